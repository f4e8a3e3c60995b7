// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// What is usual in English schools and trusts: values beyond look like slips.
///
/// Each range is judgement, with room for the unusual school: no published bounds were found. They are there to catch a
/// digit too many, a sign, a wrong unit or a row left over from another trust, and bear on no result.
enum Usual {
  /// Pounds a year and pupil in primary, secondary and all-through schools: about half to twice the defaults of
  /// `schools.income_per_pupil`, £7,100 to £8,300.
  static let mainstreamIncome = 4_000.0...15_000.0
  /// The same in special schools and alternative provision, whose defaults are £30,000 and £36,000; from those for
  /// moderate needs to the smallest for the most complex ones.
  static let specialIncome = 12_000.0...80_000.0
  /// Pupils on roll: from the smallest village schools to the largest all-through ones.
  static let pupils = 10.0...4_000.0
  /// Pupils over capacity at the most; beyond a tenth too many there is no room to teach them.
  static let fullest = 1.1
  /// Capacity over pupils at the most; a school filled by less than a third is rare but for a new one.
  static let emptiest = 3.0
  /// Reserves over a year's income: both ends lie far beyond the ranges in which regulators take an interest.
  static let reserves = -0.4...0.4
  /// In-year balance over income in an ordinary year; beyond, it is no ordinary one.
  static let balance = -0.15...0.15
  /// Cost of the central team with every post filled over the trust's income at the most: twice the charges of
  /// about 5% that trusts report.
  static let centralCost = 0.1
  /// Hours of travel one way at the most: further away nobody could visit and be home.
  static let travel = 0.0...4.0
  /// Years for which a head has been in post at the most: a working life.
  static let headYears = 45.0
  /// Years since the last graded inspection at the most: schools are inspected far more often by now.
  static let inspectionYears = 12.0

  /// Pounds a year and pupil in a school of that phase.
  static func income(_ phase: Phase) -> ClosedRange<Double> {
    phase.isFundedByPlaces ? specialIncome : mainstreamIncome
  }
}
