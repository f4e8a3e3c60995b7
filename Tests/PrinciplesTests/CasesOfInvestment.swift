// SPDX-License-Identifier: GPL-3.0-or-later
import TrustDomain

extension PrincipleCase {
  static let investment: [PrincipleCase] = [
    PrincipleCase(
      "effective-investment", .failing, "0.9% of income invested, two of three years", terms: 9
    ) {
      if $0.term < 3 || $0.term > 5 { $0.finance.investedToDate = HealthyTrust.share(0.009) }
    },
    PrincipleCase("effective-investment", .failing, "£1 invested brings 99p") {
      if $0.isYearEnd { $0.finance.investmentReturn = 0.99 }
    },
    PrincipleCase("effective-investment", .edge, "1% of income invested, and it just pays") {
      $0.finance.investedToDate = HealthyTrust.share(0.01)
      if $0.isYearEnd { $0.finance.investmentReturn = 1 }
    },
    PrincipleCase("effective-investment", .edge, "nothing invested in one of three years", terms: 9)
    { if $0.term < 3 { $0.finance.investedToDate = .zero } },
    PrincipleCase("effective-investment", .empty, "no year has ended", terms: 2) {
      $0.finance.investedToDate = .zero
    },
    PrincipleCase("objective-procurement", .failing, "£349,000 saved of £350,000 planned") {
      $0.finance.procurementSaving = Money(pounds: 349_000)
    },
    PrincipleCase("objective-procurement", .edge, "the plan is just met") {
      $0.finance.procurementSaving = Money(pounds: 350_000)
    },
    PrincipleCase("objective-procurement", .edge, "within a year nothing is asked") {
      if !$0.isYearEnd { $0.finance.procurementSaving = .zero }
    },
    PrincipleCase("objective-procurement", .empty, "no saving is planned") {
      $0.finance.procurementPlanned = .zero
    },
  ]
}
