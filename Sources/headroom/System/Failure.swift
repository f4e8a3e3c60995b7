// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Publication

/// Why a command ends without having done its work: what to tell the user, and the exit code.
struct Failure: Error {
  var text: String
  var code: Int32

  /// What a message of one sentence begins with.
  static let opening = "headroom: "
  static let inputCode: Int32 = 2
  static let usageCode: Int32 = 64

  /// The text without what a message of one sentence begins with.
  var sentence: String {
    text.hasPrefix(Self.opening) ? String(text.dropFirst(Self.opening.count)) : text
  }

  /// Something could not be done.
  static func io(_ text: String) -> Failure { Failure(text: opening + text, code: 1) }
  /// The scenario or its data are wrong; the text says all.
  static func scenario(_ text: String) -> Failure { Failure(text: text, code: inputCode) }
  /// An option asks for what this scenario, these data or this result lack.
  static func input(_ text: String) -> Failure { Failure(text: opening + text, code: inputCode) }
  /// A requirement is not met.
  static func requirement(_ text: String) -> Failure { Failure(text: text, code: 3) }
  /// The command line is wrong, whatever the files say.
  static func usage(_ text: String) -> Failure { Failure(text: opening + text, code: usageCode) }
}

extension AsyncParsableCommand {
  /// Does the work of a command and turns a failure into its message and exit code.
  func reporting(_ work: () async throws(Failure) -> Void) async throws {
    do throws(Failure) {
      try await work()
    } catch {
      let lines = error.text.split(separator: "\n").map { harmless(String($0)) }
      Console.complain(lines.joined(separator: "\n") + "\n")
      throw ExitCode(error.code)
    }
  }
}
