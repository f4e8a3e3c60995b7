// SPDX-License-Identifier: GPL-3.0-or-later

extension JSON {
  /// On one line, and without any character with which a script could end before its time.
  var inScript: String {
    let escaped = line.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "<": "\\u003c"
      case ">": "\\u003e"
      case "&": "\\u0026"
      case "\u{2028}": "\\u2028"
      case "\u{2029}": "\\u2029"
      default: String(scalar)
      }
    }
    return escaped.joined()
  }
}
