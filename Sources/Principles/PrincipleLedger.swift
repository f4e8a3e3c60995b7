// SPDX-License-Identifier: GPL-3.0-or-later
public import TrustDomain

/// Follows every modelled principle of a catalogue through one trajectory.
///
/// It sees records and nothing else, so it would judge a real trust's records alike. Reused from trajectory to
/// trajectory; a record allocates nothing.
public struct PrincipleLedger: Sendable {
  /// The modelled principles, in the catalogue's order.
  public let principles: [Principle]
  private var readings: Readings
  /// By principle, in its order.
  private var checks: [FollowedCheck]
  /// Each principle's checks among them.
  private let spans: [Range<Int>]
  /// The checks made before a join, and the principle of each.
  private let beforeJoins: [(check: Int, principle: Int)]
  private let gateBit: [UInt64]
  private var states: [CheckState]
  /// How each principle stands now.
  public private(set) var standing: [Standing]
  private var courses: [Course]
  /// Gate principles that stand unmet, one bit each in the order of `gatePrinciples`.
  public private(set) var unmetGates: UInt64 = 0
  /// Whether schools that are due wait for the gate, by the last record.
  ///
  /// A check before a join is then kept, since nobody joins while it is unmet: it shuts the gate but is no breach.
  public private(set) var isHoldingJoins = false

  /// Follows every modelled principle, but only the first 64 gate principles have a bit of `unmetGates`.
  public init(_ catalogue: Catalogue) { self.init(catalogue, alsoReading: []) }

  /// Measures other metrics on the way, so that what a check reads as well is measured once.
  ///
  /// - Parameter metrics: each read in every term while `detail` is at least the one beside it.
  public init(_ catalogue: Catalogue, alsoReading metrics: [(metric: Metric, detail: Int)]) {
    let modelled = catalogue.modelled
    let readings = Readings(checks: modelled.flatMap(\.checks), others: metrics)
    principles = modelled
    checks = modelled.flatMap { principle in
      principle.checks.enumerated().map { place, check in
        FollowedCheck(
          check, place: place, source: readings.source(of: check.metric, check.filter) ?? 0)
      }
    }
    self.readings = readings
    var end = 0
    spans = modelled.map { principle in
      defer { end += principle.checks.count }
      return end..<(end + principle.checks.count)
    }
    let (places, listed) = (spans, checks)
    beforeJoins = places.indices.flatMap { principle in
      places[principle].filter { listed[$0].isBeforeJoin }.map { ($0, principle) }
    }
    var bit = 0
    gateBit = modelled.map { principle in
      guard principle.isGate, bit < 64 else { return 0 }
      defer { bit += 1 }
      return 1 << UInt64(bit)
    }
    states = Array(repeating: CheckState(), count: checks.count)
    standing = Array(repeating: .notApplicable, count: modelled.count)
    courses = Array(repeating: Course(), count: modelled.count)
  }

  /// The modelled principles whose bits `unmetGates` shows, lowest bit first.
  public var gatePrinciples: [Principle] {
    zip(principles, gateBit).filter { $0.1 != 0 }.map(\.0)
  }

  /// How many of the other metrics are measured.
  public var detail: Int {
    get { readings.detail }
    set { readings.detail = newValue }
  }

  /// The values of the last record: those of `alsoReading` for the trust first, in their order.
  public var values: [Double] { readings.values }

  /// Where a metric's values stand among `values`, once a record has been observed; nil if it isn't read.
  public func places(of metric: Metric) -> Range<Int>? {
    readings.source(of: metric).map { readings.range(of: $0) }
  }

  /// What the trajectory said of each principle, in the order of `principles`.
  public var results: [PrincipleOutcome] { principles.indices.map(outcome) }

  /// What the trajectory said of one principle, by its place in `principles`.
  public func outcome(of principle: Int) -> PrincipleOutcome {
    var lowest = Double.infinity
    for index in spans[principle] {
      lowest = min(lowest, states[index].lowestMargin)
    }
    return courses[principle].outcome(lowestMargin: lowest)
  }

  /// Judges a record; the opening one (term -1) sets how principles stand for the gate but breaks none.
  public mutating func observe(_ record: borrowing TermRecord) {
    if record.term < 0 { reset() }
    if readings.read(record) {
      for index in checks.indices {
        checks[index].place(at: readings.range(of: checks[index].source))
      }
    }
    unmetGates = Self.judge(
      checks, spans, gateBit, in: readings.values, isYearEnd: record.isYearEnd,
      isOpening: record.term < 0, states: &states, standing: &standing)
    isHoldingJoins = unmetGates != 0 && record.joins.areHeldByGate
    settleJoins()
    if record.term >= 0 { book(term: record.term) }
  }

  private mutating func reset() {
    for index in states.indices { states[index] = CheckState() }
    for index in courses.indices {
      courses[index] = Course()
      standing[index] = .notApplicable
    }
    unmetGates = 0
    isHoldingJoins = false
  }

  /// Makes every check that is due, and lets each principle stand as its worst check does.
  ///
  /// A function of the type, lent its lists one by one: a method of the ledger would count references of each up and down.
  ///
  /// - Returns: the bits of the gate principles that stand unmet.
  private static func judge(
    _ checks: [FollowedCheck], _ spans: [Range<Int>], _ gateBit: [UInt64], in values: [Double],
    isYearEnd: Bool, isOpening: Bool, states: inout [CheckState], standing: inout [Standing]
  ) -> UInt64 {
    var unmet: UInt64 = 0
    states.withUnsafeMutableBufferPointer { states in
      standing.withUnsafeMutableBufferPointer { standing in
        values.withUnsafeBufferPointer { values in
          for principle in spans.indices {
            var now = Standing.notApplicable
            for index in spans[principle] {
              let isDue = isYearEnd || !checks[index].isYearly
              now = now.worse(
                isDue
                  ? checks[index].judge(values, isOpening: isOpening, into: &states[index])
                  : states[index].standing)
            }
            standing[principle] = now
            if now.isBreach { unmet |= gateBit[principle] }
          }
        }
      }
    }
    return unmet
  }

  /// Leaves unmet checks before a join out where no school joins, and books the margins of the others.
  private mutating func settleJoins() {
    for (check, principle) in beforeJoins {
      if !isHeld(check) {
        states[check].lowestMargin = min(states[check].lowestMargin, states[check].margin)
        continue
      }
      var now = Standing.notApplicable
      for index in spans[principle] where !isHeld(index) {
        now = now.worse(states[index].standing)
      }
      standing[principle] = now
    }
  }

  /// Whether a check is unmet before a join that does not go ahead.
  private func isHeld(_ check: Int) -> Bool {
    isHoldingJoins && checks[check].isBeforeJoin && states[check].standing.isBreach
  }

  private mutating func book(term: Int) {
    guard Self.book(standing, into: &courses) else { return }
    for principle in standing.indices where courses[principle].isFirst(standing[principle]) {
      courses[principle].begin(with: firstBreach(of: principle, term: term))
    }
  }

  /// Books how each principle stands; true where one is broken for the first time.
  private static func book(_ standing: [Standing], into courses: inout [Course]) -> Bool {
    var isAnyNew = false
    courses.withUnsafeMutableBufferPointer { courses in
      for principle in standing.indices {
        courses[principle].book(standing[principle])
        if courses[principle].isFirst(standing[principle]) { isAnyNew = true }
      }
    }
    return isAnyNew
  }

  /// The check in breach that lies furthest beyond its threshold.
  private func firstBreach(of principle: Int, term: Int) -> FirstBreach {
    var first = FirstBreach(term: term, check: 0, element: 0, shortfall: 0, severity: -.infinity)
    for index in spans[principle] where states[index].standing.isBreach && !isHeld(index) {
      let size = abs(checks[index].threshold)
      let severity = states[index].shortfall / (size > 0 ? size : 1)
      guard severity > first.severity else { continue }
      first = FirstBreach(
        term: term, check: checks[index].place, element: states[index].element,
        shortfall: states[index].shortfall, severity: severity)
    }
    return first
  }
}
