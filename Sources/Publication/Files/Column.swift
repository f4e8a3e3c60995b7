// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles

/// A column of a result table, with all that its reader must know; the data package is written from it.
///
/// There is no column without a description: make one with the function of its kind, one line each.
public struct Column: Sendable, Hashable {
  /// What its cells are, as Data Package calls it.
  public enum Kind: String, Sendable, Hashable {
    case string, number, integer, boolean, date
  }

  /// The header.
  public let name: String
  /// What its cells are.
  public let kind: Kind
  /// What a number counts in; nil where it is no number.
  public let unit: String?
  /// One sentence without its full stop.
  public let about: String
  /// When a cell is empty; nil where none ever is.
  public let emptyIf: String?
  /// Bounds of a number, themselves allowed.
  public private(set) var minimum: Double?, maximum: Double?
  /// What a text may be; empty for anything.
  public private(set) var allowed: [String] = []
  /// What a text looks like, as a regular expression.
  public private(set) var pattern: String?

  private init(
    _ name: String, _ kind: Kind, _ about: String, unit: String? = nil, emptyIf: String?
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.about = about
    self.emptyIf = emptyIf
  }
}

extension Column {
  /// Any text, or one of a few.
  static func text(
    _ name: String, _ about: String, oneOf allowed: [String] = [], emptyIf: String? = nil
  ) -> Column {
    var column = Column(name, .string, about, emptyIf: emptyIf)
    column.allowed = allowed
    return column
  }

  /// A term, `2027-autumn`.
  static func term(_ name: String, _ about: String, emptyIf: String? = nil) -> Column {
    var column = Column(name, .string, about, emptyIf: emptyIf)
    column.pattern = "[0-9]{4}-(autumn|spring|summer)"
    return column
  }

  /// A date, `2027-09-01`.
  static func date(_ name: String, _ about: String, emptyIf: String? = nil) -> Column {
    Column(name, .date, about, emptyIf: emptyIf)
  }

  /// `true` or `false`.
  static func flag(_ name: String, _ about: String, emptyIf: String? = nil) -> Column {
    Column(name, .boolean, about, emptyIf: emptyIf)
  }

  /// A whole number from 0; `unit` says of what, in the plural.
  static func count(
    _ name: String, _ about: String, of unit: String, emptyIf: String? = nil
  ) -> Column {
    var column = Column(name, .integer, about, unit: unit, emptyIf: emptyIf)
    column.minimum = 0
    return column
  }

  /// A fraction from 0 to 1: a share of futures, or a bound of one.
  static func share(_ name: String, _ about: String, emptyIf: String? = nil) -> Column {
    number(name, about, unit: "fraction", atLeast: 0, atMost: 1, emptyIf: emptyIf)
  }

  /// Money.
  static func pounds(_ name: String, _ about: String, emptyIf: String? = nil) -> Column {
    number(name, about, unit: "GBP", emptyIf: emptyIf)
  }

  /// Any other number, with its unit.
  static func number(
    _ name: String, _ about: String, unit: String, atLeast minimum: Double? = nil,
    atMost maximum: Double? = nil, emptyIf: String? = nil
  ) -> Column {
    var column = Column(name, .number, about, unit: unit, emptyIf: emptyIf)
    column.minimum = minimum
    column.maximum = maximum
    return column
  }

  /// The values of one metric.
  static func values(of metric: Metric) -> Column {
    number(
      metric.id, metric.title, unit: metric.unit.rawValue,
      emptyIf: "the metric does not apply in that term")
  }
}
