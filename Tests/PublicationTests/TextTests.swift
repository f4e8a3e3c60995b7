// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import Statistics
import Testing

@testable import Publication

@Suite("Numbers and words")
struct TextTests {
  @Test(
    "Decimals are written plainly and read back to the same number",
    arguments: [
      (0.1, "0.1"), (1e-5, "0.00001"), (-1.5e-7, "-0.00000015"), (1e16, "10000000000000000.0"),
      (1.25e21, "1250000000000000000000.0"), (-0.0, "0.0"), (5, "5.0"),
      (1.0 / 3, "0.3333333333333333"),
      (.leastNonzeroMagnitude, "0." + String(repeating: "0", count: 323) + "5"),
    ])
  func decimals(_ number: Double, _ text: String) {
    #expect(DecimalText.plain(number) == text)
    #expect(Double(text) == number)
  }

  @Test("What is no number is an empty cell", arguments: [Double.nan, .infinity, -.infinity])
  func noNumber(_ number: Double) {
    #expect(Cell.number(number).csv.isEmpty)
    #expect(Cell.printed("\(Float(number))").csv.isEmpty)
  }

  @Test(
    "Text is quoted where it must be, and harmless to spreadsheets",
    arguments: [
      ("plain", "plain"), ("a, b", "\"a, b\""), ("say \"yes\"", "\"say \"\"yes\"\"\""),
      ("two\nlines", "\"two\nlines\""), ("=1+1", "'=1+1"), ("+44", "'+44"), ("-2", "'-2"),
      ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("", ""),
      ("=cmd|' /C calc'!A0,1", "\"'=cmd|' /C calc'!A0,1\""), ("\r\nx", "\"'\r\nx\""),
      ("\n=1+1", "\"'\n=1+1\""), ("\u{FF1D}1+1", "'\u{FF1D}1+1"), (" =1", " =1"),
      ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""), ("@cmd", "'@cmd"),
    ])
  func fields(_ text: String, _ field: String) {
    #expect(Cell.text(text).csv == field)
  }

  @Test("Negative numbers stay numbers")
  func negative() { #expect(Cell.number(-2.5).csv == "-2.5") }

  @Test("Words respect the width of the interval")
  func words() throws {
    #expect(Likelihood.words(for: try Share(successes: 1000, trials: 1000)) == "almost always")
    #expect(Likelihood.words(for: try Share(successes: 840, trials: 1000)) == "usually")
    // Wilson: 0.9292 to 0.9563.
    #expect(
      Likelihood.words(for: try Share(successes: 944, trials: 1000)) == "usually or almost always")
    #expect(Likelihood.words(for: try Share(successes: 2, trials: 4)) == "too few runs to say")
    #expect(Likelihood.words(for: try Share(successes: 0, trials: 1000)) == "almost never")
  }

  @Test(
    "A probability that is neither none nor all never rounds to either",
    arguments: [
      (0, "0"), (0.0001, "<0.1"), (0.0005, "0.1"), (0.5, "50"), (0.12345, "12.3"),
      (0.9995, ">99.9"), (0.9994, "99.9"), (1, "100"),
    ])
  func hundredths(_ share: Double, _ text: String) {
    #expect(HumanNumber.hundredths(share) == text)
  }

  @Test(
    "A check reads as a sentence",
    arguments: [
      ("reserves_pct_income", 0.05, "reserves_pct_income at least 5%, year end"),
      ("reserves_gbp", 1_000_000, "reserves_gbp at least £1000000, year end"),
      ("reserves_pct_income", 0.0725, "reserves_pct_income at least 7.25%, year end"),
    ])
  func checks(_ metric: String, _ threshold: Double, _ sentence: String) {
    #expect(SmallSummary.check(metric, .atLeast, threshold, .yearEnd).sentence == sentence)
  }

  @Test("One is singular in what a check asks and in what it was missed by")
  func singular() {
    #expect(
      SmallSummary.check("head_vacant_terms", .atMost, 1, .eachTerm).condition
        == "at most 1 term, each term")
    #expect(
      SmallSummary.check("head_vacant_terms", .atMost, 2, .eachTerm).condition
        == "at most 2 terms, each term")
    #expect(HumanNumber.distance(0.01, .fraction) == "1 point")
    #expect(HumanNumber.value(1, .terms) == "1 term" && HumanNumber.value(1.5, .days) == "1.5 days")
  }

  @Test("An interval has the decimal of its share, and a mean of counts has two")
  func decimals() {
    #expect(HumanNumber.interval(0.85...0.88) == "85.0–88.0")
    #expect(HumanNumber.interval(0...1) == "0–100")
    #expect(HumanNumber.mean(3) == "3.00" && HumanNumber.mean(-0.996) == "-1.00")
    #expect(HumanNumber.mean(1234.056) == "1,234.06" && HumanNumber.mean(-0.001) == "0.00")
    #expect(HumanNumber.mean(.nan) == "–")
    #expect(HumanNumber.thousands(-1_234_567) == "-1,235")
  }

  @Test("A bar shows a share to an eighth of a character, and takes any number")
  func bars() {
    #expect(Bars.bar(0.5, width: 4) == "██░░")
    #expect(Bars.bar(0.5625, width: 2) == "█▏")  // 9 of 16 eighths
    #expect(Bars.bar(1, width: 3) == "███")
    #expect(Bars.bar(.nan, width: 2) == "░░")
    #expect(Bars.line([0, nil, 1, .nan], in: 0...1) == "▁·█·")
  }

  @Test("Progress is one short line")
  func progress() {
    let line = progressLine(made: 2_500, of: 10_000, seconds: 5)
    #expect(line == "█████░░░░░░░░░░░░░░░ 2,500 of 10,000 futures, 500 a second, 15 s left")
    #expect(progressLine(made: 0, of: 0, seconds: 0).count < 80)
  }

  @Test("JSON escapes what it must")
  func json() {
    let json = JSON.object([
      .init("a\"\n\u{1}", .list([.number(1e-7), .number(.nan), .flag(true)]))
    ])
    #expect(
      json.document == "{\n  \"a\\\"\\n\\u0001\": [\n    0.0000001,\n    null,\n    true\n  ]\n}\n")
  }
}
