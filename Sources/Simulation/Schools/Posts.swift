// SPDX-License-Identifier: GPL-3.0-or-later
public import Stochastics

/// One term of a body of posts: people leave, then vacancies are filled.
///
/// With fixed chances every post is a two-state Markov chain of its own, whose share vacant after hiring settles at
/// `q (1 - f) / (f + q (1 - f))`.
public enum Posts {
  /// - Parameters:
  ///   - inPost: people at the end of last term.
  ///   - posts: posts established for this one.
  ///   - leave: chance that a person leaves, 0 to 1.
  ///   - fill: chance that a vacancy is filled, 0 to 1.
  /// - Returns: people in post this term; more than `posts` where too few left.
  @inline(__always)
  public static func step(
    inPost: Int, posts: Int, leave: Double, fill: Double, using stream: inout RandomStream
  ) -> Int {
    var leaving = 0
    return step(
      inPost: inPost, posts: posts, leave: leave, fill: fill, leaving: &leaving, using: &stream)
  }

  /// The same, which also says how many left.
  @inline(__always)
  static func step(
    inPost: Int, posts: Int, leave: Double, fill: Double, leaving: inout Int,
    using stream: inout RandomStream
  ) -> Int {
    leaving = stream.binomial(trials: inPost, probability: leave)
    let staying = inPost - leaving
    let vacancies = posts - staying
    guard vacancies > 0 else { return staying }
    return staying + stream.binomial(trials: vacancies, probability: fill)
  }

  /// The chance of leaving in a part of the year, from the chance in a whole one.
  static func hazard(yearly: Double, yearShare: Double) -> Double {
    1 - power(1 - yearly, yearShare)
  }
}

/// Work left over from term to term: a Lindley recursion.
public enum Backlog {
  /// - Parameter kept: share of the unserved that stays; with 1 it is the plain recursion `max(0, B + D - C)`.
  /// - Returns: unserved work at the end of a term, in the unit of its arguments.
  @inline(__always)
  public static func next(
    after backlog: Double, demand: Double, capacity: Double, kept: Double
  ) -> Double {
    kept * max(0, backlog + demand - capacity)
  }
}
