// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import Testing
import TrustDomain

@Suite("The metric registry")
struct MetricTests {
  @Test("Each metric has a name of its own")
  func distinctNames() {
    #expect(Set(Metric.all.map(\.id)).count == Metric.all.count)
  }

  @Test("A record has room for every function, sector and discipline")
  func room() {
    #expect(CentralMeasures.functions == CentralFunction.allCases.count)
    #expect(CentralMeasures.sectors == Sector.allCases.count)
    #expect(CentralMeasures.disciplines == Discipline.allCases.count)
    #expect(GovernanceMeasures.kinds == EvidenceKind.allCases.count)
    #expect(GovernanceMeasures.domains == ReviewArea.capacityDomains.count)
    #expect(GovernanceMeasures.skills == BoardSkill.allCases.count)
  }

  @Test("A metric is found by its name, and nothing by another")
  func named() throws {
    #expect(try #require(Metric.named("reserves_gbp")).unit == .pounds)
    #expect(Metric.named("reserves_usd") == nil)
  }
}
