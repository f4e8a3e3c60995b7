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

/// A folder that goes when the test is over.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    path = "\(FileManager.default.temporaryDirectory.path)/headroom-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// Writes a file and answers its path.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
