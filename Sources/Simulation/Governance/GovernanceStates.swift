// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// Governance and evidence: trustees, committees, reviews, audit, recommendations.
struct GovernanceStates: ~Copyable {
  // The board, by seat.
  var seats = 0
  var trustees = 0
  let isFilled: Column<Bool>
  /// Skills of the seat's trustee, one bit each.
  let skills: Column<Int>
  /// The seat of the chair, and terms since it last changed hands.
  var chair = 0
  var chairTerms = 0
  /// Skills that a trustee in post covers, one bit each.
  var covered = 0

  // Committees.
  let stands: Column<Bool>
  /// The term in which setting up began; -1 where it hasn't.
  let begun: Column<Int>
  /// Share of its work done.
  let built: Column<Double>
  /// Income of the last whole year, in pounds.
  var auditedIncome = 0.0

  // Documents, by kind.
  /// The last term at whose end the document counts.
  let lastTerm: Column<Int>
  /// The term in which the next one is due.
  let due: Column<Int>
  /// Share of the next one's work done, and asked for this term.
  let progress: Column<Double>
  let asked: Column<Double>
  let finding: Column<Double>
  /// Member schools when the document was made.
  let schoolsThen: Column<Int>
  /// Domains without capacity in the last review of growth capacity, one bit each.
  var lacking = 0

  // Work, by function: days asked for this term, and the shares served of all work and of reviews.
  let days: Column<Double>
  let served: Column<Double>
  let reviewServed: Column<Double>
  /// The share served of all work, smoothed over about a year.
  let lately: Column<Double>

  // Internal audit: days planned and delivered in the last three terms, latest first.
  let auditPlanned: Column<Double>
  let auditDelivered: Column<Double>
  var findings = 0

  // Recommendations by age in terms: as accepted, and still open.
  let raised: Column<Int>
  let open: Column<Int>
  var overdue = 0
  /// Those that fell due in the last three terms, latest first, and of them closed in time.
  let fellDue: Column<Int>
  let inTime: Column<Int>

  /// What reviews cost this term, in the prices of the year before the start.
  var cost = 0.0
  /// What the usual reviews cost in a year, in the same prices.
  var usualCost = 0.0

  init(_ plan: SimulationPlan) {
    isFilled = Column(repeating: false, count: GovernancePlan.mostSeats)
    skills = Column(repeating: 0, count: GovernancePlan.mostSeats)
    stands = Column(repeating: false, count: GovernancePlan.committees)
    begun = Column(repeating: -1, count: GovernancePlan.committees)
    built = Column(repeating: 0, count: GovernancePlan.committees)
    let kinds = GovernancePlan.kinds
    lastTerm = Column(repeating: GovernancePlan.never, count: kinds)
    due = Column(repeating: 0, count: kinds)
    progress = Column(repeating: 0, count: kinds)
    asked = Column(repeating: 0, count: kinds)
    finding = Column(repeating: 0, count: kinds)
    schoolsThen = Column(repeating: 0, count: kinds)
    days = Column(repeating: 0, count: CentralStates.functions)
    served = Column(repeating: 1, count: CentralStates.functions)
    reviewServed = Column(repeating: 1, count: CentralStates.functions)
    lately = Column(repeating: 1, count: CentralStates.functions)
    auditPlanned = Column(repeating: 0, count: 3)
    auditDelivered = Column(repeating: 0, count: 3)
    raised = Column(repeating: 0, count: 6)
    open = Column(repeating: 0, count: 6)
    fellDue = Column(repeating: 0, count: 3)
    inTime = Column(repeating: 0, count: 3)
  }
}
