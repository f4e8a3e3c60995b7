// SPDX-License-Identifier: GPL-3.0-or-later
import TrustDomain

extension PrincipleCase {
  /// Makes a record's schools ten members, so that a tenth is a whole school.
  private static func tenSchools(_ record: inout TermRecord) {
    var ten = TermRecord(sectors: Array(repeating: .primary, count: 10), joins: 0)
    for school in 0..<10 { ten.schools.isMember[school] = true }
    HealthyTrust.fillQuality(&ten)
    if !record.isYearEnd { HealthyTrust.clearYear(&ten) }
    record.schools = ten.schools
    record.quality = ten.quality
    (record.service, record.hubs) = (ten.service, ten.hubs)
    (record.governance, record.finance) = (ten.governance, ten.finance)
    record.trust.schools = 10
  }

  static let quality: [PrincipleCase] = [
    PrincipleCase("progression", .failing, "in one year 74% of schools hold or rise") {
      if $0.isYearEnd { $0.quality.heldOrRoseShare = 0.74 }
    },
    PrincipleCase("progression", .edge, "75% of schools do") {
      if $0.isYearEnd { $0.quality.heldOrRoseShare = 0.75 }
    },
    PrincipleCase("progression", .empty, "no school has been there for a year") {
      $0.quality.heldOrRoseShare = .nan
    },
    PrincipleCase("national-benchmarks", .failing, "two of four measures lie below the band") {
      if $0.isYearEnd { $0.quality.benchmarksMetShare = 0.5 }
    },
    PrincipleCase("national-benchmarks", .edge, "one of four measures lies below the band") {
      if $0.isYearEnd { $0.quality.benchmarksMetShare = 0.75 }
    },
    PrincipleCase("national-benchmarks", .empty, "the trust has no pupils") {
      $0.quality.benchmarksMetShare = .nan
    },
    PrincipleCase(
      "inspection-areas", .failing, "89% in the last of four areas, three year ends running",
      terms: 9
    ) { $0.quality.areaExpectedShare[3] = 0.89 },
    PrincipleCase("inspection-areas", .edge, "90% in each of four areas", terms: 9) {
      for area in 0..<4 { $0.quality.areaExpectedShare[area] = 0.9 }
    },
    PrincipleCase("inspection-areas", .edge, "two bad year ends are let pass", terms: 9) {
      if $0.term > 2 { $0.quality.areaExpectedShare[0] = 0.5 }
    },
    PrincipleCase("inspection-areas", .empty, "every school is a recent joiner", terms: 9) {
      for area in 0..<4 { $0.quality.areaExpectedShare[area] = .nan }
    },
    PrincipleCase("outcomes", .failing, "pupils' outcomes lie a hundredth below national") {
      if $0.isYearEnd { $0.quality.trustOutcomes = -0.01 }
    },
    PrincipleCase("outcomes", .failing, "one school stays below -1 for two years") {
      if $0.isYearEnd { $0.quality.outcomesOfTwoYears[2] = -1.01 }
    },
    PrincipleCase("outcomes", .edge, "the trust at 0, and one school at -1 for two years") {
      if $0.isYearEnd {
        $0.quality.trustOutcomes = 0
        $0.quality.outcomesOfTwoYears[2] = -1
      }
    },
    PrincipleCase("outcomes", .edge, "one school is at -2 in its first year in the trust") {
      if $0.isYearEnd {
        $0.quality.outcomes[2] = -2
        $0.quality.outcomesOfTwoYears[2] = .nan
      }
    },
    PrincipleCase("outcomes", .empty, "the trust has no pupils") {
      $0.quality.trustOutcomes = .nan
      for school in 0..<4 { $0.quality.outcomesOfTwoYears[school] = .nan }
    },
    PrincipleCase("wellbeing", .failing, "two of ten schools lie below 60%") {
      tenSchools(&$0)
      if $0.isYearEnd { ($0.quality.wellbeing[0], $0.quality.wellbeing[1]) = (0.59, 0.59) }
    },
    PrincipleCase("wellbeing", .edge, "one of ten lies at 10%, the others on 60%") {
      tenSchools(&$0)
      guard $0.isYearEnd else { return }
      for school in 0..<10 { $0.quality.wellbeing[school] = school == 0 ? 0.1 : 0.6 }
    },
    PrincipleCase("wellbeing", .empty, "the trust has no school") {
      for school in 0..<4 { $0.quality.wellbeing[school] = .nan }
    },
    PrincipleCase("national-progress", .failing, "74% of schools are at national or above") {
      if $0.isYearEnd { $0.quality.progressNationalShare = 0.74 }
    },
    PrincipleCase("national-progress", .edge, "75% are") {
      if $0.isYearEnd { $0.quality.progressNationalShare = 0.75 }
    },
    PrincipleCase("national-progress", .empty, "no progress is published in any year", terms: 6) {
      $0.quality.progressNationalShare = .nan
    },
    PrincipleCase("trust-expectations", .failing, "two of ten schools meet seven of ten") {
      tenSchools(&$0)
      guard $0.isYearEnd else { return }
      ($0.quality.expectationsMet[0], $0.quality.expectationsMet[1]) = (0.7, 0.7)
    },
    PrincipleCase("trust-expectations", .edge, "one of ten meets none, the others eight of ten") {
      tenSchools(&$0)
      guard $0.isYearEnd else { return }
      for school in 0..<10 { $0.quality.expectationsMet[school] = school == 0 ? 0 : 0.8 }
    },
    PrincipleCase("trust-expectations", .empty, "every school is a joiner in its first terms") {
      for school in 0..<4 { $0.quality.expectationsMet[school] = .nan }
    },
  ]
}

extension HealthyTrust {
  /// Schools a little above national, all at the expected standard.
  static func fillQuality(_ record: inout TermRecord) {
    for area in 0..<record.quality.areas { record.quality.areaExpectedShare[area] = 1 }
    record.quality.allAreasExpectedShare = 1
    for school in 0..<record.schools.count {
      record.quality.lowestAreaGrade[school] = 2
      record.quality.outcomes[school] = 0.3
      record.quality.outcomesOfTwoYears[school] = 0.3
      record.quality.wellbeing[school] = 0.7
      record.quality.expectationsMet[school] = 0.9
    }
    record.quality.evaluatedQuality = 0.3
    (record.quality.trustOutcomes, record.quality.trustProgress) = (0.3, 0.3)
    (record.quality.attendance, record.quality.suspensions) = (0.94, 0.9)
    record.quality.trustWellbeing = 0.7
    record.quality.heldOrRoseShare = 0.9
    record.quality.progressNationalShare = 0.9
    record.quality.benchmarksMetShare = 1
  }

  /// Takes away what only a summer publishes.
  static func clearYear(_ record: inout TermRecord) {
    for school in 0..<record.schools.count {
      record.quality.outcomes[school] = .nan
      record.quality.outcomesOfTwoYears[school] = .nan
      record.quality.wellbeing[school] = .nan
      record.quality.expectationsMet[school] = .nan
    }
    record.quality.evaluatedQuality = .nan
    (record.quality.trustOutcomes, record.quality.trustProgress) = (.nan, .nan)
    (record.quality.attendance, record.quality.suspensions) = (.nan, .nan)
    record.quality.trustWellbeing = .nan
    record.quality.heldOrRoseShare = .nan
    record.quality.progressNationalShare = .nan
    record.quality.benchmarksMetShare = .nan
  }
}
