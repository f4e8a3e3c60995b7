// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

extension Metric {
  /// Hubs, networks, the leadership pipeline, evaluation and research.
  static let hubs: [Metric] = [
    Metric(
      id: "hub_utilisation",
      title:
        "Improvement demand of a sector with two or more schools over its hub's days, with lent ones",
      unit: .fraction, scope: .sector
    ) { record, sector in
      guard record.central.schools[sector] >= 2 else { return .nan }
      let demand = record.hubs.demandDays[sector]
      let capacity = record.hubs.capacityDays[sector]
      return capacity > 0 ? demand / capacity : (demand > 0 ? .infinity : .nan)
    },
    Metric(
      id: "specialist_hubs_staffed_share",
      title: "Share of the specialist hubs that a sector's schools call for that are staffed",
      unit: .fraction, scope: .sector
    ) { record, sector in
      quotient(Double(record.hubs.hubsStaffed[sector]), Double(record.hubs.hubsCalledFor[sector]))
    },
    Metric(
      id: "region_lead_in_post",
      title: "Whether a region large enough for a lead has one in post", unit: .flag,
      scope: .region
    ) { record, region in
      record.hubs.needsLead(region) ? (record.hubs.regionIsLed[region] ? 1 : 0) : .nan
    },
    Metric(
      id: "region_visits_cover",
      title: "A region's part of the hubs' days over the visits it needs, travel included",
      unit: .ratio, scope: .region
    ) { record, region in
      record.hubs.needsLead(region)
        ? quotient(record.hubs.regionCapacityDays[region], record.hubs.regionVisitDays[region])
        : .nan
    },
    Metric(
      id: "si_leaders_per_staff",
      title: "School-improvement leaders as a share of its people in post", unit: .fraction
    ) { record, _ in
      quotient(Double(record.hubs.improvementLeaders), Double(record.hubs.improvementStaff))
    },
    Metric(
      id: "si_leaders_per_hub", title: "School-improvement leaders for each specialist hub",
      unit: .ratio
    ) { record, _ in
      var hubs = 0
      for sector in 0..<CentralMeasures.sectors { hubs += record.hubs.hubsCalledFor[sector] }
      return quotient(Double(record.hubs.improvementLeaders), Double(hubs))
    },
    Metric(
      id: "network_places_cover", title: "Places in leaders' networks over leaders", unit: .ratio
    ) { record, _ in quotient(record.hubs.networkPlaces, record.hubs.leaders) },
    Metric(id: "leaders_per_network", title: "Leaders for each network", unit: .ratio) {
      record, _ in
      guard record.hubs.leaders > 0 else { return .nan }
      return record.hubs.networks > 0 ? record.hubs.leaders / record.hubs.networks : .infinity
    },
    Metric(
      id: "candidates_cover",
      title: "Internal candidates ready for headship over the vacancies of the next year",
      unit: .ratio
    ) { record, _ in
      quotient(Double(record.hubs.readyCandidates), record.hubs.expectedVacancies)
    },
    Metric(
      id: "research_days_cover",
      title: "Research days for others delivered in the year over those committed", unit: .ratio
    ) { record, _ in quotient(record.hubs.researchDelivered, record.hubs.researchCommitted) },
    Metric(
      id: "evaluation_delivered_share",
      title: "Share of a school's planned evaluation of the year that was delivered",
      unit: .fraction, scope: .school
    ) { record, school in
      record.schools.isMember[school] ? record.hubs.evaluationShare[school] : .nan
    },
    Metric(
      id: "head_rating", title: "A head's rating of the centre over the year, 1 to 5",
      unit: .ratio, scope: .school
    ) { record, school in
      record.schools.isMember[school] ? record.hubs.headRating[school] : .nan
    },
  ]
}
