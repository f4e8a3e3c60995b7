// SPDX-License-Identifier: GPL-3.0-or-later

/// What came in a term, what was decided and where the money went: how a trust got from one record to the next.
///
/// Filled only where somebody wants to be told a trajectory; it holds numbers and no words.
public struct TermEvents: Sendable, Hashable {
  /// Terms since the start.
  public var term: Int
  /// The year's economy; nil in a term that starts no year.
  public var year: YearEvents?
  /// Rise of the employer's cost for teachers' pensions, net of grant; a fraction of pay.
  public var teacherPensionRise = 0.0
  /// The same for other staff's pensions.
  public var localPensionRise = 0.0
  /// One entry for each school of the scenario, member or not.
  public var schools: [SchoolEvents] = []
  /// Joins that fell due, in the order of the plan.
  public var joins: [JoinEvents] = []
  /// Rows of central posts in which something moved.
  public var centre: [CentralEvents] = []
  /// Cyber incidents that mattered.
  public var incidents = 0
  /// What they cost.
  public var incidentCost = Money.zero
  /// The scenario's own shocks that struck.
  public var shocks: [ShockEvents] = []
  /// Reserves of schools and centre at the term's beginning.
  public var openingReserves = Money.zero
  /// What came (positive) and went (negative) by `Flow.allCases`; with the opening reserves it makes the closing ones.
  public var flows: [Money] = []
  /// Reserves at the term's end.
  public var closingReserves = Money.zero

  /// A term of which nothing is told yet.
  public init(term: Int) { self.term = term }
}

/// The economy of a year, as it turned out when the year began.
public struct YearEvents: Sendable, Hashable {
  /// Growth of public funding per pupil over the year before; all growth is a fraction.
  public var fundingGrowth: Double
  /// Teachers' pay award.
  public var payAward: Double
  /// Support staff's pay award.
  public var supportPayAward: Double
  /// Price inflation.
  public var priceInflation: Double
  /// Change of energy prices, jumps included.
  public var energyGrowth: Double
  /// What balances everywhere lie above or below plan this year, a fraction of income.
  public var sectorShock: Double
  /// What this trust's balances lie above or below plan beyond that, a fraction of income.
  public var trustShock: Double

  /// Every number of a year.
  public init(
    fundingGrowth: Double, payAward: Double, supportPayAward: Double, priceInflation: Double,
    energyGrowth: Double, sectorShock: Double, trustShock: Double
  ) {
    self.fundingGrowth = fundingGrowth
    self.payAward = payAward
    self.supportPayAward = supportPayAward
    self.priceInflation = priceInflation
    self.energyGrowth = energyGrowth
    self.sectorShock = sectorShock
    self.trustShock = trustShock
  }
}

/// What came to one school in a term.
public struct SchoolEvents: Sendable, Hashable {
  /// Whether it belongs to the trust in the term.
  public var isMember = false
  /// Pupils at the term's end, and how many more than at its beginning.
  public var pupils = 0.0
  /// Negative for fewer pupils.
  public var pupilChange = 0.0
  /// Teaching posts, full-time equivalents.
  public var posts = 0
  /// Posts more than in the term before.
  public var postChange = 0
  /// Teachers gone since the term before.
  public var teachersLeft = 0
  /// Teachers who came.
  public var teachersHired = 0
  /// Teachers released because their posts were cut.
  public var teachersReleased = 0
  /// Teaching posts that stand vacant.
  public var vacancies = 0
  /// Whether the head left.
  public var headLeft = false
  /// Whether a permanent head began.
  public var headAppointed = false
  /// Terms for which the headship has stood vacant, this one included; 0 if filled.
  public var headVacantTerms = 0
  /// Grades before and after, where an inspection was published.
  public var inspection: InspectionEvent?
  /// What the school's balance lies above or below plan this year beyond what strikes all trusts or this one; a fraction
  /// of its income.
  public var ownShock = 0.0
  /// The same for every school of its authority.
  public var authorityShock = 0.0
  /// Failures of buildings and plant.
  public var failures = 0
  /// What they cost at this year's prices.
  public var failureCost = Money.zero

  /// Nothing came.
  public init() {}
}

/// A published inspection.
public struct InspectionEvent: Sendable, Hashable {
  /// Grade before, 1 (outstanding) to 4 (inadequate).
  public var before: Int
  /// Grade now.
  public var after: Int

  /// Expects grades from 1 to 4.
  public init(before: Int, after: Int) {
    self.before = before
    self.after = after
  }
}

/// What the board decided of a join that fell due.
public struct JoinEvents: Sendable, Hashable {
  /// A decision at the gate.
  public enum Decision: String, Sendable, Hashable, CaseIterable {
    case joined, deferred, declined
  }

  /// Index into the plan's joins.
  public var join: Int
  /// Index into the scenario's schools, as `TermEvents.schools` counts them.
  public var school: Int
  /// What became of it this term.
  public var decision: Decision
  /// Terms by which it has been put off so far.
  public var deferrals: Int

  /// What the board decided of one join.
  public init(join: Int, school: Int, decision: Decision, deferrals: Int) {
    self.join = join
    self.school = school
    self.decision = decision
    self.deferrals = deferrals
  }
}

/// What moved in one row of central posts.
public struct CentralEvents: Sendable, Hashable {
  /// The function that the posts belong to.
  public var function: CentralFunction
  /// The post's title, as the trust's table gives it.
  public var title: String
  /// Posts opened, or closed where negative.
  public var opened: Int
  /// People who left.
  public var left: Int
  /// People who started.
  public var started: Int
  /// Posts that stand vacant, those of whoever starts next term included.
  public var vacant: Int

  /// What moved in a row.
  public init(
    function: CentralFunction, title: String, opened: Int, left: Int, started: Int, vacant: Int
  ) {
    self.function = function
    self.title = title
    self.opened = opened
    self.left = left
    self.started = started
    self.vacant = vacant
  }
}

/// A named shock of the scenario that struck.
public struct ShockEvents: Sendable, Hashable {
  /// The scenario's name for it.
  public var name: String
  /// Index into the scenario's schools; nil where it struck the trust.
  public var school: Int?
  /// Times in the term.
  public var times: Int
  /// What it cost at this year's prices.
  public var cost: Money

  /// A shock with its cost.
  public init(name: String, school: Int?, times: Int, cost: Money) {
    self.name = name
    self.school = school
    self.times = times
    self.cost = cost
  }
}
