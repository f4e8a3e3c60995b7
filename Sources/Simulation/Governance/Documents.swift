// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// Documents on file and their renewal, which is work: half of it in the term before one is due, the rest when it is.
extension Simulator {
  mutating func openDocuments() {
    let schools = state.schools.members
    for kind in 0..<GovernancePlan.kinds {
      let document = plan.governance.documents[kind]
      state.governance.lastTerm[kind] = document.lastTerm
      state.governance.finding[kind] = document.finding
      state.governance.schoolsThen[kind] = schools
      let isOnFile = document.lastTerm >= -1
      // What is on file is prepared for in time; what isn't takes its two terms from the start.
      state.governance.due[kind] = isOnFile ? max(0, document.lastTerm) : 1
      let isPrepared = isOnFile && document.lastTerm <= 0 && isCommissioned(kind)
      state.governance.progress[kind] = isPrepared ? Self.prepared : 0
      state.governance.asked[kind] = 0
    }
    let review = EvidenceKind.growthCapacityReview.rawValue
    state.governance.lacking = plan.governance.documents[review].lacking
    let audit = EvidenceKind.internalAudit.rawValue
    state.governance.findings = Int(plan.governance.documents[audit].finding)
  }

  /// Share of a review's work that is done in the term before it is due (judgement).
  private static var prepared: Double { 0.5 }

  private mutating func isCommissioned(_ kind: Int) -> Bool {
    value(.governanceCommissioned, kind) >= 0.5
  }

  /// Whether a document counts at the end of this term: not expired, and not of a much smaller trust.
  mutating func isCurrent(_ kind: Int, of schools: Int) -> Bool {
    guard state.governance.lastTerm[kind] >= term else { return false }
    let limit = value(.governanceReviewGrowthLimit)
    return !isOutgrown(kind, by: schools, within: limit)
  }

  /// A verdict on the capacity to grow says nothing of a trust that has outgrown it.
  private mutating func isOutgrown(_ kind: Int, by schools: Int, within limit: Double) -> Bool {
    guard limit > 0 else { return false }
    switch plan.governance.kinds[kind] {
    case .growthEvaluation, .governanceReview, .growthCapacityReview:
      return Double(schools) > (1 + limit) * Double(state.governance.schoolsThen[kind]) + 1e-9
    default: return false
    }
  }

  // MARK: Work

  /// Days of the reviews under way; for the opening position a usual term's.
  mutating func addReviewDays(isDrawn: Bool) {
    if isDrawn { bringForward() }
    let size = reviewSize()
    for kind in state.governance.asked.indices {
      let share = isDrawn ? shareDue(kind) : usualShare(kind)
      state.governance.asked[kind] = share
      guard share > 0 else { continue }
      let days = value(.governanceReviewDays, kind) * share
      for place in plan.governance.partsOfKind[kind] {
        let part = plan.governance.parts[place]
        state.governance.days[part.function] += days * part.share * size
      }
    }
  }

  /// The board doesn't wait for the year to pass when the trust has outgrown a verdict.
  private mutating func bringForward() {
    let schools = state.schools.members
    let limit = value(.governanceReviewGrowthLimit)
    for kind in state.governance.due.indices
    where isOutgrown(kind, by: schools, within: limit) && state.governance.due[kind] > term {
      state.governance.due[kind] = term
    }
  }

  /// Reviews of a larger trust take longer, half as fast as it grows.
  private mutating func reviewSize() -> Double {
    let all = CentralStates.sectors
    let first = max(state.central.firstSize[all], 1)
    return (1 + state.central.size[all] / first) / 2
  }

  /// Share of a review's whole work to be asked for this term.
  private mutating func shareDue(_ kind: Int) -> Double {
    guard isCommissioned(kind), term >= state.governance.due[kind] - 1 else { return 0 }
    let goal = term >= state.governance.due[kind] ? 1 : Self.prepared
    return max(0, goal - state.governance.progress[kind])
  }

  private mutating func usualShare(_ kind: Int) -> Double {
    isCommissioned(kind) ? 1 / value(.governanceReviewValidity, kind) : 0
  }

  /// What the usual reviews cost in a year, in the prices of the year before the start.
  mutating func usualReviewCost() -> Double {
    var cost = 0.0
    for kind in 0..<GovernancePlan.kinds {
      cost += 3 * usualShare(kind) * value(.governanceReviewCost, kind)
    }
    return cost
  }

  /// Does what was served of each review under way, and closes those that are due and done.
  mutating func carryReviews() {
    for kind in state.governance.due.indices
    where isCommissioned(kind) && term >= state.governance.due[kind] - 1 {
      var share = 0.0
      for place in plan.governance.partsOfKind[kind] {
        let part = plan.governance.parts[place]
        share += part.share * state.governance.reviewServed[part.function]
      }
      state.governance.progress[kind] += state.governance.asked[kind] * share
      let isDone = state.governance.progress[kind] >= value(.governanceReviewCompleteness)
      if isDone && term >= state.governance.due[kind] { close(kind) }
    }
  }

  /// A report comes in unless the reviewer is late; then it comes with a result, a bill and recommendations.
  private mutating func close(_ kind: Int) {
    open(.review, entity: UInt32(kind))
    guard !stream.bernoulli(value(.governanceReviewerLate, kind)) else { return }
    let terms = Int(value(.governanceReviewValidity, kind).rounded())
    state.governance.lastTerm[kind] = term + terms
    state.governance.due[kind] = term + terms
    state.governance.progress[kind] = 0
    let schools = state.schools.members
    state.governance.schoolsThen[kind] = schools
    state.governance.cost += value(.governanceReviewCost, kind)
    let score = judge(plan.governance.kinds[kind])
    raiseRecommendations(score: score)
  }
}
