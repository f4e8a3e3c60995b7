// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Publication
internal import ScenarioFiles

/// The arguments as people type them, made fit for the parser.
enum TypedArguments {
  /// Ties a value that begins with a sign to its option, `--from -5` as `--from=-5`: no option begins with a number.
  static func joined(_ arguments: [String]) -> [String] {
    var joined: [String] = []
    var isOver = false
    for argument in arguments {
      isOver = isOver || argument == "--"
      if !isOver, isNegative(argument), let option = joined.last, option.hasPrefix("--"),
        !option.contains("=")
      {
        joined[joined.count - 1] = "\(option)=\(argument)"
      } else {
        joined.append(argument)
      }
    }
    return joined
  }

  private static func isNegative(_ text: String) -> Bool {
    guard text.first == "-", let next = text.dropFirst().first else { return false }
    return next.isASCII && next.isNumber || next == "." || next == "£"
  }

  /// Takes out the options that nobody knows, which the command is left to tell together with all else.
  ///
  /// - Returns: arguments that can be parsed, and a sentence on each such option.
  static func placed(
    _ arguments: [String]
  ) throws -> (arguments: [String], unplaced: [String]) {
    var left = joined(arguments)
    var unplaced: [String] = []
    var first: (any Error)?
    /// What may be the value of an option that nobody knows.
    var strays: [String] = []
    while true {
      do {
        guard !(try Headroom.parseAsRoot(left) is any ThoroughCommand), let first else {
          return (left, unplaced)
        }
        tell(unplaced.dropFirst())
        throw Refused(error: first)
      } catch let refused as Refused {
        throw refused.error
      } catch {
        let message = Headroom.message(for: error)
        if let stray = strays.first(where: { message == "Unexpected argument '\($0)'" }),
          let place = left.lastIndex(of: stray)
        {
          left.remove(at: place)
          strays.removeAll { $0 == stray }
          continue
        }
        guard let name = unknownOption(message),
          let place = left.firstIndex(where: { isOption($0, name) })
        else {
          if !Headroom.exitCode(for: error).isSuccess { tell(unplaced[...]) }
          throw error
        }
        first = first ?? error
        unplaced.append(sentence(message, on: name))
        left.remove(at: place)
        if place < left.count, !left[place].hasPrefix("-") { strays.append(left[place]) }
      }
    }
  }

  /// The parser's error for a command that can't tell the others itself.
  private struct Refused: Error {
    let error: any Error
  }

  private static func tell(_ sentences: ArraySlice<String>) {
    for sentence in sentences { Console.complain("\(Failure.opening)\(harmless(sentence))\n") }
  }

  /// The option of `Unknown option '--runz'. Did you mean '--runs'?`.
  private static func unknownOption(_ message: String) -> Substring? {
    let opening = "Unknown option '"
    guard message.hasPrefix(opening) else { return nil }
    return message.dropFirst(opening.count).prefix { $0 != "'" }
  }

  /// Without the parser's guess where that lies far off.
  private static func sentence(_ message: String, on name: Substring) -> String {
    let parts = message.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count > 3, nearestName(to: String(name), in: [String(parts[3])]) == nil else {
      return message
    }
    return "Unknown option '\(name)'"
  }

  private static func isOption(_ argument: String, _ name: Substring) -> Bool {
    argument == name || argument.hasPrefix(name + "=")
  }
}
