// SPDX-License-Identifier: GPL-3.0-or-later
internal import FoundationEssentials

/// The library that draws the charts of a board paper: Vega-Lite, which `make charts` fetches from a package registry.
enum ChartScript {
  private static let name = "headroom-charts.js"

  /// What to tell where it is missing.
  static let advice =
    "the library that draws its charts is not installed. `make charts` installs it; or name the file in HEADROOM_CHARTS."

  /// The library's text; nil where it is not installed.
  ///
  /// Throws where HEADROOM_CHARTS names a file that can't be read: who names one wants that one.
  static func read() throws(Failure) -> String? {
    if let named = ProcessInfo.processInfo.environment["HEADROOM_CHARTS"], !named.isEmpty {
      return try checked(named)
    }
    guard let place = places.first(where: Files.exists) else { return nil }
    return try checked(place)
  }

  /// Beside the program, in a build's folders above it, and where an installation keeps it.
  private static var places: [String] {
    let program = FileManager.default.currentExecutable
    let folders = program.split(separator: "/").dropLast().map(String.init)
    let above = (0..<4).map { "/" + folders.dropLast($0).joined(separator: "/") }
    return above.map { "\($0)/\(name)" } + ["\(above[1])/share/headroom/\(name)"]
  }

  /// A script that would end the page's own element can't stand in it.
  private static func checked(_ path: String) throws(Failure) -> String {
    let text = try ReportInput.text(of: path)
    guard !text.lowercased().contains("</script"), text.contains("vegaEmbed") else {
      throw .io("\(path) is not the library of charts that `make charts` writes.")
    }
    return text
  }
}

extension FileManager {
  /// The path of this program, links followed.
  fileprivate var currentExecutable: String {
    (try? destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  }
}
