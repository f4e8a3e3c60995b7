// SPDX-License-Identifier: GPL-3.0-or-later

/// What a random stream is drawn for: the third part of a draw's address.
///
/// The numbers are part of the promise that the same seed gives the same bytes: add at the end, never renumber.
enum Purpose: UInt16 {
  case parameter = 1
  case gradeRows = 2
  case economy = 3
  case economyEvents = 4
  case sectorShock = 5
  case authorityShock = 6
  case trustShock = 7
  case authorityTrend = 8
  case pupils = 9
  case balanceShock = 10
  case turnoverYear = 11
  case teachers = 12
  case heads = 13
  case inspectionStart = 14
  case inspection = 15
  case inspectionRegime = 16
  case centralPosts = 17
  case centralDemand = 18
  case improvementDemand = 19
  case safeguarding = 20
  case plans = 21
  case conditionFailure = 22
  case cyber = 23
  case joiner = 24
  case partnerships = 25
  case namedShock = 26
  case joiningCost = 27
  case firstInspection = 28
  case incident = 29

  // 40 to 59: Schools in full: areas of quality, outcomes, wellbeing, progress, expectations.
  // <quality>
  case schoolQuality = 40
  case areas = 41
  case schoolYear = 42
  case progressYear = 43
  // </quality>

  // 60 to 79: Services in full: plans and placements, cases, incidents, bids.
  // <service>
  case sendYear = 60
  case sendSchool = 61
  case placements = 62
  case exclusions = 63
  case outage = 64
  case bids = 65
  // </service>

  // 80 to 99: Governance and evidence: trustees, committees, reviews, audit, recommendations.
  // <governance>
  case trustees = 80
  case leadersLeave = 81
  case review = 82
  case recommendations = 83
  case internalAudit = 84
  // </governance>

  // 100 to 119: Money in full: investment, procurement, planning benchmarks, risk flags, intervention.
  // <finance>
  case investmentYear = 100
  case capitalBid = 101
  case procurementYear = 102
  case emergencySupport = 103
  // </finance>

  // 120 to 139: Hubs, networks, the leadership pipeline, evaluation and research.
  // <hubs>
  case candidatesAtStart = 120
  case candidates = 121
  case joinersCandidates = 122
  case headRatings = 123
  // </hubs>
}

/// The entity part of a draw's address: a stable number for a name.
///
/// FNV-1a, 32 bits. Source: G. Fowler, L. C. Noll, K.-P. Vo, IETF draft-eastlake-fnv.
func entityNumber(of name: String) -> UInt32 {
  name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
}

/// The names, a number added to one that came before.
func distinctNames(_ names: [String]) -> [String] {
  var seen: [String: Int] = [:]
  return names.map { name in
    let count = seen[name, default: 0] + 1
    seen[name] = count
    return count == 1 ? name : "\(name)#\(count)"
  }
}

/// Numbers for distinct names; two names that share a hash are told apart in the order of their names.
func entityNumbers(of names: [String]) -> [String: UInt32] {
  var numbers: [String: UInt32] = [:]
  var taken: Set<UInt32> = []
  for name in Set(names).sorted() {
    var number = entityNumber(of: name)
    while !taken.insert(number).inserted { number &+= 1 }
    numbers[name] = number
  }
  return numbers
}
