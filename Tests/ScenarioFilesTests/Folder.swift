// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// Files beside the tests.
enum Folder {
  static let tests: String = {
    let parts = #filePath.split(separator: "/").dropLast()
    return "/" + parts.joined(separator: "/")
  }()

  static func path(_ name: String) -> String { "\(tests)/\(name)" }

  static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path(name))), as: UTF8.self)
  }
}
