// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles
public import Statistics
public import TrustDomain

/// How the chance of keeping principles falls as more schools join.
public struct Frontier: Sendable {
  /// What is asked beside the scenario.
  public struct Options: Sendable, Hashable {
    /// Joiners at the most; nil for all candidates.
    public var most: Int?
    /// The probability to be kept.
    public var confidence: Double
    /// What must be kept.
    public var judged: Judged
    /// Schools a year, each tried.
    public var paces: [Int]
    /// Whether to look for a better order than the plan's.
    public var searchesOrder: Bool

    /// Bounds are the caller's: a probability, and paces of one at least.
    public init(
      most: Int? = nil, confidence: Double = 0.8, judged: Judged = .gates,
      paces: [Int] = [1, 2, 3],
      searchesOrder: Bool = true
    ) {
      self.most = most
      self.confidence = confidence
      self.judged = judged
      self.paces = paces
      self.searchesOrder = searchesOrder
    }
  }

  /// A judged principle and how often something is true of it.
  public struct Standing: Sendable {
    /// Index into `judged`.
    public let principle: Int
    /// Of futures.
    public let share: Share
  }

  /// One number of joiners.
  public struct Step: Sendable {
    /// Planned to join; the gate may hold some up.
    public let joiners: Int
    /// The last of them, and its term; nil for none.
    public let added: (school: School, term: Term)?
    /// All judged principles hold.
    public let probability: Share
    /// They hold, of the futures in which they hold without growth; nil where there are none.
    public let ofUngrown: Share?
    /// `probability` less the one without growth, over the same futures; nil of that itself.
    public let difference: PairedDifference?
    /// Reserves over income below which one future in twenty falls at some time.
    public let lowestReserves: Estimate?
    /// The same at the end.
    public let finalReserves: Estimate?
    /// Schools that join in the end, mean.
    public let joined: Estimate
    /// By judged principle: it holds.
    public let held: [Share]
    /// By judged principle: it is the first of them to give, alone or with others in its term.
    public let first: [Share]

    /// The principle that holds least often.
    public var binding: Standing? { extreme(held) { $0 < $1 } }
    /// The one that is most often the first to give.
    public var firstToGive: Standing? { extreme(first) { $0 > $1 } }

    private func extreme(_ shares: [Share], _ precedes: (Double, Double) -> Bool) -> Standing? {
      let place = shares.indices.reduce(nil as Int?) { best, place in
        guard let best else { return place }
        return precedes(shares[place].value, shares[best].value) ? place : best
      }
      return place.map { Standing(principle: $0, share: shares[$0]) }
    }
  }

  /// In which order candidates join.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// The plan's joins first, in its order, then the other candidates as listed.
    case planned
    /// The best that the search found.
    case best
  }

  /// The steps of one order at one pace.
  public struct Curve: Sendable {
    /// In which candidates join.
    public let order: Order
    /// Schools a year; nil for the plan's own terms.
    public let pace: Int?
    /// From no joiner on.
    public let steps: [Step]
    /// The most joiners that keep the probability asked for.
    public let most: LastAbove
    /// The most that keep it of the futures in which the principles hold without growth; nil where there are none.
    public let mostOfUngrown: LastAbove?
  }

  /// What was asked.
  public let options: Options
  /// The judged principles.
  public let judged: [Principle]
  /// All candidates, in the plan's order.
  public let candidates: [School]
  /// Futures of each step.
  public let runs: Int
  /// Terms simulated.
  public let terms: Int
  /// Orders as planned, pace by pace; then the best order found.
  public let curves: [Curve]
  /// Nil where no order was searched for.
  public let search: OrderSearch?
}

/// How the best order was looked for, and how good it is.
public struct OrderSearch: Sendable {
  /// An order on fresh futures.
  public struct Trial: Sendable {
    /// Where the order comes from.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case planned, best, random
    }
    /// Where it comes from.
    public let kind: Kind
    /// In the order of joining.
    public let schools: [School]
    /// Judged principles not broken, mean over the check points and futures.
    public let unbroken: Estimate
    /// The best order's less this one's, over the same futures; nil of the best itself.
    public let difference: PairedDifference?
  }

  /// Schools a year.
  public let pace: Int
  /// Whether every order was tried; else the search was greedy, with exchanges of neighbours.
  public let isExhaustive: Bool
  /// Futures of a plan on which the search compared orders, at the most: none of those that the curves rest on.
  public let runs: Int
  /// Numbers of futures after which it dropped orders that lay two standard errors behind the best of those compared.
  public let looks: [Int]
  /// Plans that it tried.
  public let plans: Int
  /// Futures that it made, over all plans.
  public let futures: Int
  /// Numbers of joiners at which whole orders were compared.
  public let checkPoints: [Int]
  /// On futures that the search hadn't seen: the plan's order, the best, and random ones.
  public let trials: [Trial]
  /// Random orders that do worse than the best there; nil where none was tried.
  public let worse: Share?
}
