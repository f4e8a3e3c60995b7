// SPDX-License-Identifier: GPL-3.0-or-later
public import Stochastics

/// A family with the parameters that fit data best, and how well they are known.
public struct FittedDistribution: Sendable, Hashable {
  /// One parameter.
  public struct Parameter: Sendable, Hashable {
    /// As scenarios name it.
    public let name: String
    /// The estimate.
    public let value: Double
    /// From the observed information; nil where that is singular, as at a parameter's limit.
    public let standardError: Double?
  }

  /// The family.
  public let family: FitFamily
  /// In the order of the scenario's recipe.
  public let parameters: [Parameter]
  /// At the maximum.
  public let logLikelihood: Double
  /// The distribution, cut to the range that the data were cut to.
  public let distribution: Distribution
  /// Whether a maximum was found: to within a ten-thousandth of a unit of log-likelihood.
  public let converged: Bool
  /// Whether a parameter stands at the end of what is tried.
  public let isAtLimit: Bool
  /// The free parameters, in the frame of the data.
  let free: [Double]
  let frame: Frame

  /// Akaike's criterion, less is better: twice the parameters less twice the log-likelihood.
  ///
  /// Source: H. Akaike, IEEE Transactions on Automatic Control 19, 1974, doi:10.1109/TAC.1974.1100705.
  public var aic: Double { 2 * Double(parameters.count) - 2 * logLikelihood }

  /// The value of a parameter by its name.
  public subscript(_ name: String) -> Double? {
    parameters.first { $0.name == name }?.value
  }
}
