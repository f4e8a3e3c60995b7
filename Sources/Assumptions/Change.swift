// SPDX-License-Identifier: GPL-3.0-or-later
public import Stochastics
public import TrustDomain

/// A change of one assumption for some terms: how a stress is told.
public struct Change: Sendable, Hashable {
  /// What becomes of the assumption's value, drawn or fixed; held within the assumption's bounds afterwards.
  public enum Operation: Sendable, Hashable {
    case set(Double)
    case add(Double)
    case multiply(Double)
  }

  /// Unique in the scenario; changes of one assumption apply in the order of their names.
  public var name: String
  /// The assumption changed.
  public var assumption: AssumptionID
  /// A place among the names of the assumption's index; nil for all.
  public var index: Int?
  /// In the assumption's unit, but for a factor.
  public var operation: Operation
  /// Terms since the start in which the change holds.
  public var terms: Range<Int>

  /// Expects an index within the assumption's own.
  public init(
    name: String, assumption: AssumptionID, index: Int?, operation: Operation, terms: Range<Int>
  ) {
    self.name = name
    self.assumption = assumption
    self.index = index
    self.operation = operation
    self.terms = terms
  }
}

/// Something that is certain to happen in a given term.
public struct Incident: Sendable {
  /// Unique in the scenario; the incident's random stream hangs on it.
  public var name: String
  /// Terms since the start.
  public var term: Int
  /// Pounds in the prices of the year before the start, borne by the trust; nil for none.
  public var cost: Distribution?
  /// Days that it asks of functions in its term.
  public var work: [CentralFunction: Double]
  /// The title of a central post whose holder leaves; nil for none.
  public var leaver: String?

  /// Expects a term of the scenario and the title of a post in its table.
  public init(
    name: String, term: Int, cost: Distribution?, work: [CentralFunction: Double], leaver: String?
  ) {
    self.name = name
    self.term = term
    self.cost = cost
    self.work = work
    self.leaver = leaver
  }
}
