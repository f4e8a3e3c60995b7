// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a text is no CSV.
public struct CSVProblem: Error, Sendable, Hashable {
  /// From 1.
  public let line: Int
  /// What is wrong there.
  public let text: String
}

/// The lines of a CSV text (RFC 4180), the header among them, each as its fields.
public func csvLines(_ text: String) throws(CSVProblem) -> [[String]] {
  do throws(CSVFault) {
    return try CSVText.rows(text).map { row in row.map(\.text) }
  } catch {
    throw CSVProblem(line: error.line, text: error.text)
  }
}
