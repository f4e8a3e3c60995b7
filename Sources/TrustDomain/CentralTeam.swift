// SPDX-License-Identifier: GPL-3.0-or-later

/// A function of the trust's central team.
public enum CentralFunction: Int, Sendable, Hashable, CaseIterable {
  case executive, schoolImprovement, finance, people, estates, technology, sendAP, pupilSafety
  case leadershipDevelopment, governance, research, partnerships

  /// As scenarios and tables write it.
  public var name: String {
    switch self {
    case .executive: "executive"
    case .schoolImprovement: "school-improvement"
    case .finance: "finance"
    case .people: "people"
    case .estates: "estates"
    case .technology: "technology"
    case .sendAP: "send-ap"
    case .pupilSafety: "pupil-safety"
    case .leadershipDevelopment: "leadership-development"
    case .governance: "governance"
    case .research: "research"
    case .partnerships: "partnerships"
    }
  }

  /// Reads `school-improvement`; nil if the name is no function.
  public init?(name: some StringProtocol) {
    guard let function = CentralFunction.allCases.first(where: { $0.name == name }) else {
      return nil
    }
    self = function
  }
}

/// A discipline of school improvement; with a sector it makes a specialism.
public enum Discipline: Int, Sendable, Hashable, CaseIterable {
  case curriculum, inclusion

  /// As scenarios and tables write it.
  public var name: String {
    switch self {
    case .curriculum: "curriculum"
    case .inclusion: "inclusion"
    }
  }

  /// Reads `curriculum`; nil if the name is no discipline.
  public init?(name: some StringProtocol) {
    guard let discipline = Discipline.allCases.first(where: { $0.name == name }) else { return nil }
    self = discipline
  }
}

/// Posts of one kind in the central team.
public struct CentralPosts: Sendable, Hashable {
  /// Of the people in post, those who come new at the start, so that no school's balance pays for them yet.
  public var newInPost = 0
  /// The function whose work the posts do.
  public var function: CentralFunction
  /// As the trust calls the post; nothing rests on it.
  public var title: String
  /// Nil where the post serves every sector.
  public var sector: Sector?
  /// The disciplines of school improvement that the post covers; empty elsewhere.
  public var disciplines: Set<Discipline>
  /// Established posts.
  public var posts: Int
  /// People in post at the start, at most `posts`.
  public var inPost: Int
  /// Annual cost of one post with on-costs.
  public var annualCost: Money
  /// Whether the post leads its sector or the trust.
  public var isLead: Bool

  /// Expects no more people in post than posts, and disciplines at school improvement only.
  public init(
    function: CentralFunction, title: String, sector: Sector?, disciplines: Set<Discipline>,
    posts: Int, inPost: Int, annualCost: Money, isLead: Bool
  ) {
    self.function = function
    self.title = title
    self.sector = sector
    self.disciplines = disciplines
    self.posts = posts
    self.inPost = inPost
    self.annualCost = annualCost
    self.isLead = isLead
  }
}
