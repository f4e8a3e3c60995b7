// SPDX-License-Identifier: GPL-3.0-or-later
public import TrustDomain

/// What a metric's value counts in.
public enum MetricUnit: String, Sendable, Hashable {
  case fraction
  case pounds = "GBP"
  case days
  case count
  case ratio
  case terms
  case standardDeviations = "standard deviations"
  /// Yes or no, as 1 or 0; the metric's title begins with "Whether".
  case flag
}

/// What a metric is measured of.
public enum MetricScope: String, Sendable, Hashable, CaseIterable {
  case trust
  case school = "each school"
  case sector = "each sector"
  case region = "each region"
  case function = "each function"
  case functionInSector = "each function in each sector"
  case specialism = "each specialism"
  case join = "each join"
  case area = "each area"

  /// How many values a record holds in this scope.
  @inline(__always)
  public func count(in record: borrowing TermRecord) -> Int {
    switch self {
    case .trust: 1
    case .school: record.schools.count
    case .sector: CentralMeasures.sectors
    case .region: record.hubs.regions
    case .function: CentralMeasures.functions
    case .functionInSector: CentralMeasures.functions * CentralMeasures.sectors
    case .specialism: CentralMeasures.sectors * CentralMeasures.disciplines
    case .join: record.joins.count
    case .area: record.quality.areas
    }
  }
}

/// A metric's reading alone: what a term loop needs, without the texts.
///
/// A structure of its own, because an array of bare closures hands each a copy of the record.
public struct Measure: Sendable {
  /// The value for the element of that number, from 0; NaN where it does not apply.
  public let read: @Sendable (borrowing TermRecord, Int) -> Double
  /// All of a scope's values at once, as many as the buffer holds; nil for the trust's one value.
  let readAll: (@Sendable (borrowing TermRecord, UnsafeMutableBufferPointer<Double>) -> Void)?
}

/// A number that can be read off a trust's record, simulated or real.
public struct Metric: Sendable {
  /// As catalogues and result files name it.
  public let id: String
  /// In words, for listings and for readers of results.
  public let title: String
  /// The unit of its values, and of a threshold on them.
  public let unit: MetricUnit
  /// What there is one value for: the trust, or each of its parts.
  public let scope: MetricScope
  /// The value for the scope's element of that number; NaN where it does not apply.
  public let measure: Measure

  // Inlined, so that the loop over a scope's elements holds the declaration's line itself rather than a call to it.
  @inline(__always)
  init(
    id: String, title: String, unit: MetricUnit, scope: MetricScope = .trust,
    all: (@Sendable (borrowing TermRecord, UnsafeMutableBufferPointer<Double>) -> Void)? = nil,
    measure: @escaping @Sendable (borrowing TermRecord, Int) -> Double
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.scope = scope
    let each: @Sendable (borrowing TermRecord, UnsafeMutableBufferPointer<Double>) -> Void = {
      record, values in
      for element in 0..<values.count { values[element] = measure(record, element) }
    }
    self.measure = Measure(read: measure, readAll: all ?? (scope == .trust ? nil : each))
  }

  /// What a metric gives where nothing is on file: not the same as a low value.
  public static var notEvidenced: Double { -.infinity }

  /// Every metric, in the order of the result files.
  public static let all: [Metric] =
    trust + school + central + growth + quality + service + governance + finance + hubs
    + centre

  /// The metric that catalogues name so; nil if there is none.
  public static func named(_ id: some StringProtocol) -> Metric? { all.first { $0.id == id } }
}
