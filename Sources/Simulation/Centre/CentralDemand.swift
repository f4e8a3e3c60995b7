// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// What the central team is asked for in a term, by function and sector.
extension Simulator {
  /// A joiner's extra school-improvement days over those at the peak, from the term before joining to the fourth after.
  ///
  /// Source: C2 of the parameter table (judgement).
  static let joiningWeights = [0.5, 0.8, 1.0, 0.8, 0.5, 0.3]
  /// Terms over which a joining's other central work is spread, from the term before it.
  static let onboardingTerms = 4.0

  /// Draws the term's demand.
  mutating func raiseDemand() {
    clearDemand()
    raiseBaseDemand(isDrawn: true)
    for school in plan.schools.indices where state.schools.isMember[school] {
      raiseImprovementDemand(school, isDrawn: true)
    }
    raiseServiceDemand(isDrawn: true)
    raiseHubDemand(isDrawn: true)
    raiseReviewDemand(isDrawn: true)
    raiseJoiningDemand()
    raiseIncidents()
  }

  /// The demand to be expected with the schools at the start, for the opening record.
  mutating func raiseExpectedDemand() {
    clearDemand()
    raiseBaseDemand(isDrawn: false)
    for school in plan.schools.indices where state.schools.isMember[school] {
      raiseImprovementDemand(school, isDrawn: false)
    }
    raiseServiceDemand(isDrawn: false)
    raiseHubDemand(isDrawn: false)
    raiseReviewDemand(isDrawn: false)
  }

  private mutating func clearDemand() {
    state.central.demand.fill(with: 0)
  }

  @inline(__always)
  mutating func ask(_ days: Double, of function: CentralFunction, in sector: Int) {
    ask(days, of: function.rawValue, in: sector)
  }

  @inline(__always)
  mutating func ask(_ days: Double, of function: Int, in sector: Int) {
    state.central.demand[function * CentralStates.sectors + sector] += days
  }

  /// Days by school and by pupils, with each function's own noise.
  private mutating func raiseBaseDemand(isDrawn: Bool) {
    var visits = [4 of Double](repeating: 0)
    var thousands = [4 of Double](repeating: 0)
    for school in plan.schools.indices where state.schools.isMember[school] {
      visits[plan.sectors[school].rawValue] += travel(school)
      thousands[plan.sectors[school].rawValue] += state.schools.pupils[school] / 1000
    }
    for function in 0..<CentralStates.functions {
      let bySchool = value(.centralBaseDaysPerSchool, function)
      let byPupils = value(.centralBaseDaysPerThousandPupils, function)
      for sector in 0..<CentralStates.sectors {
        ask(
          bySchool * visits[sector] + byPupils * thousands[sector], of: function, in: sector)
      }
    }
    guard isDrawn else { return }
    for function in 0..<CentralStates.functions
    where function != CentralFunction.schoolImprovement.rawValue {
      open(.centralDemand, entity: UInt32(function))
      let noise = gammaNoise(variation: value(.centralDemandVariation, function))
      for sector in 0..<CentralStates.sectors {
        state.central.demand[function * CentralStates.sectors + sector] *= noise
      }
    }
  }

  /// A gamma factor with mean 1.
  private mutating func gammaNoise(variation: Double) -> Double {
    let scale = variation * variation
    return stream.gamma(shape: 1 / scale, scale: scale)
  }

  @inline(__always)
  private mutating func travel(_ school: Int) -> Double {
    1 + value(.centralTravelLoading) * plan.travelLoadingHours[school]
  }

  /// Days by grade, and the base that intensive support replaces; anew when a change has moved them.
  mutating func setImprovementDays() {
    let inadequate = value(.improvementDaysInadequate)
    let byGrade: [4 of Double] = [
      value(.improvementDaysOutstanding), value(.improvementDaysGood),
      value(.improvementDaysRequiresImprovement), inadequate,
    ]
    for grade in byGrade.indices {
      let days = byGrade[grade]
      let spare = inadequate > 0 ? max(0, 1 - days / inadequate) : 1
      state.central.improvementDays[grade] = days + value(.improvementBaseDays) * spare
    }
  }

  @inline(__always)
  mutating func improvementDays(grade: Int) -> Double {
    state.central.improvementDays[grade - 1]
  }

  private mutating func raiseImprovementDemand(_ school: Int, isDrawn: Bool) {
    let sector = plan.sectors[school].rawValue
    var days = improvementDays(grade: state.schools.grade[school])
    let since = state.schools.termsSinceJoining[school]
    if since < Self.joiningWeights.count - 1 {
      days += value(.improvementJoiningDays) * Self.joiningWeights[since + 1]
      days *= state.schools.hiddenWork[school]
    }
    days *= state.hubs.visitLoading[school]
    if isDrawn {
      open(.improvementDemand, entity: plan.schoolEntities[school])
      let function = CentralFunction.schoolImprovement.rawValue
      days *= gammaNoise(variation: value(.centralDemandVariation, function))
    }
    state.hubs.visitDays[school] = days
    ask(days, of: .schoolImprovement, in: sector)
  }

  /// Joining work of schools due next term and of those that joined lately, and due diligence.
  private mutating func raiseJoiningDemand() {
    for join in plan.joins.indices {
      let school = plan.joins[join].school
      let sector = plan.sectors[school].rawValue
      if isDueNext(join) {
        raiseOnboarding(school, sector: sector, share: 1)
        let days =
          value(.improvementJoiningDays) * Self.joiningWeights[0] * state.hubs.visitLoading[school]
        ask(days, of: .schoolImprovement, in: sector)
        raiseDueDiligence(join, sector: sector)
      } else if state.schools.isMember[school], state.schools.termsSinceJoining[school] < 3 {
        raiseOnboarding(school, sector: sector, share: state.schools.hiddenWork[school])
      }
    }
  }

  private mutating func raiseOnboarding(_ school: Int, sector: Int, share: Double) {
    for function in 0..<CentralStates.functions {
      let days = value(.centralOnboardingDays, function) / Self.onboardingTerms
      ask(days * share, of: function, in: sector)
    }
  }

  /// Finance, estates and school improvement share due diligence equally.
  private mutating func raiseDueDiligence(_ join: Int, sector: Int) {
    guard needsDueDiligence(join) else { return }
    let days = value(.joiningDueDiligenceDays, plan.dueDiligenceIndex) / 3
    for function in [CentralFunction.finance, .estates, .schoolImprovement] {
      ask(days, of: function, in: sector)
    }
  }

  /// Whether due diligence on a join due next term is still to be done.
  mutating func needsDueDiligence(_ join: Int) -> Bool {
    guard plan.dueDiligence != .none, isDueNext(join) else { return false }
    let done = state.joins[join].dueDiligenceShare
    return done.isNaN || done < 0.9
  }
}
