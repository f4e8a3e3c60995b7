// SPDX-License-Identifier: GPL-3.0-or-later
import TrustDomain

extension PrincipleCase {
  static let hubs: [PrincipleCase] = sectorHubs + specialistHubs + regions + leaders

  private static let sectorHubs: [PrincipleCase] = [
    PrincipleCase("sector-hubs", .failing, "two primaries have no hub lead for three terms") {
      $0.central.hasLead[0] = false
    },
    PrincipleCase("sector-hubs", .failing, "91 of the hub's 100 days are asked for, three terms") {
      $0.hubs.demandDays[0] = 91
    },
    PrincipleCase("sector-hubs", .failing, "a hub has work and nobody to do it") {
      $0.hubs.capacityDays[0] = 0
    },
    PrincipleCase("sector-hubs", .edge, "90 of 100 days are asked for") {
      $0.hubs.demandDays[0] = 90
    },
    PrincipleCase("sector-hubs", .edge, "a hub is overloaded for two terms") {
      if $0.term > 0 { $0.hubs.demandDays[0] = 150 }
    },
    PrincipleCase("sector-hubs", .edge, "a sector of one school needs no hub") {
      $0.central.hasLead[1] = false
      $0.hubs.demandDays[1] = 200
    },
    PrincipleCase("sector-hubs", .empty, "no sector has two schools") {
      $0.central.schools = [1, 1, 1, 1]
    },
  ]

  private static let specialistHubs: [PrincipleCase] = [
    PrincipleCase("within-sector-hubs", .failing, "one of two hubs stands unstaffed for two terms")
    {
      ($0.hubs.hubsCalledFor[0], $0.hubs.hubsStaffed[0]) = (2, 1)
    },
    PrincipleCase("within-sector-hubs", .edge, "a new hub is staffed a term late", terms: 4) {
      $0.hubs.hubsCalledFor[0] = 2
      $0.hubs.hubsStaffed[0] = $0.term == 1 ? 1 : 2
    },
    PrincipleCase("within-sector-hubs", .empty, "no sector has a school") {
      $0.hubs.hubsCalledFor = [0, 0, 0, 0]
    },
  ]

  private static let regions: [PrincipleCase] = [
    PrincipleCase("regional-hubs", .failing, "a region of three schools has no lead, three terms") {
      $0.hubs.regionIsLed[0] = false
    },
    PrincipleCase("regional-hubs", .failing, "99 of the 100 days a region needs are there") {
      $0.hubs.regionCapacityDays[0] = 99
    },
    PrincipleCase("regional-hubs", .edge, "a region has just the days it needs") {
      $0.hubs.regionCapacityDays[0] = 100
    },
    PrincipleCase("regional-hubs", .edge, "a new region waits two terms for its lead") {
      if $0.term < 2 { $0.hubs.regionIsLed[0] = false }
    },
    PrincipleCase("regional-hubs", .edge, "a region of one school needs no lead") {
      $0.hubs.regionIsLed[1] = false
      $0.hubs.regionCapacityDays[1] = 0
    },
    PrincipleCase("regional-hubs", .empty, "no region has three schools") {
      $0.hubs.regionSchools = [2, 2]
    },
    PrincipleCase("school-evaluation", .failing, "one school of four has 99% of its evaluation") {
      if $0.isYearEnd { $0.hubs.evaluationShare[2] = 0.99 }
    },
    PrincipleCase("school-evaluation", .edge, "every school has all of its evaluation") {
      if $0.isYearEnd { $0.hubs.evaluationShare = [1, 1, 1, 1] }
    },
    PrincipleCase("school-evaluation", .edge, "a school outside the trust is not evaluated") {
      $0.schools.isMember[2] = false
      $0.hubs.evaluationShare[2] = 0
    },
    PrincipleCase("school-evaluation", .empty, "no evaluation is planned") {
      $0.hubs.evaluationShare = $0.hubs.evaluationShare.map { _ in .nan }
    },
    PrincipleCase("research", .failing, "23 of 24 promised days are delivered in the year") {
      if $0.isYearEnd { $0.hubs.researchDelivered = 23 }
    },
    PrincipleCase("research", .edge, "24 of 24 days are delivered") {
      if $0.isYearEnd { $0.hubs.researchDelivered = 24 }
    },
    PrincipleCase("research", .empty, "nothing has been promised") {
      if $0.isYearEnd { $0.hubs.researchCommitted = 0 }
    },
  ]

  private static let leaders: [PrincipleCase] = [
    PrincipleCase("improvement-leadership", .failing, "one leader for six improvement staff") {
      ($0.hubs.improvementLeaders, $0.hubs.improvementStaff) = (1, 6)
      $0.hubs.hubsCalledFor = [1, 0, 0, 0]
    },
    PrincipleCase("improvement-leadership", .failing, "two leaders for three hubs, three terms") {
      ($0.hubs.improvementLeaders, $0.hubs.improvementStaff) = (2, 4)
    },
    PrincipleCase("improvement-leadership", .edge, "three leaders of twelve staff, three hubs") {
      ($0.hubs.improvementLeaders, $0.hubs.improvementStaff) = (3, 12)
    },
    PrincipleCase("improvement-leadership", .edge, "a lead is missing for two terms") {
      if $0.term > 0 { $0.hubs.improvementLeaders = 2 }
    },
    PrincipleCase("improvement-leadership", .empty, "there is neither staff nor hub") {
      ($0.hubs.improvementLeaders, $0.hubs.improvementStaff) = (0, 0)
      $0.hubs.hubsCalledFor = [0, 0, 0, 0]
    },
    PrincipleCase("leader-networks", .failing, "one leader of twenty has no place for two terms") {
      $0.hubs.networkPlaces = $0.term > 0 ? 19 : 20
    },
    PrincipleCase("leader-networks", .failing, "two networks serve 21 leaders for three terms") {
      ($0.hubs.leaders, $0.hubs.networks, $0.hubs.networkPlaces) = (21, 2, 24)
    },
    PrincipleCase("leader-networks", .failing, "nobody runs a network") {
      ($0.hubs.networks, $0.hubs.networkPlaces) = (0, 0)
    },
    PrincipleCase("leader-networks", .edge, "two networks of ten serve twenty leaders") {
      ($0.hubs.networks, $0.hubs.networkPlaces) = (2, 20)
    },
    PrincipleCase("leader-networks", .edge, "networks are crowded for two terms") {
      if $0.term > 0 {
        ($0.hubs.leaders, $0.hubs.networks, $0.hubs.networkPlaces) = (24, 2, 24)
      }
    },
    PrincipleCase("leader-networks", .empty, "there is no leader") { $0.hubs.leaders = 0 },
    PrincipleCase("leadership-development", .failing, "one candidate for two vacancies to come") {
      if $0.isYearEnd { ($0.hubs.readyCandidates, $0.hubs.expectedVacancies) = (1, 2) }
    },
    PrincipleCase("leadership-development", .failing, "nobody is ready") {
      $0.hubs.readyCandidates = 0
    },
    PrincipleCase("leadership-development", .edge, "two candidates for two vacancies to come") {
      if $0.isYearEnd { ($0.hubs.readyCandidates, $0.hubs.expectedVacancies) = (2, 2) }
    },
    PrincipleCase("leadership-development", .edge, "nobody is ready until the year end") {
      if !$0.isYearEnd { $0.hubs.readyCandidates = 0 }
    },
    PrincipleCase("leadership-development", .empty, "no headship will fall vacant") {
      $0.hubs.expectedVacancies = 0
    },
    PrincipleCase("headteacher-evaluation", .failing, "one head of four rates the centre at 3.4") {
      if $0.isYearEnd { $0.hubs.headRating[1] = 3.4 }
    },
    PrincipleCase("headteacher-evaluation", .edge, "every head rates it at 3.5") {
      if $0.isYearEnd { $0.hubs.headRating = $0.hubs.headRating.map { _ in 3.5 } }
    },
    PrincipleCase("headteacher-evaluation", .edge, "a school without a head gives no rating") {
      $0.hubs.headRating[1] = .nan
    },
    PrincipleCase("headteacher-evaluation", .empty, "no school has a head to ask") {
      $0.hubs.headRating = $0.hubs.headRating.map { _ in .nan }
    },
  ]
}
