// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Simulation
import Statistics
import Stochastics
import Testing

/// Means and shares must lie within four standard errors of the exact value, at 10^6 paths from a fixed seed; a wrong
/// twin of each case must not.
@Suite("Closed forms: posts, backlog, ruin")
struct ClosedFormTests {
  static let paths = 1_000_000

  /// Distance of an estimate from a value, in standard errors.
  private func distance(_ moments: Moments, _ exact: Double) throws -> Double {
    abs(try #require(moments.mean) - exact) / (try #require(moments.standardError))
  }

  @Test("Independent posts: people in post are binomial with the discrete chain's own chance")
  func posts() throws {
    let (count, leave, fill, terms) = (20, 0.05, 0.6, 6)
    var inPost = [Int](repeating: 0, count: count + 1)
    var moments = Moments()
    var stream = RandomStream(seed: 11)
    for path in 0..<Self.paths {
      stream.open(trajectory: UInt32(path), entity: 0, purpose: 1, term: 0)
      var people = count
      for _ in 0..<terms {
        people = Posts.step(inPost: people, posts: count, leave: leave, fill: fill, using: &stream)
      }
      inPost[people] += 1
      moments.add(Double(people) / Double(count))
    }
    // Each post: filled with chance s (1 - q) + (1 - s (1 - q)) f, from filled.
    let chance = (0..<terms).reduce(1.0) { share, _ in
      let staying = share * (1 - leave)
      return staying + (1 - staying) * fill
    }
    #expect(try distance(moments, chance) < 4)
    // Chi-square over the counts with at least five expected, the rest pooled.
    let expected = (0...count).map { Self.binomial(count, $0, chance) * Double(Self.paths) }
    let (statistic, freedom) = Self.chiSquare(observed: inPost, expected: expected)
    // Mean `freedom`, standard deviation root of twice that: within four of them.
    #expect(abs(statistic - freedom) < 4 * (2 * freedom).squareRoot())
    // The wrong twin: the continuous balance f / (q + f) forgets that hires follow leavers.
    #expect(try distance(moments, fill / (leave + fill)) > 4)
  }

  private static func binomial(_ n: Int, _ k: Int, _ p: Double) -> Double {
    let (trials, hits) = (Double(n), Double(k))
    let ways: Double = lgamma(trials + 1) - lgamma(hits + 1) - lgamma(trials - hits + 1)
    let chance: Double = hits * log(p) + (trials - hits) * log(1 - p)
    return exp(ways + chance)
  }

  private static func chiSquare(
    observed: [Int], expected: [Double]
  ) -> (statistic: Double, freedom: Double) {
    let kept = expected.indices.filter { expected[$0] >= 5 }
    let rest = expected.indices.filter { expected[$0] < 5 }
    var statistic = kept.reduce(0.0) {
      let miss = Double(observed[$1]) - expected[$1]
      return $0 + miss * miss / expected[$1]
    }
    let pooled = rest.reduce(0.0) { $0 + expected[$1] }
    let seen = rest.reduce(0.0) { $0 + Double(observed[$1]) }
    if pooled > 0 { statistic += (seen - pooled) * (seen - pooled) / pooled }
    return (statistic, Double(kept.count + (pooled > 0 ? 1 : 0) - 1))
  }

  @Test("Backlog with fixed supply: E[B]/s = 0.532063 and P(B = 0) = 0.529325 at a slack of 0.5")
  func backlog() throws {
    let (slack, terms) = (0.5, 80)
    var size = Moments()
    var empty = 0
    var stream = RandomStream(seed: 12)
    for path in 0..<Self.paths {
      stream.open(trajectory: UInt32(path), entity: 0, purpose: 1, term: 0)
      var backlog = 0.0
      for _ in 0..<terms {
        backlog = Backlog.next(
          after: backlog, demand: stream.normal(), capacity: slack, kept: 1)
      }
      size.add(backlog)
      if backlog == 0 { empty += 1 }
    }
    // Spitzer's sums; 80 terms of them reach the limit to six decimals.
    let sums = (1...terms).reduce(into: (0.0, 0.0)) { sums, n in
      let root = Double(n).squareRoot()
      let tail = Normal.survival(slack * root)
      sums.0 += (root * Normal.density(slack * root) - Double(n) * slack * tail) / Double(n)
      sums.1 += tail / Double(n)
    }
    #expect(abs(sums.0 - 0.532063) < 1e-6)
    #expect(abs(exp(-sums.1) - 0.529325) < 1e-6)
    #expect(try distance(size, 0.532063) < 4)
    let share = Double(empty) / Double(Self.paths)
    let error = (0.529325 * (1 - 0.529325) / Double(Self.paths)).squareRoot()
    #expect(abs(share - 0.529325) < 4 * error)
    // The wrong twin: a walk reflected in continuous time has mean 1 / (2 slack).
    #expect(try distance(size, 1 / (2 * slack)) > 4)
  }

  @Test("Compound Poisson ruin: three shocks a year of mean 1/5 against income 1")
  func ruin() {
    let cases = [(0.0, 0.6), (1, 0.08120), (2, 0.01099), (3, 0.001487)]
    var ruined = [0, 0, 0, 0]
    var stream = RandomStream(seed: 13)
    for path in 0..<Self.paths {
      stream.open(trajectory: UInt32(path), entity: 0, purpose: 1, term: 0)
      var level = 0.0
      var lowest = 0.0
      // A fall of 12 and more has a chance of 0.6 exp(-24): nothing is lost by stopping there.
      while lowest >= -3, level < 12 {
        level += stream.exponential(mean: 1.0 / 3) - stream.exponential(mean: 0.2)
        lowest = min(lowest, level)
      }
      for place in cases.indices where lowest < -cases[place].0 { ruined[place] += 1 }
    }
    for (place, (reserve, exact)) in cases.enumerated() {
      #expect(Distance.of(ruined[place], in: Self.paths, from: exact) < 4, "reserve \(reserve)")
      // The wrong twin takes shocks a tenth larger.
      let wrong = 0.66 * exp(-(1 / 0.22 - 3) * reserve)
      #expect(Distance.of(ruined[place], in: Self.paths, from: wrong) > 4, "reserve \(reserve)")
    }
  }
}
