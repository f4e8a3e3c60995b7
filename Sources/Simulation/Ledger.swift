// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// What money came or went for.
enum Flow: Int, Sendable, Hashable, CaseIterable {
  case publicIncome, selfGenerated, payGrant, joiningGrant
  case teachers, supply, support, premises, energy, resources, other
  case budgetVariance, interimHeads
  case centralStaff, centralNonStaff
  case dueDiligence, professional, integration, redundancy, hiddenDeficit, conditionFailure, cyber
  case namedShock
  /// Reserves that joining schools bring with them; no income of the year.
  case transferredIn

  /// Whether the flow counts in the in-year balance.
  var isInYear: Bool { self != .transferredIn }

  var isIncome: Bool { rawValue <= Flow.joiningGrant.rawValue }

  var isStaff: Bool {
    switch self {
    case .teachers, .supply, .support, .interimHeads, .centralStaff: true
    default: false
    }
  }
}

/// The accounts of the schools and the centre, in pence.
///
/// Each posting changes an account and the sum of its flow; the two are added up apart, and must agree every term.
struct Ledger {
  /// Reserves by school, zero outside the trust.
  var reserves: [Money]
  var centre = Money.zero
  /// Sums of this term's postings, by flow; spending is negative.
  private(set) var flows = Array(repeating: Money.zero, count: Flow.allCases.count)
  private var opening = Money.zero
  /// Income of the last three terms, latest first, by school.
  var recentIncome: [(Money, Money, Money)]
  /// Income and cost of each school since 1 September, the charge among its cost.
  private(set) var schoolYear: [(income: Money, cost: Money)]
  var incomeToDate = Money.zero
  var balanceToDate = Money.zero
  var staffToDate = Money.zero

  init(schools: Int) {
    reserves = Array(repeating: .zero, count: schools)
    recentIncome = Array(repeating: (.zero, .zero, .zero), count: schools)
    schoolYear = Array(repeating: (.zero, .zero), count: schools)
  }

  var total: Money { reserves.reduce(centre, +) }

  mutating func openTerm(isFirstOfYear: Bool) {
    for flow in flows.indices { flows[flow] = .zero }
    opening = total
    guard isFirstOfYear else { return }
    (incomeToDate, balanceToDate, staffToDate) = (.zero, .zero, .zero)
    for school in schoolYear.indices { schoolYear[school] = (.zero, .zero) }
  }

  /// Adds to a school's account; spending is negative.
  @inline(__always)
  mutating func post(_ amount: Money, _ flow: Flow, school: Int) {
    reserves[school] += amount
    flows[flow.rawValue] += amount
    if flow.isIncome {
      schoolYear[school].income += amount
    } else if flow.isInYear {
      schoolYear[school].cost -= amount
    }
  }

  /// Adds to the centre's account.
  @inline(__always)
  mutating func postToCentre(_ amount: Money, _ flow: Flow) {
    centre += amount
    flows[flow.rawValue] += amount
  }

  /// Moves money from a school to the centre: no flow of the trust.
  @inline(__always)
  mutating func charge(_ amount: Money, school: Int) {
    reserves[school] -= amount
    schoolYear[school].cost += amount
    centre += amount
  }

  /// Adds the term's flows to those since 1 September.
  ///
  /// - Returns: whether the flows add up to the change of reserves, to the penny.
  mutating func closeTerm() -> Bool {
    var change = Money.zero
    for flow in Flow.allCases {
      let amount = flows[flow.rawValue]
      change += amount
      if flow.isIncome { incomeToDate += amount }
      if flow.isStaff { staffToDate -= amount }
      if flow.isInYear { balanceToDate += amount }
    }
    return total - opening == change
  }

  mutating func reset() {
    for school in reserves.indices {
      reserves[school] = .zero
      recentIncome[school] = (.zero, .zero, .zero)
      schoolYear[school] = (.zero, .zero)
    }
    centre = .zero
    (incomeToDate, balanceToDate, staffToDate) = (.zero, .zero, .zero)
  }
}
