// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting

extension Failure {
  /// Why there is no forecast, in words.
  init(_ error: ForecastError) {
    switch error {
    case .cancelled: self = .io("the simulation was stopped; nothing was kept.")
    case .beyondBounds:
      self = .io(
        "the accounts went beyond £100bn, so nothing was kept; an assumption or a table is out of "
          + "proportion. headroom check shows them all.")
    case .faulty(let text):
      self = .io("the simulation broke one of its own laws, so nothing was kept: \(text)")
    }
  }
}
