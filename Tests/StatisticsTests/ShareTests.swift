// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

/// Counts with both intervals by SciPy 1.17, binomtest(...).proportion_ci.
struct ShareCase: Sendable, CustomTestStringConvertible {
  let successes: Int
  let trials: Int
  let level: Double
  let wilson: ClosedRange<Double>
  let exact: ClosedRange<Double>

  var testDescription: String { "\(successes) of \(trials) at \(level)" }

  init(
    _ successes: Int, _ trials: Int, _ level: Double, wilson: ClosedRange<Double>,
    exact: ClosedRange<Double>
  ) {
    self.successes = successes
    self.trials = trials
    self.level = level
    self.wilson = wilson
    self.exact = exact
  }

  static let all = [
    ShareCase(
      0, 10, 0.95, wilson: 0...0.27753279986288926, exact: 0...0.30849710781876294),
    ShareCase(
      1, 10, 0.95, wilson: 0.017876213095072896...0.4041500267952385,
      exact: 0.0025285785444625728...0.44501611702819543),
    ShareCase(
      81, 263, 0.95, wilson: 0.2552885198782742...0.36620957698280004,
      exact: 0.25273674558504267...0.36762192260134746),
    ShareCase(
      15, 148, 0.95, wilson: 0.06238639953073629...0.16048724172330803,
      exact: 0.05784401008344801...0.16165049034947895),
    ShareCase(10, 10, 0.95, wilson: 0.7224672001371109...1, exact: 0.6915028921812371...1),
    ShareCase(
      9970, 10000, 0.95, wilson: 0.9957205933135996...0.9978977123059479,
      exact: 0.9957200609127976...0.9979750251841054),
    ShareCase(
      5, 20, 0.99, wilson: 0.08736390840107405...0.5371887921483027,
      exact: 0.05833393605890944...0.5597609077584391),
    ShareCase(
      500000, 1_000_000, 0.9, wilson: 0.4991775742990777...0.5008224257009223,
      exact: 0.49917707394947464...0.5008229260505254),
  ]
}

@Suite("Shares")
struct ShareTests {
  @Test("Wilson and Clopper-Pearson agree with SciPy to 1e-9", arguments: ShareCase.all)
  func intervals(_ known: ShareCase) throws {
    let wilson = try Share(
      successes: known.successes, trials: known.trials, level: known.level)
    expectEqual(wilson.interval, known.wilson)
    let exact = try Share(
      successes: known.successes, trials: known.trials, level: known.level,
      method: .clopperPearson)
    expectEqual(exact.interval, known.exact)
    #expect(exact.interval.contains(exact.value))
    #expect(wilson.interval.contains(wilson.value))
  }

  /// Source: R. G. Newcombe, Statistics in Medicine 17, 1998, table I, 81 of 263
  /// and 15 of 148, methods 3 (score) and 5 (exact), four decimals.
  @Test("Newcombe's published intervals")
  func published() throws {
    let score = try Share(successes: 81, trials: 263).interval
    #expect(abs(score.lowerBound - 0.2553) < 5e-5)
    #expect(abs(score.upperBound - 0.3662) < 5e-5)
    let exact = try Share(successes: 15, trials: 148, method: .clopperPearson).interval
    #expect(abs(exact.lowerBound - 0.0578) < 5e-5)
    #expect(abs(exact.upperBound - 0.1617) < 5e-5)
  }

  @Test("Impossible counts are refused by name")
  func refused() {
    expectError("trials") { try Share(successes: 0, trials: 0) }
    expectError("successes") { try Share(successes: 3, trials: 2) }
    expectError("successes") { try Share(successes: -1, trials: 2) }
    expectError("level") { try Share(successes: 1, trials: 2, level: 1) }
    expectError("level") { try Share(successes: 1, trials: 2, level: .nan) }
  }

  @Test("A tally of blocks is the tally of all")
  func tally() throws {
    var first = Tally()
    var second = Tally()
    for index in 0..<10 { first.add(index < 3) }
    for index in 0..<5 { second.add(index < 1) }
    first.merge(second)
    #expect(first.trials == 15)
    #expect(first.successes == 4)
    #expect(try first.share().value == 4.0 / 15)
    #expect(throws: StatisticsError.self) { try Tally().share() }
  }

  private func expectEqual(_ found: ClosedRange<Double>, _ known: ClosedRange<Double>) {
    #expect(abs(found.lowerBound - known.lowerBound) < 1e-9)
    #expect(abs(found.upperBound - known.upperBound) < 1e-9)
  }

  private func expectError(_ quantity: String, _ make: () throws -> Share) {
    let error = #expect(throws: StatisticsError.self) { try make() }
    #expect(error?.quantity == quantity)
  }
}
