// SPDX-License-Identifier: GPL-3.0-or-later
public import TrustDomain

internal import Assumptions
internal import Principles
internal import Simulation
internal import Synchronization

/// Plans of one question that differ by their joins alone, and share their futures.
///
/// Many plans are made as one queue of work, so that threads wait for each other at its end only, not after each plan.
public struct JoinPlans: Sendable {
  private let question: Question
  /// With every candidate joining: the others take from it what they have in common.
  private let layout: SimulationPlan

  /// Some futures of one plan.
  public struct Wanted: Sendable, Hashable {
    /// In place of the question's own.
    public let joins: [Join]
    /// Of the futures.
    public let numbers: Range<Int>

    /// Joins are of the question's candidates.
    public init(joins: [Join], numbers: Range<Int>) {
      self.joins = joins
      self.numbers = numbers
    }
  }

  /// Lays out what the plans of a question share.
  public init(_ question: Question) {
    self.question = question
    var whole = question.scenario
    whole.proposal.joins = whole.candidates.map { Join(school: $0.id, term: whole.start) }
    layout = SimulationPlan(whole)
  }

  /// Makes futures and brings each plan's, in the order of their numbers, down to a value as soon as they are there, so
  /// that no more than a few plans are held at a time.
  ///
  /// - Parameters:
  ///   - wanted: plans in the order in which they are begun.
  ///   - made: told the plan's place; called from any thread.
  /// - Returns: the values in the order of the plans, whatever the threads.
  public func futures<Value: Sendable>(
    _ wanted: [Wanted], seed: UInt64, threads: Int,
    made: @escaping @Sendable (Int, [Future]) -> Value
  ) async throws(ForecastError) -> [Value] {
    let desk = PartsDesk<Value>(wanted)
    await withTaskGroup { group in
      for _ in 0..<max(1, min(threads, desk.parts.count)) {
        group.addTask { work(at: desk, wanted, seed: seed, made: made) }
      }
    }
    return try desk.values()
  }

  private func work<Value: Sendable>(
    at desk: PartsDesk<Value>, _ wanted: [Wanted], seed: UInt64,
    made: @Sendable (Int, [Future]) -> Value
  ) {
    var next = desk.next()
    while let first = next {
      let plan = first.plan
      var simulator = Simulator(plan: laidOut(wanted[plan].joins), seed: seed)
      var observer = FutureObserver(question.catalogue)
      while let part = next, part.plan == plan {
        do throws(SimulationFault) {
          let futures = try simulator.futures(part.numbers, observer: &observer)
          if let whole = desk.take(futures, of: part) { desk.keep(made(plan, whole), of: plan) }
        } catch {
          return desk.close(ForecastError(error), at: part)
        }
        next = desk.next()
      }
    }
  }

  private func laidOut(_ joins: [Join]) -> SimulationPlan {
    var scenario = question.scenario
    scenario.proposal.joins = joins
    return SimulationPlan(scenario, like: layout)
  }
}

extension Simulator {
  /// The futures of some numbers in brief.
  mutating func futures(
    _ numbers: Range<Int>, observer: inout FutureObserver
  ) throws(SimulationFault) -> [Future] {
    var futures: [Future] = []
    futures.reserveCapacity(numbers.count)
    for number in numbers {
      try run(trajectory: UInt32(number), observer: &observer)
      futures.append(observer.future(joins: joinOutcomes))
    }
    return futures
  }
}

/// Some of a plan's futures: what a thread makes at a time.
private struct Part: Sendable {
  /// Among all parts.
  let number: Int
  let plan: Int
  let numbers: Range<Int>
}

/// Where threads take parts in turn and hand them in.
private final class PartsDesk<Value: Sendable>: Sendable {
  /// Few enough to share the shortest runs evenly; laying out a plan for them still costs little beside them.
  private static var size: Int { 25 }

  let parts: [Part]
  /// Of each plan.
  private let counts: [Int]
  private let state: Mutex<State>

  private struct State {
    var next = 0
    /// What is there of each plan that isn't whole, by part.
    var waiting: [Int: [Int: [Future]]] = [:]
    var values: [Int: Value] = [:]
    var failure: (part: Int, error: ForecastError)?
  }

  init(_ wanted: [JoinPlans.Wanted]) {
    var parts: [Part] = []
    var counts: [Int] = []
    for (plan, futures) in wanted.enumerated() {
      let (first, end) = (futures.numbers.lowerBound, futures.numbers.upperBound)
      let before = parts.count
      // A plan without futures has one part, so that it has its value.
      for start in stride(from: first, to: max(end, first + 1), by: Self.size) {
        parts.append(
          Part(number: parts.count, plan: plan, numbers: start..<min(start + Self.size, end)))
      }
      counts.append(parts.count - before)
    }
    self.parts = parts
    self.counts = counts
    state = Mutex(State())
  }

  func next() -> Part? {
    state.withLock { state in
      guard state.failure == nil, state.next < parts.count else { return nil }
      defer { state.next += 1 }
      return parts[state.next]
    }
  }

  /// All futures of the part's plan, once this was the last of them.
  func take(_ futures: [Future], of part: Part) -> [Future]? {
    let whole = state.withLock { state -> [Int: [Future]]? in
      state.waiting[part.plan, default: [:]][part.number] = futures
      guard state.waiting[part.plan]?.count == counts[part.plan] else { return nil }
      return state.waiting.removeValue(forKey: part.plan)
    }
    return whole.map { $0.sorted { $0.key < $1.key }.flatMap(\.value) }
  }

  func keep(_ value: Value, of plan: Int) { state.withLock { $0.values[plan] = value } }

  /// Lets no further part begin; of several failures the first part's counts, which is the same on any number of
  /// threads, since parts begin in their order.
  func close(_ error: ForecastError, at part: Part) {
    state.withLock { state in
      if state.failure.map({ part.number < $0.part }) ?? true {
        state.failure = (part.number, error)
      }
    }
  }

  func values() throws(ForecastError) -> [Value] {
    let (values, failure) = state.withLock { ($0.values, $0.failure) }
    if let failure { throw failure.error }
    return counts.indices.compactMap { values[$0] }
  }
}
