// SPDX-License-Identifier: GPL-3.0-or-later

/// The name that a reader most likely meant.
enum NearestName {
  /// The nearest of `names` to `found` by insertions, deletions, replacements and swaps of neighbours; where none is
  /// near (more than a third of its letters away), one that begins with `found`.
  static func of(_ found: String, in names: some Sequence<String>) -> String? {
    let letters = plain(found)
    guard !letters.isEmpty, letters.count <= 80 else { return nil }
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = distance(letters, plain(name))
      let isNear = distance <= tolerated(max(letters.count, name.count))
      if isNear, distance < best?.distance ?? .max { best = (name, distance) }
    }
    if let best { return best.name }
    return letters.count < 4 ? nil : names.first { plain($0).starts(with: letters) }
  }

  private static func tolerated(_ letters: Int) -> Int {
    letters < 5 ? 1 : max(2, letters / 3)
  }

  /// ` Did you mean "years"?` with its space before, or nothing.
  static func question(_ found: String, in names: some Sequence<String>) -> String {
    of(found, in: names).map { " Did you mean \"\($0)\"?" } ?? ""
  }

  private static func plain(_ name: String) -> [Character] {
    name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
  }

  /// Distance with swaps of neighbours (optimal string alignment).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for row in left.indices {
      var line = [row + 1]
      for column in right.indices {
        let replaced = above[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(replaced, above[column + 1] + 1, line[column] + 1)
        let swapped =
          row > 0 && column > 0 && left[row] == right[column - 1]
          && left[row - 1] == right[column]
        if swapped { least = min(least, before[column - 1] + 1) }
        line.append(least)
      }
      (before, above) = (above, line)
    }
    return above[right.count]
  }
}

/// The name that a reader most likely meant by one that isn't there; nil where none is near.
public func nearestName(to found: String, in names: [String]) -> String? {
  NearestName.of(found, in: names)
}
