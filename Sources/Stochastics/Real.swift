// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The C library's elementary functions; Foundation stays out.
enum Real {
  static func exp(_ x: Double) -> Double { CGSL.exp(x) }
  static func expm1(_ x: Double) -> Double { CGSL.expm1(x) }
  static func log(_ x: Double) -> Double { CGSL.log(x) }
  static func log1p(_ x: Double) -> Double { CGSL.log1p(x) }
  static func pow(_ x: Double, _ y: Double) -> Double { CGSL.pow(x, y) }
  static func gamma(_ x: Double) -> Double { CGSL.tgamma(x) }
}
