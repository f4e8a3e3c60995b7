// SPDX-License-Identifier: GPL-3.0-or-later

// So that a specification of a chart reads in Swift as it does in JSON.

extension JSON: ExpressibleByStringLiteral {
  /// Text.
  public init(stringLiteral text: String) { self = .text(text) }
}

extension JSON: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral number: Int) { self = .integer(number) }
}

extension JSON: ExpressibleByFloatLiteral {
  /// A number.
  public init(floatLiteral number: Double) { self = .number(number) }
}

extension JSON: ExpressibleByBooleanLiteral {
  /// True or false.
  public init(booleanLiteral flag: Bool) { self = .flag(flag) }
}

extension JSON: ExpressibleByArrayLiteral {
  /// A list.
  public init(arrayLiteral values: JSON...) { self = .list(values) }
}

extension JSON: ExpressibleByDictionaryLiteral {
  /// An object whose members keep the order in which they stand.
  public init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(members.map { Member($0, $1) })
  }
}
