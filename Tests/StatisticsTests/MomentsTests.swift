// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite("Moments")
struct MomentsTests {
  private static let numbers = [2.1, 0.3, 5.5, -1, 9.25, 3, 3, 7.5, 1.25, 4]

  @Test("Mean, variance and standard error, by hand")
  func byHand() {
    var moments = Moments()
    for x in [2.0, 4, 4, 4, 5, 5, 7, 9] { moments.add(x) }
    // Sum 40; squares about 5: 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32.
    #expect(moments.mean == 5)
    #expect(moments.variance == 32.0 / 7)
    #expect(moments.standardError == (32.0 / 7 / 8).squareRoot())
    #expect(moments.count == 8)
  }

  @Test("None has no mean, one has no variance")
  func few() {
    var moments = Moments()
    #expect(moments.mean == nil)
    #expect(moments.standardError == nil)
    moments.add(3)
    #expect(moments.mean == 3)
    #expect(moments.variance == nil)
  }

  @Test("Merged blocks give the moments of all", arguments: 0...10)
  func merge(_ cut: Int) throws {
    var first = Moments()
    var second = Moments()
    for x in Self.numbers[..<cut] { first.add(x) }
    for x in Self.numbers[cut...] { second.add(x) }
    first.merge(second)
    #expect(first.count == 10)
    // NumPy: mean 3.49, var(ddof=1) 10.14711111111111.
    #expect(abs(try #require(first.mean) - 3.49) < 1e-14)
    #expect(abs(try #require(first.variance) - 10.147_111_111_111_11) < 1e-13)
  }

  @Test("A large offset costs no digits")
  func offset() throws {
    var moments = Moments()
    for x in Self.numbers { moments.add(x + 1e9) }
    #expect(abs(try #require(moments.variance) - 10.147_111_111_111_11) < 1e-5)
  }

  @Test("A NaN is not hidden")
  func notANumber() throws {
    var moments = Moments()
    moments.add(1)
    moments.add(.nan)
    #expect(try #require(moments.mean).isNaN)
  }
}
