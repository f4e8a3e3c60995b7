// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a step function over whole places first reaches a level, found by asking for one place after another.
///
/// It halves the bracket at every other question at least, and between tries where a straight line would cross (regula
/// falsi): few questions where the function is smooth, never lost where it is coarse. The places may rise or fall.
public struct Crossing: Sendable {
  /// A place, and the function there less the level.
  public typealias Point = (place: Int, value: Double)

  /// The nearest place known to lie below the level.
  public private(set) var below: Point
  /// The nearest place known to have reached it: the answer, once `next` is nil.
  public private(set) var reached: Point
  private var interpolates = true

  /// - Parameters:
  ///   - below: a place where the function, less the level, is below 0.
  ///   - reached: one on either side of it where it is 0 or more.
  /// - Returns: nil where the two do not enclose a crossing.
  public init?(below: Point, reached: Point) {
    guard below.value < 0, reached.value >= 0, below.place != reached.place,
      below.value.isFinite, reached.value.isFinite
    else { return nil }
    self.below = below
    self.reached = reached
  }

  /// The next place to ask for; nil once the bracket holds no other.
  public var next: Int? {
    let width = reached.place - below.place
    guard abs(width) > 1 else { return nil }
    guard interpolates else { return below.place + width / 2 }
    let part = -below.value / (reached.value - below.value)
    let step = (Double(width) * part).rounded(.awayFromZero)
    let least = width > 0 ? 1 : -1
    let most = width - least
    let inside = width > 0 ? min(max(Int(step), least), most) : max(min(Int(step), least), most)
    return below.place + inside
  }

  /// Takes in the function, less the level, at the place asked for.
  public mutating func take(_ value: Double, at place: Int) {
    let width = abs(reached.place - below.place)
    if value < 0 { below = (place, value) } else { reached = (place, value) }
    interpolates = !interpolates || 2 * abs(reached.place - below.place) <= width
  }
}
