// SPDX-License-Identifier: GPL-3.0-or-later

/// The answer to one of a board's questions, ready to be published.
public struct Answer: Sendable {
  /// The command that gives it, such as `frontier`.
  public let command: String
  /// What is asked, in a board's words.
  public let question: String
  /// The scenario's title.
  public let title: String
  /// The trust's name.
  public let trust: String
  /// The answer in a sentence or two, with its interval.
  public let headline: String
  /// How to read it, and what it can't tell; a sentence or two each.
  let notes: [String]
  /// The files that hold its numbers.
  public let tables: [ResultTable]
  /// What a terminal shows below the headline.
  let blocks: [TextBlock]
  /// What a page shows below it.
  let sections: [AnswerSection]
  /// Its numbers for programs, beside what every answer says of itself.
  let json: [JSON.Member]

  /// A heading with lines of text below it.
  struct TextBlock: Sendable {
    var heading: String
    /// At most `Layout.width` characters each.
    var lines: [String]
  }
}

/// A part of an answer's page.
struct AnswerSection: Sendable {
  /// Unique in the page, for links.
  var id: String
  var heading: String
  /// What the part says, in a sentence or two.
  var lead: HTML
  var content: [Content]

  enum Content: Sendable {
    case figure(Figure)
    case table(DataTable)
    case text(HTML)
  }
}

/// What an answer rests on, as its texts say it.
public struct AnswerBasis: Sendable {
  /// The program's version.
  public var version: String
  /// Futures of each plan.
  public var runs: Int
  /// Of the random numbers.
  public var seed: UInt64
  /// The program's arguments that give the answer again in its folder, the program's name left out.
  public var arguments: [String]

  /// Everything that an answer says of itself.
  public init(version: String, runs: Int, seed: UInt64, arguments: [String]) {
    self.version = version
    self.runs = runs
    self.seed = seed
    self.arguments = arguments
  }

  var command: String {
    (["headroom"] + arguments.map(Self.quoted)).joined(separator: " ")
  }

  /// As a shell reads it back.
  private static func quoted(_ argument: String) -> String {
    let plain = argument.unicodeScalars.allSatisfy { scalar in
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        || "-_./=,:%+".unicodeScalars.contains(scalar)
    }
    if plain && !argument.isEmpty { return argument }
    return "'"
      + argument.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: #"'\''"#) + "'"
  }
}

extension Answer {
  /// The answer in plain text, for a member of the trust's board.
  ///
  /// - Parameters:
  ///   - folder: where the result is.
  ///   - files: the names of its files.
  public func text(_ basis: AnswerBasis, folder: String, files: [String]) -> String {
    let heading = Layout.paragraph(harmless(question))
    let rule = String(repeating: "═", count: heading.map(\.count).max() ?? 0)
    let head =
      heading + [rule] + Layout.paragraph(grounds(basis)) + [""]
      + Layout.paragraph(harmless(headline))
    let parts =
      [head] + blocks.map { [$0.heading.uppercased()] + $0.lines }
      + (notes.isEmpty
        ? [] : [["HOW TO READ IT"] + notes.flatMap { Layout.paragraph($0, indent: 2) }])
      + [
        ["WHERE TO LOOK NEXT", "  \(harmless(folder))"]
          + Layout.paragraph(files.joined(separator: "  "), indent: 2)
      ]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// What the answer rests on.
  func grounds(_ basis: AnswerBasis) -> String {
    "\(harmless(trust)): \(harmless(title)). \(HumanNumber.whole(basis.runs)) futures of each plan, "
      + "seed \(basis.seed)."
  }

  /// The answer in JSON, for programs that start this one.
  public func machineText(_ basis: AnswerBasis, folder: String, files: [String]) -> String {
    JSON.object(
      [
        .init("question", .text(command)), .init("title", .text(title)),
        .init("trust", .text(trust)),
        .init("result", .text(folder)), .init("files", .list(files.map(JSON.text))),
        .init("seed", .unsigned(basis.seed)), .init("runs", .integer(basis.runs)),
        .init("answer", .text(headline)),
      ] + json
    ).document
  }

  /// The answer as a page for the board.
  public func page(_ basis: AnswerBasis, chartScript: String?) -> Page {
    let hasCharts = chartScript != nil
    // A section bears its heading's name, and a table its caption: no two may be the same.
    var captions = Dictionary(sections.map { ($0.heading, 1) }) { first, _ in first }
    let own = sections.map { section in
      PageSection(
        id: section.id, heading: section.heading, lead: section.lead,
        content: section.content.map { $0.told(apartFrom: &captions).html(hasCharts: hasCharts) })
    }
    return Page(
      title: "\(question) – \(trust)", version: basis.version, header: header(basis),
      sections: own + [reading, LimitsSection.section, again(basis)].compactMap(\.self),
      skip: (own.first?.id ?? "again", "the numbers"), chartScript: chartScript)
  }

  private func header(_ basis: AnswerBasis) -> HTML {
    """
    <header class="first">
    <p class="over">\(trust)</p>
    <h1>\(question)</h1>
    <p class="proposal">\(title)</p>
    <div class="answer alone"><div><p class="verdict">\(headline)</p>
    <p class="note">\(HumanNumber.whole(basis.runs)) simulated futures of each plan, the same for all; seed \(String(basis.seed)).</p></div></div>
    </header>
    """
  }

  private var reading: PageSection? {
    guard !notes.isEmpty else { return nil }
    return PageSection(
      id: "reading", heading: "How to read it", lead: "",
      content: ["<ul class=\"limits\">\(notes.map { "<li>\($0)</li>" as HTML })</ul>"])
  }

  private func again(_ basis: AnswerBasis) -> PageSection {
    PageSection(
      id: "again", heading: "The same again",
      lead: """
        The folder in which this page lies holds the whole scenario; in it, these make the answer again, and check it:
        """,
      content: ["<pre><code>\(basis.command) --out ../again\nheadroom verify .</code></pre>"])
  }
}

extension DataTable {
  /// With a number after a caption that other tables of the page have too, since each must be told from the others.
  fileprivate func told(apartFrom captions: inout [String: Int]) -> DataTable {
    captions[caption, default: 0] += 1
    guard let count = captions[caption], count > 1 else { return self }
    var table = self
    table.caption = "\(caption), the numbers" + (count > 2 ? " (\(count - 1))" : "")
    return table
  }
}

extension AnswerSection.Content {
  fileprivate func told(apartFrom captions: inout [String: Int]) -> Self {
    switch self {
    case .figure(var figure):
      figure.table = figure.table.told(apartFrom: &captions)
      return .figure(figure)
    case .table(let table): return .table(table.told(apartFrom: &captions))
    case .text: return self
    }
  }
}

extension AnswerSection.Content {
  fileprivate func html(hasCharts: Bool) -> HTML {
    switch self {
    case .figure(let figure): figure.html(hasCharts: hasCharts)
    case .table(let table): table.html
    case .text(let text): text
    }
  }
}
