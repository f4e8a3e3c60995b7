// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles

/// A catalogue of principles for people, by group: what each asks, on what it rests, what is not modelled and why.
public func catalogueText(of catalogue: Catalogue) -> String {
  let modelled = catalogue.modelled.count
  let head =
    "\(catalogue.principles.count) principles, \(modelled) of them modelled. "
    + "GATE marks those that must be met before a school may join."
  let groups = catalogue.groups
  let blocks = groups.flatMap { group in
    let principles = catalogue.principles.filter { $0.group == group }
    let heading = groups.count > 1 ? [CatalogueText.heading(group, principles)] : []
    return heading + principles.map { CatalogueText.lines($0).joined(separator: "\n") }
  }
  return ([head] + blocks).joined(separator: "\n\n") + "\n"
}

/// The same for programs.
public func catalogueJSON(of catalogue: Catalogue) -> String {
  JSON.object([
    .init("principles", .list(catalogue.principles.map(CatalogueText.json)))
  ]).document
}

enum CatalogueText {
  static func heading(_ group: String?, _ principles: [Principle]) -> String {
    let name = harmless(group ?? "other").uppercased()
    return name + "\n" + String(repeating: "─", count: name.count)
  }

  static func lines(_ principle: Principle) -> [String] {
    let gate = principle.isGate ? "  GATE" : ""
    let head = [harmless(principle.id) + gate]
    let title = Layout.paragraph(harmless(principle.title), indent: 2)
    let origin = "\(harmless(principle.reference)); \(principle.kind.rawValue)"
    let checks = principle.checks.flatMap { check in
      Layout.paragraph("- \(check.sentence)", indent: 2, hanging: 4)
        + Layout.paragraph("\(check.metric.title); \(check.metric.scope.rawValue)", indent: 4)
    }
    let reason = principle.notModelled.map {
      Layout.paragraph("not modelled: \(harmless($0))", indent: 2)
    }
    return head + title + Layout.paragraph(origin, indent: 2) + checks + (reason ?? [])
  }

  static func json(_ principle: Principle) -> JSON {
    .object([
      .init("principle", .text(principle.id)), .init("title", .text(principle.title)),
      .init("reference", .text(principle.reference)),
      .init("group", principle.group.map(JSON.text) ?? .null),
      .init("kind", .text(principle.kind.rawValue)), .init("gate", .flag(principle.isGate)),
      .init("checks", .list(principle.checks.map(json))),
      .init("not_modelled", principle.notModelled.map(JSON.text) ?? .null),
    ])
  }

  private static func json(_ check: Check) -> JSON {
    .object([
      .init("words", .text(check.sentence)), .init("metric", .text(check.metric.id)),
      .init("title", .text(check.metric.title)), .init("unit", .text(check.metric.unit.rawValue)),
      .init("scope", .text(check.metric.scope.rawValue)),
      .init(check.comparator.rawValue, .number(check.threshold)),
      .init("when", .text(check.when.rawValue)),
      .init("misses", .integer(check.tolerance.misses)),
      .init("of", .integer(check.tolerance.window)),
      .init("in_share", .number(1 - check.tolerance.shareAllowed)),
    ])
  }
}
