// SPDX-License-Identifier: GPL-3.0-or-later
internal import FoundationEssentials
internal import Glibc

/// The most memory that a run of this program holds, measured on a process of its own.
enum PeakMemory {
  /// Runs the scenario into a temporary folder, which it removes.
  ///
  /// - Returns: peak resident memory in megabytes (10^6 bytes), results written and all.
  static func ofRun(_ scenario: String, runs: Int) throws(Failure) -> Double {
    let folder = FileManager.default.temporaryDirectory.path + "/headroom-benchmark-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let arguments = [
      "headroom", "run", scenario, "--runs", "\(runs)", "--out", folder, "--quiet",
    ]
    let process = try start(arguments)
    var status: CInt = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process, status == 0 else {
      throw .io("the run whose memory was to be measured did not finish.")
    }
    return Double(usage.ru_maxrss) * 1024 / 1e6
  }

  /// Starts this program again, its output thrown away.
  private static func start(_ arguments: [String]) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, "/proc/self/exe", &actions, nil, &words, environ)
    guard code == 0 else {
      throw .io("cannot start a run to measure its memory: \(SystemError.text(code))")
    }
    return process
  }
}
