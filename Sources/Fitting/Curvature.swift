// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Slope and second derivatives of a function at a point, by central differences.
struct Curvature {
  let value: Double
  let slope: [Double]
  /// Row after row.
  let hessian: [Double]
  private var size: Int { slope.count }

  /// Of parameters about one in size, the step leaves 1e-8 of error by curvature and by rounding alike.
  private static let step = 1e-4

  init(at point: [Double], of function: ([Double]) -> Double) {
    let count = point.count
    let steps = point.map { Self.step * max(1, abs($0)) }
    func shifted(_ moves: [(Int, Double)]) -> Double {
      var other = point
      for (place, by) in moves { other[place] += by * steps[place] }
      return function(other)
    }
    let here = function(point)
    var slope = [Double](repeating: 0, count: count)
    var hessian = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      let up = shifted([(row, 1)])
      let down = shifted([(row, -1)])
      slope[row] = (up - down) / (2 * steps[row])
      hessian[row * count + row] = (up - 2 * here + down) / (steps[row] * steps[row])
      for column in 0..<row {
        let mixed =
          shifted([(row, 1), (column, 1)]) - shifted([(row, 1), (column, -1)])
          - shifted([(row, -1), (column, 1)]) + shifted([(row, -1), (column, -1)])
        let second = mixed / (4 * steps[row] * steps[column])
        hessian[row * count + column] = second
        hessian[column * count + row] = second
      }
    }
    value = here
    self.slope = slope
    self.hessian = hessian
  }

  /// The inverse of the second derivatives, row after row, by GSL's Cholesky factor; nil unless they are those of a
  /// minimum.
  var inverse: [Double]? {
    GSL.prepare()
    guard hessian.allSatisfy(\.isFinite), let matrix = gsl_matrix_alloc(size, size) else {
      return nil
    }
    defer { gsl_matrix_free(matrix) }
    for row in 0..<size {
      for column in 0..<size { gsl_matrix_set(matrix, row, column, hessian[row * size + column]) }
    }
    guard gsl_linalg_cholesky_decomp1(matrix) == 0, gsl_linalg_cholesky_invert(matrix) == 0 else {
      return nil
    }
    let found = (0..<size * size).map { gsl_matrix_get(matrix, $0 / size, $0 % size) }
    let isPositive = (0..<size).allSatisfy { found[$0 * size + $0] > 0 }
    return isPositive && found.allSatisfy(\.isFinite) ? found : nil
  }

  /// Newton's step to the minimum of the parabola, and how far below the function's value that is; nil at no minimum.
  var newton: (step: [Double], gain: Double)? {
    guard let inverse else { return nil }
    var gain = 0.0
    let step = (0..<size).map { row in
      var sum = 0.0
      for column in 0..<size { sum -= inverse[row * size + column] * slope[column] }
      gain -= sum * slope[row] / 2
      return sum
    }
    return (step, gain)
  }
}
