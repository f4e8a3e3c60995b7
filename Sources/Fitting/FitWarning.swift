// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a fit may mislead.
public enum FitWarning: Sendable, Hashable {
  /// Too few values for standard errors to be more than rough.
  case fewValues(Int)
  /// One value stands for this share of data that should be continuous.
  case repeated(value: Double, share: Double)
  /// Few different values among data that should be continuous: rounded.
  case rounded(different: Int, total: Int)
  /// Without this one value a parameter would move by so many of its standard errors.
  case dominated(value: Double, parameter: String, standardErrors: Double)
  /// The best family would seldom give data as far off as these.
  case poor(pValue: Double, largestDistance: Double)
  /// Another family fits as well, for all these data say: its criterion is only so much greater.
  case tie(with: FitFamily, by: Double)
  /// A parameter stands at the end of what is tried.
  case atLimit(FitFamily)
  /// No maximum of the likelihood was found.
  case notConverged(FitFamily)
  /// So many replicates of the bootstrap could not be fitted.
  case failedReplicates(Int, of: Int)
}

extension FitWarning {
  /// Values below which standard errors are rough.
  static let few = 30
  /// The p-value below which a fit is poor.
  public static let poorBelow = 0.05
  /// A share of one value above which it repeats.
  static let oftenAbove = 0.05
  /// Units of Akaike's criterion within which families tie.
  public static let tieWithin = 2.0
  /// Standard errors that one value may move a parameter.
  static let movedBy = 1.0

  static func all(
    of data: FitData, _ candidates: [FitReport.Candidate]
  ) -> [FitWarning] {
    guard let best = candidates.first else { return [] }
    var warnings = ofData(data, isDiscrete: best.fit.family.isDiscrete)
    if let moved = dominated(data, best.fit) { warnings.append(moved) }
    if !best.fit.converged && !best.fit.isAtLimit {
      warnings.append(.notConverged(best.fit.family))
    }
    if best.fit.isAtLimit { warnings.append(.atLimit(best.fit.family)) }
    if let quality = best.quality {
      if quality.pValue < poorBelow {
        warnings.append(
          .poor(pValue: quality.pValue, largestDistance: quality.largestDistance))
      }
      if quality.failed > 0 {
        warnings.append(.failedReplicates(quality.failed, of: quality.replicates))
      }
    }
    for other in candidates.dropFirst() where other.fit.aic - best.fit.aic < tieWithin {
      warnings.append(.tie(with: other.fit.family, by: other.fit.aic - best.fit.aic))
    }
    return warnings
  }

  private static func ofData(_ data: FitData, isDiscrete: Bool) -> [FitWarning] {
    var warnings: [FitWarning] = []
    if data.total < few { warnings.append(.fewValues(data.total)) }
    guard !isDiscrete, data.width == nil, data.errors.isEmpty else { return warnings }
    let often = data.counts.enumerated().max { $0.element < $1.element }
    if let often, often.element >= 3 {
      let share = Double(often.element) / Double(data.total)
      if share > oftenAbove {
        warnings.append(.repeated(value: data.values[often.offset], share: share))
      }
    }
    if 2 * data.values.count < data.total {
      warnings.append(.rounded(different: data.values.count, total: data.total))
    }
    return warnings
  }

  /// The lowest or the highest value, whichever moves a parameter further when it is left out.
  private static func dominated(_ data: FitData, _ fit: FittedDistribution) -> FitWarning? {
    var worst: (moved: Double, parameter: String, value: Double)?
    for place in [0, data.values.count - 1] where data.total > fit.parameters.count + 2 {
      guard let without = fit.refitted(to: data.without(place)) else { continue }
      for (before, after) in zip(fit.parameters, without.parameters) {
        guard let error = before.standardError, error > 0 else { continue }
        let moved = abs(after.value - before.value) / error
        if moved > max(movedBy, worst?.moved ?? 0) {
          worst = (moved, before.name, data.values[place])
        }
      }
    }
    return worst.map {
      .dominated(value: $0.value, parameter: $0.parameter, standardErrors: $0.moved)
    }
  }
}
