// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The door to GSL, the GNU Scientific Library.
enum GSL {
  private static let quiet: Void = cgsl_prepare()

  /// Leaves errors to the caller; by default GSL aborts the process.
  ///
  /// Call it before the first GSL function; it acts once.
  static func prepare() { quiet }
}

/// The C library's elementary functions and GSL's special ones; Foundation stays out.
enum Real {
  static func exp(_ x: Double) -> Double { CGSL.exp(x) }
  static func log(_ x: Double) -> Double { CGSL.log(x) }
  static func log1p(_ x: Double) -> Double { CGSL.log1p(x) }
  static func pow(_ x: Double, _ y: Double) -> Double { CGSL.pow(x, y) }
  static func gamma(_ x: Double) -> Double { CGSL.tgamma(x) }
  /// The logarithm of the gamma function of x above 0.
  static func logGamma(_ x: Double) -> Double { CGSL.lgamma(x) }
  /// Half the logarithm of 2π.
  static let halfLogTwoPi = 0.918938533204672741780329736406
}
