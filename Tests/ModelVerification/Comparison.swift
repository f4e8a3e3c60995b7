// SPDX-License-Identifier: GPL-3.0-or-later
package import Statistics

/// A mean over paths, with its standard error.
package struct Estimate: Sendable, Hashable {
  package let value: Double
  package let standardError: Double

  package init(value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }

  /// Of numbers that came one for each path; NaN of fewer than two.
  package init(_ moments: Moments) {
    value = moments.mean ?? .nan
    standardError = moments.standardError ?? .nan
  }

  /// How far a value lies from the estimate, in standard errors.
  package func distance(to other: Double) -> Double { abs(value - other) / standardError }
}

/// A number near the exact one that comes out of a mistake somebody could make.
package struct Twin: Sendable, Hashable {
  package let mistake: String
  package let value: Double

  package init(_ mistake: String, _ value: Double) {
    self.mistake = mistake
    self.value = value
  }
}

/// One number that the engine must reproduce, and a wrong one that it must not.
package struct Figure: Sendable, Hashable {
  package let name: String
  package let exact: Double
  /// The digits that the model's document gives, such as `0.532063`; nil where it gives none.
  package let published: String?
  package let twin: Twin

  package init(_ name: String, exact: Double, published: String? = nil, wrong twin: Twin) {
    self.name = name
    self.exact = exact
    self.published = published
    self.twin = twin
  }

  /// Whether the exact value rounds to the published digits.
  package var meetsPublished: Bool {
    guard let published else { return true }
    guard let value = Double(published) else { return false }
    let decimals = published.split(separator: ".").last?.count ?? 0
    let unit = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
    return abs(exact - value) <= unit / 2
  }
}

/// A figure beside what the engine made of it.
package struct Comparison: Sendable, Hashable {
  /// Standard errors by which an estimate may miss; a right engine misses by more once in 16,000 figures.
  package static let tolerance = 4.0

  package let figure: Figure
  package let estimate: Estimate

  package init(figure: Figure, estimate: Estimate) {
    self.figure = figure
    self.estimate = estimate
  }

  /// Standard errors between estimate and exact value.
  package var distance: Double { estimate.distance(to: figure.exact) }

  /// Standard errors between estimate and wrong twin.
  package var twinDistance: Double { estimate.distance(to: figure.twin.value) }

  // Written so that a NaN, as of an estimate without spread, passes for neither.
  package var agrees: Bool { distance < Self.tolerance }
  package var rejectsTwin: Bool { twinDistance >= Self.tolerance }

  /// Whether the figure agrees, its published digits are right, and its twin is rejected.
  package var holds: Bool { agrees && figure.meetsPublished && rejectsTwin }
}
