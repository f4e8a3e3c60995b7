// SPDX-License-Identifier: GPL-3.0-or-later
internal import Publication

/// A manifest beside the one made again, member by member; it is held to what two runs must have in common.
struct ManifestComparison {
  let there: String
  let made: String

  /// Lines of a member, the first of them with its number from 1.
  private struct Member {
    let line: Int
    var lines: [String]
  }

  /// The files' own entries are held against the files instead.
  private static let others = Manifest.occasional.union(["results"])
  /// Lines within a member that belong to one occasion: what was set then stands in the scenario since.
  private static let occasional = ["    \"set\": ", "      \"", "    ]", "    \"swift\": "]

  func findings() throws(Failure) -> [Finding] {
    let there = try Self.members(of: there)
    let made = try Self.members(of: made)
    return made.sorted { $0.value.line < $1.value.line }.compactMap { name, member in
      guard !Self.others.contains(name) else { return nil }
      guard let old = there[name] else { return Finding(file: file, text: "lacks \(name)") }
      return difference(old, member)
    }
  }

  private let file = "manifest.json"

  private func difference(_ old: Member, _ new: Member) -> Finding? {
    let (there, made) = (Self.lasting(old), Self.lasting(new))
    guard let place = zip(there, made).first(where: { $0.0.text != $0.1.text }) else {
      guard there.count != made.count else { return nil }
      return Finding(file: file, line: old.line, text: "has another number of lines")
    }
    return Finding(
      file: file, line: place.0.line,
      values: .init(there: Self.trimmed(place.0.text), made: Self.trimmed(place.1.text)))
  }

  private static func lasting(_ member: Member) -> [(line: Int, text: String)] {
    member.lines.enumerated().map { (line: member.line + $0, text: $1) }.filter { line in
      !occasional.contains { line.text.hasPrefix($0) }
    }
  }

  private static func trimmed(_ text: String) -> String { String(text.drop { $0 == " " }) }

  /// Members by name: each begins with two spaces and a quote, as the program writes them.
  private static func members(of path: String) throws(Failure) -> [String: Member] {
    let text = String(decoding: try FileReader.bytes(of: path), as: UTF8.self)
    var members: [String: Member] = [:]
    var name = ""
    for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("  \"") { name = String(line.dropFirst(3).prefix { $0 != "\"" }) }
      members[name, default: Member(line: place + 1, lines: [])].lines.append(String(line))
    }
    return members.filter { !$0.key.isEmpty }
  }
}
