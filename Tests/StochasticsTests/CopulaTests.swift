// SPDX-License-Identifier: GPL-3.0-or-later
import Stochastics
import Testing

@Suite("The Gaussian copula")
struct CopulaTests {
  private static let matrix = [[1, 0.7, -0.3], [0.7, 1, 0.2], [-0.3, 0.2, 1.0]]

  @Test("Each number alone is standard normal: mean and variance within 5 SE")
  func margins() throws {
    let copula = try GaussianCopula(names: ["a", "b", "c"], correlation: Self.matrix)
    for column in draw(1_000_000, from: copula) {
      let mean = column.reduce(0, +) / 1e6
      let square = column.reduce(0) { $0 + $1 * $1 } / 1e6
      #expect(abs(mean) < 5e-3)
      #expect(abs(square - 1) < 5 * 2.0.squareRoot() * 1e-3)
    }
  }

  @Test("Without correlation it gives the stream's own normals")
  func independent() throws {
    let copula = try GaussianCopula(names: ["a", "b"], correlation: [[1, 0], [0, 1]])
    var values = [0.0, 0.0]
    var stream = RandomStream(seed: 4)
    copula.normals(into: &values, using: &stream)
    var plain = RandomStream(seed: 4)
    let normals = [plain.normal(), plain.normal()]
    #expect(values == normals)
  }

  @Test("A longer array keeps its rest, a shorter one gets the first numbers")
  func lengths() throws {
    let copula = try GaussianCopula(names: ["a", "b", "c"], correlation: Self.matrix)
    var exact = [0.0, 0, 0]
    var long = [9.0, 9, 9, 9]
    var short = [9.0]
    var stream = RandomStream(seed: 4)
    let start = StreamAddress(trajectory: 0, entity: 0, purpose: 0, term: 0)
    copula.normals(into: &exact, using: &stream)
    stream.open(start)
    copula.normals(into: &long, using: &stream)
    stream.open(start)
    copula.normals(into: &short, using: &stream)
    #expect(long == exact + [9])
    #expect(short == [exact[0]])
  }

  @Test("A contradiction names the pair")
  func notPositiveDefinite() {
    // a goes with b and with c, so b and c can't go against each other.
    let error = #expect(throws: CopulaError.self) {
      try GaussianCopula(
        names: ["a", "b", "c"], correlation: [[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]])
    }
    #expect(error == .notPositiveDefinite(first: "b", second: "c", found: -0.9))
    let same = #expect(throws: CopulaError.self) {
      try GaussianCopula(names: ["a", "b"], correlation: [[1, 1], [1, 1]])
    }
    #expect(same == .notPositiveDefinite(first: "a", second: "b", found: 1))
  }

  @Test("What is no correlation matrix is refused with the names")
  func refused() {
    #expect(throws: CopulaError.entry(first: "a", second: "b", found: 1.2)) {
      try GaussianCopula(names: ["a", "b"], correlation: [[1, 1.2], [1.2, 1]])
    }
    #expect(throws: CopulaError.entry(first: "b", second: "b", found: 0.9)) {
      try GaussianCopula(names: ["a", "b"], correlation: [[1, 0], [0, 0.9]])
    }
    #expect(throws: CopulaError.asymmetric(first: "a", second: "b", found: [0.1, 0.2])) {
      try GaussianCopula(names: ["a", "b"], correlation: [[1, 0.2], [0.1, 1]])
    }
    #expect(throws: CopulaError.size(names: 2, row: 2, columns: 1)) {
      try GaussianCopula(names: ["a", "b"], correlation: [[1, 0], [0]])
    }
    #expect(throws: CopulaError.size(names: 0, row: 0, columns: 0)) {
      try GaussianCopula(names: [], correlation: [])
    }
    #expect(throws: CopulaError.repeatedName("a")) {
      try GaussianCopula(names: ["a", "a"], correlation: [[1, 0], [0, 1]])
    }
  }

  @Test("Φ and its inverse have their published values")
  func normal() {
    // Abramowitz and Stegun, table 26.1 and 26.5.
    #expect(Normal.cdf(0) == 0.5)
    #expect(abs(Normal.cdf(1.96) - 0.975_002_104_85) < 1e-10)
    #expect(abs(Normal.quantile(0.95) - 1.644_853_626_95) < 1e-10)
    #expect(abs(Normal.survival(10) - 7.619_853_024_16e-24) < 1e-34)
    #expect(abs(Normal.density(1) - 0.241_970_724_52) < 1e-10)
    #expect(Normal.quantile(2).isNaN)
  }

  private func draw(_ count: Int, from copula: GaussianCopula) -> [[Double]] {
    var stream = RandomStream(seed: 11)
    var values = [0.0, 0, 0]
    var columns: [[Double]] = [[], [], []]
    for _ in 0..<count {
      copula.normals(into: &values, using: &stream)
      for index in 0..<3 { columns[index].append(values[index]) }
    }
    return columns
  }
}
