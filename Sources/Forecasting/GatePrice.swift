// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Principles
internal import Simulation
public import Statistics
internal import TrustDomain

/// What the board's gate costs and buys: the same futures with the gate and without it.
public struct GatePrice: Sendable {
  /// What a number counts in.
  public enum Unit: String, Sendable, Hashable {
    case share, pounds = "GBP", ratio, count
  }

  /// One number, with the gate and without.
  public struct Row: Sendable {
    /// `all_met`; a principle's id follows `met:` or `breach:`.
    public let measure: String
    /// In words.
    public let title: String
    /// Of all the row's numbers.
    public let unit: Unit
    /// With the gate; nil where no future gives a number.
    public let gated: Double?
    /// With every join going ahead as planned.
    public let ungated: Double?
    /// Gated less ungated, over the same futures.
    public let difference: PairedDifference
  }

  /// Futures compared.
  public let runs: Int
  /// In the order of `gate_price.csv`.
  public let rows: [Row]
}

/// Runs the first futures of a question with its gate and with none, and compares them one by one.
///
/// Both sides share seed and draws, so a future differs only by what the gate did.
///
/// - Returns: nil where there is nothing to compare: no join planned, no gate, no futures.
public func gatePrice(
  _ question: Question, runs: Int, seed: UInt64, threads: Int
) async throws(ForecastError) -> GatePrice? {
  let proposal = question.scenario.proposal
  guard !proposal.joins.isEmpty, proposal.gate != .proceed, runs > 0 else { return nil }
  var open = question
  open.scenario.proposal.gate = .proceed
  let gated = try await futures(of: question, runs: runs, seed: seed, threads: threads)
  let ungated = try await futures(of: open, runs: runs, seed: seed, threads: threads)
  do throws(StatisticsError) {
    let comparison = GateComparison(gated: gated, ungated: ungated, catalogue: question.catalogue)
    return GatePrice(runs: runs, rows: try comparison.rows)
  } catch {
    throw .faulty("\(error)")
  }
}

/// Two sides of the same futures.
struct GateComparison {
  let gated: [Future]
  let ungated: [Future]
  let catalogue: Catalogue

  var rows: [GatePrice.Row] {
    get throws(StatisticsError) {
      var rows = [try share("all_met", "All modelled principles hold") { $0.allMet }]
      let modelled = catalogue.modelled
      if let index = modelled.firstIndex(where: { $0.id == "financial-stability" }) {
        rows.append(
          try share("met:financial-stability", modelled[index].title) { $0.held[index] })
      }
      rows.append(try quantile("final_reserves_gbp_p50", "Final reserves, median", at: 0.5))
      rows.append(try quantile("final_reserves_gbp_p05", "Final reserves, one in twenty", at: 0.05))
      rows.append(
        try mean("joined", "Schools joined, mean", .count) { Double($0.joined) })
      rows.append(
        try mean("peak_si_utilisation", "Peak load of school improvement, mean", .ratio) {
          $0.peakUtilisation
        })
      for (index, principle) in modelled.enumerated() where principle.isGate {
        rows.append(
          try share("breach:\(principle.id)", "Breach: \(principle.title)") { !$0.held[index] })
      }
      return rows
    }
  }

  private func share(
    _ measure: String, _ title: String, _ read: (Future) -> Bool
  ) throws(StatisticsError) -> GatePrice.Row {
    let (one, other) = (gated.map(read), ungated.map(read))
    let count = Double(one.count)
    return GatePrice.Row(
      measure: measure, title: title, unit: .share, gated: Double(one.count(where: \.self)) / count,
      ungated: Double(other.count(where: \.self)) / count,
      difference: try .ofShares(one, other))
  }

  /// Over the futures that give a number on both sides.
  private func mean(
    _ measure: String, _ title: String, _ unit: GatePrice.Unit, _ read: (Future) -> Double
  ) throws(StatisticsError) -> GatePrice.Row {
    let pairs = zip(gated.map(read), ungated.map(read)).filter { $0.isFinite && $1.isFinite }
    let (one, other) = (pairs.map(\.0), pairs.map(\.1))
    return GatePrice.Row(
      measure: measure, title: title, unit: unit, gated: Moments(of: one).mean,
      ungated: Moments(of: other).mean,
      difference: try .ofMeans(gated.map(read), ungated.map(read)))
  }

  private func quantile(
    _ measure: String, _ title: String, at p: Double
  ) throws(StatisticsError) -> GatePrice.Row {
    let (one, other) = (gated.map(\.finalReserves), ungated.map(\.finalReserves))
    return GatePrice.Row(
      measure: measure, title: title, unit: .pounds, gated: try Quantiles(of: one).value(at: p),
      ungated: try Quantiles(of: other).value(at: p),
      difference: try .ofQuantiles(one, other, at: p))
  }
}
