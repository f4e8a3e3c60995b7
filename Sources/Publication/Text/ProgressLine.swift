// SPDX-License-Identifier: GPL-3.0-or-later

/// How far a simulation has come, in one line for a terminal.
///
/// - Parameter seconds: since it began.
public func progressLine(made: Int, of total: Int, seconds: Double) -> String {
  let share = total > 0 ? Double(made) / Double(total) : 0
  let rate = seconds > 0 ? Double(made) / seconds : 0
  let line =
    "\(Bars.bar(share, width: 20)) \(HumanNumber.whole(made)) of \(HumanNumber.whole(total)) futures"
  guard rate > 0 else { return line }
  let left = Double(max(0, total - made)) / rate
  return line + ", \(HumanNumber.whole(Int(min(rate, 1e12)))) a second, \(duration(left)) left"
}

/// `45 s`, `3 min`, `2.5 h`.
private func duration(_ seconds: Double) -> String {
  switch seconds {
  case ..<90: HumanNumber.short(seconds.rounded(.up)) + " s"
  case ..<5400: HumanNumber.short((seconds / 60).rounded()) + " min"
  default: HumanNumber.short(seconds / 3600) + " h"
  }
}
