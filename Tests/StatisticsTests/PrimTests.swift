// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Statistics
import Stochastics
import Testing

/// Cells of a file beside these tests, without its heading.
private func cells(_ file: String) throws -> [[String]] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
  let text = try String(
    contentsOf: folder.appending(path: "Reference/\(file)"), encoding: .utf8)
  return text.split(separator: "\n").dropFirst().map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

/// The cases of Reference/prim.py.
private struct Cases {
  let inputs: [[Double]]
  let hits: [Bool]

  init() throws {
    let rows = try cells("prim-cases.csv").map { $0.compactMap(Double.init) }
    inputs = (0..<5).map { input in rows.map { $0[input] } }
    hits = rows.map { $0[5] == 1 }
  }
}

@Suite("Rules that tell failures")
struct PrimTests {
  /// Steps in which our box and the EMA Workbench's differ.
  private func differences(_ options: Prim.Options) throws -> [String] {
    let cases = try Cases()
    let boxes = try #require(Prim(inputs: cases.inputs, hits: cases.hits)).boxes(options)
    let theirs = try cells("prim-boxes.csv")
    guard boxes.count == theirs.count else { return ["\(boxes.count) steps, not \(theirs.count)"] }
    var differences: [String] = []
    for (own, other) in zip(boxes, theirs) {
      let fit = RuleFit(own, inputs: cases.inputs, hits: cases.hits)
      var isSame = Int(other[1]) == fit.inside && Int(other[2]) == fit.hitsInside
      for input in 0..<5 {
        let range = own.limits.first { $0.input == input }?.range ?? (-.infinity) ... .infinity
        let low = Double(other[3 + 2 * input]) ?? -.infinity
        let high = Double(other[4 + 2 * input]) ?? .infinity
        isSame = isSame && near(range.lowerBound, low) && near(range.upperBound, high)
      }
      if !isSame { differences.append("step \(other[0]): \(own)") }
    }
    return differences
  }

  private func near(_ one: Double, _ other: Double) -> Bool {
    one == other || abs(one - other) < 1e-12
  }

  @Test("are peeled as the EMA Workbench peels them, step by step, ties included")
  func sameAsWorkbench() throws {
    #expect(try differences(Prim.Options()) == [])
    #expect(try differences(Prim.Options(peel: 0.1)) != [])
  }

  @Test("have the Workbench's quasi-p-values where a limit has one end")
  func chances() throws {
    let cases = try Cases()
    let last = try #require(Prim(inputs: cases.inputs, hits: cases.hits)?.boxes().last)
    var compared = 0
    for row in try cells("prim-chances.csv") where row[1].isEmpty != row[2].isEmpty {
      let input = try #require(["a", "b", "c", "d", "e"].firstIndex(of: row[0]))
      let theirs = try #require(Double(row[1].isEmpty ? row[2] : row[1]))
      let own = last.chance(ofLimitOn: input, inputs: cases.inputs, hits: cases.hits)
      #expect(abs(own - theirs) < 1e-9 * max(theirs, 1e-6))
      compared += 1
    }
    #expect(compared == 3)
  }

  @Test("find a planted corner, limit no more inputs than allowed, and hold on fresh cases")
  func planted() throws {
    var stream = RandomStream(seed: 21)
    let found = try search(&stream, count: 2_000)
    let fresh = sample(&stream, count: 2_000)
    let fit = RuleFit(found, inputs: fresh.inputs, hits: fresh.hits)
    #expect(found.limits.map(\.input) == [0, 3])
    // Inside the corner 0.9 are hits, outside 0.05; a limit a little off costs some.
    #expect(try #require(fit.density).value > 0.7)
    #expect(try #require(fit.coverage).value > 0.5)
    #expect(found.chance(ofLimitOn: 0, inputs: fresh.inputs, hits: fresh.hits) < 1e-6)
    #expect(found.chance(ofLimitOn: 3, inputs: fresh.inputs, hits: fresh.hits) < 1e-6)
  }

  private func search(_ stream: inout RandomStream, count: Int) throws -> Rule {
    let cases = sample(&stream, count: count)
    let boxes = try #require(Prim(inputs: cases.inputs, hits: cases.hits))
      .boxes(Prim.Options(mostInputs: 2))
    #expect(boxes.allSatisfy { $0.limits.count <= 2 })
    return try #require(boxes.last)
  }

  /// Six inputs; a hit is likely where the first is above 0.6 and the fourth below 0.3.
  private func sample(
    _ stream: inout RandomStream, count: Int
  ) -> (inputs: [[Double]], hits: [Bool]) {
    var inputs = Array(repeating: [Double](), count: 6)
    var hits: [Bool] = []
    for _ in 0..<count {
      for input in 0..<6 { inputs[input].append(stream.uniform()) }
      let isCorner = (inputs[0].last ?? 0) > 0.6 && (inputs[3].last ?? 1) < 0.3
      hits.append(stream.bernoulli(isCorner ? 0.9 : 0.05))
    }
    return (inputs, hits)
  }

  @Test("paste back what was peeled too much, never at the cost of density")
  func paste() throws {
    var stream = RandomStream(seed: 22)
    var pasted = 0
    for _ in 0..<60 {
      let cases = sample(&stream, count: 80)
      let prim = try #require(Prim(inputs: cases.inputs, hits: cases.hits))
      let fits = prim.boxes(Prim.Options(peel: 0.3)).map {
        RuleFit($0, inputs: cases.inputs, hits: cases.hits)
      }
      for (before, after) in zip(fits, fits.dropFirst()) {
        #expect(after.inside != before.inside)
        #expect(try #require(after.density).value > #require(before.density).value)
        pasted += after.inside > before.inside ? 1 : 0
      }
    }
    #expect(pasted > 0)
  }

  @Test("count coverage and density")
  func fit() throws {
    // Values 1 to 6, hits 4, 5, 1; above 3.5 lie 4, 5, 6: coverage 2/3, density 2/3; 1/2 of all are hits.
    let rule = Rule(limits: [RuleLimit(input: 0, range: 3.5 ... .infinity)])
    let inputs = [[1.0, 2, 3, 4, 5, 6]]
    let hits = [true, false, false, true, true, false]
    let fit = RuleFit(rule, inputs: inputs, hits: hits)
    #expect(fit.coverage?.value == 2.0 / 3 && fit.density?.value == 2.0 / 3)
    #expect(fit.base?.value == 0.5)
    // Without the limit half are hits; two or three of three: 3/8 + 1/8.
    let chance = rule.chance(ofLimitOn: 0, inputs: inputs, hits: hits)
    #expect(abs(chance - 0.5) < 1e-12)
    #expect(RuleFit(rule, inputs: [[1]], hits: [false]).density == nil)
  }

  @Test("exist of no case and of one value, and not of a NaN")
  func odd() throws {
    #expect(try #require(Prim(inputs: [], hits: [])).boxes().count == 1)
    #expect(try #require(Prim(inputs: [[1, 1]], hits: [true, false])).boxes().count == 1)
    #expect(Prim(inputs: [[.nan]], hits: [true]) == nil)
    #expect(Prim(inputs: [[1, 2]], hits: [true]) == nil)
  }
}

@Suite("A rank correlation")
struct RankCorrelationTests {
  @Test("is SciPy's, ties included, with the interval of Bonett and Wright")
  func known() throws {
    // scipy.stats.spearmanr([1, 2, 3, 4, 5, 6, 7], [2, 1, 4, 4, 7, 5, 8]) = 0.91896; tied ranks 3.5, 3.5.
    let found = try #require(RankCorrelation([1, 2, 3, 4, 5, 6, 7], [2, 1, 4, 4, 7, 5, 8]))
    #expect(abs(found.value - 0.9189562119494703) < 1e-12)
    // tanh(atanh r ± 1.959964 · √((1 + r²/2)/(7 - 3))).
    let z = atanh(found.value)
    let half = 1.959963984540054 * ((1 + found.value * found.value / 2) / 4).squareRoot()
    #expect(abs(found.interval.lowerBound - tanh(z - half)) < 1e-9)
    #expect(abs(found.interval.upperBound - tanh(z + half)) < 1e-9)
  }

  @Test("is 1 of a rising curve, whatever its shape, and -1 of a falling one")
  func monotone() {
    let x = (0..<50).map { Double($0) - 20 }
    #expect(RankCorrelation(x, x.map { exp($0) })?.value == 1)
    #expect(RankCorrelation(x, x.map { -$0 * $0 * $0 })?.value == -1)
  }

  @Test("is not given of few pairs, one value or a NaN")
  func none() {
    #expect(RankCorrelation([1, 2, 3], [1, 2, 3]) == nil)
    #expect(RankCorrelation([1, 1, 1, 1], [1, 2, 3, 4]) == nil)
    #expect(RankCorrelation([1, 2, 3, .nan], [1, 2, 3, 4]) == nil)
  }
}
