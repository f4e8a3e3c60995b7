// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Principles
internal import TrustDomain

/// The JSON Schema (2020-12) of the scenario format, for editors that complete and check.
public enum ScenarioSchema {
  /// The text of `Scenarios/scenario.schema.json`.
  public static var text: String { schema.written() + "\n" }

  private static var schema: JSONText {
    .object([
      ("$schema", "https://json-schema.org/draft/2020-12/schema"),
      ("title", "Headroom scenario"),
      (
        "description",
        "What a trust proposes and everything assumed; Scenarios/README.md tells more."
      ),
      ("type", "object"),
      ("additionalProperties", .flag(false)),
      ("properties", .object(ScenarioKeys.top.map { ($0, top($0)) })),
      ("$defs", .object(ValueSchema.definitions + SectionSchema.definitions)),
    ])
  }

  private static func top(_ key: String) -> JSONText {
    switch key {
    case "headroom": .object([("const", .number(1)), ("description", "the format's version")])
    case "title": SchemaPart.text("what the scenario asks")
    case "extends":
      .object([
        ("description", "scenarios laid beneath this one, the later on top"),
        (
          "anyOf",
          .list([.object([("type", "string")]), SchemaPart.list(of: .object([("type", "string")]))])
        ),
      ])
    case "start": SchemaPart.reference("term")
    case "years": .object([("type", "integer"), ("minimum", .number(1)), ("maximum", .number(10))])
    case "proposal", "shocks", "changes", "incidents", "principles", "evidence":
      SchemaPart.reference(key)
    default: group(key)
    }
  }

  private static func group(_ name: String) -> JSONText {
    let notes = Defaults.read.defaults?.notes ?? [:]
    var properties = SectionSchema.others(ofGroup: name)
    for form in AssumptionForm.all where form.id.key.hasPrefix(name + ".") {
      let key = String(form.id.key.dropFirst(name.count + 1))
      properties.append((key, ValueSchema.assumption(form, about: notes[form.id.key]?.about)))
    }
    return SchemaPart.object(properties, required: [])
  }
}

/// Pieces that schemas are made of.
enum SchemaPart {
  static func text(_ about: String) -> JSONText {
    .object([("type", "string"), ("description", .text(about))])
  }

  static func reference(_ name: String) -> JSONText {
    .object([("$ref", .text("#/$defs/\(name)"))])
  }

  static func list(of item: JSONText) -> JSONText {
    .object([("type", "array"), ("items", item)])
  }

  /// A mapping with names of the author's.
  static func mapping(of item: JSONText) -> JSONText {
    .object([("type", "object"), ("additionalProperties", item)])
  }

  static func names(_ names: [String]) -> JSONText {
    .object([("enum", .list(names.map(JSONText.text)))])
  }

  static func any(_ parts: [JSONText]) -> JSONText { .object([("anyOf", .list(parts))]) }

  static func object(_ properties: [(String, JSONText)], required: [String]) -> JSONText {
    var members: [(String, JSONText)] = [
      ("type", "object"), ("additionalProperties", .flag(false)),
      ("properties", .object(properties)),
    ]
    if !required.isEmpty { members.append(("required", .list(required.map(JSONText.text)))) }
    return .object(members)
  }
}
