// SPDX-License-Identifier: GPL-3.0-or-later
internal import Yams

extension Reading {
  /// Says what the YAML parser found, in this project's words where it is a frequent fault.
  mutating func report(_ error: any Error, in text: String, _ input: Input) {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = Place(input, line: mark.line, column: mark.column)
      report(place, "", Self.explanation(problem, context?.text))
    case .reader(let problem, let offset, _, _):
      report(Self.place(of: offset ?? 0, in: text, input), "", "is not YAML: \(problem).")
    case .duplicatedKeysInMapping(let keys, let context):
      let place = Place(input, line: context.mark.line, column: context.mark.column)
      report(place, "", YAMLMarks.duplicate(keys.first ?? ""))
    default:
      report(Place(input), "", "is not YAML.")
    }
  }

  private static func explanation(_ problem: String, _ context: String?) -> String {
    let found = "is not YAML: \(problem)" + (context.map { " \($0)" } ?? "")
    if problem.contains("mapping values are not allowed") {
      return found + "; put text with a colon in quotes, and indent keys of one mapping alike."
    }
    if problem.contains("cannot start any token") {
      return found
        + "; indent with spaces, not tabs, and put text that begins with a sign in quotes."
    }
    if problem.contains("undefined alias") {
      return found + "; put text that begins with * in quotes."
    }
    if problem.contains("another document") { return found + "; take out the line \"---\"." }
    if context.map({ $0.contains("flow") || $0.contains("quoted scalar") }) ?? false {
      return found + "; close every bracket and quote, and part items by commas."
    }
    return found + "; look at the brackets, quotes and indents up to here."
  }

  private static func place(of offset: Int, in text: String, _ input: Input) -> Place {
    let before = text.prefix(max(0, offset))
    let line = before.count(where: \.isNewline) + 1
    let column = before.reversed().prefix(while: { !$0.isNewline }).count + 1
    return Place(input, line: line, column: column)
  }
}

/// What can be counted in a YAML text without parsing it; never too little.
struct YAMLMarks {
  private(set) var anchors = 0
  private(set) var aliases = 0
  /// Brackets opened and not closed, at most at one time.
  private(set) var openBrackets = 0
  /// Columns of blanks and dashes before the first word of a line, at most.
  private(set) var widestOpening = 0

  init(_ text: String) {
    var state = State()
    for byte in text.utf8 { count(byte, &state) }
  }

  private struct State {
    var previous: UInt8 = 0x20
    var beforePrevious: UInt8 = 0x20
    var open = 0
    var opening = 0
    var isOpening = true
  }

  private mutating func count(_ byte: UInt8, _ state: inout State) {
    countReferences(byte, after: state.previous, state.beforePrevious)
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      state.open += 1
      openBrackets = max(openBrackets, state.open)
    case UInt8(ascii: "]"), UInt8(ascii: "}"): state.open = max(0, state.open - 1)
    default: break
    }
    if byte == 0x0A || byte == 0x0D {
      (state.opening, state.isOpening) = (0, true)
    } else if state.isOpening {
      state.isOpening = " -?:\t!&*".utf8.contains(byte)
      state.opening += 1
      widestOpening = max(widestOpening, state.opening)
    }
    (state.beforePrevious, state.previous) = (state.previous, byte)
  }

  /// An anchor or an alias is a sign right before a letter, digit, dash or underscore, at the start of a value: the one
  /// in "R&D" is none.
  private mutating func countReferences(
    _ byte: UInt8, after previous: UInt8, _ beforePrevious: UInt8
  ) {
    guard " \t\r\n[{,:".utf8.contains(beforePrevious) else { return }
    let isWord =
      byte > 0x7F || byte == 0x2D || byte == 0x5F
      || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
    guard isWord else { return }
    if previous == UInt8(ascii: "&") { anchors += 1 }
    if previous == UInt8(ascii: "*") { aliases += 1 }
  }

  /// What to say of a key that stands twice.
  static func duplicate(_ key: String) -> String {
    let name = "the key \"\(Quote.short(key))\" stands twice in one mapping"
    return isThousands(key) ? "\(name); \(commaCure)" : "\(name); keep one."
  }

  /// Whether a key or value is what a comma leaves over of a number: three digits.
  static func isThousands(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  static let commaCure =
    "within { } and [ ] a comma parts values, so write £15_000, 15k or \"£15,000\"."
}
