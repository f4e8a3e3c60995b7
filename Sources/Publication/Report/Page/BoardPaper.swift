// SPDX-License-Identifier: GPL-3.0-or-later

/// A result as one page of HTML for a trust's board, complete in itself: it loads nothing.
public struct BoardPaper: Sendable {
  let source: ReportSource

  /// The paper of a result.
  public init(_ source: ReportSource) { self.source = source }

  /// The page's style sheet; its digest stands in the page's content security policy.
  public var style: String { Self.text(PackageResources.report_css) }

  /// The page's script; nil where no chart can be drawn.
  ///
  /// The library is closed in, as it would leave names of one letter in the page otherwise.
  public var script: String? {
    source.chartScript.map { library in
      "(function () {\n\(library)\n})();\n\(Self.text(PackageResources.report_js))"
    }
  }

  /// The whole page.
  ///
  /// - Parameters:
  ///   - styleDigest: SHA-256 of `style`, in base64.
  ///   - scriptDigest: SHA-256 of `script`, in base64; nil where there is none.
  public func html(styleDigest: String, scriptDigest: String?) -> String {
    let page: HTML = """
      <!doctype html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy(styleDigest, scriptDigest))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light">
      <meta name="referrer" content="no-referrer">
      <meta name="generator" content="headroom \(version)">
      <title>\(source.plan.title) – \(source.plan.trust) – board paper</title>
      <style>\(HTML(trusted: style))</style>
      </head>
      <body>
      <a class="skip" href="#principles">Skip to the principles</a>
      \(FirstScreen(source).html)
      \(contents)
      <main>
      \(sections.map(\.html))
      </main>
      <footer><p>Made by Headroom \(version), free software under the GNU General Public License, from the tables in this folder. It is a way to ask better questions of a growth plan. It is no advice, and no substitute for due diligence.</p></footer>
      \(scriptElement)
      </body>
      </html>

      """
    return page.source
  }

  var version: String { source.manifest["version"].string ?? "" }

  var hasCharts: Bool { source.chartScript != nil }

  private var scriptElement: HTML {
    script.map { "<script>\(HTML(trusted: $0))</script>" } ?? HTML.empty
  }

  /// Nothing may be loaded, and no script or style run but this page's own.
  private func policy(_ style: String, _ script: String?) -> String {
    let scripts = script.map { "'sha256-\($0)'" } ?? "'none'"
    return "default-src 'none'; script-src \(scripts); style-src 'sha256-\(style)'; "
      + "base-uri 'none'; form-action 'none'"
  }

  private var contents: HTML {
    let links = sections.map { section -> HTML in
      "<li><a href=\"#\(section.id)\">\(section.heading)</a></li>"
    }
    return "<nav aria-label=\"Contents\"><ul>\(links)</ul></nav>"
  }

  private var sections: [PageSection] {
    let sections = [
      PrinciplesSection(source).section, FansSection(source).section(hasCharts),
      BreachesSection(source).section(hasCharts), JoinsSection(source).section(hasCharts),
      SchoolsSection(source).section, MoneySection(source).section(hasCharts),
      TogetherSection(source).section, AssumptionsSection(source).section,
      LimitsSection(source).section, AgainSection(source).section,
    ]
    return sections.compactMap(\.self)
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// A part of the page with its heading.
struct PageSection {
  /// For links to it.
  var id: String
  var heading: String
  /// What the part says, in a sentence or two.
  var lead: HTML
  var content: [HTML]
  var style = ""

  var html: HTML {
    """
    <section id="\(id)" class="\(style)" aria-labelledby="\(id)-heading">
    <h2 id="\(id)-heading">\(heading)</h2>
    \(lead.isEmpty ? HTML.empty : "<p class=\"lead\">\(lead)</p>" as HTML)
    \(content)
    </section>
    """
  }
}
