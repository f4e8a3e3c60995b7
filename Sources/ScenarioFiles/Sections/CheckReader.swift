// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Principles

extension MetricUnit {
  /// The unit in which a threshold is written.
  var unit: Unit {
    switch self {
    case .fraction: .fraction
    case .pounds: .pounds
    case .days: .days
    case .terms: .terms
    case .standardDeviations: .standardDeviations
    case .count, .ratio, .flag: .count
    }
  }
}

extension Reading {
  private static let checkKeys = [
    "metric", "at_least", "at_most", "when", "running", "in", "in_share", "scope",
  ]
  private static let longestWindow = 32

  mutating func check(_ tree: Tree, _ path: String, _ assumptions: ReadAssumptions) -> Check? {
    guard let mapping = mapping(tree, path, known: Self.checkKeys) else { return nil }
    let metric = required("metric", of: mapping, path, "name a metric")
      .flatMap { choiceOfMetric($0, path + ".metric") }
    let when = required("when", of: mapping, path, "give each term, year end or before each join")
      .flatMap { choice($0, path + ".when", of: Cadence.allCases.map(\.rawValue)) }
      .flatMap(Cadence.init(rawValue:))
    let limit = limit(mapping, path, metric, assumptions)
    let tolerance = tolerance(mapping, path, metric)
    let filter = filter(mapping, path, metric)
    guard let metric, let when, let limit, let tolerance, let filter else { return nil }
    return Check(
      metric: metric, comparator: limit.comparator, threshold: limit.threshold, when: when,
      tolerance: tolerance, filter: filter)
  }

  private mutating func choiceOfMetric(_ tree: Tree, _ path: String) -> Metric? {
    guard let name = words(tree, path) else { return nil }
    if let metric = Metric.named(name) { return metric }
    let question = NearestName.question(name, in: Metric.all.map(\.id))
    report(
      tree.place, path,
      "is \"\(Quote.short(name))\", which is no metric.\(question.isEmpty ? " headroom principles lists them." : question)"
    )
    return nil
  }

  private struct Limit {
    let comparator: Comparator
    let threshold: Double
  }

  private mutating func limit(
    _ mapping: Tree, _ path: String, _ metric: Metric?, _ assumptions: ReadAssumptions
  ) -> Limit? {
    let given = Comparator.allCases.filter { mapping[$0.rawValue] != nil }
    guard let comparator = given.first, given.count == 1 else {
      report(mapping.place, path, "must give either at_least or at_most.")
      return nil
    }
    guard let tree = mapping[comparator.rawValue], let metric else { return nil }
    let field = Self.join(path, comparator.rawValue)
    let name = tree.text.map { String(Substring($0).trimmed) } ?? ""
    let threshold =
      if let form = AssumptionForm.named(name) {
        assumed(form, tree.place, field, metric, assumptions)
      } else {
        anyNumber(tree, field, in: metric.unit.unit)
      }
    return threshold.map { Limit(comparator: comparator, threshold: $0) }
  }

  /// A threshold that an assumption gives.
  private mutating func assumed(
    _ form: AssumptionForm, _ place: Place, _ path: String, _ metric: Metric,
    _ assumptions: ReadAssumptions
  ) -> Double? {
    let key = form.id.key
    guard form.unit == metric.unit.unit else {
      report(
        place, path,
        "is \(key), which counts \(form.unit.counted), but \(metric.id) counts \(metric.unit.unit.counted)."
      )
      return nil
    }
    // An assumption that could not be read has been reported.
    guard assumptions.trees[key] != nil else { return nil }
    guard let value = assumptions.fixed[key] else {
      report(
        place, path, "is \(key), which is no single fixed number in this scenario; give a number.")
      return nil
    }
    return value
  }

  private mutating func tolerance(_ mapping: Tree, _ path: String, _ metric: Metric?) -> Tolerance?
  {
    let before = problems.count
    var tolerance = Tolerance.none
    if let member = mapping.member("running") {
      let count = whole(member.value, path + ".running", 1...Self.longestWindow) ?? 1
      (tolerance.misses, tolerance.window) = (count, count)
    }
    if let member = mapping.member("in") {
      if mapping["running"] != nil {
        report(member.place, path + ".in", "stands beside running; keep one of the two.")
      }
      readWindow(member.value, path + ".in", into: &tolerance)
    }
    if let member = mapping.member("in_share") {
      if let metric, metric.scope == .trust {
        report(
          member.place, path + ".in_share",
          "is for metrics of several elements; \(metric.id) is one value of the trust.")
      }
      let share = number(member.value, path + ".in_share", in: .fraction, 0.001...1) ?? 1
      tolerance.shareAllowed = ((1 - share) * 1e9).rounded() / 1e9
    }
    return problems.count == before ? tolerance : nil
  }

  /// `2 of 3`: to be met at two of any three assessments, so two misses breach.
  private mutating func readWindow(_ tree: Tree, _ path: String, into tolerance: inout Tolerance) {
    let words = (tree.text ?? "").split(separator: " ")
    guard words.count == 3, words[1] == "of", let met = Int(words[0]), let window = Int(words[2]),
      (1...Self.longestWindow).contains(window), (1...window).contains(met)
    else {
      report(
        tree.place, path,
        "is \(tree.kind); write how many of how many assessments, such as 2 of 3, at most of \(Self.longestWindow)."
      )
      return
    }
    (tolerance.misses, tolerance.window) = (window - met + 1, window)
  }
}
