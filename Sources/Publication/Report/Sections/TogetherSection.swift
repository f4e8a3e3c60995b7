// SPDX-License-Identifier: GPL-3.0-or-later

/// Which principles fail in the same futures: a matrix of those that fail most.
struct TogetherSection {
  let source: ReportSource

  /// Principles of the matrix.
  private static let most = 10

  init(_ source: ReportSource) { self.source = source }

  var section: PageSection? {
    let rows = source.rows("together.csv")
    let ids = leading(rows)
    guard ids.count > 1 else { return nil }
    return PageSection(
      id: "together", heading: "What fails together",
      lead: """
        Of 100 futures in which the principle of the row is broken, how many break that of the column too. \
        Common causes, such as a bad year for pay, strike many principles at once: never multiply separate probabilities.
        """,
      content: [matrix(ids, rows), strongest(rows)], style: "together")
  }

  /// Those most often broken, the share of themselves with themselves where the file has it, else their largest.
  private func leading(_ rows: [ReportTable.Row]) -> [String] {
    let broken = source.modelled.compactMap { row -> (String, Double)? in
      let met = row.number("probability_met") ?? 1
      guard met < 1 || row["probability_met"].isEmpty else { return nil }
      return (row["principle"], 1 - met)
    }
    let known = Set(rows.flatMap { [$0["principle"], $0["other"]] })
    let order = broken.enumerated().filter { known.contains($0.element.0) }.sorted {
      ($1.element.1, $0.offset) < ($0.element.1, $1.offset)
    }
    return order.prefix(Self.most).map(\.element.0)
  }

  private func matrix(_ ids: [String], _ rows: [ReportTable.Row]) -> HTML {
    var given: [[String]: Double] = [:]
    for row in rows {
      given[[row["principle"], row["other"]]] = row.number("share_given_principle")
    }
    let heads = ids.enumerated().map { place, id -> HTML in
      "<th scope=\"col\"><abbr title=\"\(source.title(ofPrinciple: id))\">\(place + 1)</abbr></th>"
    }
    let lines = ids.enumerated().map { place, id -> HTML in
      let cells = ids.map { other in
        cell(id == other ? nil : given[[id, other]], same: id == other)
      }
      return
        "<tr><th scope=\"row\">\(place + 1). \(source.title(ofPrinciple: id))</th>\(cells)</tr>"
    }
    return """
      <div class="scroll" role="region" aria-label="Principles broken together" tabindex="0">
      <table class="heat matrix"><caption class="unseen">Of 100 futures that break the row's principle, those that break the column's too</caption>
      <thead><tr><th scope="col">Broken</th>\(heads)</tr></thead><tbody>\(lines)</tbody></table></div>
      """
  }

  private func cell(_ share: Double?, same: Bool) -> HTML {
    guard let share else {
      let words = same ? "itself" : "not known"
      return
        "<td class=\"none\"><span aria-hidden=\"true\">·</span><span class=\"unseen\">\(words)</span></td>"
    }
    return
      "<td class=\"h\(Likelihood(1 - share).rawValue)\">\(HumanNumber.inHundred(share))</td>"
  }

  /// Pairs that fail together far more often than apart.
  private func strongest(_ rows: [ReportTable.Row]) -> HTML {
    let pairs = rows.filter {
      $0["principle"] < $0["other"] && ($0.number("both_broken_share") ?? 0) >= 0.01
    }
    let order = pairs.enumerated().sorted {
      ($1.element.number("lift") ?? 0, $0.offset) < ($0.element.number("lift") ?? 0, $1.offset)
    }.prefix(Self.most).map(\.element)
    guard !order.isEmpty else { return .empty }
    let table = DataTable(
      caption: "Pairs that fail together more often than chance would have it",
      columns: [
        .init(heading: "Principle"), .init(heading: "and"),
        .init(heading: "Both broken, of 100 futures", isNumber: true),
        .init(heading: "Times as often as if unrelated", isNumber: true),
      ],
      rows: order.map { row in
        [
          HTML(text: source.title(ofPrinciple: row["principle"])),
          HTML(text: source.title(ofPrinciple: row["other"])),
          HTML(text: HumanNumber.inTenths(row.number("both_broken_share") ?? 0)),
          HTML(text: row.number("lift").map(HumanNumber.short) ?? "–"),
        ]
      })
    return
      "<details><summary>Pairs that fail together most beyond chance</summary>\(table.html)</details>"
  }
}
