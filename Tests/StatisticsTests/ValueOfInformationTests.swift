// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Statistics
import Stochastics
import Testing

@Suite("The worth of knowing")
struct ValueOfInformationTests {
  /// Decisions worth 0 and m + a x + b y + noise, of independent standard normals.
  private struct Linear {
    let m: Double
    let a: Double
    let b: Double

    /// Knowing what has spread s: the mean of max(0, m + s z) less max(0, m): s φ(m/s) + m Φ(m/s) - max(0, m).
    func worth(_ spread: Double) -> Double {
      let z = m / spread
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      return spread * density + m * erfc(-z / 2.0.squareRoot()) / 2 - max(0, m)
    }

    func sample(
      _ count: Int, seed: UInt64
    ) -> (utilities: [[Double]], x: [Double], y: [Double], idle: [Double]) {
      var stream = RandomStream(seed: seed)
      var (utility, x, y, idle) = ([Double](), [Double](), [Double](), [Double]())
      for _ in 0..<count {
        x.append(stream.normal())
        y.append(stream.normal())
        idle.append(stream.normal())
        utility.append(m + a * (x.last ?? 0) + b * (y.last ?? 0) + stream.normal())
      }
      return ([Array(repeating: 0, count: count), utility], x, y, idle)
    }
  }

  private static let count = 4_000

  private func draws() -> (resamples: [[Int32]], shuffles: [[Int32]]) {
    var stream = RandomStream(seed: 31)
    var (resamples, shuffles) = ([[Int32]](), [[Int32]]())
    for _ in 0..<60 {
      resamples.append(stream.resample(Self.count, of: Self.count))
      var order = (0..<Int32(Self.count)).map(\.self)
      for place in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(place, Int(stream.uniform() * Double(place + 1)))
      }
      shuffles.append(order)
    }
    return (resamples, shuffles)
  }

  // Five standard errors: a false alarm in one of a million for each of ten figures.
  @Test("of normals in a linear choice is the known one, for one input, two together, and all")
  func known() throws {
    let (resamples, shuffles) = draws()
    for (m, a, b) in [(0.0, 1.0, 0.5), (-0.6, 1.2, 0.4)] {
      let linear = Linear(m: m, a: a, b: b)
      let sample = linear.sample(Self.count, seed: 32)
      func worth(_ inputs: [[Double]]) throws -> ValueOfInformation {
        try #require(
          ValueOfInformation.partial(
            sample.utilities, knowing: inputs, resamples: resamples, shuffles: shuffles))
      }
      let one = try worth([sample.x])
      let other = try worth([sample.y])
      let both = try worth([sample.x, sample.y])
      for (found, spread) in [(one, a), (other, b), (both, (a * a + b * b).squareRoot())] {
        let truth = linear.worth(spread)
        #expect(abs(found.raw - truth) < 5 * found.value.standardError)
        #expect(found.value.standardError < 0.1)
        #expect(found.value.value <= found.raw)
      }
      let all = try #require(
        ValueOfInformation.perfect(sample.utilities, resamples: resamples))
      let truth = linear.worth((a * a + b * b + 1).squareRoot())
      #expect(abs(all.raw - truth) < 5 * all.value.standardError)
      // The wrong twin: the worth of all taken for that of one input.
      #expect(abs(one.raw - truth) > 5 * one.value.standardError)
    }
  }

  @Test("of what tells nothing is nothing, once the bias of choosing the best is taken off")
  func idle() throws {
    let (resamples, shuffles) = draws()
    let sample = Linear(m: 0, a: 1, b: 0.5).sample(Self.count, seed: 33)
    func worth(_ inputs: [[Double]]) throws -> ValueOfInformation {
      try #require(
        ValueOfInformation.partial(
          sample.utilities, knowing: inputs, resamples: resamples, shuffles: shuffles))
    }
    let nothing = try worth([sample.idle])
    #expect(nothing.raw > 0 && nothing.bias > 0)
    #expect(nothing.value.value < 0.02 && nothing.chance > 0.01)
    let something = try worth([sample.y])
    let chances = ValueOfInformation.jointChances([nothing, something])
    // 60 shuffles: the least chance is 1/61.
    #expect(chances[1] == 1.0 / 61)
    #expect(chances[0] > 0.05)
    // Half of the cases would be decided otherwise: those with a negative y, or a positive one.
    #expect(abs(something.switches - 0.5) < 0.05)
  }

  @Test("is nothing where one decision is always the best")
  func dominated() throws {
    let (resamples, shuffles) = draws()
    let sample = Linear(m: 50, a: 1, b: 1).sample(Self.count, seed: 34)
    let found = try #require(
      ValueOfInformation.partial(
        sample.utilities, knowing: [sample.x], resamples: resamples, shuffles: shuffles))
    #expect(found.raw == 0 && found.value.value == 0 && found.chance == 1)
    #expect(ValueOfInformation.jointChances([found]) == [1])
    let all = try #require(ValueOfInformation.perfect(sample.utilities, resamples: resamples))
    #expect(all.raw == 0 && all.switches == 0)
  }

  @Test(
    "doesn't exist of one decision, of unequal cases, of no numbers, or of inputs that are fixed")
  func none() {
    let two = [[1.0, 2, 3], [2.0, 1, 3]]
    #expect(ValueOfInformation.perfect([[1, 2]], resamples: []) == nil)
    #expect(ValueOfInformation.perfect([[1, 2], [1]], resamples: []) == nil)
    #expect(ValueOfInformation.perfect([[1, .nan], [1, 2]], resamples: []) == nil)
    for inputs in [[], [[1, 1, 1.0]], [[1, 2.0]], [[1, 2, .nan]]] {
      #expect(
        ValueOfInformation.partial(two, knowing: inputs, resamples: [], shuffles: []) == nil)
    }
  }
}

@Suite("An additive regression")
struct AdditiveRegressionTests {
  @Test("fits a line in a normal input, and means of each value of one with two values")
  func fits() throws {
    // Two values: the fit gives the mean of each, 2 and 10.
    let regression = try #require(AdditiveRegression([[0, 0, 1, 1, 0, 1]]))
    let fitted = try #require(regression.fitted([[1, 2, 9, 10, 3, 11]]))
    for (found, truth) in zip(fitted[0], [2.0, 2, 10, 10, 2, 10]) {
      #expect(abs(found - truth) < 1e-4)
    }
  }

  @Test("takes inputs that say the same")
  func same() throws {
    let x = (0..<50).map(Double.init)
    let regression = try #require(AdditiveRegression([x, x.map { 2 * $0 }]))
    let fitted = try #require(regression.fitted([x]))
    let worst = zip(fitted[0], x).map { abs($0 - $1) }.max() ?? .infinity
    #expect(worst < 3)
  }
}
