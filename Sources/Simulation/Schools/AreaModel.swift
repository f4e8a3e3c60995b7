// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

/// How the areas of a school's quality move together, worked out once for a trajectory.
///
/// Each area is a common factor and a part of its own, both first-order autoregressions about 0 with variance 1 in all:
/// area = √ρ F + √(1 - ρ) U. So every area has mean 0, variance 1 and a correlation of φ^n over n terms; two areas
/// correlate by ρ.
struct AreaModel: BitwiseCopyable {
  /// φ, the correlation of a term with the last.
  var persistence = 0.0
  /// √ρ and √(1 - ρ).
  var common = 0.0
  var own = 1.0
  /// √(1 - φ²) times each.
  var freshCommon = 0.0
  var freshOwn = 1.0
  /// Standard deviation of the mean over areas, and of an area's distance from it.
  var meanSpread = 1.0
  var relativeSpread = 1.0
  /// How much of the latent area, and of what an inspection saw in common, an area's grade shows; and its own noise.
  var reading = 0.0
  var shared = 0.0
  var noise = 1.0
  /// Probits of a good grade for each standard deviation of quality over all areas.
  var weight = 0.0
  /// Quality that a term of improvement work adds at full support, in standard deviations of an area.
  var lift = 0.0
}

extension Simulator {
  /// Sets the areas' model from the trajectory's assumptions.
  mutating func setAreaModel() {
    var model = AreaModel()
    let count = Double(state.quality.areas)
    let correlation = value(.qualityAreaCorrelation)
    model.persistence = value(.qualityPersistence)
    let fresh = (1 - model.persistence * model.persistence).squareRoot()
    model.common = correlation.squareRoot()
    model.own = (1 - correlation).squareRoot()
    model.freshCommon = fresh * model.common
    model.freshOwn = fresh * model.own
    model.meanSpread = (correlation + (1 - correlation) / count).squareRoot()
    model.relativeSpread = ((1 - correlation) * (1 - 1 / count)).squareRoot()
    model.reading = value(.inspectionAreaReading)
    let rest = 1 - model.reading * model.reading
    model.shared = min(value(.inspectionAreaSharedNoise), rest.squareRoot())
    model.noise = max(0, rest - model.shared * model.shared).squareRoot()
    model.weight = value(.inspectionQualityWeight)
    state.quality.areaModel = model
    state.quality.areaModel.lift = improvementLift()
  }

  /// Terms from a sponsored joining to its first inspection, on average: 2.8 years.
  ///
  /// Source: B1 of the parameter table.
  private static let termsToFirstInspection = 8.4

  /// The lift of a term that, kept up until a joiner's first inspection, raises its chance of good or better by the
  /// trust's effect.
  ///
  /// From two thirds up, where weak schools stand, a probit is worth about 0.36 of the chance (the density at 0.43).
  private mutating func improvementLift() -> Double {
    let model = state.quality.areaModel
    guard model.weight > 0 else { return 0 }
    let spread = (1 + model.weight * model.weight).squareRoot()
    let quality = value(.inspectionTrustEffect) / 0.36 * spread / model.weight
    let kept = power(model.persistence, Self.termsToFirstInspection)
    return quality * model.meanSpread * (1 - model.persistence) / (1 - kept)
  }

  /// Quality over all areas, in its own standard deviations.
  mutating func composite(_ school: Int) -> Double {
    let areas = state.quality.areas
    var sum = 0.0
    for area in 0..<areas { sum += state.quality.level[school * areas + area] }
    return sum / (Double(areas) * state.quality.areaModel.meanSpread)
  }
}
