// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import ScenarioFiles
import TrustDomain

/// Records of a trust of four schools that meets every modelled principle, for tests to spoil.
enum HealthyTrust {
  /// Two primary schools, a secondary and a special one; one join planned.
  static func record(term: Int) -> TermRecord {
    var record = TermRecord(
      sectors: [.primary, .primary, .secondary, .special], regions: 2, joins: 1)
    record.term = term
    record.isYearEnd = term >= 0 && term % 3 == 2
    record.trust = trust
    fillSchools(&record)
    fillQuality(&record)
    if !record.isYearEnd { clearYear(&record) }
    record.central.servedShare = record.central.servedShare.map { _ in 1 }
    record.central.schools = [2, 1, 1, 0]
    record.central.partnersInPost = [1, 1, 1, 0]
    record.central.hasLead = [true, true, true, false]
    record.central.specialists = record.central.specialists.map { _ in 2 }
    fillService(&record)
    fillFinance(&record)
    record.joins.isDue = [true]
    record.joins.tookPlace = [true]
    record.joins.dueDiligenceShare = [1]
    record.joins.dueDiligenceInsight = 0.7
    fillHubs(&record)
    record.governance = governance(record.governance)
    if !record.isYearEnd {
      record.trust.benchmarksInBand = .nan
      record.finance.investmentReturn = .nan
      record.finance.planning = PlanningMeasures()
      record.schools.benchmarksInBand = record.schools.benchmarksInBand.map { _ in .nan }
    }
    return record
  }

  /// Three of the schools in one region, one in another; twenty leaders, three of school improvement.
  private static func fillHubs(_ record: inout TermRecord) {
    record.hubs.demandDays = [60, 60, 60, 0]
    record.hubs.capacityDays = [100, 100, 100, 0]
    record.hubs.hubsCalledFor = [1, 1, 1, 0]
    record.hubs.hubsStaffed = [1, 1, 1, 0]
    (record.hubs.improvementLeaders, record.hubs.improvementStaff) = (3, 8)
    record.hubs.regionSchools = [3, 1]
    record.hubs.regionIsLed = [true, false]
    record.hubs.regionVisitDays = [100, 20]
    record.hubs.regionCapacityDays = [120, 20]
    (record.hubs.leaders, record.hubs.networks, record.hubs.networkPlaces) = (20, 3, 24)
    record.hubs.readyCandidates = 4
    guard record.isYearEnd else { return }
    record.hubs.expectedVacancies = 2
    (record.hubs.researchDelivered, record.hubs.researchCommitted) = (30, 24)
    record.hubs.evaluationShare = record.hubs.evaluationShare.map { _ in 1 }
    record.hubs.headRating = record.hubs.headRating.map { _ in 4 }
  }

  /// £50m of income, 8% of it in reserve, 1% left over, three quarters spent on staff.
  private static var trust: TrustMeasures {
    var trust = TrustMeasures()
    trust.reserves = Money(pounds: 4_000_000)
    (trust.yearIncome, trust.incomeToDate) = (income, income)
    trust.balanceToDate = Money(pounds: 500_000)
    trust.staffCostToDate = Money(pounds: 37_500_000)
    (trust.schools, trust.pupils) = (4, 2_000)
    (trust.teachingPosts, trust.teachersInPost) = (100, 99)
    (trust.improvementDemandDays, trust.improvementJoinerDays) = (60, 20)
    trust.improvementCapacityDays = 100
    (trust.supportDays, trust.matchedSupportDays) = (100, 90)
    (trust.civicDaysLeft, trust.civicDaysCommitted) = (40, 25)
    (trust.partnershipDaysLeft, trust.partnershipDaysRequested) = (40, 25)
    (trust.leadersMentored, trust.mentors) = (4, 1)
    (trust.newHeads, trust.newHeadsMentored) = (1, 1)
    trust.executiveLeaders = 1
    (trust.recentAppointments, trust.recentAppointmentQuality) = (2, 0)
    trust.benchmarksInBand = 11
    return trust
  }

  /// Ten seats with one vacant, three committees, every document on file and in favour.
  private static func governance(_ empty: GovernanceMeasures) -> GovernanceMeasures {
    var governance = empty
    (governance.boardSeats, governance.trustees, governance.skillsCovered) = (10, 9, 6)
    governance.committeesRequired = 3
    governance.isCurrent = governance.isCurrent.map { _ in true }
    governance.finding = governance.finding.map { _ in 1 }
    governance.finding[EvidenceKind.centralServicesInternal.rawValue] = 75
    governance.finding[EvidenceKind.centralServicesExternal.rawValue] = 75
    governance.hasCapacity = governance.hasCapacity.map { _ in true }
    (governance.auditDaysPlanned, governance.auditDaysDelivered) = (30, 30)
    (governance.recommendationsDue, governance.recommendationsInTime) = (20, 19)
    return governance
  }

  private static func fillSchools(_ record: inout TermRecord) {
    for school in 0..<record.schools.count {
      record.schools.isMember[school] = true
      record.schools.benchmarksInBand[school] = 9
    }
  }

  /// A day in a hundred unserved, a place to spare, half the cases that a specialist can carry.
  private static func fillService(_ record: inout TermRecord) {
    (record.service.specialistDaysAsked, record.service.specialistDaysServed) = (100, 99)
    (record.service.placementsNeeded, record.service.placesHeld) = (9, 10)
    (record.service.cases, record.service.safetySpecialists) = (40, 1)
    record.service.learningDaysLost = 0.1
    record.service.technologyServedShare = 1
    record.service.resourcesServedShare = 1
    record.service.fundingWon = Money(pounds: 120_000)
    record.service.fundingPlanned = Money(pounds: 100_000)
  }

  /// £550,000 of £50m invested, at a return of 1.2, and £400,000 saved of £350,000 planned.
  private static func fillFinance(_ record: inout TermRecord) {
    record.finance.investedToDate = share(0.011)
    record.finance.investmentReturn = 1.2
    record.finance.procurementSaving = Money(pounds: 400_000)
    record.finance.procurementPlanned = Money(pounds: 350_000)
    record.finance.planning.red = 0
  }

  static let income = Money(pounds: 50_000_000)

  /// A share of the year's income.
  static func share(_ share: Double) -> Money { Money(pounds: share * 50_000_000) }
}

/// What happens to a healthy trust, term by term.
typealias Story = @Sendable (inout TermRecord) -> Void

/// Judges a story by the built-in catalogue, or by another one.
struct Judgement {
  private(set) var ledger: PrincipleLedger

  /// - Parameters:
  ///   - terms: how many terms follow the opening record.
  ///   - opening: what is wrong already before the first.
  init(
    by catalogue: Catalogue? = nil, terms: Int, opening: Story = { _ in }, _ story: Story
  ) throws {
    ledger = PrincipleLedger(try catalogue ?? builtIn.get())
    for term in -1..<terms {
      var record = HealthyTrust.record(term: term)
      if term < 0 { opening(&record) } else { story(&record) }
      ledger.observe(record)
    }
  }

  /// What the terms said of a principle.
  subscript(_ id: String) -> PrincipleOutcome? {
    ledger.principles.firstIndex { $0.id == id }.map { ledger.results[$0] }
  }

  /// How a principle stands after the last term.
  func standing(of id: String) -> Standing? {
    ledger.principles.firstIndex { $0.id == id }.map { ledger.standing[$0] }
  }
}

/// The catalogue that ships with the program.
let builtIn: Result<Catalogue, ScenarioProblems> = {
  do throws(ScenarioProblems) { return .success(try loadCatalogue()) } catch {
    return .failure(error)
  }
}()
