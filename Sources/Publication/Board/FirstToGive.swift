// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import TrustDomain

/// The principles that most often give first, and on what.
enum FirstToGive {
  private static let shown = 3

  static func lines(_ summary: Summary) -> [String] {
    let rows = summary.principles.filter { $0.firstToGive > 0 }
    guard !rows.isEmpty else {
      return ["WHAT GIVES FIRST", "  Nothing: no modelled principle gave in any future."]
    }
    let order = rows.enumerated().sorted {
      ($1.element.firstToGive, $0.offset) < ($0.element.firstToGive, $1.offset)
    }
    return ["WHAT GIVES FIRST"]
      + order.prefix(shown).enumerated().flatMap { place, row in
        entry(row.element, place: place + 1, summary)
      }
  }

  private static func entry(
    _ row: PrincipleSummary, place: Int, _ summary: Summary
  ) -> [String] {
    let when = summary.medianFirstTerm(of: row).map { ", typically in \(HumanNumber.term($0))" }
    let head =
      "\(place). \(harmless(row.principle.title)): first in "
      + "\(HumanNumber.percent(row.firstToGive)) of futures\(when ?? "")."
    let breach = summary.breaches.filter { $0.principle.id == row.principle.id }
      .max { $0.runs < $1.runs }
    return Layout.paragraph(head, indent: 2, hanging: 5)
      + together(row).flatMap { Layout.paragraph($0, indent: 5) }
      + (breach.map { Layout.paragraph(sentence($0, summary), indent: 5) } ?? [])
  }

  /// The principles that mostly give in the same term: the same event, seen twice.
  private static func together(_ row: PrincipleSummary) -> [String] {
    let names = row.together.filter { $0.share >= 0.25 }.prefix(3).map {
      "\(harmless($0.principle.id)) in \(HumanNumber.percent($0.share))"
    }
    return names.isEmpty
      ? [] : ["Of these, in the same term gave \(names.joined(separator: ", "))."]
  }

  private static func sentence(_ breach: BreachSummary, _ summary: Summary) -> String {
    let school = summary.joins.first { $0.school.id == breach.scope }?.school.name
    let place = breach.scope == "trust" ? "" : " (\(harmless(school ?? breach.scope)))"
    let shortfall =
      breach.medianShortfall.map {
        "by \(HumanNumber.distance($0, breach.check.metric.unit)) (median)"
      } ?? "outright, with nobody in post or nothing on file"
    if let missed = breach.check.missed {
      return
        "Of all its breaches, most often: \(missed)\(place); the answer \(breach.check.condition)."
    }
    return
      "Of all its breaches, most often: \(breach.check.metric.title)\(place), \(breach.check.condition); "
      + "missed \(shortfall)."
  }
}
