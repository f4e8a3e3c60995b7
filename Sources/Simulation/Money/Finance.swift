// SPDX-License-Identifier: GPL-3.0-or-later

// Investment, procurement, and what the regulator looks at.
extension Simulator {
  mutating func openFinance() {}

  /// The year's decisions on investment and procurement, once budgets are set.
  mutating func planFinanceYear() {}

  /// Posts the term's investment, savings and support, before the ledger closes.
  mutating func postFinance(share: Double) {}

  /// Writes `record.finance`; `isOpening` for the position before the first term.
  mutating func measureFinance(isOpening: Bool) {}
}
