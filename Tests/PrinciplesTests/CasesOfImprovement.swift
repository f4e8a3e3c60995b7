// SPDX-License-Identifier: GPL-3.0-or-later
import TrustDomain

extension PrincipleCase {
  static let improvement: [PrincipleCase] = [
    PrincipleCase(
      "improvement-capacity", .failing, "with the joiner 66 + 20 days are asked of 100, two terms"
    ) { $0.trust.improvementDemandDays = 66 },
    PrincipleCase("improvement-capacity", .failing, "the team is overloaded two terms running") {
      ($0.trust.improvementDemandDays, $0.trust.improvementJoinerDays) = (90, 0)
    },
    PrincipleCase("improvement-capacity", .failing, "there is work and nobody to do it") {
      $0.trust.improvementCapacityDays = 0
    },
    PrincipleCase(
      "improvement-capacity", .edge, "with the joiner 65 + 20 days are asked of 100, two terms"
    ) { $0.trust.improvementDemandDays = 65 },
    PrincipleCase("improvement-capacity", .edge, "one overloaded term is let pass") {
      $0.trust.improvementJoinerDays = 0
      if $0.term == 1 { $0.trust.improvementDemandDays = 200 }
    },
    PrincipleCase("improvement-capacity", .failing, "a join would overload the team for one term") {
      $0.trust.improvementDemandDays = 60
      $0.trust.improvementJoinerDays = $0.term == 1 ? 30 : 0
    },
    PrincipleCase("improvement-capacity", .empty, "there is neither work nor anyone to do it") {
      ($0.trust.improvementDemandDays, $0.trust.improvementJoinerDays) = (0, 0)
      $0.trust.improvementCapacityDays = 0
    },
    PrincipleCase("improvement-breadth", .failing, "nobody covers inclusion in special schools") {
      $0.central.specialists[5] = 0
    },
    PrincipleCase("improvement-breadth", .failing, "one person alone carries it a third term") {
      $0.central.termsThin[5] = 3
    },
    PrincipleCase("improvement-breadth", .edge, "one person alone, for two terms") {
      $0.central.specialists[5] = 1
      $0.central.termsThin[5] = 2
    },
    PrincipleCase(
      "improvement-breadth", .edge, "nobody covers alternative provision, of which there is none"
    ) {
      $0.central.specialists[6] = 0
      $0.central.termsThin[6] = 9
    },
    PrincipleCase("improvement-breadth", .empty, "no sector has a school") {
      $0.central.schools = [0, 0, 0, 0]
    },
    PrincipleCase("sector-specialists", .failing, "79 of 100 days come from a matching specialist")
    {
      $0.trust.matchedSupportDays = 79
    },
    PrincipleCase("sector-specialists", .edge, "80 of 100 days do") {
      $0.trust.matchedSupportDays = 80
    },
    PrincipleCase("sector-specialists", .empty, "no support is given") {
      ($0.trust.supportDays, $0.trust.matchedSupportDays) = (0, 0)
    },
    PrincipleCase("sector-partners", .failing, "nine primary schools share a partner") {
      $0.central.schools[0] = 9
    },
    PrincipleCase("sector-partners", .failing, "a sector with schools has no partner in post") {
      $0.central.partnersInPost[2] = 0
    },
    PrincipleCase("sector-partners", .edge, "eight primary schools share a partner") {
      $0.central.schools[0] = 8
    },
    PrincipleCase("sector-partners", .empty, "no sector has a school") {
      $0.central.schools = [0, 0, 0, 0]
    },
  ]
}
