// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing that a result folder has otherwise than it should.
struct Finding: Sendable, Hashable {
  /// What stood there, and what was made in its place.
  struct Values: Sendable, Hashable {
    let there: String
    let made: String
  }

  let file: String
  /// From 1; nil where it is about the whole file.
  var line: Int?
  /// A column's name, or the number of a character, from 1.
  var column: String?
  var values: Values?
  /// Says it where there are no two values to show.
  var text: String?

  /// `fan.csv, line 5, mean: 0.0625 there, 0.0626 made again`.
  var sentence: String {
    var place = file
    if let line { place += ", line \(line)" }
    if let column { place += ", \(column)" }
    let shown = values.map { ": \(Self.show($0.there)) there, \(Self.show($0.made)) made again" }
    return place + (shown ?? "") + (text.map { (values == nil ? ": " : " ") + $0 } ?? "")
  }

  /// A long value is cut; one that is empty or has spaces is quoted.
  private static func show(_ value: String) -> String {
    guard value.count > 80 else {
      return value.isEmpty || value.contains(" ") ? "\"\(value)\"" : value
    }
    return "\"\(value.prefix(77))…\""
  }
}
