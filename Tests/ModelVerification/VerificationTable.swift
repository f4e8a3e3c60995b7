// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// What a verification found, for a terminal and as CSV.
package enum VerificationTable {
  private static let widths = (name: 58, value: 10, error: 10, distance: 10)

  /// The lines above the first case.
  package static func heading(paths: Int, seed: UInt64) -> String {
    let columns =
      pad("", to: widths.name) + right("exact", widths.value) + right("estimate", widths.value)
      + right("std error", widths.error) + right("apart", widths.distance)
    return """
      The engine against closed forms: \(grouped(paths)) paths a case, seeds from \(seed).
      Apart: how many standard errors lie between the engine's estimate and the value beside it.
      A figure agrees below \(fixed(Comparison.tolerance, 0)); below each, the value of a mistake \
      that the same comparison must reject.

      \(columns)
      """
  }

  /// One case: its figures, each over its wrong twin.
  package static func lines(of verification: VerificationCase, _ found: [Comparison]) -> String {
    let title = "\(verification) (\(verification.engine))"
    return ([title] + found.flatMap(lines)).joined(separator: "\n") + "\n"
  }

  private static func lines(of found: Comparison) -> [String] {
    let decimals = decimals(for: found.estimate.standardError)
    let figure = found.figure
    let verdict = found.agrees ? "agrees" : "DISAGREES"
    let digits = figure.meetsPublished ? "" : ", NOT \(figure.published ?? "")"
    return [
      pad("  " + figure.name, to: widths.name)
        + right(fixed(figure.exact, decimals), widths.value)
        + right(fixed(found.estimate.value, decimals), widths.value)
        + right(fixed(found.estimate.standardError, decimals), widths.error)
        + right(apart(found.distance), widths.distance) + "  " + verdict + digits,
      pad("    wrong: " + figure.twin.mistake, to: widths.name)
        + right(fixed(figure.twin.value, decimals), widths.value)
        + right("", widths.value + widths.error)
        + right(apart(found.twinDistance), widths.distance) + "  "
        + (found.rejectsTwin ? "rejected" : "NOT REJECTED"),
    ]
  }

  /// The line below the last case.
  package static func summary(_ found: [Comparison]) -> String {
    let count = found.count
    let agreeing = found.count { $0.agrees && $0.figure.meetsPublished }
    let rejected = found.count { $0.rejectsTwin }
    let furthest = found.map(\.distance).max() ?? .nan
    return
      "\(agreeing) of \(count) figures agree, the furthest \(apart(furthest)) standard errors off;"
      + " \(rejected) of \(count) wrong twins are rejected."
  }

  // MARK: CSV

  package static let header =
    "subject,setting,engine,source,figure,paths,seed,exact,published,estimate,standard_error,"
    + "standard_errors_apart,agrees,wrong_twin,twin_value,twin_standard_errors_apart,twin_rejected"

  /// One row for each figure.
  package static func rows(
    of verification: VerificationCase, _ found: [Comparison], paths: Int, seed: UInt64
  ) -> [String] {
    found.map { comparison in
      let (figure, estimate) = (comparison.figure, comparison.estimate)
      return [
        quoted(verification.subject), quoted(verification.setting), quoted(verification.engine),
        quoted(verification.source), quoted(figure.name), "\(paths)",
        "\(verification.seed(from: seed))",
        "\(figure.exact)", figure.published ?? "", "\(estimate.value)",
        "\(estimate.standardError)", "\(comparison.distance)",
        "\(comparison.agrees && figure.meetsPublished)", quoted(figure.twin.mistake),
        "\(figure.twin.value)", "\(comparison.twinDistance)", "\(comparison.rejectsTwin)",
      ].joined(separator: ",")
    }
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  // MARK: Numbers

  /// Decimals that show two digits of a standard error, and no more.
  static func decimals(for error: Double) -> Int {
    guard error > 0, error.isFinite else { return 6 }
    return Int(max(0, min(9, 1 - log10(error).rounded(.down))))
  }

  private static func apart(_ distance: Double) -> String {
    guard distance.isFinite else { return "\(distance)" }
    return distance < 100 ? fixed(distance, 1) : grouped(Int(min(distance, 1e9).rounded()))
  }

  /// A number with so many decimals.
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "\(value)" }
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    let units = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && units > 0 ? "-" : ""
    guard decimals > 0 else { return sign + "\(units)" }
    let rest = "\(units % scale)"
    return sign + "\(units / scale)." + String(repeating: "0", count: decimals - rest.count) + rest
  }

  /// A whole number with commas.
  package static func grouped(_ value: Int) -> String {
    let digits = Array("\(value)")
    return digits.indices.reduce("") { text, place in
      let isThousand = place > 0 && (digits.count - place) % 3 == 0
      return text + (isThousand ? "," : "") + String(digits[place])
    }
  }

  private static func pad(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
