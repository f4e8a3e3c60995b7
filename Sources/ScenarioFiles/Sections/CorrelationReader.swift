// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics

extension Reading {
  private static let correlationPath = "economy.correlation"

  /// The copula over every factor of the economy; factors that the scenario does not list are independent.
  mutating func correlation(_ tree: Tree) -> GaussianCopula? {
    let path = Self.correlationPath
    guard let mapping = mapping(tree, path, known: ["factors", "matrix"]),
      let factorsTree = required("factors", of: mapping, path, "list the factors"),
      let matrixTree = required("matrix", of: mapping, path, "give a row for each factor"),
      let factors = factors(factorsTree),
      let matrix = matrix(matrixTree, size: factors.count)
    else { return nil }
    guard checkPairs(matrix, factors, matrixTree) else { return nil }
    return copula(matrix, factors, matrixTree.place)
  }

  private mutating func factors(_ tree: Tree) -> [EconomyFactor]? {
    let path = Self.correlationPath + ".factors"
    guard let items = list(tree, path) else { return nil }
    var factors: [EconomyFactor] = []
    for (index, item) in items.enumerated() {
      let field = "\(path)[\(index + 1)]"
      guard let name = choice(item, field, of: EconomyFactor.allCases.map(\.name)),
        let factor = EconomyFactor.allCases.first(where: { $0.name == name })
      else { continue }
      if factors.contains(factor) {
        report(item.place, field, "is \(name) a second time; list each factor once.")
      } else {
        factors.append(factor)
      }
    }
    return factors.count == items.count ? factors : nil
  }

  private mutating func matrix(_ tree: Tree, size: Int) -> [[Double]]? {
    let path = Self.correlationPath + ".matrix"
    guard let rows = list(tree, path) else { return nil }
    let isSquare = rows.count == size && rows.allSatisfy { $0.list?.count == size }
    guard isSquare else {
      report(tree.place, path, "must have \(size) rows of \(size) numbers, one for each factor.")
      return nil
    }
    let before = problems.count
    let matrix = rows.enumerated().map { row, items in
      (items.list ?? []).enumerated().map { column, item in
        number(item, "\(path)[\(row + 1)][\(column + 1)]", in: .logit, -1...1) ?? .nan
      }
    }
    return problems.count == before ? matrix : nil
  }

  private mutating func checkPairs(
    _ matrix: [[Double]], _ factors: [EconomyFactor], _ tree: Tree
  ) -> Bool {
    let before = problems.count
    for row in factors.indices {
      for column in 0...row {
        let place = tree.list?[row].list?[column].place ?? tree.place
        let field = "\(Self.correlationPath).matrix[\(row + 1)][\(column + 1)]"
        let value = matrix[row][column]
        let mirrored = matrix[column][row]
        let (first, second) = (factors[column].name, factors[row].name)
        if row == column, value != 1 {
          report(
            place, field, "is \(Decimal.short(value)); a factor's correlation with itself is 1.")
        } else if value != mirrored {
          report(
            place, field,
            "is \(Decimal.short(value)), but \(Decimal.short(mirrored)) the other way round; \(first) and \(second) have one correlation."
          )
        }
      }
    }
    return problems.count == before
  }

  private mutating func copula(
    _ matrix: [[Double]], _ factors: [EconomyFactor], _ place: Place
  ) -> GaussianCopula? {
    let all = EconomyFactor.allCases
    let full = all.map { row in
      all.map { column -> Double in
        guard let first = factors.firstIndex(of: row), let second = factors.firstIndex(of: column)
        else { return row == column ? 1 : 0 }
        return matrix[first][second]
      }
    }
    do {
      return try GaussianCopula(names: all.map(\.name), correlation: full)
    } catch {
      report(place, Self.correlationPath + ".matrix", Self.text(of: error))
      return nil
    }
  }

  private static func text(of error: CopulaError) -> String {
    guard case .notPositiveDefinite(let first, let second, let found) = error else {
      return "\(error)"
    }
    return
      "is not positive definite: \(first) and \(second) cannot correlate by \(Decimal.short(found)) while the other pairs stand; move it towards 0."
  }
}
