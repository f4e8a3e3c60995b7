// SPDX-License-Identifier: GPL-3.0-or-later

/// What the answer can't tell, in the words of the README, which is where they are kept.
enum LimitsSection {
  static var section: PageSection? {
    let items = items(of: BoardPaper.text(PackageResources.README_md))
    guard !items.isEmpty else { return nil }
    return PageSection(
      id: "limits", heading: "What it can't tell you", lead: "",
      content: ["<ul class=\"limits\">\(items.map { "<li>\($0)</li>" as HTML })</ul>"])
  }

  private static let heading = "## What it can't tell you"

  /// The list below the heading, up to the next heading.
  static func items(of readme: String) -> [HTML] {
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: heading) else { return [] }
    let part = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }
    var items: [String] = []
    for line in part {
      if line.hasPrefix("- ") {
        items.append(String(line.dropFirst(2)))
      } else if line.isEmpty {
        if !items.isEmpty { break }
      } else if let last = items.popLast() {
        items.append(last + " " + line.trimmed)
      }
    }
    return items.map { Markdown.html($0) }
  }
}

/// The little of Markdown that the README's lists use: bold, code, and links, which are spelt out.
enum Markdown {
  static func html(_ text: String) -> HTML {
    let bold = text.pieces(between: "**")
    return HTML(
      joined: bold.enumerated().map { place, piece in
        let inner = code(unlinked(piece))
        return place.isMultiple(of: 2) ? inner : "<b>\(inner)</b>"
      })
  }

  private static func code(_ text: String) -> HTML {
    HTML(
      joined: text.pieces(between: "`").enumerated().map { place, piece in
        place.isMultiple(of: 2) ? HTML(text: piece) : "<code>\(piece)</code>"
      })
  }

  /// `[words](target)` as `words (target)`: the page leads nowhere, but says where more is.
  private static func unlinked(_ text: String) -> String {
    var plain = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "["),
      let middle = rest[open...].firstRange(of: "]("),
      let close = rest[middle.upperBound...].firstIndex(of: ")")
    {
      let words = rest[rest.index(after: open)..<middle.lowerBound]
      plain += "\(rest[..<open])\(words) (\(rest[middle.upperBound..<close]))"
      rest = rest[rest.index(after: close)...]
    }
    return plain + rest
  }
}

extension String {
  /// Split at every `mark`.
  fileprivate func pieces(between mark: String) -> [String] {
    var pieces: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      pieces.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return pieces + [String(rest)]
  }
}
