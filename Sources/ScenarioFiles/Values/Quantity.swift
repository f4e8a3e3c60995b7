// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

/// Why text is not the number that a key asks for: the rest of a sentence that begins with the key.
struct QuantityFault: Error {
  let text: String
}

/// A number as people write it: `5.5%`, `£2,400,000`, `2_400_000`, `180k`, `1.2m`, `3 days`.
struct Quantity {
  /// In the unit's own measure: 0.055 for 5.5%.
  let value: Double

  init(_ text: String, in unit: Unit) throws(QuantityFault) {
    var scanner = QuantityScanner(text)
    guard let parts = scanner.parts() else {
      throw QuantityFault(
        text: "is \"\(Quote.short(text))\", which is no number; write \(unit.example).")
    }
    try Self.check(parts, text, unit)
    value = parts.value
    guard value.isFinite else {
      throw QuantityFault(text: "is \"\(Quote.short(text))\", which is too large a number.")
    }
  }

  private static func check(
    _ parts: QuantityScanner.Parts, _ text: String, _ unit: Unit
  ) throws(QuantityFault) {
    let fits =
      (!parts.hasPoundSign || unit.isMoney)
      && (!parts.isPercentage || unit.takesPercentages)
      && (parts.words.isEmpty || unit.words.contains(parts.words))
    guard fits else {
      throw QuantityFault(
        text: "is \"\(Quote.short(text))\", but counts \(unit.counted); write \(unit.example).")
    }
  }
}

/// Takes a number apart.
struct QuantityScanner {
  struct Parts {
    /// Sign, digits and point.
    var digits = ""
    /// The power of ten written as `e5`.
    var exponent = 0
    /// The power of ten written as a word, such as 3 for `k`.
    var magnitude = 0
    var hasPoundSign = false
    var isPercentage = false
    /// The unit as written after the number, in small letters.
    var words = ""

    /// Infinite where no double is as large.
    var value: Double {
      // A decimal exponent keeps 1.8% the double nearest to 0.018.
      Double("\(digits)e\(exponent + magnitude + (isPercentage ? -2 : 0))") ?? .nan
    }
  }

  private var rest: Substring

  init(_ text: String) {
    rest = Substring(text)
    rest = rest.trimmed
  }

  /// Nil if the text does not begin with a number.
  mutating func parts() -> Parts? {
    var parts = Parts()
    let isNegative = takeSign()
    parts.hasPoundSign = take("£")
    let isNegativeAfter = parts.hasPoundSign && !isNegative && takeSign()
    guard let whole = takeWhole() ?? takeNothingBeforePoint() else { return nil }
    parts.digits = (isNegative || isNegativeAfter ? "-" : "") + whole
    if rest.first == ".", rest.dropFirst().first.map(Self.isDigit) == true {
      rest.removeFirst()
      parts.digits += "." + takeDigits()
    }
    parts.exponent = takeExponent()
    parts.magnitude = takeMagnitude()
    rest = rest.trimmed
    parts.isPercentage = take("%")
    parts.words = String(rest.trimmed).lowercased()
    return parts
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private mutating func take(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func takeSign() -> Bool {
    if take("+") { return false }
    return take("-") || take("−")
  }

  private mutating func takeDigits() -> String {
    let digits = rest.prefix(while: Self.isDigit)
    rest.removeFirst(digits.count)
    return String(digits)
  }

  /// The digits before the point; thousands may be parted by commas, any by underscores.
  private mutating func takeWhole() -> String? {
    var digits = takeDigits()
    guard !digits.isEmpty else { return nil }
    let hasShortHead = digits.count <= 3
    while let separator = rest.first, separator == "," || separator == "_" {
      let group = rest.dropFirst().prefix(while: Self.isDigit)
      let isGroup = separator == "_" ? !group.isEmpty : group.count == 3 && hasShortHead
      guard isGroup else { return nil }
      digits += group
      rest.removeFirst(group.count + 1)
    }
    return digits
  }

  /// `0` of `.5`.
  private func takeNothingBeforePoint() -> String? {
    rest.first == "." && rest.dropFirst().first.map(Self.isDigit) == true ? "0" : nil
  }

  private mutating func takeExponent() -> Int {
    guard rest.first == "e" || rest.first == "E" else { return 0 }
    var after = rest.dropFirst()
    let isNegative = after.first == "-"
    if isNegative || after.first == "+" { after.removeFirst() }
    let digits = after.prefix(while: Self.isDigit)
    guard !digits.isEmpty else { return 0 }
    rest = after.dropFirst(digits.count)
    let exponent = min(Int(digits) ?? 9_999, 9_999)
    return isNegative ? -exponent : exponent
  }

  private static let magnitudes: [(name: String, power: Int)] = [
    ("thousand", 3), ("million", 6), ("billion", 9), ("bn", 9), ("k", 3), ("m", 6),
  ]

  private mutating func takeMagnitude() -> Int {
    let word = rest.trimmed
    for (name, power) in Self.magnitudes where word.lowercased().hasPrefix(name) {
      let after = word.dropFirst(name.count)
      if after.first?.isLetter == true { continue }
      rest = after
      return power
    }
    return 0
  }
}

/// A number as people type it, without a unit: `5%`, `.5`, `£2.4m`, `1,200`; nil of what is none, infinite of one too
/// large for a double.
public func typedNumber(_ text: String) -> Double? {
  var scanner = QuantityScanner(text)
  guard let parts = scanner.parts(), parts.words.isEmpty, !parts.value.isNaN else { return nil }
  return parts.value
}

extension Substring {
  /// Without blanks at either end.
  var trimmed: Substring {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
