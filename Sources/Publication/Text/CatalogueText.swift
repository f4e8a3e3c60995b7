// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles

/// A catalogue of principles for people: what each asks, on what it rests, what is not modelled and why.
public func catalogueText(of catalogue: Catalogue) -> String {
  let modelled = catalogue.modelled.count
  let head =
    "\(catalogue.principles.count) principles, \(modelled) of them modelled. "
    + "GATE marks those that must be met before a school may join."
  let blocks = catalogue.principles.map { CatalogueText.lines($0).joined(separator: "\n") }
  return ([head] + blocks).joined(separator: "\n\n") + "\n"
}

enum CatalogueText {
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
}
