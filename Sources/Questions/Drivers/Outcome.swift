// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
public import Principles

/// What of a future is to be explained.
public enum Outcome: Sendable, Hashable {
  /// Whether every modelled principle holds.
  case allMet
  /// Whether every gate principle holds.
  case gates
  /// How many modelled principles were never broken.
  case kept
  /// Whether one principle holds, by its id.
  case met(String)
  case finalReserves, finalReservesShare, lowestReserves, peakUtilisation, joined

  /// Those that any catalogue has, in the order in which help lists them.
  public static let plain: [Outcome] = [
    .allMet, .gates, .kept, .finalReserves, .finalReservesShare, .lowestReserves, .peakUtilisation,
    .joined,
  ]

  /// As a command takes it: `met:financial-stability`.
  public var id: String {
    switch self {
    case .allMet: "all_met"
    case .gates: "gates"
    case .kept: "kept"
    case .met(let principle): "met:\(principle)"
    case .finalReserves: "final_reserves"
    case .finalReservesShare: "final_reserves_pct"
    case .lowestReserves: "lowest_reserves"
    case .peakUtilisation: "peak_si_utilisation"
    case .joined: "joined"
    }
  }

  /// Reads an id; nil of one that is none. Whether the catalogue has the principle shows only in `value`.
  public init?(id: String) {
    if id.hasPrefix("met:"), id.count > 4 {
      self = .met(String(id.dropFirst(4)))
    } else if let outcome = Self.plain.first(where: { $0.id == id }) {
      self = outcome
    } else {
      return nil
    }
  }

  /// Whether it is yes or no, so that its mean is a probability.
  public var isEvent: Bool {
    switch self {
    case .allMet, .gates, .met: true
    default: false
    }
  }

  /// What its numbers count in: `share`, `GBP`, `fraction`, `ratio` or `count`.
  public var unit: String {
    switch self {
    case .allMet, .gates, .met: "share"
    case .kept, .joined: "count"
    case .finalReserves: "GBP"
    case .finalReservesShare, .lowestReserves: "fraction"
    case .peakUtilisation: "ratio"
    }
  }

  /// The principle that it is about; nil where it is about several or none, or the catalogue lacks it.
  public func principle(in catalogue: Catalogue) -> Principle? {
    guard case .met(let id) = self else { return nil }
    return catalogue.modelled.first { $0.id == id }
  }

  /// Whether a smaller number is the better one.
  public var isBetterSmall: Bool { self == .peakUtilisation }

  /// Reads the outcome off a future; 1 and 0 for yes and no.
  ///
  /// - Returns: nil where the catalogue has no such principle with checks, or no gates.
  public func value(_ catalogue: Catalogue) -> (@Sendable (Future) -> Double)? {
    let modelled = catalogue.modelled
    switch self {
    case .allMet: return { $0.allMet ? 1 : 0 }
    case .gates:
      let gates = modelled.indices.filter { modelled[$0].isGate }
      guard !gates.isEmpty else { return nil }
      return { future in gates.allSatisfy { future.held[$0] } ? 1 : 0 }
    case .kept: return { Double($0.held.count(where: \.self)) }
    case .met(let id):
      guard let place = modelled.firstIndex(where: { $0.id == id }) else { return nil }
      return { $0.held[place] ? 1 : 0 }
    case .finalReserves: return { $0.finalReserves }
    case .finalReservesShare: return { $0.finalReservesShare }
    case .lowestReserves: return { $0.lowestReservesShare }
    case .peakUtilisation: return { $0.peakUtilisation }
    case .joined: return { Double($0.joined) }
    }
  }
}
