// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import TrustDomain

// What was inspected and decided in a term, what broke and recovered, and where the money stands.
extension TermStory {
  var inspections: [String] {
    let found = term.events.schools.indices.compactMap { index -> String? in
      let school = term.events.schools[index]
      guard school.isMember, let inspection = school.inspection else { return nil }
      let name = replay.schools[index].name
      let after = StoryWords.grade(inspection.after)
      guard inspection.before != inspection.after else { return "\(name) stays \(after)" }
      let side = inspection.after < inspection.before ? "rises" : "falls"
      return "\(name) \(side) from \(StoryWords.grade(inspection.before)) to \(after)"
    }
    return found.isEmpty ? [] : [found.joined(separator: "; ") + "."]
  }

  var decisions: [String] {
    guard !term.events.joins.isEmpty else { return [] }
    let unmet = term.unmetGates.map(\.id)
    let sight =
      unmet.isEmpty
      ? "At last term's assessment every modelled gate principle was met."
      : "Unmet at last term's assessment: \(StoryWords.list(unmet))."
    return [sight] + term.events.joins.map { decision($0, isBlocked: !unmet.isEmpty) }
  }

  private func decision(_ join: JoinEvents, isBlocked: Bool) -> String {
    let name = replay.schools[join.school].name
    switch join.decision {
    case .joined: return "\(name) joins\(isBlocked ? " all the same" : "")."
    case .declined:
      let waits = join.deferrals > 0 ? " after waiting \(terms(join.deferrals))" : ""
      return "The board declines \(name)\(waits)."
    case .deferred:
      return "The board puts off \(name), which has now waited \(terms(join.deferrals))."
    }
  }

  private func terms(_ count: Int) -> String { StoryWords.count(count, "term", "terms") }

  var breaches: [String] { term.broken.map(breach) }

  private func breach(_ breach: ReplayBreach) -> String {
    let principle = replay.modelled[breach.principle]
    guard let worst = breach.misses.first else { return "\(principle.title)." }
    let more = breach.misses.count - 1
    let others =
      more > 0 ? ", and \(StoryWords.count(more, "other check", "other checks")) with it" : ""
    return "\(principle.title): \(sentence(worst))\(others)."
  }

  /// What was measured, where, against what, and how far off.
  private func sentence(_ miss: ReplayMiss) -> String {
    let metric = miss.check.metric
    let place = miss.place == "trust" ? "" : " (\(miss.place))"
    if let missed = miss.check.missed {
      let why = miss.isOnFile ? "" : " (nothing is on file)"
      return "\(missed)\(place)\(why); the answer \(miss.check.condition)"
    }
    let title = StoryWords.inside(metric.title) + place
    guard let value = miss.value, let shortfall = miss.shortfall else {
      return "\(title): \(miss.isOnFile ? "nobody is in post" : "nothing is on file")"
    }
    return "\(title) is \(StoryWords.value(value, metric.unit)), but must be "
      + "\(miss.check.condition); \(HumanNumber.distance(shortfall, metric.unit)) off"
  }

  var recoveries: [String] {
    let names = term.recovered.map { replay.modelled[$0].title }
    return names.isEmpty ? [] : ["Met again: \(names.joined(separator: "; "))."]
  }

  /// Principles that broke before and are not met yet.
  var stillUnmet: [String] {
    let broken = Set(term.broken.map(\.principle))
    let names = term.standing.indices.filter { index in
      let isUnmet = term.standing[index] == .notMet || term.standing[index] == .notEvidenced
      return isUnmet && !broken.contains(index)
    }
    return names.isEmpty
      ? [] : [names.map { replay.modelled[$0].title }.joined(separator: "; ") + "."]
  }

  var money: [String] {
    let change = term.events.closingReserves - term.events.openingReserves
    let share = percent("reserves_pct_income").map { ", \($0) of a year's income" } ?? ""
    let side = change < .zero ? "less" : "more"
    var text =
      "Reserves \(StoryWords.money(term.events.closingReserves))\(share): "
      + "\(StoryWords.money(change < .zero ? -change : change)) \(side) than the term before"
    if let balance = replay.value("in_year_balance_pct_income", term: term.term) {
      let size = HumanNumber.percent(abs(balance))
      text +=
        balance < 0
        ? "; since September \(size) of income overspent"
        : "; since September \(size) of income kept"
    }
    return [text + "."] + notableFlows
  }

  private func percent(_ id: String) -> String? {
    replay.value(id, term: term.term).map { HumanNumber.short($0 * 100) + "%" }
  }

  /// One-off flows of the term that no other sentence tells.
  private var notableFlows: [String] {
    let told: [Flow] = [
      .joiningGrant, .externalFunding, .emergencySupport, .dueDiligence, .professional,
      .integration, .redundancy, .hiddenDeficit, .interimHeads, .transferredIn,
    ]
    let words = told.compactMap { flow -> String? in
      let amount = term.events.flows[flow.rawValue]
      guard abs(amount.pence) >= 50 else { return nil }
      return "\(StoryWords.title(flow)) \(amount > .zero ? "+" : "")\(StoryWords.money(amount))"
    }
    return words.isEmpty ? [] : ["Among it: \(words.joined(separator: "; "))."]
  }
}
