// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import Stochastics
internal import TrustDomain

/// Makes trusts of a given size out of a scenario's schools.
///
/// The schools, candidates as if they were members, are ranked by phase and pupils, and every so-manieth of them is taken;
/// as many trusts are made as there are schools, each beginning a little further on. So a trust has the mix of phases of
/// the whole as nearly as its size allows, and every school is in as many trusts as any other.
struct TrustsOfSize {
  private let question: Question
  let pool: [School]

  init(_ question: Question) {
    self.question = question
    let scenario = question.scenario
    let order = Phase.allCases
    func rank(_ school: School) -> (Int, Double, String) {
      (order.firstIndex(of: school.phase) ?? 0, school.pupils, school.id)
    }
    pool = (scenario.trust.schools + scenario.candidates).sorted { rank($0) < rank($1) }
  }

  /// One of the trusts of a size; `number` is below the pool's count.
  ///
  /// A trust larger than the pool has schools twice; the second of two has its own chance.
  func schools(_ size: Int, number: Int) -> [School] {
    let count = pool.count
    let whole = size / count
    let rest = size % count
    var schools: [School] = []
    for round in 0..<whole { schools += pool.map { copy($0, round) } }
    for place in 0..<rest {
      // (place + number / count) count / rest, in whole numbers.
      let rank = (place * count + number) / rest
      schools.append(copy(pool[rank % count], whole))
    }
    return schools
  }

  private func copy(_ school: School, _ round: Int) -> School {
    var copy = school
    if round > 0 { copy.id = "\(school.id)#\(round + 1)" }
    copy.route = nil
    copy.reserves = .zero
    return copy
  }

  /// The question about a trust of these schools that opens with reserves, steers its budgets to them, and doesn't grow.
  ///
  /// Its centre has the scenario's posts at a cost in proportion to income, and opens no others.
  func question(of schools: [School], reserves: Double) -> Question {
    var question = question
    let income = schools.reduce(0) { $0 + self.income(of: $1) }
    let own = question.scenario.trust.schools.reduce(0) { $0 + self.income(of: $1) }
    question.scenario.trust.schools = schools
    question.scenario.trust.centralReserves = Money(pounds: reserves * income)
    let scale = own > 0 ? income / own : 1
    for row in question.scenario.trust.centralTeam.indices {
      let cost = question.scenario.trust.centralTeam[row].annualCost
      question.scenario.trust.centralTeam[row].annualCost = Money(pounds: cost.pounds * scale)
    }
    question.scenario.candidates = []
    question.scenario.proposal.joins = []
    for (assumption, value) in [
      (AssumptionID.policyReservesPlan, reserves), (.policyReservesTarget, reserves),
      (.hubsPostsOpened, 0),
    ] {
      if let fixed = try? Distribution.fixed(value) {
        question.scenario.assumptions[assumption] = fixed
      }
    }
    return question
  }

  private func income(of school: School) -> Double {
    if let income = school.income { return income.pounds }
    let phase = school.phase.rawValue
    let assumptions = question.scenario.assumptions
    return school.pupils * (assumptions[.schoolsIncomePerPupil, phase].mean ?? 0)
  }
}
