// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be measured of a trust at the end of a term, simulated or real.
///
/// Principles see a trust only through this record; a simulation fills it in place, so that a term allocates nothing.
/// NaN marks what does not apply (no special schools, no join due): it is counted neither as met nor as unmet.
public struct TermRecord: Sendable {
  /// Terms since the start, from 0; -1 for the opening position.
  public var term: Int
  /// Whether the term ends the financial year.
  public var isYearEnd: Bool
  /// Totals over member schools and the centre.
  public var trust: TrustMeasures
  /// One entry for each school of the scenario, member or not.
  public var schools: SchoolMeasures
  /// The central team's load, service and people.
  public var central: CentralMeasures
  /// One entry for each planned join.
  public var joins: JoinMeasures
  /// Quality, outcomes and wellbeing of schools.
  public var quality: QualityMeasures
  /// What the central team's services achieve.
  public var service: ServiceMeasures
  /// Hubs, networks, the leadership pipeline, evaluation and research.
  public var hubs: HubsMeasures
  /// Board, committees and evidence.
  public var governance: GovernanceMeasures
  /// Investment, procurement, risk flags.
  public var finance: FinanceMeasures

  /// - Parameters:
  ///   - sectors: the sector of every school of the scenario, members and candidates.
  ///   - regions: regions that these schools lie in.
  ///   - joins: planned joins.
  public init(sectors: [Sector], regions: Int = 1, joins: Int) {
    term = -1
    isYearEnd = false
    trust = TrustMeasures()
    schools = SchoolMeasures(sectors: sectors)
    central = CentralMeasures()
    self.joins = JoinMeasures(count: joins)
    quality = QualityMeasures(schools: sectors.count, joins: joins)
    service = ServiceMeasures(schools: sectors.count, joins: joins)
    hubs = HubsMeasures(schools: sectors.count, regions: regions)
    governance = GovernanceMeasures(schools: sectors.count, joins: joins)
    finance = FinanceMeasures(schools: sectors.count, joins: joins)
  }
}

/// Measures of the trust as a whole.
public struct TrustMeasures: Sendable {
  /// Revenue reserves of schools and centre.
  public var reserves = Money.zero
  /// Of them, what the centre holds: the central charge and its own income, less what the centre costs.
  public var centralReserves = Money.zero
  /// Income of the last three terms.
  public var yearIncome = Money.zero
  /// Income since 1 September.
  public var incomeToDate = Money.zero
  /// Income less expenditure since 1 September.
  public var balanceToDate = Money.zero
  /// Staff cost since 1 September.
  public var staffCostToDate = Money.zero
  /// Members in the term, those that have just joined included.
  public var schools = 0
  /// On roll at member schools.
  public var pupils = 0.0
  /// Teaching posts of member schools, full-time equivalents.
  public var teachingPosts = 0
  /// Teachers of member schools; more than the posts where posts have been cut.
  public var teachersInPost = 0
  /// Member schools without a permanent head.
  public var headVacancies = 0
  /// Days of work asked of the central team this term.
  public var centralDemandDays = 0.0
  /// Days of work that the central team could deliver this term.
  public var centralCapacityDays = 0.0
  /// Days of school improvement asked for this term.
  public var improvementDemandDays = 0.0
  /// Days of school improvement that its people could deliver this term.
  public var improvementCapacityDays = 0.0
  /// Expected improvement days for the schools due to join next term, at the peak of their joining.
  public var improvementJoinerDays = 0.0
  /// Reserves that the schools due to join next term are believed to bring; zero if none is due.
  public var joinerReserves = Money.zero
  /// A year's income of the schools due to join next term; zero if none is due.
  public var joinerIncome = Money.zero
  /// Days of school-improvement and specialist support delivered.
  public var supportDays = 0.0
  /// Days of that support given by a specialist of the school's own sector.
  public var matchedSupportDays = 0.0
  /// Days that executives and the partnerships team have to spare for civic duties.
  public var civicDaysLeft = Double.nan
  /// Days a term committed to civic partnerships and local-authority duties.
  public var civicDaysCommitted = Double.nan
  /// Days to spare for other schools once civic duties are met, lendable school-improvement days included.
  public var partnershipDaysLeft = Double.nan
  /// Days that schools outside the trust ask for this term.
  public var partnershipDaysRequested = Double.nan
  /// Member schools with a permanent head, whom mentors look after.
  public var leadersMentored = 0
  /// People in post at leadership development, and leads of school improvement.
  public var mentors = 0.0
  /// Heads in their first term.
  public var newHeads = 0
  /// New heads for whom a mentor has room, at most all of them.
  public var newHeadsMentored = 0.0
  /// People in post in the executive function.
  public var executiveLeaders = 0
  /// Heads appointed in the last three terms.
  public var recentAppointments = 0
  /// Sum of the qualities of those heads, in standard deviations from the mean.
  public var recentAppointmentQuality = 0.0
  /// Share of the pupils taught in schools within each curriculum and financial planning benchmark, counted over
  /// benchmarks with at least two thirds; NaN but at the year end.
  public var benchmarksInBand = Double.nan

  /// Nothing measured yet: no trust, and NaN where zero would be an answer.
  public init() {}
}

/// Measures of each school of the scenario; entries of schools outside the trust are stale.
public struct SchoolMeasures: Sendable {
  /// The sector that serves each school; fixed for the scenario.
  public let sectors: [Sector]
  /// Whether the school belongs to the trust in the term.
  public var isMember: [Bool]
  /// Terms since joining; `Int.max` for a member from the start.
  public var termsSinceJoining: [Int]
  /// On roll.
  public var pupils: [Double]
  /// Revenue reserve; negative for a deficit.
  public var reserves: [Money]
  /// Income of the last three terms, those before joining included.
  public var yearIncome: [Money]
  /// Full-time equivalents, at least one.
  public var teachingPosts: [Int]
  /// May pass `teachingPosts` where posts have been cut.
  public var teachersInPost: [Int]
  /// Terms for which the headship has been without a permanent head; 0 if filled.
  public var headVacantTerms: [Int]
  /// Published grade, 1 (outstanding) to 4 (inadequate).
  public var grade: [Int]
  /// Curriculum and financial planning benchmarks in band, of twelve; NaN but at the year end.
  public var benchmarksInBand: [Double]

  init(sectors: [Sector]) {
    let count = sectors.count
    self.sectors = sectors
    isMember = Array(repeating: false, count: count)
    termsSinceJoining = Array(repeating: .max, count: count)
    pupils = Array(repeating: 0, count: count)
    reserves = Array(repeating: .zero, count: count)
    yearIncome = Array(repeating: .zero, count: count)
    teachingPosts = Array(repeating: 0, count: count)
    teachersInPost = Array(repeating: 0, count: count)
    headVacantTerms = Array(repeating: 0, count: count)
    grade = Array(repeating: 2, count: count)
    benchmarksInBand = Array(repeating: .nan, count: count)
  }

  /// Schools of the scenario: members and candidates that are to join.
  public var count: Int { sectors.count }
}

/// Measures of the central team, by function, sector and specialism.
public struct CentralMeasures: Sendable {
  // Written out, since a stored constant is looked up anew at each use in a term's loops; a test compares them.
  /// Functions of the central team, the cases of `CentralFunction`.
  @inlinable
  public static var functions: Int { 12 }
  /// Sectors that the team serves, the cases of `Sector`.
  @inlinable
  public static var sectors: Int { 4 }
  /// Disciplines of school improvement, the cases of `Discipline`.
  @inlinable
  public static var disciplines: Int { 2 }

  /// Demand over capacity, by function.
  public var utilisation = [Double](repeating: .nan, count: functions)
  /// Share of the demand served, by function and sector (`function * sectors + sector`); NaN without demand.
  public var servedShare = [Double](repeating: .nan, count: functions * sectors)
  /// Unserved days carried over, by function.
  public var backlogDays = [Double](repeating: 0, count: functions)
  /// Member schools by sector.
  public var schools = [Int](repeating: 0, count: sectors)
  /// School-improvement partners in post by sector.
  public var partnersInPost = [Int](repeating: 0, count: sectors)
  /// Whether a lead of the sector's hub is in post.
  public var hasLead = [Bool](repeating: false, count: sectors)
  /// People in post, by specialism (`sector * disciplines + discipline`).
  public var specialists = [Int](repeating: 0, count: sectors * disciplines)
  /// Terms for which the specialism has hung on one person or none.
  public var termsThin = [Int](repeating: 0, count: sectors * disciplines)

  init() {}
}

/// Measures of each planned join, in the order of the plan.
public struct JoinMeasures: Sendable {
  /// Whether the join was due and decided this term.
  public var isDue: [Bool]
  /// Whether the school joined this term.
  public var tookPlace: [Bool]
  /// Whether an unmet gate principle keeps out a school that is due.
  public var areHeldByGate = false
  /// Gate principles unmet at the assessment before the join.
  public var gatePrinciplesUnmet: [Int]
  /// Due-diligence days delivered over those planned, for joins due next term or just decided.
  public var dueDiligenceShare: [Double]
  /// Share of what is hidden that due diligence of the chosen depth brings to light.
  public var dueDiligenceInsight: Double

  init(count: Int) {
    isDue = Array(repeating: false, count: count)
    tookPlace = Array(repeating: false, count: count)
    gatePrinciplesUnmet = Array(repeating: 0, count: count)
    dueDiligenceShare = Array(repeating: .nan, count: count)
    dueDiligenceInsight = 0
  }

  /// Joins planned, decided or not.
  public var count: Int { isDue.count }
}
