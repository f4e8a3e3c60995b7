// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import ScenarioFiles
import Testing
import TrustDomain
import Worlds

@Suite("The same question gives the same answer to the bit")
struct SameBytesTests {
  /// Not a multiple of a block's 250 trajectories.
  private static let runs = 610

  private func answer(
    _ question: Question, seed: UInt64 = 5, threads: Int = 1, precision: Double? = nil
  ) async throws -> [String] {
    let options = ForecastOptions(
      runs: Self.runs, seed: seed, threads: threads, precision: precision)
    return try await forecast(question, options: options).lines
  }

  @Test("on one thread, on two, on three and on more than there are blocks")
  func threads() async throws {
    let question = Question(try Shipped.eightJoiners.load())
    let one = try await answer(question)
    #expect(one.count > Self.runs + 1_000)
    for threads in [2, 3, 40] {
      #expect(try await answer(question, threads: threads) == one, "\(threads) threads")
    }
  }

  @Test("but another with another seed")
  func seeds() async throws {
    let question = Question(try Shipped.noGrowth.load())
    #expect(try await answer(question, seed: 6) != answer(question, seed: 5))
  }

  @Test("with schools, candidates, posts, joins, shocks and evidence in another order")
  func order() async throws {
    let document = try Shipped.eightJoiners.load(
      "shocks=[{name: roof, per_year: 0.1, cost: 50_000, scope: each school},"
        + " {name: flood, per_year: 0.2, cost: 70_000, scope: trust}]")
    let question = Question(document)
    var turned = question
    turned.scenario.trust.schools.reverse()
    turned.scenario.trust.centralTeam.reverse()
    turned.scenario.candidates.reverse()
    turned.scenario.proposal.joins.reverse()
    turned.scenario.shocks.reverse()
    turned.scenario.evidence.reverse()
    #expect(turned.scenario.trust.schools.first?.id != question.scenario.trust.schools.first?.id)
    #expect(try await answer(turned) == answer(question))
  }

  @Test("with central posts of one name told apart by what they are, not by their order")
  func twins() async throws {
    var question = Question(try Shipped.noGrowth.load())
    let post = World.posts(.finance, 2, cost: 40_000)
    question.scenario.trust.centralTeam += [post, World.posts(.finance, 3, cost: 50_000)]
    var turned = question
    turned.scenario.trust.centralTeam.reverse()
    #expect(try await answer(turned) == answer(question))
  }
}
