// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Statistics
import Stochastics
import Testing

/// A function of uniform numbers with known shares of variance.
private struct Known: Sendable {
  let inputs: Int
  let groups: [Set<Int>]
  let first: [Double]
  let total: [Double]
  let value: @Sendable ([Double]) -> Double

  /// T. Ishigami, T. Homma, ISUMA 1990: sin x1 + 7 sin² x2 + x3⁴ sin x1 / 10 on (-π, π)³.
  ///
  /// V1 = (1 + π⁴/50)² / 2, V2 = 49/8, V13 = π⁸ (1/18 - 1/50) / 100, V3 = 0.
  static var ishigami: Known {
    let fourth = pow(Double.pi, 4)
    let parts = [
      pow(1 + fourth / 50, 2) / 2, 49.0 / 8, fourth * fourth * (1.0 / 18 - 1.0 / 50) / 100,
    ]
    let all = parts.reduce(0, +)
    return Known(
      inputs: 3, groups: [[0], [1], [2]], first: [parts[0] / all, parts[1] / all, 0],
      total: [(parts[0] + parts[2]) / all, parts[1] / all, parts[2] / all]
    ) { u in
      let x = u.map { (2 * $0 - 1) * Double.pi }
      return sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0])
    }
  }

  /// Sobol's G: a product of (|4x - 2| + a)/(1 + a), whose factors have variance 1/3/(1 + a)².
  ///
  /// Of the set s the variance known together is Π(1 + V) - 1 over s; in groups here: the first two as one.
  static var g: Known {
    let a = [0, 1, 4.5, 9, 99, 99]
    let parts = a.map { 1 / (3 * pow(1 + $0, 2)) }
    let groups: [Set<Int>] = [[0, 1], [2], [3], [4, 5]]
    func together(_ set: Set<Int>) -> Double { set.reduce(1) { $0 * (1 + parts[$1]) } - 1 }
    let all = Set(a.indices)
    return Known(
      inputs: a.count, groups: groups, first: groups.map { together($0) / together(all) },
      total: groups.map { 1 - together(all.subtracting($0)) / together(all) }
    ) { u in zip(u, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) } }
  }

  func indices(_ points: [[Double]], resamples: [[Int32]], swapsOthers: Bool = false)
    -> SobolIndices?
  {
    let one = points.map { Array($0[..<inputs]) }
    let other = points.map { Array($0[inputs...]) }
    let exchanged = groups.map { group in
      zip(one, other).map { one, other in
        value(one.indices.map { group.contains($0) != swapsOthers ? other[$0] : one[$0] })
      }
    }
    return SobolIndices(
      a: one.map(value), b: other.map(value), exchanged: exchanged, resamples: resamples)
  }
}

@Suite("Sobol indices")
struct SobolIndexTests {
  private static let count = 8_192

  private func points(_ known: Known, count: Int, stream: inout RandomStream) -> [[Double]] {
    var points: [[Double]] = []
    for _ in 0..<count {
      var point: [Double] = []
      for _ in 0..<(2 * known.inputs) { point.append(stream.uniform()) }
      points.append(point)
    }
    return points
  }

  private func resamples(_ times: Int, of count: Int, stream: inout RandomStream) -> [[Int32]] {
    var all: [[Int32]] = []
    for _ in 0..<times { all.append(stream.resample(count, of: count)) }
    return all
  }

  private func distances(_ known: Known, swapsOthers: Bool = false) throws -> [Double] {
    var stream = RandomStream(seed: 11)
    let sample = points(known, count: Self.count, stream: &stream)
    let resamples = resamples(200, of: Self.count, stream: &stream)
    let found = try #require(
      known.indices(sample, resamples: resamples, swapsOthers: swapsOthers))
    return zip(found.first + found.total, known.first + known.total).map {
      ($0.value - $1) / max($0.standardError, 1e-9)
    }
  }

  // Six or eight figures, each within 5 standard errors: a false alarm in less than one of 100,000.
  @Test("of the functions of Ishigami and of Sobol come within five standard errors of the truth")
  func known() throws {
    for known in [Known.ishigami, Known.g] {
      for distance in try distances(known) { #expect(abs(distance) < 5) }
    }
  }

  @Test("that exchange all but the group are told from the truth")
  func wrongTwin() throws {
    #expect(try distances(.ishigami, swapsOthers: true).contains { abs($0) > 10 })
  }

  @Test("from evenly spread points are as right, and nearer")
  func evenPoints() throws {
    let known = Known.ishigami
    let shifts = 16
    var even: [[Double]] = []
    var plain: [[Double]] = []
    var stream = RandomStream(seed: 12)
    for _ in 0..<shifts {
      guard var sequence = ShiftedSobol(dimensions: 6, using: &stream) else {
        Issue.record("six sides")
        return
      }
      var sample: [[Double]] = []
      for _ in 0..<512 { sample.append(sequence.next()) }
      let found = try #require(known.indices(sample, resamples: []))
      even.append((found.first + found.total).map(\.value))
      let chance = points(known, count: 512, stream: &stream)
      let other = try #require(known.indices(chance, resamples: []))
      plain.append((other.first + other.total).map(\.value))
    }
    for (place, truth) in (known.first + known.total).enumerated() {
      let own = Moments(of: even.map { $0[place] })
      let others = Moments(of: plain.map { $0[place] })
      let (mean, error) = (try #require(own.mean), try #require(own.standardError))
      // Student's t with 15 degrees of freedom lies beyond 6 in one of 40,000; estimates divide by an estimated
      // variance, which pulls them by about 1/512.
      #expect(abs(mean - truth) < 6 * error + 0.004)
      #expect(try error < #require(others.standardError))
    }
  }

  @Test("have intervals that hold the truth about as often as they say")
  func coverage() throws {
    // 2x + y of normals: the first carries 4/5. 200 samples; 95 of 100 intervals less 5 binomial standard errors.
    var stream = RandomStream(seed: 13)
    let resamples = resamples(200, of: 400, stream: &stream)
    var held = 0
    for _ in 0..<200 {
      var (a, b, exchanged) = ([Double](), [Double](), [Double]())
      for _ in 0..<400 {
        let (x, y, x2, y2) = (stream.normal(), stream.normal(), stream.normal(), stream.normal())
        a.append(2 * x + y)
        b.append(2 * x2 + y2)
        exchanged.append(2 * x2 + y)
      }
      let found = try #require(
        SobolIndices(a: a, b: b, exchanged: [exchanged], resamples: resamples))
      held += found.first[0].interval.contains(0.8) && found.total[0].interval.contains(0.8) ? 1 : 0
    }
    #expect(Double(held) / 200 > 0.9 - 5 * (0.9 * 0.1 / 200).squareRoot())
    #expect(held < 200)
  }

  @Test("don't exist of an outcome that never varies, of unequal samples or of no numbers")
  func none() {
    let two = [1.0, 2]
    #expect(SobolIndices(a: [1, 1], b: [1, 1], exchanged: [[1, 1]], resamples: []) == nil)
    #expect(SobolIndices(a: two, b: [1, 2, 3], exchanged: [], resamples: []) == nil)
    #expect(SobolIndices(a: two, b: two, exchanged: [[1]], resamples: []) == nil)
    #expect(SobolIndices(a: [1, .nan], b: two, exchanged: [], resamples: []) == nil)
    #expect(SobolIndices(a: [], b: [], exchanged: [], resamples: []) == nil)
  }
}

@Suite("Shifted points")
struct ShiftedSobolTests {
  @Test("lie inside the cube, one in each of 64 equal slices of every side, whatever the shift")
  func even() throws {
    var stream = RandomStream(seed: 14)
    guard var sequence = ShiftedSobol(dimensions: 40, using: &stream) else {
      Issue.record("forty sides")
      return
    }
    var points: [[Double]] = []
    // GSL leaves out the sequence's first point, the origin: 63 points fill all slices but that of the shift.
    for _ in 0..<63 { points.append(sequence.next()) }
    for side in 0..<40 {
      let values = points.map { $0[side] }.sorted()
      #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
      for (one, next) in zip(values, values.dropFirst()) { #expect(next - one > 1.0 / 64 - 1e-12) }
    }
  }

  @Test("have from 1 to 40 sides")
  func sides() {
    var stream = RandomStream(seed: 1)
    for count in [-1, 0, 41] {
      let isNone = ShiftedSobol(dimensions: count, using: &stream) == nil
      #expect(isNone)
    }
  }

  @Test("are resampled from places that exist")
  func resample() {
    var stream = RandomStream(seed: 15)
    #expect(Set(stream.resample(1_000, of: 7)) == Set(0..<7))
    #expect(stream.resample(3, of: 0).isEmpty)
    #expect(stream.resample(-1, of: 3).isEmpty)
  }
}
