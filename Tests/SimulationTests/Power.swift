// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// e to this.
func power(_ exponent: Double) -> Double { exp(exponent) }

/// The chance of leaving in a part of a year, from the chance in a whole one.
func hazard(yearly: Double, yearShare: Double) -> Double { 1 - pow(1 - yearly, yearShare) }
