// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import Stochastics
import Testing
import TrustDomain

@Suite("Independent principles")
struct IndependenceTests {
  @Test("all hold with the product of their chances: 0.9 x 0.8 x 0.7")
  func product() throws {
    let chances = [
      ("sector-partners", 0.9), ("growth-readiness", 0.8), ("objective-reserves", 0.7),
    ]
    let paths = 100_000
    var held = [0, 0, 0]
    var all = 0
    var ledger = PrincipleLedger(try builtIn.get())
    let places = try chances.map { chance in
      try #require(ledger.principles.firstIndex { $0.id == chance.0 })
    }
    let healthy = (-1..<3).map(HealthyTrust.record(term:))
    var stream = RandomStream(seed: 3)
    for path in 0..<paths {
      stream.open(trajectory: UInt32(path), entity: 0, purpose: 1, term: 0)
      let broken = chances.map { stream.uniform() >= $0.1 }
      for var record in healthy {
        if broken[0], record.term == 1 { record.central.partnersInPost[0] = 0 }
        if broken[1], record.term == 0 { record.joins.gatePrinciplesUnmet = [2] }
        if broken[2] { record.trust.reserves = HealthyTrust.share(0.21) }
        ledger.observe(record)
      }
      let results = ledger.results
      for place in 0..<3 where results[places[place]].verdict == .met { held[place] += 1 }
      if results.allSatisfy({ $0.verdict == .met }) { all += 1 }
    }
    func distance(_ count: Int, _ chance: Double) -> Double {
      let error = (chance * (1 - chance) / Double(paths)).squareRoot()
      return abs(Double(count) / Double(paths) - chance) / error
    }
    for place in 0..<3 { #expect(distance(held[place], chances[place].1) < 4) }
    #expect(distance(all, 0.9 * 0.8 * 0.7) < 4)
    // The wrong twin: the least of the three chances, as if they broke together.
    #expect(distance(all, 0.7) > 4)
  }
}
