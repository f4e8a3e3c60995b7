// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser

/// `headroom report`: the board paper of a finished result.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the board paper of a finished result: report.html, and with --pdf report.pdf.")

  @Argument(help: "The result's folder.")
  var result: String

  @Flag(help: "Also print it to report.pdf, by Chromium.")
  var pdf = false

  @Flag(help: "Replace an earlier paper in that folder.")
  var replace = false

  func run() async throws {
    try await reporting { () async throws(Failure) in
      let past = try PastResult(at: result)
      try past.checkForReport()
      let files = ReportFiles(folder: past.folder, replaces: replace)
      let page = try files.writePage()
      if !page.hasCharts {
        Console.complain("headroom: \(page.path) has tables only: \(ChartScript.advice)\n")
      }
      try Console.print(page.path + "\n")
      if pdf { try Console.print(try files.writePrint() + "\n") }
    }
  }
}
