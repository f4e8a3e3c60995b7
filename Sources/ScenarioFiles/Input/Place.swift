// SPDX-License-Identifier: GPL-3.0-or-later

/// Where text was read.
public enum Input: Sendable, Hashable {
  /// A file, by the path under which it was opened.
  case file(String)
  /// The value of `--set KEY=VALUE`, by its key.
  case setting(String)
  /// A file built into the program, by its name.
  case builtIn(String)
}

/// A line and a column of an input, both counted from 1.
public struct Place: Sendable, Hashable {
  /// The file or setting.
  public let input: Input
  /// From 1.
  public let line: Int
  /// From 1, in Unicode scalars.
  public let column: Int

  init(_ input: Input, line: Int = 1, column: Int = 1) {
    self.input = input
    self.line = line
    self.column = column
  }
}

extension Place: CustomStringConvertible {
  /// `Scenarios/four.yaml:12:10`, or `--set years`.
  public var description: String {
    switch input {
    case .file(let path): "\(path):\(line):\(column)"
    case .setting(let key): "--set \(key)"
    case .builtIn(let name): "built-in \(name):\(line):\(column)"
    }
  }
}
