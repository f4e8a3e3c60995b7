// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles

extension Metric {
  /// Metrics of the trust that a board can see, term by term: from its accounts, its own records, published results and
  /// documents on file.
  ///
  /// Left out is what only the model knows, and what says when joins were planned rather than how the trust stands.
  public static let visibleToBoard: [Metric] = all.filter {
    $0.scope == .trust && !hidden.contains($0.id) && !planned.contains($0.id)
  }

  /// The model's own state: a real trust can't read these off anything.
  private static let hidden: Set<String> = [
    "estate_failure_risk", "head_appointment_quality", "investment_return",
  ]

  /// Decided beforehand, or counted at joins alone.
  private static let planned: Set<String> = [
    "schools", "audited_income_gbp", "audit_committee_due", "formula_capital",
    "si_utilisation_at_joining", "reserves_with_joiners_pct_income",
  ]
}
