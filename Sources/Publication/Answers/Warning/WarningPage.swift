// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

/// Early warnings as a page.
struct WarningPage {
  let words: WarningWords

  var sections: [AnswerSection] {
    words.warning.targets.map { target in
      AnswerSection(
        id: "warning-\(target.principle.id)", heading: target.principle.title,
        lead: HTML(
          text:
            "A first breach follows within three terms in \(HumanNumber.percent(target.eventShare)) of the terms "
            + "looked at; \(HumanNumber.whole(target.broken)) of \(HumanNumber.whole(words.warning.held)) futures held back "
            + "break it after it was met."),
        content: [.table(triggers(target)), .figure(figure(target))])
    }
  }

  private func triggers(_ target: EarlyWarning.Target) -> DataTable {
    DataTable(
      caption: "Triggers for \(target.principle.id): the best signals that differ in kind",
      columns: [
        .init(heading: "What the board sees"),
        .init(heading: "Warns before a breach", isNumber: true),
        .init(heading: "Warns else", isNumber: true),
        .init(heading: "Warnings that a breach follows", isNumber: true),
        .init(heading: "Told apart (AUC)", isNumber: true),
        .init(heading: "Stands before it, terms", isNumber: true),
      ],
      rows: WarningWords.triggers(target).map { signal in
        [
          HTML(text: WarningWords.rule(signal)), HTML(text: WarningWords.share(signal.hits)),
          HTML(text: WarningWords.share(signal.falseAlarms)),
          HTML(text: WarningWords.share(signal.followed)),
          HTML(text: WarningWords.concordance(signal.concordance)),
          HTML(text: signal.lead.map(HumanNumber.short) ?? "–"),
        ]
      })
  }

  /// Signals on the page's chart.
  private static let shown = 12

  private func figure(_ target: EarlyWarning.Target) -> Figure {
    let signals = Array(target.signals.prefix(Self.shown))
    let bars = signals.enumerated().map { place, signal in
      TornadoChart.Bar(
        name: signal.metric.title + (target.triggers.contains(place) ? " (trigger)" : ""),
        value: (signal.concordance?.value ?? 0.5) - 0.5,
        interval: signal.concordance?.interval.map {
          ($0.lowerBound - 0.5)...($0.upperBound - 0.5)
        },
        label: signal.concordance.map { HumanNumber.mean($0.value) } ?? "–",
        isQuiet: !target.triggers.contains(place))
    }
    return Figure(
      id: "apart-\(target.principle.id)", title: "How well each figure tells a breach beforehand",
      says:
        "The chance that the worse-looking of two futures is the one that breaks, less one half; dark bars are triggers.",
      chart: TornadoChart.chart(bars),
      table: DataTable(
        caption: "How well each figure tells a breach of \(target.principle.id) beforehand",
        columns: [
          .init(heading: "What the board sees"), .init(heading: "Told apart (AUC)", isNumber: true),
        ],
        rows: signals.map {
          [HTML(text: WarningWords.rule($0)), HTML(text: WarningWords.concordance($0.concordance))]
        }))
  }
}
