// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import TrustDomain

extension ResultTable {
  /// Every table of a summary, in the order of the result folder; `trajectories.csv` only where it was kept.
  public static func all(of summary: Summary) -> [ResultTable] {
    let tables = [
      fan(summary), principles(summary), principlesByTerm(summary), breaches(summary),
      joins(summary), outcomes(summary), schools(summary), together(summary),
    ]
    return tables + (trajectories(summary).map { [$0] } ?? [])
  }
}

extension Summary {
  func term(_ number: Int) -> Cell { .term(start.advanced(by: number)) }
}
