// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// The opening position: what a trajectory starts from, before its first term.
extension Simulator {
  mutating func begin() {
    go(to: 0)
    plan.draws.draw(into: values, from: origins, using: &stream)
    drawGradeRows()
    rememberValues()
    setHeadHazards()
    setImprovementDays()
    state.economy = EconomyState()
    state.ledger.reset()
    // Before the opening is judged nobody knows how the gate stands.
    state.isGateClear = plan.gate == .proceed
    state.ledger.centre = plan.centralReserves
    for authority in plan.authorities.indices { openAuthority(authority) }
    openCentralTeam()
    setOpeningCharge()
    state.schools.members = 0
    for school in plan.schools.indices { openSchool(school) }
    for join in plan.joins.indices { openJoin(join) }
    openQuality()
    openService()
    openHubs()
    openGovernance()
    openFinance()
    settleCentralTeam()
    raiseExpectedDemand()
    serveDemand()
    openRecentLoad()
    for join in plan.joins.indices { openDueDiligence(join) }
    measureOpening()
  }

  private mutating func openAuthority(_ authority: Int) {
    open(.authorityTrend, entity: plan.authorities[authority])
    let trend = drawForAuthority()
    state.schools.authorityTrend[authority] = trend
    state.schools.authorityShock[authority] = 0
  }

  /// The lasting trend of each authority differs, so it is drawn for each though it is a parameter.
  private mutating func drawForAuthority() -> Double {
    plan.assumptions.sample(.schoolsAuthorityPupilTrend, using: &stream)
  }

  private mutating func openSchool(_ school: Int) {
    let table = plan.openings[school]
    let phase = plan.phases[school].rawValue
    state.schools.isMember[school] = plan.joinOfSchool[school] < 0
    if state.schools.isMember[school] { state.schools.members += 1 }
    state.schools.termsSinceJoining[school] = .max
    state.schools.pupils[school] = table.pupils
    state.schools.firstPupils[school] = table.pupils
    state.schools.relativeSize[school] = table.pupils / max(table.pupils, 1)
    state.schools.lastPupils[school] = table.pupils
    state.schools.grade[school] = table.grade
    state.schools.termsSinceInadequate[school] = .max
    state.schools.support[school] = 1
    state.schools.hiddenWork[school] = 1
    state.schools.integration[school] = 0
    state.schools.lasting[school] = 0
    state.schools.isStuck[school] = false
    state.schools.payGrant[school] = 0
    state.schools.balanceShock[school] = 0
    state.schools.ownMargin[school] = table.inYearBalance
    state.schools.volume[school] = 1
    state.finance.upkeep[school] = 0
    openCosts(school, phase: phase)
    openPeople(school)
    open(.inspectionStart, entity: plan.schoolEntities[school])
    state.schools.nextInspection[school] =
      3 * plan.inspectionStart[school].years(at: stream.uniform())
  }

  /// Fixes a school's rates and costs so that its first year shows its own in-year balance, at a charge that
  /// pays for the centre.
  ///
  /// Support staff take what the other lines leave; where they would fall below a twentieth of income, every line is
  /// scaled to fit instead.
  private mutating func openCosts(_ school: Int, phase: Int) {
    let table = plan.openings[school]
    let pupils = max(table.pupils, 1)
    let income =
      table.income.isNaN ? pupils * value(.schoolsIncomePerPupil, phase) : table.income
    let own = income * value(.schoolsSelfGeneratedShare)
    let funded = income - own
    let placeIncome = min(table.places * value(.schoolsPlaceFunding), funded)
    let ratio = value(.schoolsPupilTeacherRatio, phase)
    let fte = pupils / ratio
    let cost = value(.schoolsTeacherCost, phase)
    let supply = fte * cost * value(.schoolsTeacherAbsence)
    let energy = pupils * value(.schoolsEnergyPerPupil, phase)
    let investment = income * value(.investmentOpeningShare)
    let premises = max(0, income * value(.schoolsPremisesShare, phase) - investment)
    let resources = income * value(.schoolsResourcesShare, phase)
    let other = income * value(.schoolsOtherShare, phase)
    let toSpend = income * (1 - table.inYearBalance) - funded * state.openingCharge
    let lines = fte * cost + supply + energy + premises + resources + other + investment
    let leastSupport = 0.05 * income
    let scale = lines + leastSupport <= toSpend ? 1 : max(0, toSpend) / (lines + leastSupport)
    state.schools.supportCost[school] = max(leastSupport * scale, toSpend - lines)
    state.schools.publicRate[school] = (funded - placeIncome) / pupils
    state.schools.placeIncome[school] = placeIncome
    state.schools.selfRate[school] = own / pupils
    state.schools.pupilTeacherRatio[school] = ratio
    state.schools.teacherCost[school] = cost * scale
    state.schools.energyCost[school] = energy * scale
    state.schools.premisesCost[school] = premises * scale
    state.schools.resourcesCost[school] = resources * scale
    state.schools.otherCost[school] = other * scale
    state.schools.income[school] = income
    state.schools.publicIncome[school] = funded
    state.schools.teachingFTE[school] = fte
    // The three terms before the start weigh as they do in any year: four months, three or five.
    for ahead in -3..<0 {
      let months = Double(plan.start.advanced(by: ahead).season.months)
      state.ledger.remember(Money(pounds: income * months / 12), school: school)
    }
    state.ledger.reserves[school] = state.schools.isMember[school] ? table.reserves : .zero
  }

  private mutating func openPeople(_ school: Int) {
    let posts = max(1, Int(state.schools.teachingFTE[school].rounded()))
    state.schools.posts[school] = posts
    state.schools.teachers[school] = posts
    state.schools.vacancyShare[school] = 0
    state.schools.headTerms[school] = plan.openings[school].headTerms
    state.schools.headVacantTerms[school] = 0
    state.schools.headQuality[school] = 0
    state.schools.newHead[school] = false
  }

  /// What is hidden in a joiner is settled before anything else, whenever it joins.
  private mutating func openJoin(_ join: Int) {
    state.joins[join] = JoinState()
    let school = plan.joins[join].school
    open(.joiner, entity: plan.schoolEntities[school])
    let payback = max(0.1, draw(.joiningPaybackYears))
    let hiddenWork = draw(.joiningHiddenWorkVariation)
    state.schools.payback[school] = payback
    state.schools.hiddenWork[school] = hiddenWork
    let isWeak = state.schools.grade[school] >= Grade.requiresImprovement.rawValue
    let stuck = stream.bernoulli(value(.inspectionStuckShare))
    state.schools.isStuck[school] = isWeak && stuck
  }

  /// A join in the first term rests on due diligence done before the start; for any other no day has been given yet.
  private mutating func openDueDiligence(_ join: Int) {
    let isDone = plan.joins[join].term == 0 && plan.dueDiligence != .none
    state.joins[join].dueDiligenceShare = isDone ? 1 : .nan
  }

  /// Before the start the centre's load was what it is at the start: no trust begins with three idle terms behind it.
  private mutating func openRecentLoad() {
    for function in state.central.recent.indices {
      let load = state.central.recent[function].0
      state.central.recent[function] = (load, load, load)
    }
  }

  private mutating func openCentralTeam() {
    for row in 0..<plan.central.count {
      state.central.posts[row] = plan.central.posts[row]
      state.central.first[row] = 0
      state.central.second[row] = 0
      state.central.experienced[row] = plan.central.inPost[row]
      state.central.appointed[row] = 0
    }
    for place in state.central.backlog.indices { state.central.backlog[place] = 0 }
    for function in state.central.recent.indices { state.central.recent[function] = (0, 0, 0) }
    for cell in state.central.specialistsThin.indices { state.central.specialistsThin[cell] = 0 }
    var staff = 0.0
    for row in 0..<plan.central.count {
      staff += Double(plan.central.posts[row]) * yearlyCost(of: row)
    }
    state.central.nonStaff = staff * value(.centralNonStaffCost)
    setHazards()
    state.central.released = 0
    state.central.partPosts.fill(with: 0)
  }

  /// The charge that would just pay for the centre as it stands: what the schools' spending at the start leaves room for,
  /// so that another charge moves money between schools and centre and makes none.
  private mutating func setOpeningCharge() {
    var funded = 0.0
    for school in plan.schools.indices where plan.joinOfSchool[school] < 0 {
      let table = plan.openings[school]
      let phase = plan.phases[school].rawValue
      let income =
        table.income.isNaN ? table.pupils * value(.schoolsIncomePerPupil, phase) : table.income
      funded += income * (1 - value(.schoolsSelfGeneratedShare))
    }
    var cost = state.central.nonStaff
    for row in 0..<plan.central.count {
      let new = Double(plan.central.newInPost[row]) * yearlyCost(of: row)
      cost += centralStaffCost(of: row) - new * (1 + value(.centralNonStaffCost))
    }
    state.openingCharge = funded > 0 ? min(cost / funded, 0.5) : value(.trustCentralCharge)
  }

  private mutating func settleCentralTeam() {
    setCapacity()
    measureFirstSize()
    setSizes()
    for place in state.central.size.indices {
      state.central.firstSize[place] = state.central.size[place]
    }
  }
}
