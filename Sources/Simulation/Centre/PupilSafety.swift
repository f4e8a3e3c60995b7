// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

/// Cases that wait to be taken up, by age: the oldest go first.
public struct CaseQueue: BitwiseCopyable, Sendable, Hashable {
  /// Cases that came this term and were not taken up.
  public private(set) var fresh = 0
  /// Cases from an earlier term that were not taken up in this one either.
  public private(set) var pastTerm = 0

  /// Nobody waits.
  public init() {}

  /// Cases that wait.
  public var waiting: Int { fresh + pastTerm }

  /// Lets a term pass: cases age, new ones come, and as many as there is time for are taken up.
  ///
  /// - Parameters:
  ///   - arriving: cases that come this term.
  ///   - capacity: cases that can be taken up.
  public mutating func pass(arriving: Int, capacity: Int) {
    let old = waiting
    let takenOld = min(old, max(0, capacity))
    pastTerm = old - takenOld
    fresh = arriving - min(arriving, max(0, capacity) - takenOld)
  }
}

// Referrals to social care, and the team that takes them up.
extension Simulator {
  /// Referrals of a school: Poisson about a gamma mean.
  mutating func raiseCases(_ school: Int, isDrawn: Bool) {
    let factor = isSettling(school) ? value(.safetyJoinerFactor) : 1
    let mean =
      value(.centralSafeguardingRate) * state.service.caseLevel * factor
      * state.schools.pupils[school] / 3000
    var referrals = mean
    if isDrawn, mean > 0 {
      open(.safeguarding, entity: plan.schoolEntities[school])
      referrals = Double(
        stream.negativeBinomial(mean: mean, size: value(.centralSafeguardingShape)))
    }
    state.service.expectedCases += referrals
    let days = referrals * value(.centralSafeguardingDays)
    ask(days, of: .pupilSafety, in: plan.sectors[school].rawValue)
  }

  /// Cases come before the team's other work.
  mutating func settleCases() {
    let arriving = Int(state.service.expectedCases)
    state.service.casesOpen = Double(state.service.cases.waiting + arriving)
    let days = value(.centralSafeguardingDays)
    let capacity = state.central.functionCapacity[CentralFunction.pupilSafety.rawValue]
    let most = days > 0 ? min(capacity / days, 1e6) : 1e6
    state.service.cases.pass(arriving: arriving, capacity: Int(most))
  }

  /// What the team can give, in full terms of an experienced person.
  mutating func safetySpecialists() -> Double {
    let function = CentralFunction.pupilSafety.rawValue
    let oneTerm = value(.centralProductiveDays, function) * (1 - value(.centralAbsence))
    return oneTerm > 0 ? state.central.functionCapacity[function] / oneTerm : 0
  }
}
