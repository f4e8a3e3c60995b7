// SPDX-License-Identifier: GPL-3.0-or-later
internal import Stochastics

/// How well a fitted distribution suits its data, against what its own samples would show when fitted alike.
///
/// Parameters that were estimated from the data make every distance smaller, so tables for known parameters would accept
/// nearly anything. Here each replicate is a sample of the fitted distribution, as large as the data, fitted anew before
/// its distance is taken. Source: W. Stute et al., Metrika 40, 1993, doi:10.1007/BF02613687.
public struct FitQuality: Sendable, Hashable {
  /// Anderson and Darling's distance.
  public let andersonDarling: Double
  /// The largest distance of the distribution functions, a fraction.
  public let largestDistance: Double
  /// The share of replicates at least as far off, the data counted among them.
  public let pValue: Double
  /// Samples drawn and fitted.
  public let replicates: Int
  /// Of these, samples that could not be fitted, which are left out of the share.
  public let failed: Int

  /// Draws the replicates from addressed streams of a seed.
  ///
  /// - Parameter entity: tells apart what is fitted under one seed, such as groups of the data.
  /// - Returns: nil for families that nothing can be held against (0 and 1), or with no replicates.
  public init?(
    of fit: FittedDistribution, to data: FitData, replicates: Int, seed: UInt64, entity: UInt32 = 0
  ) {
    guard fit.family != .bernoulli, replicates > 0 else { return nil }
    let distance = Distance(data, from: fit)
    var stream = RandomStream(seed: seed)
    var further = 0
    var failed = 0
    for replicate in 0..<replicates {
      stream.open(
        trajectory: UInt32(truncatingIfNeeded: replicate), entity: entity,
        purpose: Self.purpose, term: UInt16(FitFamily.allCases.firstIndex(of: fit.family) ?? 0))
      let sample = Self.sample(of: fit, like: data, using: &stream)
      guard let again = fit.refitted(to: sample) else {
        failed += 1
        continue
      }
      // Rounding must not part what is equal, as with counts.
      let other = Distance(sample, from: again).andersonDarling
      if !(other < distance.andersonDarling * (1 - 1e-9)) { further += 1 }
    }
    andersonDarling = distance.andersonDarling
    largestDistance = distance.largest
    pValue = Double(1 + further) / Double(1 + replicates - failed)
    self.replicates = replicates
    self.failed = failed
  }

  /// What these streams are for; fits share no seed with simulations, which number purposes of their own.
  private static let purpose: UInt16 = 1

  private static func sample(
    of fit: FittedDistribution, like data: FitData, using stream: inout RandomStream
  ) -> FitData {
    var values: [Double] = []
    values.reserveCapacity(data.total)
    let errors = data.spreadErrors
    for place in 0..<data.total {
      let value = fit.distribution.sample(using: &stream)
      values.append(errors.isEmpty ? value : value + errors[place] * stream.normal())
    }
    return data.redrawn(values)
  }
}
