// SPDX-License-Identifier: GPL-3.0-or-later

/// What the answer rests on: every assumption with value, source and status, the trust's own choices first.
struct AssumptionsSection {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  var section: PageSection? {
    let all = source.assumptions
    guard !all.isEmpty else { return nil }
    return PageSection(
      id: "assumptions", heading: "What it rests on",
      lead: """
        \(HumanNumber.whole(all.count)) assumptions, each with where it comes from. Change those that are judgement first, and run \
        again: if the answer changes with them, you know what to measure. The economy, which strikes every school at once, \
        and the trust's own policy stand open; the others open one by one.
        """,
      content: [tally, identifiers, own] + groups)
  }

  /// Groups that stand open, on paper too: what strikes every school at once, and what the board decides itself.
  private static let open: Set<String> = ["economy", "policy"]

  private static let statuses = [
    ("S", "sourced", "found in a published source"),
    ("D", "derived", "computed from public data"),
    ("J", "judgement", "no source was found"),
    ("R", "recalled", "to be verified before it is relied on"),
  ]

  private static func name(_ status: String?) -> String {
    guard let status else { return "this scenario's" }
    return statuses.first { $0.0 == status }?.1 ?? status
  }

  /// How many of each status.
  private var tally: HTML {
    let counts = Self.statuses.map { letter, name, means -> HTML in
      let count = source.assumptions.count { $0.status == letter }
      return count == 0 ? "" : "<li><b>\(count)</b> \(name): \(means)</li>"
    }
    let own = source.assumptions.count { $0.status == nil }
    let set: HTML =
      own == 0 ? "" : "<li><b>\(own)</b> set by this scenario, unlike the default</li>"
    return "<ul class=\"tally\">\((counts + [set]).filter { !$0.isEmpty })</ul>"
  }

  /// What the short names in the sources are.
  private var identifiers: HTML {
    """
    <p class="note">Status says how well a value is founded: sourced, derived, judgement or recalled, as above. \
    Short names in the sources, such as <code>bal.idio.*</code> or <code>SW-TOP</code>, are entries of the project's own parameter tables, \
    which this folder does not hold. Names such as <code>economy.pay_award</code> are what a scenario file calls the \
    value.</p>
    """
  }

  private var own: HTML {
    let own = source.assumptions.filter { $0.status == nil }
    guard !own.isEmpty else { return .empty }
    let table = DataTable(
      caption: "Values that this scenario sets unlike the defaults",
      columns: [
        .init(heading: "Assumption"), .init(heading: "Here"), .init(heading: "Default"),
        .init(heading: "Drawn"),
      ],
      rows: own.map { item in
        [
          what(item), HTML(text: FlowText.readable(item.value)),
          HTML(text: item.replaces.map(FlowText.readable) ?? "none"), HTML(text: drawn(item)),
        ]
      })
    return "<h3>Set by this scenario</h3>\n\(table.html)"
  }

  /// The others by the first part of their key.
  private var groups: [HTML] {
    var seen: Set<String> = []
    let others = source.assumptions.filter { $0.status != nil }
    let names = others.map(\.group).filter { seen.insert($0).inserted }
    return names.map { name in group(name, others.filter { $0.group == name }) }
  }

  private func group(_ name: String, _ items: [ReportAssumption]) -> HTML {
    let judged = items.count { $0.status == "J" }
    let table = DataTable(
      caption: "Assumptions on \(name.replacingUnderscores)",
      columns: [
        .init(heading: "Assumption"), .init(heading: "Value"), .init(heading: "Drawn"),
        .init(heading: "Status"), .init(heading: "Source"),
      ],
      rows: items.map { item in
        [
          what(item), HTML(text: FlowText.readable(item.value)), HTML(text: drawn(item)),
          HTML(text: Self.name(item.status)), HTML(text: item.source),
        ]
      }, style: "assumptions")
    return """
      <details\(Self.open.contains(name) ? " open" as HTML : HTML.empty)><summary>\(Self.title(name)) <span class="count">\(items.count), of them \(judged) judgement</span></summary>
      \(table.html)</details>
      """
  }

  private static func title(_ group: String) -> String {
    let words = group.replacingUnderscores
    return (words.first.map { String($0).uppercased() } ?? "") + words.dropFirst()
  }

  private func what(_ item: ReportAssumption) -> HTML {
    item.about.isEmpty
      ? "<code>\(item.key)</code>" : "\(item.about) <code>\(item.key)</code>"
  }

  /// How often a value is drawn; a single number varies by nothing, however often it is looked up.
  private func drawn(_ item: ReportAssumption) -> String {
    guard item.value.contains("{"), let variesBy = item.variesBy else { return "fixed" }
    return "each \(variesBy)"
  }
}

/// A value as a scenario writes it, without the braces.
enum FlowText {
  /// `{ normal: { mean: 3.0%, sd: 1.2% } }` as `normal (mean 3.0%, sd 1.2%)`, and `£314_000` as `£314,000`.
  static func readable(_ flow: String) -> String {
    var text = ""
    var depth = 0
    for character in flow {
      switch character {
      case "{", "[":
        depth += 1
        if depth > 1 || character == "[" { text += "(" }
      case "}", "]":
        if depth > 1 || character == "]" { text += ")" }
        depth -= 1
      case ":", "\"": continue
      case " " where text.last == "(" || text.isEmpty: continue
      case "_" where text.last?.isNumber ?? false: text.append(",")
      case "_": text.append(" ")
      default: text.append(character)
      }
    }
    return tidied(text)
  }

  /// Without spaces before a closing bracket or at the end.
  private static func tidied(_ text: String) -> String {
    var tidy = ""
    for character in text {
      if character == ")", tidy.last == " " { tidy.removeLast() }
      tidy.append(character)
    }
    return tidy.trimmed
  }
}
