// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Statistics
internal import TrustDomain

/// A principle that was the first to give in some futures.
struct FirstToGiveRow {
  var id: String
  var title: String
  /// Of all futures.
  var share: Double
  /// The median term in which it was the first.
  var typically: Term?
}

extension ReportSource {
  /// In how many futures every modelled principle was met throughout; nil where the result holds no future.
  var allMet: Share? { try? Share(successes: outcomes.allMet, trials: outcomes.runs) }

  /// The rows of the principles that have a verdict.
  var modelled: [ReportTable.Row] {
    rows("principles.csv").filter { $0["status"] == "modelled" }
  }

  /// A principle's title; its id where the table has none.
  func title(ofPrinciple id: String) -> String {
    let title = rows("principles.csv").first { $0["principle"] == id }?["title"] ?? ""
    return title.isEmpty ? id : title
  }

  /// The principles that gave first, most often ones before.
  var firstToGive: [FirstToGiveRow] {
    let rows = rows("principles.csv").compactMap { row -> FirstToGiveRow? in
      guard let share = row.number("first_breach_share"), share > 0 else { return nil }
      let id = row["principle"]
      return FirstToGiveRow(
        id: id, title: title(ofPrinciple: id), share: share, typically: typicalTerm(of: id))
    }
    return rows.enumerated().sorted {
      ($1.element.share, $0.offset) < ($0.element.share, $1.offset)
    }.map(\.element)
  }

  /// The median term, the earlier of two.
  private func typicalTerm(of id: String) -> Term? {
    let counts = (outcomes.firstBreaches[id] ?? [:]).compactMap { text, count in
      Term(text).map { ($0, count) }
    }.sorted { $0.0 < $1.0 }
    let all = counts.reduce(0) { $0 + $1.1 }
    var seen = 0
    for (term, count) in counts {
      seen += count
      if seen * 2 >= all { return term }
    }
    return nil
  }

  /// Thresholds that the catalogue sets on a metric, without repeats.
  func thresholds(on metric: String) -> [(comparator: Comparator, value: Double)] {
    var seen: Set<[String]> = []
    let checks = catalogue.principles.flatMap(\.checks).filter { $0.metric.id == metric }
    return checks.compactMap { check in
      let isNew = seen.insert([check.comparator.rawValue, "\(check.threshold)"]).inserted
      return isNew ? (check.comparator, check.threshold) : nil
    }
  }
}

/// Turns of phrase that several parts share.
enum Words {
  /// `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `5 of 100 futures`; what is neither none nor all is said to be neither.
  static func futures(_ share: Double) -> String {
    "\(hundred(share)) of 100 futures"
  }

  /// The same without what it is of.
  static func hundred(_ share: Double) -> String {
    if share > 0 && share < 0.005 { return "fewer than 1" }
    if share < 1 && share >= 0.995 { return "more than 99" }
    return HumanNumber.inHundred(share)
  }

  static func policy(_ gate: GatePolicy) -> String {
    switch gate {
    case .proceed: "A school joins even where a principle starred in this paper is not met."
    case .defer: "A school waits while any principle starred in this paper is not met."
    case .decline: "A school is declined where any principle starred in this paper is not met."
    }
  }
}
