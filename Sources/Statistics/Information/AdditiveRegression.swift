// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// What several numbers are on average, given some inputs: least squares on curves of each input, added up.
///
/// An input enters by the normal score of its rank, so that no far value bends a curve; its curve is a cubic (Hermite's
/// polynomials), a parabola or a line, the more inputs the plainer. No interplay between inputs is fitted.
public struct AdditiveRegression: Sendable {
  /// Cases.
  public let count: Int
  /// Columns of the design, the constant among them.
  private let terms: Int
  /// Case by case.
  private let design: [Double]

  /// Columns at the most; more inputs than that have no room.
  private static let mostTerms = 40

  /// Takes inputs: one array each, one value for each case.
  ///
  /// Nil of no input that varies, of more than 39 that do, of unequal counts, or of a NaN.
  public init?(_ inputs: [[Double]]) {
    guard let count = inputs.first?.count, count > 2,
      inputs.allSatisfy({ $0.count == count && !$0.contains(where: \.isNaN) })
    else { return nil }
    GSL.prepare()
    let varying = inputs.filter { input in input.contains { $0 != input[0] } }
    guard !varying.isEmpty, varying.count < Self.mostTerms else { return nil }
    let degree = varying.count <= 6 ? 3 : varying.count <= 13 ? 2 : 1
    var columns: [[Double]] = [Array(repeating: 1, count: count)]
    for input in varying {
      let scores = Self.normalScores(input)
      for power in 1...degree { columns.append(Self.hermite(power, scores)) }
    }
    self.count = count
    terms = columns.count
    design = (0..<count).flatMap { place in columns.map { $0[place] } }
  }

  /// Ranks, equal values at their middle, as quantiles of the normal distribution.
  private static func normalScores(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var scores = values
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      let level = (Double(start + end) / 2) / Double(order.count)
      for place in start..<end { scores[order[place]] = gsl_cdf_ugaussian_Pinv(level) }
      start = end
    }
    return scores
  }

  private static func hermite(_ power: Int, _ z: [Double]) -> [Double] {
    switch power {
    case 1: z
    case 2: z.map { $0 * $0 - 1 }
    default: z.map { $0 * ($0 * $0 - 3) }
    }
  }

  /// The fitted means of each number, one array each.
  ///
  /// - Parameters:
  ///   - numbers: what is explained; one array each.
  ///   - places: the cases that the fit rests on and is evaluated at, with repeats; nil for each once.
  ///   - rows: which case's numbers stand at each place, for a fit to shuffled ones; nil for its own.
  /// - Returns: nil where the inputs determine no fit.
  public func fitted(
    _ numbers: [[Double]], places: [Int32]? = nil, rows: [Int32]? = nil
  ) -> [[Double]]? {
    let places = places ?? (0..<Int32(count)).map(\.self)
    var gram = [Double](repeating: 0, count: terms * terms)
    var right = [Double](repeating: 0, count: terms * numbers.count)
    for (index, place) in places.enumerated() {
      let row = Int(place) * terms
      let other = Int(rows.map { $0[index] } ?? place)
      for i in 0..<terms {
        let x = design[row + i]
        for j in 0...i { gram[i * terms + j] += x * design[row + j] }
        for (k, number) in numbers.enumerated() { right[k * terms + i] += x * number[other] }
      }
    }
    guard let weights = solve(&gram, right, sides: numbers.count) else { return nil }
    return weights.map { weights in
      places.map { place in
        var sum = 0.0
        for term in 0..<terms { sum += weights[term] * design[Int(place) * terms + term] }
        return sum
      }
    }
  }

  /// Solves the normal equations; a trace of a ridge keeps inputs that say the same from failing it.
  private func solve(_ gram: inout [Double], _ right: [Double], sides: Int) -> [[Double]]? {
    for term in 0..<terms { gram[term * terms + term] *= 1 + 1e-9 }
    for row in 0..<terms {
      for column in 0..<row { gram[column * terms + row] = gram[row * terms + column] }
    }
    let terms = terms
    return gram.withUnsafeMutableBufferPointer { gram -> [[Double]]? in
      guard let base = gram.baseAddress else { return nil }
      var matrix = gsl_matrix_view_array(base, terms, terms)
      guard gsl_linalg_cholesky_decomp1(&matrix.matrix) == CInt(GSL_SUCCESS) else {
        return nil
      }
      return (0..<sides).map { side in
        var weights = Array(right[(side * terms)..<((side + 1) * terms)])
        weights.withUnsafeMutableBufferPointer { weights in
          guard let base = weights.baseAddress else { return }
          var vector = gsl_vector_view_array(base, terms)
          gsl_linalg_cholesky_svx(&matrix.matrix, &vector.vector)
        }
        return weights
      }
    }
  }
}
