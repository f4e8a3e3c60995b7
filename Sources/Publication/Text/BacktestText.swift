// SPDX-License-Identifier: GPL-3.0-or-later
public import Backtesting
internal import Statistics
internal import TrustDomain

/// A back-test in words and tables.
public func backtestText(of result: BacktestResult) -> String {
  let text = BacktestText(result: result)
  let blocks: [[String]] = [
    text.opening, text.parameters, text.coverage(.forecast), text.year, text.coverage(.known),
    text.verdict, text.scores, text.limits,
  ]
  return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
}

private struct BacktestText {
  let result: BacktestResult

  var opening: [String] {
    let years = result.fitYears.map(String.init).joined(separator: " and ")
    let left =
      result.leftOut > 0
      ? " \(HumanNumber.whole(result.leftOut)) row\(result.leftOut == 1 ? " is" : "s are") left out: \(reasons)."
      : ""
    let few =
      result.tooFew.isEmpty
      ? ""
      : " Too few schools to test on: \(result.tooFew.map(\.name).joined(separator: ", "))."
    return Layout.paragraph(
      "Back-test of the balance model: fitted to accounts of \(years), held against "
        + "\(result.year). Schools by themselves, and schools of one authority pooled by chance "
        + "(seed \(result.seed)) into trusts that never were.\(left)\(few)")
  }

  /// `9,000 marked as suspect and 12 without an income`.
  private var reasons: String {
    EstimateWords.list(
      LeftOutRows.Reason.allCases.compactMap { reason in
        result.leftOutRows.counts[reason].map { "\(HumanNumber.whole($0)) \(words(reason))" }
      })
  }

  private func words(_ reason: LeftOutRows.Reason) -> String {
    switch reason {
    case .empty: "with an empty number"
    case .suspect: "marked as suspect"
    case .phase: "of a phase that the model hasn't"
    case .authority: "without an authority"
    case .income: "without an income"
    case .balance: "with a balance larger than the income"
    }
  }

  var parameters: [String] {
    var table = TextTable(columns: [
      .init(heading: "phase", width: 12), .init(heading: "schools", width: 8, isNumber: true),
      .init(heading: "centre", width: 8, isNumber: true),
      .init(heading: "authority", width: 9, isNumber: true),
      .init(heading: "own dof", width: 12, isNumber: true),
      .init(heading: "own scale", width: 14, isNumber: true),
      .init(heading: "persists", width: 13, isNumber: true),
      .init(heading: "year off", width: 8, isNumber: true),
    ])
    for (model, shift) in zip(result.models, result.yearShifts) {
      table.rows.append([
        model.phase.name, HumanNumber.whole(model.schools), percent(model.centre),
        percent(model.authoritySpread),
        FitNumber.isAsGoodAsNormal(dof: model.dof, error: model.dofError)
          ? "as normal"
          : plusMinus(FitNumber.text(model.dof, digits: 3), model.dofError, factor: 1),
        plusMinus(percent(model.scale), model.scaleError, factor: 100),
        plusMinus(
          FitNumber.text(model.persistence, digits: 2), model.persistenceError, factor: 1),
        percent(shift),
      ])
    }
    let common = result.common
    return ["What was fitted, balances as shares of income:", ""] + table.lines + [""]
      + Layout.paragraph(
        "Not fitted, for so few years can't tell: the sector's year has sd \(percent(common.sectorSpread)) "
          + "(--sector-sd) and persists by \(FitNumber.text(common.sectorPersistence, digits: 2)) "
          + "(the scenario's economy.sector_persistence); a trust's own year has sd "
          + "\(percent(common.trustSpread)) (--trust-sd): no board led these schools together. "
          + "\"year off\" is how far the year's mean came out from the centre: one draw of the sector's year, "
          + "whatever the number of schools. \"as normal\": degrees of freedom so many, and so little known, that the "
          + "distribution is as good as normal.", indent: 2)
  }

  func coverage(_ sectorYear: BacktestResult.SectorYear) -> [String] {
    var table = TextTable(columns: [
      .init(heading: "level", width: 12), .init(heading: "phase", width: 11),
      .init(heading: "n", width: 7, isNumber: true),
      .init(heading: "in 50%", width: 17, isNumber: true),
      .init(heading: "in 80%", width: 17, isNumber: true),
      .init(heading: "in 95%", width: 17, isNumber: true),
    ])
    for level in result.levels where level.sectorYear == sectorYear {
      table.rows.append(
        [level.name, level.phase.name, HumanNumber.whole(level.count)]
          + level.coverage.map {
            "\(HumanNumber.inTenths($0.value)) (\(HumanNumber.interval($0.interval)))"
          })
    }
    let title =
      sectorYear == .forecast
      ? "How many in a hundred came within their intervals (95% Wilson), the sector's year forecast:"
      : "The same with the sector's year known, so that only what parts schools is tested:"
    return [title, ""] + table.lines
  }

  var scores: [String] {
    var table = TextTable(columns: [
      .init(heading: "level", width: 12), .init(heading: "phase", width: 11),
      .init(heading: "CRPS", width: 7, isNumber: true),
      .init(heading: "naive", width: 7, isNumber: true),
      .init(heading: "skill", width: 6, isNumber: true),
      .init(heading: "deficit: said", width: 13, isNumber: true),
      .init(heading: "found", width: 17, isNumber: true),
    ])
    for level in result.levels where level.sectorYear == .forecast {
      table.rows.append([
        level.name, level.phase.name, percent(level.crps), percent(level.naiveCRPS),
        FitNumber.text(level.skill, digits: 2), HumanNumber.inTenths(level.deficitPredicted),
        "\(HumanNumber.inTenths(level.deficitFound.value)) (\(HumanNumber.interval(level.deficitFound.interval)))",
      ])
    }
    return ["Scores, and in-year deficits in a hundred:", ""] + table.lines + [""]
      + Layout.paragraph(
        "CRPS is the mean error of a forecast that states its doubt, less is better. The naive forecast "
          + "repeats last year's share as if it were certain, so that skill above 0 is the least to ask.",
        indent: 2)
      + deficits.flatMap { Layout.paragraph($0, indent: 2) }
  }

  /// Where the deficits said differ from those found by more than chance, and whether the doubt about the year is why.
  private var deficits: [String] {
    let off = result.levels.filter {
      $0.sectorYear == .forecast && !$0.deficitFound.interval.contains($0.deficitPredicted)
    }
    guard !off.isEmpty else {
      return ["As many deficits come as are said, within the intervals of those found."]
    }
    let lines = off.map { level -> String in
      let word = level.deficitPredicted > level.deficitFound.value ? "too many" : "too few"
      return
        "\(level.name), \(level.phase.name): \(word), \(HumanNumber.inTenths(level.deficitPredicted)) said and "
        + "\(HumanNumber.inTenths(level.deficitFound.value)) found (\(HumanNumber.interval(level.deficitFound.interval)))"
        + knownYear(level)
    }
    return [
      "Deficits that are not as often as said, by more than chance (somewhat less surely than intervals say, as schools "
        + "share their authority's year): " + lines.joined(separator: "; ") + "."
    ]
  }

  /// What the same forecasts say once the year itself is known.
  private func knownYear(_ level: BacktestResult.Level) -> String {
    guard
      let known = result.levels.first(where: {
        $0.sectorYear == .known && $0.size == level.size && $0.phase == level.phase
      })
    else { return "" }
    let said = HumanNumber.inTenths(known.deficitPredicted)
    return known.deficitFound.interval.contains(known.deficitPredicted)
      ? ", and with the year known \(said), so the doubt about the year is why"
      : ", and \(said) said with the year known, so the doubt about the year is not all of it"
  }

  /// The forecast year is one draw of the sector's year, so its luck is told before anything is judged.
  var year: [String] {
    let parts = zip(result.models, result.yearShifts).map { model, shift -> String in
      let off = model.sectorSpread > 0 ? abs(shift) / model.sectorSpread : 0
      let luck =
        off < 0.5
        ? "a mild year, in which intervals hold more than they say"
        : off > 1.5 ? "a hard year, in which intervals hold fewer than they say" : "a usual year"
      return "\(model.phase.name) \(percent(shift)), \(HumanNumber.tenths(off)) of the standard "
        + "deviation forecast (\(luck))"
    }
    return Layout.paragraph(
      "How \(result.year) came out from the centre: \(parts.joined(separator: "; ")). That is one trial, "
        + "so the first table can't tell whether the sector's year is as wide as it should be.")
  }

  /// Judged with the sector's year known, where schools count one by one but for their authority's year.
  var verdict: [String] {
    let judged = result.levels.filter { $0.sectorYear == .known }
    let lines = judged.flatMap { level in
      zip(level.coverage, BacktestResult.nominal).compactMap { share, nominal -> String? in
        guard !share.interval.contains(nominal) else { return nil }
        let word = share.value < nominal ? "too narrow" : "too wide"
        return
          "\(level.name), \(level.phase.name): the \(HumanNumber.percent(nominal)) interval is "
          + "\(word), it holds \(HumanNumber.percent(share.value))."
      }
    }
    guard !lines.isEmpty else {
      return Layout.paragraph(
        "With the sector's year known every interval holds as many as it should, as far as these "
          + "numbers of forecasts can tell.")
    }
    let checks = judged.count * BacktestResult.nominal.count
    let expected = HumanNumber.short(Double(checks) * 0.05)
    return Layout.paragraph(
      "With the sector's year known, not as they should be: \(lines.count) of \(checks) intervals "
        + "(about \(expected) would be by luck, somewhat more because schools share their authority's "
        + "year):")
      + lines.flatMap { Layout.paragraph($0, indent: 2, hanging: 4) }
  }

  var limits: [String] {
    Layout.paragraph(
      "What this tests: the sum of shocks that moves an in-year balance in the model (level, sector's year, "
        + "authority's year, a school's own Student-t shock that persists), with parameters from the fitted "
        + "years. What it doesn't: the engine as a whole (pupils, staffing, inspections, joins, the centre), "
        + "for which there are no such data; and trusts as they are, with a board that spends and saves. "
        + "All forecasts of a year share that year: the intervals above count schools, not years, "
        + "so coverage with the sector's year forecast is one trial of that part.")
  }

  private func percent(_ share: Double) -> String { HumanNumber.mean(share * 100) + "%" }

  private func plusMinus(_ text: String, _ error: Double?, factor: Double) -> String {
    error.map { "\(text) ± \(FitNumber.text($0 * factor, digits: 2))" } ?? text
  }
}
