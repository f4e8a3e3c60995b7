// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics

/// The futures of one plan.
struct ComparedSide {
  let futures: [Future]
  /// Places of the common principles among the plan's modelled ones.
  let places: [Int]

  func held(_ principle: Int) -> [Bool] {
    let place = places[principle]
    return futures.map { $0.held[place] }
  }

  /// Futures in which a principle had something to judge.
  func applicable(_ principle: Int) -> Int {
    let place = places[principle]
    return futures.count { $0.applied[place] }
  }

  func allHeld(_ principles: [Int]) -> [Bool] {
    let places = principles.map { self.places[$0] }
    return futures.map { future in places.allSatisfy { future.held[$0] } }
  }

  /// Common principles that are not broken; what had nothing to judge is not.
  var unbroken: [Double] {
    futures.map { future in Double(places.count { future.held[$0] }) }
  }

  var finalReserves: [Double] { futures.map(\.finalReserves) }
}

/// Works out how plans compare over the same futures.
struct SideBySide {
  let sides: [ComparedSide]
  let common: CommonPrinciples

  private typealias Row = Comparison.Row

  func rows() throws(StatisticsError) -> [Comparison.Row] {
    let all = Array(common.principles.indices)
    var rows = try share("all_met", "All \(all.count) principles hold") { $0.allHeld(all) }
    let gates = common.gates
    if !gates.isEmpty {
      rows += try share("gates_met", "The \(gates.count) gate principles hold") {
        $0.allHeld(gates)
      }
    }
    rows += try mean("principles_unbroken", "Principles not broken, mean", .count, \.unbroken)
    rows += try reserves("final_reserves_pct_income", "Reserves at the end, of income", .fraction) {
      $0.futures.map(\.finalReservesShare)
    }
    rows += try reserves("lowest_reserves_pct_income", "Lowest reserves, of income", .fraction) {
      $0.futures.map(\.lowestReservesShare)
    }
    rows += try reserves(
      "final_reserves_gbp", "Reserves at the end, in pounds", .pounds, \.finalReserves)
    rows += try mean("peak_si_utilisation", "Peak load of school improvement, mean", .ratio) {
      $0.futures.map(\.peakUtilisation)
    }
    rows += try mean("joined", "Schools joined, mean", .count) { side in
      side.futures.map { Double($0.joined) }
    }
    for (place, principle) in common.principles.enumerated() {
      rows += try share("met:\(principle.id)", principle.title, principle: place) {
        $0.held(place)
      }
    }
    return rows
  }

  private func share(
    _ measure: String, _ title: String, principle: Int? = nil, _ read: (ComparedSide) -> [Bool]
  ) throws(StatisticsError) -> [Comparison.Row] {
    let values = sides.map(read)
    var rows: [Row] = []
    for (plan, own) in values.enumerated() {
      let isOther = plan > 0
      rows.append(
        Row(
          measure: measure, title: title, unit: .share, plan: plan,
          value: Estimate(try Share(successes: own.count(where: \.self), trials: own.count)),
          difference: isOther ? try .ofShares(own, values[0]) : nil,
          isSureAmongAll: isOther && principle != nil ? try isSure(own, values[0]) : false,
          applicable: principle.map { sides[plan].applicable($0) },
          varianceReduction: isOther ? VarianceReduction.ofShares(own, values[0]) : nil))
    }
    return rows
  }

  /// Whether a principle's difference stands out among those of all principles and plans.
  private func isSure(_ own: [Bool], _ first: [Bool]) throws(StatisticsError) -> Bool {
    let looks = Double(common.principles.count * (sides.count - 1))
    let difference = try PairedDifference.ofShares(own, first, level: 1 - 0.05 / looks)
    return !(difference.interval?.contains(0) ?? true)
  }

  private func mean(
    _ measure: String, _ title: String, _ unit: Comparison.Unit,
    _ read: (ComparedSide) -> [Double]
  ) throws(StatisticsError) -> [Comparison.Row] {
    let values = sides.map(read)
    var rows: [Row] = []
    for (plan, own) in values.enumerated() {
      rows.append(
        Row(
          measure: measure, title: title, unit: unit, plan: plan, value: try .mean(of: own),
          difference: plan > 0 ? try .ofMeans(own, values[0]) : nil, isSureAmongAll: false,
          applicable: nil,
          varianceReduction: plan > 0 ? VarianceReduction.ofMeans(own, values[0]) : nil))
    }
    return rows
  }

  private func quantile(
    _ measure: String, _ title: String, _ unit: Comparison.Unit, at p: Double,
    _ read: (ComparedSide) -> [Double]
  ) throws(StatisticsError) -> [Comparison.Row] {
    // A future that gives no number on some side is left out on all.
    let whole = sides.map(read)
    let good = (whole.first ?? []).indices.filter { run in whole.allSatisfy { $0[run].isFinite } }
    let values = whole.map { side in good.map { side[$0] } }
    var rows: [Row] = []
    for (plan, own) in values.enumerated() {
      let isCompared = plan > 0 && !own.isEmpty
      rows.append(
        Row(
          measure: measure, title: title, unit: unit, plan: plan,
          value: try .quantile(at: p, of: own),
          difference: isCompared ? try .ofQuantiles(own, values[0], at: p) : nil,
          isSureAmongAll: false, applicable: nil,
          varianceReduction: isCompared
            ? try VarianceReduction.ofQuantiles(own, values[0], at: p) : nil))
    }
    return rows
  }

  private func reserves(
    _ measure: String, _ title: String, _ unit: Comparison.Unit,
    _ read: (ComparedSide) -> [Double]
  ) throws(StatisticsError) -> [Comparison.Row] {
    try mean("\(measure)_mean", "\(title), mean", unit, read)
      + quantile("\(measure)_p50", "\(title), median", unit, at: 0.5, read)
      + quantile("\(measure)_p05", "\(title), one in twenty lower", unit, at: 0.05, read)
  }
}

// Future by future: who does better, and by how much.
extension SideBySide {
  private func values(_ utility: Comparison.Utility) -> [[Double]] {
    switch utility {
    case .principles: sides.map(\.unbroken)
    case .reserves: sides.map(\.finalReserves)
    }
  }

  func duels() throws(StatisticsError) -> [Comparison.Duel] {
    var duels: [Comparison.Duel] = []
    for plan in sides.indices.dropFirst() {
      for utility in Comparison.Utility.allCases {
        let values = values(utility)
        let pairs = zip(values[plan], values[0])
        let runs = values[plan].count
        duels.append(
          Comparison.Duel(
            plan: plan, utility: utility,
            better: try Share(successes: pairs.count { $0 > $1 }, trials: runs),
            same: try Share(successes: pairs.count { $0 == $1 }, trials: runs),
            worse: try Share(successes: pairs.count { $0 < $1 }, trials: runs)))
      }
    }
    return duels
  }

  func regrets() throws(StatisticsError) -> [Comparison.Regret] {
    var regrets: [Comparison.Regret] = []
    for plan in sides.indices {
      for utility in Comparison.Utility.allCases {
        let values = values(utility)
        let shortfalls = values[plan].indices.map { run in
          (values.map { $0[run] }.max() ?? 0) - values[plan][run]
        }
        regrets.append(
          Comparison.Regret(
            plan: plan, utility: utility,
            mean: try .mean(of: shortfalls) ?? Estimate(.nan, nil),
            p95: try .quantile(at: 0.95, of: shortfalls) ?? Estimate(.nan, nil),
            best: try Share(
              successes: shortfalls.count { $0 == 0 }, trials: shortfalls.count)))
      }
    }
    return regrets
  }
}
