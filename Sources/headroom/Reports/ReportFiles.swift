// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The board paper of a finished result, as files in its folder.
struct ReportFiles {
  let folder: String
  let replaces: Bool

  private var page: String { "\(folder)/report.html" }
  private var print: String { "\(folder)/report.pdf" }

  /// Writes report.html, unless the same stands there already.
  ///
  /// - Returns: its path, and whether it has charts.
  func writePage() throws(Failure) -> (path: String, hasCharts: Bool) {
    let charts = try ChartScript.read()
    let text = try ReportInput(folder: folder).text(charts: charts)
    if Files.exists(page) {
      if try ReportInput.text(of: page) == text { return (page, charts != nil) }
      guard replaces else {
        throw .io(
          "\(page) already exists, is not what would be written now, and was not touched. "
            + "Say --replace to replace it.")
      }
    }
    try whole(page) { partial throws(Failure) in
      let file = try NewFile(at: partial)
      try file.write(text, path: page)
      try file.settle(path: page)
    }
    return (page, charts != nil)
  }

  /// Prints report.html to report.pdf.
  func writePrint() throws(Failure) -> String {
    guard replaces || !Files.exists(print) else {
      throw .io("\(print) already exists and was not touched. Say --replace to replace it.")
    }
    try whole(print) { partial throws(Failure) in try Browser.print(page, to: partial) }
    return print
  }

  /// Makes a file in a hidden folder beside the result, then moves it to its place, so that none is ever half made.
  private func whole(
    _ path: String, make: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let workplace = "\(folder)/.report.partial-\(Files.ownProcess)"
    let code = Files.makeFolder(workplace)
    guard code == 0 || code == EEXIST else { throw unwritable(path, code) }
    let interruption = Interruption { exit in
      _ = Files.removeFolder(workplace)
      exit(false)
    }
    defer {
      interruption.end()
      _ = Files.removeFolder(workplace)
    }
    let partial = "\(workplace)/file"
    _ = unlink(partial)
    try make(partial)
    let moved = Files.renameOver(partial, to: path)
    guard moved == 0 else { throw unwritable(path, moved) }
  }

  private func unwritable(_ path: String, _ code: CInt) -> Failure {
    .io("cannot write \(path): \(SystemError.text(code)).")
  }
}
