// SPDX-License-Identifier: GPL-3.0-or-later
import ModelVerification
import Testing

/// The cases of `make verify-model` at fewer paths, from fixed seeds that no one picked.
///
/// With about 35 figures a right engine fails here for one seed in 450.
@Suite("The engine against closed forms")
struct QuickHalfTests {
  @Test(
    "within four standard errors of each exact value, beyond them of each wrong twin",
    arguments: try VerificationCase.all())
  func holds(_ verification: VerificationCase) async throws {
    let found = try await verification.compare(paths: verification.quickPaths)
    #expect(found.count == verification.figures.count)
    for comparison in found {
      let figure = comparison.figure
      #expect(comparison.agrees, "\(figure.name): \(comparison.estimate), \(figure.exact)")
      #expect(comparison.rejectsTwin, "\(figure.name): \(figure.twin)")
      #expect(figure.meetsPublished, "\(figure.name): \(figure.exact)")
    }
  }
}
