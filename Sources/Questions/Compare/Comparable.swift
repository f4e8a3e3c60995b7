// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import Principles
internal import TrustDomain

/// Why plans share no futures, a sentence each; empty where they do.
///
/// A future is one course of what comes from outside over given terms to given schools, so plans share futures only over
/// the same terms and for the same members.
func incomparable(_ plans: [NamedQuestion]) -> [String] {
  guard plans.count >= 2, let first = plans.first else {
    return ["A comparison takes two plans at least."]
  }
  var reasons: [String] = []
  let (name, own) = (first.name, first.question.scenario)
  let members = Set(own.trust.schools.map(\.id))
  for plan in plans.dropFirst() {
    let other = plan.question.scenario
    if other.start != own.start {
      reasons.append(
        "\(plan.name) begins in \(other.start), \(name) in \(own.start): their futures are of other terms."
      )
    }
    if other.years != own.years {
      reasons.append(
        "\(plan.name) spans \(years(other.years)), \(name) \(years(own.years)): a longer plan has more "
          + "time to break a principle. Give both the same with --set years=\(min(other.years, own.years))."
      )
    }
    let others = Set(other.trust.schools.map(\.id))
    if others != members {
      let list = others.symmetricDifference(members).sorted().prefix(3).joined(separator: ", ")
      reasons.append(
        "\(plan.name) and \(name) are of different trusts: not both have among their members \(list)."
      )
    }
  }
  let common = CommonPrinciples(plans.map(\.question.catalogue))
  if common.principles.isEmpty { reasons.append("No modelled principle judges all plans.") }
  return reasons
}

private func years(_ count: Int) -> String { count == 1 ? "1 year" : "\(count) years" }

/// In what a plan departs from another, a phrase each.
func departures(of scenario: Scenario, from other: Scenario) -> [String] {
  var phrases: [String] = []
  let (own, theirs) = (scenario.proposal, other.proposal)
  for join in own.joins where !theirs.joins.contains(join) {
    let isMoved = theirs.joins.contains { $0.school == join.school }
    phrases.append(
      "\(name(join.school, scenario)) joins in \(join.term)\(isMoved ? " instead" : "")")
  }
  for join in theirs.joins where !own.joins.contains(where: { $0.school == join.school }) {
    phrases.append("\(name(join.school, other)) doesn't join")
  }
  if own.gate != theirs.gate { phrases.append("the gate is \(own.gate.rawValue)") }
  if scenario.dueDiligence != other.dueDiligence {
    phrases.append("due diligence is \(scenario.dueDiligence.rawValue)")
  }
  if scenario.trust != other.trust { phrases.append("the trust's own tables or reserves differ") }
  let assumptions = otherAssumptions(scenario, other)
  if !assumptions.isEmpty {
    let rest = assumptions.count > 3 ? " and \(assumptions.count - 3) more" : ""
    phrases.append(
      "other values of \(assumptions.prefix(3).joined(separator: ", "))\(rest)")
  }
  if hasOtherEvents(scenario, other) { phrases.append("other shocks, stresses or documents") }
  return phrases
}

private func name(_ school: String, _ scenario: Scenario) -> String {
  scenario.candidates.first { $0.id == school }?.name ?? school
}

/// Keys of the assumptions that differ.
private func otherAssumptions(_ one: Scenario, _ other: Scenario) -> [String] {
  AssumptionForm.all.filter { form in
    (0..<form.by.count).contains {
      one.assumptions[form.id, $0] != other.assumptions[form.id, $0]
    }
  }.map(\.id.key)
}

private func hasOtherEvents(_ one: Scenario, _ other: Scenario) -> Bool {
  one.changes != other.changes || one.incidents.map(\.name) != other.incidents.map(\.name)
    || one.shocks.map(\.name) != other.shocks.map(\.name) || one.evidence != other.evidence
    || one.paths != other.paths
}

/// The modelled principles by which all plans are judged.
struct CommonPrinciples {
  /// In the first catalogue's order and words.
  let principles: [Principle]
  /// For each catalogue, the places of `principles` among its modelled ones.
  let places: [[Int]]
  /// Places, among `principles`, of those that must be met before a school may join.
  let gates: [Int]
  private let left: [[String]]
  private let judgedOtherwise: [[String]]

  init(_ catalogues: [Catalogue]) {
    let modelled = catalogues.map(\.modelled)
    let ids = modelled.map { Set($0.map(\.id)) }
    let common = (modelled.first ?? []).filter { one in ids.allSatisfy { $0.contains(one.id) } }
    principles = common
    places = modelled.map { list in
      common.compactMap { one in list.firstIndex { $0.id == one.id } }
    }
    gates = common.indices.filter { common[$0].isGate }
    left = modelled.map { list in
      list.map(\.id).filter { id in !common.contains { $0.id == id } }
    }
    judgedOtherwise = zip(modelled, places).map { list, places in
      zip(common, places).filter { !$0.0.isJudged(like: list[$0.1]) }.map(\.0.id)
    }
  }

  /// What a reader must know where the plans are not judged alike, a sentence each.
  func cautions(names: [String]) -> [String] {
    var cautions: [String] = []
    for (name, ids) in zip(names, left) where !ids.isEmpty {
      cautions.append(
        "\(name) has principles that not every plan is judged by, left out here: "
          + ids.joined(separator: ", ") + ".")
    }
    for (name, ids) in zip(names, judgedOtherwise) where !ids.isEmpty {
      cautions.append(
        "\(name) judges by other checks or thresholds than \(names.first ?? ""): "
          + ids.joined(separator: ", ") + ".")
    }
    return cautions
  }
}

extension Principle {
  fileprivate func isJudged(like other: Principle) -> Bool {
    isGate == other.isGate && checks.count == other.checks.count
      && zip(checks, other.checks).allSatisfy { one, other in
        one.metric.id == other.metric.id && one.comparator == other.comparator
          && one.threshold == other.threshold && one.when == other.when
          && one.tolerance == other.tolerance && one.filter == other.filter
      }
  }
}
