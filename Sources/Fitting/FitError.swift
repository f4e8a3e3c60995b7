// SPDX-License-Identifier: GPL-3.0-or-later

/// Data or a wish from which nothing can be fitted: what is wrong and the cure, as a sentence without a subject.
public struct FitError: Error, Sendable, Hashable, CustomStringConvertible {
  /// `holds no value; …`
  public let description: String

  init(_ text: String) { description = text }

  static func hold(_ condition: Bool, _ text: @autoclosure () -> String) throws(FitError) {
    guard condition else { throw FitError(text()) }
  }
}
