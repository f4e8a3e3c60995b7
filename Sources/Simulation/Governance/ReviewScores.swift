// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// What reviews find: points that follow the trust's state, with a reviewer's noise.
extension Simulator {
  /// Settles what a review finds; its noise comes from the review's open stream.
  ///
  /// - Returns: its points, of 100.
  mutating func judge(_ kind: EvidenceKind) -> Double {
    let passMark = value(.governancePassMark)
    let points: Double
    switch kind {
    case .growthEvaluation:
      // Improvement weighs most; money and staff share the rest (judgement).
      points =
        0.4 * self.points(.improvement) + 0.3 * self.points(.finance)
        + 0.3 * self.points(.staffing) - penalty() + noise()
    case .governanceReview, .externalGovernanceReview:
      points = self.points(.governance) - penalty() + noise()
    case .centralServicesInternal, .centralServicesExternal:
      points = self.points(.support) - vacancyPoints() + noise()
    case .growthCapacityReview: points = judgeCapacity(passMark: passMark)
    case .internalAudit: points = passMark + Self.healthyLead
    case .bestPracticeFinance: points = service(.finance)
    case .bestPracticeGovernance: points = service(.governance) - penalty() / 2
    case .bestPracticeSafeguarding: points = service(.pupilSafety)
    case .bestPracticeEstates: points = service(.estates)
    case .bestPracticeDigital: points = service(.technology)
    }
    let held = points.held(within: 0...100)
    switch kind.form {
    case .verdict: state.governance.finding[kind.rawValue] = held >= passMark ? 1 : 0
    case .score: state.governance.finding[kind.rawValue] = held
    case .domains:
      state.governance.finding[kind.rawValue] = state.governance.lacking == 0 ? 1 : 0
    case .count: state.governance.finding[kind.rawValue] = Double(state.governance.findings)
    }
    return held
  }

  /// Points above the pass mark of a trust in health.
  private static var healthyLead: Double { 20 }

  private mutating func noise() -> Double {
    stream.normal(mean: 0, sd: value(.governanceScoreNoise))
  }

  /// What a new chief executive, a new chair, or none costs.
  private mutating func penalty() -> Double {
    value(.governanceChangePenalty) * leadershipChange()
  }

  /// The four domains by themselves; the review's points are their mean.
  private mutating func judgeCapacity(passMark: Double) -> Double {
    var lacking = 0
    var sum = 0.0
    for area in ReviewArea.capacityDomains {
      var points = self.points(area) + noise()
      if area == .governance { points -= penalty() }
      if points < passMark { lacking |= 1 << area.rawValue }
      sum += points
    }
    state.governance.lacking = lacking
    return sum / Double(ReviewArea.capacityDomains.count)
  }

  /// Points of an area: the pass mark at its limit, twenty more in health, on a straight line through both.
  private mutating func points(_ area: ReviewArea) -> Double {
    points(of: standing(of: area), area)
  }

  private mutating func points(of standing: Double, _ area: ReviewArea) -> Double {
    let limit = value(.governanceScoreLimit, area.rawValue)
    let healthy = value(.governanceScoreHealthy, area.rawValue)
    let lead = healthy == limit ? 1 : (standing - limit) / (healthy - limit)
    return (value(.governancePassMark) + Self.healthyLead * lead).held(within: 0...100)
  }

  /// How one function's work has been served of late, in the points of central support.
  ///
  /// One function alone may swing twice as far as the mean of eleven, and each tenth of the schools that has joined within
  /// the year costs four points, since its practice isn't the trust's yet (both judgement).
  private mutating func service(_ function: CentralFunction) -> Double {
    let served = (1 + state.governance.lately[function.rawValue]) / 2
    let joiners = Double(recentJoiners()) / Double(max(state.schools.members, 1))
    return points(of: served, .support) - 40 * joiners + noise()
  }

  private mutating func standing(of area: ReviewArea) -> Double {
    switch area {
    case .improvement: improvementLoad()
    case .support: supportServed()
    case .finance: reservesShare()
    case .governance: boardGap()
    case .staffing: staffingShare()
    }
  }

  /// School improvement's mean utilisation over three terms, and what the schools due next term will ask of it.
  private mutating func improvementLoad() -> Double {
    let function = CentralFunction.schoolImprovement.rawValue
    let recent = state.central.recent[function]
    let capacity = state.central.functionCapacity[function]
    let joiners = capacity > 0 ? expectedJoinerDays() / capacity : 0
    return (recent.0 + recent.1 + recent.2) / 3 + joiners
  }

  /// Mean share served of late of the functions beside school improvement, each with the same weight.
  private mutating func supportServed() -> Double {
    var sum = 0.0
    for function in 0..<CentralStates.functions
    where function != CentralFunction.schoolImprovement.rawValue {
      sum += state.governance.lately[function]
    }
    return sum / Double(CentralStates.functions - 1)
  }

  /// A twentieth of the central posts vacant costs two and a half points (judgement).
  private mutating func vacancyPoints() -> Double {
    var posts = 0
    var people = 0
    for row in 0..<plan.central.count {
      posts += state.central.posts[row]
      people += peopleInPost(row)
    }
    return posts > 0 ? 50 * Double(max(0, posts - people)) / Double(posts) : 0
  }

  private mutating func reservesShare() -> Double {
    var income = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      income += state.ledger.lastThreeTerms[school].pounds
    }
    return income > 0 ? state.ledger.total.pounds / income : 0
  }

  /// Share of the board's seats vacant, and a tenth for each skill or required committee that is missing (judgement).
  private mutating func boardGap() -> Double {
    let seats = Double(max(state.governance.seats, 1))
    let vacant = 1 - Double(state.governance.trustees) / seats
    let skills = GovernancePlan.skills - state.governance.covered.nonzeroBitCount
    return vacant + 0.1 * Double(skills + committeesMissing().missing)
  }

  private mutating func staffingShare() -> Double {
    var posts = 0
    var teachers = 0
    for school in plan.schools.indices where state.schools.isMember[school] {
      posts += state.schools.posts[school]
      teachers += min(state.schools.teachers[school], state.schools.posts[school])
    }
    return posts > 0 ? Double(teachers) / Double(posts) : 1
  }
}
