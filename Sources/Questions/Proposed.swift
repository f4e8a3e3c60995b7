// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting

/// A question under the name by which an answer speaks of it.
public struct NamedQuestion: Sendable {
  /// As people call it, such as the scenario file's name.
  public var name: String
  /// What is simulated and judged.
  public var question: Question

  /// Any name; answers show it as it is.
  public init(name: String, question: Question) {
    self.name = name
    self.question = question
  }
}

/// How many futures an answer rests on, and where their random numbers come from.
public struct Sampling: Sendable, Hashable {
  /// Futures of each plan.
  public var runs: Int
  /// The same seed gives the same futures.
  public var seed: UInt64
  /// Threads at the most; no answer depends on them.
  public var threads: Int

  /// The first `runs` futures of a seed.
  public init(runs: Int, seed: UInt64, threads: Int) {
    self.runs = runs
    self.seed = seed
    self.threads = threads
  }
}

/// Is told how many futures a long answer has made, and of how many; may be called from any thread.
public typealias Progress = @Sendable (_ made: Int, _ total: Int) -> Void

extension Question {
  /// The first futures.
  func futures(_ sampling: Sampling) async throws(ForecastError) -> [Future] {
    try await Forecasting.futures(
      of: self, runs: sampling.runs, seed: sampling.seed, threads: sampling.threads)
  }
}
