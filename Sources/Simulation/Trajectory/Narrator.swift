// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
public import TrustDomain

/// Notes what comes in each term of a trajectory, for those who want to be told one.
///
/// A simulator without a narrator does nothing for it but ask whether it has one, and a narrator draws nothing: a
/// trajectory told is the trajectory that was run. A class because simulator and caller share it; one thread at a time.
public final class Narrator {
  /// What came, term by term, in the last trajectory run.
  public internal(set) var terms: [TermEvents] = []

  // As the term began.
  var economy = EconomyState()
  var reserves = Money.zero
  var pupils: [Double] = []
  var posts: [Int] = []
  var teachers: [Int] = []
  var headVacantTerms: [Int] = []
  var centralPosts: [Int] = []
  var centralPeople: [Int] = []
  // As the inspections began.
  var grades: [Int] = []
  var nextInspection: [Double] = []
  // On the way.
  var teachersLeft: [Int] = []
  var teachersMoved: [Int] = []
  var centralLeft: [Int] = []
  var shocks: [ShockEvents] = []

  /// Has nothing to tell yet.
  public init() {}

  /// Notes how many of a school's teachers left, and how many it has after appointments.
  func noteTeachers(of school: Int, left: Int, now: Int) {
    teachersLeft[school] = left
    teachersMoved[school] = now
  }
}

// Noting costs time only where there is a narrator.
extension Simulator {
  /// Notes how things stand before a term.
  mutating func noteBeginning() {
    guard let narrator else { return }
    if term == 0 { narrator.terms = [] }
    let schools = plan.schools.count
    narrator.economy = state.economy
    narrator.reserves = state.ledger.total
    narrator.pupils = Array(repeating: 0, count: schools)
    narrator.posts = Array(repeating: 0, count: schools)
    narrator.teachers = Array(repeating: 0, count: schools)
    narrator.headVacantTerms = Array(repeating: 0, count: schools)
    narrator.teachersLeft = Array(repeating: 0, count: schools)
    narrator.teachersMoved = Array(repeating: 0, count: schools)
    state.schools.pupils.copy(into: &narrator.pupils)
    state.schools.posts.copy(into: &narrator.posts)
    state.schools.teachers.copy(into: &narrator.teachers)
    state.schools.headVacantTerms.copy(into: &narrator.headVacantTerms)
    narrator.centralPosts = Array(repeating: 0, count: plan.central.count)
    narrator.centralLeft = narrator.centralPosts
    narrator.centralPeople = narrator.centralPosts
    state.central.posts.copy(into: &narrator.centralPosts)
    for row in 0..<plan.central.count { narrator.centralPeople[row] = peopleInPost(row) }
    narrator.shocks = []
  }

  /// Notes grades and due dates before the term's inspections.
  mutating func noteGrades() {
    guard let narrator else { return }
    narrator.grades = Array(repeating: 0, count: plan.schools.count)
    narrator.nextInspection = Array(repeating: 0, count: plan.schools.count)
    state.schools.grade.copy(into: &narrator.grades)
    state.schools.nextInspection.copy(into: &narrator.nextInspection)
  }

  /// Notes a named shock that struck a school, or the trust where `school` is nil.
  mutating func note(shock: Int, school: Int?, times: Int, cost: Double) {
    guard narrator != nil, times > 0 else { return }
    note(shockNamed: plan.shocks[shock].name, school: school, times: times, cost: cost)
  }

  /// The same by its name; of an incident too, which may cost nothing but work.
  mutating func note(shockNamed name: String, school: Int?, times: Int, cost: Double) {
    guard let narrator else { return }
    narrator.shocks.append(
      ShockEvents(
        name: name, school: school, times: times,
        cost: Money(pounds: cost * state.economy.prices)))
  }

  /// Puts together what came in the term that ends.
  mutating func noteEnd() {
    guard let narrator else { return }
    var events = TermEvents(term: term)
    if season == .autumn || term == 0 { events.year = yearEvents(since: narrator.economy) }
    events.teacherPensionRise = state.economy.teacherPension - narrator.economy.teacherPension
    events.localPensionRise = state.economy.localPension - narrator.economy.localPension
    for school in plan.schools.indices { events.schools.append(schoolEvents(school, narrator)) }
    for join in plan.joins.indices where record.joins.isDue[join] {
      events.joins.append(joinEvents(join))
    }
    for row in 0..<plan.central.count {
      if let moved = centralEvents(row, narrator) { events.centre.append(moved) }
    }
    events.incidents = state.events.incidents
    events.incidentCost = Money(pounds: state.events.incidentCost * state.economy.prices)
    events.shocks = narrator.shocks
    events.openingReserves = narrator.reserves
    events.flows = Array(repeating: .zero, count: Flow.allCases.count)
    state.ledger.flows.copy(into: &events.flows)
    events.closingReserves = state.ledger.total
    narrator.terms.append(events)
  }

  private mutating func yearEvents(since before: EconomyState) -> YearEvents {
    YearEvents(
      fundingGrowth: state.economy.funding / before.funding - 1,
      payAward: state.economy.teacherPay / before.teacherPay - 1,
      supportPayAward: state.economy.supportPay / before.supportPay - 1,
      priceInflation: state.economy.prices / before.prices - 1,
      energyGrowth: state.economy.energy / before.energy - 1,
      sectorShock: state.economy.sectorShock, trustShock: state.economy.trustShock)
  }

  private mutating func schoolEvents(_ school: Int, _ narrator: Narrator) -> SchoolEvents {
    var events = SchoolEvents()
    events.isMember = state.schools.isMember[school]
    events.pupils = state.schools.pupils[school]
    events.pupilChange = events.pupils - narrator.pupils[school]
    events.posts = state.schools.posts[school]
    events.postChange = events.posts - narrator.posts[school]
    events.teachersLeft = narrator.teachersLeft[school]
    events.teachersHired =
      narrator.teachersMoved[school] - narrator.teachers[school] + events.teachersLeft
    events.teachersReleased = narrator.teachersMoved[school] - state.schools.teachers[school]
    events.vacancies = max(0, events.posts - state.schools.teachers[school])
    events.headVacantTerms = state.schools.headVacantTerms[school]
    events.headAppointed = state.schools.newHead[school]
    events.headLeft =
      narrator.headVacantTerms[school] == 0 && (events.headAppointed || events.headVacantTerms > 0)
    // An inspection sets the date of the next, always a later one.
    if state.schools.nextInspection[school] != narrator.nextInspection[school] {
      events.inspection = InspectionEvent(
        before: narrator.grades[school], after: state.schools.grade[school])
    }
    events.ownShock = state.schools.balanceShock[school]
    events.authorityShock = state.schools.authorityShock[plan.authorityOfSchool[school]]
    events.failures = state.events.failures[school]
    events.failureCost = Money(
      pounds: state.events.failureCost[school] * state.economy.prices)
    return events
  }

  private mutating func joinEvents(_ join: Int) -> JoinEvents {
    let decision: JoinEvents.Decision =
      switch state.joins[join].standing {
      case .planned: .deferred
      case .joined: .joined
      case .declined: .declined
      }
    return JoinEvents(
      join: join, school: plan.joins[join].school, decision: decision,
      deferrals: state.joins[join].deferrals)
  }

  /// Nil where nothing moved.
  private mutating func centralEvents(_ row: Int, _ narrator: Narrator) -> CentralEvents? {
    let before = narrator.centralPeople[row]
    let now = peopleInPost(row)
    let posts = state.central.posts[row]
    let left = narrator.centralLeft[row]
    // Where posts are closed, people beyond them go.
    let released = max(0, before - posts)
    let started = now - before + left + released
    let opened = posts - narrator.centralPosts[row]
    guard left > 0 || released > 0 || started > 0 || opened != 0 else { return nil }
    guard let function = CentralFunction(rawValue: plan.central.function[row]) else { return nil }
    return CentralEvents(
      function: function, title: plan.central.titles[row], opened: opened, left: left + released,
      started: started, vacant: max(0, posts - now))
  }
}
