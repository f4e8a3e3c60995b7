// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

extension ReverseWords {
  var blocks: [Answer.TextBlock] {
    var blocks = [Answer.TextBlock(heading: "One factor at a time", lines: factors)]
    if !isOfOne, !alreadyBelow.isEmpty {
      let names = alreadyBelow.map {
        "\(shortName($0))\(Layout.firm)(\(HumanNumber.percent(stress.base[$0].value)))"
      }
      blocks.append(
        .init(
          heading: "Already below \(asked) without any shock",
          lines: Layout.paragraph(names.joined(separator: ", "), indent: 2)))
    }
    if !onEdge.isEmpty {
      let names = onEdge.map {
        "\(shortName($0))\(Layout.firm)(\(HumanNumber.percent(stress.base[$0].value)))"
      }
      blocks.append(
        .init(
          heading: "On the edge: within chance of \(asked) without any shock",
          lines: Layout.paragraph(names.joined(separator: ", "), indent: 2)))
    }
    if !stress.pairs.isEmpty { blocks.append(.init(heading: pairsHeading, lines: pairs)) }
    return blocks
  }

  var pairsHeading: String {
    "Two together: what brings \(stress.focus.map(name) ?? "") below \(asked)"
  }

  private var factors: [String] {
    guard !(isOfOne && !alreadyBelow.isEmpty) else {
      return Layout.paragraph("Nothing to look for: it is below \(asked) already.", indent: 2)
    }
    var table = TextTable(columns: [
      .init(heading: "what goes wrong", width: 38),
      .init(heading: "smallest size that breaks (range)", width: 31),
      .init(heading: isOfOne ? "at the largest size" : "first to fall", width: 23),
    ])
    table.rows = ranked.map { row in [row.factor.words, Self.size(row), last(row)] }
    return table.lines
  }

  /// What stands beside the size: what falls first, or how often the one target holds at the largest size.
  func last(_ row: ReverseStress.Row) -> String {
    guard isOfOne else { return row.firstToFall.map(shortName) ?? "–" }
    guard let point = row.curves[0].points.last else { return "–" }
    return "holds in \(HumanNumber.percent(point.share.value))"
  }

  private var pairs: [String] {
    stress.pairs.flatMap { pair -> [String] in
      let head = Layout.paragraph(
        "\(pair.first.words.lowercasedFirst.sentence), together with \(pair.second.words.lowercasedFirst):",
        indent: 2)
      return head + Layout.paragraph(Self.contour(pair), indent: 4)
    }
  }

  /// `none and +80% alone; 1.0 points and +45%; …`.
  static func contour(_ pair: ReverseStress.Pair) -> String {
    guard !pair.contour.isEmpty else { return "not even by the largest sizes of this grid" }
    return pair.contour.map {
      Self.end($0.first, pair.first, alone: $0.second == 0) + " and "
        + Self.end($0.second, pair.second, alone: $0.first == 0)
    }.joined(separator: "; ") + "."
  }

  /// `none`, or a size; one that is enough by itself is said to be.
  private static func end(_ size: Double, _ factor: ShockFactor, alone: Bool) -> String {
    guard size > 0 else { return "none" }
    return factor.unit.words(size) + (alone ? " alone" : "")
  }
}
