// SPDX-License-Identifier: GPL-3.0-or-later

/// The phase of a school, as the Department for Education names it.
public enum Phase: Int, Sendable, Hashable, CaseIterable {
  case primary, secondary, allThrough, special, alternativeProvision

  /// As scenarios and tables write it.
  public var name: String {
    switch self {
    case .primary: "primary"
    case .secondary: "secondary"
    case .allThrough: "all-through"
    case .special: "special"
    case .alternativeProvision: "alternative-provision"
    }
  }

  /// Reads `all-through`; nil if the name is no phase.
  public init?(name: some StringProtocol) {
    guard let phase = Phase.allCases.first(where: { $0.name == name }) else { return nil }
    self = phase
  }

  /// The sector whose specialists serve the school; all-through schools belong to the secondary one.
  public var sector: Sector {
    switch self {
    case .primary: .primary
    case .secondary, .allThrough: .secondary
    case .special: .special
    case .alternativeProvision: .alternativeProvision
    }
  }

  /// Whether the school is funded on commissioned places and top-ups rather than on pupils.
  @inlinable
  public var isFundedByPlaces: Bool {
    switch self {
    case .special, .alternativeProvision: true
    case .primary, .secondary, .allThrough: false
    }
  }
}

/// A sector of schools, as the trust's hubs and specialists divide them.
public enum Sector: Int, Sendable, Hashable, CaseIterable {
  case primary, secondary, special, alternativeProvision

  /// As scenarios and tables write it.
  public var name: String {
    switch self {
    case .primary: "primary"
    case .secondary: "secondary"
    case .special: "special"
    case .alternativeProvision: "alternative-provision"
    }
  }

  /// Reads `alternative-provision`; nil if the name is no sector.
  public init?(name: some StringProtocol) {
    guard let sector = Sector.allCases.first(where: { $0.name == name }) else { return nil }
    self = sector
  }
}
