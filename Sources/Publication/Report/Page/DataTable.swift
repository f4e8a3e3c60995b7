// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of a page, with a heading for each column and each row.
struct DataTable: Sendable {
  struct Column: Sendable {
    var heading: String
    var isNumber = false
  }

  /// What the table shows, for those who meet it alone.
  var caption: String
  var columns: [Column]
  /// The first cell of a row is its heading.
  var rows: [[HTML]]
  /// Further classes of the table.
  var style = ""

  var html: HTML {
    let heads = columns.map { column -> HTML in
      "<th scope=\"col\"\(Self.numeric(column))>\(column.heading)</th>"
    }
    return """
      <div class="scroll" role="region" aria-label="\(caption)" tabindex="0">
      <table class="data \(style)"><caption>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows.map(row))
      </tbody></table></div>
      """
  }

  private func row(_ cells: [HTML]) -> HTML {
    let parts = zip(cells, columns).enumerated().map { place, cell -> HTML in
      place == 0
        ? "<th scope=\"row\">\(cell.0)</th>" : "<td\(Self.numeric(cell.1))>\(cell.0)</td>"
    }
    return "<tr>\(parts)</tr>"
  }

  private static func numeric(_ column: Column) -> HTML {
    column.isNumber ? " class=\"n\"" : ""
  }
}
