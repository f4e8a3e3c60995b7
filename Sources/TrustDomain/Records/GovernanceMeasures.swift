// SPDX-License-Identifier: GPL-3.0-or-later

/// Governance and evidence: trustees, committees, reviews, audit, recommendations.
public struct GovernanceMeasures: Sendable {
  // Written out, as those of the centre; a test compares them.
  /// Kinds of document, the cases of `EvidenceKind`.
  @inlinable
  public static var kinds: Int { 12 }
  /// Domains of a review of growth capacity, `ReviewArea.capacityDomains`.
  @inlinable
  public static var domains: Int { 4 }
  /// Skills that the board needs, the cases of `BoardSkill`.
  @inlinable
  public static var skills: Int { 6 }

  /// Seats of the board; 0 where there is none.
  public var boardSeats = 0
  /// Trustees in post.
  public var trustees = 0
  /// Skills that at least one trustee in post covers.
  public var skillsCovered = 0
  /// Committees required at the trust's size, with the schools due next term.
  public var committeesRequired = 0
  /// Of them, those that don't stand, can't be manned or lack the skill that they need.
  public var committeesMissing = 0
  /// Whether a document of each kind is on file and counts.
  public var isCurrent = [Bool](repeating: false, count: kinds)
  /// What the last document of each kind found: 1 or 0 for a verdict, points, or high-priority findings open.
  public var finding = [Double](repeating: 0, count: kinds)
  /// Whether the last review of growth capacity found capacity, by domain.
  public var hasCapacity = [Bool](repeating: false, count: domains)
  /// Days of internal audit planned in the last three terms, or those passed so far.
  public var auditDaysPlanned = 0.0
  /// Of them, days delivered.
  public var auditDaysDelivered = 0.0
  /// High-priority findings of internal audit not yet closed.
  public var findingsOpen = 0
  /// Accepted recommendations whose deadline fell in the last three terms.
  public var recommendationsDue = 0
  /// Of them, those closed by their deadline.
  public var recommendationsInTime = 0
  /// Recommendations open beyond their deadline.
  public var recommendationsOverdue = 0

  init(schools: Int, joins: Int) {}
}
