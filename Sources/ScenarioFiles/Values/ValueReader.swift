// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics

/// What a value must be.
struct ValueRule {
  let unit: Unit
  let allowed: ClosedRange<Double>
  /// How often it is drawn; nil where the format does not let one say.
  let each: Variation?
  /// Whether its central value may follow a path of years.
  let takesPath: Bool
}

/// A value as read: its distribution, and its text with nothing left in other files.
struct ReadValue {
  var distribution: Distribution
  var path: [Int: Double]
  var tree: Tree
}

extension Reading {
  private static let extras = ["between", "path", "each"]

  /// A number or a distribution.
  mutating func value(_ tree: Tree, _ path: String, _ rule: ValueRule) -> ReadValue? {
    switch tree.content {
    case .scalar:
      guard let fixed = fixedValue(tree, path, rule) else { return nil }
      return ReadValue(distribution: fixed, path: [:], tree: tree)
    case .list:
      report(tree.place, path, "is a list; give a number or a distribution.")
      return nil
    case .mapping:
      return describedValue(tree, path, rule)
    }
  }

  private mutating func fixedValue(_ tree: Tree, _ path: String, _ rule: ValueRule) -> Distribution?
  {
    number(tree, path, in: rule.unit, rule.allowed).flatMap { try? Distribution.fixed($0) }
  }

  private mutating func describedValue(
    _ tree: Tree, _ path: String, _ rule: ValueRule
  ) -> ReadValue? {
    guard let mapping = mapping(tree, path, known: DistributionFamily.names + Self.extras) else {
      return nil
    }
    checkEach(mapping, path, rule)
    let years = centralPath(mapping, path, rule)
    let families = (mapping.members ?? []).filter { DistributionFamily.names.contains($0.key) }
    guard let member = families.first, families.count == 1 else {
      reportFamilies(families, tree, path)
      return nil
    }
    let before = problems.count
    let described = distribution(member, Self.join(path, member.key), rule)
    let bounds = bounds(mapping, path, rule)
    guard problems.count == before, let described else { return nil }
    guard
      let held = hold(described.distribution, bounds, member.value.place, path, rule)
    else { return nil }
    var resolved = tree
    resolved.set(member.key, described.tree, at: member.place)
    return ReadValue(distribution: held, path: years, tree: resolved)
  }

  private mutating func reportFamilies(
    _ families: [Tree.Member], _ tree: Tree, _ path: String
  ) {
    let names = families.map(\.key).joined(separator: ", ")
    let isUnknown = (tree.members ?? []).contains {
      !(DistributionFamily.names + Self.extras).contains($0.key)
    }
    if !families.isEmpty {
      report(tree.place, path, "names \(families.count) distributions (\(names)); give one.")
    } else if !isUnknown {
      report(
        tree.place, path,
        "names no distribution; give one of \(Self.all(DistributionFamily.names)).")
    }
  }

  /// The distribution within `between` and within what the key allows.
  private mutating func hold(
    _ distribution: Distribution, _ bounds: ClosedRange<Double>?, _ place: Place, _ path: String,
    _ rule: ValueRule
  ) -> Distribution? {
    let between = bounds ?? rule.allowed
    let range = between.clamped(to: rule.allowed)
    do {
      let asked = try bounds.map { (range) throws(DistributionError) in
        try distribution.truncated(to: range)
      }
      let centre = (asked ?? distribution).mean ?? (asked ?? distribution).quantile(0.5)
      guard rule.allowed.contains(centre) else {
        report(
          place, path,
          "has a mean of \(rule.unit.show(centre)); it must lie in \(rule.unit.show(rule.allowed))."
        )
        return nil
      }
      let support = distribution.support
      // What has no chance at the precision of doubles needs no cutting off, which would slow every draw.
      let isWithin =
        (range.contains(support.lowerBound) || distribution.cdf(range.lowerBound) == 0)
        && (range.contains(support.upperBound) || distribution.survival(range.upperBound) == 0)
      return isWithin ? distribution : try distribution.truncated(to: range)
    } catch {
      report(
        place, path,
        "has next to no chance of a value in \(rule.unit.show(range)), where it must lie.")
      return nil
    }
  }

  private mutating func checkEach(_ mapping: Tree, _ path: String, _ rule: ValueRule) {
    guard let each = mapping["each"] else { return }
    let field = Self.join(path, "each")
    guard let own = rule.each else {
      report(each.place, field, "is not for this key; take it out.")
      return
    }
    guard each.text != own.rawValue else { return }
    let known = ["trajectory", "year", "school and year", "school", "event"]
    guard let name = choice(each, field, of: known) else { return }
    report(
      each.place, field,
      "is \"\(name)\", but the value varies by \(own.rawValue) and cannot be drawn otherwise yet; take each out."
    )
  }

  private mutating func bounds(
    _ mapping: Tree, _ path: String, _ rule: ValueRule
  ) -> ClosedRange<Double>? {
    guard let tree = mapping["between"] else { return nil }
    let field = Self.join(path, "between")
    guard let ends = tree.list, ends.count == 2 else {
      let isTorn = (tree.list ?? []).contains { $0.text.map(YAMLMarks.isThousands) ?? false }
      report(
        tree.place, field,
        "must be a list of two numbers, such as [0, 1]\(isTorn ? "; " + YAMLMarks.commaCure : ".")")
      return nil
    }
    let low = number(ends[0], field + "[1]", in: rule.unit, rule.allowed)
    let high = number(ends[1], field + "[2]", in: rule.unit, rule.allowed)
    guard let low, let high else { return nil }
    guard low < high else {
      report(
        tree.place, field, "must rise, but is \(rule.unit.show(low)), \(rule.unit.show(high)).")
      return nil
    }
    return low...high
  }

  private mutating func centralPath(
    _ mapping: Tree, _ path: String, _ rule: ValueRule
  ) -> [Int: Double] {
    guard let tree = mapping["path"] else { return [:] }
    let field = Self.join(path, "path")
    guard rule.takesPath else {
      let factors = EconomyFactor.allCases.map(\.assumption.key)
      report(tree.place, field, "is not for this key; only \(Self.all(factors)) take one.")
      return [:]
    }
    guard let members = tree.members, !members.isEmpty else {
      report(tree.place, field, "is \(tree.kind); give values by year, such as { 2027: 2.2% }.")
      return [:]
    }
    var years: [Int: Double] = [:]
    for member in members {
      guard let year = Int(member.key), (1990...2200).contains(year) else {
        report(member.place, Self.join(field, member.key), "is no year; write years such as 2027.")
        continue
      }
      years[year] = number(member.value, Self.join(field, member.key), in: rule.unit, rule.allowed)
    }
    return years
  }
}
