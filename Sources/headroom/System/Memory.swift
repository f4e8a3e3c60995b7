// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import FoundationEssentials

/// The machine's memory, so that a run too large for it ends before it begins rather than by the system's hand.
enum Memory {
  /// Throws where a run certainly needs more than there is.
  static func check(
    _ question: Question, runs: Int, keepsTrajectories: Bool
  ) throws(Failure) {
    let needed = memoryNeeded(for: question, runs: runs, keepsTrajectories: keepsTrajectories)
    guard let available, needed > available else { return }
    throw .io(
      "\(runs) futures of this scenario need \(needed >> 20) MiB of memory at the least, and "
        + "\(available >> 20) MiB are free. Make fewer with --runs, or stop early with --precision."
    )
  }

  /// Free memory and swap, in bytes; nil where the system does not say.
  private static var available: Int? {
    guard let data = try? Data(contentsOf: URL(filePath: "/proc/meminfo")) else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    guard let memory = kibibytes("MemAvailable:", in: lines) else { return nil }
    return (memory + (kibibytes("SwapFree:", in: lines) ?? 0)) << 10
  }

  private static func kibibytes(_ name: String, in lines: [Substring]) -> Int? {
    lines.first { $0.hasPrefix(name) }?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
  }
}
