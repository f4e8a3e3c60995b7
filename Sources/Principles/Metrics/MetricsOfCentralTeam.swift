// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// What is asked over what there is: infinite where there is nothing, NaN where nothing is asked of nothing.
@inline(__always)
private func load(_ demand: Double, on capacity: Double) -> Double {
  capacity > 0 ? demand / capacity : (demand > 0 ? .infinity : .nan)
}

extension Metric {
  static let central: [Metric] = [
    Metric(
      id: "central_utilisation", title: "Demand on the central team over its capacity",
      unit: .fraction
    ) { record, _ in
      load(record.trust.centralDemandDays, on: record.trust.centralCapacityDays)
    },
    Metric(
      id: "si_utilisation", title: "School-improvement demand over capacity", unit: .fraction
    ) { record, _ in
      load(record.trust.improvementDemandDays, on: record.trust.improvementCapacityDays)
    },
    Metric(
      id: "si_utilisation_with_joiners",
      title: "School-improvement demand with that of the schools due to join, over capacity",
      unit: .fraction
    ) { record, _ in
      load(
        record.trust.improvementDemandDays + record.trust.improvementJoinerDays,
        on: record.trust.improvementCapacityDays)
    },
    Metric(
      id: "si_utilisation_at_joining",
      title: "School-improvement demand with that of the joiners over capacity, before a join",
      unit: .fraction
    ) { record, _ in
      record.trust.improvementJoinerDays > 0
        ? load(
          record.trust.improvementDemandDays + record.trust.improvementJoinerDays,
          on: record.trust.improvementCapacityDays)
        : .nan
    },
    Metric(
      id: "si_demand_days", title: "School-improvement days asked for in the term", unit: .days
    ) { record, _ in record.trust.improvementDemandDays },
    Metric(
      id: "si_capacity_days", title: "School-improvement days that the team can deliver",
      unit: .days
    ) { record, _ in record.trust.improvementCapacityDays },
    Metric(
      id: "function_utilisation", title: "A central function's demand over its capacity",
      unit: .fraction, scope: .function
    ) { record, function in record.central.utilisation[function] },
    Metric(
      id: "central_served_share",
      title: "Share of a sector's demand on a central function that is served", unit: .fraction,
      scope: .functionInSector,
      all: { record, values in
        for place in record.central.servedShare.indices {
          let isServed = record.central.schools[place & (CentralMeasures.sectors - 1)] > 0
          values[place] = isServed ? record.central.servedShare[place] : .nan
        }
      }
    ) { record, place in
      record.central.schools[place & (CentralMeasures.sectors - 1)] > 0
        ? record.central.servedShare[place] : .nan
    },
    Metric(
      id: "specialists_in_post", title: "People in post who cover a specialism", unit: .count,
      scope: .specialism
    ) { record, specialism in
      record.central.schools[specialism / CentralMeasures.disciplines] > 0
        ? Double(record.central.specialists[specialism]) : .nan
    },
    Metric(
      id: "specialism_thin_terms",
      title: "Terms for which a specialism has hung on one person alone", unit: .terms,
      scope: .specialism
    ) { record, specialism in
      record.central.schools[specialism / CentralMeasures.disciplines] > 0
        ? Double(record.central.termsThin[specialism]) : .nan
    },
    Metric(
      id: "matched_support_share",
      title: "Share of support days delivered by a specialist of the school's sector",
      unit: .fraction
    ) { record, _ in quotient(record.trust.matchedSupportDays, record.trust.supportDays) },
    Metric(
      id: "schools_per_partner", title: "Schools of a sector for each improvement partner in post",
      unit: .ratio, scope: .sector
    ) { record, sector in
      let schools = record.central.schools[sector]
      guard schools > 0 else { return .nan }
      let partners = record.central.partnersInPost[sector]
      return partners > 0 ? Double(schools) / Double(partners) : .infinity
    },
    Metric(
      id: "hub_lead_in_post",
      title:
        "Whether a sector with two or more schools has its specialist leader, or one acting, in post",
      unit: .flag, scope: .sector
    ) { record, sector in
      record.central.schools[sector] >= 2 ? (record.central.hasLead[sector] ? 1 : 0) : .nan
    },
    Metric(
      id: "schools_per_executive_leader", title: "Schools for each executive leader in post",
      unit: .ratio
    ) { record, _ in
      load(Double(record.trust.schools), on: Double(record.trust.executiveLeaders))
    },
    Metric(id: "leaders_per_mentor", title: "Heads in post for each mentor", unit: .ratio) {
      record, _ in
      guard record.trust.leadersMentored > 0 else { return .nan }
      return record.trust.mentors > 0
        ? Double(record.trust.leadersMentored) / record.trust.mentors : .infinity
    },
    Metric(
      id: "new_heads_mentored_share",
      title: "Share of heads in their first term whom a mentor takes on", unit: .fraction
    ) { record, _ in quotient(record.trust.newHeadsMentored, Double(record.trust.newHeads)) },
    Metric(
      id: "civic_days_cover",
      title: "Central days left for civic duties over the days committed", unit: .ratio
    ) { record, _ in quotient(record.trust.civicDaysLeft, record.trust.civicDaysCommitted) },
    Metric(
      id: "partnership_days_spare",
      title: "Days left for partnerships less the days other schools asked for", unit: .days
    ) { record, _ in
      record.trust.partnershipDaysLeft - record.trust.partnershipDaysRequested
    },
  ]

  static let growth: [Metric] = [
    Metric(
      id: "gate_principles_unmet",
      title: "Gate principles unmet at the assessment before a join that went ahead",
      unit: .count, scope: .join
    ) { record, join in
      record.joins.tookPlace[join] ? Double(record.joins.gatePrinciplesUnmet[join]) : .nan
    },
    Metric(
      id: "due_diligence_share",
      title: "Due-diligence days delivered before a join over those planned", unit: .fraction,
      scope: .join
    ) { record, join in
      let share = record.joins.dueDiligenceShare[join]
      return share == 0 ? Metric.notEvidenced : share
    },
    Metric(
      id: "due_diligence_insight",
      title: "Share of what is hidden in a joiner that due diligence brings to light",
      unit: .fraction, scope: .join
    ) { record, join in
      record.joins.dueDiligenceShare[join].isNaN ? .nan : record.joins.dueDiligenceInsight
    },
  ]
}
