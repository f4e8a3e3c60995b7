// SPDX-License-Identifier: GPL-3.0-or-later

/// A page of HTML complete in itself: it loads nothing.
public struct Page: Sendable {
  /// In the browser's tab.
  let title: String
  /// The program's version.
  let version: String
  /// Before the contents.
  let header: HTML
  let sections: [PageSection]
  /// Where a reader who steps from link to link may go at once: a section's id and its name in a sentence.
  let skip: (id: String, name: String)
  /// The script that draws charts, with its notice; nil where it is not installed.
  let chartScript: String?

  /// The page's style sheet; its digest stands in the page's content security policy.
  public var style: String { BoardPaper.text(PackageResources.report_css) }

  /// The page's script; nil where no chart can be drawn.
  ///
  /// The library is closed in, as it would leave names of one letter in the page otherwise.
  public var script: String? {
    chartScript.map { library in
      "(function () {\n\(library)\n})();\n\(BoardPaper.text(PackageResources.report_js))"
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
      <title>\(title)</title>
      <style>\(HTML(trusted: style))</style>
      </head>
      <body>
      <a class="skip" href="#\(skip.id)">Skip to \(skip.name)</a>
      \(header)
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
}

/// A part of the page with its heading.
struct PageSection: Sendable {
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
