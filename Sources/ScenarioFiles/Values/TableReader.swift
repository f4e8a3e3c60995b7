// SPDX-License-Identifier: GPL-3.0-or-later

/// A CSV file: its header, and rows of as many fields.
struct CSVTable {
  var path: String
  var header: [CSVField]
  var rows: [[CSVField]]
}

/// The columns of one of a scenario's tables, in their order.
struct TableForm: Sendable {
  struct Column: Sendable {
    let name: String
    /// Whether a table may leave the column out, and a row its field empty.
    let isOptional: Bool
    let about: String

    init(_ name: String, _ about: String, isOptional: Bool = false) {
      self.name = name
      self.about = about
      self.isOptional = isOptional
    }
  }

  let columns: [Column]

  var names: [String] { columns.map(\.name) }
}

extension Reading {
  /// Rows that one table of a scenario may hold.
  private static let mostRows = 5_000

  /// A CSV file; ragged rows are reported and left out.
  mutating func csv(_ name: String, askedAt place: Place, _ field: String) -> CSVTable? {
    let path = Path.resolve(name, namedIn: place.input)
    guard let text = text(ofFile: path, askedAt: place, field) else { return nil }
    let input = Input.file(path)
    guard !isParted(text, of: input, field) else { return nil }
    do {
      let rows = try CSVText.rows(text)
      guard let header = rows.first else {
        report(Place(input), field, "is an empty file; its first line must name the columns.")
        return nil
      }
      let names = header.map { field in
        CSVField(
          text: String(Substring(field.text).trimmed), line: field.line, column: field.column)
      }
      let body = rows.dropFirst().filter { row in
        guard row.count != header.count, let first = row.first else { return true }
        report(
          Place(input, line: first.line), field,
          "has \(row.count) fields, but the header names \(header.count) columns; put text with commas in quotes."
        )
        return false
      }
      return CSVTable(path: path, header: names, rows: Array(body))
    } catch {
      report(Place(input, line: error.line, column: error.column), field, error.text)
      return nil
    }
  }

  /// Whether a text is parted by something else than commas, as its first line shows.
  private mutating func isParted(_ text: String, of input: Input, _ field: String) -> Bool {
    let head = text.prefix { !$0.isNewline }
    let separators: [(sign: Character, name: String)] = [
      (";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars"),
    ]
    guard !head.contains(","), let found = separators.first(where: { head.contains($0.sign) })
    else { return false }
    report(
      Place(input), field,
      "is parted by \(found.name); use commas (in Excel: save as \"CSV UTF-8 (Comma delimited)\").")
    return true
  }

  /// The rows of a table that a scenario gives as a CSV file or as a list of mappings, each as a mapping.
  mutating func table(_ tree: Tree, _ path: String, _ form: TableForm) -> [Tree]? {
    guard let rows = tree.list == nil ? csvTable(tree, path, form) : inlineTable(tree, path, form)
    else { return nil }
    guard rows.count <= Self.mostRows else {
      report(tree.place, path, "has \(rows.count) rows; a table may have \(Self.mostRows).")
      return nil
    }
    return rows
  }

  private mutating func csvTable(_ tree: Tree, _ path: String, _ form: TableForm) -> [Tree]? {
    guard tree.text != nil, !tree.isEmpty else {
      report(tree.place, path, "is \(tree.kind); give a CSV file or a list of rows.")
      return nil
    }
    guard let name = words(tree, path), let table = csv(name, askedAt: tree.place, path) else {
      return nil
    }
    guard checkHeader(table, path, form) else { return nil }
    return table.rows.map { Self.row($0, table, form) }
  }

  private mutating func inlineTable(_ tree: Tree, _ path: String, _ form: TableForm) -> [Tree]? {
    var rows: [Tree] = []
    for (index, item) in (tree.list ?? []).enumerated() {
      guard let row = mapping(item, "\(path)[\(index + 1)]", known: form.names) else { continue }
      rows.append(row)
    }
    return rows
  }

  /// Whether every column is there that rows can't do without; a column too many spoils no row.
  private mutating func checkHeader(_ table: CSVTable, _ path: String, _ form: TableForm) -> Bool {
    let input = Input.file(table.path)
    var seen: Set<String> = []
    for field in table.header {
      let place = Place(input, line: field.line, column: field.column)
      if !form.names.contains(field.text) {
        report(place, path, unknownColumn(field.text, form))
      } else if !seen.insert(field.text).inserted {
        report(place, path, "the column \(field.text) stands twice; keep one.")
      }
    }
    let missing = form.columns.filter { !$0.isOptional && !seen.contains($0.name) }
    for column in missing {
      report(Place(input), path, "the column \(column.name) is missing (\(column.about)).")
    }
    return missing.isEmpty
  }

  private func unknownColumn(_ name: String, _ form: TableForm) -> String {
    guard !name.isEmpty else {
      return
        "a column has no name; take away the comma too many at the end of each line, or name it."
    }
    let question = NearestName.question(name, in: form.names)
    return "the column \"\(Quote.short(name))\" is unknown."
      + (question.isEmpty
        ? " Take it out, or name it as one of \(form.names.joined(separator: ", "))." : question)
  }

  private static func row(_ fields: [CSVField], _ table: CSVTable, _ form: TableForm) -> Tree {
    let input = Input.file(table.path)
    var members: [Tree.Member] = []
    for column in form.names {
      guard let index = table.header.firstIndex(where: { $0.text == column }) else { continue }
      let field = fields[index]
      let place = Place(input, line: field.line, column: field.column)
      members.append(Tree.Member(key: column, place: place, value: Tree(field.text, at: place)))
    }
    return Tree(.mapping(members), at: Place(input, line: fields.first?.line ?? 1))
  }
}
