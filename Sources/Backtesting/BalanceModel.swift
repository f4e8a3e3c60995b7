// SPDX-License-Identifier: GPL-3.0-or-later
internal import Fitting
internal import Stochastics
public import TrustDomain

/// The model's in-year balance of one phase, with parameters from the fitted years: level, the sector's year, the
/// authority's year, and the school's own Student-t shock, which persists.
///
/// The same sum as the simulation posts as budget variance. An authority's year is independent of its last one, as
/// there; what an authority keeps from year to year stands in its spread.
public struct BalanceModel: Sendable, Hashable {
  /// Whose schools.
  public let phase: Phase
  /// Schools with accounts in a fitted year.
  public let schools: Int
  /// The mean share of each fitted year.
  public let yearMeans: [Double]
  /// The long-run mean that these years make likely.
  public let level: Double
  /// Expected share of the forecast year for a school without shocks of its own.
  public let centre: Double
  /// Standard deviation of the sector's year as forecast, the level's own uncertainty with it.
  public let sectorSpread: Double
  /// Standard deviation of an authority's year.
  public let authoritySpread: Double
  /// Of the own shock: degrees of freedom and scale, with standard errors.
  public let dof: Double, dofError: Double?
  /// Of the own shock, as a share of income.
  public let scale: Double, scaleError: Double?
  /// Of the own shock, near 0.
  public let location: Double
  /// Correlation of a school's own shock with its last.
  public let persistence: Double
  /// Its standard error; nil where it is the scenario's.
  public let persistenceError: Double?
  /// The own shock, cut to 30% of income as the scenario cuts it.
  let own: Distribution
  /// Its mean, kept because it takes an integral.
  let ownMean: Double
  /// A school's own shock in the last fitted year; nil without accounts.
  let lastOwn: [Double?]

  /// A school's own shock lies within this share of its income; no school of the accounts lies beyond.
  public static let ownLimit = 0.3

  init(_ panel: PhasePanel, _ common: CommonShocks) throws(FitError) {
    let years = panel.schools.first?.shares.count ?? 0
    let means = (0..<years).map { year in Self.mean(panel.schools.compactMap { $0.shares[year] }) }
    let authority = AuthorityYears(panel, means)
    let own = panel.schools.map { school in
      school.shares.enumerated().map { year, share in
        share.map { $0 - means[year] - authority.effect(school.authority, year) }
      }
    }
    let values = own.flatMap { $0.compactMap(\.self) }.filter { abs($0) <= Self.ownLimit }
    let fit = try FittedDistribution(.studentT, to: try FitData(values: values))
    let cut = try? fit.distribution.truncated(to: -Self.ownLimit...Self.ownLimit)
    var pairs: [(Double, Double, Int)] = []
    for shares in own {
      for (one, next) in zip(shares, shares.dropFirst()) {
        if let one, let next { pairs.append((one, next, 1)) }
      }
    }
    let lag = pairs.count >= 30 ? try Association(pairs) : nil
    let sector = SectorYear(means, common)
    phase = panel.phase
    schools = panel.schools.count
    yearMeans = means
    level = sector.level
    centre = sector.centre
    sectorSpread = sector.spread
    authoritySpread = authority.spread
    (dof, dofError) = (fit.parameters[0].value, fit.parameters[0].standardError)
    (scale, scaleError) = (fit.parameters[2].value, fit.parameters[2].standardError)
    location = fit.parameters[1].value
    persistence = min(0.99, max(-0.99, lag?.correlation ?? common.ownPersistence[panel.phase] ?? 0))
    persistenceError = lag?.standardError
    self.own = cut ?? fit.distribution
    ownMean = self.own.mean ?? location
    lastOwn = own.map { $0.last.flatMap(\.self) }
  }

  static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// What a school is expected to have in the forecast year; nil without a last year.
  func expected(_ school: Int) -> Double? {
    lastOwn[school].map { centre + ownMean + persistence * ($0 - ownMean) }
  }

  /// How much of the own shock is new each year.
  var fresh: Double { (1 - persistence * persistence).squareRoot() }
}

/// The sector's years as a stationary first-order autoregression of known spread and persistence about a level that is
/// not known: the level by generalised least squares, and the forecast with what both leave open.
private struct SectorYear {
  let level: Double
  let centre: Double
  let spread: Double

  init(_ means: [Double], _ common: CommonShocks) {
    let r = common.sectorPersistence
    let last = means.last ?? 0
    let count = Double(means.count)
    var weights = [Double](repeating: 1 - r, count: means.count)
    if means.count > 1 { weights[0] = 1 }
    if !weights.isEmpty { weights[means.count - 1] = 1 }
    let total = weights.reduce(0, +)
    level = zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 } / max(total, 1e-12)
    let variance = common.sectorSpread * common.sectorSpread
    // Of the level, in units of the sector's variance: (1 - r²) / ((1 - r)(2 + (n - 2)(1 - r))), 1 for one year.
    let ofLevel = count <= 1 ? 1 : (1 + r) / (2 + (count - 2) * (1 - r))
    centre = level + r * (last - level)
    spread = (variance * (1 - r * r + (1 - r) * (1 - r) * ofLevel)).squareRoot()
  }
}

/// What schools of one authority share in a year: its spread by the analysis of variance, and each authority's likely
/// value.
///
/// Source: S. R. Searle, G. Casella, C. E. McCulloch, Variance Components, 1992, 3.6 (unbalanced one-way data).
private struct AuthorityYears {
  let spread: Double
  private let effects: [[Double]]

  init(_ panel: PhasePanel, _ means: [Double]) {
    let years = means.indices.map { year in
      OneWay(
        panel.schools.map { ($0.authority, $0.shares[year].map { $0 - means[year] }) },
        groups: panel.authorities.count)
    }
    let variance = max(0, BalanceModel.mean(years.map(\.between)))
    spread = variance.squareRoot()
    effects = years.map { year in
      zip(year.means, year.sizes).map { mean, size in
        // The mean of few schools says little: shrunk by its own chance.
        size > 0 ? mean * variance / (variance + year.within / Double(size) + 1e-30) : 0
      }
    }
  }

  func effect(_ authority: Int, _ year: Int) -> Double { effects[year][authority] }
}

/// One-way analysis of variance of groups of unequal size.
struct OneWay {
  let between: Double
  let within: Double
  let means: [Double]
  let sizes: [Int]

  init(_ values: [(group: Int, value: Double?)], groups: Int) {
    var sums = [Double](repeating: 0, count: groups)
    var sizes = [Int](repeating: 0, count: groups)
    for (group, value) in values {
      guard let value else { continue }
      sums[group] += value
      sizes[group] += 1
    }
    let means = zip(sums, sizes).map { $1 > 0 ? $0 / Double($1) : 0 }
    let total = sizes.reduce(0, +)
    let grand = sums.reduce(0, +) / Double(max(1, total))
    var squaresWithin = 0.0
    for (group, value) in values {
      guard let value else { continue }
      squaresWithin += (value - means[group]) * (value - means[group])
    }
    var squaresBetween = 0.0
    var squaredSizes = 0.0
    for (mean, size) in zip(means, sizes) {
      squaresBetween += Double(size) * (mean - grand) * (mean - grand)
      squaredSizes += Double(size * size)
    }
    let used = sizes.count { $0 > 0 }
    within = total > used ? squaresWithin / Double(total - used) : 0
    if used > 1, total > used {
      let typical = (Double(total) - squaredSizes / Double(total)) / Double(used - 1)
      between = (squaresBetween / Double(used - 1) - within) / typical
    } else {
      between = 0
    }
    self.means = means
    self.sizes = sizes
  }
}
