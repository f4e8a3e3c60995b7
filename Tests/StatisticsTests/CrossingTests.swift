// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite("A crossing")
struct CrossingTests {
  /// Follows the questions to the end; the place found, and how many were asked.
  private func find(
    _ range: (Int, Int), _ function: (Int) -> Double
  ) throws -> (place: Int, asked: Int) {
    var crossing = try #require(
      Crossing(
        below: (range.0, function(range.0)), reached: (range.1, function(range.1))))
    var asked = 0
    while let place = crossing.next {
      #expect(min(range.0, range.1) < place && place < max(range.0, range.1))
      asked += 1
      crossing.take(function(place), at: place)
    }
    return (crossing.reached.place, asked)
  }

  @Test(
    "is the first place that reaches the level, wherever it lies",
    arguments: [1, 2, 3, 499, 500, 501, 998, 999, 1_000])
  func everywhere(_ first: Int) throws {
    let rising = try find((0, 1_000)) { Double($0 - first) }
    #expect(rising.place == first)
    // A single step, where a straight line leads astray: twice as many questions as by halving, at the most.
    let step = try find((0, 1_000)) { $0 < first ? -1 : 1_000 }
    #expect(step.place == first && step.asked <= 21)
    let falling = try find((1_000, 0)) { Double(1_000 - first - $0) }
    #expect(falling.place == 1_000 - first)
  }

  @Test("takes few questions where the function is smooth")
  func smooth() throws {
    // x² reaches 250,000 at 500; halving a thousand places takes ten questions.
    let found = try find((0, 100_000)) { Double($0 * $0) / 1_000 - 250 }
    #expect(found.place == 500 && found.asked < 24)
    let line = try find((0, 1_000_000)) { Double($0) - 123_456 }
    #expect(line.place == 123_456 && line.asked <= 4)
  }

  @Test("is none where the ends don't enclose one")
  func none() {
    #expect(Crossing(below: (0, 0), reached: (1, 1)) == nil)
    #expect(Crossing(below: (0, -1), reached: (1, -1)) == nil)
    #expect(Crossing(below: (3, -1), reached: (3, 1)) == nil)
    #expect(Crossing(below: (0, -.infinity), reached: (1, 1)) == nil)
    #expect(Crossing(below: (0, -1), reached: (1, 1))?.next == nil)
  }
}
