// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics
internal import TrustDomain

/// A frontier on a terminal.
struct FrontierBlocks {
  let words: FrontierWords
  private var frontier: Frontier { words.frontier }

  var blocks: [Answer.TextBlock] {
    [Answer.TextBlock(heading: "the most that can join", lines: most)]
      + frontier.curves.map(curve) + [Answer.TextBlock(heading: "what gives", lines: binding)]
      + (frontier.search.map {
        [Answer.TextBlock(heading: "which order is best", lines: order($0))]
      } ?? [])
  }

  private var most: [String] {
    var table = TextTable(columns: [
      .init(heading: "", width: 34), .init(heading: "in \(words.asked)", width: 30),
      .init(heading: "of those that keep without growth", width: 30),
    ])
    table.rows = frontier.curves.map { curve in
      [
        EstimateWords.sentence(words.name(curve)), words.count(curve.most, of: curve),
        curve.mostOfUngrown.map { words.count($0, of: curve) } ?? "–",
      ]
    }
    return table.lines + [""] + Layout.paragraph(words.horizon, indent: 2)
  }

  private func curve(_ curve: Frontier.Curve) -> Answer.TextBlock {
    var table = TextTable(columns: [
      .init(heading: "", width: 2, isNumber: true), .init(heading: "with", width: 25),
      .init(heading: "from", width: 11),
      .init(heading: "of 100 futures", width: 17, isNumber: true),
      .init(heading: "growth keeps", width: 17, isNumber: true),
      .init(heading: "low", width: 6, isNumber: true),
      .init(heading: "join", width: 4, isNumber: true),
    ])
    table.rows = curve.steps.map { step in
      [
        "\(step.joiners)",
        step.added.map { EstimateWords.cut($0.school.name, 25) } ?? "none joining",
        step.added.map { $0.term.description } ?? "",
        EstimateWords.firm(EstimateWords.cell(step.probability)),
        step.joiners == 0
          ? "–" : step.ofUngrown.map { EstimateWords.firm(EstimateWords.cell($0)) } ?? "–",
        step.lowestReserves.map { HumanNumber.value($0.value, .fraction) } ?? "–",
        HumanNumber.short(step.joined.value),
      ]
    }
    let key =
      curve.order == .planned && curve.pace == frontier.curves.first?.pace
      ? [""]
        + Layout.paragraph(
          "of 100 futures: those in which \(words.judged.subject) \(words.judged.hold). growth keeps: of 100 in which "
            + "\(words.judged.theyHold) without growth. low: reserves over income below which one future in twenty "
            + "falls at some time. join: schools that join in the end, mean.", indent: 2) : []
    return Answer.TextBlock(heading: words.name(curve), lines: table.lines + key)
  }

  /// Of the first curve with a pace: what holds least often, and what gives first.
  private var binding: [String] {
    guard let curve = frontier.curves.first(where: { $0.pace != nil }) ?? frontier.curves.first,
      !words.judged.isOne
    else { return Layout.paragraph("One principle alone is judged.", indent: 2) }
    var table = TextTable(columns: [
      .init(heading: "", width: 2, isNumber: true),
      .init(heading: "holds least often, of 100", width: 46),
      .init(heading: "most often first to give, of 100", width: 46),
    ])
    table.rows = curve.steps.map { step in
      [
        "\(step.joiners)", step.binding.map(standing) ?? "–",
        step.firstToGive.map { $0.share.successes > 0 ? standing($0) : "none" } ?? "–",
      ]
    }
    return ["  At \(words.name(curve)):"] + table.lines
  }

  private func standing(_ standing: Frontier.Standing) -> String {
    EstimateWords.cut(words.title(standing), 38) + Layout.firm
      + HumanNumber.hundredths(standing.share.value)
  }

  private func order(_ search: OrderSearch) -> [String] {
    words.orders(search).flatMap { Layout.paragraph($0, indent: 2) }
  }
}

extension FrontierWords {
  /// The best order, how much better it is, and the evidence, a sentence each.
  func orders(_ search: OrderSearch) -> [String] {
    guard let best = search.trials.first(where: { $0.kind == .best }),
      let planned = search.trials.first(where: { $0.kind == .planned })
    else { return [] }
    let names = EstimateWords.list(best.schools.map { harmless($0.name) })
    let pace = HumanNumber.spelt(search.pace)
    var sentences = ["Best order found at \(pace) a year: \(names)."]
    if best.schools == planned.schools {
      sentences.append("It is the plan's own order.")
    } else if let difference = planned.difference {
      let isSure = difference.interval.map { !$0.contains(0) } ?? false
      let text = EstimateWords.signed(difference.value, difference.interval, HumanNumber.mean)
      sentences.append(
        "Against the plan's order it keeps \(text) judged principles on average in \(HumanNumber.whole(search.runs)) "
          + "futures that the search had not seen"
          + (isSure ? "." : ": no difference that so many futures can tell."))
    }
    if let other = otherSet(best, planned) { sentences.append(other) }
    if let worse = search.worse { sentences.append(randomOrders(worse, search)) }
    return sentences
  }

  /// How the best order stands against random ones: estimates alone, and those that chance can't explain.
  private func randomOrders(_ worse: Share, _ search: OrderSearch) -> String {
    let intervals = search.trials.filter { $0.kind == .random }.compactMap(\.difference?.interval)
    let clear = intervals.count { $0.lowerBound > 0 }
    let better = intervals.count { $0.upperBound < 0 }
    let open = worse.trials - clear - better
    let evidence =
      "\(clear) of them surely (the 95% interval of what the best order keeps more lies above nothing)"
      + (better > 0 ? ", \(better) surely do better" : "")
      + (open > 0
        ? ", and \(open) cannot be told apart from it by so many futures" : "")
    return
      "Of \(worse.trials) orders of the same candidates drawn at random, \(worse.successes) keep fewer there on average, "
      + "\(evidence). So of all orders \(EstimateWords.share(worse)) do worse."
  }
}
