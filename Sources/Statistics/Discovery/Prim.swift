// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds boxes of inputs in which cases of interest crowd: the patient rule induction method.
///
/// From the box that holds every case it peels, again and again, the twentieth of the cases at one end of one input
/// whose loss raises the share of interest most for each case lost; in the end it pastes back what was peeled too much.
/// Sources: J. H. Friedman, N. I. Fisher, Statistics and Computing 9, 1999, doi:10.1023/A:1008894516817; the gain for
/// each case lost from J. H. Kwakkel's EMA Workbench, with which its peeling agrees (Tests/StatisticsTests/Reference).
public struct Prim: Sendable {
  /// How patient it is, and when it ends.
  public struct Options: Sendable, Hashable {
    /// The share of a box's cases peeled in a step.
    public var peel: Double
    /// The share of the cases beyond a limit that a step pastes back.
    public var paste: Double
    /// The least share of all cases that a box holds.
    public var leastMass: Double
    /// Inputs limited at the most: a rule of many conditions is no rule that anybody reads.
    public var mostInputs: Int

    /// Friedman and Fisher's twentieth by default.
    public init(
      peel: Double = 0.05, paste: Double = 0.05, leastMass: Double = 0.05, mostInputs: Int = .max
    ) {
      self.peel = min(0.5, max(1e-6, peel))
      self.paste = min(0.5, max(1e-6, paste))
      self.leastMass = min(1, max(0, leastMass))
      self.mostInputs = max(1, mostInputs)
    }
  }

  private let inputs: [[Double]]
  private let hits: [Bool]
  /// For each input the cases, rising by its value.
  private let orders: [[Int32]]

  /// Takes cases: one array for each input, one value for each case. Nil where counts differ or a value is NaN.
  public init?(inputs: [[Double]], hits: [Bool]) {
    guard inputs.allSatisfy({ $0.count == hits.count && !$0.contains(where: \.isNaN) }),
      hits.count < Int(Int32.max)
    else { return nil }
    self.inputs = inputs
    self.hits = hits
    orders = inputs.map { input in
      (0..<Int32(hits.count)).sorted { (input[Int($0)], $0) < (input[Int($1)], $1) }
    }
  }

  /// Every box on the way, from the one that holds all of these cases to the last, pasted one.
  ///
  /// - Parameter places: the cases to look at, each once; nil for all.
  public func boxes(of places: [Int]? = nil, _ options: Options = Options()) -> [Rule] {
    var search = PrimSearch(
      inputs: inputs, hits: hits, orders: orders, places: places ?? Array(hits.indices),
      options: options)
    var rules = [search.rule]
    while search.peel() { rules.append(search.rule) }
    while search.paste() { rules.append(search.rule) }
    return rules
  }
}

/// A box being peeled.
private struct PrimSearch {
  let inputs: [[Double]]
  let hits: [Bool]
  let orders: [[Int32]]
  let options: Prim.Options
  /// Cases looked at.
  let cases: Int
  private let isCase: [Bool]
  private var isInside: [Bool]
  private var count: Tally
  private var low: [Double]
  private var high: [Double]

  struct Tally {
    var cases = 0
    var hits = 0
    var share: Double { cases > 0 ? Double(hits) / Double(cases) : 0 }
  }

  /// One end of one input moved, and how good that is.
  private struct Move {
    var gain: Double
    var freeInputs: Int
    var input: Int
    var isLow: Bool
    var value: Double
  }

  init(
    inputs: [[Double]], hits: [Bool], orders: [[Int32]], places: [Int], options: Prim.Options
  ) {
    self.inputs = inputs
    self.hits = hits
    self.orders = orders
    self.options = options
    var isInside = Array(repeating: false, count: hits.count)
    for place in places { isInside[place] = true }
    self.isInside = isInside
    isCase = isInside
    cases = places.count
    count = Tally(cases: places.count, hits: places.count { hits[$0] })
    low = Array(repeating: -.infinity, count: inputs.count)
    high = Array(repeating: .infinity, count: inputs.count)
  }

  var rule: Rule {
    Rule(
      limits: inputs.indices.filter(isLimited).map {
        RuleLimit(input: $0, range: low[$0]...high[$0])
      })
  }

  private func isLimited(_ input: Int) -> Bool {
    low[input] > -.infinity || high[input] < .infinity
  }

  /// Takes the best peel; false where none is left.
  mutating func peel() -> Bool {
    let limited = inputs.indices.count(where: isLimited)
    var best: Move?
    for input in inputs.indices where isLimited(input) || limited < options.mostInputs {
      let values = sorted(input) { isInside[$0] }
      for isLow in [false, true] {
        let level = isLow ? options.peel : 1 - options.peel
        guard let value = Self.cut(values.map(\.value), at: level) else { continue }
        let kept = tally(values) { isLow ? $0 >= value : $0 <= value }
        guard kept.cases < count.cases else { continue }
        let gain = (kept.share - count.share) / Double(count.cases - kept.cases)
        let free = inputs.count - limited - (isLimited(input) ? 0 : 1)
        let isBetter = best.map { (gain, free) > ($0.gain, $0.freeInputs) } ?? true
        guard isBetter else { continue }
        best = Move(gain: gain, freeInputs: free, input: input, isLow: isLow, value: value)
      }
    }
    guard let best, best.gain > 0 else { return false }
    let (oldLow, oldHigh) = (low[best.input], high[best.input])
    set(best)
    let after = countInside()
    guard after.cases > 0, Double(after.cases) >= options.leastMass * Double(cases) else {
      (low[best.input], high[best.input]) = (oldLow, oldHigh)
      _ = countInside()
      return false
    }
    return true
  }

  /// Gives back the best slice that was peeled too much; false where none is left.
  mutating func paste() -> Bool {
    var best: Move?
    for input in inputs.indices where isLimited(input) {
      for isLow in [true, false] where isLow ? low[input] > -.infinity : high[input] < .infinity {
        guard let wider = widened(input, isLow: isLow) else { continue }
        let more = wider.tally.cases - count.cases
        guard more > 0, wider.tally.share > count.share else { continue }
        let gain = (wider.tally.share - count.share) / Double(more)
        let isBetter = best.map { gain > $0.gain } ?? true
        guard isBetter else { continue }
        best = Move(gain: gain, freeInputs: 0, input: input, isLow: isLow, value: wider.value)
      }
    }
    guard let best else { return false }
    set(best)
    _ = countInside()
    return true
  }

  /// An end moved outwards over a twentieth of the cases beyond it that keep the other limits.
  private mutating func widened(_ input: Int, isLow: Bool) -> (value: Double, tally: Tally)? {
    let (ownLow, ownHigh) = (low[input], high[input])
    defer { (low[input], high[input]) = (ownLow, ownHigh) }
    if isLow { low[input] = -.infinity } else { high[input] = .infinity }
    let reach = sorted(input) { isCase[$0] && holds($0) }
    let beyond = reach.filter { isLow ? $0.value < ownLow : $0.value > ownHigh }
    let level = isLow ? 1 - options.paste : options.paste
    guard !beyond.isEmpty else { return nil }
    let value = Self.cut(beyond.map(\.value), at: level) ?? (isLow ? -.infinity : .infinity)
    return (value, tally(reach) { isLow ? $0 >= value : $0 <= value })
  }

  private mutating func set(_ move: Move) {
    if move.isLow { low[move.input] = move.value } else { high[move.input] = move.value }
  }

  private func holds(_ place: Int) -> Bool {
    inputs.indices.allSatisfy {
      inputs[$0][place] >= low[$0] && inputs[$0][place] <= high[$0]
    }
  }

  private mutating func countInside() -> Tally {
    var inside = Tally()
    for place in isInside.indices {
      isInside[place] = isCase[place] && holds(place)
      guard isInside[place] else { continue }
      inside.cases += 1
      inside.hits += hits[place] ? 1 : 0
    }
    count = inside
    return inside
  }

  /// An input's values over some cases, rising.
  private func sorted(_ input: Int, where isWanted: (Int) -> Bool) -> [(value: Double, isHit: Bool)]
  {
    orders[input].compactMap { place in
      isWanted(Int(place)) ? (inputs[input][Int(place)], hits[Int(place)]) : nil
    }
  }

  private func tally(
    _ values: [(value: Double, isHit: Bool)], where isKept: (Double) -> Bool
  ) -> Tally {
    values.reduce(into: Tally()) { tally, entry in
      guard isKept(entry.value) else { return }
      tally.cases += 1
      tally.hits += entry.isHit ? 1 : 0
    }
  }

  /// Where to cut rising values: in the middle between the two at the level, or, where these are equal, between their
  /// value and the next one further in; nil where all are equal.
  private static func cut(_ values: [Double], at level: Double) -> Double? {
    guard let first = values.first, let last = values.last, first < last else { return nil }
    let place = Double(values.count - 1) * level
    var (lower, upper) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
    if level > 0.5 {
      while lower > 0, values[lower] == values[upper] { lower -= 1 }
    } else {
      while upper < values.count - 1, values[lower] == values[upper] { upper += 1 }
    }
    return (values[lower] + values[upper]) / 2
  }
}
