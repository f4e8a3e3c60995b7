// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import Testing

@Suite("Each modelled principle")
struct PrincipleTests {
  @Test("stands in the catalogue: all forty-eight of them")
  func count() throws {
    #expect(try builtIn.get().modelled.count == 48)
  }

  @Test("is met by a healthy trust")
  func healthy() throws {
    let judgement = try Judgement(terms: 6) { _ in }
    for principle in judgement.ledger.principles {
      let outcome = try #require(judgement[principle.id])
      #expect(outcome.verdict == .met, "\(principle.id)")
      #expect(outcome.firstBreach == nil, "\(principle.id)")
      #expect(outcome.termsInBreach == 0, "\(principle.id)")
    }
  }

  @Test("says of a story what its words say", arguments: PrincipleCase.all)
  func judge(_ story: PrincipleCase) throws {
    let outcome = try #require(
      try Judgement(terms: story.terms, story.story)[story.principle])
    #expect(outcome.verdict == story.kind.verdict)
    #expect((outcome.firstBreach != nil) == [.failing, .unevidenced].contains(story.kind))
  }

  @Test(
    "fails for its reason, is met on its edge, and does not apply where there is nothing to judge",
    arguments: [PrincipleCase.Kind.failing, .edge, .empty])
  func complete(kind: PrincipleCase.Kind) throws {
    let shown = Set(PrincipleCase.all.filter { $0.kind == kind }.map(\.principle))
    let all = Set(try builtIn.get().modelled.map(\.id))
    #expect(shown == all)
  }

  @Test("says what it lacks where it rests on a document")
  func unevidenced() throws {
    let shown = Set(PrincipleCase.all.filter { $0.kind == .unevidenced }.map(\.principle))
    let all = try builtIn.get().modelled.filter { $0.kind != .simulated }.map(\.id)
    #expect(shown == Set(all))
  }

  @Test("names every check in a failing story, so that none is there for show")
  func everyCheck() throws {
    let catalogue = try builtIn.get()
    var named = Set<String>()
    for story in PrincipleCase.all where story.kind == .failing {
      let outcome = try Judgement(terms: story.terms, story.story)[story.principle]
      if let breach = outcome?.firstBreach { named.insert("\(story.principle) \(breach.check)") }
    }
    let all = catalogue.modelled.flatMap { principle in
      principle.checks.indices.map { "\(principle.id) \($0)" }
    }
    #expect(named == Set(all))
  }
}
