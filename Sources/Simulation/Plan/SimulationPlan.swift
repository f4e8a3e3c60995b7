// SPDX-License-Identifier: GPL-3.0-or-later
public import Assumptions
internal import Stochastics
public import TrustDomain

/// A scenario laid out for the term loop: plain arrays, sorted by id, so that the order of a file changes nothing.
public struct SimulationPlan: Sendable {
  /// The first term simulated.
  public let start: Term
  /// Terms of a trajectory: three for each year.
  public let terms: Int
  /// Members and candidates that are to join, by id.
  public let schools: [School]
  /// By planned term, then school.
  public let joins: [PlannedJoin]
  /// What the board does with a join while a gate principle stands unmet.
  public let gate: GatePolicy
  let dueDiligence: DueDiligenceDepth
  /// The place of the chosen depth of due diligence among the depths.
  let dueDiligenceIndex: Int
  /// What inspectors look at: the areas, and the scale of their grades.
  let framework: InspectionFramework
  let central: CentralPlan
  let governance: GovernancePlan
  let schoolEntities: [UInt32]
  /// Distinct authorities, and each school's among them.
  let authorities: [UInt32]
  let authorityOfSchool: [Int]
  /// Whether a school that is to join lies in the school's authority.
  let isInJoiningArea: [Bool]
  /// The regions that the schools lie in.
  public let regions: RegionPlan
  let phases: [Phase]
  /// The phases that its schools have, by number.
  let phasesPresent: [Int]
  let sectors: [Sector]
  /// The schools' numbers, sector by sector.
  let bySector: [Int]
  /// Index into `joins`, or -1 for members.
  let joinOfSchool: [Int]
  let openings: [SchoolOpening]
  let capacity: [Double]
  let isSponsored: [Bool]
  let travelLoadingHours: [Double]
  let inspectionStart: [InspectionClock]
  let centralReserves: Money
  let assumptions: AssumptionSet
  let economy: EconomyPlan
  let shocks: [NamedShock]
  /// For each named shock, the entity of its stream at each school, and last the trust's own.
  let shockEntities: [[UInt32]]
  let draws: ParameterDraws
  let changes: ChangePlan
  let incidents: IncidentPlan

  /// What a trajectory needs of a school's table at its start, without the texts.
  struct SchoolOpening: BitwiseCopyable {
    let pupils: Double
    /// Pounds a year; NaN where the phase's default per pupil applies.
    let income: Double
    let reserves: Money
    let inYearBalance: Double
    let grade: Int
    let places: Double
    let headTerms: Int

    init(_ school: School, start: Term) {
      pupils = school.pupils
      income = school.income?.pounds ?? .nan
      reserves = school.reserves
      inYearBalance = school.inYearBalance
      grade = school.grade.rawValue
      places = school.phase.isFundedByPlaces ? school.commissionedPlaces ?? school.pupils : 0
      headTerms = Int(max(0, school.headInPostSince.years(before: start)) * 3)
    }
  }

  /// A school's planned joining.
  public struct PlannedJoin: Sendable {
    /// Index into `schools`.
    public let school: Int
    /// Terms since the start.
    public let term: Int
  }

  /// Expects a checked scenario: a join of a school that it does not describe is left out.
  ///
  /// - Parameter other: a plan from which tables that come out the same are taken; it changes nothing but the time.
  public init(_ scenario: Scenario, like other: SimulationPlan? = nil) {
    let joining = Set(scenario.proposal.joins.map(\.school))
    let schools =
      (scenario.trust.schools + scenario.candidates.filter { joining.contains($0.id) })
      .sorted { $0.id < $1.id }
    self.schools = schools
    start = scenario.start
    terms = scenario.terms
    gate = scenario.proposal.gate
    dueDiligence = scenario.dueDiligence
    dueDiligenceIndex = DueDiligenceDepth.allCases.firstIndex(of: scenario.dueDiligence) ?? 0
    framework = scenario.framework
    assumptions = scenario.assumptions
    economy = EconomyPlan(scenario)
    draws = ParameterDraws(scenario.assumptions)
    centralReserves = scenario.trust.centralReserves
    joins = Self.plannedJoins(of: scenario, among: schools)
    phases = schools.map(\.phase)
    phasesPresent = Set(schools.map(\.phase.rawValue)).sorted()
    let sectors = schools.map(\.phase.sector)
    self.sectors = sectors
    bySector = Sector.allCases.flatMap { sector in
      sectors.indices.filter { sectors[$0] == sector }
    }
    let numbers = entityNumbers(of: schools.map(\.id))
    schoolEntities = schools.map { numbers[$0.id] ?? 0 }
    let places = Set(schools.map(\.authority)).sorted()
    let authorityNumbers = entityNumbers(of: places)
    authorities = places.map { authorityNumbers[$0] ?? 0 }
    authorityOfSchool = schools.map { places.firstIndex(of: $0.authority) ?? 0 }
    isInJoiningArea = schools.map { school in
      schools.contains { joining.contains($0.id) && $0.authority == school.authority }
    }
    openings = schools.map { SchoolOpening($0, start: scenario.start) }
    capacity = schools.map { max($0.capacity, $0.pupils, 1) }
    isSponsored = schools.map { $0.route == .sponsored }
    travelLoadingHours = schools.map(\.travelHours)
    joinOfSchool = Self.joinOfSchool(count: schools.count, joins: joins)
    inspectionStart = InspectionClock.clocks(
      of: schools, scenario: scenario, like: other?.inspectionStart ?? [])
    regions = RegionPlan(schools, isMember: joinOfSchool.map { $0 < 0 })
    central = CentralPlan(
      scenario.trust.centralTeam, regions: regions,
      regionSize: scenario.assumptions.mean(.hubsRegionSize) ?? 3)
    governance = GovernancePlan(scenario, central: central)
    changes = ChangePlan(scenario.changes)
    incidents = IncidentPlan(scenario, central: central)
    shocks = scenario.shocks.sorted { $0.name < $1.name }
    shockEntities = Self.shockEntities(of: shocks, schools: schools)
  }

  /// Areas of the inspection framework.
  public var areaCount: Int { framework.areas.count }

  private static func plannedJoins(
    of scenario: Scenario, among schools: [School]
  ) -> [PlannedJoin] {
    scenario.proposal.joins
      .sorted { ($0.term, $0.school) < ($1.term, $1.school) }
      .compactMap { join in
        schools.firstIndex { $0.id == join.school }
          .map { PlannedJoin(school: $0, term: join.term.terms(since: scenario.start)) }
      }
  }

  private static func shockEntities(of shocks: [NamedShock], schools: [School]) -> [[UInt32]] {
    let places = schools.map(\.id) + [""]
    let names = distinctNames(shocks.map(\.name)).map { shock in places.map { "\(shock)/\($0)" } }
    let numbers = entityNumbers(of: names.flatMap(\.self))
    return names.map { $0.map { numbers[$0] ?? 0 } }
  }

  private static func joinOfSchool(count: Int, joins: [PlannedJoin]) -> [Int] {
    var joinOfSchool = Array(repeating: -1, count: count)
    for (index, join) in joins.enumerated() { joinOfSchool[join.school] = index }
    return joinOfSchool
  }
}
