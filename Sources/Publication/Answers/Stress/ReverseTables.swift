// SPDX-License-Identifier: GPL-3.0-or-later
internal import Questions
internal import Statistics

extension ResultTable {
  /// One row per factor and target.
  static func reverse(_ stress: ReverseStress) -> ResultTable {
    let count = stress.targets.count
    return ResultTable(
      name: "reverse.csv",
      title: "The smallest shock of each factor that brings each target below the confidence",
      rowFor: "factor and target", key: ["factor", "target"], columns: factor + finding,
      rowCount: stress.rows.count * count
    ) { index in
      let (row, target) = (stress.rows[index / count], index % count)
      let factor = row.factor
      let head: [Cell] = [
        .text(factor.id), .text(factor.words), .text(factor.unit.rawValue), .number(factor.largest),
        .text(stress.targets[target].id), .number(stress.confidence), .count(stress.runs),
      ]
      return head + Differences.cells(stress.base[target]) + cells(row.findings[target])
        + Differences.cells(atLargest(row, target)) + [
          .flag(row.firstToFall == target), .flag(row.curves[target].isReversed),
        ]
    }
  }

  private static let factor: [Column] = [
    .text("factor", "The factor's id"),
    .text("about", "What goes wrong"),
    .text(
      "unit",
      "What a size counts in: points of a share (0.02 is two), share more or share less than expected "
        + "(0.5 is half), or logits",
      oneOf: ShockFactor.Unit.all),
    .number("largest", "The largest size tried", unit: "see unit", atLeast: 0),
    .text("target", "gates, for every gate principle, or a modelled principle's id"),
    .share("confidence", "Probability asked for"),
    .count("runs", "Futures of each size, the same for all", of: "futures"),
  ]

  private static let finding: [Column] =
    Differences.share("without_shock", "in which the target holds without a shock")
    + [
      .text(
        "finding",
        "already below: below the confidence without any shock; never below: not below it even at the largest "
          + "size; below: below it from the size beside this",
        oneOf: ["already below", "never below", "below"]),
      .number(
        "size",
        "The smallest size that brings the target below the confidence, between sizes tried",
        unit: "see unit", atLeast: 0, emptyIf: "the finding is not below"),
      .number(
        "size_low", "Where the lower end of the probability's 95% interval falls below it",
        unit: "see unit", atLeast: 0, emptyIf: "the finding is not below"),
      .number(
        "size_high", "Where its upper end does", unit: "see unit", atLeast: 0,
        emptyIf: "the finding is not below, or the upper end stays above at the largest size"),
    ]
    + Differences.share(
      "at_largest", "in which the target holds at the largest size",
      emptyIf: "no target holds with the confidence without a shock, so none was tried")
    + [
      .flag(
        "first_to_fall",
        "Whether the factor takes this target below the confidence before any other that clearly held it"
      ),
      .flag(
        "reversed",
        "Whether some larger size did less harm than a smaller one by more than chance, so that one size tells too little"
      ),
    ]

  /// Nil where the largest size was not tried.
  private static func atLargest(_ row: ReverseStress.Row, _ target: Int) -> Share? {
    row.curves[target].points.last { $0.size == row.factor.largest }?.share
  }

  private static func cells(_ finding: ShockCurve.Finding) -> [Cell] {
    switch finding {
    case .alreadyBelow: [.text("already below"), .empty, .empty, .empty]
    case .neverBelow: [.text("never below"), .empty, .empty, .empty]
    case .below(let crossing):
      [.text("below"), .number(crossing.size), .number(crossing.low), .number(crossing.high)]
    }
  }

  /// One row per factor, target and size tried.
  static func reverseCurves(_ stress: ReverseStress) -> ResultTable {
    let points = stress.rows.flatMap { row in
      zip(stress.targets, row.curves).flatMap { target, curve in
        curve.points.map { (row.factor.id, target.id, $0) }
      }
    }
    return ResultTable(
      name: "reverse_curves.csv", title: "How often each target holds at every size tried",
      rowFor: "factor, target and size", key: ["factor", "target", "size"],
      columns: [
        .text("factor", "The factor's id"), .text("target", "As in reverse.csv"),
        .number(
          "size", "Size of the shock, in the factor's unit", unit: "see reverse.csv", atLeast: 0),
      ] + Differences.share("probability", "in which the target holds"), rowCount: points.count
    ) { index in
      let (factor, target, point) = points[index]
      return [.text(factor), .text(target), .number(point.size)] + Differences.cells(point.share)
    }
  }

  /// One row per pair of factors and their sizes.
  static func reversePairs(_ stress: ReverseStress) -> ResultTable {
    let target = stress.focus.map { stress.targets[$0].id } ?? ""
    let cells = stress.pairs.flatMap { pair in
      pair.firstSizes.indices.flatMap { first in
        pair.secondSizes.indices.map { (pair, first, $0) }
      }
    }
    return ResultTable(
      name: "reverse_pairs.csv",
      title: "How often the target holds under two factors' shocks together",
      rowFor: "two factors and their sizes", key: ["first", "first_size", "second", "second_size"],
      columns: [
        .text("target", "As in reverse.csv"), .text("first", "A factor's id"),
        .number("first_size", "Size of its shock", unit: "see reverse.csv", atLeast: 0),
        .text("second", "Another's"),
        .number("second_size", "Size of its shock", unit: "see reverse.csv", atLeast: 0),
        .count("runs", "Futures, the same as of one factor", of: "futures"),
      ] + Differences.share("probability", "in which the target holds") + [
        .flag("below", "Whether that is below the confidence")
      ], rowCount: cells.count
    ) { index in
      let (pair, first, second) = cells[index]
      let share = pair.shares[first][second]
      return [
        .text(target), .text(pair.first.id), .number(pair.firstSizes[first]), .text(pair.second.id),
        .number(pair.secondSizes[second]), .count(stress.runs),
      ] + Differences.cells(share) + [.flag(share.value < stress.confidence)]
    }
  }

  /// One row per point at which two shocks together bring the target to the confidence.
  static func reverseContours(_ stress: ReverseStress) -> ResultTable {
    let points = stress.pairs.flatMap { pair in pair.contour.map { (pair, $0) } }
    return ResultTable(
      name: "reverse_contours.csv",
      title: "Sizes of two shocks at which the target falls below the confidence",
      rowFor: "two factors and a size of the first", key: ["first", "second", "first_size"],
      columns: [
        .text("first", "A factor's id"), .text("second", "Another's"),
        .number("first_size", "Size of the first's shock", unit: "see reverse.csv", atLeast: 0),
        .number(
          "second_size",
          "The smallest size of the second's that brings the target below the confidence together with it; between sizes tried",
          unit: "see reverse.csv", atLeast: 0),
      ], rowCount: points.count
    ) { index in
      let (pair, point) = points[index]
      return [
        .text(pair.first.id), .text(pair.second.id), .number(point.first), .number(point.second),
      ]
    }
  }
}

extension ShockFactor.Unit {
  static let all = [Self.points, .more, .less, .logits].map(\.rawValue)

  /// A size in words: `2.1 points`, `+50%`, `-40%`.
  func words(_ size: Double) -> String {
    switch self {
    case .points: size == 0.01 ? "1 point" : "\(HumanNumber.tenths(size * 100)) points"
    case .more: "+\(HumanNumber.whole(Int((size * 100).rounded())))%"
    case .less: "-\(HumanNumber.whole(Int((size * 100).rounded())))%"
    case .logits: "\(HumanNumber.mean(size)) logits"
    }
  }
}
