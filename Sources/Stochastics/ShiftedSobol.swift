// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Points that fill the unit cube more evenly than chance would: Sobol's sequence, moved round by one random shift.
///
/// Each shifted point is uniform by itself, so a mean over the points is unbiased; several shifts tell how far it may
/// be off. Sources: I. M. Sobol', USSR Computational Mathematics 7, 1967; R. Cranley, T. N. L. Patterson, SIAM Journal
/// on Numerical Analysis 13, 1976, doi:10.1137/0713071. The sequence is GSL's, which from the third dimension on isn't
/// that of other tools.
public struct ShiftedSobol: ~Copyable {
  /// As many as GSL's sequence has.
  public static let mostDimensions = 40

  private let generator: UnsafeMutablePointer<gsl_qrng>
  private let shift: [Double]
  private var point: [Double]

  /// Starts the sequence with a shift from the stream, one number for each dimension.
  ///
  /// - Returns: nil unless there are from 1 to `mostDimensions`.
  public init?(dimensions: Int, using stream: inout RandomStream) {
    GSL.prepare()
    guard (1...Self.mostDimensions).contains(dimensions),
      let generator = gsl_qrng_alloc(cgsl_sobol(), CUnsignedInt(dimensions))
    else { return nil }
    self.generator = generator
    var shift: [Double] = []
    for _ in 0..<dimensions { shift.append(stream.uniform()) }
    self.shift = shift
    point = shift
  }

  deinit { gsl_qrng_free(generator) }

  /// The next point; every coordinate lies inside (0, 1).
  public mutating func next() -> [Double] {
    _ = gsl_qrng_get(generator, &point)
    return zip(point, shift).map { place, shift in
      let sum = place + shift
      return max(sum < 1 ? sum : sum - 1, .ulpOfOne / 4)
    }
  }
}

extension RandomStream {
  /// Places drawn with replacement, as a bootstrap needs them: `count` from 0 to `size` - 1; none of a size below 1.
  public mutating func resample(_ count: Int, of size: Int) -> [Int32] {
    guard size > 0, size <= Int(Int32.max) else { return [] }
    var places: [Int32] = []
    places.reserveCapacity(max(0, count))
    for _ in 0..<max(0, count) { places.append(Int32(uniform() * Double(size))) }
    return places
  }
}
