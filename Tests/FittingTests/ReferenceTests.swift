// SPDX-License-Identifier: GPL-3.0-or-later
import Fitting
import Foundation
import Testing

@Suite("Fits agree with SciPy 1.17")
struct ReferenceTests {
  @Test(
    "in parameters, standard errors, likelihood and distance",
    arguments: FitFamily.allCases.filter { $0 != .bernoulli })
  func reference(_ family: FitFamily) throws {
    let values = try Self.rows("fit-values.csv").filter { $0[0] == family.rawValue }
    let expected = try Self.rows("fit-expected.csv").filter { $0[0] == family.rawValue }
    #expect(values.count == 80 && expected.count == family.parameters.count)
    let data = try FitData(values: values.compactMap { Double($0[1]) })
    let fit = try FittedDistribution(family, to: data)
    for (parameter, row) in zip(fit.parameters, expected) {
      let value = try #require(Double(row[2]))
      let error = try #require(Double(row[3]))
      let likelihood = try #require(Double(row[4]))
      #expect(parameter.name == row[1])
      // Both search; where they differ they differ by far less than chance does.
      #expect(abs(parameter.value - value) < 1e-4 * error, "\(parameter.value), SciPy \(value)")
      #expect(abs((parameter.standardError ?? 0) / error - 1) < 1e-4)
      #expect(abs(fit.logLikelihood - likelihood) < 1e-7 * abs(likelihood))
    }
    guard let distance = Double(expected[0][5]) else { return }
    let quality = try #require(FitQuality(of: fit, to: data, replicates: 1, seed: 1))
    #expect(abs(quality.andersonDarling - distance) < 1e-4)
  }

  private static func rows(_ file: String) throws -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appending(path: "Reference/\(file)"), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
