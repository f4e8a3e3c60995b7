// SPDX-License-Identifier: GPL-3.0-or-later
public import TrustDomain

/// How a principle stands, or stood over a whole trajectory.
public enum Standing: UInt8, Sendable, Hashable, CaseIterable {
  /// Nothing to judge: no school of the kind, no join due. Counted neither way.
  case notApplicable
  case met
  case notMet
  /// No valid evidence: not the same as not met, and never counted as met.
  case notEvidenced
}

/// The first time in a trajectory that a principle was not met.
public struct FirstBreach: Sendable, Hashable {
  /// Terms since the start.
  public var term: Int
  /// Index into the principle's checks.
  public var check: Int
  /// The element of the check's scope that missed by most.
  public var element: Int
  /// How far beyond the threshold it lay, in the metric's unit; infinite where nothing is on file.
  public var shortfall: Double
  /// The shortfall over the size of the threshold, to compare principles.
  public var severity: Double
}

/// What a trajectory says of one principle.
public struct PrincipleOutcome: Sendable, Hashable {
  /// The worst standing at any assessment: not met before not evidenced, not evidenced before met.
  public var verdict: Standing
  /// Nil where the principle was met, or did not apply, throughout.
  public var firstBreach: FirstBreach?
  /// Terms in which the principle stood unmet.
  public var termsInBreach: Int
  /// Whether it was met again at the last assessment.
  public var hasRecovered: Bool
}

/// Follows every modelled principle of a catalogue through one trajectory.
///
/// It sees records and nothing else, so it would judge a real trust's records alike. Reused from trajectory to
/// trajectory; a record allocates nothing.
public struct PrincipleLedger: Sendable {
  /// The modelled principles, in the catalogue's order.
  public let principles: [Principle]
  private let measures: [Measure]
  private var values: [Double] = []
  private let checks: [FollowedCheck]
  private let gateBit: [UInt64]
  private var states: [CheckState]
  /// How each principle stands now.
  public private(set) var standing: [Standing]
  private var outcomes: [PrincipleOutcome]
  /// Gate principles that stand unmet, one bit each in the order of `gatePrinciples`.
  public private(set) var unmetGates: UInt64 = 0

  /// A check as plain numbers, so that the term loop copies no reference.
  private struct FollowedCheck: Sendable {
    let scope: MetricScope
    /// 1 where a value must be at least the threshold, -1 where at most.
    let side: Double
    let threshold: Double
    let isYearly: Bool
    let shareAllowed: Double
    let misses: Int
    let mask: UInt32
    let principle: Int
    /// Index into the principle's checks.
    let place: Int

    init(_ check: Check, principle: Int, place: Int) {
      scope = check.metric.scope
      side = check.comparator == .atLeast ? 1 : -1
      threshold = check.threshold
      isYearly = check.when == .yearEnd
      shareAllowed = check.tolerance.shareAllowed
      misses = check.tolerance.misses
      mask = (1 << UInt32(min(max(check.tolerance.window, 1), 31))) - 1
      self.principle = principle
      self.place = place
    }
  }

  private struct CheckState: Sendable {
    var misses: UInt32 = 0
    var standing = Standing.notApplicable
    var worst = Miss()
  }

  private struct Miss: Sendable {
    var element = 0
    var shortfall = 0.0
  }

  /// Follows every modelled principle, but only the first 64 gate principles have a bit of `unmetGates`.
  public init(_ catalogue: Catalogue) {
    principles = catalogue.modelled
    measures = principles.flatMap { $0.checks.map(\.metric.measure) }
    checks = principles.enumerated().flatMap { index, principle in
      principle.checks.enumerated().map { place, check in
        FollowedCheck(check, principle: index, place: place)
      }
    }
    var bit = 0
    gateBit = principles.map { principle in
      guard principle.isGate, bit < 64 else { return 0 }
      defer { bit += 1 }
      return 1 << UInt64(bit)
    }
    states = Array(repeating: CheckState(), count: checks.count)
    standing = Array(repeating: .notApplicable, count: principles.count)
    outcomes = Array(repeating: Self.fresh, count: principles.count)
  }

  private static let fresh = PrincipleOutcome(
    verdict: .notApplicable, firstBreach: nil, termsInBreach: 0, hasRecovered: false)

  /// The modelled principles whose bits `unmetGates` shows, lowest bit first.
  public var gatePrinciples: [Principle] {
    zip(principles, gateBit).filter { $0.1 != 0 }.map(\.0)
  }

  /// What the trajectory said of each principle, in the order of `principles`.
  public var results: [PrincipleOutcome] { outcomes }

  /// Judges a record; the opening one (term -1) sets how principles stand for the gate but breaks none.
  public mutating func observe(_ record: borrowing TermRecord) {
    if record.term < 0 { reset() }
    for index in checks.indices { judge(index, record) }
    settle(term: record.term)
  }

  private mutating func reset() {
    for index in states.indices { states[index] = CheckState() }
    for index in outcomes.indices {
      outcomes[index] = Self.fresh
      standing[index] = .notApplicable
    }
    unmetGates = 0
  }

  /// Measures a check's metric over its scope and updates how the check stands.
  private mutating func judge(_ index: Int, _ record: borrowing TermRecord) {
    let followed = checks[index]
    if followed.isYearly && !record.isYearEnd { return }
    var applicable = 0
    var missed = 0
    var isEvidenced = true
    var worst = Miss(element: 0, shortfall: -.infinity)
    let elements = followed.scope.count(in: record)
    readValues(of: index, count: elements, record)
    for element in 0..<elements {
      let value = values[element]
      if value.isNaN { continue }
      applicable += 1
      let isMissing = value == Metric.notEvidenced
      let shortfall = isMissing ? .infinity : followed.side * (followed.threshold - value)
      if isMissing { isEvidenced = false }
      if shortfall > Self.roundingAllowance { missed += 1 }
      if shortfall > worst.shortfall { worst = Miss(element: element, shortfall: shortfall) }
    }
    update(index, applicable: applicable, missed: missed, isEvidenced: isEvidenced, worst: worst)
  }

  /// Reads the values of a check's metric over its scope.
  private mutating func readValues(of index: Int, count: Int, _ record: borrowing TermRecord) {
    if values.count < count { values = Array(repeating: .nan, count: count) }
    let measure = measures[index]
    values.withUnsafeMutableBufferPointer { buffer in
      if let readAll = measure.readAll { return readAll(record, buffer) }
      for element in 0..<count { buffer[element] = measure.read(record, element) }
    }
  }

  /// A value on its threshold meets it, whatever the last bit of a quotient.
  private static let roundingAllowance = 1e-12

  private mutating func update(
    _ index: Int, applicable: Int, missed: Int, isEvidenced: Bool, worst: Miss
  ) {
    let followed = checks[index]
    guard applicable > 0 else {
      if !followed.isYearly { states[index].standing = .notApplicable }
      return
    }
    var state = states[index]
    let allowed = followed.shareAllowed * Double(applicable) + 1e-9
    let isMiss: UInt32 = Double(missed) > allowed ? 1 : 0
    state.misses = (state.misses << 1 | isMiss) & followed.mask
    let isInBreach = state.misses.nonzeroBitCount >= followed.misses
    state.standing = isInBreach ? (isEvidenced ? .notMet : .notEvidenced) : .met
    if isMiss == 1 { state.worst = worst }
    states[index] = state
  }

  /// Lets each principle stand as its worst check does, and books breaches.
  private mutating func settle(term: Int) {
    unmetGates = 0
    var index = 0
    for principle in standing.indices {
      var now = Standing.notApplicable
      while index < checks.count, checks[index].principle == principle {
        now = Self.worse(now, states[index].standing)
        index += 1
      }
      standing[principle] = now
      if now == .notMet || now == .notEvidenced { unmetGates |= gateBit[principle] }
    }
    guard term >= 0 else { return }
    for index in outcomes.indices { book(index, term: term) }
  }

  /// Not met outweighs not evidenced, which outweighs met; any outweighs not applicable.
  private static func worse(_ one: Standing, _ other: Standing) -> Standing {
    func weight(_ standing: Standing) -> Int {
      switch standing {
      case .notApplicable: 0
      case .met: 1
      case .notEvidenced: 2
      case .notMet: 3
      }
    }
    return weight(one) >= weight(other) ? one : other
  }

  private mutating func book(_ index: Int, term: Int) {
    let now = standing[index]
    guard now != .notApplicable else { return }
    outcomes[index].verdict = Self.worse(outcomes[index].verdict, now)
    guard now != .met else {
      outcomes[index].hasRecovered = outcomes[index].termsInBreach > 0
      return
    }
    outcomes[index].termsInBreach += 1
    outcomes[index].hasRecovered = false
    if outcomes[index].firstBreach == nil {
      outcomes[index].firstBreach = firstBreach(of: index, term: term)
    }
  }

  /// The check in breach that lies furthest beyond its threshold.
  private func firstBreach(of principle: Int, term: Int) -> FirstBreach? {
    var first: FirstBreach?
    for index in checks.indices where checks[index].principle == principle {
      let state = states[index]
      guard state.standing == .notMet || state.standing == .notEvidenced else { continue }
      let size = abs(checks[index].threshold)
      let severity = state.worst.shortfall / (size > 0 ? size : 1)
      guard severity > first?.severity ?? -.infinity else { continue }
      first = FirstBreach(
        term: term, check: checks[index].place, element: state.worst.element,
        shortfall: state.worst.shortfall, severity: severity)
    }
    return first
  }
}
