// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// The unit of an assumption's number.
public enum Unit: String, Sendable, Hashable {
  case fraction
  case pounds = "£"
  case poundsPerPupil = "£ per pupil"
  case pupilsPerTeacher = "pupils per teacher"
  case days
  case daysPerTerm = "days per term"
  case perYear = "per year"
  case perThousandPupilsAndYear = "per 1,000 pupils and year"
  case hours
  case years
  case terms
  case multiplier
  case logit
  case standardDeviations = "standard deviations"
  case count
}

/// What an assumption's value is told apart by.
public enum Index: Sendable, Hashable, CaseIterable {
  case single, phase, function, grade, depth, area, standard
  case evidence, reviewArea, skill, committee

  /// The names under which a scenario gives the values; empty for a single one.
  public var names: [String] {
    switch self {
    case .single: []
    case .phase: Phase.allCases.map(\.name)
    case .function: CentralFunction.allCases.map(\.name)
    case .grade: ["outstanding", "good", "requires-improvement", "inadequate"]
    case .depth: DueDiligenceDepth.allCases.map(\.rawValue)
    case .area: InspectionFramework.fourArea.areas
    case .standard: InspectionFramework.reportCard.standards
    case .evidence: EvidenceKind.allCases.map(\.name)
    case .reviewArea: ReviewArea.allCases.map(\.name)
    case .skill: BoardSkill.allCases.map(\.name)
    case .committee: Committee.allCases.map(\.name)
    }
  }

  /// Values that a scenario gives: one for each name, or one where there are none.
  public var count: Int { max(1, names.count) }
}

/// How often an uncertain value is drawn.
public enum Variation: String, Sendable, Hashable {
  /// A parameter: not known, but one value in each trajectory.
  case trajectory
  /// A factor: varies from year to year.
  case year
  /// A factor: varies by school and year.
  case schoolYear = "school and year"
  /// A factor: drawn for each school.
  case school
  /// A factor: drawn for each event.
  case event
}

/// What may stand for an assumption: its unit, what it is told apart by, how often it is drawn, and its bounds.
public struct AssumptionForm: Sendable {
  /// Its place among all assumptions; scenarios write its `key`.
  public let id: AssumptionID
  /// The unit of a fixed value and of a distribution's draws.
  public let unit: Unit
  /// What its values are told apart by; `.single` where one serves all.
  public let by: Index
  /// How often an uncertain value is drawn; a fixed one never is.
  public let each: Variation
  /// What a fixed value must lie in; a distribution's draws are held within it.
  public let allowed: ClosedRange<Double>

  init(
    _ id: AssumptionID, _ unit: Unit, by: Index = .single, each: Variation = .trajectory,
    in allowed: ClosedRange<Double>
  ) {
    self.id = id
    self.unit = unit
    self.by = by
    self.each = each
    self.allowed = allowed
  }

  /// One form for each assumption, in the order of `AssumptionID`.
  public static let all: [AssumptionForm] =
    economy + schools + people + inspection + central + joining + policy + stresses
    + quality + service + governance + finance + hubs
}
