// SPDX-License-Identifier: GPL-3.0-or-later

/// A chart with its title, what it says in words, and its numbers in a table.
struct Figure: Sendable {
  /// Unique in the page.
  var id: String
  var title: String
  /// One sentence that says what the chart shows, for those who see it and those who don't.
  var says: String
  /// A Vega-Lite specification.
  var chart: JSON
  var table: DataTable
  var style = ""

  /// - Parameter hasCharts: whether the page carries the script that draws; without it the table stands open.
  func html(hasCharts: Bool) -> HTML {
    """
    <figure class="\(style)" aria-labelledby="\(id)-title">
    <figcaption><h3 id="\(id)-title">\(title)</h3><p>\(says)</p></figcaption>
    \(hasCharts ? drawing : HTML.empty)
    <details\(hasCharts ? HTML.empty : " open")><summary>The numbers<span class="unseen">: \(title)</span></summary>
    \(table.html)
    </details>
    </figure>
    """
  }

  private var drawing: HTML {
    """
    <div role="img" aria-label="\(title). \(says)"><div class="chart" data-chart="\(id)-spec"></div></div>
    <script type="application/json" id="\(id)-spec">\(HTML(trusted: chart.inScript))</script>
    """
  }
}
