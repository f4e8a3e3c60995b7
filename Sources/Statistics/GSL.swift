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
