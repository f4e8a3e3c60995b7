// SPDX-License-Identifier: GPL-3.0-or-later

/// Text that is HTML. Other text becomes part of it only escaped, so no title or name can bring in markup.
struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
  private(set) var source: String

  init(stringLiteral literal: String) { source = literal }
  init(stringInterpolation: Interpolation) { source = stringInterpolation.source }

  /// Escaped.
  init(text: String) { source = Self.escape(text) }

  /// Text that is known to be HTML: this program's own style and script.
  init(trusted: String) { source = trusted }

  /// One after the other.
  init(_ parts: [HTML]) { source = parts.map(\.source).joined(separator: "\n") }

  /// One after the other, with nothing between.
  init(joined parts: [HTML]) { source = parts.map(\.source).joined() }

  static let empty: HTML = ""

  var isEmpty: Bool { source.isEmpty }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    init(literalCapacity: Int, interpolationCount: Int) { source.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { source += literal }
    mutating func appendInterpolation(_ html: HTML) { source += html.source }
    mutating func appendInterpolation(_ parts: [HTML]) { source += HTML(parts).source }
    mutating func appendInterpolation(_ text: String) { source += HTML.escape(text) }
    mutating func appendInterpolation(_ number: Int) { source += String(number) }
  }

  /// Characters that mean something in HTML, by their names; those that a reader cannot see, left out.
  private static func escape(_ text: String) -> String {
    var escaped = ""
    let scalars = Array(harmless(text).unicodeScalars.filter { !steersReading($0) })
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      // A word joiner, as a line may else end between the sign and the pound.
      case "-" where isMinus(place, in: scalars): escaped += "\u{2212}\u{2060}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Whether a hyphen is the sign of a number, which no line may part from it.
  private static func isMinus(_ place: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard place + 1 < scalars.count, place == 0 || " (+".unicodeScalars.contains(scalars[place - 1])
    else { return false }
    return scalars[place + 1] == "£" || ("0"..."9").contains(scalars[place + 1])
  }

  /// Whether a character turns the direction of what follows, and so could show other words than are there.
  private static func steersReading(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
