// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics
internal import TrustDomain

extension ResultTable {
  private typealias Place = (curve: Frontier.Curve, step: Frontier.Step)

  private static func places(_ frontier: Frontier) -> [Place] {
    frontier.curves.flatMap { curve in curve.steps.map { (curve, $0) } }
  }

  private static let curveColumns: [Column] = [
    .text(
      "order", "In which order candidates join: the plan's, or the best that was found",
      oneOf: Frontier.Order.allCases.map(\.rawValue)),
    .text("pace", "Schools a year, or own: the plan's own terms"),
    .count("joiners", "Schools planned to join, the first ones of the order", of: "schools"),
  ]

  private static func curveCells(_ place: Place) -> [Cell] {
    [
      .text(place.curve.order.rawValue), .text(place.curve.pace.map(String.init) ?? "own"),
      .count(place.step.joiners),
    ]
  }

  /// The chance of keeping the judged principles, by order, pace and number of joiners.
  static func frontier(_ frontier: Frontier) -> ResultTable {
    let places = places(frontier)
    let noFirst = "no judged principle gives in any future"
    return ResultTable(
      name: "frontier.csv",
      title: "The chance of keeping the judged principles by number of joiners",
      rowFor: "order, pace and number of joiners", key: ["order", "pace", "joiners"],
      columns: curveColumns + [
        .text("added", "The last school to join", emptyIf: "none joins"),
        .term("term", "The term in which it is planned to join", emptyIf: "none joins"),
      ] + Column.shares("probability", "Share of futures in which all judged principles hold")
        + Column.numbers(
          "difference", "That share less the one without growth, over the same futures",
          unit: "fraction", emptyIf: "none joins")
        + Column.shares(
          "kept", "Share in which they hold, of the futures in which they hold without growth",
          emptyIf: "they hold in none without growth") + [
          .count(
            "kept_runs", "Futures in which they hold without growth", of: "futures",
            emptyIf: "they hold in none without growth")
        ]
        + Column.numbers(
          "lowest_reserves_pct_income_p05",
          "Reserves over income below which one future in twenty falls at some time",
          unit: "fraction", emptyIf: "no future gives a number")
        + Column.numbers(
          "final_reserves_pct_income_p05",
          "Reserves over income below which one future in twenty ends", unit: "fraction",
          emptyIf: "no future gives a number")
        + Column.numbers("joined", "Schools that join in the end, mean", unit: "count") + [
          .text("binding", "The judged principle that holds least often", emptyIf: "none is judged")
        ]
        + Column.shares("binding_met", "Share of futures in which it holds") + [
          .text(
            "first_to_give",
            "The judged principle that most often gives first, alone or with others",
            emptyIf: noFirst)
        ]
        + Column.shares(
          "first_to_give_share", "Share of futures in which it does", emptyIf: noFirst)
        + [.count("runs", "Futures", of: "futures")],
      rowCount: places.count
    ) { index in
      let place = places[index]
      let step = place.step
      let first = step.firstToGive.flatMap { $0.share.successes > 0 ? $0 : nil }
      func id(_ standing: Frontier.Standing?) -> Cell {
        standing.map { .text(frontier.judged[$0.principle].id) } ?? .empty
      }
      var cells = curveCells(place)
      cells += [step.added.map { .text($0.school.id) } ?? .empty, .term(step.added?.term)]
      cells += Cell.share(step.probability) + Cell.difference(step.difference)
      cells += Cell.share(step.ofUngrown) + [.count(step.ofUngrown?.trials)]
      cells += Cell.estimate(step.lowestReserves) + Cell.estimate(step.finalReserves)
      cells += Cell.estimate(step.joined) + [id(step.binding)] + Cell.share(step.binding?.share)
      return cells + [id(first)] + Cell.share(first?.share) + [.count(step.probability.trials)]
    }
  }

  /// Each judged principle by order, pace and number of joiners.
  static func frontierPrinciples(_ frontier: Frontier) -> ResultTable {
    let places = places(frontier)
    let count = max(1, frontier.judged.count)
    return ResultTable(
      name: "frontier_principles.csv",
      title: "Each judged principle by number of joiners",
      rowFor: "order, pace, number of joiners and principle",
      key: ["order", "pace", "joiners", "principle"],
      columns: curveColumns + [.text("principle", "The principle's id")]
        + Column.shares("met", "Share of futures in which it holds, or had nothing to judge")
        + Column.shares(
          "first", "Share in which it is the first of the judged to give, alone or with others")
        + [.text("title", "The principle in words")],
      rowCount: places.count * frontier.judged.count
    ) { index in
      let (place, principle) = (places[index / count], index % count)
      return curveCells(place) + [.text(frontier.judged[principle].id)]
        + Cell.share(place.step.held[principle]) + Cell.share(place.step.first[principle])
        + [.text(frontier.judged[principle].title)]
    }
  }

  /// The most joiners that keep the probability asked for, by order and pace.
  static func frontierMost(_ frontier: Frontier) -> ResultTable {
    let rows = frontier.curves.flatMap { curve -> [(Frontier.Curve, String, LastAbove)] in
      [(curve, "all_futures", curve.most)]
        + (curve.mostOfUngrown.map { [(curve, "kept_without_growth", $0)] } ?? [])
    }
    let none = "not even none joining keeps it"
    return ResultTable(
      name: "most.csv", title: "The most joiners that keep the probability asked for",
      rowFor: "order, pace and measure", key: ["order", "pace", "measure"],
      columns: curveColumns.dropLast() + [
        .text(
          "measure",
          "Of all futures, or of those in which the judged principles hold without growth",
          oneOf: ["all_futures", "kept_without_growth"]),
        .share("confidence", "The probability asked for"),
        .count("most", "Joiners up to which the estimates keep it", of: "schools", emptyIf: none),
        .count(
          "ci_low", "Joiners up to which it is kept for sure (lower end of the 95% interval)",
          of: "schools", emptyIf: "not even none joining keeps it for sure"),
        .count(
          "ci_high", "Joiners beyond which it is surely not (upper end)", of: "schools",
          emptyIf: "surely not even none joining keeps it"),
        .count("tried", "Joiners tried at the most", of: "schools"),
      ],
      rowCount: rows.count
    ) { index in
      let (curve, measure, most) = rows[index]
      return [
        .text(curve.order.rawValue), .text(curve.pace.map(String.init) ?? "own"), .text(measure),
        .number(frontier.options.confidence), .count(most.step), .count(most.atLeast),
        .count(most.atMost), .count(curve.steps.count - 1),
      ]
    }
  }

  /// The plan's order, the best found and random ones, on futures that the search hadn't seen.
  static func orders(_ search: OrderSearch) -> ResultTable {
    let unit = "principles"
    return ResultTable(
      name: "orders.csv",
      title: "Orders of joining on futures that the search had not seen",
      rowFor: "order", key: ["number"],
      columns: [
        .count("number", "The order's number", of: "orders"),
        .text(
          "kind", "The plan's order, the best found, or one drawn at random",
          oneOf: OrderSearch.Trial.Kind.allCases.map(\.rawValue)),
        .text("schools", "In the order of joining, with semicolons between"),
      ]
        + Column.numbers(
          "unbroken",
          "Judged principles not broken, mean over futures and over the numbers of joiners at which orders are compared",
          unit: unit)
        + Column.numbers(
          "best_less_this", "The best order's less this one's, over the same futures", unit: unit,
          emptyIf: "it is the best order") + [.count("runs", "Futures", of: "futures")],
      rowCount: search.trials.count
    ) { index in
      let trial = search.trials[index]
      return [
        .count(index + 1), .text(trial.kind.rawValue),
        .text(trial.schools.map(\.id).joined(separator: ";")),
      ] + Cell.estimate(trial.unbroken) + Cell.difference(trial.difference)
        + [.count(search.runs)]
    }
  }
}
