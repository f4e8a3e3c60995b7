// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Principles
internal import TrustDomain

/// Why a future is told.
public enum ReplayReason: Sendable, Hashable {
  /// Asked for by its number.
  case asked
  /// Its final reserves are the median.
  case typical
  /// A principle stood unmet in it for longest, as in `asLong` of the futures that broke it, and fell furthest in it.
  case worst(principle: String, terms: Int, asLong: Int, broken: Int)
}

/// One future in plain text, to be read aloud to a board.
///
/// - Parameter runs: futures of the result that it comes from.
public func story(of replay: Replay, reason: ReplayReason, runs: Int) -> String {
  let sections =
    [StoryHead.lines(replay, reason: reason, runs: runs)]
    + replay.terms.map { TermStory(replay: replay, term: $0).lines }
    + [MoneyStory.lines(replay), StoryHead.ending(replay)]
  let text = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
  return text.joined(separator: "\n\n") + "\n"
}

/// How a story begins and ends.
enum StoryHead {
  static func lines(_ replay: Replay, reason: ReplayReason, runs: Int) -> [String] {
    let title = Layout.paragraph(
      harmless("\(replay.title): future \(replay.run) of \(HumanNumber.whole(runs))"))
    let rule = String(repeating: "═", count: title.map(\.count).max() ?? 0)
    let schools = StoryWords.count(replay.schoolsAtStart, "school", "schools")
    let opening = share(replay, term: -1).map { " (\($0) of income)" } ?? ""
    let reserves = replay.terms.first.map {
      " It begins with \(schools) and reserves of \(StoryWords.money($0.events.openingReserves))\(opening)."
    }
    let text =
      "\(replay.trust), seed \(replay.seed). \(why(reason, runs))\(reserves ?? "")\(unmet(replay))"
    return title + [rule] + Layout.paragraph(harmless(text))
  }

  private static func why(_ reason: ReplayReason, _ runs: Int) -> String {
    switch reason {
    case .asked: "This future was asked for by its number."
    case .typical:
      "This is the typical future: half of all end with more in reserve, half with less."
    case .worst(let principle, let terms, let asLong, let broken):
      "Of \(HumanNumber.whole(runs)) futures \(HumanNumber.whole(broken)) break \(principle), and in "
        + "\(HumanNumber.whole(asLong)) it stands unmet for longest, in "
        + "\(StoryWords.count(terms, "term", "terms")). \(chosen(asLong)) It ranks first of "
        + "\(HumanNumber.whole(runs)): it shows how bad it may get, not what to expect."
    }
  }

  private static func chosen(_ asLong: Int) -> String {
    asLong == 1
      ? "This is that future."
      : "This is the one of these in which it falls furthest beyond a threshold, measured by the threshold."
  }

  private static func unmet(_ replay: Replay) -> String {
    let names = replay.unmetGatesAtStart.map(\.id)
    return names.isEmpty ? "" : " Unmet at the gate already: \(StoryWords.list(names))."
  }

  private static func share(_ replay: Replay, term: Int) -> String? {
    replay.value("reserves_pct_income", term: term).map { HumanNumber.short($0 * 100) + "%" }
  }

  /// The future in a few sentences, once it has been told.
  static func ending(_ replay: Replay) -> [String] {
    guard let last = replay.terms.last else { return [] }
    let schools = last.events.schools.count(where: \.isMember)
    let share = share(replay, term: last.term).map { " (\($0) of income)" } ?? ""
    let text =
      "It ends with \(StoryWords.count(schools, "school", "schools")) and reserves of "
      + "\(StoryWords.money(last.events.closingReserves))\(share). \(joined(replay)) \(verdict(replay))"
    return ["THE END"] + Layout.paragraph(harmless(text), indent: 2)
  }

  private static func joined(_ replay: Replay) -> String {
    guard !replay.joins.isEmpty else { return "No school was to join." }
    return "Of \(StoryWords.count(replay.joins.count, "planned join", "planned joins")), "
      + "\(HumanNumber.spelt(replay.outcome.joined)) came about."
  }

  private static func verdict(_ replay: Replay) -> String {
    let broken = replay.results.indices.filter { replay.results[$0].firstBreach != nil }
    guard !broken.isEmpty else {
      return "None of the \(replay.modelled.count) modelled principles broke."
    }
    let recovered = broken.count { replay.results[$0].hasRecovered }
    let first = replay.outcome.firstBreachPrinciple.map { replay.modelled[$0].title }
    let when = replay.outcome.firstBreachTerm.map {
      HumanNumber.term(replay.start.advanced(by: $0))
    }
    let start = first.map { ", first “\($0)”\(when.map { " in \($0)" } ?? "")" } ?? ""
    return
      "\(HumanNumber.spelt(broken.count).capitalizedFirst) of \(replay.modelled.count) modelled "
      + "principles broke\(start); \(HumanNumber.spelt(recovered)) of them "
      + "\(recovered == 1 ? "was" : "were") met again at the end."
  }
}

extension String {
  fileprivate var capitalizedFirst: String { (first?.uppercased() ?? "") + dropFirst() }
}
