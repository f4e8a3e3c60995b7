// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite("Goodness of fit")
struct GoodnessOfFitTests {
  private static let grid = (1...20).map { Double($0) / 21 }

  /// SciPy 1.17: kstest gives D = 0.2756235828, exact p = 0.0780; Stephens' scaled
  /// limit, kstwobign.sf, gives 0.0784474773.
  @Test("Kolmogorov-Smirnov agrees with SciPy")
  func kolmogorovSmirnov() {
    let squared = GoodnessOfFit.kolmogorovSmirnov(sorted: Self.grid) { $0 * $0 }
    #expect(abs(squared.statistic - 0.275_623_582_766_44) < 1e-12)
    #expect(abs(squared.pValue - 0.078_447_477_346_45) < 1e-10)
    // An even grid is closer than chance allows.
    let even = GoodnessOfFit.kolmogorovSmirnov(sorted: Self.grid) { $0 }
    #expect(abs(even.statistic - 1.0 / 21) < 1e-12)
    #expect(even.pValue > 0.999_999)
  }

  /// SciPy 1.17: chisquare gives 3.5 with p = 0.6233876277 (5 degrees of freedom);
  /// chi2.sf(3.5, 4) = 0.4778783445.
  @Test("Chi-square agrees with SciPy")
  func chiSquare() {
    let observed = [16, 18, 16, 14, 12, 12]
    let expected = [16.0, 16, 16, 16, 16, 8]
    let test = GoodnessOfFit.chiSquare(observed: observed, expected: expected)
    #expect(test.statistic == 3.5)
    #expect(abs(test.pValue - 0.623_387_627_749_58) < 1e-12)
    let fitted = GoodnessOfFit.chiSquare(observed: observed, expected: expected, fitted: 1)
    #expect(abs(fitted.pValue - 0.477_878_344_488_72) < 1e-12)
  }

  @Test("Nothing to compare gives NaN, which passes no bound")
  func empty() {
    #expect(GoodnessOfFit.chiSquare(observed: [], expected: []).pValue.isNaN)
    #expect(GoodnessOfFit.chiSquare(observed: [1, 2], expected: [3]).pValue.isNaN)
    #expect(GoodnessOfFit.chiSquare(observed: [1, 2], expected: [3, 0]).pValue.isNaN)
    #expect(GoodnessOfFit.kolmogorovSmirnov(sorted: []) { $0 }.pValue.isNaN)
    #expect(GoodnessOfFit.kolmogorovSmirnov(sorted: [1, 2]) { _ in .nan }.pValue.isNaN)
  }
}
