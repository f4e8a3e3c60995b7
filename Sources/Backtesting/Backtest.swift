// SPDX-License-Identifier: GPL-3.0-or-later
public import Fitting
internal import Statistics
internal import Stochastics
internal import TrustDomain

/// Schools pooled into trusts that never were: of one phase and one authority, none in two trusts of a size.
private let sizes = [3, 5, 10, 20]
/// Draws of a school's forecast, shared by all schools of its phase, and of a trust's, which has its own.
private let schoolDraws = 20_000
private let trustDraws = 1_000

/// What streams are for; back-tests share no seed with simulations, which number purposes of their own.
private enum Purpose: UInt16 {
  case schools = 1
  case pooling = 2
  case trusts = 3
}

/// Fits the balance model to past years, forecasts the next one, and holds the forecasts against what came.
///
/// - Throws: where a phase's balances allow no fit.
public func backtest(
  _ panel: AccountsPanel, _ common: CommonShocks, seed: UInt64
) throws(FitError) -> BacktestResult {
  var models: [BalanceModel] = []
  var shifts: [Double] = []
  var levels: [BacktestResult.Level] = []
  for phase in panel.phases {
    let model = try BalanceModel(phase, common)
    let forecasts = PhaseForecasts(model, phase, common, seed: seed)
    models.append(model)
    shifts.append(forecasts.shift)
    levels += forecasts.ofSchools() + sizes.flatMap { forecasts.ofTrusts($0) }
  }
  return BacktestResult(
    fitYears: panel.fitYears, year: panel.year, leftOutRows: panel.leftOutRows,
    tooFew: panel.tooFew,
    models: models, yearShifts: shifts, common: common, levels: levels, seed: seed)
}

/// Forecasts of one phase's schools and pooled schools.
private struct PhaseForecasts {
  let model: BalanceModel
  let panel: PhasePanel
  let common: CommonShocks
  let seed: UInt64
  /// Places of schools with accounts in the last fitted year and the one forecast.
  private let complete: [Int]
  /// How far the year's mean came out from what schools were expected to have.
  let shift: Double

  private typealias SectorYear = BacktestResult.SectorYear

  init(_ model: BalanceModel, _ panel: PhasePanel, _ common: CommonShocks, seed: UInt64) {
    self.model = model
    self.panel = panel
    self.common = common
    self.seed = seed
    complete = panel.schools.indices.filter {
      panel.schools[$0].came != nil && model.lastOwn[$0] != nil
    }
    shift = BalanceModel.mean(
      complete.compactMap { place in
        guard let came = panel.schools[place].came, let expected = model.expected(place) else {
          return nil
        }
        return came.balance / came.income - expected
      })
  }

  private func stream(_ purpose: Purpose, size: Int, number: Int = 0) -> StreamAddress {
    StreamAddress(
      trajectory: UInt32(truncatingIfNeeded: number), entity: UInt32(model.phase.rawValue),
      purpose: purpose.rawValue, term: UInt16(size))
  }

  /// Chance that a pool of schools shares, and what is the schools' own; the sector's year apart.
  private func draws(
    _ count: Int, weights: [Double], trust: Double, using stream: inout RandomStream
  ) -> (sector: [Double], rest: [Double]) {
    var sector: [Double] = []
    var rest: [Double] = []
    for _ in 0..<count {
      sector.append(model.sectorSpread * stream.normal())
      var sum = model.authoritySpread * stream.normal() + trust * stream.normal()
      for weight in weights {
        let own = model.own.sample(using: &stream) - model.ownMean
        sum += weight * model.fresh * own
      }
      rest.append(sum)
    }
    return (sector, rest)
  }

  /// The sample of a forecast: the sector's year drawn, or known.
  private func sample(
    _ drawn: (sector: [Double], rest: [Double]), _ sectorYear: SectorYear
  ) -> ForecastSample {
    ForecastSample(sectorYear == .forecast ? zip(drawn.sector, drawn.rest).map(+) : drawn.rest)
  }

  func ofSchools() -> [BacktestResult.Level] {
    var random = RandomStream(seed: seed)
    random.open(stream(.schools, size: 1))
    let drawn = draws(schoolDraws, weights: [1], trust: 0, using: &random)
    return SectorYear.allCases.compactMap { sectorYear in
      let sample = sample(drawn, sectorYear)
      var tally = LevelTally()
      for place in complete {
        let school = panel.schools[place]
        guard let came = school.came, let last = school.shares.last.flatMap(\.self),
          let expected = model.expected(place)
        else { continue }
        let centre = expected + (sectorYear == .known ? shift : 0)
        tally.add(came.balance / came.income, centre: centre, last: last, sample)
      }
      return tally.level(1, model.phase, sectorYear)
    }
  }

  func ofTrusts(_ size: Int) -> [BacktestResult.Level] {
    let trusts = pools(of: size)
    var tallies = SectorYear.allCases.map { _ in LevelTally() }
    var random = RandomStream(seed: seed)
    for (number, trust) in trusts.enumerated() {
      let income = trust.reduce(0.0) { $0 + panel.schools[$1].income }
      let weights = trust.map { panel.schools[$0].income / income }
      random.open(stream(.trusts, size: size, number: number))
      let drawn = draws(
        trustDraws, weights: weights, trust: common.trustSpread, using: &random)
      var centre = 0.0
      var last = 0.0
      var came = (income: 0.0, balance: 0.0)
      for (weight, place) in zip(weights, trust) {
        centre += weight * (model.expected(place) ?? 0)
        last += weight * (panel.schools[place].shares.last.flatMap(\.self) ?? 0)
        came.income += panel.schools[place].came?.income ?? 0
        came.balance += panel.schools[place].came?.balance ?? 0
      }
      for (place, sectorYear) in SectorYear.allCases.enumerated() {
        tallies[place].add(
          came.balance / came.income, centre: centre + (sectorYear == .known ? shift : 0),
          last: last, sample(drawn, sectorYear))
      }
    }
    return zip(tallies, SectorYear.allCases).compactMap { $0.level(size, model.phase, $1) }
  }

  /// The schools of each authority in an order of chance, cut into pools; what is left over stays out.
  private func pools(of size: Int) -> [[Int]] {
    var random = RandomStream(seed: seed)
    return panel.authorities.indices.flatMap { authority in
      var places = complete.filter { panel.schools[$0].authority == authority }
      random.open(stream(.pooling, size: size, number: authority))
      for place in places.indices.dropLast() {
        let other = place + Int(random.uniform() * Double(places.count - place))
        places.swapAt(place, other)
      }
      return stride(from: 0, to: places.count - size + 1, by: size).map {
        Array(places[$0..<($0 + size)])
      }
    }
  }
}

/// Scores of forecasts of one kind, added up in order.
private struct LevelTally {
  private var transforms = [Int](repeating: 0, count: 10)
  private var covered = [0, 0, 0]
  private var score = 0.0
  private var naive = 0.0
  private var predicted = 0.0
  private var deficits = 0
  private var count = 0

  mutating func add(_ came: Double, centre: Double, last: Double, _ sample: ForecastSample) {
    let transform = sample.transform(came - centre)
    transforms[min(9, Int(transform * 10))] += 1
    for (place, nominal) in BacktestResult.nominal.enumerated()
    where abs(transform - 0.5) <= nominal / 2 {
      covered[place] += 1
    }
    score += sample.score(came - centre)
    naive += abs(came - last)
    predicted += sample.below(-centre)
    if came < 0 { deficits += 1 }
    count += 1
  }

  func level(
    _ size: Int, _ phase: Phase, _ sectorYear: BacktestResult.SectorYear
  ) -> BacktestResult.Level? {
    guard count > 0 else { return nil }
    let shares = covered.compactMap { try? Share(successes: $0, trials: count) }
    guard let found = try? Share(successes: deficits, trials: count), shares.count == covered.count
    else { return nil }
    return BacktestResult.Level(
      size: size, phase: phase, sectorYear: sectorYear, coverage: shares,
      crps: score / Double(count), naiveCRPS: naive / Double(count),
      deficitPredicted: predicted / Double(count), deficitFound: found, transforms: transforms)
  }
}
