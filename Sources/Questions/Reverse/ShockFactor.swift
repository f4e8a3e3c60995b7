// SPDX-License-Identifier: GPL-3.0-or-later
public import Assumptions
public import Forecasting

/// Something that can go wrong by more or by less: a shock with a size.
public struct ShockFactor: Sendable, Hashable {
  /// What a size counts in.
  public enum Unit: String, Sendable, Hashable {
    /// Percentage points, more or less of something that is a share; a size of 0.02 is two.
    case points
    /// So much more than expected, as a share of it; a size of 0.5 is half as much again.
    case more = "share more"
    /// So much less than expected, as a share of it; a size of 1 is all.
    case less = "share less"
    /// Of the odds' logarithm.
    case logits
  }

  /// One assumption that the shock moves.
  public struct Lever: Sendable, Hashable {
    /// What becomes of its value.
    public enum Effect: Sendable, Hashable {
      /// Raised by so many times the size.
      case raised(Double)
      /// Multiplied by 1 and so many times the size.
      case scaled(Double)
    }

    /// Every value of it, whatever it is told apart by.
    public let assumption: AssumptionID
    /// Drawn values are drawn as ever, then changed.
    public let effect: Effect
    /// Years from the start for which it holds; nil for all.
    public let years: Int?

    init(_ assumption: AssumptionID, _ effect: Effect, years: Int? = nil) {
      self.assumption = assumption
      self.effect = effect
      self.years = years
    }
  }

  /// As options and result files name it.
  public let id: String
  /// What goes wrong, in a board's words; a size stands beside them.
  public let words: String
  /// Of a size.
  public let unit: Unit
  /// The largest size that is tried, well beyond what trusts have seen.
  public let largest: Double
  /// What a size moves.
  public let levers: [Lever]

  init(_ id: String, _ words: String, _ unit: Unit, upTo largest: Double, _ levers: [Lever]) {
    self.id = id
    self.words = words
    self.unit = unit
    self.largest = largest
    self.levers = levers
  }
}

extension ShockFactor {
  /// The changes that a shock of this size makes, of a scenario of so many terms.
  func changes(size: Double, terms: Int) -> [Change] {
    levers.enumerated().map { place, lever in
      let operation: Change.Operation =
        switch lever.effect {
        case .raised(let each): .add(each * size)
        case .scaled(let each): .multiply(1 + each * size)
        }
      let end = lever.years.map { min(terms, 3 * $0) } ?? terms
      // Changes apply in the order of their names: these after any that the scenario has.
      return Change(
        name: "~ \(id) \(place)", assumption: lever.assumption, index: nil, operation: operation,
        terms: 0..<end)
    }
  }
}

extension Question {
  /// The same question under shocks of some sizes; one of size 0 leaves it as it is.
  public func under(_ shocks: [(factor: ShockFactor, size: Double)]) -> Question {
    var shaken = self
    for shock in shocks where shock.size != 0 {
      shaken.scenario.changes += shock.factor.changes(
        size: shock.size, terms: scenario.terms)
    }
    return shaken
  }
}
