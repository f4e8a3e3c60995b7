// SPDX-License-Identifier: GPL-3.0-or-later

/// A part of the model with all else switched off, and the closed forms that it must then reproduce.
package struct VerificationCase: Sendable, CustomStringConvertible {
  /// What is verified, such as `Independent posts`.
  package let subject: String
  /// The numbers it is verified at, in words.
  package let setting: String
  /// The code of the engine that makes the paths.
  package let engine: String
  /// The closed form, and where it is from.
  package let source: String
  /// Paths at which the case takes a test's time and still tells its twins apart.
  package let quickPaths: Int
  package let figures: [Figure]
  private let estimates: @Sendable (Paths) async throws -> [Estimate]
  /// Its place in the list, by which cases draw from different seeds.
  private(set) var number = 0

  init(
    _ subject: String, setting: String, engine: String, source: String, quickPaths: Int = 100_000,
    figures: [Figure], estimates: @escaping @Sendable (Paths) async throws -> [Estimate]
  ) {
    self.subject = subject
    self.setting = setting
    self.engine = engine
    self.source = source
    self.quickPaths = quickPaths
    self.figures = figures
    self.estimates = estimates
  }

  package var description: String { "\(subject): \(setting)" }

  /// The seed that no one picked: the day of the example trust's start.
  package static let seed: UInt64 = 20_260_901

  /// The case's own seed, from that of the first one.
  package func seed(from first: UInt64) -> UInt64 { first &+ UInt64(number) }

  /// Lets the engine make so many paths, and holds each figure against them.
  package func compare(paths: Int, seed first: UInt64 = Self.seed) async throws -> [Comparison] {
    let made = try await estimates(Paths(count: paths, seed: seed(from: first)))
    guard made.count == figures.count else { throw Miscounted(figures: figures.count) }
    return zip(figures, made).map { Comparison(figure: $0, estimate: $1) }
  }

  /// A case that estimates more or fewer figures than it has.
  private struct Miscounted: Error { let figures: Int }

  /// Every case, in the order of the model's document.
  package static func all() throws -> [VerificationCase] {
    var cases = try [
      postsByTerm(), postsInSmallSteps(), teachingPosts(), backlog(), centralBacklog(),
      reserveWalk(), ruin(), namedShocks(), grades(), quality(), rankCorrelation(), batches(),
      principles(),
    ]
    for place in cases.indices { cases[place].number = place }
    return cases
  }
}
