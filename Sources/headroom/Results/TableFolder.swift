// SPDX-License-Identifier: GPL-3.0-or-later
internal import Publication

/// A folder with a few tables and nothing else, which appears whole or not at all.
enum TableFolder {
  /// Throws where something stands at the place, before the work is done.
  static func check(_ path: String) throws(Failure) {
    guard !Files.exists(path) else {
      throw .io("\(path) already exists and was not touched. Give another folder with --out.")
    }
  }

  static func write(_ tables: [ResultTable], to path: String) throws(Failure) {
    guard let place = ResultPath(path) else {
      throw .usage("--out \"\(path)\" names no folder of its own.")
    }
    try check(path)
    let folder = ResultFolder(at: place, replaces: false)
    try folder.open()
    do throws(Failure) {
      for table in tables {
        try folder.write(table.name) { sink throws(Failure) in try table.writeCSV(to: sink) }
      }
      try folder.publish()
    } catch {
      folder.discard()
      throw error
    }
  }
}
