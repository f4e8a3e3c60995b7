// SPDX-License-Identifier: GPL-3.0-or-later
internal import Publication
internal import Synchronization

/// A line on standard error that says how far a run is, where that is a terminal.
final class ProgressBar: Sendable {
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  private struct State {
    var drawn: ContinuousClock.Instant?
    var isErased = false
  }

  /// At most ten drawings a second.
  private static let pause = Duration.milliseconds(100)
  /// Back to the line's start, and what stood there wiped.
  private static let wipe = "\r\u{1B}[K"

  /// - Parameter total: futures in all; what isn't known beforehand, `update` says.
  init(total: Int = 0, isShown: Bool) {
    self.total = total
    self.isShown = isShown
  }

  /// Draws the bar, from any thread.
  func update(_ made: Int) { update(made, of: total) }

  /// Draws the bar of work whose whole is only known by and by, from any thread.
  func update(_ made: Int, of total: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    state.withLock { state in
      guard !state.isErased, state.drawn.map({ now - $0 >= Self.pause }) ?? true else { return }
      state.drawn = now
      let line = progressLine(made: made, of: total, seconds: Stopwatch.seconds(now - start))
      Console.complain(Self.wipe + line)
    }
  }

  /// Takes the bar away for good.
  func erase() {
    guard isShown else { return }
    state.withLock { state in
      if state.drawn != nil && !state.isErased { Console.complain(Self.wipe) }
      state.isErased = true
    }
  }
}

/// Wall time.
struct Stopwatch {
  private let start = ContinuousClock.now

  /// Since it was made.
  var seconds: Double { Self.seconds(ContinuousClock.now - start) }

  static func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
}
