// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// The state of one trajectory, as arrays by school; made once for a worker, filled anew for each trajectory.
struct TrustState: ~Copyable {
  var schools: SchoolStates
  var central: CentralStates
  var economy = EconomyState()
  var joins: [JoinState]
  /// Whether a join due now would go ahead: no gate principle stood unmet at the last record, or none holds joins up.
  var isGateClear = true
  var ledger: Ledger
  var events: EventStates
  var quality: QualityStates
  var service: ServiceStates
  var hubs: HubsStates
  var governance: GovernanceStates
  var finance: FinanceStates
  /// Share of public funding that would just pay for the centre at the start.
  var openingCharge = 0.0
  var recentAppointments = RecentAppointments()
  /// A term's chance to leave by phase: of teachers where no post is vacant, of heads in the usual case.
  let turnover = Column(repeating: 0.0, count: Phase.allCases.count)
  let headHazard = Column(repeating: 0.0, count: Phase.allCases.count)

  init(_ plan: SimulationPlan) {
    schools = SchoolStates(count: plan.schools.count, authorities: plan.authorities.count)
    central = CentralStates(rows: plan.central.count)
    joins = Array(repeating: JoinState(), count: plan.joins.count)
    ledger = Ledger(schools: plan.schools.count)
    events = EventStates(schools: plan.schools.count)
    quality = QualityStates(plan)
    service = ServiceStates(plan)
    hubs = HubsStates(plan)
    governance = GovernanceStates(plan)
    finance = FinanceStates(plan)
  }
}

/// What struck in the term, in the prices of the year before the start.
struct EventStates: ~Copyable {
  let failures: Column<Int>
  let failureCost: Column<Double>
  let schoolShockCost: Column<Double>
  var incidents = 0
  var incidentCost = 0.0
  var trustShockCost = 0.0

  init(schools: Int) {
    failures = Column(repeating: 0, count: schools)
    failureCost = Column(repeating: 0, count: schools)
    schoolShockCost = Column(repeating: 0, count: schools)
  }
}

/// Levels of prices and pay relative to the year before the start, and what carries over between years.
struct EconomyState {
  var funding = 1.0
  var teacherPay = 1.0
  var supportPay = 1.0
  var prices = 1.0
  var energy = 1.0
  /// What budgets hold for the usual level of energy prices.
  var usualEnergy = 1.0
  /// Employer pension on-costs relative to the start.
  var teacherPension = 1.0
  var localPension = 1.0
  /// The centre's cost beyond pay, prices and posts.
  var centralDrift = 1.0
  /// Award growth beyond what funding growth and the trust cover, paid by grant: a share of the teachers' pay bill.
  var payGrant = 0.0
  var fundingDeviation = 0.0
  var sectorShock = 0.0
  var trustShock = 0.0
  var turnoverShift = 0.0
  var inspectionShift = 0.0
}

/// Every school of the scenario, inside the trust or not yet.
struct SchoolStates: ~Copyable {
  // Standing.
  let isMember: Column<Bool>
  /// How many are.
  var members = 0
  let termsSinceJoining: Column<Int>
  // Pupils.
  let pupils: Column<Double>
  let firstPupils: Column<Double>
  /// Pupils of the year before.
  let lastPupils: Column<Double>
  /// Pupils that the year is funded on, over those at the start.
  let relativeSize: Column<Double>
  /// The growth of those that was planned for, as a factor, and the roll that the year's budget plans on.
  let plannedGrowth: Column<Double>
  let plannedRoll: Column<Double>
  // Rates and costs in the prices of the year before the start, fixed for the trajectory.
  let publicRate: Column<Double>
  let placeIncome: Column<Double>
  let selfRate: Column<Double>
  let teacherCost: Column<Double>
  let supportCost: Column<Double>
  let resourcesCost: Column<Double>
  let premisesCost: Column<Double>
  let energyCost: Column<Double>
  let otherCost: Column<Double>
  let pupilTeacherRatio: Column<Double>
  // Budget of the year, annual rates.
  /// Teachers, support staff and resources over those at the start.
  let volume: Column<Double>
  /// What a budget could spend beyond last year's volume: as planned for the year, and what earlier years left open.
  let plannedGap: Column<Double>
  let openGap: Column<Double>
  let income: Column<Double>
  let publicIncome: Column<Double>
  /// Of it, the grant towards pay.
  let payGrant: Column<Double>
  let teachingFTE: Column<Double>
  let ownMargin: Column<Double>
  let payback: Column<Double>
  let balanceShock: Column<Double>
  let lasting: Column<Double>
  // People.
  let posts: Column<Int>
  let teachers: Column<Int>
  let vacancyShare: Column<Double>
  let headTerms: Column<Int>
  let headVacantTerms: Column<Int>
  let headQuality: Column<Double>
  let newHead: Column<Bool>
  // Inspection.
  let grade: Column<Int>
  let nextInspection: Column<Double>
  let termsSinceInadequate: Column<Int>
  let isStuck: Column<Bool>
  let support: Column<Double>
  // Joining.
  let hiddenWork: Column<Double>
  let integration: Column<Double>
  // Authorities.
  let authorityTrend: Column<Double>
  let authorityShock: Column<Double>

  init(count: Int, authorities: Int) {
    isMember = Column(repeating: false, count: count)
    termsSinceJoining = Column(repeating: 0, count: count)
    pupils = Column(repeating: 0, count: count)
    firstPupils = Column(repeating: 0, count: count)
    relativeSize = Column(repeating: 1, count: count)
    lastPupils = Column(repeating: 0, count: count)
    plannedGrowth = Column(repeating: 1, count: count)
    plannedRoll = Column(repeating: 0, count: count)
    publicRate = Column(repeating: 0, count: count)
    placeIncome = Column(repeating: 0, count: count)
    selfRate = Column(repeating: 0, count: count)
    teacherCost = Column(repeating: 0, count: count)
    supportCost = Column(repeating: 0, count: count)
    resourcesCost = Column(repeating: 0, count: count)
    premisesCost = Column(repeating: 0, count: count)
    energyCost = Column(repeating: 0, count: count)
    otherCost = Column(repeating: 0, count: count)
    pupilTeacherRatio = Column(repeating: 0, count: count)
    volume = Column(repeating: 1, count: count)
    plannedGap = Column(repeating: 0, count: count)
    openGap = Column(repeating: 0, count: count)
    income = Column(repeating: 0, count: count)
    publicIncome = Column(repeating: 0, count: count)
    teachingFTE = Column(repeating: 0, count: count)
    ownMargin = Column(repeating: 0, count: count)
    payback = Column(repeating: 0, count: count)
    balanceShock = Column(repeating: 0, count: count)
    payGrant = Column(repeating: 0, count: count)
    lasting = Column(repeating: 0, count: count)
    posts = Column(repeating: 0, count: count)
    teachers = Column(repeating: 0, count: count)
    vacancyShare = Column(repeating: 0, count: count)
    headTerms = Column(repeating: 0, count: count)
    headVacantTerms = Column(repeating: 0, count: count)
    headQuality = Column(repeating: 0, count: count)
    newHead = Column(repeating: false, count: count)
    grade = Column(repeating: 0, count: count)
    nextInspection = Column(repeating: 0, count: count)
    termsSinceInadequate = Column(repeating: 0, count: count)
    isStuck = Column(repeating: false, count: count)
    support = Column(repeating: 0, count: count)
    hiddenWork = Column(repeating: 0, count: count)
    integration = Column(repeating: 0, count: count)
    authorityTrend = Column(repeating: 0, count: authorities)
    authorityShock = Column(repeating: 0, count: authorities)
  }
}

/// The central team by row of posts, and its work by function and sector.
struct CentralStates: ~Copyable {
  static var functions: Int { CentralMeasures.functions }
  static var sectors: Int { CentralMeasures.sectors }

  let posts: Column<Int>
  /// Part of a post by which the work outgrows the whole posts, which part-time colleagues make up.
  let partPosts: Column<Double>
  /// People in their first term, their second, and later ones.
  let first: Column<Int>
  let second: Column<Int>
  let experienced: Column<Int>
  /// Appointed, to start next term.
  let appointed: Column<Int>
  /// Days a row can deliver this term.
  let capacity: Column<Double>
  /// Of them, days of bought-in cover.
  let coverDays: Column<Double>
  /// By function and sector.
  let demand: Column<Double>
  let backlog: Column<Double>
  let served: Column<Double>
  /// By function.
  let functionDemand: Column<Double>
  let functionCapacity: Column<Double>
  let servedShare: Column<Double>
  /// Utilisation of the last three terms, latest first.
  var recent: [(Double, Double, Double)]
  /// The schools that the centre works for, by sector, and the last place for all: at the start, now, and with those
  /// whose posts are opened already.
  let firstSize: Column<Double>
  let size: Column<Double>
  let sizeAhead: Column<Double>
  /// Those ahead over those at the start, 1 or more; 0 for a sector without schools at the start.
  let growthAhead: Column<Double>
  /// Average pupils of a school at the start, by sector and for all.
  let firstAverage: Column<Double>
  /// School-improvement days of a term, by grade from 1.
  let improvementDays = Column(repeating: 0.0, count: 4)
  /// A term's chance to leave at a bearable load, by function.
  let hazard: Column<Double>
  /// The same at this term's load.
  let hazardNow: Column<Double>
  /// Days by function and sector of those who serve the sector only, and by function of the others; own people's and
  /// bought-in ones together, and bought-in alone.
  let specialistDays: Column<Double>
  let specialistCover: Column<Double>
  let generalistDays: Column<Double>
  let functionCover: Column<Double>
  let specialistsThin: Column<Int>
  /// Share served by function and sector, and utilisation by function.
  let servedShareOf: Column<Double>
  let utilisation: Column<Double>
  /// People in post by specialism; partners and a lead by sector.
  let specialists: Column<Int>
  let partners: Column<Int>
  let hasLead: Column<Bool>
  /// Mean annual cost of the centre at the start, other than staff.
  var nonStaff = 0.0
  /// What closing posts costs this term, in the pay of the year before the start.
  var released = 0.0

  init(rows: Int) {
    posts = Column(repeating: 0, count: rows)
    partPosts = Column(repeating: 0, count: rows)
    first = Column(repeating: 0, count: rows)
    second = Column(repeating: 0, count: rows)
    experienced = Column(repeating: 0, count: rows)
    appointed = Column(repeating: 0, count: rows)
    capacity = Column(repeating: 0, count: rows)
    coverDays = Column(repeating: 0, count: rows)
    demand = Column(repeating: 0, count: Self.functions * Self.sectors)
    backlog = Column(repeating: 0, count: Self.functions * Self.sectors)
    served = Column(repeating: 0, count: Self.functions * Self.sectors)
    functionDemand = Column(repeating: 0, count: Self.functions)
    functionCapacity = Column(repeating: 0, count: Self.functions)
    servedShare = Column(repeating: 0, count: Self.functions)
    firstSize = Column(repeating: 0, count: Self.sectors + 1)
    size = Column(repeating: 0, count: Self.sectors + 1)
    sizeAhead = Column(repeating: 0, count: Self.sectors + 1)
    growthAhead = Column(repeating: 0, count: Self.sectors + 1)
    firstAverage = Column(repeating: 0, count: Self.sectors + 1)
    hazard = Column(repeating: 0, count: Self.functions)
    hazardNow = Column(repeating: 0, count: Self.functions)
    specialistDays = Column(repeating: 0, count: Self.functions * Self.sectors)
    specialistCover = Column(repeating: 0, count: Self.functions * Self.sectors)
    generalistDays = Column(repeating: 0, count: Self.functions)
    functionCover = Column(repeating: 0, count: Self.functions)
    specialistsThin = Column(repeating: 0, count: Self.sectors * Discipline.allCases.count)
    servedShareOf = Column(repeating: .nan, count: Self.functions * Self.sectors)
    utilisation = Column(repeating: .nan, count: Self.functions)
    specialists = Column(repeating: 0, count: Self.sectors * Discipline.allCases.count)
    partners = Column(repeating: 0, count: Self.sectors)
    hasLead = Column(repeating: false, count: Self.sectors)
    recent = Array(repeating: (0, 0, 0), count: Self.functions)
  }
}

/// What has become of one planned join.
struct JoinState {
  enum Standing: Int { case planned, joined, declined }
  var standing = Standing.planned
  /// The term of joining or declining.
  var decidedTerm = -1
  var deferrals = 0
  /// Whether the central posts that it calls for have been opened.
  var hasPosts = false
  /// Gate principles that blocked it, one bit each, in the order of the catalogue.
  var blockedBy: UInt64 = 0
  var dueDiligenceShare = Double.nan
}
