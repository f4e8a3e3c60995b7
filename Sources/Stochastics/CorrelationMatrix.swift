// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Checks and factors correlation matrices.
enum CorrelationMatrix {
  /// Throws for the first thing wrong but definiteness.
  static func check(_ matrix: [[Double]], _ names: [String]) throws(CopulaError) {
    try checkSize(matrix, names)
    for row in names.indices {
      if names[..<row].contains(names[row]) { throw .repeatedName(names[row]) }
      for column in 0...row {
        try checkPair(matrix[row][column], matrix[column][row], names[column], names[row])
      }
    }
  }

  /// The lower Cholesky factor, row after row; the diagonal is above 0.
  static func factor(_ matrix: [[Double]], _ names: [String]) throws(CopulaError) -> [Double] {
    guard let factor = cholesky(matrix) else {
      throw contradiction(matrix, names)
    }
    return factor
  }

  private static func checkSize(_ matrix: [[Double]], _ names: [String]) throws(CopulaError) {
    guard matrix.count == names.count, !names.isEmpty else {
      throw .size(names: names.count, row: matrix.count, columns: 0)
    }
    for row in matrix.indices where matrix[row].count != names.count {
      throw .size(names: names.count, row: row + 1, columns: matrix[row].count)
    }
  }

  private static func checkPair(
    _ entry: Double, _ mirrored: Double, _ first: String, _ second: String
  ) throws(CopulaError) {
    let isUnit = first != second || entry == 1
    guard entry >= -1, entry <= 1, isUnit else {
      throw .entry(first: first, second: second, found: entry)
    }
    guard entry == mirrored else {
      throw .asymmetric(first: first, second: second, found: [entry, mirrored])
    }
  }

  /// GSL's factor, nil unless the matrix is positive definite.
  private static func cholesky(_ matrix: [[Double]]) -> [Double]? {
    let size = matrix.count
    guard let work = gsl_matrix_alloc(size, size) else { return nil }
    defer { gsl_matrix_free(work) }
    for row in 0..<size {
      for column in 0..<size { gsl_matrix_set(work, row, column, matrix[row][column]) }
    }
    guard gsl_linalg_cholesky_decomp1(work) == CInt(GSL_SUCCESS) else { return nil }
    var factor: [Double] = []
    for row in 0..<size {
      for column in 0...row { factor.append(gsl_matrix_get(work, row, column)) }
      // A pivot of rounding noise is no evidence of definiteness.
      guard gsl_matrix_get(work, row, row) > 1e-7 else { return nil }
    }
    return factor
  }

  /// The pair to blame: the first row that fails, and in it the first name
  /// whose correlation can't stand beside those of the names before.
  private static func contradiction(_ matrix: [[Double]], _ names: [String]) -> CopulaError {
    let rows = matrix.indices
    let row = rows.first { !isDefinite(matrix, Array(0...$0)) } ?? 0
    let column = rows.first { !isDefinite(matrix, Array(0...$0) + [row]) } ?? 0
    return .notPositiveDefinite(
      first: names[column], second: names[row], found: matrix[row][column])
  }

  /// Whether the part of the matrix with these rows and columns is definite.
  private static func isDefinite(_ matrix: [[Double]], _ kept: [Int]) -> Bool {
    let part = kept.map { row in kept.map { column in matrix[row][column] } }
    return cholesky(part) != nil
  }
}
