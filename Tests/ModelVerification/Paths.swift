// SPDX-License-Identifier: GPL-3.0-or-later
import Simulation
import Statistics
import Worlds

/// How many paths to make, and from which seed.
struct Paths: Sendable {
  let count: Int
  let seed: UInt64

  /// Parts of the work; their number is fixed, so that any number of threads adds up the same.
  private static let blocks = 64

  /// Makes paths block by block, on every core, and merges the blocks in their order.
  ///
  /// - Parameters:
  ///   - figures: how many means are taken.
  ///   - size: paths that are made together, such as the schools of one trajectory.
  ///   - body: makes the groups of this range, and adds what each shows to the figures' moments.
  func estimate(
    figures: Int, inGroupsOf size: Int = 1,
    _ body: @escaping @Sendable (Range<Int>, inout [Moments]) throws -> Void
  ) async throws -> [Estimate] {
    let groups = max(1, count / size)
    let blocks = min(Self.blocks, groups)
    let parts = try await withThrowingTaskGroup(of: (Int, [Moments]).self) { tasks in
      for block in 0..<blocks {
        tasks.addTask {
          var moments = [Moments](repeating: Moments(), count: figures)
          try body((block * groups / blocks)..<((block + 1) * groups / blocks), &moments)
          return (block, moments)
        }
      }
      var parts = [[Moments]](repeating: [], count: blocks)
      for try await (block, moments) in tasks { parts[block] = moments }
      return parts
    }
    return (0..<figures).map { figure in
      var total = Moments()
      for part in parts { total.merge(part[figure]) }
      return Estimate(total)
    }
  }
}

/// 1 for what happened, 0 for what didn't: the mean is a share.
func indicator(_ happened: Bool) -> Double { happened ? 1 : 0 }
