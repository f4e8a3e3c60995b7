// SPDX-License-Identifier: GPL-3.0-or-later

extension Metric {
  /// Schools in full: areas of quality, outcomes, wellbeing, progress, expectations.
  static let quality: [Metric] = []
}
