// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Principles
internal import TrustDomain

/// The schemas of a scenario's sections other than assumptions.
enum SectionSchema {
  static var definitions: [(String, JSONText)] {
    [
      (
        "term",
        .object([
          ("type", "string"), ("pattern", "^[0-9]{4}-(autumn|spring|summer)$"),
          ("description", "a term, such as 2027-autumn"),
        ])
      ),
      ("schools", table(.schools)),
      ("central_team", table(.centralTeam)),
      ("evidence", table(.evidence)),
      ("proposal", proposal),
      ("shocks", SchemaPart.list(of: shock)),
      ("changes", SchemaPart.mapping(of: change)),
      ("incidents", SchemaPart.mapping(of: incident)),
      (
        "principles",
        SchemaPart.any([SchemaPart.text("a YAML file with a list"), SchemaPart.list(of: principle)])
      ),
    ]
  }

  /// Keys of a group that are no assumptions.
  static func others(ofGroup group: String) -> [(String, JSONText)] {
    switch group {
    case "trust":
      [
        ("name", SchemaPart.text("the trust's name")),
        ("schools", SchemaPart.reference("schools")),
        ("candidates", SchemaPart.reference("schools")),
        ("central_team", SchemaPart.reference("central_team")),
        ("central_reserves", SchemaPart.reference("number")),
        ("reserves", SchemaPart.reference("number")),
      ]
    case "policy":
      [("due_diligence", SchemaPart.names(DueDiligenceDepth.allCases.map(\.rawValue)))]
    case "economy": [("correlation", correlation)]
    case "inspection":
      [("framework", SchemaPart.names(InspectionFramework.allCases.map(\.rawValue)))]
    default: []
    }
  }

  private static func table(_ form: TableForm) -> JSONText {
    let cell = JSONText.list(["string", "number", "boolean", "null"])
    let row = SchemaPart.object(
      form.columns.map {
        ($0.name, .object([("type", cell), ("description", .text($0.about))]))
      },
      required: form.columns.filter { !$0.isOptional }.map(\.name))
    return SchemaPart.any([SchemaPart.text("a CSV file"), SchemaPart.list(of: row)])
  }

  private static var correlation: JSONText {
    let factors = SchemaPart.list(of: SchemaPart.names(EconomyFactor.allCases.map(\.name)))
    let matrix = SchemaPart.list(of: SchemaPart.reference("numbers"))
    return SchemaPart.object(
      [("factors", factors), ("matrix", matrix)], required: ["factors", "matrix"])
  }

  private static var proposal: JSONText {
    let join = SchemaPart.object(
      [("school", SchemaPart.text("a candidate's id")), ("term", moment)],
      required: ["school", "term"])
    let gate = SchemaPart.names(GatePolicy.allCases.map(\.rawValue))
    return SchemaPart.object([("joins", SchemaPart.list(of: join)), ("gate", gate)], required: [])
  }

  private static var shock: JSONText {
    SchemaPart.object(
      [
        ("name", SchemaPart.text("the shock's name")),
        ("per_year", SchemaPart.reference("value")),
        ("cost", SchemaPart.reference("value")),
        ("scope", SchemaPart.names(NamedShock.Scope.allCases.map(\.rawValue))),
      ], required: ["name", "per_year", "cost", "scope"])
  }

  private static let moment = SchemaPart.text("a term: 2028-spring, or year 2 spring")

  private static var change: JSONText {
    SchemaPart.object(
      [
        ("of", SchemaPart.text("an assumption, such as economy.pay_award")),
        ("set", SchemaPart.reference("number")),
        ("add", SchemaPart.reference("number")),
        ("multiply", SchemaPart.reference("number")),
        ("from", moment),
        (
          "terms",
          .object([("type", "integer"), ("minimum", .number(1)), ("maximum", .number(30))])
        ),
      ], required: ["of"])
  }

  private static var incident: JSONText {
    let days = CentralFunction.allCases.map { ($0.name, SchemaPart.reference("number")) }
    return SchemaPart.object(
      [
        ("term", moment), ("cost", SchemaPart.reference("value")),
        ("work", SchemaPart.object(days, required: [])),
        ("leaves", SchemaPart.text("the title of a central post")),
      ], required: ["term"])
  }

  private static var principle: JSONText {
    SchemaPart.object(
      [
        ("id", SchemaPart.text("unique in the catalogue")),
        ("title", SchemaPart.text("what must hold")),
        ("reference", SchemaPart.text("where the trust's plan states it")),
        ("kind", SchemaPart.names(Principle.Kind.allCases.map(\.rawValue))),
        ("group", SchemaPart.text("the heading under which lists show it")),
        ("gate", yesOrNo), ("checks", SchemaPart.list(of: check)),
        ("not_modelled", SchemaPart.text("why there are no checks")),
      ], required: ["id", "title", "reference", "kind"])
  }

  private static var filter: JSONText {
    SchemaPart.object(
      [
        ("sectors", SchemaPart.list(of: SchemaPart.names(Sector.allCases.map(\.name)))),
        ("schools", SchemaPart.names(ElementFilter.Schools.allCases.map(\.rawValue))),
        (
          "after",
          .object([("type", "integer"), ("minimum", .number(1)), ("maximum", .number(30))])
        ),
      ], required: [])
  }

  private static let yesOrNo = SchemaPart.any([
    .object([("type", "boolean")]), SchemaPart.names(["yes", "no"]),
  ])

  private static var check: JSONText {
    let names = AssumptionForm.all.filter { $0.by == .single }.map(\.id.key)
    let threshold = SchemaPart.any([SchemaPart.reference("number"), SchemaPart.names(names)])
    return SchemaPart.object(
      [
        ("metric", SchemaPart.names(Metric.all.map(\.id))),
        ("at_least", threshold), ("at_most", threshold),
        ("when", SchemaPart.names(Cadence.allCases.map(\.rawValue))),
        (
          "running",
          .object([("type", "integer"), ("minimum", .number(1)), ("maximum", .number(32))])
        ),
        ("in", .object([("type", "string"), ("pattern", "^ *[0-9]+ +of +[0-9]+ *$")])),
        ("in_share", SchemaPart.reference("number")), ("scope", filter),
      ], required: ["metric", "when"])
  }
}
