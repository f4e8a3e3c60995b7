// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Principles
internal import Statistics
internal import TrustDomain

/// A forecast's answer in plain text, for a member of the trust's board.
///
/// - Parameters:
///   - folder: where the result is.
///   - files: the names of its files.
///   - gatePrice: what the gate costs and buys; nil where that was not asked.
///   - alternatives: what other plans would give; nil where that was not asked.
public func boardSummary(
  of summary: Summary, folder: String, files: [String], gatePrice: GatePrice? = nil,
  alternatives: Alternatives? = nil
) -> String {
  let sections = [
    BoardHead.lines(summary) + AlternativesBlock.comparator(alternatives, of: summary.runs),
    VerdictTable.lines(summary), NotModelled.lines(summary),
    FirstToGive.lines(summary), JoinTable.lines(summary),
    AlternativesBlock.lines(alternatives, of: summary.runs),
    GateParagraph.lines(gatePrice, of: summary.runs), FanTables.lines(summary),
    next(folder: folder, files: files),
  ]
  let text = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
  return text.joined(separator: "\n\n") + "\n"
}

private func next(folder: String, files: [String]) -> [String] {
  ["WHERE TO LOOK NEXT", "  \(harmless(folder))"]
    + Layout.paragraph(files.joined(separator: "  "), indent: 2)
}

/// What was asked, and the one answer.
enum BoardHead {
  static func lines(_ summary: Summary) -> [String] {
    let title = Layout.paragraph(harmless(summary.title))
    let rule = String(repeating: "═", count: title.map(\.count).max() ?? 0)
    return title + [rule] + Layout.paragraph(proposal(summary)) + [""]
      + Layout.paragraph(answer(summary)) + bar(summary) + JointLines.lines(summary)
  }

  static func proposal(_ summary: Summary) -> String {
    let schools = HumanNumber.spelt(summary.schoolsAtStart)
    let plural = summary.schoolsAtStart == 1 ? "" : "s"
    let last = summary.start.advanced(by: summary.terms - 1)
    return "\(harmless(summary.trust)): \(schools) school\(plural), \(joins(summary)). "
      + "\(HumanNumber.whole(summary.runs)) futures simulated from "
      + "\(HumanNumber.term(summary.start)) to \(HumanNumber.term(last)), seed \(summary.seed)."
  }

  private static func joins(_ summary: Summary) -> String {
    guard let last = summary.joins.map(\.planned).max() else { return "none to join" }
    let count = HumanNumber.spelt(summary.plannedJoins)
    return "\(count) to join by \(HumanNumber.term(last)); \(policy(summary.gate))"
  }

  private static func policy(_ gate: GatePolicy) -> String {
    switch gate {
    case .proceed: "a join goes ahead even where a gate principle is not met"
    case .defer: "a join waits while a gate principle is not met"
    case .decline: "a join is declined where a gate principle is not met"
    }
  }

  static func answer(_ summary: Summary) -> String {
    let share = summary.allMet
    let count = summary.modelled.count
    let subject =
      count == 1 ? "The one modelled principle holds" : "All \(count) modelled principles hold"
    let level = HumanNumber.percent(share.level)
    let interval =
      "\(HumanNumber.hundredths(share.interval.lowerBound)) to "
      + HumanNumber.hundredths(share.interval.upperBound)
    return "\(subject) throughout in \(HumanNumber.hundredths(share.value)) of 100 futures "
      + "(\(level) interval \(interval)): \(Likelihood.words(for: share)).\(idle(summary))"
  }

  /// How many principles had nothing to judge.
  private static func idle(_ summary: Summary) -> String {
    let count = summary.principles.count { $0.isModelled && $0.met == nil }
    guard count > 0 else { return "" }
    return
      " In all of them, \(HumanNumber.spelt(count)) had nothing to judge and so counted neither way."
  }

  private static func bar(_ summary: Summary) -> [String] {
    ["  " + Bars.bar(summary.allMet.value, width: 50)]
  }
}

/// Principles that no metric judges yet.
enum NotModelled {
  static func lines(_ summary: Summary) -> [String] {
    let names = summary.principles.filter { !$0.isModelled }.map {
      harmless($0.principle.id)
    }
    guard !names.isEmpty else { return [] }
    return [
      "NOT MODELLED: \(names.count) of \(summary.principles.count) principles, never counted as met"
    ]
      + Layout.paragraph(names.joined(separator: ", "), indent: 2)
  }
}
