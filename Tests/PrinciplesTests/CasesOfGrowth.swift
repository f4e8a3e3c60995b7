// SPDX-License-Identifier: GPL-3.0-or-later
import TrustDomain

extension PrincipleCase {
  static let growth: [PrincipleCase] = [
    PrincipleCase("growth-readiness", .failing, "a school joins with one gate principle unmet") {
      $0.joins.gatePrinciplesUnmet = [1]
    },
    PrincipleCase("growth-readiness", .edge, "a school joins with none unmet") {
      $0.joins.gatePrinciplesUnmet = [0]
    },
    PrincipleCase("growth-readiness", .empty, "no school joins, whatever stands unmet") {
      $0.joins.tookPlace = [false]
      $0.joins.gatePrinciplesUnmet = [3]
    },
    PrincipleCase("due-diligence", .failing, "89% of its days are done before the join") {
      $0.joins.dueDiligenceShare = [0.89]
    },
    PrincipleCase("due-diligence", .failing, "its depth brings half of what is hidden to light") {
      $0.joins.dueDiligenceInsight = 0.5
    },
    PrincipleCase("due-diligence", .edge, "90% is done, and brings 60% to light") {
      $0.joins.dueDiligenceShare = [0.9]
      $0.joins.dueDiligenceInsight = 0.6
    },
    PrincipleCase("due-diligence", .unevidenced, "a join is due and nothing is on file") {
      $0.joins.dueDiligenceShare = [0]
    },
    PrincipleCase("due-diligence", .empty, "no join is due next term") {
      $0.joins.dueDiligenceShare = [.nan]
      $0.joins.dueDiligenceInsight = 0
    },
  ]
}
