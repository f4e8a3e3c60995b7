// SPDX-License-Identifier: GPL-3.0-or-later
internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Chromium without a window, which prints a page as a PDF with its headings and tables tagged.
enum Browser {
  private static let names = [
    "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome",
  ]
  /// Longer than any page takes, in seconds.
  private static let patience = 120

  /// Prints the page at `path` to a file.
  static func print(_ path: String, to file: String) throws(Failure) {
    guard let program = find() else {
      throw .io(
        "a PDF is printed by Chromium, which is not installed. On Debian or Ubuntu: apt-get install "
          + "chromium. Or open \(path) in any browser and print it there.")
    }
    let profile = FileManager.default.temporaryDirectory.path + "/headroom-browser-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: profile) }
    // Only root needs to leave the sandbox, and the page may load nothing anyway.
    let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
    let arguments =
      [program, "--headless", "--disable-gpu", "--disable-dev-shm-usage"] + sandbox + [
        "--user-data-dir=\(profile)", "--no-first-run", "--disable-extensions",
        "--disable-background-networking", "--no-pdf-header-footer",
        "--virtual-time-budget=20000", "--print-to-pdf=\(absolute(file))",
        URL(filePath: absolute(path)).absoluteString,
      ]
    let process = try start(arguments)
    guard wait(for: process), Files.exists(file) else {
      throw .io("\(program) could not print \(path). Open it in a browser and print it there.")
    }
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  /// The first of the browsers that the search path holds.
  private static func find() -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in names {
      for folder in folders where access("\(folder)/\(name)", X_OK) == 0 {
        return "\(folder)/\(name)"
      }
    }
    return nil
  }

  /// Starts a browser, its output thrown away.
  private static func start(_ arguments: [String]) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, arguments[0], &actions, nil, &words, environ)
    guard code == 0 else { throw .io("cannot start \(arguments[0]): \(SystemError.text(code))") }
    return process
  }

  /// Whether the process ended well before patience did.
  private static func wait(for process: pid_t) -> Bool {
    var status: CInt = 0
    for _ in 0..<(patience * 50) {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status == 0 }
      if ended < 0 && errno != EINTR { return false }
      usleep(20_000)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    return false
  }
}
