// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import ScenarioFiles
import TrustDomain

/// Records of a trust of four schools that meets every modelled principle, for tests to spoil.
enum HealthyTrust {
  /// Two primary schools, a secondary and a special one; one join planned.
  static func record(term: Int) -> TermRecord {
    var record = TermRecord(sectors: [.primary, .primary, .secondary, .special], joins: 1)
    record.term = term
    record.isYearEnd = term >= 0 && term % 3 == 2
    record.trust = trust
    fillSchools(&record)
    record.central.servedShare = record.central.servedShare.map { _ in 1 }
    record.central.schools = [2, 1, 1, 0]
    record.central.partnersInPost = [1, 1, 1, 0]
    record.central.hasLead = [true, true, true, false]
    record.central.specialists = record.central.specialists.map { _ in 2 }
    record.joins.isDue = [true]
    record.joins.dueDiligenceShare = [1]
    record.joins.dueDiligenceInsight = 0.7
    record.governance = governance(record.governance)
    if !record.isYearEnd {
      record.trust.benchmarksInBand = .nan
      record.schools.benchmarksInBand = record.schools.benchmarksInBand.map { _ in .nan }
    }
    return record
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
