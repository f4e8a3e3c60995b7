// SPDX-License-Identifier: GPL-3.0-or-later

/// What `--replace` may remove: a folder that holds a result and nothing else.
enum ReplaceableResult {
  static func check(_ path: String) throws(Failure) {
    guard Files.isFolder(path), let result = try? PastResult(at: path) else {
      throw .io("\(path) is no result of headroom, so --replace leaves it alone. Give --out.")
    }
    let strange = result.strangers
    guard strange.isEmpty else {
      throw .io(
        "\(path) also holds \(strange.prefix(3).joined(separator: ", ")), which is no part of a "
          + "result, so --replace leaves it alone. Move that away, or give --out.")
    }
  }
}
