// SPDX-License-Identifier: GPL-3.0-or-later

/// One certain value.
struct FixedFamily: Family {
  let value: Double

  var grain: Grain { .listed }
  var support: ClosedRange<Double> { value...value }
  var mean: Double? { value }
  var variance: Double? { 0 }

  func below(_ x: Double) -> Double { x >= value ? 1 : 0 }
  func above(_ x: Double) -> Double { x >= value ? 0 : 1 }
  func quantile(_ p: Double) -> Double { value }
  func upperQuantile(_ q: Double) -> Double { value }
  func sample(using stream: inout RandomStream) -> Double { value }
}
