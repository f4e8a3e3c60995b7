// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
public import Questions
internal import Statistics

extension Answer {
  /// What tells a breach beforehand.
  public static func warning(_ warning: EarlyWarning, title: String, trust: String) -> Answer {
    let words = WarningWords(warning: warning)
    return Answer(
      command: "warning", question: "What would tell the board early?", title: title, trust: trust,
      headline: words.headline, notes: words.notes, tables: [.warnings(warning)],
      blocks: words.blocks, sections: WarningPage(words: words).sections, json: words.json)
  }
}

/// Early warnings in words.
struct WarningWords {
  let warning: EarlyWarning

  typealias Signal = EarlyWarning.Signal
  typealias Target = EarlyWarning.Target

  /// The signals that differ in kind.
  static func triggers(_ target: Target) -> [Signal] { target.triggers.map { target.signals[$0] } }

  /// `Reserves as a share of the last three terms' income at or below 6.3%`.
  static func rule(_ signal: Signal) -> String {
    let value = HumanNumber.value(signal.cutoff.threshold, signal.metric.unit)
    if signal.metric.unit == .flag {
      return "\(signal.metric.title): \(value)"
    }
    guard signal.cutoff.threshold.isFinite else { return "\(signal.metric.title): nothing on file" }
    return "\(signal.metric.title) at or \(signal.cutoff.alarmsAbove ? "above" : "below") \(value)"
  }

  var headline: String {
    let said = warning.targets.compactMap { target -> String? in
      guard let best = Self.triggers(target).first, let hits = best.hits,
        let falseAlarms = best.falseAlarms
      else { return nil }
      return
        "\"\(harmless(target.principle.title))\": \(Self.rule(best).lowercasedFirst) comes before \(HumanNumber.inHundred(hits.value))% "
        + "of breaches within three terms, and in \(HumanNumber.inHundred(falseAlarms.value))% of terms that no breach "
        + "follows; of its warnings \(Self.followed(best)) are followed by a breach within three terms\(Self.strength(best))"
    }
    guard !said.isEmpty || warning.targets.isEmpty else {
      return "No figure that a board can see tells these breaches well enough beforehand."
    }
    guard !said.isEmpty else {
      return
        "Nothing can be said: too few futures break a principle after it was met. More futures (--runs) may tell more."
    }
    return said[0].sentence + "."
  }

  /// `41% (95% interval 38 to 44)`, of the warnings of a signal.
  private static func followed(_ signal: Signal) -> String {
    guard let followed = signal.followed else { return "none" }
    let range = followed.interval.map {
      " (95% interval \(HumanNumber.inHundred($0.lowerBound)) to \(HumanNumber.inHundred($0.upperBound)))"
    }
    return "\(HumanNumber.inHundred(followed.value))%\(range ?? "")"
  }

  /// A warning in the words about a signal that hardly tells anything.
  static func strength(_ signal: Signal) -> String {
    guard let concordance = signal.concordance else { return "" }
    let low = concordance.interval?.lowerBound ?? concordance.value
    if low <= 0.5 { return " (which may be chance)" }
    return concordance.value < 0.65 ? " (a weak sign)" : ""
  }

  var notes: [String] {
    var notes = [
      "Futures of even numbers teach: which metrics, which side, which threshold. Every rate printed comes from the other "
        + "\(HumanNumber.whole(warning.held)), which the choice has not seen.",
      "A term counts while the principle has never been broken, and warns of a first breach in one of the next three. "
        + "Rates are of such terms; their intervals let futures vary, as the terms of one future hang together.",
      "Told apart (AUC): the chance that of two futures in the same term the one that breaks within three looks worse. One "
        + "half is no better than a coin, 1 is perfect. It compares within a term, so the plan's calendar gives nothing away.",
      "A threshold is one for all seasons; figures that grow through the year, such as the balance since September, "
        + "warn late in autumn and early in summer.",
      "The board is taken to see the model's figures as they are: a real trust reads them late and with errors. What only "
        + "the model knows is left out.",
      "Signals that rank futures alike (correlation of ranks above 0.7) count as one kind; only the best of them is a trigger, "
        + "and none that tells the futures it was learnt from apart by less than "
        + "\(HumanNumber.mean(EarlyWarning.leastTelling)); in the other half, which is shown, it may fall short.",
    ]
    if !warning.untold.isEmpty {
      notes.append(
        "Nothing is said of \(warning.untold.map(\.id).joined(separator: ", ")): too few futures break it after it was met."
      )
    }
    return notes
  }

  var blocks: [Answer.TextBlock] {
    warning.targets.map { target in
      Answer.TextBlock(
        heading: "Triggers for \(target.principle.id)", lines: lines(target))
    }
  }

  private func lines(_ target: Target) -> [String] {
    var table = TextTable(columns: [
      .init(heading: "what the board sees", width: 34),
      .init(heading: "warns before a breach", width: 13, isNumber: true),
      .init(heading: "warns else", width: 11, isNumber: true),
      .init(heading: "its warnings come true", width: 13, isNumber: true),
      .init(heading: "told apart", width: 11, isNumber: true),
      .init(heading: "terms", width: 5, isNumber: true),
    ])
    table.rows = Self.triggers(target).map { signal in
      [
        Self.rule(signal), Self.share(signal.hits), Self.share(signal.falseAlarms),
        Self.share(signal.followed), Self.concordance(signal.concordance),
        signal.lead.map(HumanNumber.short) ?? "–",
      ]
    }
    let rest = target.signals.enumerated()
      .filter { !target.triggers.contains($0.offset) }.prefix(4)
      .map { "\($0.element.metric.id) (\(Self.auc($0.element)))" }
    return Layout.paragraph(
      "\(target.principle.title). A first breach follows within three terms in "
        + "\(HumanNumber.percent(target.eventShare)) of the terms looked at.", indent: 2)
      + (table.rows.isEmpty
        ? Layout.paragraph(
          "No figure that a board can see tells enough to be a trigger.", indent: 2)
        : table.lines)
      + (rest.isEmpty
        ? [] : Layout.paragraph("Next best: \(rest.joined(separator: ", ")).", indent: 2))
  }

  /// `74% (70–78)`.
  static func share(_ share: ClusteredShare?) -> String {
    guard let share else { return "–" }
    let range = share.interval.map {
      " (\(HumanNumber.inHundred($0.lowerBound))–\(HumanNumber.inHundred($0.upperBound)))"
    }
    return "\(HumanNumber.inHundred(share.value))%\(range ?? "")"
  }

  static func concordance(_ concordance: Concordance?) -> String {
    guard let concordance else { return "–" }
    let range = concordance.interval.map {
      " (\(HumanNumber.mean($0.lowerBound))–\(HumanNumber.mean($0.upperBound)))"
    }
    return HumanNumber.mean(concordance.value) + (range ?? "")
  }

  private static func auc(_ signal: Signal) -> String {
    signal.concordance.map { HumanNumber.mean($0.value) } ?? "–"
  }

  var json: [JSON.Member] {
    [
      .init("futures_taught", .integer(warning.taught)),
      .init("futures_held_back", .integer(warning.held)),
      .init("terms_ahead", .integer(EarlyWarning.ahead)),
      .init("principles", .list(warning.targets.map(Self.json))),
      .init("untold", .list(warning.untold.map { .text($0.id) })),
    ]
  }

  private static func json(_ target: Target) -> JSON {
    .object([
      .init("principle", .text(target.principle.id)),
      .init("event_share", .number(target.eventShare)),
      .init("futures_broken", .integer(target.broken)),
      .init("triggers", .list(triggers(target).map(json))),
    ])
  }

  private static func json(_ signal: Signal) -> JSON {
    .object([
      .init("metric", .text(signal.metric.id)), .init("title", .text(signal.metric.title)),
      .init("warns", .text(signal.cutoff.alarmsAbove ? "at or above" : "at or below")),
      .init("threshold", .number(signal.cutoff.threshold)),
      .init("auc", json(signal.concordance?.value, signal.concordance?.interval)),
      .init("hit_rate", json(signal.hits?.value, signal.hits?.interval)),
      .init("false_alarm_rate", json(signal.falseAlarms?.value, signal.falseAlarms?.interval)),
      .init("followed_share", json(signal.followed?.value, signal.followed?.interval)),
      .init("warned_share", Differences.json(signal.warned)),
      .init("lead_terms", .number(signal.lead)),
    ])
  }

  private static func json(_ value: Double?, _ interval: ClosedRange<Double>?) -> JSON {
    .object([
      .init("value", .number(value)), .init("low", .number(interval?.lowerBound)),
      .init("high", .number(interval?.upperBound)),
    ])
  }
}
