// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Simulation
internal import Synchronization

/// Answers a question by Monte Carlo simulation.
///
/// The same question, options and version give the same answer to the bit, on any number of threads: each trajectory
/// draws from its own streams, and blocks of them are merged in their order.
///
/// - Parameters:
///   - progress: told the trajectories made so far, from any thread.
///   - isCancelled: asked between trajectories, from any thread.
public func forecast(
  _ question: Question, options: ForecastOptions,
  progress: @escaping @Sendable (Int) -> Void = { _ in },
  isCancelled: @escaping @Sendable () -> Bool = { false }
) async throws(ForecastError) -> Summary {
  let plan = SimulationPlan(question.scenario)
  let recording = RecordingPlan(
    terms: plan.terms, principles: question.catalogue.modelled.count,
    schools: plan.schools.count, areas: plan.areaCount,
    keepsTrajectories: options.keepsTrajectories)
  let job = Job(
    question: question, plan: plan, recording: recording, options: options, progress: progress,
    isCancelled: isCancelled)
  let gathering = try await job.run()
  return try await Summary(
    question: question, plan: plan, recording: recording, options: options,
    gathering: gathering)
}

/// The work of one forecast, shared by its threads.
private struct Job: Sendable {
  let question: Question
  let plan: SimulationPlan
  let recording: RecordingPlan
  let options: ForecastOptions
  let progress: @Sendable (Int) -> Void
  let isCancelled: @Sendable () -> Bool

  private var blocks: Int { (options.runs + Block.size - 1) / Block.size }

  func run() async throws(ForecastError) -> Gathering {
    let desk = Desk(
      gathering: Gathering(plan: recording, runs: options.runs, precision: options.precision))
    let failures = await withTaskGroup(of: ForecastError?.self) { group in
      for _ in 0..<max(1, min(options.threads, blocks)) {
        group.addTask { work(at: desk) }
      }
      var failures: [ForecastError] = []
      for await failure in group {
        if let failure { failures.append(failure) }
      }
      return failures
    }
    if let failure = failures.first(where: { $0 != .cancelled }) ?? failures.first {
      throw failure
    }
    return desk.gathering
  }

  /// Makes blocks until none is left or wanted; returns why it stopped early, if it did.
  private func work(at desk: Desk) -> ForecastError? {
    var simulator = Simulator(plan: plan, seed: options.seed)
    var observer = RunObserver(plan: recording, catalogue: question.catalogue)
    while let number = desk.nextBlock(of: blocks) {
      observer.beginBlock()
      let first = number * Block.size
      for trajectory in first..<min(first + Block.size, options.runs) {
        if isCancelled() { return stop(desk, .cancelled) }
        observer.begin(trajectory: trajectory)
        do throws(SimulationFault) {
          try simulator.run(trajectory: UInt32(trajectory), observer: &observer)
        } catch {
          if case .beyondBounds = error { return stop(desk, .beyondBounds) }
          return stop(desk, .faulty("\(error)"))
        }
        observer.finish(trajectory: trajectory, joins: simulator.joinOutcomes)
      }
      progress(desk.hand(in: observer.block, number: number))
    }
    return nil
  }

  private func stop(_ desk: Desk, _ error: ForecastError) -> ForecastError {
    desk.close()
    return error
  }
}

/// Where threads take block numbers and hand in blocks.
private final class Desk: Sendable {
  private let state: Mutex<State>

  private struct State {
    var gathering: Gathering
    var nextBlock = 0
    var isClosed = false
  }

  init(gathering: Gathering) { state = Mutex(State(gathering: gathering)) }

  var gathering: Gathering { state.withLock { $0.gathering } }

  func nextBlock(of blocks: Int) -> Int? {
    state.withLock { state in
      guard !state.isClosed, !state.gathering.isComplete, state.nextBlock < blocks else {
        return nil
      }
      defer { state.nextBlock += 1 }
      return state.nextBlock
    }
  }

  /// Takes a finished block; returns the trajectories merged so far.
  func hand(in block: Block, number: Int) -> Int {
    state.withLock { state in
      state.gathering.take(block, number: number)
      return state.gathering.outcomes.count
    }
  }

  func close() { state.withLock { $0.isClosed = true } }
}
