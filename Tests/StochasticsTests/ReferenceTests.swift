// SPDX-License-Identifier: GPL-3.0-or-later
import Stochastics
import Testing

@Suite("Distributions agree with SciPy 1.17")
struct ReferenceTests {
  private static let table = Result(catching: ReferenceTable.load)

  @Test(
    "CDF, survival, quantile, mean, variance",
    arguments: Specimen.continuous + Specimen.truncated + Specimen.discrete)
  func reference(_ specimen: Specimen) throws {
    let distribution = try specimen.make()
    let rows = try #require(try Self.table.get()[specimen.name])
    #expect(rows.count >= 27)
    for row in rows {
      let found = try #require(value(of: row.function, at: row.argument, distribution))
      let tolerance = 1e-8 * abs(row.value) + 1e-14
      #expect(
        abs(found - row.value) <= tolerance,
        "\(row.function)(\(row.argument)) is \(found), SciPy says \(row.value)")
    }
  }

  @Test("Every reference belongs to a specimen")
  func complete() throws {
    let specimens = Specimen.continuous + Specimen.truncated + Specimen.discrete
    #expect(Set(try Self.table.get().keys) == Set(specimens.map(\.name)))
  }

  @Test("A moment that does not exist is nil")
  func undefinedMoments() throws {
    let cauchy = try Distribution.studentT(dof: 1)
    #expect(cauchy.mean == nil)
    #expect(cauchy.variance == nil)
    #expect(try cauchy.truncated(to: 0 ... .infinity).mean == nil)
    #expect(try cauchy.truncated(to: -1...1).mean != nil)
    #expect(try Distribution.studentT(dof: 2).variance == nil)
    #expect(try Distribution.normal(mean: 0, sd: 1e200).variance == nil)
    #expect(try Distribution.studentT(dof: 2).mean == 0)
    #expect(try Distribution.pareto(minimum: 1, shape: 1).mean == nil)
    #expect(try Distribution.pareto(minimum: 1, shape: 2).variance == nil)
  }

  private func value(
    of function: String, at argument: Double, _ distribution: Distribution
  ) -> Double? {
    switch function {
    case "cdf": distribution.cdf(argument)
    case "survival": distribution.survival(argument)
    case "quantile": distribution.quantile(argument)
    case "mean": distribution.mean
    case "variance": distribution.variance
    default: nil
    }
  }
}
