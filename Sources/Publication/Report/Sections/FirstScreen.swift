// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Statistics
internal import TrustDomain

/// What a chair of trustees sees first: the proposal, the answer, what gives first, and what would change it.
struct FirstScreen {
  let source: ReportSource
  private let plan: ReportPlan

  init(_ source: ReportSource) {
    self.source = source
    plan = source.plan
  }

  var html: HTML {
    """
    <header class="first">
    <p class="over">Board paper <span aria-hidden="true">·</span> \(plan.trust)</p>
    <h1>\(plan.title)</h1>
    <p class="proposal">\(proposal)</p>
    <div class="answer">\(Hundred.picture(source.allMet))
    <div><p class="verdict">\(answer)</p>
    \(comparator)
    \(oneByOne)
    <p class="note">\(interval)</p></div></div>
    <div class="cards">
    \(card("What gives first", firstToGive))
    \(card("What becomes of the joins", joins))
    \(card("What would change it", WhatWouldChange(source).html))
    </div>
    </header>
    """
  }

  private func card(_ title: String, _ content: HTML) -> HTML {
    content.isEmpty ? .empty : "<div class=\"card\"><h2>\(title)</h2>\(content)</div>"
  }

  private var proposal: String {
    let count = plan.members.count
    let trust = "\(plan.trust), \(HumanNumber.spelt(count)) school\(count == 1 ? "" : "s"), "
    let joins = plan.proposal.joins
    guard let last = joins.map(\.term).max() else {
      return trust + "takes in no school until \(HumanNumber.term(plan.lastTerm))."
    }
    let names = joins.map { "\(plan.name($0.school)) (\(HumanNumber.term($0.term)))" }
    let more = joins.count == 1 ? "one more" : "\(HumanNumber.spelt(joins.count)) more"
    return trust + "would take in \(more) by \(HumanNumber.term(last)): "
      + Words.list(names) + ". " + Words.policy(plan.proposal.gate)
  }

  private var answer: HTML {
    guard let share = source.allMet else { return "The result holds no future." }
    let count = source.modelled.count
    let subject =
      count == 1 ? "The one principle judged holds" : "All \(count) principles judged hold"
    return """
      \(subject) throughout in <strong>\(HumanNumber.hundredths(share.value)) of 100 futures</strong>: \
      \(Likelihood.words(for: share)).
      """
  }

  /// What not to grow would give, and the principles before growth alone: the answer says little without them.
  private var comparator: HTML {
    guard let plans = OtherPlans(source), let all = plans.noGrowth.number("all_met") else {
      return .empty
    }
    return """
      <p class="each">Without growth it would be \(HumanNumber.hundredths(all)) of 100.\(gates(plans))\(first(plans))</p>
      """
  }

  /// Plans are tried in fewer futures than the answer rests on.
  private func first(_ plans: OtherPlans) -> String {
    guard plans.runs < source.outcomes.runs else { return "" }
    return " This is of the first \(HumanNumber.whole(plans.runs)) futures."
  }

  private func gates(_ plans: OtherPlans) -> String {
    guard plans.gates > 1, let share = plans.proposed.number("gates_met"),
      let low = plans.proposed.number("gates_met_ci_low"),
      let high = plans.proposed.number("gates_met_ci_high"),
      let without = plans.noGrowth.number("gates_met")
    else { return "" }
    return " The \(plans.gates) that must be met before a school may join hold together in "
      + "\(HumanNumber.hundredths(share)) of 100 (\(HumanNumber.hundredths(low)) to "
      + "\(HumanNumber.hundredths(high))), without growth in \(HumanNumber.hundredths(without))."
  }

  /// All at once is rare even where each is likely, so how they stand singly stands beside it.
  private var oneByOne: HTML {
    let shares = source.modelled.compactMap { $0.number("probability_met") }
    guard shares.count > 1 else { return .empty }
    let often = shares.count { $0 >= 0.9 }
    let seldom = shares.count { $0 < 0.5 }
    return """
      <p class="each">One by one, \(often) of the \(shares.count) hold throughout in 90 of 100 futures or more, \
      and \(seldom == 0 ? "none" : "\(seldom)") in fewer than half.</p>
      """
  }

  private var interval: String {
    guard let share = source.allMet else { return "" }
    let all = source.rows("principles.csv").count
    let missing = all - source.modelled.count
    let unseen =
      missing > 0
      ? " \(missing) of the plan's \(all) principles are not modelled and count neither way." : ""
    return
      "\(HumanNumber.percent(share.value)), 95% interval \(HumanNumber.hundredths(share.interval.lowerBound)) to "
      + "\(HumanNumber.hundredths(share.interval.upperBound)), from \(HumanNumber.whole(share.trials)) "
      + "simulated futures, \(HumanNumber.term(plan.start)) to \(HumanNumber.term(plan.lastTerm)). "
      + "The interval says how far the simulation may be off, not how far its assumptions may be."
      + unseen + idle
  }

  /// Principles that had nothing to judge in any future.
  private var idle: String {
    let count = source.modelled.count { $0["probability_met"].isEmpty }
    return count > 0 ? " \(count) of the principles had nothing to judge in any future." : ""
  }

  private var firstToGive: HTML {
    let rows = source.firstToGive.prefix(3)
    guard !rows.isEmpty else {
      return "<p>Nothing: every principle judged held in every future.</p>"
    }
    let items = rows.map { row -> HTML in
      let when = row.typically.map { ", typically by \(HumanNumber.term($0))" } ?? ""
      return
        "<li><b>\(row.title)</b>: first to break in \(Words.futures(row.share))\(when)</li>"
    }
    return "<ol>\(items)</ol>\(condition(of: rows.first?.id ?? ""))"
  }

  /// The condition of a principle that is missed most often; before a join, with the school's name.
  private func condition(of principle: String) -> HTML {
    let rows = source.rows("breaches.csv").filter { $0["principle"] == principle }
    guard let row = rows.max(by: { ($0.number("share") ?? 0) < ($1.number("share") ?? 0) }) else {
      return .empty
    }
    let isJoin =
      row["check"].contains(Cadence.beforeJoin.rawValue)
      && plan.proposal.joins.contains { $0.school == row["scope"] }
    let school = isJoin ? ", most often of \(plan.name(row["scope"]))" : ""
    let shortfall = MetricUnit(rawValue: row["unit"]).flatMap { unit in
      row.number("median_shortfall").map {
        "; missed by \(HumanNumber.distance($0, unit)) (median)"
      }
    }
    return """
      <p class="note">Of the first, most often this: \(CheckText.readable(row["check"]))\(school)\(shortfall ?? "").</p>
      """
  }

  /// Joins that the first screen has room for: those least often on time.
  private static let mostJoins = 4

  private var joins: HTML {
    let rows = source.rows("joins.csv")
    guard !rows.isEmpty else {
      return "<p>No school is to join: this is the trust as it stands.</p>"
    }
    let order = rows.enumerated().sorted {
      ($0.element.number("on_time") ?? 2, $0.offset) < (
        $1.element.number("on_time") ?? 2, $1.offset
      )
    }
    let shown = order.prefix(Self.mostJoins).map(\.offset)
    let items = rows.indices.filter(shown.contains).map { join(rows[$0]) }
    let rest = rows.count - items.count
    let more: HTML =
      rest > 0 ? "<li>The other \(HumanNumber.spelt(rest)) more often; see below</li>" : ""
    return "<ul>\(items)\(more)</ul>"
  }

  private func join(_ row: ReportTable.Row) -> HTML {
    let onTime = HumanNumber.inHundred(row.number("on_time") ?? 0)
    let never = (row.number("declined") ?? 0) + (row.number("undecided") ?? 0)
    let rest = never > 0 ? ", not at all in \(HumanNumber.inHundred(never))" : ""
    return "<li><b>\(plan.name(row["school"]))</b> joins on time in \(onTime) of 100\(rest)</li>"
  }
}

/// A hundred squares, as many of them full as futures in which all holds.
enum Hundred {
  static func picture(_ share: Share?) -> HTML {
    guard let share else { return .empty }
    let full = min(99, max(share.value > 0 ? 1 : 0, Int((share.value * 100).rounded())))
    let count = share.value >= 1 ? 100 : full
    let squares = (0..<100).map { place -> HTML in
      let (row, column) = place.quotientAndRemainder(dividingBy: 10)
      return
        "<rect class=\"\(place < count ? "full" : "open")\" x=\"\(column * 12 + 1)\" y=\"\(row * 12 + 1)\" width=\"10\" height=\"10\" rx=\"2\"/>"
    }
    let says = "\(HumanNumber.hundredths(share.value)) of 100 squares are full"
    return """
      <svg class="hundred" viewBox="0 0 121 121" role="img" aria-label="\(says)">\(squares)</svg>
      """
  }
}
