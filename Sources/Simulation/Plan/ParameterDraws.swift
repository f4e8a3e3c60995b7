// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics

/// How one trajectory gets its parameters: what is fixed, and what is drawn once.
struct ParameterDraws: Sendable {
  /// The value of every slot that is fixed; NaN elsewhere.
  let fixed: [Double]
  /// The mean of every slot's distribution; 0 where it has none.
  let means: [Double]
  private let uncertain: [Parameter]

  /// What is drawn once.
  var places: [Parameter] { uncertain }

  struct Parameter: Sendable {
    let slot: Int
    let assumption: AssumptionID
    let index: Int
    let entity: UInt32
    let term: UInt16
    let sampler: Sampler
    let distribution: Distribution
  }

  init(_ assumptions: AssumptionSet) {
    var fixed = Array(repeating: Double.nan, count: AssumptionSet.slotCount)
    var means = Array(repeating: 0.0, count: AssumptionSet.slotCount)
    var uncertain: [Parameter] = []
    for form in AssumptionForm.all {
      for index in 0..<form.by.count {
        let distribution = assumptions[form.id, index]
        let slot = AssumptionSet.slot(form.id, index)
        means[slot] = assumptions.mean(form.id, index) ?? 0
        if let value = distribution.fixedValue {
          fixed[slot] = value
        } else if form.each == .trajectory {
          uncertain.append(
            Parameter(
              slot: slot, assumption: form.id, index: index, entity: entityNumber(of: form.id.key),
              term: UInt16(index),
              sampler: Sampler(distribution), distribution: distribution))
        }
      }
    }
    self.fixed = fixed
    self.means = means
    self.uncertain = uncertain
  }

  /// Draws each parameter from its own address into `values`, or puts it at the level that the origins give.
  func draw(
    into values: borrowing Column<Double>, from origins: DrawOrigins,
    using stream: inout RandomStream
  ) {
    for slot in values.indices { values[slot] = fixed[slot] }
    let trajectory = origins.trajectories[Int(Purpose.parameter.rawValue)]
    for place in uncertain.indices {
      if place < origins.parameterLevels.count {
        values[uncertain[place].slot] =
          uncertain[place].distribution.quantile(origins.parameterLevels[place])
        continue
      }
      stream.open(
        trajectory: trajectory, entity: uncertain[place].entity,
        purpose: Purpose.parameter.rawValue, term: uncertain[place].term)
      values[uncertain[place].slot] =
        uncertain[place].sampler.sample(using: &stream)
        ?? uncertain[place].distribution.sample(using: &stream)
    }
  }
}
