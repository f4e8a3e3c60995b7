// SPDX-License-Identifier: GPL-3.0-or-later

/// A day of the calendar.
public struct Day: Sendable, Hashable, Comparable {
  /// From 1, in the Gregorian calendar.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to the last of the month, leap years minded.
  public let day: Int

  /// Reads an ISO 8601 date, `2026-03-31`; nil if it is not one.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      year > 0, (1...12).contains(month), (1...Day.days(in: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether the left day is the earlier.
  public static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Years from this day to the start of `term`, in twelfths of a year and days of 1/365.
  public func years(before term: Term) -> Double {
    let startMonth = [9, 1, 4][term.season.rawValue]
    let months = Double((term.year - year) * 12 + startMonth - month)
    return months / 12 - Double(day - 1) / 365
  }
}

extension Day: CustomStringConvertible {
  /// As an ISO 8601 date, `2026-03-31`.
  public var description: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}

/// How a school comes into the trust.
public enum JoiningRoute: String, Sendable, Hashable, CaseIterable {
  /// A converter brings its reserve or deficit with it.
  case converter
  /// A sponsored school's deficit stays with the local authority.
  case sponsored
}

/// A school as the scenario's table describes it, at the start or as believed at joining.
public struct School: Sendable, Hashable {
  /// Unique in the scenario; its random streams hang on it.
  public var id: String
  /// As results show it; unlike the id, it may change without changing numbers.
  public var name: String
  /// Decides how the school is funded and staffed, and who serves it.
  public var phase: Phase
  /// Nil for a member of the trust at the start.
  public var route: JoiningRoute?
  /// Schools of one region share its lead and its visits, so it is spelt alike.
  public var region: String
  /// The local authority; schools of one authority share its shocks, so it is spelt alike.
  public var authority: String
  /// Pupils on roll.
  public var pupils: Double
  /// Places in the buildings.
  public var capacity: Double
  /// Places commissioned, for special schools and alternative provision.
  public var commissionedPlaces: Double?
  /// Annual income; nil where the phase's default per pupil applies.
  public var income: Money?
  /// Revenue reserve; negative for a deficit.
  public var reserves: Money
  /// The school's own in-year balance as a fraction of income, before common shocks.
  public var inYearBalance: Double
  /// Last overall grade, or its equivalent.
  public var grade: Grade
  /// Last graded inspection, from which the time to the next one counts.
  public var lastInspected: Day
  /// When the present head took up post.
  public var headInPostSince: Day
  /// Hours of travel from the trust's office, one way.
  public var travelHours: Double
  /// Outcomes of the last year in standard deviations of schools nationally; nil where the trust's assumptions apply.
  public var outcomes: Double?

  /// Expects a route for a candidate only, and commissioned places where a phase is funded by them.
  public init(
    id: String, name: String, phase: Phase, route: JoiningRoute?, region: String,
    authority: String, pupils: Double, capacity: Double, commissionedPlaces: Double?,
    income: Money?, reserves: Money, inYearBalance: Double, grade: Grade, lastInspected: Day,
    headInPostSince: Day, travelHours: Double, outcomes: Double? = nil
  ) {
    self.id = id
    self.name = name
    self.phase = phase
    self.route = route
    self.region = region
    self.authority = authority
    self.pupils = pupils
    self.capacity = capacity
    self.commissionedPlaces = commissionedPlaces
    self.income = income
    self.reserves = reserves
    self.inYearBalance = inYearBalance
    self.grade = grade
    self.lastInspected = lastInspected
    self.headInPostSince = headInPostSince
    self.travelHours = travelHours
    self.outcomes = outcomes
  }
}
