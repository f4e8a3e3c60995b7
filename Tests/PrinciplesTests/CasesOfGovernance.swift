// SPDX-License-Identifier: GPL-3.0-or-later
import TrustDomain

extension PrincipleCase {
  /// Takes a kind of document off the file.
  private static func lose(_ kinds: EvidenceKind..., from record: inout TermRecord) {
    for kind in kinds { record.governance.isCurrent[kind.rawValue] = false }
  }

  /// Keeps one kind of document, or a few, and loses all others.
  private static func keepOnly(_ kinds: EvidenceKind..., in record: inout TermRecord) {
    for kind in EvidenceKind.allCases where !kinds.contains(kind) {
      record.governance.isCurrent[kind.rawValue] = false
    }
  }

  private static func find(
    _ finding: Double, by kind: EvidenceKind, in record: inout TermRecord
  ) { record.governance.finding[kind.rawValue] = finding }

  private static func lack(_ domain: ReviewArea, in record: inout TermRecord) {
    record.governance.hasCapacity[domain.rawValue] = false
  }

  static let governance: [PrincipleCase] = board + documents + actions

  private static let board: [PrincipleCase] = [
    PrincipleCase(
      "effective-governance", .failing, "two of ten seats stand vacant six terms running", terms: 6
    ) { $0.governance.trustees = 8 },
    PrincipleCase("effective-governance", .failing, "six of ten seats are vacant in one term") {
      if $0.term == 1 { $0.governance.trustees = 4 }
    },
    PrincipleCase("effective-governance", .failing, "nobody knows finance for three terms") {
      $0.governance.skillsCovered = 5
    },
    PrincipleCase("effective-governance", .failing, "the external review finds it wanting") {
      find(0, by: .externalGovernanceReview, in: &$0)
    },
    PrincipleCase(
      "effective-governance", .edge, "one of ten seats is vacant, two for five terms", terms: 6
    ) { $0.governance.trustees = $0.term == 5 ? 9 : 8 },
    PrincipleCase("effective-governance", .edge, "five of ten are vacant, a skill for two terms") {
      if $0.term > 0 { ($0.governance.trustees, $0.governance.skillsCovered) = (5, 5) }
    },
    PrincipleCase("effective-governance", .unevidenced, "the external review is out of date") {
      lose(.externalGovernanceReview, from: &$0)
    },
    PrincipleCase("effective-governance", .empty, "there is neither board nor school") {
      ($0.governance.boardSeats, $0.trust.schools) = (0, 0)
    },
    PrincipleCase("committees", .failing, "the size to come calls for one that isn't there") {
      if $0.term == 2 { $0.governance.committeesMissing = 1 }
    },
    PrincipleCase("committees", .edge, "all five stand, and one governance review says so") {
      $0.governance.committeesRequired = 5
      lose(.governanceReview, from: &$0)
    },
    PrincipleCase("committees", .unevidenced, "no governance review of any kind counts") {
      lose(.governanceReview, .externalGovernanceReview, from: &$0)
    },
    PrincipleCase("committees", .empty, "a small trust needs none") {
      $0.governance.committeesRequired = 0
    },
  ]

  private static let documents: [PrincipleCase] = [
    PrincipleCase("annual-growth-evaluation", .failing, "the evaluator says: not ready") {
      find(0, by: .growthEvaluation, in: &$0)
    },
    PrincipleCase("annual-growth-evaluation", .edge, "it is on file, and says ready") {
      keepOnly(.growthEvaluation, in: &$0)
    },
    PrincipleCase("annual-growth-evaluation", .unevidenced, "it lapsed in one term") {
      if $0.term == 1 { lose(.growthEvaluation, from: &$0) }
    },
    PrincipleCase("annual-growth-evaluation", .empty, "there is no trust to grow") {
      $0.trust.schools = 0
    },
    PrincipleCase("central-services-evaluation", .failing, "the trust itself gives 59 points") {
      find(59, by: .centralServicesInternal, in: &$0)
    },
    PrincipleCase("central-services-evaluation", .failing, "outsiders give 59 points") {
      find(59, by: .centralServicesExternal, in: &$0)
    },
    PrincipleCase("central-services-evaluation", .edge, "both give 60") {
      find(60, by: .centralServicesInternal, in: &$0)
      find(60, by: .centralServicesExternal, in: &$0)
    },
    PrincipleCase("central-services-evaluation", .unevidenced, "outsiders never came") {
      lose(.centralServicesExternal, from: &$0)
    },
    PrincipleCase("central-services-evaluation", .empty, "the centre has no school to serve") {
      $0.trust.schools = 0
    },
    PrincipleCase("best-practice", .failing, "one of five items is not complied with") {
      find(0, by: .bestPracticeDigital, in: &$0)
    },
    PrincipleCase("best-practice", .edge, "all five are current and complied with") {
      keepOnly(
        .bestPracticeFinance, .bestPracticeGovernance, .bestPracticeSafeguarding,
        .bestPracticeEstates, .bestPracticeDigital, in: &$0)
    },
    PrincipleCase("best-practice", .unevidenced, "one of five items is out of date") {
      lose(.bestPracticeEstates, from: &$0)
    },
    PrincipleCase("best-practice", .empty, "there is no school") { $0.trust.schools = 0 },
    PrincipleCase("governance-review", .failing, "it finds no capacity to grow") {
      find(0, by: .governanceReview, in: &$0)
    },
    PrincipleCase("governance-review", .edge, "it is on file, and finds capacity") {
      keepOnly(.governanceReview, in: &$0)
    },
    PrincipleCase("governance-review", .unevidenced, "twelve months have passed") {
      lose(.governanceReview, from: &$0)
    },
    PrincipleCase("governance-review", .empty, "there is no trust to grow") {
      $0.trust.schools = 0
    },
    PrincipleCase("growth-capacity-review", .failing, "school improvement has none") {
      lack(.improvement, in: &$0)
    },
    PrincipleCase("growth-capacity-review", .failing, "support has none") {
      lack(.support, in: &$0)
    },
    PrincipleCase("growth-capacity-review", .failing, "finance has none") {
      lack(.finance, in: &$0)
    },
    PrincipleCase("growth-capacity-review", .failing, "governance has none") {
      lack(.governance, in: &$0)
    },
    PrincipleCase("growth-capacity-review", .edge, "it exists in all four, on the one report") {
      keepOnly(.growthCapacityReview, in: &$0)
    },
    PrincipleCase("growth-capacity-review", .unevidenced, "the report is out of date") {
      lose(.growthCapacityReview, from: &$0)
    },
    PrincipleCase("growth-capacity-review", .empty, "there is no trust to grow") {
      $0.trust.schools = 0
    },
  ]

  private static let actions: [PrincipleCase] = [
    PrincipleCase("internal-audit", .failing, "89 of 100 days of the year are delivered") {
      ($0.governance.auditDaysPlanned, $0.governance.auditDaysDelivered) = (100, 89)
    },
    PrincipleCase("internal-audit", .failing, "four high-priority findings are open in a term") {
      if $0.term == 0 { $0.governance.findingsOpen = 4 }
    },
    PrincipleCase("internal-audit", .edge, "nine tenths are delivered, three findings are open") {
      ($0.governance.auditDaysPlanned, $0.governance.auditDaysDelivered) = (100, 90)
      $0.governance.findingsOpen = 3
    },
    PrincipleCase("internal-audit", .unevidenced, "the annual report is missing") {
      lose(.internalAudit, from: &$0)
    },
    PrincipleCase("internal-audit", .empty, "nothing is planned and there is no school") {
      ($0.governance.auditDaysPlanned, $0.trust.schools) = (0, 0)
    },
    PrincipleCase("board-response", .failing, "seven of ten are closed by their deadline") {
      ($0.governance.recommendationsDue, $0.governance.recommendationsInTime) = (10, 7)
    },
    PrincipleCase("board-response", .edge, "eight of ten are closed by their deadline") {
      ($0.governance.recommendationsDue, $0.governance.recommendationsInTime) = (10, 8)
    },
    PrincipleCase("board-response", .unevidenced, "no review is on file that could find anything") {
      keepOnly(in: &$0)
    },
    PrincipleCase("board-response", .empty, "no recommendation fell due") {
      ($0.governance.recommendationsDue, $0.governance.recommendationsInTime) = (0, 0)
    },
  ]
}
