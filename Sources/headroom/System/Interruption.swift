// SPDX-License-Identifier: GPL-3.0-or-later
internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Ctrl-C and requests to end: cleans up and leaves with the signal's exit code, at any moment of a run.
final class Interruption {
  private let sources: [any DispatchSourceSignal]

  /// - Parameter clean: undoes what is half done, then calls its argument, which ends the program, with whether a whole
  ///   result stays; it holds off everybody else meanwhile.
  init(clean: @escaping @Sendable (_ thenExit: (Bool) -> Never) -> Never) {
    let queue = DispatchQueue(label: "headroom.interruption", qos: .userInteractive)
    sources = Self.signals.map { number, words in
      _ = signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        clean { keepsResult in
          let end = keepsResult ? "the result is whole" : "no result was kept"
          Console.complain("headroom: stopped by \(words); \(end).\n")
          _exit(128 + number)
        }
      }
      source.resume()
      return source
    }
  }

  /// Back to the signals' own effects.
  func end() {
    for source in sources { source.cancel() }
    for (number, _) in Self.signals { _ = signal(number, SIG_DFL) }
  }

  /// A hang-up only where it is not ignored, as `nohup` asks.
  private static var signals: [(CInt, String)] {
    let always = [(SIGINT, "Ctrl-C"), (SIGTERM, "a request to end")]
    var action = sigaction()
    guard sigaction(SIGHUP, nil, &action) == 0 else { return always }
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
      let isIgnored = handler.map { unsafeBitCast($0, to: Int.self) } == 1
    #else
      let isIgnored = false
    #endif
    return isIgnored ? always : always + [(SIGHUP, "a hang-up")]
  }
}
