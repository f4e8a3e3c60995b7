// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where the simulation meets the C mathematics library.
internal import Glibc

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

func exponential(_ value: Double) -> Double { exp(value) }

func logit(_ share: Double) -> Double { log(share / (1 - share)) }

func logistic(_ value: Double) -> Double { 1 / (1 + exp(-value)) }

extension Comparable {
  /// The value, or the bound beyond which it lies.
  func held(within bounds: ClosedRange<Self>) -> Self {
    min(max(self, bounds.lowerBound), bounds.upperBound)
  }
}
