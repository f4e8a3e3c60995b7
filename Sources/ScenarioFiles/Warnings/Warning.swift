// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

/// A value that a scenario can run with, but that looks like a slip.
public struct Warning: Sendable, Hashable {
  /// Where it stands.
  public let place: Place
  /// The key's path, such as `trust.schools[2].income_gbp`.
  public let path: String
  /// What was found: the rest of a sentence that begins with the key.
  public let found: String
  /// What is usual instead.
  public let usual: String
  /// What to do about it, as a sentence without its full stop.
  public let cure: String
}

extension Warning: CustomStringConvertible {
  /// `schools.csv:2:58 trust.schools[1].travel_hours: is 20 hours one way; usual: at most 4 hours. Give hours, not
  /// minutes.`
  public var description: String {
    Problem(place: place, path: path, text: "\(found); usual: \(usual). \(cure).").description
  }
}

extension ScenarioDocument {
  /// The warnings for people: how many, then each on a line; nothing where there is none.
  public var warningLines: [String] {
    guard !warnings.isEmpty else { return [] }
    let count = warnings.count == 1 ? "1 warning" : "\(warnings.count) warnings"
    let head = "\(count): the scenario can run, but its answer is only as good as such values."
    return [head] + warnings.map { "  \($0)" }
  }
}

extension ReadScenario {
  /// Every value that looks like a slip, in no order.
  ///
  /// - Parameter tree: the scenario that was read, defaults included.
  func warnings(in tree: Tree) -> [Warning] {
    let rows = schoolRows
    return rows.flatMap(\.warnings) + spellingWarnings(of: rows)
      + trustWarnings(in: tree, rows) + routeWarnings(of: rows) + evidenceWarnings(in: tree)
      + changeWarnings(in: tree)
  }

  /// Members and candidates, each beside the row that it was read from.
  private var schoolRows: [SchoolRow] {
    [
      ("trust.schools", tables.schools, scenario.trust.schools),
      ("trust.candidates", tables.candidates, scenario.candidates),
    ].flatMap { path, rows, schools in
      zip(rows, schools).enumerated().map { index, pair in
        SchoolRow(
          school: pair.1, row: TableRow(tree: pair.0, path: "\(path)[\(index + 1)]"),
          start: scenario.start, defaultIncome: scenario.defaultIncome(of: pair.1))
      }
    }
  }
}

/// Numbers as warnings and totals write them.
enum Figure {
  /// With one decimal, which is left out where it is zero: `7.9%`.
  static func percent(_ share: Double) -> String { "\(tenths(share * 100))%" }

  static func percents(_ range: ClosedRange<Double>) -> String {
    "\(percent(range.lowerBound)) to \(percent(range.upperBound))"
  }

  /// Whole pounds, thousands parted.
  static func pounds(_ pounds: Double) -> String { Unit.pounds.show(pounds.rounded() + 0) }

  /// Rounded to one decimal.
  static func tenths(_ value: Double) -> String {
    let rounded = (value * 10).rounded() / 10 + 0
    return Decimal.grouped(rounded)
  }
}
