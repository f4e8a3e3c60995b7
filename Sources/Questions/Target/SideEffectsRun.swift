// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics

/// Holds the trust with one value of a lever against the trust as it stands, in futures that no search has seen.
struct SideEffectsRun {
  let judged: Judged
  let sampling: Sampling

  /// - Parameter value: of the lever in `question`.
  func effects(
    of question: Question, _ value: Double, beside today: Question, price: LeverPrice?
  ) async throws(Unanswerable) -> Target.SideEffects {
    let places = try judged.places(in: question.catalogue)
    let todays = try judged.places(in: today.catalogue)
    let there = try await futures(question)
    let base = try await futures(today)
    func hold(_ future: Future, _ places: [Int]) -> Bool {
      places.allSatisfy { future.held[$0] }
    }
    let held = (there.map { hold($0, places) }, base.map { hold($0, todays) })
    return try onFutures { () throws(StatisticsError) in
      Target.SideEffects(
        value: value, there: try position(there, held.0), today: try position(base, held.1),
        changes: Target.Changes(
          probability: try .ofShares(held.0, held.1),
          allMet: try .ofShares(there.map(\.allMet), base.map(\.allMet)),
          reserves: try reserves(there, base, at: 0.5),
          lowReserves: try reserves(there, base, at: 0.05),
          balance: try Self.finite(
            .ofMeans(there.map(\.finalBalanceShare), base.map(\.finalBalanceShare))),
          joined: try .ofMeans(
            there.map { Double($0.joined) }, base.map { Double($0.joined) })),
        price: price)
    }
  }

  private func futures(_ question: Question) async throws(Unanswerable) -> [Future] {
    try await question.futures(from: sampling.runs, runs: sampling.runs, sampling)
  }

  private func position(
    _ futures: [Future], _ held: [Bool]
  ) throws(StatisticsError) -> Target.Position {
    Target.Position(
      probability: try Share(successes: held.count(where: \.self), trials: held.count),
      allMet: try Share(successes: futures.count(where: \.allMet), trials: futures.count),
      reserves: try .quantile(at: 0.5, of: futures.map(\.finalReservesShare)),
      lowReserves: try .quantile(at: 0.05, of: futures.map(\.finalReservesShare)),
      balance: try .mean(of: futures.map(\.finalBalanceShare)),
      joined: try .mean(of: futures.map { Double($0.joined) }) ?? Estimate(0, nil))
  }

  /// Over the futures that have an income on both sides.
  private func reserves(
    _ there: [Future], _ base: [Future], at p: Double
  ) throws(StatisticsError) -> PairedDifference? {
    let pairs = zip(there, base).map { ($0.finalReservesShare, $1.finalReservesShare) }
      .filter { $0.0.isFinite && $0.1.isFinite }
    guard !pairs.isEmpty else { return nil }
    return try .ofQuantiles(pairs.map(\.0), pairs.map(\.1), at: p)
  }

  private static func finite(_ difference: PairedDifference) -> PairedDifference? {
    difference.value.isFinite ? difference : nil
  }
}
