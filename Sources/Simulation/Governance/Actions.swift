// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// What follows from looking: internal audit and its findings, recommendations and their closing.
extension Simulator {
  mutating func openActions() {
    state.governance.auditPlanned.fill(with: 0)
    state.governance.auditDelivered.fill(with: 0)
    state.governance.raised.fill(with: 0)
    state.governance.open.fill(with: 0)
    state.governance.overdue = 0
    state.governance.fellDue.fill(with: 0)
    state.governance.inTime.fill(with: 0)
    state.governance.cost = 0
    state.governance.served.fill(with: 1)
    state.governance.reviewServed.fill(with: 1)
    state.governance.lately.fill(with: 1)
  }

  /// Auditors take the days of those whom they audit: finance, and the governance team that steers them.
  private static var auditees: (finance: Double, governance: Double) { (0.7, 0.3) }

  /// Days of internal audit planned for this term.
  private mutating func plannedAudit() -> Double {
    value(.governanceAuditDays) * Double(state.schools.members) / 3
  }

  private mutating func openRecommendations() -> Int {
    var open = state.governance.overdue
    for age in state.governance.open.indices { open += state.governance.open[age] }
    return open
  }

  /// Days that audit and open recommendations ask for; executive and governance share the latter.
  mutating func addActionDays() {
    let audit = plannedAudit()
    let actions = value(.governanceRecommendationDays) * Double(openRecommendations())
    let governance = CentralFunction.governance.rawValue
    state.governance.days[CentralFunction.finance.rawValue] += audit * Self.auditees.finance
    state.governance.days[governance] += audit * Self.auditees.governance + actions / 2
    state.governance.days[CentralFunction.executive.rawValue] += actions / 2
  }

  // MARK: Internal audit

  /// Delivers the term's audit as far as those audited have time; closes findings and makes new ones.
  mutating func auditInternally() {
    let planned = plannedAudit()
    let delivered = planned * auditServed()
    Self.shift(state.governance.auditPlanned, planned)
    Self.shift(state.governance.auditDelivered, delivered)
    open(.internalAudit)
    let closing = value(.governanceAuditClosing) * actionsServed()
    state.governance.findings -= stream.binomial(
      trials: state.governance.findings, probability: closing)
    guard planned > 0 else { return }
    let rate = value(.governanceAuditFindings) / 3 * (delivered / planned) * auditWeakness()
    let joiners = value(.governanceAuditJoinerFindings) / 3 * Double(recentJoiners())
    state.governance.findings += stream.poisson(mean: rate + joiners)
  }

  /// Where a professional audit function is called for and missing, nothing is delivered.
  private mutating func auditServed() -> Double {
    let audit = Committee.internalAudit.rawValue
    let limit = value(.governanceCommitteeIncome, audit)
    if limit > 0, state.governance.auditedIncome > limit, !state.governance.stands[audit] {
      return 0
    }
    let finance = state.governance.reviewServed[CentralFunction.finance.rawValue]
    let governance = state.governance.reviewServed[CentralFunction.governance.rawValue]
    return finance * Self.auditees.finance + governance * Self.auditees.governance
  }

  /// Each tenth of the audited functions' work unserved adds a half to what is found (judgement).
  private mutating func auditWeakness() -> Double {
    var served = 0.0
    let functions = [CentralFunction.finance, .people, .estates, .technology]
    for function in functions { served += state.governance.served[function.rawValue] }
    return 1 + 5 * (1 - served / 4)
  }

  mutating func recentJoiners() -> Int {
    var count = 0
    for school in plan.schools.indices
    where state.schools.isMember[school] && state.schools.termsSinceJoining[school] < 3 {
      count += 1
    }
    return count
  }

  /// Takes in this term's number, and lets go of that of three terms ago.
  @inline(__always)
  private static func shift<Element>(_ column: borrowing Column<Element>, _ latest: Element) {
    column[2] = column[1]
    column[1] = column[0]
    column[0] = latest
  }

  // MARK: Recommendations

  /// How well those who act on findings are served: executive and governance alike.
  private mutating func actionsServed() -> Double {
    (state.governance.reviewServed[CentralFunction.executive.rawValue]
      + state.governance.reviewServed[CentralFunction.governance.rawValue]) / 2
  }

  /// Accepts a review's recommendations; a weaker trust gets more of them: half as many again at 20 points fewer.
  mutating func raiseRecommendations(score: Double) {
    let points = value(.governancePassMark) + 20 - score
    let mean =
      value(.governanceRecommendations) * value(.governanceRecommendationsAccepted)
      * max(0.2, 1 + points / 40)
    let count = stream.poisson(mean: mean)
    state.governance.raised[0] += count
    state.governance.open[0] += count
  }

  /// Closes recommendations as far as there is time for them; those open at their deadline are overdue.
  mutating func actOnRecommendations() {
    let chance = value(.governanceRecommendationClosing) * actionsServed() * attention()
    open(.recommendations)
    state.governance.overdue -= stream.binomial(
      trials: state.governance.overdue, probability: chance)
    let deadline = Int(value(.governanceRecommendationDeadline).rounded())
    for age in 0..<deadline {
      state.governance.open[age] -= stream.binomial(
        trials: state.governance.open[age], probability: chance)
    }
    let last = deadline - 1
    let due = state.governance.raised[last]
    let late = state.governance.open[last]
    Self.shift(state.governance.fellDue, due)
    Self.shift(state.governance.inTime, due - late)
    state.governance.overdue += late
    for age in stride(from: last, to: 0, by: -1) {
      state.governance.raised[age] = state.governance.raised[age - 1]
      state.governance.open[age] = state.governance.open[age - 1]
    }
    let new = raiseByJoins()
    state.governance.raised[0] = new
    state.governance.open[0] = new
  }

  /// Share of the open recommendations that the executive leaders in post can pursue at a time.
  private mutating func attention() -> Double {
    let each = value(.governanceRecommendationsPerExecutive)
    guard each > 0 else { return 1 }
    var leaders = 0
    for row in 0..<plan.central.count
    where plan.central.function[row] == CentralFunction.executive.rawValue {
      leaders += peopleInPost(row)
    }
    let open = openRecommendations()
    return open > 0 ? min(1, each * Double(leaders) / Double(open)) : 1
  }

  /// What due diligence on the schools that joined this term leaves to do.
  private mutating func raiseByJoins() -> Int {
    let mean =
      value(.governanceJoinerRecommendations) * value(.governanceRecommendationsAccepted)
    var count = 0
    for join in plan.joins.indices
    where state.joins[join].standing == .joined && state.joins[join].decidedTerm == term {
      count += stream.poisson(mean: mean)
    }
    return count
  }

  mutating func measureActions() {
    record.governance.auditDaysPlanned = Self.sum(state.governance.auditPlanned)
    record.governance.auditDaysDelivered = Self.sum(state.governance.auditDelivered)
    record.governance.findingsOpen = state.governance.findings
    record.governance.recommendationsDue = Int(Self.sum(state.governance.fellDue))
    record.governance.recommendationsInTime = Int(Self.sum(state.governance.inTime))
    record.governance.recommendationsOverdue = state.governance.overdue
  }

  private static func sum(_ column: borrowing Column<Double>) -> Double {
    column[0] + column[1] + column[2]
  }

  private static func sum(_ column: borrowing Column<Int>) -> Double {
    Double(column[0] + column[1] + column[2])
  }
}
