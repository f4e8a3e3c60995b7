// SPDX-License-Identifier: GPL-3.0-or-later
import TrustDomain

extension PrincipleCase {
  /// Makes a record's schools ten members, so that a tenth is a whole school.
  private static func tenSchools(_ record: inout TermRecord) {
    var ten = TermRecord(sectors: Array(repeating: .primary, count: 10), joins: 0)
    for school in 0..<10 { ten.schools.isMember[school] = true }
    record.schools = ten.schools
    record.hubs.evaluationShare = ten.hubs.evaluationShare
    record.hubs.headRating = ten.hubs.headRating
    record.trust.schools = 10
  }

  static let leadership: [PrincipleCase] = [
    PrincipleCase("leader-recruitment", .failing, "two of ten headships unfilled a second term") {
      tenSchools(&$0)
      ($0.schools.headVacantTerms[0], $0.schools.headVacantTerms[1]) = (2, 2)
    },
    PrincipleCase("leader-recruitment", .failing, "two of ten headships vacant, two terms running")
    {
      tenSchools(&$0)
      $0.trust.headVacancies = 2
    },
    PrincipleCase(
      "leader-recruitment", .failing, "weak heads appointed, two year ends running", terms: 6
    ) { $0.trust.recentAppointmentQuality = -2.1 },
    PrincipleCase("leader-recruitment", .edge, "one of ten unfilled a ninth term: one in ten may") {
      tenSchools(&$0)
      $0.schools.headVacantTerms[0] = 9
      $0.trust.headVacancies = 1
    },
    PrincipleCase("leader-recruitment", .edge, "every headship unfilled for its first term") {
      tenSchools(&$0)
      for school in 0..<10 { $0.schools.headVacantTerms[school] = 1 }
    },
    PrincipleCase("leader-recruitment", .edge, "one deviation below the mean, twice", terms: 6) {
      $0.trust.recentAppointmentQuality = -2
    },
    PrincipleCase("leader-recruitment", .empty, "the trust has no school and no new head") {
      for school in 0..<4 { $0.schools.isMember[school] = false }
      ($0.trust.schools, $0.trust.recentAppointments) = (0, 0)
    },
    PrincipleCase("mentoring", .failing, "seven heads for one mentor, two terms running") {
      $0.trust.leadersMentored = 7
    },
    PrincipleCase("mentoring", .failing, "one of two new heads is mentored", terms: 1) {
      $0.trust.newHeads = 2
    },
    PrincipleCase("mentoring", .failing, "there are heads and no mentor") {
      $0.trust.mentors = 0
    },
    PrincipleCase("mentoring", .edge, "six heads for one mentor, nine of ten new heads mentored") {
      $0.trust.leadersMentored = 6
      ($0.trust.newHeads, $0.trust.newHeadsMentored) = (10, 9)
    },
    PrincipleCase("mentoring", .empty, "no head is in post") {
      ($0.trust.leadersMentored, $0.trust.newHeads, $0.trust.newHeadsMentored) = (0, 0, 0)
    },
  ]
}
