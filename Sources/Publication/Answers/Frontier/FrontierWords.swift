// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics
internal import TrustDomain

/// What a frontier says in words.
struct FrontierWords {
  let frontier: Frontier
  let judged: JudgedWords

  init(_ frontier: Frontier) {
    self.frontier = frontier
    judged = JudgedWords(asked: frontier.options.judged, judged: frontier.judged)
  }

  /// `80 of 100 futures`.
  var asked: String { "\(HumanNumber.hundredths(frontier.options.confidence)) of 100 futures" }

  var none: Frontier.Step? { frontier.curves.first?.steps.first }

  private var planned: [Frontier.Curve] {
    frontier.curves.filter { $0.order == .planned && $0.pace != nil }
  }

  func name(_ curve: Frontier.Curve) -> String {
    guard let pace = curve.pace else { return "the plan's own terms" }
    let words = "\(HumanNumber.spelt(pace)) a year"
    return curve.order == .best ? "\(words), best order found" : words
  }

  var headline: String {
    let keeps = frontier.curves.contains { $0.most.step != nil }
    return keeps ? most : "\(nothing) \(relative)".trimmed
  }

  private var most: String {
    let counts = planned.map { "\(count($0.most, of: $0)) at \(name($0))" }
    return "Schools that can join while \(judged.subject) still \(judged.hold) in \(asked): "
      + "\(EstimateWords.list(counts)). Without growth \(judged.theyHold) in "
      + "\(none.map { EstimateWords.share($0.probability) } ?? "–")."
  }

  /// Said plainly where nothing keeps what was asked.
  private var nothing: String {
    let figure = none.map { EstimateWords.share($0.probability) } ?? "–"
    return "No number of joiners keeps \(judged.subject) in \(asked): even without growth "
      + "\(judged.theyHold) in \(figure) only."
  }

  private var relative: String {
    let counts = planned.compactMap { curve in
      curve.mostOfUngrown.map { "\(count($0, of: curve)) at \(name(curve))" }
    }
    guard !counts.isEmpty else { return "" }
    return
      "What growth itself takes away: of the futures in which \(judged.theyHold) without growth, "
      + "\(HumanNumber.hundredths(frontier.options.confidence)) of 100 keep \(judged.isOne ? "it" : "them") "
      + "with at most this many joining: \(EstimateWords.list(counts))."
  }

  /// `2 (95% interval 1 to 3)`.
  func count(_ most: LastAbove, of curve: Frontier.Curve) -> String {
    let last = curve.steps.count - 1
    func text(_ number: Int?) -> String {
      number.map { $0 == last ? "\($0) or more" : String($0) } ?? "not even none"
    }
    guard most.atLeast != most.atMost else { return text(most.step) }
    let low = most.atLeast.map(String.init) ?? "not even none"
    return "\(text(most.step)) (95% interval \(low) to \(text(most.atMost)))"
  }

  var notes: [String] {
    [
      judged.reason,
      "All numbers of joiners live through the same futures, so neighbours differ only by the school between them. The interval of the most that can join tests upwards from none and downwards from all, each at 2.5%, and stops at the first test that fails: so it holds for all numbers at once (a fixed sequence of exact tests).",
      "The second column counts only futures in which the judged principles hold without growth: what is lost there is growth's doing. Where trusts of this kind break principles anyway, it is the fairer measure of growth.",
      "Schools join in the first term and then evenly through the year. Only as many are tried as leave each a year to be seen in. \(horizon)",
      "The gate stays as the scenario has it: where it defers or declines joins, fewer schools join than planned, as the column says.",
    ] + searchNote
  }

  /// What the last term hides.
  var horizon: String {
    let years = frontier.terms / 3
    return
      "The horizon hides part of what late joins cost: of \(HumanNumber.spelt(years)) year\(years == 1 ? "" : "s") a school that "
      + "joins in the last shows one, and what goes wrong in the years after is not counted. So slow paces and late places "
      + "look kinder than they are; with a longer horizon (--set years=N) fewer may be able to join."
  }

  /// What the best order says of the same number of schools as the plan takes, for those who read it as an order of the
  /// plan's own.
  func otherSet(_ best: OrderSearch.Trial, _ planned: OrderSearch.Trial) -> String? {
    let count = frontier.curves.first { $0.pace == nil }.map { $0.steps.count - 1 } ?? 0
    guard count > 0, count < best.schools.count, count <= planned.schools.count else { return nil }
    func names(_ schools: some Sequence<School>) -> String {
      EstimateWords.list(schools.map { harmless($0.name) })
    }
    let (own, other) = (planned.schools.prefix(count), best.schools.prefix(count))
    let ids = (Set(own.map(\.id)), Set(other.map(\.id)))
    guard ids.0 != ids.1 else { return nil }
    return
      "The search chose among all \(frontier.candidates.count) candidates, not among the plan's \(HumanNumber.spelt(count)) alone: "
      + "its first \(HumanNumber.spelt(count)) have \(names(other.filter { !ids.0.contains($0.id) })) where the plan has "
      + "\(names(own.filter { !ids.1.contains($0.id) })), so that part of the difference is which schools join, not when."
  }

  private var searchNote: [String] {
    guard let search = frontier.search else { return [] }
    let method =
      search.isExhaustive
      ? "Every order was tried"
      : "The search took the best next school each time and then exchanged neighbours"
    let most = HumanNumber.whole(search.runs)
    let futures =
      search.looks.isEmpty
      ? "on \(most) futures of its own"
      : "on \(most) futures of its own at the most, \(HumanNumber.whole(search.futures)) in all (after \(EstimateWords.list(search.looks.map(String.init))) it dropped orders two standard errors behind the best of those compared)"
    let checkPoints = EstimateWords.list(search.checkPoints.map(String.init))
    return [
      "\(method): \(search.plans) plans at \(HumanNumber.spelt(search.pace)) a year, \(futures), by the mean number of judged principles that are not broken (with \(checkPoints) joiners), which few futures tell better than small chances. The best of many flatters itself, so its curve and its comparison with random orders rest on other futures."
    ]
  }

  func title(_ standing: Frontier.Standing) -> String {
    harmless(frontier.judged[standing.principle].title)
  }
}
