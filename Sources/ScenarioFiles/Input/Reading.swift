// SPDX-License-Identifier: GPL-3.0-or-later

/// What reading a scenario has gathered so far: the files it opened and the problems it met.
///
/// Readers go on after a problem, so that the user sees all of them at once; they answer nil for what they could not
/// read.
struct Reading {
  private(set) var problems: [Problem] = []
  private var known: Set<Problem> = []
  /// Inputs in the order of reading: files and settings.
  private var inputs: [Input] = []
  /// Every file opened, in order, each once.
  private(set) var files: [InputFile] = []
  /// Files that only an overlay led to.
  private(set) var overlaid: Set<Input> = []

  mutating func report(_ place: Place, _ path: String, _ text: String) {
    let problem = Problem(place: place, path: path, text: text)
    if known.insert(problem).inserted { problems.append(problem) }
  }

  mutating func remember(_ file: InputFile) {
    files.append(file)
    inputs.append(.file(file.path))
  }

  /// The tree of a file that is laid over the scenario, with those that it extends beneath it.
  mutating func overlay(file path: String) -> Tree? {
    let before = Set(files.map(\.path))
    let tree = merged(file: path)
    overlaid.formUnion(([path] + files.map(\.path)).filter { !before.contains($0) }.map(Input.file))
    return tree
  }

  mutating func remember(setting input: Input) { inputs.append(input) }

  /// The problems by input, in the order of reading, then by line and column.
  var ordered: [Problem] { sorted(problems, by: \.place) }

  /// Items by the input of their place, in the order of reading, then by line and column; others stay as they stand.
  func sorted<Item>(_ items: [Item], by place: (Item) -> Place) -> [Item] {
    var rank: [Input: Int] = [:]
    for (number, input) in inputs.enumerated() where rank[input] == nil { rank[input] = number }
    return items.enumerated().sorted { left, right in
      Self.order(place(left.element), left.offset, rank)
        < Self.order(place(right.element), right.offset, rank)
    }.map(\.element)
  }

  private static func order(
    _ place: Place, _ offset: Int, _ rank: [Input: Int]
  ) -> (Int, Int, Int, Int) {
    (rank[place.input] ?? rank.count, place.line, place.column, offset)
  }
}
