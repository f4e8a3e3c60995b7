// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// The state of one trajectory, as arrays by school; made once for a worker, filled anew for each trajectory.
struct TrustState {
  var schools: SchoolStates
  var central: CentralStates
  var economy = EconomyState()
  var joins: [JoinState]
  var ledger: Ledger
  var events: EventStates
  var recentAppointments = RecentAppointments()
  /// A term's chance to leave by phase: of teachers where no post is vacant, of heads in the usual case.
  var turnover = Array(repeating: 0.0, count: Phase.allCases.count)
  var headHazard = Array(repeating: 0.0, count: Phase.allCases.count)

  init(_ plan: SimulationPlan) {
    schools = SchoolStates(count: plan.schools.count, authorities: plan.authorities.count)
    central = CentralStates(rows: plan.central.count)
    joins = Array(repeating: JoinState(), count: plan.joins.count)
    ledger = Ledger(schools: plan.schools.count)
    events = EventStates(schools: plan.schools.count)
  }
}

/// What struck in the term, in the prices of the year before the start.
struct EventStates {
  var failures: [Int]
  var failureCost: [Double]
  var schoolShockCost: [Double]
  var incidents = 0
  var incidentCost = 0.0
  var trustShockCost = 0.0

  init(schools: Int) {
    failures = Array(repeating: 0, count: schools)
    failureCost = Array(repeating: 0, count: schools)
    schoolShockCost = failureCost
  }
}

/// Levels of prices and pay relative to the year before the start, and what carries over between years.
struct EconomyState {
  var funding = 1.0
  var teacherPay = 1.0
  var supportPay = 1.0
  var prices = 1.0
  var energy = 1.0
  /// Employer pension on-costs relative to the start.
  var teacherPension = 1.0
  var localPension = 1.0
  /// Award growth beyond what funding growth and the trust cover, paid by grant: a share of the teachers' pay bill.
  var payGrant = 0.0
  var fundingDeviation = 0.0
  var sectorShock = 0.0
  var trustShock = 0.0
  var turnoverShift = 0.0
  var inspectionShift = 0.0
}

/// Every school of the scenario, inside the trust or not yet.
struct SchoolStates {
  // Standing.
  var isMember: [Bool]
  var termsSinceJoining: [Int]
  // Pupils.
  var pupils: [Double]
  var firstPupils: [Double]
  var fundedPupils: [Double]
  // Rates and costs in the prices of the year before the start, fixed for the trajectory.
  var publicRate: [Double]
  var placeIncome: [Double]
  var selfRate: [Double]
  var teacherCost: [Double]
  var supportCost: [Double]
  var resourcesCost: [Double]
  var premisesCost: [Double]
  var energyCost: [Double]
  var otherCost: [Double]
  var pupilTeacherRatio: [Double]
  // Budget of the year, annual rates.
  var intensity: [Double]
  var income: [Double]
  var publicIncome: [Double]
  var teachingFTE: [Double]
  var ownMargin: [Double]
  var payback: [Double]
  var balanceShock: [Double]
  var variance: [Double]
  var lasting: [Double]
  // People.
  var posts: [Int]
  var teachers: [Int]
  var vacancyShare: [Double]
  var headTerms: [Int]
  var headVacantTerms: [Int]
  var headQuality: [Double]
  var newHead: [Bool]
  // Inspection.
  var grade: [Int]
  var nextInspection: [Double]
  var termsSinceInadequate: [Int]
  var isStuck: [Bool]
  var support: [Double]
  // Joining.
  var hiddenWork: [Double]
  var integration: [Double]
  // Authorities.
  var authorityTrend: [Double]
  var authorityShock: [Double]

  init(count: Int, authorities: Int) {
    let zeros = Array(repeating: 0.0, count: count)
    let none = Array(repeating: 0, count: count)
    let no = Array(repeating: false, count: count)
    (isMember, newHead, isStuck) = (no, no, no)
    (termsSinceJoining, posts, teachers, headTerms) = (none, none, none, none)
    (headVacantTerms, grade, termsSinceInadequate) = (none, none, none)
    (pupils, firstPupils, fundedPupils, publicRate, placeIncome) = (zeros, zeros, zeros, zeros, zeros)
    (selfRate, teacherCost, supportCost, resourcesCost) = (zeros, zeros, zeros, zeros)
    (premisesCost, energyCost, otherCost, pupilTeacherRatio) = (zeros, zeros, zeros, zeros)
    (intensity, income, publicIncome, teachingFTE) = (zeros, zeros, zeros, zeros)
    (ownMargin, payback, balanceShock, variance, lasting) = (zeros, zeros, zeros, zeros, zeros)
    (vacancyShare, headQuality, nextInspection, support) = (zeros, zeros, zeros, zeros)
    (hiddenWork, integration) = (zeros, zeros)
    authorityTrend = Array(repeating: 0, count: authorities)
    authorityShock = Array(repeating: 0, count: authorities)
  }
}

/// The central team by row of posts, and its work by function and sector.
struct CentralStates {
  static let functions = CentralFunction.allCases.count
  static let sectors = Sector.allCases.count

  var posts: [Int]
  /// People in their first term, their second, and later ones.
  var first: [Int]
  var second: [Int]
  var experienced: [Int]
  /// Appointed, to start next term.
  var appointed: [Int]
  /// Days a row can deliver this term.
  var capacity: [Double]
  /// Of them, days of bought-in cover.
  var coverDays: [Double]
  /// By function and sector.
  var demand: [Double]
  var backlog: [Double]
  var served: [Double]
  /// By function.
  var functionDemand: [Double]
  var functionCapacity: [Double]
  var servedShare: [Double]
  /// Utilisation of the last three terms, latest first.
  var recent: [(Double, Double, Double)]
  /// The schools that the centre works for, by sector, and the last place for all: at the start, now, and with those
  /// whose posts are opened already.
  var firstSize: [Double]
  var size: [Double]
  var sizeAhead: [Double]
  /// Average pupils of a school at the start, by sector and for all.
  var firstAverage: [Double]
  /// A term's chance to leave at a bearable load, by function.
  var hazard: [Double]
  /// The same at this term's load.
  var hazardNow: [Double]
  /// Days by function and sector of those who serve the sector only, and by function of the others; own people's and
  /// bought-in ones together, and bought-in alone.
  var specialistDays: [Double]
  var specialistCover: [Double]
  var generalistDays: [Double]
  var functionCover: [Double]
  var specialistsThin: [Int]
  /// Mean annual cost of the centre at the start, other than staff.
  var nonStaff = 0.0

  init(rows: Int) {
    let none = Array(repeating: 0, count: rows)
    (posts, first, second, experienced, appointed) = (none, none, none, none, none)
    capacity = Array(repeating: 0, count: rows)
    coverDays = capacity
    let places = Array(repeating: 0.0, count: Self.functions * Self.sectors)
    (demand, backlog, served) = (places, places, places)
    let byFunction = Array(repeating: 0.0, count: Self.functions)
    (functionDemand, functionCapacity, servedShare) = (byFunction, byFunction, byFunction)
    recent = Array(repeating: (0, 0, 0), count: Self.functions)
    firstSize = Array(repeating: 0, count: Self.sectors + 1)
    (size, sizeAhead, firstAverage) = (firstSize, firstSize, firstSize)
    hazard = Array(repeating: 0, count: Self.functions)
    hazardNow = hazard
    (specialistDays, specialistCover) = (places, places)
    (generalistDays, functionCover) = (hazard, hazard)
    specialistsThin = Array(repeating: 0, count: Self.sectors * Discipline.allCases.count)
  }
}

/// What has become of one planned join.
struct JoinState {
  enum Standing: Int { case planned, joined, declined }
  var standing = Standing.planned
  /// The term of joining or declining.
  var decidedTerm = -1
  var deferrals = 0
  /// Gate principles that blocked it, one bit each, in the order of the catalogue.
  var blockedBy: UInt64 = 0
  var dueDiligenceShare = Double.nan
}
