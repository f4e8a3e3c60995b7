// SPDX-License-Identifier: GPL-3.0-or-later

/// Every family tried on one set of data, the best by Akaike's criterion first.
public struct FitReport: Sendable, Hashable {
  /// A family that could be fitted.
  public struct Candidate: Sendable, Hashable {
    /// The fit.
    public let fit: FittedDistribution
    /// How good it is; nil where nothing can be held against it.
    public let quality: FitQuality?
  }

  /// A family that could not.
  public struct Refusal: Sendable, Hashable {
    /// The family.
    public let family: FitFamily
    /// Why, as the rest of a sentence.
    public let reason: String
  }

  /// What was asked for.
  public struct Plan: Sendable, Hashable {
    /// Families to try; none for those that such data usually come from.
    public let families: [FitFamily]
    /// Samples of the bootstrap for each family, 0 for none.
    public let replicates: Int
    /// Of the bootstrap.
    public let seed: UInt64

    /// A plan.
    public init(families: [FitFamily], replicates: Int, seed: UInt64) {
      self.families = families
      self.replicates = replicates
      self.seed = seed
    }
  }

  /// Which part of a file: `phase=primary`; empty for all of it.
  public let name: String
  /// The values.
  public let data: FitData
  /// Rising by the criterion.
  public let candidates: [Candidate]
  /// In the order they were tried.
  public let refusals: [Refusal]
  /// What a reader must know before using the best one.
  public let warnings: [FitWarning]
  /// Of the best one.
  public let plot: QuantilePlot?

  /// Fits and tests each family.
  ///
  /// - Parameter entity: the number of this part of a file, for streams of its own.
  public init(name: String, data: FitData, plan: Plan, entity: UInt32) {
    self.name = name
    self.data = data
    let families = plan.families.isEmpty ? Self.usual(for: data) : plan.families
    var candidates: [Candidate] = []
    var refusals: [Refusal] = []
    for family in families {
      do throws(FitError) {
        let fit = try FittedDistribution(family, to: data)
        let quality = FitQuality(
          of: fit, to: data, replicates: plan.replicates, seed: plan.seed, entity: entity)
        candidates.append(Candidate(fit: fit, quality: quality))
      } catch {
        refusals.append(Refusal(family: family, reason: error.description))
      }
    }
    candidates.sort { $0.fit.aic < $1.fit.aic }
    self.candidates = candidates
    self.refusals = refusals
    warnings = FitWarning.all(of: data, candidates)
    plot = candidates.first.map { QuantilePlot(data, $0.fit) }
  }

  /// Families that such data usually come from: of counts, of 0 and 1, or of measured numbers.
  ///
  /// Densities and probabilities of counts are not compared: Akaike's criterion would favour whichever unit is smaller.
  static func usual(for data: FitData) -> [FitFamily] {
    if !data.errors.isEmpty { return [.normal] }
    guard data.looksLikeCounts else { return FitFamily.continuous }
    let isYesOrNo = data.values.allSatisfy { $0 == 0 || $0 == 1 }
    return isYesOrNo ? [.bernoulli] : FitFamily.ofCounts
  }
}
