// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import ModelVerification
import Testing

@Suite("Comparing an estimate with an exact value")
struct ComparisonTests {
  private func compare(exact: Double, twin: Double, error: Double = 0.1) -> Comparison {
    Comparison(
      figure: Figure("figure", exact: exact, wrong: Twin("mistake", twin)),
      estimate: Estimate(value: 1, standardError: error))
  }

  @Test("agrees below four standard errors, and rejects from four on")
  func tolerance() {
    // 0.39 / 0.1 = 3.9 and 0.41 / 0.1 = 4.1
    #expect(compare(exact: 1.39, twin: 0.59).holds)
    #expect(!compare(exact: 1.41, twin: 0.59).agrees)
    #expect(!compare(exact: 1.39, twin: 0.61).rejectsTwin)
    #expect(!compare(exact: 1.39, twin: 0.61).holds)
  }

  @Test("fails an estimate without spread or without paths", arguments: [0, Double.nan])
  func noSpread(error: Double) {
    #expect(!compare(exact: 1, twin: 2, error: error).holds)
  }

  @Test("holds an exact value to the digits published, half a unit of the last")
  func published() {
    func meets(_ exact: Double) -> Bool {
      Figure("figure", exact: exact, published: "0.5320", wrong: Twin("mistake", 0))
        .meetsPublished
    }
    #expect(meets(0.53204))
    #expect(!meets(0.53206))
    #expect(!meets(0.53194))
  }

  @Test("An even walk from 0 is never below it in n steps with chance (2n)! / (n!² 4ⁿ)")
  func evenWalk() {
    // Sparre Andersen, Mathematica Scandinavica 2, 1954: 1/2, 3/8, 5/16, 35/128, 63/256, whatever the even step.
    let chances = [1 / 2.0, 3 / 8.0, 5 / 16.0, 35 / 128.0, 63 / 256.0]
    for (place, chance) in chances.enumerated() {
      #expect(abs(1 - Crossing.ofNormalWalk(from: 0, steps: place + 1) - chance) < 1e-5)
    }
  }
}

@Suite("The table of a verification")
struct VerificationTableTests {
  @Test("prints numbers with the decimals asked for")
  func fixed() {
    #expect(VerificationTable.fixed(0.0320, 5) == "0.03200")
    #expect(VerificationTable.fixed(-0.4826, 2) == "-0.48")
    #expect(VerificationTable.fixed(-0.001, 2) == "0.00")
    #expect(VerificationTable.fixed(1599.96, 1) == "1600.0")
    #expect(VerificationTable.fixed(12.5, 0) == "13")
    #expect(VerificationTable.grouped(1_000_000) == "1,000,000")
    #expect(VerificationTable.grouped(999) == "999")
  }

  @Test("shows two digits of a standard error, says what fails, and has a cell for each column")
  func rows() throws {
    let verification = try #require(try VerificationCase.all().first)
    let found = [
      Comparison(
        figure: Figure("share", exact: 0.5, wrong: Twin("mistake", 0.5312)),
        estimate: Estimate(value: 0.5301, standardError: 0.00123))
    ]
    let lines = VerificationTable.lines(of: verification, found).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[1].split(separator: " ") == [
        "share", "0.5000", "0.5301", "0.0012", "24.5", "DISAGREES",
      ])
    #expect(lines[2].hasSuffix("0.9  NOT REJECTED"))
    let rows = VerificationTable.rows(of: verification, found, paths: 1000, seed: 1)
    #expect(rows[0].contains(",0.5,,0.5301,0.00123,"))
    #expect(rows[0].contains(",false,mistake,0.5312,"))
    #expect(
      VerificationTable.summary(found)
        == "0 of 1 figures agree, the furthest 24.5 standard errors off;"
        + " 0 of 1 wrong twins are rejected.")
  }
}
