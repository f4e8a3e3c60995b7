// SPDX-License-Identifier: GPL-3.0-or-later
public import Stochastics

/// The value of every assumption of one scenario: a distribution each, fixed values among them.
public struct AssumptionSet: Sendable {
  /// Names of an index: room for the longest.
  private static let names = 12
  /// Room for all assumptions.
  ///
  /// A table holds their first values side by side, then their second ones: most have one alone, so the values that a
  /// term reads lie close together. An odd number of the processor's cache lines, so that the values of one index don't
  /// crowd each other out.
  private static let room = 45 * 8

  private var values: [Distribution]
  /// The same as plain numbers, where drawing copies no reference.
  private var samplers: [Sampler]
  /// Kept, since that of a truncated distribution is an integral, and many plans are laid out for one set.
  private var means: [Double?]

  /// - Parameter values: for each assumption, in order, one distribution for each name of its index.
  /// - Returns: nil if a value is missing or one too many.
  public init?(values: [[Distribution]]) {
    guard values.count == AssumptionForm.all.count, values.count <= Self.room,
      values.allSatisfy({ $0.count <= Self.names }),
      zip(values, AssumptionForm.all).allSatisfy({ $0.count == $1.by.count }),
      let filler = values.first?.first
    else { return nil }
    self.values = (0..<Self.names).flatMap { index in
      (0..<Self.room).map { id in
        id < values.count && index < values[id].count ? values[id][index] : filler
      }
    }
    samplers = self.values.map(Sampler.init)
    means = Array(repeating: nil, count: self.values.count)
    for form in AssumptionForm.all {
      for index in values[form.id.rawValue].indices {
        means[Self.slot(form.id, index)] = values[form.id.rawValue][index].mean
      }
    }
  }

  /// The place of a value in a table of all: `index` counts the names of the assumption's index.
  public static func slot(_ id: AssumptionID, _ index: Int = 0) -> Int {
    index &* room &+ id.rawValue
  }

  /// The value of an assumption; `index` counts the names of its index, from 0.
  public subscript(id: AssumptionID, index: Int = 0) -> Distribution {
    get { values[Self.slot(id, index)] }
    set {
      values[Self.slot(id, index)] = newValue
      samplers[Self.slot(id, index)] = Sampler(newValue)
      means[Self.slot(id, index)] = newValue.mean
    }
  }

  /// The mean of an assumption's distribution; nil where it has none.
  public func mean(_ id: AssumptionID, _ index: Int = 0) -> Double? { means[Self.slot(id, index)] }

  /// Draws one value of an assumption.
  public func sample(
    _ id: AssumptionID, _ index: Int = 0, using stream: inout RandomStream
  ) -> Double {
    let slot = Self.slot(id, index)
    return samplers[slot].sample(using: &stream) ?? values[slot].sample(using: &stream)
  }

  /// Slots in a table of all values.
  public static var slotCount: Int { names * room }
}
