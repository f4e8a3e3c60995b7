// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Principles
internal import TrustDomain

/// The text of `datapackage.json`, a Frictionless Data Package 2.0 (https://datapackage.org) of a result.
///
/// It holds no clock time, so that the same result has the same package; `manifest.json` says when.
///
/// - Parameters:
///   - files: what the folder holds so far, in its order; tables among them by their names.
///   - version: the program's.
public func dataPackage(
  of summary: Summary, tables: [ResultTable], files: [Manifest.File], version: String
) -> String {
  DataPackage(
    title: summary.title,
    description:
      "\(harmless(summary.trust)): \(HumanNumber.whole(summary.runs)) simulated futures, "
      + "\(summary.plannedJoins) joins planned, \(summary.terms) terms from \(summary.start), "
      + "seed \(summary.seed). " + DataPackage.reading,
    tables: tables, files: files, version: version
  ).text
}

extension Answer {
  /// The text of the answer's `datapackage.json`.
  ///
  /// - Parameter files: what the folder holds so far, in its order.
  public func dataPackage(_ basis: AnswerBasis, files: [Manifest.File]) -> String {
    DataPackage(
      title: "\(command) \(title)",
      description: "\(harmless(question)) \(grounds(basis)) " + DataPackage.reading, tables: tables,
      files: files, version: basis.version
    ).text
  }
}

private struct DataPackage {
  let title: String
  let description: String
  let tables: [ResultTable]
  let files: [Manifest.File]
  let version: String

  static let reading =
    "Shares and percentages are fractions, money is in pounds; README.md tells how to read and to verify "
    + "the files."

  var text: String {
    JSON.object([
      .init("$schema", .text(Self.profile("datapackage"))),
      .init("name", .text(Self.slug(title))),
      .init("title", .text(harmless(title))),
      .init("description", .text(description)),
      .init("version", .text(version)),
      .init("licenses", .list([Self.licence])),
      .init("sources", .list(Self.sources(version))),
      .init("resources", .list(files.map(resource) + [Self.manifest])),
    ]).document
  }

  static func profile(_ name: String) -> String {
    "https://datapackage.org/profiles/2.0/\(name).json"
  }

  /// Lower-case words of a title with hyphens between them.
  static func slug(_ title: String) -> String {
    let kept = title.lowercased().unicodeScalars.map { scalar -> Character in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
    }
    return (["headroom"] + String(kept).split(separator: "-").prefix(12)).joined(separator: "-")
  }

  static let licence = JSON.object([
    .init("name", .text("OGL-UK-3.0")),
    .init("title", .text("Open Government Licence v3.0, for what comes from public data")),
    .init(
      "path",
      .text("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")),
  ])

  static func sources(_ version: String) -> [JSON] {
    [
      .object([
        .init("title", .text(attribution)),
        .init(
          "path", .text("https://www.gov.uk/government/organisations/department-for-education")),
      ]),
      .object([
        .init("title", .text("The scenario with every assumption, its status and its source")),
        .init("path", .text("scenario.yaml")),
      ]),
      .object([.init("title", .text("Simulated by headroom")), .init("version", .text(version))]),
    ]
  }

  /// Listed without its size and hash, which change with the time that it tells; it seals itself.
  static let manifest = JSON.object([
    .init("name", .text("manifest")),
    .init("path", .text("manifest.json")),
    .init("description", .text("What the result was made from and with; when, how long, by whom")),
    .init("format", .text("json")),
    .init("mediatype", .text("application/json")),
    .init("encoding", .text("utf-8")),
  ])

  func resource(_ file: Manifest.File) -> JSON {
    let table = tables.first { $0.name == file.path }
    let kind = Self.kind(of: file.path)
    let name = kind.format == "csv" ? file.path.dropLast(4) : file.path.prefix { $0 != "." }
    let head: [JSON.Member] = [
      .init("name", .text(name.lowercased())),
      .init("path", .text(file.path)),
      .init("title", .text(table?.title ?? kind.title)),
      .init("format", .text(kind.format)),
      .init("mediatype", .text(kind.mediatype)),
      .init("encoding", .text("utf-8")),
      .init("bytes", .integer(file.bytes)),
      .init("hash", .text("sha256:" + file.sha256)),
    ]
    guard let table else { return .object(head) }
    return .object(
      [.init("type", .text("table"))] + head + [
        .init("description", .text("One row for each \(table.rowFor).")),
        .init("dialect", Self.dialect), .init("schema", table.schema),
      ])
  }

  private static func kind(
    of path: String
  ) -> (format: String, mediatype: String, title: String) {
    switch path.split(separator: ".").last {
    case "csv": ("csv", "text/csv", path)
    case "yaml": ("yaml", "application/yaml", "The whole scenario, which runs again alone")
    case "md": ("md", "text/markdown", "How to read, make again and verify this result")
    default: (String(path.split(separator: ".").last ?? ""), "application/octet-stream", path)
    }
  }

  private static let dialect = JSON.object([
    .init("$schema", .text(profile("tabledialect"))),
    .init("header", .flag(true)),
    .init("delimiter", .text(",")),
    .init("lineTerminator", .text("\n")),
    .init("quoteChar", .text("\"")),
    .init("doubleQuote", .flag(true)),
  ])
}

extension ResultTable {
  /// The table as Table Schema 2.0 tells it.
  var schema: JSON {
    let members: [JSON.Member] = [
      .init("$schema", .text(DataPackage.profile("tableschema"))),
      .init("fields", .list(columns.map(\.field))),
      .init("missingValues", .list([.text("")])),
      .init("primaryKey", .list(key.map(JSON.text))),
    ]
    let foreign = references.map { reference -> JSON in
      .object([
        .init("fields", .list([.text(reference.column)])),
        .init(
          "reference",
          .object([
            .init("resource", .text(String(reference.table.dropLast(4)))),
            .init("fields", .list([.text(reference.listedIn)])),
          ])),
      ])
    }
    return .object(members + (foreign.isEmpty ? [] : [.init("foreignKeys", .list(foreign))]))
  }
}

extension Column {
  /// The column as a field of Table Schema; `unit` is our own addition to it.
  var field: JSON {
    let empty = emptyIf.map { " Empty: \($0)." } ?? ""
    let head: [JSON.Member] = [
      .init("name", .text(name)), .init("type", .text(kind.rawValue)),
      .init("description", .text(about + "." + empty)),
    ]
    let unit: [JSON.Member] = unit.map { [.init("unit", .text($0))] } ?? []
    return .object(head + unit + [.init("constraints", .object(constraints))])
  }

  private var constraints: [JSON.Member] {
    var members: [JSON.Member] = [.init("required", .flag(emptyIf == nil))]
    if let minimum { members.append(.init("minimum", bound(minimum))) }
    if let maximum { members.append(.init("maximum", bound(maximum))) }
    if !allowed.isEmpty { members.append(.init("enum", .list(allowed.map(JSON.text)))) }
    if let pattern { members.append(.init("pattern", .text(pattern))) }
    return members
  }

  private func bound(_ value: Double) -> JSON {
    kind == .integer ? .integer(Int(value)) : .number(value)
  }
}

/// To stand wherever figures from public registers do.
let attribution =
  "Contains public sector information licensed under the Open Government Licence v3.0 "
  + "(Department for Education; Ofsted)"
