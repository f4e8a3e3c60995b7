// SPDX-License-Identifier: GPL-3.0-or-later
import TrustDomain

extension PrincipleCase {
  static let service: [PrincipleCase] = special + safety + technology + resources

  private static let special: [PrincipleCase] = [
    PrincipleCase("send-capacity", .failing, "94 of 100 days are served, two terms running") {
      $0.service.specialistDaysServed = 94
    },
    PrincipleCase("send-capacity", .edge, "95 of 100 days are served") {
      $0.service.specialistDaysServed = 95
    },
    PrincipleCase("send-capacity", .edge, "no day is served, every other term", terms: 5) {
      if $0.term % 2 == 0 { $0.service.specialistDaysServed = 0 }
    },
    PrincipleCase("send-capacity", .empty, "no pupil has a plan or asks for one") {
      ($0.service.specialistDaysAsked, $0.service.specialistDaysServed) = (0, 0)
    },
    PrincipleCase("alternative-provision", .failing, "a pupil has no place, twice in 15 terms") {
      if $0.term != 1 { $0.service.placementsNeeded = 11 }
    },
    PrincipleCase("alternative-provision", .edge, "every place is taken") {
      $0.service.placementsNeeded = 10
    },
    PrincipleCase(
      "alternative-provision", .edge, "a pupil has no place, once in 15 terms and once after them",
      terms: 16
    ) { if $0.term % 15 == 0 { $0.service.placementsNeeded = 11 } },
    PrincipleCase("alternative-provision", .empty, "nobody needs a place and none is held") {
      ($0.service.placementsNeeded, $0.service.placesHeld) = (0, 0)
    },
  ]

  private static let safety: [PrincipleCase] = [
    PrincipleCase("pupil-safety", .failing, "76 cases for a specialist, two terms running") {
      $0.service.cases = 76
    },
    PrincipleCase("pupil-safety", .failing, "there are cases and nobody to take them up") {
      $0.service.safetySpecialists = 0
    },
    PrincipleCase("pupil-safety", .failing, "a case of an earlier term is left lying", terms: 1) {
      $0.service.casesPastTerm = 1
    },
    PrincipleCase("pupil-safety", .edge, "75 cases for a specialist") { $0.service.cases = 75 },
    PrincipleCase("pupil-safety", .edge, "one bad term is let pass") {
      if $0.term == 1 { $0.service.cases = 200 }
    },
    PrincipleCase("pupil-safety", .empty, "there is neither case nor specialist") {
      ($0.service.cases, $0.service.safetySpecialists) = (0, 0)
    },
  ]

  private static let technology: [PrincipleCase] = [
    PrincipleCase("technology-safety", .failing, "an incident stops teaching", terms: 1) {
      $0.service.uncontainedIncidents = 1
    },
    PrincipleCase("technology-safety", .failing, "1.1 days lost for each pupil", terms: 1) {
      $0.service.learningDaysLost = 1.1
    },
    PrincipleCase("technology-safety", .failing, "89% of the work is served, two terms running") {
      $0.service.technologyServedShare = 0.89
    },
    PrincipleCase("technology-safety", .edge, "a day lost, 90% served, two incidents contained") {
      $0.service.incidents = 2
      $0.service.learningDaysLost = 1
      $0.service.technologyServedShare = 0.9
    },
    PrincipleCase("technology-safety", .empty, "the trust has no school") {
      $0.trust.schools = 0
      $0.service.technologyServedShare = .nan
    },
  ]

  private static let resources: [PrincipleCase] = [
    PrincipleCase("resources-team", .failing, "89% of the work is served, two terms running") {
      $0.service.resourcesServedShare = 0.89
    },
    PrincipleCase(
      "resources-team", .failing, "£99,000 of £100,000 won, two of three years", terms: 9
    ) { if $0.term < 3 || $0.term > 5 { $0.service.fundingWon = Money(pounds: 99_000) } },
    PrincipleCase("resources-team", .edge, "90% is served, and the plan is just won") {
      $0.service.resourcesServedShare = 0.9
      $0.service.fundingWon = Money(pounds: 100_000)
    },
    PrincipleCase("resources-team", .edge, "nothing won in one year of three", terms: 9) {
      if $0.term < 3 { $0.service.fundingWon = .zero }
    },
    PrincipleCase("resources-team", .empty, "no bid is planned") {
      $0.service.resourcesServedShare = .nan
      $0.service.fundingPlanned = .zero
    },
  ]
}
