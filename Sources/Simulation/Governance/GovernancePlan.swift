// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

/// What a trajectory's governance starts from, and who works on which review.
struct GovernancePlan: Sendable {
  static let kinds = EvidenceKind.allCases.count
  static let skills = BoardSkill.allCases.count
  static let committees = Committee.allCases.count
  /// Seats that a board may have.
  static let mostSeats = 40
  /// The last term of what was never on file.
  static let never = Int.min

  /// A document on file at the start.
  struct Document: BitwiseCopyable {
    /// The last term at whose end it counts, from -1 for the start; `never` where there is none, -2 where it expired.
    var lastTerm = GovernancePlan.never
    /// 1 or 0 for a verdict, points, or findings open.
    var finding = 0.0
    /// Domains without capacity, one bit each.
    var lacking = ReviewArea.capacityDomains.reduce(0) { $0 | (1 << $1.rawValue) }
  }

  /// A function's share of a review's days.
  struct Part: BitwiseCopyable {
    let kind: Int
    let function: Int
    let share: Double
  }

  let documents: [Document]
  let parts: [Part]
  /// The kinds of documents by number, kept, since Swift makes the list of cases anew at each use.
  let kinds = EvidenceKind.allCases
  /// Each kind's parts among all.
  let partsOfKind: [Range<Int>]
  /// The row of the chief executive: of executive leads the best paid; -1 without one.
  let chief: Int

  init(_ scenario: Scenario, central: CentralPlan) {
    documents = EvidenceKind.allCases.map { Self.document($0, in: scenario) }
    let parts = EvidenceKind.allCases.flatMap { kind in
      Self.shares(of: kind).map {
        Part(kind: kind.rawValue, function: $0.0.rawValue, share: $0.1)
      }
    }
    self.parts = parts
    partsOfKind = EvidenceKind.allCases.map { kind in
      let first = parts.firstIndex { $0.kind >= kind.rawValue } ?? parts.endIndex
      return first..<(parts.firstIndex { $0.kind > kind.rawValue } ?? parts.endIndex)
    }
    let executive = CentralFunction.executive.rawValue
    chief =
      (0..<central.count).filter { central.function[$0] == executive && central.isLead[$0] }
      .max { central.yearlyCost[$0] < central.yearlyCost[$1] } ?? -1
  }

  /// Of several documents of a kind the latest counts: an adverse finding isn't outlived by an older favourable one.
  private static func document(_ kind: EvidenceKind, in scenario: Scenario) -> Document {
    let items = scenario.evidence.filter { $0.kind == kind }
    guard let item = items.max(by: { $0.date < $1.date }) else {
      return Document()
    }
    let last = (-1..<scenario.terms + 3).last { covers(item.expiry, end: $0, of: scenario.start) }
    var document = Document(lastTerm: last ?? -2)
    switch item.finding {
    case .verdict(let isPassed): document.finding = isPassed ? 1 : 0
    case .score(let points): document.finding = points
    case .open(let count): document.finding = Double(count)
    case .lacking(let areas):
      document.finding = areas.isEmpty ? 1 : 0
      document.lacking = areas.reduce(0) { $0 | (1 << $1.rawValue) }
    }
    return document
  }

  /// Whether a document that expires that day still counts on the last day of a term.
  private static func covers(_ expiry: Day, end term: Int, of start: Term) -> Bool {
    // The last day of a term lies 0.0011 years before the next one in this reckoning, the day before it 0.0039.
    expiry.years(before: start.advanced(by: term + 1)) < 0.002
  }

  /// Who does the work of a review (judgement; none found): governance and executive, and the functions reviewed.
  private static func shares(of kind: EvidenceKind) -> [(CentralFunction, Double)] {
    switch kind {
    case .growthEvaluation: [(.executive, 0.5), (.governance, 0.25), (.finance, 0.25)]
    case .governanceReview: [(.governance, 0.6), (.executive, 0.4)]
    case .externalGovernanceReview: [(.governance, 0.7), (.executive, 0.3)]
    case .centralServicesInternal, .centralServicesExternal:
      [
        (.executive, 0.3), (.governance, 0.1), (.finance, 0.15), (.people, 0.15), (.estates, 0.15),
        (.technology, 0.15),
      ]
    case .growthCapacityReview:
      [(.executive, 0.35), (.governance, 0.2), (.schoolImprovement, 0.2), (.finance, 0.25)]
    case .internalAudit: [(.governance, 0.5), (.finance, 0.5)]
    case .bestPracticeFinance: [(.finance, 0.75), (.governance, 0.25)]
    case .bestPracticeGovernance: [(.governance, 0.75), (.executive, 0.25)]
    case .bestPracticeSafeguarding: [(.pupilSafety, 0.75), (.governance, 0.25)]
    case .bestPracticeEstates: [(.estates, 0.75), (.governance, 0.25)]
    case .bestPracticeDigital: [(.technology, 0.75), (.governance, 0.25)]
    }
  }
}
