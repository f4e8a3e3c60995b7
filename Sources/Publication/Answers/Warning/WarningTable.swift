// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

extension ResultTable {
  /// One row per principle and metric, the best first.
  static func warnings(_ warning: EarlyWarning) -> ResultTable {
    let rows = warning.targets.flatMap { target in
      target.signals.enumerated().map { place, signal in
        (target, signal, target.triggers.firstIndex(of: place))
      }
    }
    return ResultTable(
      name: "warning.csv",
      title: "How well each metric of the trust tells a first breach within three terms",
      rowFor: "principle and metric", key: ["principle", "metric"], columns: what + rates,
      rowCount: rows.count
    ) { index in
      let (target, signal, trigger) = rows[index]
      let head: [Cell] = [
        .text(target.principle.id), .text(signal.metric.id), .text(signal.metric.title),
        trigger.map { .count($0 + 1) } ?? .empty,
        .text(signal.cutoff.alarmsAbove ? "at or above" : "at or below"),
        .number(signal.cutoff.threshold), .text(signal.metric.unit.rawValue),
        .count(warning.taught), .count(warning.held), .count(target.broken),
        .number(target.eventShare), .number(signal.taught),
      ]
      return head + cells(signal.concordance?.value, signal.concordance?.interval)
        + cells(signal.hits?.value, signal.hits?.interval)
        + cells(signal.falseAlarms?.value, signal.falseAlarms?.interval)
        + cells(signal.followed?.value, signal.followed?.interval)
        + Differences.cells(signal.warned) + [.number(signal.lead)]
    }
  }

  private static let what: [Column] = [
    .text("principle", "A modelled principle's id"),
    .text("metric", "What the board sees; of the trust as a whole, at a term's end"),
    .text("title", "The metric in words"),
    .number(
      "trigger", "1 for the best, 2 and 3 for the best that differ in kind from those before",
      unit: "place", atLeast: 1, emptyIf: "the metric is no trigger"),
    .text(
      "warns", "On which side of the threshold it warns", oneOf: ["at or above", "at or below"]),
    .number(
      "threshold", "From which value on, in the metric's unit", unit: "see unit",
      emptyIf: "it warns where nothing is on file"),
    .text("unit", "The metric's"),
    .count("taught_runs", "Futures that the threshold was found on", of: "futures"),
    .count("held_runs", "Other futures, that all rates but auc_taught come from", of: "futures"),
    .count("broken_runs", "Those of them that break the principle after it was met", of: "futures"),
    .share(
      "event_share",
      "Share of the terms looked at (never broken so far) that a first breach follows within three"),
    .share(
      "auc_taught",
      "Chance that of two futures in one term the one that breaks within three looks worse, on the futures that taught; "
        + "too good, as the best were picked by it"),
  ]

  private static let rates: [Column] =
    rate("auc", "The same on the other futures")
    + rate("hit_rate", "Share of the terms before a breach in which it warns")
    + rate("false_alarm_rate", "Share of the other terms in which it warns")
    + rate("followed_share", "Share of its warnings that a breach follows within three terms")
    + Differences.share(
      "warned", "that break in which it warned in one of the three terms before", emptyIf: none)
    + [
      .number(
        "lead_terms",
        "Terms on end that the warning stood when the breach came, median of the futures in which it stood then",
        unit: "terms", atLeast: 1, emptyIf: none)
    ]

  private static let none = "no future held back gives one"

  private static func rate(_ name: String, _ what: String) -> [Column] {
    let interval = "of its 95% interval, futures varying as a whole"
    let open = "\(none), or all or none count"
    return [
      .share(name, what, emptyIf: none),
      .share("\(name)_ci_low", "Lower end \(interval)", emptyIf: open),
      .share("\(name)_ci_high", "Upper end \(interval)", emptyIf: open),
    ]
  }

  private static func cells(_ value: Double?, _ interval: ClosedRange<Double>?) -> [Cell] {
    [.number(value), .number(interval?.lowerBound), .number(interval?.upperBound)]
  }
}
