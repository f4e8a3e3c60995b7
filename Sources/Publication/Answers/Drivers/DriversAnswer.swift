// SPDX-License-Identifier: GPL-3.0-or-later
public import Questions
internal import Statistics

extension Answer {
  /// What an outcome hangs on.
  public static func drivers(_ drivers: Drivers, title: String, trust: String) -> Answer {
    let words = DriversWords(drivers)
    return Answer(
      command: "drivers", question: "What does the answer hang on?", title: title, trust: trust,
      headline: words.headline, notes: words.notes,
      tables: [.drivers(drivers), .sobol(drivers), .rules(drivers)],
      blocks: words.blocks, sections: DriversPage(words).sections,
      json: DriversJSON(drivers).members)
  }
}

/// What is said of drivers.
struct DriversWords {
  let drivers: Drivers
  /// Inputs shown in text and chart: those that span the horizon.
  let shown: [Drivers.InputRow]

  /// Inputs and parameters that a person is shown.
  private static let (mostInputs, mostParameters) = (10, 5)

  init(_ drivers: Drivers) {
    self.drivers = drivers
    shown = Array(drivers.inputs.filter { $0.input.year == nil }.prefix(Self.mostInputs))
  }

  private var outcome: Outcome { drivers.outcome }

  var headline: String {
    let mean = DriverWords.mean(outcome, drivers.mean, drivers.principle)
    guard let first = drivers.groups.first else {
      return mean + " As it is the same in every future, or no number in some, nothing can be "
        + "said of what it hangs on."
    }
    let second = drivers.groups.dropFirst().first.map {
      ", then on \(Self.inSentence($0.group.title)) (\(HumanNumber.short($0.total.value * 100))%, \(DriverWords.ends($0.total))%)"
    }
    return "\(mean) It hangs most on \(Self.inSentence(first.group.title)): "
      + "if everything else were known, \(HumanNumber.short(first.total.value * 100))% of what sets "
      + "futures apart would remain (95% interval \(DriverWords.ends(first.total))%)\(second ?? "")."
      + scarcity
  }

  /// A warning where an event hardly ever or nearly always comes.
  private var scarcity: String {
    guard outcome.isEvent, !(0.02...0.98).contains(drivers.mean.value) else { return "" }
    return
      " So few futures differ from the rest that shares and rules are uncertain: --outcome kept or "
      + "gates says more."
  }

  /// As part of a sentence: without a capital, and without what follows a colon.
  static func inSentence(_ title: String) -> String {
    let plain = title.split(separator: ":").first.map(String.init) ?? title
    return plain.hasPrefix("SEND") ? plain : plain.prefix(1).lowercased() + plain.dropFirst()
  }

  var blocks: [Answer.TextBlock] {
    [groups, inputs, rules, parameters].compactMap(\.self)
  }

  private var groups: Answer.TextBlock? {
    guard !drivers.groups.isEmpty else { return nil }
    let table = TextTable(
      columns: [
        .init(heading: "draws", width: 50), .init(heading: "alone", width: 20, isNumber: true),
        .init(heading: "with others", width: 20, isNumber: true),
      ], rows: drivers.groups.map(Self.groupCells))
    return .init(
      heading: "What kind of chance: share of what sets futures apart, with its 95% interval",
      lines: table.lines)
  }

  static func groupCells(_ row: Drivers.GroupRow) -> [String] {
    [row.group.title, DriverWords.share(row.first), DriverWords.share(row.total)]
  }

  private var inputs: Answer.TextBlock? {
    guard !shown.isEmpty else { return nil }
    let table = TextTable(
      columns: [
        .init(heading: "input", width: 44),
        .init(heading: "rank correlation", width: 22, isNumber: true),
        .init(heading: "if low", width: 12, isNumber: true),
        .init(heading: "if high", width: 12, isNumber: true),
      ], rows: shown.map(inputCells))
    return .init(
      heading: "Which inputs: \(DriverWords.unit(outcome)), where an input is low or high",
      lines: table.lines)
  }

  func inputCells(_ row: Drivers.InputRow) -> [String] {
    let interval = row.correlation.interval
    let ends =
      "\(DriverWords.correlation(interval.lowerBound)) to "
      + DriverWords.correlation(interval.upperBound)
    return [
      DriverWords.name(row.input) + (row.isClear ? "" : " (within chance)"),
      "\(DriverWords.correlation(row.correlation.value)) (\(ends))",
      DriverWords.value(row.low.mean.value, outcome),
      DriverWords.value(row.high.mean.value, outcome),
    ]
  }

  private var rules: Answer.TextBlock? {
    .init(
      heading: "When it fails",
      lines: Layout.paragraph(failing, indent: 2)
        + ruleSentences.flatMap { Layout.paragraph($0, indent: 2, hanging: 4) })
  }

  /// What counts as failing, and how common it is.
  var failing: String {
    let what: String
    if let bound = drivers.failure.bound {
      let side = outcome.isBetterSmall ? "at least" : "at most"
      what = "Failing here means the worst quarter: \(side) \(DriverWords.value(bound, outcome))."
    } else {
      what = "Failing means that it does not hold."
    }
    let share = drivers.failure.share.map {
      " Of fresh futures \(HumanNumber.hundredths($0.value)) in 100 fail."
    }
    let none =
      drivers.rules.isEmpty
      ? " No condition on the inputs tells failures apart: they are too few, too common, or come of too many "
        + "things at once." : ""
    return what + (share ?? "") + none
  }

  /// Each rule as a sentence.
  var ruleSentences: [String] {
    drivers.rules.enumerated().compactMap { place, rule in
      guard let density = rule.fit.density, let coverage = rule.fit.coverage else { return nil }
      let limits = rule.limits.map(\.words).joined(separator: ", and ")
      return "\(place + 1). \(limits): then it fails in "
        + "\(HumanNumber.hundredths(density.value)) of 100 futures "
        + "(\(HumanNumber.interval(density.interval))); so come "
        + "\(HumanNumber.hundredths(coverage.value)) of 100 failures "
        + "(\(HumanNumber.interval(coverage.interval)))." + doubt(rule)
    }
  }

  /// Conditions that fresh futures or halves of the old ones don't bear out.
  private func doubt(_ rule: Drivers.RuleRow) -> String {
    let weak = rule.limits.filter { $0.chance > 0.05 || $0.found < 0.5 }
    guard !weak.isEmpty else { return "" }
    let names = weak.map { "\"\(harmless($0.input.title))\"" }.joined(separator: ", ")
    return " Doubtful, as other futures would give another condition: \(names)."
  }

  private var parameters: Answer.TextBlock? {
    let rows = drivers.parameters.prefix(Self.mostParameters)
    guard !rows.isEmpty else { return nil }
    let table = TextTable(
      columns: [
        .init(heading: "parameter", width: 50), .init(heading: "alone", width: 20, isNumber: true),
        .init(heading: "with others", width: 20, isNumber: true),
      ],
      rows: rows.map {
        [harmless($0.input.title), DriverWords.share($0.first), DriverWords.share($0.total)]
      })
    return .init(
      heading:
        "Of what isn't known: the \(HumanNumber.spelt(rows.count)) parameters that matter most",
      lines: table.lines)
  }

  var notes: [String] {
    let runs = HumanNumber.whole(drivers.sampling.runs)
    return [
      "Alone: the share of the outcome's variance that would vanish if these draws were known. With others: the share "
        + "that would remain if all others were known; it counts what draws do together, so these shares add up to more "
        + "than 100. Kinds without a number of their own, such as the work asked of the centre, show only here. Both "
        + "from two samples of \(runs) futures in which one kind of draw after the other is exchanged, all "
        + "else left as it was (Sobol indices; estimators of Saltelli and of Jansen; bootstrap intervals).",
      "Low and high: the fifth of \(runs) futures in which the input is lowest, and highest. A rank correlation says how "
        + "surely the outcome rises (+) or falls (-) with the input, not why. Within chance: an input as strong would turn "
        + "up by luck among so many. A star marks inputs that the trust's own state moves too.",
      "Conditions were looked for in \(runs) futures and counted in \(runs) fresh ones (PRIM, at most three conditions a "
        + "rule). They tell where failures crowd, not what causes them.",
      "This is about what differs between futures. An assumption that is fixed differs in none, however doubtful: "
        + "headroom drivers --judgement moves those.",
    ]
  }
}
