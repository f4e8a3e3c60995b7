// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Nelder and Mead's search for the least value of a function, by GSL's `nmsimplex2`.
enum Simplex {
  /// What GSL hands back to each call.
  private final class Objective {
    let value: ([Double]) -> Double
    init(_ value: @escaping ([Double]) -> Double) { self.value = value }
  }

  /// The point at which a function is least, as far as it was found; nil where memory fails.
  ///
  /// - Parameters:
  ///   - start: where to begin; the function must be finite there.
  ///   - steps: how far to look in each direction at first.
  ///   - size: of the simplex at which the search ends.
  static func least(
    from start: [Double], steps: [Double], size: Double, rounds: Int = 2_000,
    of value: @escaping ([Double]) -> Double
  ) -> [Double]? {
    GSL.prepare()
    let dimension = start.count
    guard let point = gsl_vector_alloc(dimension), let width = gsl_vector_alloc(dimension),
      let minimiser = gsl_multimin_fminimizer_alloc(cgsl_simplex(), dimension)
    else { return nil }
    defer {
      gsl_vector_free(point)
      gsl_vector_free(width)
      gsl_multimin_fminimizer_free(minimiser)
    }
    for place in 0..<dimension {
      gsl_vector_set(point, place, start[place])
      gsl_vector_set(width, place, steps[place])
    }
    let objective = Objective(value)
    return withExtendedLifetime(objective) {
      var function = gsl_multimin_function(
        f: evaluate, n: dimension, params: Unmanaged.passUnretained(objective).toOpaque())
      return withUnsafeMutablePointer(to: &function) { function in
        guard gsl_multimin_fminimizer_set(minimiser, function, point, width) == 0 else {
          return start
        }
        for _ in 0..<rounds {
          if gsl_multimin_fminimizer_iterate(minimiser) != 0 { break }
          if gsl_multimin_fminimizer_size(minimiser) < size { break }
        }
        let found = gsl_multimin_fminimizer_x(minimiser)
        return (0..<dimension).map { gsl_vector_get(found, $0) }
      }
    }
  }

  /// A function that is infinite at a point is told as very large, with which the simplex can reckon.
  private static let evaluate:
    @convention(c) (UnsafePointer<gsl_vector>?, UnsafeMutableRawPointer?) -> Double = {
      vector, memory in
      guard let vector, let memory else { return 1e300 }
      let objective = Unmanaged<Objective>.fromOpaque(memory).takeUnretainedValue()
      let point = (0..<vector.pointee.size).map { gsl_vector_get(vector, $0) }
      let value = objective.value(point)
      return value.isFinite ? min(value, 1e300) : 1e300
    }
}
