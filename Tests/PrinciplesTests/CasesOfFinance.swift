// SPDX-License-Identifier: GPL-3.0-or-later
import TrustDomain

extension PrincipleCase {
  /// Year end follows year end in terms 2 and 5.
  static let finance: [PrincipleCase] = [
    PrincipleCase(
      "financial-stability", .failing, "what a joiner is believed to owe would take all there is"
    ) {
      $0.trust.joinerReserves = -$0.trust.reserves
      $0.trust.joinerIncome = Money(pounds: 1_000_000)
    },
    PrincipleCase("financial-stability", .failing, "reserves of 4.9% at a year end") {
      if $0.isYearEnd { $0.trust.reserves = HealthyTrust.share(0.049) }
    },
    PrincipleCase("financial-stability", .failing, "reserves of 2.9% in any term", terms: 1) {
      $0.trust.reserves = HealthyTrust.share(0.029)
    },
    PrincipleCase("financial-stability", .failing, "a deficit of 2.1% two years running", terms: 6)
    {
      $0.trust.balanceToDate = HealthyTrust.share(-0.021)
    },
    PrincipleCase(
      "financial-stability", .failing, "with a joiner's deficit, £2.7m of £60m are left", terms: 1
    ) {
      $0.trust.joinerIncome = Money(pounds: 10_000_000)
      $0.trust.joinerReserves = Money(pounds: -1_300_000)
    },
    PrincipleCase(
      "financial-stability", .edge, "with a joiner's deficit, £3m of £60m are left", terms: 1
    ) {
      $0.trust.joinerIncome = Money(pounds: 10_000_000)
      $0.trust.joinerReserves = Money(pounds: -1_000_000)
    },
    PrincipleCase("financial-stability", .edge, "5% at the year end, 3% within the year") {
      $0.trust.reserves = HealthyTrust.share($0.isYearEnd ? 0.05 : 0.03)
    },
    PrincipleCase("financial-stability", .edge, "a deficit of 2% two years running", terms: 6) {
      $0.trust.balanceToDate = HealthyTrust.share(-0.02)
    },
    PrincipleCase("financial-stability", .edge, "one year's deficit of 9%", terms: 6) {
      if $0.term < 3 { $0.trust.balanceToDate = HealthyTrust.share(-0.09) }
    },
    PrincipleCase("financial-stability", .empty, "the trust has no income yet") {
      ($0.trust.yearIncome, $0.trust.incomeToDate) = (.zero, .zero)
    },
    PrincipleCase("financial-targets", .failing, "reserves of 4.9% against a target of 5%") {
      $0.trust.reserves = HealthyTrust.share(0.049)
    },
    PrincipleCase("financial-targets", .failing, "staff cost 81% of income") {
      $0.trust.staffCostToDate = HealthyTrust.share(0.81)
    },
    PrincipleCase(
      "financial-targets", .failing, "a deficit of 2.1% in two of three years", terms: 9
    ) { if $0.term < 3 || $0.term > 5 { $0.trust.balanceToDate = HealthyTrust.share(-0.021) } },
    PrincipleCase("financial-targets", .edge, "5% reserve, 2% deficit, 80% on staff", terms: 9) {
      $0.trust.reserves = HealthyTrust.share(0.05)
      $0.trust.balanceToDate = HealthyTrust.share(-0.02)
      $0.trust.staffCostToDate = HealthyTrust.share(0.8)
    },
    PrincipleCase("financial-targets", .edge, "within a year nothing is asked", terms: 2) {
      $0.trust.reserves = .zero
      // Then a year end in order, so that there is a verdict.
      if $0.term == 1 {
        $0.isYearEnd = true
        $0.trust.reserves = HealthyTrust.share(0.05)
      }
    },
    PrincipleCase("financial-targets", .empty, "no year has ended", terms: 2) {
      $0.trust.reserves = .zero
    },
    PrincipleCase("objective-reserves", .failing, "reserves of 4.9% at a year end") {
      $0.trust.reserves = HealthyTrust.share(0.049)
    },
    PrincipleCase("objective-reserves", .failing, "reserves of 20.1% at a year end") {
      $0.trust.reserves = HealthyTrust.share(0.201)
    },
    PrincipleCase("objective-reserves", .edge, "reserves of 5% at a year end") {
      $0.trust.reserves = HealthyTrust.share(0.05)
    },
    PrincipleCase("objective-reserves", .edge, "reserves of 20% at a year end") {
      $0.trust.reserves = HealthyTrust.share(0.2)
    },
    PrincipleCase("objective-reserves", .empty, "no year has ended", terms: 2) {
      $0.trust.reserves = .zero
    },
    PrincipleCase("objective-curriculum", .failing, "nine benchmarks of the trust in band") {
      if $0.isYearEnd { $0.trust.benchmarksInBand = 9 }
    },
    PrincipleCase("objective-curriculum", .failing, "seven benchmarks of one school in band") {
      if $0.isYearEnd { $0.schools.benchmarksInBand[3] = 7 }
    },
    PrincipleCase("objective-curriculum", .failing, "two benchmarks of the trust in red") {
      if $0.isYearEnd { $0.finance.planning.red = 2 }
    },
    PrincipleCase(
      "objective-curriculum", .edge, "ten of the trust and eight of a school in band, one in red"
    ) {
      guard $0.isYearEnd else { return }
      $0.finance.planning.red = 1
      $0.trust.benchmarksInBand = 10
      $0.schools.benchmarksInBand[3] = 8
    },
    PrincipleCase("objective-curriculum", .edge, "a school outside the trust is not looked at") {
      guard $0.isYearEnd else { return }
      $0.schools.isMember[3] = false
      $0.schools.benchmarksInBand[3] = 0
    },
    PrincipleCase("objective-curriculum", .empty, "no benchmark has been read", terms: 2) { _ in },
  ]
}
