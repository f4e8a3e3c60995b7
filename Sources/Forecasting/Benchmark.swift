// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Simulation
public import Stochastics

/// How long a forecast takes, beside a floor measured in the same run.
public struct BenchmarkResult: Sendable {
  public let runs: Int
  public let schools: Int
  public let terms: Int
  /// Seconds of a whole forecast (simulated, judged, merged, summed up) by threads used, one and two.
  public let forecastSeconds: [Double]
  /// Seconds of the floor on one thread and shared between two: a bare C loop that draws the same numbers from GSL, each
  /// at its own address.
  public let floorSeconds: [Double]
  /// Seconds of a second floor on one thread: as many draws of the same kinds and parameters, from one stream.
  public let streamFloorSeconds: Double
  /// Draws of a trajectory, by kind, on average.
  public let draws: [DrawKind: Double]

  /// Forecast over floor, on one thread and on two.
  public var floorRatios: [Double] { zip(forecastSeconds, floorSeconds).map { $0 / $1 } }
  public var threadSpeedup: Double { forecastSeconds[0] / forecastSeconds[1] }
  public var schoolTerms: Double { Double(runs * schools * terms) }
}

/// Measures a question's forecast: each time is the least of `repeats`, the two sides taken in turn.
public func benchmark(
  _ question: Question, runs: Int, seed: UInt64, repeats: Int
) async throws(ForecastError) -> BenchmarkResult {
  let plan = SimulationPlan(question.scenario)
  let taped = min(runs, Block.size)
  let tape = try record(question, plan: plan, runs: taped, seed: seed)
  let rounds = max(1, runs / taped)
  var forecasts = [Double.infinity, .infinity]
  var floors = [Double.infinity, .infinity]
  var streamFloor = Double.infinity
  for _ in 0..<repeats {
    for threads in 1...2 {
      let options = ForecastOptions(runs: rounds * taped, seed: seed, threads: threads)
      let begin = ContinuousClock.now
      _ = try await forecast(question, options: options)
      forecasts[threads - 1] = min(forecasts[threads - 1], seconds(since: begin))
    }
    floors[0] = min(floors[0], time { checksum(of: tape, seed: seed, rounds: rounds) })
    floors[1] = min(floors[1], try await sharedFloor(question, plan, taped, seed, rounds))
    streamFloor = min(
      streamFloor,
      time { tape.replay(seed: seed, repeats: rounds, includingOpens: false) })
  }
  return BenchmarkResult(
    runs: rounds * taped, schools: plan.schools.count, terms: plan.terms,
    forecastSeconds: forecasts, floorSeconds: floors, streamFloorSeconds: streamFloor,
    draws: tape.counts.mapValues { Double($0) / Double(taped) })
}

private func seconds(since begin: ContinuousClock.Instant) -> Double {
  (ContinuousClock.now - begin) / .seconds(1)
}

private func time(_ work: () -> Double) -> Double {
  let begin = ContinuousClock.now
  let sum = work()
  let taken = seconds(since: begin)
  // A sum that is used can't be left out by the compiler.
  return sum.isNaN ? .infinity : taken
}

private func checksum(of tape: DrawTape, seed: UInt64, rounds: Int) -> Double {
  tape.replay(seed: seed, repeats: rounds, includingOpens: true)
}

/// The floor shared between two threads, each with a tape of its own; half the rounds each.
private func sharedFloor(
  _ question: Question, _ plan: SimulationPlan, _ taped: Int, _ seed: UInt64, _ rounds: Int
) async throws(ForecastError) -> Double {
  let times = await withTaskGroup(of: Double?.self) { group in
    for half in [rounds / 2, rounds - rounds / 2] {
      group.addTask {
        guard let tape = try? record(question, plan: plan, runs: taped, seed: seed) else {
          return nil
        }
        return time { checksum(of: tape, seed: seed, rounds: half) }
      }
    }
    var times: [Double?] = []
    for await taken in group { times.append(taken) }
    return times
  }
  guard let longest = times.compactMap(\.self).max(), times.count == 2 else {
    throw .faulty("the floor could not be recorded")
  }
  return longest
}

/// Records the draws of the first trajectories.
private func record(
  _ question: Question, plan: SimulationPlan, runs: Int, seed: UInt64
) throws(ForecastError) -> DrawTape {
  let tape = DrawTape()
  let recording = RecordingPlan(
    terms: plan.terms, principles: question.catalogue.modelled.count,
    schools: plan.schools.count)
  var observer = RunObserver(plan: recording, catalogue: question.catalogue)
  var simulator = Simulator(plan: plan, seed: seed)
  simulator.record(on: tape)
  for trajectory in 0..<runs {
    do throws(SimulationFault) {
      try simulator.run(trajectory: UInt32(trajectory), observer: &observer)
    } catch {
      throw .faulty("\(error)")
    }
  }
  return tape
}
