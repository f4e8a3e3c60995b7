// SPDX-License-Identifier: GPL-3.0-or-later
public import Backtesting
internal import Statistics
internal import TrustDomain

extension BacktestResult.Level {
  /// `school`, or `trust of 5`.
  var name: String { size == 1 ? "school" : "trust of \(size)" }
}

extension ResultTable {
  /// One row per level, phase and what was known of the sector's year.
  public static func backtest(_ result: BacktestResult) -> ResultTable {
    let shares = ["50", "80", "95"].flatMap { level -> [Column] in
      [
        .share("coverage\(level)", "Came within the interval that should hold \(level)%"),
        .share("coverage\(level)_low", "Lower end of its 95% Wilson interval"),
        .share("coverage\(level)_high", "Upper end of its 95% Wilson interval"),
      ]
    }
    return ResultTable(
      name: "backtest.csv", title: "A past year's forecasts beside what came",
      rowFor: "level, phase and what was known of the sector's year",
      key: ["level", "phase", "sector_year"],
      columns: levelColumns + [.count("n", "Forecasts made", of: "forecasts")] + shares + [
        .number(
          "crps", "Mean continuous ranked probability score; less is better",
          unit: "share of income", atLeast: 0),
        .number(
          "crps_naive", "The same of last year's balance over income, repeated",
          unit: "share of income", atLeast: 0),
        .number(
          "skill", "1 less the ratio of the two", unit: "fraction", atMost: 1,
          emptyIf: "the naive score is 0"),
        .share("deficit_predicted", "Mean probability of an in-year deficit"),
        .share("deficit_found", "Share with one"),
        .share("deficit_found_low", "Lower end of its 95% Wilson interval"),
        .share("deficit_found_high", "Upper end of its 95% Wilson interval"),
      ],
      rowCount: result.levels.count
    ) { index in
      let level = result.levels[index]
      return labels(level) + [.count(level.count)] + level.coverage.flatMap(cells)
        + [
          .number(level.crps), .number(level.naiveCRPS), .number(level.skill),
          .number(level.deficitPredicted),
        ] + cells(level.deficitFound)
    }
  }

  /// One row per level, phase, what was known of the sector's year, and tenth of the forecasts.
  public static func transforms(_ result: BacktestResult) -> ResultTable {
    ResultTable(
      name: "pit.csv", title: "Where in its forecast each value fell",
      rowFor: "level, phase, what was known of the sector's year, and tenth",
      key: ["level", "phase", "sector_year", "from"],
      columns: levelColumns + [
        .share("from", "Where the tenth of the forecast begins"),
        .count("count", "Values that fell into it", of: "values"),
        .share("share", "Of all values; a tenth where forecasts are right"),
      ],
      rowCount: result.levels.count * 10
    ) { index in
      let level = result.levels[index / 10]
      let count = level.transforms[index % 10]
      return labels(level) + [
        .number(Double(index % 10) / 10), .count(count),
        .number(Double(count) / Double(level.count)),
      ]
    }
  }

  private static let levelColumns: [Column] = [
    .text("level", "A school, or schools of one authority pooled: trust of 3, 5, 10 or 20"),
    .text("phase", "The schools' phase"),
    .text(
      "sector_year", "What the forecast knew of the year that all schools share",
      oneOf: BacktestResult.SectorYear.allCases.map(\.rawValue)),
  ]

  private static func labels(_ level: BacktestResult.Level) -> [Cell] {
    [.text(level.name), .text(level.phase.name), .text(level.sectorYear.rawValue)]
  }

  private static func cells(_ share: Share) -> [Cell] {
    [
      .number(share.value), .number(share.interval.lowerBound),
      .number(share.interval.upperBound),
    ]
  }
}
