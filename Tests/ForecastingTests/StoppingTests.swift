// SPDX-License-Identifier: GPL-3.0-or-later
import Forecasting
import ScenarioFiles
import Statistics
import Synchronization
import Testing
import Worlds

@Suite("When a forecast stops")
struct StoppingTests {
  private func question() throws -> Question { Question(try Shipped.noGrowth.load()) }

  @Test("With a precision it stops early, at the same run on any number of threads")
  func precision() async throws {
    let question = try question()
    var answers: [[String]] = []
    for threads in [1, 2, 3] {
      let options = ForecastOptions(runs: 20_000, seed: 2, threads: threads, precision: 0.02)
      let summary = try await forecast(question, options: options)
      let interval = summary.allMet.interval
      #expect(interval.upperBound - interval.lowerBound <= 2 * 0.02)
      #expect(summary.runs == summary.allMet.trials)
      #expect(summary.runs < 5_000)
      #expect(summary.outcomes.map(\.run) == Array(0..<summary.runs))
      answers.append(summary.lines)
    }
    #expect(answers[1] == answers[0])
    #expect(answers[2] == answers[0])
    // One block fewer would not have been enough.
    let runs = try await forecast(
      question, options: ForecastOptions(runs: 20_000, seed: 2, threads: 1, precision: 0.02)
    ).runs
    let before = try await forecast(
      question, options: ForecastOptions(runs: runs - 250, seed: 2, threads: 2)
    ).allMet.interval
    #expect(before.upperBound - before.lowerBound > 2 * 0.02)
  }

  @Test("What is out of reach takes all the runs asked for")
  func outOfReach() async throws {
    let options = ForecastOptions(runs: 300, seed: 2, threads: 2, precision: 0.0001)
    #expect(try await forecast(question(), options: options).runs == 300)
  }

  @Test("Cancelled before it starts or half-way, it throws and gives no half answer")
  func cancelled() async throws {
    for allowed in [0, 700] {
      let asked = Mutex(0)
      await #expect(throws: ForecastError.cancelled) {
        try await forecast(
          question(), options: ForecastOptions(runs: 100_000, seed: 2, threads: 2),
          isCancelled: {
            asked.withLock {
              $0 += 1
              return $0 > allowed
            }
          })
      }
      // Each thread asks once more at the most.
      #expect(asked.withLock { $0 } <= allowed + 2)
    }
  }

  @Test("Progress rises to the runs made")
  func progress() async throws {
    let told = Mutex<[Int]>([])
    let options = ForecastOptions(runs: 610, seed: 2, threads: 1)
    _ = try await forecast(
      question(), options: options, progress: { runs in told.withLock { $0.append(runs) } })
    #expect(told.withLock { $0 } == [250, 500, 610])
  }

  @Test(
    "Any number of runs is made to the last, whole blocks or not", arguments: [1, 249, 250, 251])
  func runs(count: Int) async throws {
    let options = ForecastOptions(runs: count, seed: 2, threads: 2)
    let summary = try await forecast(question(), options: options)
    #expect(summary.runs == count)
    #expect(summary.outcomes.map(\.run) == Array(0..<count))
    #expect(summary.fans.allSatisfy { $0.count <= count })
  }

  @Test("A run is the same future however many are made")
  func prefix() async throws {
    let question = try question()
    let few = try await forecast(question, options: ForecastOptions(runs: 30, seed: 2, threads: 1))
    let many = try await forecast(
      question, options: ForecastOptions(runs: 300, seed: 2, threads: 2))
    #expect(Array(many.outcomes.prefix(30)) == few.outcomes)
  }
}
