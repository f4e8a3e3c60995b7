// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSystem
internal import Publication
internal import Statistics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What this program is made of, and where it runs.
enum Build {
  static let version = "0.1.0"
  static let generator =
    "Philox4x32-10 (Random123), addressed by trajectory, entity, purpose and term"

  static var components: [Manifest.Component] {
    [.init(name: "gsl", version: gslVersion), .init(name: "swift", version: compiler)]
  }

  static var platform: Manifest.Platform {
    var names = utsname()
    guard uname(&names) == 0 else {
      return Manifest.Platform(system: "unknown", architecture: "unknown", libc: libc)
    }
    return Manifest.Platform(
      system: text(of: names.sysname), architecture: text(of: names.machine), libc: libc)
  }

  private static var compiler: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3.2)
      "6.3.2 or later"
    #elseif compiler(>=6.3.1)
      "6.3.1"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private static var libc: String { String(cString: csystem_libc()) }

  /// A name that C keeps as an array of characters, which Swift sees as a tuple.
  private static func text(of field: some Any) -> String {
    withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
