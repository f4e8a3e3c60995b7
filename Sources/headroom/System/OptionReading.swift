// SPDX-License-Identifier: GPL-3.0-or-later
internal import Publication
internal import ScenarioFiles

// Readers of options' texts: each keeps what is wrong and then answers a stand-in.
extension Faults {
  /// A whole number in a range.
  ///
  /// - Parameter isYear: whether thousands stay together.
  mutating func whole(
    _ option: String, _ text: String, in range: ClosedRange<Int>, isYear: Bool = false
  ) -> Int {
    if let number = typedNumber(text), let whole = Int(exactly: number), range.contains(whole) {
      return whole
    }
    let ends = [range.lowerBound, range.upperBound].map { isYear ? "\($0)" : Self.grouped($0) }
    usage(
      "\(option) is \(Self.shown(text)); it must be a whole number from \(ends.joined(separator: " to "))."
    )
    return range.lowerBound
  }

  mutating func whole(_ option: String, _ text: String?, in range: ClosedRange<Int>) -> Int? {
    text.map { whole(option, $0, in: range) }
  }

  /// A number that meets a condition, which the cure puts in words: `must be from 0 to 1,000`.
  mutating func number(
    _ option: String, _ text: String, _ cure: String, allows: (Double) -> Bool
  ) -> Double {
    if let number = typedNumber(text), number.isFinite, allows(number) { return number }
    usage("\(option) is \(Self.shown(text)); it \(cure).\(Self.percentQuestion(text, allows))")
    return 0
  }

  /// ` Did you mean 0.8?` of 80 where a share is asked for.
  private static func percentQuestion(_ text: String, _ allows: (Double) -> Bool) -> String {
    guard !text.contains("%"), let number = typedNumber(text), number.isFinite, number > 1,
      allows(number / 100), !allows(2)
    else { return "" }
    return " Did you mean \(decimalText(number / 100))?"
  }

  /// A probability that is neither 0 nor 1.
  mutating func probability(_ option: String, _ text: String) -> Double {
    number(option, text, "must lie between 0 and 1, such as 0.8 or 80%") { $0 > 0 && $0 < 1 }
  }

  /// The seed of random numbers.
  mutating func seed(_ text: String) -> UInt64 {
    if let seed = UInt64(text.filter { $0 != "_" && $0 != "," }) { return seed }
    usage("--seed is \(Self.shown(text)); it must be a whole number from 0 to \(UInt64.max).")
    return 0
  }

  /// Threads to work on: one for each core unless told otherwise.
  mutating func threads(_ text: String?) -> Int {
    whole("--threads", text, in: 1...1_024) ?? SamplingOptions.cores
  }

  /// Whole numbers with commas between, each once.
  mutating func wholes(
    _ option: String, _ text: String, of what: String, in range: ClosedRange<Int>, most: Int
  ) -> [Int] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> Int? in
      typedNumber(String(part)).flatMap { Int(exactly: $0) }
    }
    if numbers.count == parts.count, numbers.count <= most, Set(numbers).count == numbers.count,
      numbers.allSatisfy({ range.contains($0) })
    {
      return numbers.sorted()
    }
    usage(
      "\(option) is \(Self.shown(text)); it must give \(what) from \(range.lowerBound) to \(range.upperBound), each "
        + "once, \(most) at the most, with commas between, such as 1,2,3.")
    return []
  }

  /// One of a few names.
  mutating func choice<Value>(_ option: String, _ text: String) -> Value?
  where Value: RawRepresentable<String> & CaseIterable {
    if let value = Value(rawValue: text) { return value }
    usage(
      "\(option) is \(Self.shown(text)); \(Self.cure(text, among: Value.allCases.map(\.rawValue)))")
    return nil
  }

  mutating func format(_ text: String) -> OutputFormat { choice("--format", text) ?? .text }

  /// What to choose instead of a name that is none.
  static func cure(_ text: String, among names: [String]) -> String {
    let question = nearestName(to: text, in: names).map { " Did you mean \"\($0)\"?" } ?? ""
    return "it must be one of \(names.joined(separator: ", ")).\(question)"
  }

  /// Where a result goes; nil where no place is given.
  mutating func folder(_ text: String?) -> ResultPath? {
    guard let text else { return nil }
    if let path = ResultPath(text) { return path }
    usage("--out \"\(text)\" names no folder of its own; give one such as Results/mine.")
    return nil
  }

  /// Whether a result may stand at a place.
  mutating func check(_ place: ResultPath?, replaces: Bool) {
    guard let place else { return }
    attempt { () throws(Failure) in
      try ResultFolder(at: place, replaces: replaces).checkPlace()
    }
  }

  /// As typed: a number bare, anything else in quotes.
  static func shown(_ text: String) -> String {
    let short = text.count > 60 ? String(text.prefix(60)) + "…" : text
    return typedNumber(text) == nil ? "\"\(short)\"" : short
  }

  /// Thousands parted by commas.
  static func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }
}
