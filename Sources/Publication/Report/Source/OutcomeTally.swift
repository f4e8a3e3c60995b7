// SPDX-License-Identifier: GPL-3.0-or-later

/// What a board paper needs of `outcomes.csv`: counted line by line, as the file may hold millions of futures.
public struct OutcomeTally: Sendable {
  /// Futures in the file.
  public private(set) var runs = 0
  /// Those in which every modelled principle was met throughout.
  public private(set) var allMet = 0
  /// Futures by the principle that was the first to give, and by the term in which it gave.
  public private(set) var firstBreaches: [String: [String: Int]] = [:]
  /// Futures by the number of schools that joined.
  public private(set) var joined: [Int: Int] = [:]
  private var places: [String: Int] = [:]
  private var line: [UInt8] = []

  /// Nothing counted yet.
  public init() {}

  /// Takes the next bytes of the file; the last line must end in a line feed, as this program writes it.
  public mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        count(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
      } else {
        line.append(byte)
      }
    }
  }

  private mutating func count(_ line: String) {
    let fields = line.split(separator: ",", omittingEmptySubsequences: false)
    guard !places.isEmpty else {
      for (place, name) in fields.enumerated() { places[String(name)] = place }
      return
    }
    func field(_ name: String) -> String {
      places[name].flatMap { $0 < fields.count ? String(fields[$0]) : nil } ?? ""
    }
    runs += 1
    if field("all_met") == "true" { allMet += 1 }
    if let count = Int(field("joined")) { joined[count, default: 0] += 1 }
    let principle = field("first_breach_principle")
    if !principle.isEmpty {
      firstBreaches[principle, default: [:]][field("first_breach_term"), default: 0] += 1
    }
  }
}
