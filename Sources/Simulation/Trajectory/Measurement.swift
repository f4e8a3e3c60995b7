// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// What can be measured at the end of a term, written into the record.
extension Simulator {
  mutating func measure() {
    record.term = term
    record.isYearEnd = season == .summer
    measureSchools()
    measureTrust()
    measureCentre()
    measureCommitments(isDrawn: true)
    measureJoins()
    measureRest(isOpening: false)
  }

  /// The position before the first term: what the board sees when a join falls due in it.
  mutating func measureOpening() {
    term = -1
    record.term = -1
    record.isYearEnd = false
    for school in plan.schools.indices {
      state.schools.newHead[school] = false
    }
    record.trust.recentAppointments = 0
    record.trust.recentAppointmentQuality = 0
    state.recentAppointments = RecentAppointments()
    countSpecialists()
    record.joins.areHeldByGate = plan.gate != .proceed
    for join in plan.joins.indices {
      record.joins.isDue[join] = false
      record.joins.tookPlace[join] = false
    }
    measureSchools()
    measureTrust()
    measureCentre()
    measureCommitments(isDrawn: false)
    measureJoins()
    measureRest(isOpening: true)
    term = 0
  }

  private mutating func measureRest(isOpening: Bool) {
    measureQuality(isOpening: isOpening)
    measureService(isOpening: isOpening)
    measureHubs(isOpening: isOpening)
    measureGovernance(isOpening: isOpening)
    measureFinance(isOpening: isOpening)
  }

  private mutating func measureSchools() {
    state.schools.isMember.copy(into: &record.schools.isMember)
    state.schools.termsSinceJoining.copy(into: &record.schools.termsSinceJoining)
    state.schools.pupils.copy(into: &record.schools.pupils)
    state.ledger.reserves.copy(into: &record.schools.reserves)
    state.schools.posts.copy(into: &record.schools.teachingPosts)
    state.schools.teachers.copy(into: &record.schools.teachersInPost)
    state.schools.headVacantTerms.copy(into: &record.schools.headVacantTerms)
    state.schools.grade.copy(into: &record.schools.grade)
    state.ledger.lastThreeTerms.copy(into: &record.schools.yearIncome)
    measureBenchmarks()
  }

  private mutating func measureTrust() {
    var trust = record.trust
    trust.reserves = state.ledger.total
    trust.centralReserves = state.ledger.centre
    trust.incomeToDate = state.ledger.incomeToDate
    trust.balanceToDate = state.ledger.balanceToDate
    trust.staffCostToDate = state.ledger.staffToDate
    trust.yearIncome = .zero
    (trust.schools, trust.teachingPosts, trust.teachersInPost) = (0, 0, 0)
    (trust.headVacancies, trust.newHeads) = (0, 0)
    trust.pupils = 0
    for school in plan.schools.indices where state.schools.isMember[school] {
      trust.schools += 1
      trust.pupils += state.schools.pupils[school]
      trust.yearIncome += state.ledger.lastThreeTerms[school]
      trust.teachingPosts += state.schools.posts[school]
      trust.teachersInPost += state.schools.teachers[school]
      if state.schools.headVacantTerms[school] > 0 { trust.headVacancies += 1 }
      if state.schools.newHead[school] { trust.newHeads += 1 }
    }
    record.trust = trust
    measureAppointments()
  }

  /// Keeps the heads appointed in the last three terms.
  private mutating func measureAppointments() {
    var quality = 0.0
    for school in plan.schools.indices
    where state.schools.isMember[school] && state.schools.newHead[school] {
      quality += state.schools.headQuality[school]
    }
    state.recentAppointments.add(count: record.trust.newHeads, quality: quality)
    record.trust.recentAppointments = state.recentAppointments.count
    record.trust.recentAppointmentQuality = state.recentAppointments.quality
  }

  private mutating func measureCentre() {
    var demand = 0.0
    var capacity = 0.0
    for function in 0..<CentralStates.functions {
      demand += state.central.functionDemand[function]
      capacity += state.central.functionCapacity[function]
      var backlog = 0.0
      for sector in 0..<CentralStates.sectors {
        backlog += state.central.backlog[function * CentralStates.sectors + sector]
      }
      record.central.backlogDays[function] = backlog
    }
    let improvement = CentralFunction.schoolImprovement.rawValue
    record.trust.centralDemandDays = demand
    record.trust.centralCapacityDays = capacity
    record.trust.improvementDemandDays = state.central.functionDemand[improvement]
    record.trust.improvementCapacityDays = state.central.functionCapacity[improvement]
    record.trust.improvementJoinerDays = expectedJoinerDays()
    measureJoinersAccounts()
    var schools = [4 of Int](repeating: 0)
    for school in plan.schools.indices where state.schools.isMember[school] {
      schools[plan.sectors[school].rawValue] += 1
    }
    for sector in 0..<CentralStates.sectors { record.central.schools[sector] = schools[sector] }
    state.central.servedShareOf.copy(into: &record.central.servedShare)
    state.central.utilisation.copy(into: &record.central.utilisation)
    state.central.specialists.copy(into: &record.central.specialists)
    state.central.specialistsThin.copy(into: &record.central.termsThin)
    state.central.partners.copy(into: &record.central.partnersInPost)
    state.central.hasLead.copy(into: &record.central.hasLead)
    measureLeadership()
  }

  /// What the schools due next term are believed to bring; a sponsored school's balance stays with the authority.
  private mutating func measureJoinersAccounts() {
    record.trust.joinerReserves = .zero
    record.trust.joinerIncome = .zero
    for join in plan.joins.indices where isDueNext(join) {
      let school = plan.joins[join].school
      let reserves = plan.openings[school].reserves
      if !plan.isSponsored[school] { record.trust.joinerReserves += reserves }
      record.trust.joinerIncome += state.ledger.lastThreeTerms[school]
    }
  }

  /// School-improvement days that the schools due next term are expected to ask for at their peak.
  mutating func expectedJoinerDays() -> Double {
    var days = 0.0
    for join in plan.joins.indices where isDueNext(join) {
      let school = plan.joins[join].school
      days += improvementDays(grade: state.schools.grade[school])
      days += value(.improvementJoiningDays)
    }
    return days
  }

  private mutating func measureLeadership() {
    var executives = 0
    var mentors = 0
    for row in 0..<plan.central.count {
      let people = peopleInPost(row)
      switch plan.central.function[row] {
      case CentralFunction.executive.rawValue: executives += people
      case CentralFunction.leadershipDevelopment.rawValue: mentors += people
      case CentralFunction.schoolImprovement.rawValue:
        mentors += plan.central.isLead[row] ? people : 0
      default: break
      }
    }
    record.trust.executiveLeaders = executives
    record.trust.mentors = Double(mentors)
    record.trust.leadersMentored = record.trust.schools - record.trust.headVacancies
    let places = Double(mentors) * value(.mentoringHeadsPerMentor)
    record.trust.newHeadsMentored = min(Double(record.trust.newHeads), places)
  }

  /// Civic and partnership days come out of what executives and the partnerships team have to spare; requested support
  /// also out of what school improvement can lend without passing the overload threshold.
  private mutating func measureCommitments(isDrawn: Bool) {
    let spare = spareDays(of: .executive) + spareDays(of: .partnerships)
    let committed = value(.civicCommittedDays)
    let asked = value(.partnershipsRequestedDays)
    record.trust.civicDaysLeft = spare
    record.trust.civicDaysCommitted = committed
    record.trust.partnershipDaysLeft =
      max(0, spare - committed) + lendableDays()
    record.trust.partnershipDaysRequested = asked
    guard isDrawn else { return }
    open(.partnerships)
    let shape = value(.partnershipsRequestShape)
    record.trust.partnershipDaysRequested = stream.gamma(shape: shape, scale: asked / shape)
  }

  /// Capacity that neither this term's demand nor a backlog takes.
  private mutating func spareDays(of function: CentralFunction) -> Double {
    var served = 0.0
    for sector in 0..<CentralStates.sectors {
      served += state.central.served[function.rawValue * CentralStates.sectors + sector]
    }
    return max(0, state.central.functionCapacity[function.rawValue] - served)
  }

  private mutating func lendableDays() -> Double {
    let unused = spareDays(of: .schoolImprovement)
    let capacity = state.central.functionCapacity[CentralFunction.schoolImprovement.rawValue]
    return max(0, unused - capacity * max(0, 1 - value(.centralOverloadThreshold)))
  }

  /// A join's due diligence is assessed in the term before it falls due; of one due in the first term, in that term too,
  /// because the opening record books no breach.
  private mutating func measureJoins() {
    record.joins.dueDiligenceInsight =
      value(.joiningDueDiligenceInsight, plan.dueDiligenceIndex)
    for join in plan.joins.indices {
      let done = state.joins[join].dueDiligenceShare
      let isAssessed = isDueNext(join) || (term == 0 && record.joins.isDue[join])
      record.joins.dueDiligenceShare[join] = isAssessed ? (done.isNaN ? 0 : done) : .nan
    }
  }
}

/// Heads appointed over the last three terms.
struct RecentAppointments {
  private var terms: [3 of (count: Int, quality: Double)] = .init(repeating: (0, 0))

  mutating func add(count: Int, quality: Double) {
    terms[2] = terms[1]
    terms[1] = terms[0]
    terms[0] = (count, quality)
  }

  var count: Int { terms[0].count + terms[1].count + terms[2].count }
  var quality: Double { terms[0].quality + terms[1].quality + terms[2].quality }
}
