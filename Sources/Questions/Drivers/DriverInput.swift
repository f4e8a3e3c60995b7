// SPDX-License-Identifier: GPL-3.0-or-later
public import Simulation

/// A number that a future was dealt, or that came of its deal.
public struct DriverInput: Sendable, Hashable {
  /// Stable; a year follows a colon: `pay_award:2`.
  public let id: String
  /// In a board's words, without the year.
  public let title: String
  /// What its draws are about.
  public let group: DrawGroup
  /// `fraction`, `count`, `GBP`, `years`, or the assumption's own.
  public let unit: String
  /// From 1; nil of one that spans the horizon, or is drawn once.
  public let year: Int?
  /// Whether the trust's own state moves it too, so that it isn't chance from outside alone.
  public let isPartlyOwn: Bool

  init(
    _ id: String, _ title: String, _ group: DrawGroup, _ unit: String, year: Int? = nil,
    isPartlyOwn: Bool = false
  ) {
    self.id = year.map { "\(id):\($0)" } ?? id
    self.title = title
    self.group = group
    self.unit = unit
    self.year = year
    self.isPartlyOwn = isPartlyOwn
  }
}

/// Inputs of many futures: one array for each input, with one value for each future.
public struct InputTable: Sendable {
  /// What each column holds.
  public internal(set) var inputs: [DriverInput]
  /// In the order of `inputs`.
  public internal(set) var columns: [[Double]]

  /// The columns that a test keeps.
  func filter(_ isKept: (DriverInput, [Double]) -> Bool) -> InputTable {
    let kept = inputs.indices.filter { isKept(inputs[$0], columns[$0]) }
    return InputTable(inputs: kept.map { inputs[$0] }, columns: kept.map { columns[$0] })
  }

  /// Those that vary at all, and are numbers throughout.
  var varying: InputTable {
    filter { _, values in
      !values.contains { !$0.isFinite } && values.contains { $0 != values.first }
    }
  }
}

extension DrawGroup {
  /// As tables write it.
  public var id: String {
    "\(self)".reduce(into: "") { name, letter in
      name += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }

  /// In a board's words.
  public var title: String {
    switch self {
    case .parameters: "What isn't known: rates and effects drawn once"
    case .economy: "Funding, pay, prices and pensions"
    case .trustYears: "Good and bad years of the trust and its authorities"
    case .schoolBudgets: "Each school's own budget"
    case .pupils: "Pupil numbers"
    case .teachers: "Teachers who leave and are hired"
    case .heads: "Heads who leave and are appointed"
    case .quality: "Quality of schools, and inspections"
    case .centralTeam: "Central posts, and the work asked of them"
    case .needs: "Safeguarding, SEND and placements"
    case .events: "Buildings, cyber incidents and named shocks"
    case .joiners: "What joining schools hide"
    case .governance: "Trustees, reviews and audit"
    case .money: "Bids, investment and procurement"
    }
  }
}
