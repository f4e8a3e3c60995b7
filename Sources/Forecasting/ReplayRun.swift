// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Principles
internal import Simulation
internal import TrustDomain

/// Makes one trajectory of a question again, and tells it.
///
/// Its numbers are those that the trajectory has in a forecast of the same question and seed, of any number of runs.
///
/// - Parameter run: the trajectory's number, from 0 to 4,294,967,295.
public func replay(
  _ question: Question, run: Int, seed: UInt64
) throws(ForecastError) -> Replay {
  let plan = SimulationPlan(question.scenario)
  let narrator = Narrator()
  var simulator = Simulator(plan: plan, seed: seed)
  simulator.tell(narrator)
  var observer = ReplayObserver(question, plan: plan)
  observer.begin(run: run)
  do throws(SimulationFault) {
    try simulator.run(trajectory: UInt32(run), observer: &observer)
  } catch {
    throw ForecastError(error)
  }
  let outcome = observer.finish(run: run, joins: simulator.joinOutcomes)
  let terms = zip(observer.terms, narrator.terms).map { seen, events in
    ReplayTerm(
      term: events.term, events: events, values: seen.values, texts: seen.texts,
      standing: seen.standing, unmetGates: seen.unmetGates, broken: seen.broken,
      recovered: seen.recovered)
  }
  return Replay(
    run: run, seed: seed, title: question.scenario.title, trust: question.scenario.trust.name,
    start: plan.start, gate: plan.gate, schoolsAtStart: question.scenario.trust.schools.count,
    schools: plan.schools, joins: plan.joins.map { plan.start.advanced(by: $0.term) },
    metrics: observer.metrics, modelled: question.catalogue.modelled, opening: observer.opening,
    unmetGatesAtStart: observer.unmetGatesAtStart, terms: terms, results: observer.results,
    outcome: outcome)
}

/// Watches one trajectory: its metrics, and how each principle comes to stand.
struct ReplayObserver: TermObserver {
  /// What was seen of a term.
  struct Seen {
    var values: [Double] = []
    var texts: [String] = []
    var standing: [Standing] = []
    var unmetGates: [Principle] = []
    var broken: [ReplayBreach] = []
    var recovered: [Int] = []
  }

  let metrics: [Metric]
  private let modelled: [Principle]
  private let places: SummaryDesk
  /// Makes the trajectory's line of `outcomes.csv`, as in any forecast.
  private var line: RunObserver
  private var ledger: PrincipleLedger
  /// Every check followed as a principle of its own, in order.
  private var checks: PrincipleLedger
  private(set) var opening: [Double] = []
  private(set) var unmetGatesAtStart: [Principle] = []
  private(set) var terms: [Seen] = []

  init(_ question: Question, plan: SimulationPlan) {
    let recording = RecordingPlan(
      terms: plan.terms, principles: question.catalogue.modelled.count, schools: plan.schools.count)
    metrics = recording.trustMetrics
    modelled = question.catalogue.modelled
    places = SummaryDesk(
      question: question, plan: plan, recording: recording,
      gathering: Gathering(plan: recording, runs: 0, precision: nil))
    line = RunObserver(plan: recording, catalogue: question.catalogue)
    ledger = PrincipleLedger(question.catalogue)
    checks = PrincipleLedger(Self.checksApart(modelled))
  }

  private static func checksApart(_ principles: [Principle]) -> Catalogue {
    Catalogue(
      principles: principles.flatMap { principle in
        principle.checks.map { check in
          var alone = principle
          alone.checks = [check]
          alone.isGate = false
          return alone
        }
      })
  }

  var unmetGatePrinciples: UInt64 { ledger.unmetGates }
  var results: [PrincipleOutcome] { ledger.results }

  mutating func begin(run: Int) {
    line.beginBlock()
    line.begin(trajectory: run)
  }

  /// Closes the trajectory.
  mutating func finish(run: Int, joins: [JoinOutcome]) -> TrajectoryOutcome {
    line.finish(trajectory: run, joins: joins)
    return line.block.outcomes[0]
  }

  mutating func observe(_ record: borrowing TermRecord) {
    var seen = Seen()
    seen.unmetGates = unmetGates
    let before = ledger.standing
    line.observe(record)
    ledger.observe(record)
    checks.observe(record)
    for metric in metrics {
      let value = metric.measure.read(record, 0)
      seen.values.append(value)
      seen.texts.append(Self.text(of: value, metric.unit))
    }
    guard record.term >= 0 else {
      opening = seen.values
      unmetGatesAtStart = unmetGates
      return
    }
    seen.standing = ledger.standing
    judge(&seen, since: before, record)
    terms.append(seen)
  }

  /// As a forecast keeps and prints the number.
  private static func text(of value: Double, _ unit: MetricUnit) -> String {
    Series(value, unit).text(0)
  }

  private var unmetGates: [Principle] {
    ledger.gatePrinciples.enumerated()
      .filter { ledger.unmetGates & (1 << UInt64($0.offset)) != 0 }
      .map(\.element)
  }

  /// Notes the principles that broke or recovered. One that the trust did not keep at its opening breaks in its first
  /// term, as it does in a forecast.
  private mutating func judge(
    _ seen: inout Seen, since before: [Standing], _ record: borrowing TermRecord
  ) {
    var place = 0
    for principle in modelled.indices {
      let first = place
      place += modelled[principle].checks.count
      let was = terms.isEmpty ? false : Self.isUnmet(before[principle])
      let isNow = Self.isUnmet(seen.standing[principle])
      if isNow && !was {
        let misses = misses(of: principle, from: first, record)
        seen.broken.append(ReplayBreach(principle: principle, misses: misses))
      } else if was && seen.standing[principle] == .met {
        seen.recovered.append(principle)
      }
    }
  }

  private static func isUnmet(_ standing: Standing) -> Bool {
    standing == .notMet || standing == .notEvidenced
  }

  /// The checks in breach, the furthest beyond its threshold first.
  private func misses(
    of principle: Int, from first: Int, _ record: borrowing TermRecord
  ) -> [ReplayMiss] {
    var found: [(severity: Double, miss: ReplayMiss)] = []
    for (place, check) in modelled[principle].checks.enumerated() {
      guard Self.isUnmet(checks.standing[first + place]), check.isDue(in: record),
        !(ledger.isHoldingJoins && check.when == .beforeJoin),
        let reading = CheckReading(check, record)
      else { continue }
      let isKnown = reading.shortfall.isFinite
      let miss = ReplayMiss(
        check: check, place: name(of: reading.element, in: check.metric.scope),
        value: isKnown ? reading.value : nil, shortfall: isKnown ? reading.shortfall : nil,
        isOnFile: reading.value != Metric.notEvidenced)
      found.append((reading.severity, miss))
    }
    // Stable, so that of equals the first check stays first.
    return found.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .map(\.element.miss)
  }

  /// A school by its own name, everything else as result files name it.
  private func name(of element: Int, in scope: MetricScope) -> String {
    let id = places.name(of: element, in: scope)
    return places.plan.schools.first { $0.id == id }?.name ?? id
  }
}
