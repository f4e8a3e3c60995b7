// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Principles
import ScenarioFiles
import Statistics
import Testing
import TrustDomain
import Worlds

@Suite("What a summary says adds up")
struct SummaryTests {
  private static let runs = 610

  private static func summary(_ shipped: Shipped) async throws -> Summary {
    let options = ForecastOptions(runs: runs, seed: 4, threads: 2, keepsTrajectories: true)
    return try await forecast(Question(try shipped.load()), options: options)
  }

  @Test(
    "Joined on time, later, declined and undecided are all the runs", arguments: Shipped.allCases)
  func joins(_ shipped: Shipped) async throws {
    let summary = try await Self.summary(shipped)
    #expect(summary.joins.count == summary.plannedJoins)
    for join in summary.joins {
      let shares = [join.onTime, join.deferred, join.declined, join.undecided]
      #expect(shares.reduce(0) { $0 + $1.successes } == Self.runs)
      #expect(shares.allSatisfy { $0.trials == Self.runs })
      #expect(join.blockedBy.allSatisfy { $0.principle.isGate && (0...1).contains($0.share) })
      // Who joined as planned in every run was late by nothing.
      if join.onTime.successes == Self.runs { #expect(join.meanDelayTerms == 0) }
    }
    let joined = summary.outcomes.reduce(0) { $0 + $1.joined }
    #expect(joined == summary.joins.reduce(0) { $0 + $1.onTime.successes + $1.deferred.successes })
  }

  @Test("Verdicts, first breaches and first to give add up", arguments: Shipped.allCases)
  func principles(_ shipped: Shipped) async throws {
    let summary = try await Self.summary(shipped)
    #expect(summary.principles.count == 48)
    var firstToGive = 0.0
    for row in summary.principles {
      firstToGive += row.firstToGive
      guard let met = row.met else {
        #expect(row.applicable == 0)
        continue
      }
      #expect(met.trials == row.applicable)
      #expect(row.applicable <= Self.runs)
      // Met or broken: every run to which it applied, one first breach each.
      let broken = summary.breaches.filter { $0.principle.id == row.principle.id }
        .reduce(0) { $0 + $1.runs }
      #expect(met.successes + broken == row.applicable, "\(row.principle.id)")
      #expect(met.successes + row.notEvidenced <= row.applicable)
      #expect((row.medianFirstTerm != nil) == (row.firstToGive > 0))
      #expect(row.together.allSatisfy { $0.share > 0 && $0.share <= 1 })
      #expect(row.firstToGive <= Double(broken) / Double(Self.runs) + 1e-12)
    }
    // Somebody is first to give where not all are met, and nobody else.
    #expect(abs(firstToGive - (1 - summary.allMet.value)) < 1e-9)
    #expect(summary.allMet.value <= (summary.principles.compactMap(\.met?.value).min() ?? 1))
    let allMet = summary.outcomes.filter(\.allMet)
    #expect(allMet.count == summary.allMet.successes)
    #expect(allMet.allSatisfy { $0.firstBreachTerm == nil && $0.firstBreachPrinciple == nil })
  }

  @Test("By term no principle holds more often than there are runs to which it applies")
  func byTerm() async throws {
    let summary = try await Self.summary(.fourJoiners)
    #expect(summary.principlesByTerm.count == summary.modelled.count * summary.terms)
    for row in summary.principlesByTerm {
      if let met = row.met { #expect(met.trials <= Self.runs) }
    }
    // No join is due in the second term, so nothing is asked of a join then.
    let readiness = summary.principlesByTerm.first {
      $0.principle.id == "growth-readiness" && $0.term == 1
    }
    #expect(readiness != nil && readiness?.met == nil)
  }

  @Test("Fans are what the kept trajectories give: mean, standard error, quantiles")
  func fans() async throws {
    let summary = try await Self.summary(.eightJoiners)
    let table = try #require(summary.trajectories)
    var checked = 0
    for fan in summary.fans where fan.scope == "trust" {
      let metric = try #require(table.metrics.firstIndex { $0.id == fan.metric.id })
      let isExact = fan.metric.unit == .pounds
      // Pounds are kept in full, other numbers in single precision, in decimals that give them back.
      let values = (0..<Self.runs).compactMap { run -> Double? in
        let text = table.text(run: run, term: fan.term, metric: metric)
        let value = isExact ? Double(text) : Float(text).map(Double.init)
        // What is not evidenced, minus infinity, has no number to publish.
        return value.flatMap { $0.isNaN || $0 == Metric.notEvidenced ? nil : $0 }
      }
      #expect(fan.count == values.count)
      guard !values.isEmpty else {
        #expect(fan.mean == nil && fan.quantiles.isEmpty)
        continue
      }
      let quantiles = try Quantiles(of: values)
      #expect(fan.quantiles == publishedQuantiles.map(quantiles.value(at:)))
      let finite = values.filter(\.isFinite)
      let count = Double(finite.count)
      let mean = finite.reduce(0, +) / count
      let variance = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
      let size = max(abs(mean), 1e-3)
      #expect(abs(try #require(fan.mean) - mean) < 1e-9 * size)
      if finite.count > 1 {
        let error = (variance / count).squareRoot()
        #expect(abs(try #require(fan.standardError) - error) < 1e-9 * (error + size))
      }
      checked += 1
    }
    #expect(checked > 20 * summary.terms)
  }

  @Test("A run's line of results is what its trajectory shows")
  func outcomes() async throws {
    let summary = try await Self.summary(.fourJoiners)
    let table = try #require(summary.trajectories)
    func column(_ id: String, run: Int) throws -> [Double] {
      let metric = try #require(table.metrics.firstIndex { $0.id == id })
      return (0..<summary.terms).compactMap {
        Double(table.text(run: run, term: $0, metric: metric))
      }
    }
    for outcome in summary.outcomes.prefix(100) {
      let shares = try column("reserves_pct_income", run: outcome.run)
      #expect(abs(try #require(shares.min()) - outcome.lowestReservesShare) < 1e-6)
      #expect(try column("reserves_gbp", run: outcome.run).last == outcome.finalReserves)
      let peak = try #require(try column("si_utilisation", run: outcome.run).max())
      #expect(abs(peak - outcome.peakImprovementUtilisation) < 1e-5)
      let schools = try #require(try column("schools", run: outcome.run).last)
      #expect(Int(schools) == summary.schoolsAtStart + outcome.joined)
    }
  }

  @Test("A school's members are the runs in which it joined, from the term it joined")
  func schools() async throws {
    let summary = try await Self.summary(.twoJoiners)
    for join in summary.joins {
      let rows = summary.schools.filter { $0.school.id == join.school.id }
      let planned = join.planned.terms(since: summary.start)
      #expect(rows.filter { $0.term < planned }.allSatisfy { $0.members == 0 && $0.grade == nil })
      #expect(rows[planned].members == join.onTime.successes)
      let all = join.onTime.successes + join.deferred.successes
      #expect(rows.last?.members == all)
    }
    let others = summary.schools.filter { row in
      !summary.joins.contains { $0.school.id == row.school.id }
    }
    #expect(others.allSatisfy { $0.members == Self.runs })
  }

  /// All of 48 principles at once may well hold in none of 2,000 futures of fast growth: that is no hopeless scenario.
  @Test(
    "No shipped scenario is hopeless or certain, and growing fast is riskier than standing still")
  func joint() async throws {
    var shares: [Shipped: Share] = [:]
    for shipped in Shipped.allCases {
      let options = ForecastOptions(runs: 2_000, seed: 4, threads: 2)
      let summary = try await forecast(
        Question(try shipped.load("proposal.gate=proceed")), options: options)
      shares[shipped] = summary.allMet
      #expect(summary.allMet.successes < summary.runs)
      let open = summary.principles.compactMap(\.met).filter { 0.01 < $0.value && $0.value < 0.99 }
      #expect(open.count > summary.modelled.count / 3, "\(shipped)")
    }
    let steady = try #require(shares[.noGrowth]).interval
    let fast = try #require(shares[.eightJoiners]).interval
    #expect(steady.lowerBound > fast.upperBound)
  }

  /// Twenty schools, fourteen inadequate and six requiring improvement, with ten people for school improvement.
  @Test("The collapse case fails improvement-capacity in the first term")
  func collapse() async throws {
    var question = Question(try Shipped.noGrowth.load())
    question.scenario.trust.schools = (0..<20).map {
      World.school("school-\($0)", grade: $0 < 14 ? .inadequate : .requiresImprovement)
    }
    question.scenario.trust.centralTeam = question.scenario.trust.centralTeam.filter {
      $0.function != .schoolImprovement
    }
    question.scenario.trust.centralTeam.append(
      World.posts(.schoolImprovement, 10, sector: .primary))
    let summary = try await forecast(
      question, options: ForecastOptions(runs: 500, seed: 4, threads: 2))
    let row = summary.principlesByTerm.first {
      $0.principle.id == "improvement-capacity" && $0.term == 0
    }
    #expect(row?.met?.value == 0)
    #expect(summary.allMet.successes == 0)
  }
}
