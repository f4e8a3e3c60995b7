// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

extension Reading {
  private static let changeKeys = ["of", "set", "add", "multiply", "from", "terms"]

  /// Changes of assumptions for some terms, by name; mappings, so that one stress can be laid over another.
  mutating func changes(_ tree: Tree, _ horizon: Horizon?) -> [Change]? {
    guard let members = named(tree, "changes") else { return nil }
    return members.compactMap { member in
      change(member.value, Self.join("changes", member.key), name: member.key, horizon)
    }
  }

  /// A mapping whose keys are names of the author's.
  mutating func named(_ tree: Tree, _ path: String) -> [Tree.Member]? {
    guard let members = tree.members else {
      report(tree.place, path, "is \(tree.kind); give a mapping of names of your own.")
      return nil
    }
    return members
  }

  private mutating func change(
    _ tree: Tree, _ path: String, name: String, _ horizon: Horizon?
  ) -> Change? {
    guard let mapping = mapping(tree, path, known: Self.changeKeys) else { return nil }
    let target = required("of", of: mapping, path, "name an assumption such as economy.pay_award")
      .flatMap { changedAssumption($0, path + ".of") }
    let operation = target.flatMap { self.operation(mapping, path, $0.form) }
    guard let terms = changedTerms(mapping, path, horizon), let target, let operation else {
      return nil
    }
    return Change(
      name: name, assumption: target.form.id, index: target.index, operation: operation,
      terms: terms)
  }

  /// From `from`, or the start, for so many `terms`, or to the end.
  private mutating func changedTerms(
    _ mapping: Tree, _ path: String, _ horizon: Horizon?
  ) -> Range<Int>? {
    var first = 0
    if let tree = mapping["from"] {
      guard let term = moment(tree, path + ".from", horizon) else { return nil }
      first = term
    }
    let last = max(first, (horizon?.years ?? 10) * 3)
    guard let tree = mapping["terms"] else { return first..<last }
    guard let count = whole(tree, path + ".terms", in: .terms, 1...30) else { return nil }
    return first..<min(last, first + count)
  }

  /// `economy.pay_award`, or one value of an assumption with several: `heads.fill_rate.primary`.
  private mutating func changedAssumption(
    _ tree: Tree, _ path: String
  ) -> (form: AssumptionForm, index: Int?)? {
    guard let key = words(tree, path) else { return nil }
    if let form = AssumptionForm.named(key) { return (form, nil) }
    let parts = key.split(separator: ".").map(String.init)
    if let last = parts.last,
      let form = AssumptionForm.named(parts.dropLast().joined(separator: "."))
    {
      if let index = form.by.names.firstIndex(of: last) { return (form, index) }
      let cure =
        form.by.names.isEmpty
        ? "\(form.id.key) is a single value."
        : "\(form.id.key) has values for \(Self.all(form.by.names))."
      report(tree.place, path, "is \"\(Quote.short(key))\", which is no assumption. \(cure)")
      return nil
    }
    let question = NearestName.question(key, in: AssumptionForm.all.map(\.id.key))
    let cure =
      question.isEmpty
      ? " Name one such as economy.pay_award; headroom check lists them." : question
    report(tree.place, path, "is \"\(Quote.short(key))\", which is no assumption.\(cure)")
    return nil
  }

  private mutating func operation(
    _ mapping: Tree, _ path: String, _ form: AssumptionForm
  ) -> Change.Operation? {
    let given = ["set", "add", "multiply"].filter { mapping[$0] != nil }
    guard let word = given.first, given.count == 1, let tree = mapping[word] else {
      report(mapping.place, path, "must give one of set, add or multiply.")
      return nil
    }
    let field = Self.join(path, word)
    switch word {
    case "set": return number(tree, field, in: form.unit, form.allowed).map { .set($0) }
    case "add":
      let width = form.allowed.upperBound - form.allowed.lowerBound
      return number(tree, field, in: form.unit, -width...width).map { .add($0) }
    default: return number(tree, field, in: .count, 0...1_000).map { .multiply($0) }
    }
  }

  static let horizonCure = "Give a term within, or more years."

  /// A term of the scenario, as terms since its start: `2028-spring`, or `year 2 spring` counted from the start.
  mutating func moment(_ tree: Tree, _ path: String, _ horizon: Horizon?) -> Int? {
    guard let text = words(tree, path), let horizon else { return nil }
    let term = Term(text) ?? Self.relativeTerm(text, start: horizon.start)
    guard let term else {
      report(
        tree.place, path,
        "is \"\(Quote.short(text))\", which is no term; write 2028-spring, or year 2 spring counted from the start."
      )
      return nil
    }
    guard (horizon.start...horizon.last).contains(term) else {
      report(
        tree.place, path,
        "is \(term); the scenario spans \(horizon.start) to \(horizon.last). \(Self.horizonCure)")
      return nil
    }
    return term.terms(since: horizon.start)
  }

  /// `year 2 spring`; without a season the first term of that year.
  static func relativeTerm(_ text: String, start: Term) -> Term? {
    let parts = text.split(separator: " ")
    guard (2...3).contains(parts.count), parts[0] == "year", let year = Int(parts[1]),
      (1...10).contains(year)
    else { return nil }
    let autumn = Term(year: start.academicYear + year - 1, season: .autumn)
    guard parts.count == 3 else { return max(autumn, start) }
    return Season.allCases.first { $0.name == parts[2] }
      .map { autumn.advanced(by: $0.rawValue) }
  }
}
