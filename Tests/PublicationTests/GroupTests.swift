// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import Testing

@testable import Forecasting
@testable import Publication

@Suite("Principles by group")
struct GroupTests {
  private func row(_ id: String, _ group: String?, met: Int) throws -> PrincipleSummary {
    var principle = SmallSummary.stability
    (principle.id, principle.title, principle.group) = (id, id, group)
    principle.kind = id == "paper" ? .evidence : .simulated
    return PrincipleSummary(
      principle: principle, met: try SmallSummary.share(met), applicable: 4, notEvidenced: 0,
      firstToGive: 0, medianBreachTerm: nil, meanTermsInBreach: nil, recovered: nil,
      margins: .init(p05: -20, median: met == 0 ? -20 : -0.004, runs: 4))
  }

  @Test("stand under their headings, and in each the one that holds least often first")
  func order() throws {
    let summary = try SmallSummary.make(principles: [
      try row("good", "growth", met: 4), try row("paper", "schools", met: 3),
      try row("bad", "growth", met: 0), try row("odd", nil, met: 2),
    ])
    let lines = VerdictTable.lines(summary)
    let words = lines.map { $0.split(separator: " ").first.map(String.init) ?? "" }
    let places = ["GROWTH", "bad", "good", "SCHOOLS", "paper", "OTHER", "odd"]
      .map { words.firstIndex(of: $0) ?? -1 }
    #expect(places == places.sorted() && places[0] > 0)
    #expect(lines.contains { $0.contains("paper *†") })
    // A margin is a share of the threshold, which the table files keep and no trustee reads.
    #expect(
      !lines.contains { $0.contains("999%") } && lines.contains { $0.contains("principles.csv") })
  }
}
