// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

extension Metric {
  /// Services in full: plans and placements, cases, incidents, bids.
  static let service: [Metric] = special + safety + technology + resources

  private static let special: [Metric] = [
    Metric(id: "send_plans", title: "Pupils with an education, health and care plan", unit: .count)
    { record, _ in record.service.plans },
    Metric(id: "send_requests", title: "Requests for assessment in the term", unit: .count) {
      record, _ in record.service.requests
    },
    Metric(
      id: "send_served_share",
      title:
        "Share of the SEND specialists' work (plans, requests, reviews, placements) that is served",
      unit: .fraction
    ) { record, _ in
      quotient(record.service.specialistDaysServed, record.service.specialistDaysAsked)
    },
    Metric(
      id: "placements_needed",
      title: "Pupils who need alternative provision in the term, excluded ones included",
      unit: .count
    ) { record, _ in record.service.placementsNeeded },
    Metric(
      id: "placements_spare", title: "Places in alternative provision less the pupils who need one",
      unit: .count
    ) { record, _ in
      let service = record.service
      guard service.placementsNeeded > 0 || service.placesHeld > 0 else { return .nan }
      return service.placesHeld - service.placementsNeeded
    },
  ]

  private static let safety: [Metric] = [
    Metric(
      id: "cases_per_specialist",
      title: "Referrals of the term and those carried over for each pupil-safety specialist",
      unit: .ratio
    ) { record, _ in
      let service = record.service
      if service.safetySpecialists > 0 { return service.cases / service.safetySpecialists }
      return service.cases > 0 ? .infinity : .nan
    },
    Metric(
      id: "cases_past_term", title: "Cases from an earlier term still not taken up", unit: .count
    ) { record, _ in
      record.service.cases > 0 || record.service.casesPastTerm > 0
        ? record.service.casesPastTerm : .nan
    },
  ]

  private static let technology: [Metric] = [
    Metric(id: "incidents", title: "Material cyber incidents in the term", unit: .count) {
      record, _ in record.service.incidents
    },
    Metric(
      id: "incidents_uncontained", title: "Cyber incidents in the term that stopped teaching",
      unit: .count
    ) { record, _ in record.trust.schools > 0 ? record.service.uncontainedIncidents : .nan },
    Metric(
      id: "learning_days_lost",
      title: "Learning days lost to outages for each pupil over the last three terms", unit: .days
    ) { record, _ in record.trust.schools > 0 ? record.service.learningDaysLost : .nan },
    Metric(
      id: "technology_served_share",
      title: "Share of the demand on the technology function that is served", unit: .fraction
    ) { record, _ in record.service.technologyServedShare },
  ]

  private static let resources: [Metric] = [
    Metric(
      id: "resources_served_share",
      title: "Share of the work on bids and resources that is served", unit: .fraction
    ) { record, _ in record.service.resourcesServedShare },
    Metric(
      id: "external_funding_gbp", title: "External funding won since 1 September", unit: .pounds
    ) { record, _ in record.service.fundingWon.pounds },
    Metric(
      id: "external_funding_cover",
      title: "External funding won since 1 September over the plan", unit: .ratio
    ) { record, _ in
      quotient(record.service.fundingWon.pounds, record.service.fundingPlanned.pounds)
    },
  ]
}
