// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import Simulation
internal import TrustDomain

/// Reads the inputs of a future off what its narrator was told.
struct InputReader: Sendable {
  /// In the order of `values`.
  let inputs: [DriverInput]

  private let parameters: [SimulationPlan.UncertainParameter]
  private let years: Int
  private let joins: Int
  private let shocks: [String]
  /// Pupils at the start, by school in the plan's order; 0 of one that is to join.
  private let firstPupils: [Double]

  init(_ scenario: Scenario) {
    let plan = SimulationPlan(scenario)
    let joining = Set(scenario.proposal.joins.map(\.school))
    parameters = Self.parameters(of: plan)
    years = scenario.years
    joins = plan.joins.count
    shocks = scenario.shocks.map(\.name).sorted()
    firstPupils = plan.schools.map { joining.contains($0.id) ? 0 : $0.pupils }
    var inputs = parameters.map(Self.input) + Self.gradeChances
    inputs += Self.economy.map(\.input)
    for year in 1...max(1, scenario.years) {
      inputs += Self.economy.map { factor in
        let whole = factor.input
        return DriverInput(whole.id, whole.title, whole.group, whole.unit, year: year)
      }
    }
    inputs += Self.overall
    for join in plan.joins { inputs += Self.joiner(plan.schools[join.school]) }
    inputs += shocks.map {
      DriverInput("shock.\($0)", "Times that \($0) struck", .events, "count")
    }
    self.inputs = inputs
  }

  /// Values that a trajectory draws once and uses: not those of phases that no school has.
  static func parameters(of plan: SimulationPlan) -> [SimulationPlan.UncertainParameter] {
    let phases = Set(plan.schools.map(\.phase.rawValue))
    return plan.uncertainParameters.filter { parameter in
      let form = AssumptionForm.all[parameter.assumption.rawValue]
      // An authority's trend is drawn for each authority instead.
      return parameter.assumption != .schoolsAuthorityPupilTrend
        && (form.by != .phase || phases.contains(parameter.index))
    }
  }

  static func input(_ parameter: SimulationPlan.UncertainParameter) -> DriverInput {
    let form = AssumptionForm.all[parameter.assumption.rawValue]
    let names = form.by.names
    let name = names.indices.contains(parameter.index) ? names[parameter.index] : nil
    let key = form.id.key
    let title = key.replacing("_", with: " ").replacing(".", with: ": ")
    return DriverInput(
      name.map { "\(key).\($0)" } ?? key, name.map { "\(title) (\($0))" } ?? title, .parameters,
      form.unit.rawValue)
  }

  private static let gradeChances = [
    DriverInput(
      "grade_chance.good", "Chance that a good school's inspection finds it good or better",
      .parameters, "fraction"),
    DriverInput(
      "grade_chance.requires_improvement",
      "Chance that a school below good is found good or better", .parameters, "fraction"),
  ]

  private struct Factor: Sendable {
    let input: DriverInput
    let read: @Sendable (YearReading) -> Double
  }

  /// What a year brought: the economy of its first term, and the pension steps of its terms.
  private struct YearReading {
    var economy: YearEvents?
    var teacherPension = 0.0
    var localPension = 0.0
    var authority = 0.0
  }

  private static let economy: [Factor] = [
    Factor(
      input: DriverInput("funding_growth", "Growth of funding per pupil", .economy, "fraction")
    ) {
      $0.economy?.fundingGrowth ?? .nan
    },
    Factor(input: DriverInput("pay_award", "Teachers' pay award", .economy, "fraction")) {
      $0.economy?.payAward ?? .nan
    },
    Factor(
      input: DriverInput("support_pay_award", "Support staff's pay award", .economy, "fraction")
    ) {
      $0.economy?.supportPayAward ?? .nan
    },
    Factor(input: DriverInput("price_inflation", "Inflation of prices", .economy, "fraction")) {
      $0.economy?.priceInflation ?? .nan
    },
    Factor(input: DriverInput("energy_growth", "Growth of energy prices", .economy, "fraction")) {
      $0.economy?.energyGrowth ?? .nan
    },
    Factor(input: DriverInput("sector_shock", "Good or bad years everywhere", .economy, "fraction"))
    {
      $0.economy?.sectorShock ?? .nan
    },
    Factor(
      input: DriverInput(
        "teacher_pension", "Rise of the teachers' pension rate", .economy, "fraction")
    ) { $0.teacherPension },
    Factor(
      input: DriverInput(
        "local_pension", "Rise of other staff's pension rate", .economy, "fraction")
    ) { $0.localPension },
    Factor(
      input: DriverInput(
        "trust_shock", "Good or bad years of the trust itself", .trustYears, "fraction")
    ) { $0.economy?.trustShock ?? .nan },
    Factor(
      input: DriverInput(
        "authority_shock", "Good or bad years of its authorities", .trustYears, "fraction")
    ) { $0.authority },
  ]

  private static let overall = [
    DriverInput("own_budgets", "Schools' own budgets, better or worse", .schoolBudgets, "fraction"),
    DriverInput(
      "pupils", "Change of pupils in the schools of today", .pupils, "fraction", isPartlyOwn: true),
    DriverInput(
      "teachers_leaving", "Teachers leaving, of those in post, each term", .teachers, "fraction",
      isPartlyOwn: true),
    DriverInput("heads_leaving", "Heads who leave", .heads, "count", isPartlyOwn: true),
    DriverInput(
      "grades_down", "Inspections that find a school worse", .quality, "count", isPartlyOwn: true),
    DriverInput(
      "grades_up", "Inspections that find a school better", .quality, "count", isPartlyOwn: true),
    DriverInput(
      "central_leaving", "Central staff who leave", .centralTeam, "count", isPartlyOwn: true),
    DriverInput("failures", "Failures of buildings and plant", .events, "count", isPartlyOwn: true),
    DriverInput("failure_cost", "Cost of those failures", .events, "GBP", isPartlyOwn: true),
    DriverInput("cyber", "Cyber incidents that matter", .events, "count"),
    DriverInput("cyber_cost", "Cost of cyber incidents", .events, "GBP"),
    DriverInput(
      "hidden_deficit", "Deficits found after joining", .joiners, "GBP", isPartlyOwn: true),
  ]

  private static func joiner(_ school: School) -> [DriverInput] {
    [
      DriverInput(
        "payback.\(school.id)", "Years until \(school.name) pays its way", .joiners, "years"),
      DriverInput(
        "hidden_work.\(school.id)", "Work that \(school.name) asks beyond the usual", .joiners,
        "multiplier"),
      DriverInput("stuck.\(school.id)", "Whether \(school.name) is stuck", .joiners, "count"),
    ]
  }

  /// The inputs of the trajectory that a simulator has just made, told to a narrator.
  func values(_ simulator: inout Simulator, _ narrator: Narrator) -> [Double] {
    var values = parameters.map { simulator.parameter($0.assumption, $0.index) }
    for row in [AssumptionID.inspectionAfterGood, .inspectionAfterRequiresImprovement] {
      values.append(simulator.parameter(row, 0) + simulator.parameter(row, 1))
    }
    let readings = yearReadings(narrator.terms)
    let byYear = readings.map { reading in Self.economy.map { $0.read(reading) } }
    for place in Self.economy.indices {
      values.append(byYear.reduce(0) { $0 + $1[place] } / Double(max(1, byYear.count)))
    }
    for year in 0..<max(1, years) {
      values += year < byYear.count ? byYear[year] : Self.economy.map { _ in .nan }
    }
    values += overall(narrator.terms)
    for join in 0..<joins {
      let hidden = simulator.hidden(inJoin: join)
      values += [hidden.paybackYears, hidden.work, hidden.isStuck ? 1 : 0]
    }
    values += shocks.map { name in
      narrator.terms.reduce(0) { sum, term in
        sum + term.shocks.filter { $0.name == name }.reduce(0) { $0 + Double($1.times) }
      }
    }
    return values
  }

  private func yearReadings(_ terms: [TermEvents]) -> [YearReading] {
    var readings: [YearReading] = []
    for term in terms {
      if let year = term.year {
        let members = term.schools.filter(\.isMember)
        let shocks = members.reduce(0) { $0 + $1.authorityShock }
        readings.append(
          YearReading(economy: year, authority: shocks / Double(max(1, members.count))))
      }
      guard let last = readings.indices.last else { continue }
      readings[last].teacherPension += term.teacherPensionRise
      readings[last].localPension += term.localPensionRise
    }
    return readings
  }

  private func overall(_ terms: [TermEvents]) -> [Double] {
    var tally = OverallTally()
    for term in terms { tally.take(term) }
    let last = terms.last?.schools ?? []
    let (first, end) = zip(firstPupils, last).reduce((0.0, 0.0)) { sum, pair in
      pair.0 > 0 ? (sum.0 + pair.0, sum.1 + pair.1.pupils) : sum
    }
    return tally.values(pupils: first > 0 ? end / first - 1 : .nan)
  }
}

/// What a future's terms add up to.
private struct OverallTally {
  private var ownShock = 0.0
  private var schoolYears = 0.0
  private var left = 0.0
  private var inPost = 0.0
  private var heads = 0.0
  private var down = 0.0
  private var up = 0.0
  private var central = 0.0
  private var failures = 0.0
  private var failureCost = 0.0
  private var incidents = 0.0
  private var incidentCost = 0.0
  private var hiddenDeficit = 0.0

  mutating func take(_ term: TermEvents) {
    for school in term.schools where school.isMember {
      if term.year != nil {
        ownShock += school.ownShock
        schoolYears += 1
      }
      left += Double(school.teachersLeft)
      inPost += Double(school.posts)
      heads += school.headLeft ? 1 : 0
      if let inspection = school.inspection {
        down += inspection.after > inspection.before ? 1 : 0
        up += inspection.after < inspection.before ? 1 : 0
      }
      failures += Double(school.failures)
      failureCost += school.failureCost.pounds
    }
    central += term.centre.reduce(0) { $0 + Double($1.left) }
    incidents += Double(term.incidents)
    incidentCost += term.incidentCost.pounds
    if term.flows.indices.contains(Flow.hiddenDeficit.rawValue) {
      hiddenDeficit -= term.flows[Flow.hiddenDeficit.rawValue].pounds
    }
  }

  /// In the order of `InputReader.overall`.
  func values(pupils: Double) -> [Double] {
    [
      ownShock / max(1, schoolYears), pupils, left / max(1, inPost), heads, down, up, central,
      failures, failureCost, incidents, incidentCost, hiddenDeficit,
    ]
  }
}
