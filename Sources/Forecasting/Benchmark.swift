// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Principles
internal import Simulation
internal import Stochastics

/// Time on the wall clock, and of the processor over all threads, in seconds.
public struct TimeTaken: Sendable {
  /// Seconds that passed.
  public let wall: Double
  /// Seconds of processor time, added up over threads.
  public let processor: Double

  /// The lesser of each.
  func least(_ other: TimeTaken) -> TimeTaken {
    TimeTaken(
      wall: min(wall, other.wall), processor: min(processor, other.processor))
  }

  static let longest = TimeTaken(wall: .infinity, processor: .infinity)
}

/// How long a forecast takes, beside a floor measured in the same run.
public struct BenchmarkResult: Sendable {
  /// Trajectories of each forecast, rounded down to whole rounds of the recorded ones.
  public let runs: Int
  /// Members and candidates that are to join.
  public let schools: Int
  /// Terms of one trajectory.
  public let terms: Int
  /// A whole forecast (simulated, judged, merged, summed up), by threads used, one and two.
  public let forecasts: [TimeTaken]
  /// The floor on one thread, and shared between two: a bare C loop that draws the same numbers from GSL, each at its
  /// own address.
  public let floors: [TimeTaken]
  /// A second floor on one thread: as many draws of the same kinds and parameters, from one stream.
  public let streamFloor: TimeTaken
  /// Draws of a trajectory, by kind, on average.
  public let draws: [(kind: String, count: Double)]

  /// Forecast over floor on one thread and on two, in processor time, which other programs on the machine disturb least.
  public var floorRatios: [Double] {
    zip(forecasts, floors).map { $0.processor / $1.processor }
  }
  /// The same on the wall clock.
  public var wallRatios: [Double] { zip(forecasts, floors).map { $0.wall / $1.wall } }
  /// Forecast over the second floor on one thread, in processor time.
  public var streamFloorRatio: Double { forecasts[0].processor / streamFloor.processor }
  /// On the wall clock.
  public var threadSpeedup: Double { forecasts[0].wall / forecasts[1].wall }
  /// On the wall clock, by threads.
  public var schoolTermsPerSecond: [Double] {
    forecasts.map { Double(runs * schools * terms) / $0.wall }
  }
}

/// Measures a question's forecast: each time is the least of `repeats`, the two sides taken in turn.
public func benchmark(
  _ question: Question, runs: Int, seed: UInt64, repeats: Int
) async throws(ForecastError) -> BenchmarkResult {
  let plan = SimulationPlan(question.scenario)
  let taped = min(runs, Block.size)
  let tape = try record(question, plan: plan, runs: taped, seed: seed)
  let rounds = max(1, runs / taped)
  var forecasts = [TimeTaken.longest, .longest]
  var floors = [TimeTaken.longest, .longest]
  var streamFloor = TimeTaken.longest
  for _ in 0..<repeats {
    for threads in 1...2 {
      let options = ForecastOptions(runs: rounds * taped, seed: seed, threads: threads)
      let watch = Stopwatch(of: .program)
      _ = try await forecast(question, options: options)
      forecasts[threads - 1] = forecasts[threads - 1].least(watch.taken)
    }
    floors[0] = floors[0].least(
      try replayed(tape, seed: seed, rounds: rounds, includingOpens: true))
    floors[1] = floors[1].least(
      try await sharedFloor(question, plan, runs: taped, seed: seed, rounds: rounds))
    streamFloor = streamFloor.least(
      try replayed(tape, seed: seed, rounds: rounds, includingOpens: false))
  }
  return BenchmarkResult(
    runs: rounds * taped, schools: plan.schools.count, terms: plan.terms, forecasts: forecasts,
    floors: floors, streamFloor: streamFloor,
    draws: DrawKind.allCases.map { kind in
      (kind: "\(kind)", count: Double(tape.counts[kind] ?? 0) / Double(taped))
    })
}

/// Both clocks, from now.
private struct Stopwatch {
  /// Whose processor time: of the whole program, or of this thread.
  enum Span { case program, thread }

  private let begin = ContinuousClock.now
  private let span: Span
  private let processorBegin: Double

  init(of span: Span) {
    self.span = span
    processorBegin = Self.processorSeconds(of: span)
  }

  var taken: TimeTaken {
    TimeTaken(
      wall: (ContinuousClock.now - begin) / .seconds(1),
      processor: Self.processorSeconds(of: span) - processorBegin)
  }

  private static func processorSeconds(of span: Span) -> Double {
    var time = timespec()
    let clock = span == .program ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_THREAD_CPUTIME_ID
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Draws a tape's numbers again in the bare C loop.
private func replayed(
  _ tape: DrawTape, seed: UInt64, rounds: Int, includingOpens: Bool
) throws(ForecastError) -> TimeTaken {
  guard !tape.isIncomplete else { throw .faulty("the floor's tape ran out of memory") }
  let watch = Stopwatch(of: .thread)
  let sum = tape.replay(seed: seed, repeats: rounds, includingOpens: includingOpens)
  let taken = watch.taken
  // A sum that is looked at can't be left out by the compiler.
  guard sum.isFinite else { throw .faulty("the floor drew \(sum)") }
  return taken
}

/// The floor shared between two threads, each with a tape of its own and half the rounds.
private func sharedFloor(
  _ question: Question, _ plan: SimulationPlan, runs: Int, seed: UInt64, rounds: Int
) async throws(ForecastError) -> TimeTaken {
  let halves = await withTaskGroup(of: Result<TimeTaken, ForecastError>.self) { group in
    for half in [rounds / 2, rounds - rounds / 2] {
      group.addTask {
        Result { () throws(ForecastError) in
          let tape = try record(question, plan: plan, runs: runs, seed: seed)
          return try replayed(tape, seed: seed, rounds: half, includingOpens: true)
        }
      }
    }
    return await group.reduce(into: []) { $0.append($1) }
  }
  var shared = TimeTaken(wall: 0, processor: 0)
  for half in halves {
    let taken = try half.get()
    shared = TimeTaken(
      wall: max(shared.wall, taken.wall), processor: shared.processor + taken.processor)
  }
  return shared
}

/// Records the draws of the first trajectories.
private func record(
  _ question: Question, plan: SimulationPlan, runs: Int, seed: UInt64
) throws(ForecastError) -> DrawTape {
  let tape = DrawTape()
  let recording = RecordingPlan(
    terms: plan.terms, principles: question.catalogue.modelled.count,
    schools: plan.schools.count, areas: plan.areaCount)
  var observer = RunObserver(plan: recording, catalogue: question.catalogue)
  var simulator = Simulator(plan: plan, seed: seed)
  simulator.record(on: tape)
  for trajectory in 0..<runs {
    observer.begin(trajectory: trajectory)
    do throws(SimulationFault) {
      try simulator.run(trajectory: UInt32(trajectory), observer: &observer)
    } catch {
      throw .faulty("\(error)")
    }
  }
  return tape
}
