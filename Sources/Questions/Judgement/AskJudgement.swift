// SPDX-License-Identifier: GPL-3.0-or-later
public import Assumptions
public import Forecasting
internal import Principles
internal import Statistics

/// Moves each assumption of judgement by itself and looks how the outcome follows.
///
/// All are moved in a twentieth of the futures, of another seed; those that then move the outcome most in all futures. So
/// the best of many is estimated on futures that had no part in choosing it.
///
/// - Parameters:
///   - assumptions: those that rest on judgement.
///   - most: how many are moved in all futures.
/// - Returns: nil where the catalogue has no such outcome.
public func judgement(
  of question: Question, outcome: Outcome, assumptions: [AssumptionID], most: Int,
  sampling: Sampling
) async throws(ForecastError) -> Judgement? {
  guard let value = outcome.value(question.catalogue) else { return nil }
  let screening = Sampling(
    runs: max(10, sampling.runs / 20), seed: ~sampling.seed, threads: sampling.threads)
  let found = try await JudgementTrial(question, outcome, value, screening)
    .rows(assumptions, level: 0.95, isFull: false)
  let ranked = JudgementTrial.ranked(found)
  let chosen = Array(ranked.prefix(most))
  // Two moves of each: Bonferroni.
  let level = 1 - 0.05 / Double(max(1, 2 * chosen.count))
  let trial = try await JudgementTrial(question, outcome, value, sampling)
  let full = try await trial.rows(chosen.map(\.assumption), level: level, isFull: true)
  let done = Set(full.map(\.assumption))
  let moved = Set(found.map(\.assumption))
  do throws(StatisticsError) {
    return Judgement(
      outcome: outcome, principle: outcome.principle(in: question.catalogue),
      sampling: sampling, screening: screening,
      mean: .mean(of: trial.base.map(value), isEvent: outcome.isEvent),
      joined: trial.base.reduce(0) { $0 + Double($1.joined) } / Double(trial.base.count),
      allMet: try Share(successes: trial.base.count { $0.allMet }, trials: trial.base.count),
      rows: JudgementTrial.ranked(full) + ranked.filter { !done.contains($0.assumption) },
      unmoved: assumptions.filter { !moved.contains($0) }, level: level)
  } catch {
    throw .faulty("\(error)")
  }
}

/// The same futures as assumed and with an assumption moved.
private struct JudgementTrial {
  let question: Question
  let outcome: Outcome
  let value: @Sendable (Future) -> Double
  let sampling: Sampling
  let base: [Future]

  init(
    _ question: Question, _ outcome: Outcome, _ value: @escaping @Sendable (Future) -> Double,
    _ sampling: Sampling
  ) async throws(ForecastError) {
    self.question = question
    self.outcome = outcome
    self.value = value
    self.sampling = sampling
    base = try await question.futures(sampling)
  }

  /// What moves the outcome most first; of equals in the order of assumptions.
  static func ranked(_ rows: [Judgement.Row]) -> [Judgement.Row] {
    rows.sorted {
      ($0.greatest, $1.assumption.rawValue) > ($1.greatest, $0.assumption.rawValue)
    }
  }

  func rows(
    _ assumptions: [AssumptionID], level: Double, isFull: Bool
  ) async throws(ForecastError) -> [Judgement.Row] {
    var rows: [Judgement.Row] = []
    for assumption in assumptions {
      guard let low = JudgementMove(assumption, isHigh: false, in: question.scenario),
        let high = JudgementMove(assumption, isHigh: true, in: question.scenario),
        let one = try await end(low, level: level), let other = try await end(high, level: level)
      else { continue }
      rows.append(
        Judgement.Row(
          assumption: assumption, range: low.range, low: one, high: other, isFull: isFull))
    }
    return rows
  }

  /// Nil where the accounts run away, or the outcome is no number.
  private func end(
    _ move: JudgementMove, level: Double
  ) async throws(ForecastError) -> Judgement.End? {
    var moved = question
    moved.scenario = move.scenario
    let futures: [Future]
    do throws(ForecastError) {
      futures = try await moved.futures(sampling)
    } catch {
      guard case .beyondBounds = error else { throw error }
      return nil
    }
    do throws(StatisticsError) {
      let difference = try PairedDifference.ofMeans(
        futures.map(value), base.map(value), level: level)
      guard difference.value.isFinite else { return nil }
      return Judgement.End(
        value: move.value, difference: difference,
        allMet: try .ofShares(futures.map(\.allMet), base.map(\.allMet), level: level),
        joined: try .ofMeans(
          futures.map { Double($0.joined) }, base.map { Double($0.joined) }, level: level))
    } catch {
      throw .faulty("\(error)")
    }
  }
}
