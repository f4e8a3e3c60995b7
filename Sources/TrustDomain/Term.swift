// SPDX-License-Identifier: GPL-3.0-or-later

/// One of the three terms of an English school year.
public enum Season: Int, Sendable, Hashable, CaseIterable {
  case autumn, spring, summer

  /// Months of the academic financial year (September to August) that the term carries.
  public var months: Int {
    switch self {
    case .autumn: 4
    case .spring: 3
    case .summer: 5
    }
  }

  /// The term's share of the financial year.
  public var yearShare: Double { Double(months) / 12 }

  /// As terms and sentences write it.
  public var name: String {
    switch self {
    case .autumn: "autumn"
    case .spring: "spring"
    case .summer: "summer"
    }
  }
}

/// A term of the calendar, counted from autumn of the year 0: `2027-autumn`.
public struct Term: Sendable, Hashable, Comparable {
  /// Terms since autumn of the year 0.
  public let ordinal: Int

  /// Counts from autumn of the year 0, which is 0.
  public init(ordinal: Int) { self.ordinal = ordinal }

  /// - Parameter year: the calendar year in which the term starts (spring 2028 follows autumn 2027).
  public init(year: Int, season: Season) {
    let academicYear = season == .autumn ? year : year - 1
    self.ordinal = academicYear * 3 + season.rawValue
  }

  /// Reads `2027-autumn`; nil if the text is not a term.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]), year > 0,
      let season = Season.allCases.first(where: { $0.name == parts[1] })
    else { return nil }
    self.init(year: year, season: season)
  }

  /// Its place in the academic year, which begins in autumn.
  public var season: Season { Season.allCases[ordinal % 3] }

  /// The calendar year in which the academic year of this term began.
  public var academicYear: Int { ordinal / 3 }

  /// The calendar year in which the term starts.
  public var year: Int { season == .autumn ? academicYear : academicYear + 1 }

  /// The first day of the term, as an ISO 8601 date.
  public var startDate: String {
    switch season {
    case .autumn: "\(year)-09-01"
    case .spring: "\(year)-01-01"
    case .summer: "\(year)-04-01"
    }
  }

  /// Whether the left term is the earlier.
  public static func < (left: Term, right: Term) -> Bool { left.ordinal < right.ordinal }

  /// The term that many later, or earlier where `terms` is negative.
  public func advanced(by terms: Int) -> Term { Term(ordinal: ordinal + terms) }

  /// Terms from `other` to this one.
  public func terms(since other: Term) -> Int { ordinal - other.ordinal }
}

extension Term: CustomStringConvertible {
  /// As scenarios write it, `2027-autumn`.
  public var description: String { "\(year)-\(season.name)" }
}
