// SPDX-License-Identifier: GPL-3.0-or-later
internal import ScenarioFiles

/// Paths as a manifest gives them.
enum RelativePath {
  /// `path` as seen from the folder of `file`; unchanged where that cannot be told from the paths alone.
  static func of(_ path: String, fromFolderOf file: String) -> String {
    guard path.hasPrefix("/") == file.hasPrefix("/"), !path.hasPrefix(BuiltInStresses.folder) else {
      return path
    }
    let base = file.split(separator: "/").dropLast()
    let target = path.split(separator: "/")
    let shared = zip(base, target).prefix { $0.0 == $0.1 }.count
    let up = base.dropFirst(shared)
    guard !up.contains("..") else { return path }
    return (up.map { _ in "..".dropLast(0) } + target.dropFirst(shared)).joined(separator: "/")
  }
}
