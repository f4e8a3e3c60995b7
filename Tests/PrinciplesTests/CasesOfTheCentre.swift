// SPDX-License-Identifier: GPL-3.0-or-later
import TrustDomain

extension PrincipleCase {
  /// Finance, for secondary schools.
  private static let place = CentralFunction.finance.rawValue * CentralMeasures.sectors + 1

  static let centre: [PrincipleCase] = [
    PrincipleCase(
      "central-reach", .failing, "one function serves one sector 89% for three terms running"
    ) { $0.central.servedShare[place] = 0.89 },
    PrincipleCase("central-reach", .edge, "it serves it 90% for three terms running") {
      $0.central.servedShare[place] = 0.9
    },
    PrincipleCase("central-reach", .edge, "two bad terms running are let pass") {
      if $0.term > 0 { $0.central.servedShare[place] = 0.1 }
    },
    PrincipleCase("central-reach", .edge, "a sector without schools is not looked at") {
      $0.central.servedShare[place + 2] = 0
    },
    PrincipleCase("central-reach", .empty, "nothing is asked of the centre") {
      for place in $0.central.servedShare.indices { $0.central.servedShare[place] = .nan }
    },
    PrincipleCase("civic-capacity", .failing, "24 of 25 days are left, two terms of three") {
      if $0.term != 1 { $0.trust.civicDaysLeft = 24 }
    },
    PrincipleCase("civic-capacity", .edge, "25 of 25 days are left") {
      $0.trust.civicDaysLeft = 25
    },
    PrincipleCase("civic-capacity", .edge, "no day is left, one term of three", terms: 4) {
      if $0.term % 3 == 0 { $0.trust.civicDaysLeft = 0 }
    },
    PrincipleCase("civic-capacity", .empty, "no days are committed") {
      $0.trust.civicDaysCommitted = 0
    },
    PrincipleCase("partnerships", .failing, "a day less is left than asked for, two terms of three")
    {
      if $0.term != 1 { $0.trust.partnershipDaysLeft = 24 }
    },
    PrincipleCase("partnerships", .edge, "as many days are left as asked for") {
      $0.trust.partnershipDaysLeft = 25
    },
    PrincipleCase("partnerships", .empty, "partnership days are not measured") {
      $0.trust.partnershipDaysRequested = .nan
    },
    PrincipleCase("scalable-leadership", .failing, "nine schools for one executive leader") {
      $0.trust.schools = 9
    },
    PrincipleCase("scalable-leadership", .failing, "no executive leader is in post") {
      $0.trust.executiveLeaders = 0
    },
    PrincipleCase("scalable-leadership", .failing, "two primaries without a lead for three terms") {
      $0.central.hasLead[0] = false
    },
    PrincipleCase("scalable-leadership", .edge, "eight schools for one executive leader") {
      $0.trust.schools = 8
    },
    PrincipleCase("scalable-leadership", .edge, "a hub's lead is missing for two terms") {
      if $0.term > 0 { $0.central.hasLead[0] = false }
    },
    PrincipleCase("scalable-leadership", .edge, "a sector of one school needs no lead") {
      $0.central.hasLead[1] = false
    },
    PrincipleCase("scalable-leadership", .empty, "the trust has neither school nor leader") {
      ($0.trust.schools, $0.trust.executiveLeaders) = (0, 0)
      $0.central.schools = [0, 0, 0, 0]
    },
  ]
}
