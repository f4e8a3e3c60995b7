// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Publication
internal import Statistics

/// What `--require` asks of a run.
enum Requirements {
  /// Throws for requirements that are not met; a principle that never applied has not been shown to hold.
  static func check(_ requirements: [Requirement], met summary: Summary) throws(Failure) {
    let unmet = requirements.compactMap { requirement -> String? in
      let share = summary.principles.first { $0.principle.id == requirement.principle }?.met
      guard let share else { return "\(requirement.principle) applied in no future" }
      guard share.value < requirement.probability else { return nil }
      let interval = "\(share.interval.lowerBound) to \(share.interval.upperBound)"
      return "\(requirement.principle) is met with probability \(share.value) "
        + "(95% interval \(interval)), less than the \(requirement.probability) required"
    }
    guard unmet.isEmpty else {
      throw .requirement("headroom: " + unmet.joined(separator: "\nheadroom: "))
    }
  }
}
