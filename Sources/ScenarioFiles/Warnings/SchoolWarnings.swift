// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

/// A school beside the row that it was read from.
struct SchoolRow {
  let school: School
  let row: TableRow
  let start: Term
  /// Pupils at the phase's default per pupil.
  let defaultIncome: Money

  /// A year's income that ratios may rest on: as given where that is usual, else the default, so that one slip makes one
  /// warning.
  var believableIncome: Money {
    incomeWarning == nil ? school.income ?? defaultIncome : defaultIncome
  }

  /// What looks like a slip in the row alone.
  var warnings: [Warning] {
    [
      pupilsWarning, incomeWarning, capacityWarning, reservesWarning, balanceWarning,
      travelWarning, headWarning, inspectionWarning,
    ].compactMap(\.self)
  }

  /// A warning on one field of the row.
  func warning(_ column: String, _ found: String, usual: String, cure: String) -> Warning {
    Warning(
      place: row.tree[column]?.place ?? row.tree.place, path: Reading.join(row.path, column),
      found: found, usual: usual, cure: cure)
  }

  private var hasUsualPupils: Bool { Usual.pupils.contains(school.pupils) }

  private var pupilsWarning: Warning? {
    guard !hasUsualPupils else { return nil }
    return warning(
      "pupils", "is \(Figure.tenths(school.pupils))",
      usual:
        "\(Figure.tenths(Usual.pupils.lowerBound)) to \(Figure.tenths(Usual.pupils.upperBound))",
      cure: "Give the pupils on roll of this one school")
  }

  /// Nothing is said of income and capacity where the pupils themselves look wrong.
  private var incomeWarning: Warning? {
    guard let income = school.income?.pounds, hasUsualPupils else { return nil }
    let usual = Usual.income(school.phase)
    let each = income / school.pupils
    guard !usual.contains(each) else { return nil }
    return warning(
      "income_gbp", "is \(Figure.pounds(income)), or \(Figure.pounds(each)) a pupil",
      usual: "\(Unit.pounds.show(usual)) a pupil in a \(school.phase.name) school",
      cure: "Look for a digit too many or too few, or leave it empty for the default")
  }

  private var capacityWarning: Warning? {
    guard hasUsualPupils else { return nil }
    let (pupils, capacity) = (Figure.tenths(school.pupils), Figure.tenths(school.capacity))
    if school.pupils > Usual.fullest * school.capacity {
      return warning(
        "capacity", "is \(capacity), with \(pupils) pupils on roll",
        usual: "pupils are at most \(Figure.percent(Usual.fullest)) of capacity",
        cure: "Give the places in all buildings of the school")
    }
    guard school.capacity > Usual.emptiest * school.pupils else { return nil }
    return warning(
      "capacity", "is \(capacity), with \(pupils) pupils on roll",
      usual: "capacity is at most \(Figure.tenths(Usual.emptiest)) times the pupils",
      cure: "Look for a digit too many, or for one too few in pupils")
  }

  private var reservesWarning: Warning? {
    let share = school.reserves / believableIncome
    guard !Usual.reserves.contains(share) else { return nil }
    return warning(
      "reserves_gbp",
      "is \(Figure.pounds(school.reserves.pounds)), or \(Figure.percent(share)) of the school's income of \(Figure.pounds(believableIncome.pounds))",
      usual: Figure.percents(Usual.reserves),
      cure: "Give this school's own revenue reserve in pounds; look at its digits and its sign")
  }

  private var balanceWarning: Warning? {
    guard !Usual.balance.contains(school.inYearBalance) else { return nil }
    return warning(
      "in_year_balance_pct", "is \(Figure.percent(school.inYearBalance)) of income",
      usual: Figure.percents(Usual.balance), cure: "Give that of an ordinary year")
  }

  private var travelWarning: Warning? {
    guard !Usual.travel.contains(school.travelHours) else { return nil }
    return warning(
      "travel_hours", "is \(Figure.tenths(school.travelHours)) hours one way",
      usual: "at most \(Figure.tenths(Usual.travel.upperBound)) hours",
      cure: "Give hours, not minutes")
  }

  private var headWarning: Warning? {
    dateWarning(
      "head_in_post_since", school.headInPostSince, atMost: Usual.headYears,
      cure: "Give the day on which the present head took up post")
  }

  private var inspectionWarning: Warning? {
    dateWarning(
      "last_inspected", school.lastInspected, atMost: Usual.inspectionYears,
      cure: "Give the date of the last graded inspection, with the grade that it gave")
  }

  private func dateWarning(
    _ column: String, _ day: Day, atMost usual: Double, cure: String
  ) -> Warning? {
    let years = day.years(before: start)
    guard years > usual else { return nil }
    return warning(
      column, "is \(day), \(Figure.tenths(years)) years before the start",
      usual: "at most \(Figure.tenths(usual)) years", cure: cure)
  }
}

extension ReadScenario {
  /// Planned joins of inadequate schools as converters: such a school gets a sponsor (Academies Act 2010, sections 4
  /// and 5A), and whether its deficit comes with it hangs on that.
  func routeWarnings(of rows: [SchoolRow]) -> [Warning] {
    let joining = Set(scenario.proposal.joins.map(\.school))
    return rows.filter { row in
      joining.contains(row.school.id) && row.school.grade == .inadequate
        && row.school.route == .converter
    }.map { row in
      row.warning(
        "route", "is converter for a school of grade 4 that is to join",
        usual: "sponsored, which leaves its deficit with the authority",
        cure: "Write sponsored, or look at the grade")
    }
  }
}
