// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite("Telling cases apart")
struct DiscriminationTests {
  private static func scored(_ values: [Double], isEvent: Bool, from cluster: Int = 0)
    -> [ScoredCase]
  {
    values.enumerated().map {
      ScoredCase(cluster: cluster + $0.offset, stratum: 0, value: $0.element, isEvent: isEvent)
    }
  }

  @Test("counts the pairs that agree, ties half")
  func byHand() throws {
    // Events 3, 5 against 1, 3, 4: 3 beats 1, ties 3, loses to 4; 5 beats all. (1.5 + 3) / 6.
    let cases =
      Self.scored([3, 5], isEvent: true) + Self.scored([1, 3, 4], isEvent: false, from: 2)
    let concordance = try #require(try Concordance(of: cases))
    #expect(concordance.value == 0.75 && concordance.pairs == 6)
  }

  @Test("compares within a stratum only")
  func strata() throws {
    // Within each stratum the event has the lower value; the strata together would say the opposite.
    let cases = [
      ScoredCase(cluster: 0, stratum: 0, value: 1, isEvent: true),
      ScoredCase(cluster: 1, stratum: 0, value: 2, isEvent: false),
      ScoredCase(cluster: 2, stratum: 1, value: 11, isEvent: true),
      ScoredCase(cluster: 3, stratum: 1, value: 12, isEvent: false),
      ScoredCase(cluster: 4, stratum: 2, value: 13, isEvent: true),
    ]
    #expect(try Concordance(of: cases)?.value == 0)
    #expect(try Concordance(of: cases.filter(\.isEvent)) == nil)
  }

  /// Numbers as good as random, without a generator: the fractional parts of multiples of the golden ratio.
  private static func spread(_ count: Int, from start: Int = 1) -> [Double] {
    (start..<(start + count)).map {
      let part = Double($0) * 0.618_033_988_749_895
      return part - part.rounded(.down)
    }
  }

  @Test("of values that are independent of the event is one half, within its interval")
  func nothing() throws {
    let values = Self.spread(600)
    let cases = values.enumerated().map {
      ScoredCase(
        cluster: $0.offset, stratum: 0, value: $0.element,
        isEvent: ($0.offset / 7).isMultiple(of: 3))
    }
    let concordance = try #require(try Concordance(of: cases))
    let interval = try #require(concordance.interval)
    #expect(interval.contains(0.5))
    // 1 / (12 m) + 1 / (12 n) is the variance of the area for no effect (Mann-Whitney): m = 200, n = 400 give a standard
    // error of 0.025, so the interval is 4 x 0.025 wide but for a tenth.
    #expect(abs((interval.upperBound - interval.lowerBound) / (2 * 1.96 * 0.025) - 1) < 0.1)
  }

  @Test("has a wider interval where cases hang together: copies of a case teach nothing")
  func clusters() throws {
    let values = Self.spread(200)
    func cases(copies: Int, clustered: Bool) -> [ScoredCase] {
      values.enumerated().flatMap { place, value in
        (0..<copies).map { copy in
          ScoredCase(
            cluster: clustered ? place : place * copies + copy, stratum: copy, value: value,
            isEvent: value > 0.3 && place.isMultiple(of: 2))
        }
      }
    }
    func width(_ cases: [ScoredCase]) throws -> Double {
      let interval = try #require(try Concordance(of: cases)?.interval)
      return interval.upperBound - interval.lowerBound
    }
    let once = try width(cases(copies: 1, clustered: true))
    #expect(abs(try width(cases(copies: 4, clustered: true)) / once - 1) < 1e-9)
    // The wrong twin: taken as independent, four copies halve it.
    #expect(abs(try width(cases(copies: 4, clustered: false)) / once - 0.5) < 0.02)
  }

  @Test("a threshold is the one with the widest gap between the two rates")
  func youden() throws {
    // Low values warn. At 2: 2 of 3 events, 0 of 4 others: J = 2/3. At 4: all events, 2 of 4 others: J = 1/2.
    let cases =
      Self.scored([1, 2, 4], isEvent: true) + Self.scored([3, 3.5, 6, 7], isEvent: false, from: 3)
    let best = try #require(Cutoff.best(of: cases, alarmsAbove: false))
    #expect(best.threshold == 2 && best.alarms(2) && !best.alarms(2.1))
    // Where a miss costs three false alarms, the third event is worth two of them.
    #expect(Cutoff.best(of: cases, alarmsAbove: false, missCost: 3)?.threshold == 4)
    #expect(Cutoff.best(of: cases, alarmsAbove: false, missCost: 1.5)?.threshold == 2)
    #expect(Cutoff.best(of: cases.filter(\.isEvent), alarmsAbove: false) == nil)
    let above = try #require(
      Cutoff.best(
        of: cases.map {
          ScoredCase(cluster: $0.cluster, stratum: 0, value: -$0.value, isEvent: $0.isEvent)
        },
        alarmsAbove: true))
    #expect(above.threshold == -2 && above.alarms(-1) && !above.alarms(-2.1))
    #expect(!above.alarms(.nan))
  }

  @Test("a clustered share varies by its clusters")
  func clusteredShare() throws {
    // Clusters of 2 that hit both or none: as uncertain as half as many independent cases.
    let pairs = (0..<100).map { (hits: $0 % 4 == 0 ? 2 : 0, cases: 2) }
    let singles = (0..<100).map { (hits: $0 % 4 == 0 ? 1 : 0, cases: 1) }
    let (two, one) = (
      try #require(try ClusteredShare(pairs)), try #require(try ClusteredShare(singles))
    )
    #expect(two.value == 0.25 && one.value == 0.25 && two.cases == 200)
    #expect(two.interval == one.interval)
    let interval = try #require(one.interval)
    // In logits: ±1.96 x sqrt(0.25 x 0.75 / 99) / (0.25 x 0.75) about ln(1/3): 0.1746 to 0.3444.
    #expect(
      abs(interval.lowerBound - 0.1746) < 0.0002 && abs(interval.upperBound - 0.3444) < 0.0002)
    #expect(try ClusteredShare([(0, 3), (0, 2)])?.interval == nil)
    #expect(try ClusteredShare([(0, 0)]) == nil)
    #expect(throws: StatisticsError.self) { try ClusteredShare([(2, 1)]) }
  }

  @Test("ranks correlate within strata, whatever lies between them")
  func ranks() throws {
    // Falling within each stratum, rising from one to the other.
    let pairs: [(stratum: Int, first: Double, second: Double)] = [
      (0, 1, 9), (0, 2, 8), (0, 3, 7), (1, 11, 19), (1, 12, 18), (1, 13, 17),
    ]
    #expect(stratifiedRankCorrelation(pairs) == -1)
    // Ranks 1 2 3 4 and 2 1 4 3: 1 - 6 x 4 / (4 x 15) = 0.6.
    let four = zip([1.0, 2, 3, 4], [20.0, 10, 40, 30]).map { (stratum: 0, first: $0, second: $1) }
    #expect(try abs(#require(stratifiedRankCorrelation(four)) - 0.6) < 1e-12)
    #expect(stratifiedRankCorrelation([(0, 1, 2), (0, 1, 3)]) == nil)
  }
}
