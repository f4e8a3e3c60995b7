// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

/// The schemas of numbers, distributions and assumptions.
enum ValueSchema {
  /// A number as people write it: with sign, pound sign, separators, magnitude, percent sign, unit.
  private static let number = JSONText.object([
    ("description", "a number, such as 5.5%, £2_400_000, 180k or 3 days"),
    (
      "anyOf",
      .list([
        .object([("type", "number")]),
        .object([
          ("type", "string"),
          (
            "pattern",
            "^\\s*[-+−]?£?[-+−]?[0-9][0-9,_]*(\\.[0-9]+)?([eE][-+]?[0-9]+)?(\\s*[A-Za-z%/.].*)?\\s*$"
          ),
        ]),
      ])
    ),
  ])

  static var definitions: [(String, JSONText)] {
    [
      ("number", number),
      ("numbers", SchemaPart.list(of: SchemaPart.reference("number"))),
      ("distribution", distribution),
      (
        "value",
        SchemaPart.any([SchemaPart.reference("number"), SchemaPart.reference("distribution")])
      ),
      ("path", path),
    ]
  }

  /// Values by calendar year.
  private static let path = JSONText.object([
    ("type", "object"), ("description", "the central value by academic year"),
    ("propertyNames", .object([("pattern", "^[0-9]{4}$")])),
    ("additionalProperties", SchemaPart.reference("number")),
  ])

  private static var distribution: JSONText {
    let families = DistributionFamily.numeric.map { ($0.name, family($0)) } + listed
    let extras: [(String, JSONText)] = [
      (
        "between",
        .object([
          ("type", "array"), ("items", SchemaPart.reference("number")), ("minItems", .number(2)),
          ("maxItems", .number(2)),
        ])
      ),
      ("path", SchemaPart.reference("path")),
      ("each", SchemaPart.names(["trajectory", "year", "school and year", "school", "event"])),
    ]
    return .object([
      ("type", "object"), ("additionalProperties", .flag(false)),
      ("properties", .object(families + extras)),
    ])
  }

  private static func family(_ family: DistributionFamily) -> JSONText {
    let recipes = family.recipes.map { recipe in
      SchemaPart.object(
        recipe.parameters.map { ($0.name, SchemaPart.reference("number")) },
        required: recipe.parameters.filter { $0.fallback == nil }.map(\.name))
    }
    guard let only = recipes.first, recipes.count == 1 else { return SchemaPart.any(recipes) }
    return only
  }

  private static var listed: [(String, JSONText)] {
    let numbers = SchemaPart.reference("numbers")
    let column = SchemaPart.object(
      [("file", SchemaPart.text("a CSV file")), ("column", SchemaPart.text("one of its columns"))],
      required: ["file", "column"])
    return [
      (
        "discrete",
        SchemaPart.object(
          [("values", numbers), ("weights", numbers)], required: ["values", "weights"])
      ),
      ("empirical", SchemaPart.any([numbers, column])),
      ("fixed", SchemaPart.reference("number")),
    ]
  }

  /// The schema of one assumption, with its unit and bounds in words.
  static func assumption(_ form: AssumptionForm, about: String?) -> JSONText {
    let words =
      "\(about ?? form.id.key) Unit: \(form.unit.rawValue), \(form.unit.show(form.allowed)); varies by \(form.each.rawValue)."
    var members: [(String, JSONText)] = [("description", .text(words))]
    if form.by == .single {
      members.append(("$ref", "#/$defs/value"))
      return .object(members)
    }
    let named = SchemaPart.object(
      form.by.names.map { ($0, SchemaPart.reference("value")) }, required: [])
    members.append(("anyOf", .list([SchemaPart.reference("value"), named])))
    return .object(members)
  }
}
