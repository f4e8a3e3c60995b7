// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics

/// A distribution and its text with nothing left in other files.
struct DescribedDistribution {
  var distribution: Distribution
  var tree: Tree
}

extension Reading {
  /// The distribution that one family's key describes.
  mutating func distribution(
    _ member: Tree.Member, _ path: String, _ rule: ValueRule
  ) -> DescribedDistribution? {
    switch member.key {
    case "fixed":
      return number(member.value, path, in: rule.unit, rule.allowed).flatMap { value in
        described(member.value, path, in: rule.unit) { () throws(DistributionError) in
          try .fixed(value)
        }
      }
    case "empirical": return empirical(member.value, path, rule)
    case "discrete": return discrete(member.value, path, rule)
    default:
      guard let family = DistributionFamily.named(member.key) else { return nil }
      return numeric(family, member.value, path, rule)
    }
  }

  /// - Parameter unit: what the parameters count; nil for plain numbers.
  private mutating func described(
    _ tree: Tree, _ path: String, in unit: Unit?,
    _ make: () throws(DistributionError) -> Distribution
  ) -> DescribedDistribution? {
    do {
      return DescribedDistribution(distribution: try make(), tree: tree)
    } catch {
      let numbers = error.found.prefix(5).map { unit?.show($0) ?? Decimal.short($0) }
      let found = numbers.joined(separator: ", ")
      let names = error.parameter
      report(
        tree.place, path,
        "\(names) \(error.found.count == 1 ? "is" : "are") \(found.isEmpty ? "empty" : found); \(error.requirement)."
      )
      return nil
    }
  }

  private mutating func numeric(
    _ family: DistributionFamily, _ tree: Tree, _ path: String, _ rule: ValueRule
  ) -> DescribedDistribution? {
    let known = family.recipes.flatMap { $0.parameters.map(\.name) }
    let before = problems.count
    guard let mapping = mapping(tree, path, known: known), problems.count == before else {
      return nil
    }
    let given = Set((mapping.members ?? []).map(\.key))
    let recipe = family.recipes.first { recipe in
      given.isSubset(of: recipe.parameters.map(\.name))
        && recipe.parameters.allSatisfy { $0.fallback != nil || given.contains($0.name) }
    }
    guard let recipe else {
      let ways = family.recipes.map { $0.parameters.map(\.name).joined(separator: ", ") }
      let found = given.isEmpty ? "nothing" : given.sorted().joined(separator: ", ")
      report(
        tree.place, path, "gives \(found); it takes \(ways.joined(separator: "; or "))."
      )
      return nil
    }
    guard let values = parameters(recipe, mapping, path, rule) else { return nil }
    let isOwn = recipe.parameters.allSatisfy { $0.measure == .own }
    return described(tree, path, in: isOwn ? rule.unit : nil) { () throws(DistributionError) in
      try recipe.make(values)
    }
  }

  private mutating func parameters(
    _ recipe: DistributionFamily.Recipe, _ mapping: Tree, _ path: String, _ rule: ValueRule
  ) -> [Double]? {
    let values = recipe.parameters.map { parameter -> Double? in
      guard let tree = mapping[parameter.name] else { return parameter.fallback }
      let field = Self.join(path, parameter.name)
      switch parameter.measure {
      case .own: return anyNumber(tree, field, in: rule.unit)
      case .plain: return anyNumber(tree, field, in: .multiplier)
      case .whole: return whole(tree, field, 0...100_000_000).map(Double.init)
      }
    }
    let found = values.compactMap(\.self)
    return found.count == values.count ? found : nil
  }

  private mutating func numbers(_ tree: Tree, _ path: String, in unit: Unit) -> [Double]? {
    guard let list = list(tree, path) else { return nil }
    let values = list.enumerated().map { index, item in
      anyNumber(item, "\(path)[\(index + 1)]", in: unit)
    }
    let found = values.compactMap(\.self)
    return found.count == values.count ? found : nil
  }

  private mutating func discrete(
    _ tree: Tree, _ path: String, _ rule: ValueRule
  ) -> DescribedDistribution? {
    guard let mapping = mapping(tree, path, known: ["values", "weights"]),
      let valuesTree = required("values", of: mapping, path, "list the values"),
      let weightsTree = required("weights", of: mapping, path, "list a weight for each value")
    else { return nil }
    let values = numbers(valuesTree, Self.join(path, "values"), in: rule.unit)
    let weights = numbers(weightsTree, Self.join(path, "weights"), in: .multiplier)
    guard let values, let weights else { return nil }
    guard values.count == weights.count else {
      report(
        tree.place, path,
        "lists \(values.count) values and \(weights.count) weights; give a weight for each value.")
      return nil
    }
    return described(tree, path, in: nil) { () throws(DistributionError) in
      try .discrete(values: values, weights: weights)
    }
  }

  private mutating func empirical(
    _ tree: Tree, _ path: String, _ rule: ValueRule
  ) -> DescribedDistribution? {
    let listTree = tree.list == nil ? column(tree, path) : tree
    guard let listTree, let values = numbers(listTree, path, in: rule.unit) else { return nil }
    return described(listTree, path, in: rule.unit) { () throws(DistributionError) in
      try .empirical(values)
    }
  }

  /// The values of a column of a CSV file, as a list.
  private mutating func column(_ tree: Tree, _ path: String) -> Tree? {
    guard let mapping = mapping(tree, path, known: ["file", "column"]),
      let fileTree = required("file", of: mapping, path, "name a CSV file"),
      let nameTree = required("column", of: mapping, path, "name a column of the file"),
      let file = words(fileTree, Self.join(path, "file")),
      let name = words(nameTree, Self.join(path, "column")),
      let table = csv(file, askedAt: fileTree.place, Self.join(path, "file"))
    else { return nil }
    guard let index = table.header.firstIndex(where: { $0.text == name }) else {
      let names = table.header.map(\.text)
      report(
        nameTree.place, Self.join(path, "column"),
        "is \"\(Quote.short(name))\", which is no column of \(table.path); its columns are \(names.prefix(12).joined(separator: ", ")).\(NearestName.question(name, in: names))"
      )
      return nil
    }
    let fields = table.rows.compactMap { row in
      index < row.count ? row[index] : nil
    }
    let input = Input.file(table.path)
    let list = fields.filter { !$0.text.isEmpty }.map {
      Tree($0.text, at: Place(input, line: $0.line, column: $0.column))
    }
    return Tree(.list(list), at: tree.place)
  }
}
