// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Foundation
import Principles
import ScenarioFiles
import Simulation
import Statistics
import Testing
import TrustDomain
import Worlds

/// What a shipped stress moves, and which way.
struct StressCase: Sendable, CustomTestStringConvertible {
  enum Direction: Sendable { case up, down }

  let stress: String
  let direction: Direction
  /// A metric, averaged over its elements and over the terms in which it applies.
  let metric: String
  /// More where what it moves is small beside chance.
  let futures: Int

  init(_ stress: String, _ direction: Direction, _ metric: String, futures: Int = 300) {
    self.stress = stress
    self.direction = direction
    self.metric = metric
    self.futures = futures
  }

  var testDescription: String { "\(stress) moves \(metric) \(direction)" }

  static let all = [
    StressCase("too-many-weak-schools", .up, "si_utilisation"),
    StressCase("speed-without-strategy", .up, "si_utilisation"),
    StressCase("speed-without-strategy", .down, "specialist_hubs_staffed_share"),
    StressCase("geographic-spread", .up, "si_demand_days"),
    StressCase("heads-leave-on-joining", .up, "head_vacancies"),
    StressCase("turnover-with-size", .down, "teaching_staffing_pct"),
    StressCase("unfunded-pay", .down, "reserves_gbp"),
    StressCase("hidden-deficit", .down, "reserves_gbp"),
    StressCase("inspection-regime", .up, "school_grade"),
    StressCase("falling-rolls", .down, "pupils"),
    StressCase("clustered-arrivals", .up, "central_utilisation"),
    StressCase("central-cost-ratchet", .down, "reserves_gbp"),
    StressCase("slow-improvers", .up, "si_demand_days", futures: 2_500),
    StressCase("estate-failure", .down, "reserves_gbp"),
    StressCase("energy-shock", .down, "reserves_gbp"),
    StressCase("fading-gains", .down, "quality_of_education", futures: 2_500),
    StressCase("strong-schools-slip", .up, "school_grade", futures: 12_000),
    StressCase("no-growth-grants", .down, "external_funding_gbp"),
    StressCase("no-growth-grants", .down, "reserves_gbp"),
    StressCase("governance-lag", .up, "trustee_vacancy_share"),
    StressCase("governance-lag", .down, "capacity_in_governance"),
    StressCase("send-wave", .up, "send_plans"),
    StressCase("cyber-outage", .up, "learning_days_lost"),
  ]
}

/// Each stress of Scenarios/stresses on the four joiners, the gate set to let every school in, so that fewer joins
/// can't hide what it does.
@Suite("A stress moves what it should, in the direction it should")
struct StressTests {
  /// The mean of a metric over terms, for each trajectory.
  private func means(
    _ metric: Metric, of document: ScenarioDocument, futures: Int
  ) throws -> [Double] {
    var sums = Array(repeating: (sum: 0.0, count: 0), count: futures)
    try run(document.scenario, trajectories: futures) { trajectory, record in
      guard record.term >= 0 else { return }
      for element in 0..<metric.scope.count(in: record) {
        let value = metric.measure.read(record, element)
        guard value.isFinite else { continue }
        sums[trajectory].sum += value
        sums[trajectory].count += 1
      }
    }
    return sums.map { $0.count > 0 ? $0.sum / Double($0.count) : .nan }
  }

  /// The difference on the same futures lies at least five standard errors on the right side of none: a false alarm
  /// in less than one of a million.
  @Test("Paired on the same futures", arguments: StressCase.all)
  func direction(of stress: StressCase) throws {
    let metric = try #require(Metric.named(stress.metric))
    let base = try means(
      metric, of: try Shipped.fourJoiners.load("proposal.gate=proceed"), futures: stress.futures)
    let stressed = try means(
      metric,
      of: try Shipped.fourJoiners.load(
        stress: stress.stress, settings: ["proposal.gate=proceed"]),
      futures: stress.futures)
    let sign = stress.direction == .up ? 1.0 : -1.0
    var differences = Moments()
    for (before, after) in zip(base, stressed) where (after - before).isFinite {
      differences.add(sign * (after - before))
    }
    let error = try #require(differences.standardError)
    let mean = try #require(differences.mean)
    #expect(mean > 5 * error, "\(mean) ± \(error)")
  }

  @Test("Every file of the folder is tested, and told of in its README")
  func complete() throws {
    let folder = Shipped.folder + "stresses/"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(Set(files) == Set(StressCase.all.map(\.stress)))
    let readme = try String(contentsOfFile: folder + "README.md", encoding: .utf8)
    for file in files { #expect(readme.contains("`\(file).yaml`")) }
  }

  @Test("A stress lies over any scenario: each on one that does not grow, if only to be read")
  func anywhere() throws {
    for stress in Set(StressCase.all.map(\.stress)) {
      let document = try Shipped.noGrowth.load(stress: stress)
      #expect(document.scenario.title.hasSuffix(", with \(stress)"))
    }
  }
}
