// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Correlated standard normals, by name and correlation matrix.
///
/// A normal z with a distribution gives that distribution by its quantile at
/// Φ(z); ranks then correlate by 6/π asin(ρ/2). Draws are L z with L the
/// Cholesky factor of the matrix.
public struct GaussianCopula: Sendable, Hashable {
  /// What the numbers stand for, in order.
  public let names: [String]
  /// Rows of the lower factor one after the other: row i has i + 1 entries.
  private let factor: [Double]

  /// Checks and factors a correlation matrix, whose rows follow `names`.
  public init(names: [String], correlation: [[Double]]) throws(CopulaError) {
    try CorrelationMatrix.check(correlation, names)
    GSL.prepare()
    self.names = names
    factor = try CorrelationMatrix.factor(correlation, names)
  }

  /// Fills an array of `names.count` numbers with correlated standard normals.
  ///
  /// Takes exactly that many normals from the stream. Numbers beyond stay as
  /// they are; a shorter array gets the first ones only.
  public func normals(into values: inout [Double], using stream: inout RandomStream) {
    let count = min(names.count, values.count)
    for index in 0..<names.count {
      let normal = stream.normal()
      if index < count { values[index] = normal }
    }
    // From the last row, so that a row reads only normals not yet replaced.
    var start = count * (count + 1) / 2
    for row in stride(from: count - 1, through: 0, by: -1) {
      start -= row + 1
      var sum = 0.0
      for column in 0...row { sum += factor[start + column] * values[column] }
      values[row] = sum
    }
  }
}

/// A correlation matrix that describes no joint distribution.
public enum CopulaError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The matrix has not one row and one column for each name.
  case size(names: Int, row: Int, columns: Int)
  /// A name stands twice.
  case repeatedName(String)
  /// An entry outside [-1, 1], or on the diagonal other than 1.
  case entry(first: String, second: String, found: Double)
  /// The two entries of a pair differ.
  case asymmetric(first: String, second: String, found: [Double])
  /// The pair's correlation contradicts the others: no joint distribution has them all.
  case notPositiveDefinite(first: String, second: String, found: Double)

  /// One line for a reader.
  public var description: String {
    switch self {
    case .size(let names, let row, let columns):
      "Row \(row) of the correlation has \(columns) entries; it must be square with one row"
        + " and column for each of \(names) names."
    case .repeatedName(let name):
      "The name \(name) stands twice; each must be different."
    case .entry(let first, let second, let found) where first == second:
      "The correlation of \(first) with itself is \(found); it must be 1."
    case .entry(let first, let second, let found):
      "The correlation of \(first) and \(second) is \(found); it must be from -1 to 1."
    case .asymmetric(let first, let second, let found):
      "The correlation of \(first) and \(second) is given as \(found); both must be the same."
    case .notPositiveDefinite(let first, let second, let found):
      "The correlation of \(first) and \(second), \(found), contradicts the others; the"
        + " matrix must be positive definite."
    }
  }
}
