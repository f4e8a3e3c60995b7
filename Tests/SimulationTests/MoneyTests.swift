// SPDX-License-Identifier: GPL-3.0-or-later
import Stochastics
import Testing
import TrustDomain

@Suite("Pounds into whole pence")
struct MoneyTests {
  @Test("goes to the nearest penny on either side of nothing, as the standard library rounds")
  func nearest() {
    var stream = RandomStream(seed: 3)
    stream.open(trajectory: 0, entity: 0, purpose: 1, term: 0)
    for size in [1e-3, 1, 1e3, 1e6, 1e9] {
      for _ in 0..<2_000 {
        let pounds = size * (2 * stream.uniform() - 1)
        let pence = (pounds * 100).rounded(.toNearestOrEven)
        #expect(Money(pounds: pounds).pence == Int64(pence), "£\(pounds)")
      }
    }
  }

  @Test(
    "goes to the even penny from the middle",
    arguments: [(0.125, 12), (0.375, 38), (-0.125, -12), (-0.375, -38), (-0.0, 0)])
  func middle(pounds: Double, pence: Int64) {
    #expect(Money(pounds: pounds).pence == pence)
  }

  @Test(
    "stops at a billion pounds, and makes nothing of no number",
    arguments: [
      (1e9, 100_000_000_000), (-1e9, -100_000_000_000), (1.1e9, 100_000_000_000),
      (-.infinity, -100_000_000_000), (.infinity, 100_000_000_000), (.nan, 0),
    ])
  func bounds(pounds: Double, pence: Int64) {
    #expect(Money(pounds: pounds).pence == pence)
  }
}
