// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// One line of Reference/scipy-distributions.csv.
struct ReferenceRow {
  let function: String
  let argument: Double
  let value: Double
}

/// What SciPy says, by specimen.
enum ReferenceTable {
  static func load() throws -> [String: [ReferenceRow]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Reference/scipy-distributions.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    var rows: [String: [ReferenceRow]] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      guard cells.count == 4, let argument = Double(cells[2]), let value = Double(cells[3]) else {
        throw CocoaError(.fileReadCorruptFile)
      }
      rows[String(cells[0]), default: []].append(
        ReferenceRow(function: String(cells[1]), argument: argument, value: value))
    }
    return rows
  }
}
