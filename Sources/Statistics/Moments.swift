// SPDX-License-Identifier: GPL-3.0-or-later

/// Count, mean and variance of numbers as they come, in constant memory.
///
/// Merge blocks in a fixed order, so that rounding is the same on any number
/// of cores. A NaN makes the mean and the variance NaN.
/// Source: T. F. Chan, G. H. Golub, R. J. LeVeque, The American Statistician 37,
/// 1983, doi:10.1080/00031305.1983.10483115.
public struct Moments: Sendable, Hashable {
  /// How many numbers.
  public private(set) var count = 0
  private var average = 0.0
  /// The sum of squared distances from the mean.
  private var squares = 0.0

  /// Of no numbers yet.
  public init() {}

  /// Of the finite numbers of a sample, in two passes.
  public init(of sample: [Double]) {
    var sum = 0.0
    for value in sample where value.isFinite {
      sum += value
      count += 1
    }
    guard count > 0 else { return }
    average = sum / Double(count)
    for value in sample where value.isFinite {
      let distance = value - average
      squares += distance * distance
    }
  }

  /// Of as many numbers, with this mean and sum of squared distances from it.
  init(count: Int, average: Double, squares: Double) {
    self.count = count
    self.average = average
    self.squares = squares
  }

  /// Takes in one number.
  public mutating func add(_ x: Double) {
    count += 1
    let distance = x - average
    average += distance / Double(count)
    squares += distance * (x - average)
  }

  /// Takes in the numbers of another.
  public mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    let total = Double(count + other.count)
    let distance = other.average - average
    let share = Double(other.count) / total
    average += distance * share
    squares += other.squares + distance * distance * Double(count) * share
    count += other.count
  }

  /// The mean; nil of no numbers.
  public var mean: Double? { count > 0 ? average : nil }

  /// The variance with divisor n - 1; nil of fewer than two numbers.
  public var variance: Double? { count > 1 ? squares / Double(count - 1) : nil }

  /// The root of the variance.
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// The standard error of the mean.
  public var standardError: Double? {
    variance.map { ($0 / Double(count)).squareRoot() }
  }
}
