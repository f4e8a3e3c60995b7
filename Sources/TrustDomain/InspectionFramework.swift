// SPDX-License-Identifier: GPL-3.0-or-later

/// What inspectors look at and how they grade it: a list of areas and a scale.
public enum InspectionFramework: String, Sendable, Hashable, CaseIterable {
  /// The four areas that the trust's plan names, on the four-point scale in force until 2025.
  case fourArea = "four-area"
  /// The report card in force since November 2025: six areas on five points, and safeguarding met or not.
  case reportCard = "report-card"

  /// The most areas that a framework has.
  public static var mostAreas: Int { 6 }

  /// The areas, as results name them.
  public var areas: [String] {
    switch self {
    case .fourArea:
      [
        "quality-of-education", "behaviour-and-attitudes", "personal-development",
        "leadership-and-management",
      ]
    case .reportCard:
      [
        "curriculum-and-teaching", "achievement", "attendance-and-behaviour",
        "personal-development-and-wellbeing", "inclusion", "leadership-and-governance",
      ]
    }
  }

  /// The points of the scale, best first; a grade is its number from 1.
  public var standards: [String] {
    switch self {
    case .fourArea: ["outstanding", "good", "requires-improvement", "inadequate"]
    case .reportCard:
      ["exceptional", "strong", "expected", "needs-attention", "urgent-improvement"]
    }
  }

  /// The lowest grade at the expected standard: good, or expected.
  public var expectedGrade: Int { self == .fourArea ? 2 : 3 }

  /// The area that outcomes follow.
  public var education: Int { 0 }

  /// The area that attendance and suspensions follow.
  public var behaviour: Int { self == .fourArea ? 1 : 2 }

  /// The area that heads move most, and that decides on special measures.
  public var leadership: Int { areas.count - 1 }
}
