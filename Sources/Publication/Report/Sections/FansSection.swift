// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain

/// How the trust's money, teachers and improvement team may go, term by term.
struct FansSection {
  let source: ReportSource
  private let rows: [ReportTable.Row]

  init(_ source: ReportSource) {
    self.source = source
    rows = source.rows("fan.csv")
  }

  func section(_ hasCharts: Bool) -> PageSection? {
    let figures = [share, pounds, staffing, load].compactMap(\.self)
    guard !figures.isEmpty else { return nil }
    return PageSection(
      id: "futures", heading: "How it may go",
      lead: "Each chart shows all simulated futures at the end of each term.",
      content: [
        """
        <ul class="key" aria-label="How to read the charts">
        <li><span class="swatch line" aria-hidden="true"></span>line: the middle future (median)</li>
        <li><span class="swatch half" aria-hidden="true"></span>dark band: half of all futures</li>
        <li><span class="swatch most" aria-hidden="true"></span>light band: 90 of 100 futures</li></ul>
        """,
        "<div class=\"pair\">\(figures.map { $0.html(hasCharts: hasCharts) })</div>",
      ])
  }

  private var share: Figure? {
    // A ceiling that no future comes near would only flatten the chart.
    let top = FanChart("reserves_pct_income", in: rows)?.top ?? 0
    let lines = source.lines(on: "reserves_pct_income").filter { $0.value <= top * 1.1 }
    let named = Words.list(lines.map(\.label))
    return figure(
      "reserves-share", "Reserves as a share of income", "reserves_pct_income", lines: lines,
      after: lines.isEmpty ? "" : " Dashed: \(named) of the trust's principles.")
  }

  private var pounds: Figure? {
    figure(
      "reserves", "Reserves in pounds", "reserves_gbp",
      lines: [.init(value: 0, label: "no reserves left: £0")],
      after: " Pounds of the day, schools and centre together.")
  }

  private var staffing: Figure? {
    figure(
      "staffing", "Teachers in post", "teaching_staffing_pct",
      lines: source.lines(on: "teaching_staffing_pct"), after: " As a share of teaching posts.",
      seen: 0.9...1)
  }

  private var load: Figure? {
    let limits = ["si_utilisation", "si_utilisation_with_joiners"].flatMap(source.lines)
    let full = FanChart.Line(value: 1, label: "full: 100%")
    return figure(
      "load", "School-improvement load against capacity", "si_utilisation",
      lines: limits.prefix(1) + [full],
      after:
        " Days asked of the improvement team over days that it can give; beyond 100% work is left undone.",
      beside: ["si_demand_days", "si_capacity_days"])
  }

  private func figure(
    _ id: String, _ title: String, _ metric: String, lines: some Sequence<FanChart.Line>,
    after: String, seen: ClosedRange<Double>? = nil, beside: [String] = []
  ) -> Figure? {
    guard var fan = FanChart(metric, in: rows, lines: Array(lines)) else { return nil }
    fan.seen = seen
    let others = beside.compactMap { FanChart($0, in: rows) }
    return Figure(
      id: id, title: title, says: says(fan) + after, chart: fan.spec,
      table: table(title, fan, others: others, names: beside))
  }

  private func says(_ fan: FanChart) -> String {
    guard let first = fan.first, let last = fan.last, let start = first.quantiles,
      let end = last.quantiles
    else { return "" }
    func text(_ value: Double) -> String { HumanNumber.value(value, fan.unit) }
    return "The median goes from \(text(start[2])) in \(HumanNumber.term(first.term)) to "
      + "\(text(end[2])) in \(HumanNumber.term(last.term)); then 90 of 100 futures lie between "
      + "\(text(end[0])) and \(text(end[4]))."
  }

  private func table(
    _ title: String, _ fan: FanChart, others: [FanChart], names: [String]
  ) -> DataTable {
    let heads = ["Low (5%)", "25%", "Median", "75%", "High (95%)"]
    let extra = zip(names, others).map { name, _ in
      (Metric.named(name)?.title ?? name) + ", median"
    }
    let rows = fan.points.map { point -> [HTML] in
      let own = (0..<5).map { place -> HTML in
        HTML(text: point.quantiles.map { HumanNumber.value($0[place], fan.unit) } ?? "–")
      }
      let beside = others.map { other -> HTML in
        let same = other.points.first { $0.term == point.term }?.quantiles
        return HTML(text: same.map { HumanNumber.short($0[2]) } ?? "–")
      }
      return [HTML(text: HumanNumber.term(point.term))] + own + beside
    }
    return DataTable(
      caption: "\(title), by term",
      columns: [.init(heading: "Term")]
        + (heads + extra).map { .init(heading: $0, isNumber: true) },
      rows: rows)
  }
}

extension ReportSource {
  /// The thresholds of the principles on a metric, named: the least that is allowed is the floor, a higher one a target.
  func lines(on metric: String) -> [FanChart.Line] {
    let unit = Metric.named(metric)?.unit ?? .fraction
    let all = thresholds(on: metric)
    let least = all.filter { $0.comparator == .atLeast }.map(\.value).sorted()
    let most = all.filter { $0.comparator == .atMost }.map(\.value).sorted()
    let lower = least.enumerated().map { place, value in
      let name = place == 0 && least.count > 1 ? "floor" : "target"
      return FanChart.Line(value: value, label: "\(name) \(HumanNumber.value(value, unit))")
    }
    let upper = most.map { FanChart.Line(value: $0, label: "limit \(HumanNumber.value($0, unit))") }
    return lower + upper
  }
}
