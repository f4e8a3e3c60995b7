// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
public import Simulation
internal import TrustDomain

/// The typical trajectory: the one whose final reserves are the median, the lower of two in the middle; of equals, the
/// one with the lower number.
///
/// - Parameter finalReserves: pounds, by trajectory.
/// - Returns: nil of no trajectories.
public func typicalRun(finalReserves: [Double]) -> Int? {
  let order = finalReserves.indices.sorted {
    (finalReserves[$0], $0) < (finalReserves[$1], $1)
  }
  return order.isEmpty ? nil : order[(order.count - 1) / 2]
}

/// The trajectory in which a principle fared worst.
public struct WorstRun: Sendable, Hashable {
  /// Its number.
  public let run: Int
  /// Terms in which the principle stood unmet.
  public let termsInBreach: Int
  /// Trajectories in which it stood unmet at all.
  public let broken: Int
  /// Of those, how many in which it stood unmet for as many terms, this one included.
  public let asLong: Int
}

/// Finds the trajectory in which a principle stood unmet for most terms; of those, the one in which a check of it was
/// furthest beyond its threshold, measured by the threshold; of those, the first.
///
/// - Parameter principle: a modelled principle of the catalogue, by its id.
/// - Returns: nil where the principle held in every trajectory, or is not modelled.
public func worstRun(
  of principle: String, _ question: Question, runs: Int, seed: UInt64, threads: Int
) async throws(ForecastError) -> WorstRun? {
  let modelled = question.catalogue.modelled
  guard let index = modelled.firstIndex(where: { $0.id == principle }) else { return nil }
  let parts = try await inParts(question, runs: runs, seed: seed, threads: threads) {
    (simulator: inout Simulator, runs: Range<Int>) throws(SimulationFault) -> Worst in
    var observer = BreachObserver(question.catalogue, principle: index)
    var found = Worst()
    for run in runs {
      try simulator.run(trajectory: UInt32(run), observer: &observer)
      found.take(observer, run: run)
    }
    return found
  }
  let worst = parts.reduce(into: Worst()) { $0.merge($1) }
  return worst.run.map {
    WorstRun(
      run: $0, termsInBreach: worst.terms, broken: worst.broken, asLong: worst.asLong)
  }
}

/// The worst of the trajectories seen so far.
private struct Worst: Sendable {
  var run: Int?
  var terms = 0
  var depth = 0.0
  var broken = 0
  var asLong = 0

  mutating func take(_ observer: BreachObserver, run: Int) {
    let terms = observer.termsInBreach
    guard terms > 0 else { return }
    merge(Worst(run: run, terms: terms, depth: observer.depth, broken: 1, asLong: 1))
  }

  /// Takes in later trajectories.
  mutating func merge(_ later: Worst) {
    if later.terms > terms {
      asLong = later.asLong
    } else if later.terms == terms {
      asLong += later.asLong
    }
    if later.run != nil, (later.terms, later.depth) > (terms, depth) {
      (run, terms, depth) = (later.run, later.terms, later.depth)
    }
    broken += later.broken
  }
}

/// Follows how long and how far one principle is broken.
private struct BreachObserver: TermObserver {
  private var ledger: PrincipleLedger
  private let principle: Int
  private let checks: [Check]
  private(set) var depth = 0.0

  init(_ catalogue: Catalogue, principle: Int) {
    ledger = PrincipleLedger(catalogue)
    self.principle = principle
    checks = catalogue.modelled[principle].checks
  }

  var unmetGatePrinciples: UInt64 { ledger.unmetGates }
  var termsInBreach: Int { ledger.results[principle].termsInBreach }

  mutating func observe(_ record: borrowing TermRecord) {
    ledger.observe(record)
    guard record.term >= 0 else {
      depth = 0
      return
    }
    let standing = ledger.standing[principle]
    guard standing == .notMet || standing == .notEvidenced else { return }
    for check in checks
    where check.isDue(in: record) && !(ledger.isHoldingJoins && check.when == .beforeJoin) {
      if let miss = CheckReading(check, record) { depth = max(depth, miss.severity) }
    }
  }
}

/// Makes trajectories in parts on several threads; the parts' values come in their order, whatever the threads.
///
/// - Parameters:
///   - first: the number of the first trajectory.
///   - make: makes the trajectories of a range, with a simulator that its thread keeps.
public func inParts<Value: Sendable>(
  _ question: Question, from first: Int = 0, runs: Int, seed: UInt64, threads: Int,
  make: @escaping @Sendable (inout Simulator, Range<Int>) throws(SimulationFault) -> Value
) async throws(ForecastError) -> [Value] {
  let plan = SimulationPlan(question.scenario)
  let size = 100
  let parts = (runs + size - 1) / size
  let workers = max(1, min(threads, parts))
  let results = await withTaskGroup(of: Result<[(Int, Value)], ForecastError>.self) { group in
    for worker in 0..<workers {
      group.addTask {
        var simulator = Simulator(plan: plan, seed: seed)
        var values: [(Int, Value)] = []
        for part in stride(from: worker, to: parts, by: workers) {
          do throws(SimulationFault) {
            let own = (first + part * size)..<(first + min((part + 1) * size, runs))
            values.append((part, try make(&simulator, own)))
          } catch {
            return .failure(ForecastError(error))
          }
        }
        return .success(values)
      }
    }
    var results: [Result<[(Int, Value)], ForecastError>] = []
    for await result in group { results.append(result) }
    return results
  }
  var values: [(Int, Value)] = []
  for result in results { values += try result.get() }
  return values.sorted { $0.0 < $1.0 }.map(\.1)
}

extension ForecastError {
  /// Why a simulation stopped, as a forecast says it.
  init(_ fault: SimulationFault) {
    self =
      switch fault {
      case .beyondBounds: .beyondBounds
      case .notConserved: .faulty("\(fault)")
      }
  }
}
