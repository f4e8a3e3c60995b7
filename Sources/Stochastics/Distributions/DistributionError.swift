// SPDX-License-Identifier: GPL-3.0-or-later

/// Parameters that describe no distribution: which, what they are, what must hold.
public struct DistributionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The family, as the factory is called: `normal`.
  public let family: String
  /// The parameter, or parameters with commas: `low, mode, high`.
  public let parameter: String
  /// The values found, in the order of the parameters.
  public let found: [Double]
  /// What must hold: `must be finite and above 0`.
  public let requirement: String

  /// One line for a reader.
  public var description: String {
    let values = found.map { "\($0)" }.joined(separator: ", ")
    let verb = found.count == 1 ? "is" : "are"
    return "\(family): \(parameter) \(verb) \(found.isEmpty ? "empty" : values); \(requirement)."
  }
}

/// Checks one family's parameters.
struct Requirements {
  let family: String

  func hold(
    _ condition: Bool, _ parameter: String, _ found: [Double], _ requirement: String
  ) throws(DistributionError) {
    guard !condition else { return }
    throw DistributionError(
      family: family, parameter: parameter, found: found, requirement: requirement)
  }

  func finite(_ value: Double, _ parameter: String) throws(DistributionError) {
    try hold(value.isFinite, parameter, [value], "must be finite")
  }

  func positive(_ value: Double, _ parameter: String) throws(DistributionError) {
    try hold(
      value.isFinite && value > 0, parameter, [value], "must be finite and above 0")
  }

  /// Shapes and counts: beyond 1e5, GSL's gamma and beta functions lose digits.
  func shape(_ value: Double, _ parameter: String) throws(DistributionError) {
    try hold(
      value > 0 && value <= 1e5, parameter, [value], "must be above 0, at most 1e5")
  }

  func probability(_ value: Double, _ parameter: String) throws(DistributionError) {
    try hold(value >= 0 && value <= 1, parameter, [value], "must be from 0 to 1")
  }

  func rising(
    _ low: Double, _ high: Double, _ parameters: String
  ) throws(DistributionError) {
    let ordered = low < high && (high - low).isFinite
    try hold(ordered, parameters, [low, high], "must be finite and rise")
  }

  func between(
    _ low: Double, _ mode: Double, _ high: Double
  ) throws(DistributionError) {
    let ordered = low < high && low <= mode && mode <= high && (high - low).isFinite
    try hold(
      ordered, "low, mode, high", [low, mode, high],
      "must be finite and rise, with low below high")
  }
}
