// SPDX-License-Identifier: GPL-3.0-or-later
public import TrustDomain

/// Which elements of a metric's scope a check looks at; the others count neither way.
public struct ElementFilter: Sendable, Hashable {
  /// Schools told apart by when they came.
  public enum Schools: String, Sendable, Hashable, CaseIterable {
    case all
    /// In the trust from the start.
    case members
    /// Joined since the start.
    case joiners
    /// In the trust from the start, or for some terms.
    case settled
  }

  /// Sectors looked at; empty for all.
  public var sectors: Set<Sector>
  /// Schools looked at.
  public var schools: Schools
  /// Terms after its joining from which a school is settled.
  public var settledAfter: Int

  /// Terms for which a joiner's results are its past, not the trust's work (design: model, reading of verdicts).
  public static var usualSettling: Int { 9 }

  /// Everything is looked at unless told otherwise.
  public init(
    sectors: Set<Sector> = [], schools: Schools = .all,
    settledAfter: Int = ElementFilter.usualSettling
  ) {
    self.sectors = sectors
    self.schools = schools
    self.settledAfter = settledAfter
  }

  /// Leaves nothing out.
  public static var everything: ElementFilter { ElementFilter() }

  /// Whether the check looks at an element.
  func admits(_ element: Int, of scope: MetricScope, in record: borrowing TermRecord) -> Bool {
    if let sector = scope.sector(of: element, in: record), !sectors.isEmpty,
      !sectors.contains(sector)
    {
      return false
    }
    guard scope == .school else { return true }
    let terms = record.schools.termsSinceJoining[element]
    switch schools {
    case .all: return true
    case .members: return terms == .max
    case .joiners: return terms < .max
    case .settled: return terms >= settledAfter
    }
  }
}

extension MetricScope {
  /// Whether each of its elements lies in one sector.
  public var hasSectors: Bool {
    switch self {
    case .school, .sector, .functionInSector, .specialism: true
    default: false
    }
  }

  /// The sector in which an element lies; nil where it lies in none.
  func sector(of element: Int, in record: borrowing TermRecord) -> Sector? {
    switch self {
    case .school: record.schools.sectors[element]
    case .sector: Sector(rawValue: element)
    case .functionInSector: Sector(rawValue: element % CentralMeasures.sectors)
    case .specialism: Sector(rawValue: element / CentralMeasures.disciplines)
    default: nil
    }
  }
}

extension Check {
  /// What the check reads of an element of its metric's scope; NaN where it doesn't apply, or isn't looked at.
  public func value(of element: Int, in record: borrowing TermRecord) -> Double {
    filter.admits(element, of: metric.scope, in: record)
      ? metric.measure.read(record, element) : .nan
  }
}
