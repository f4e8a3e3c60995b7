// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain

extension Reading {
  private static let filterKeys = ["sectors", "schools", "after"]

  /// Which elements a check looks at: `scope: { sectors: [primary], schools: settled, after: 6 }`.
  mutating func filter(_ mapping: Tree, _ path: String, _ metric: Metric?) -> ElementFilter? {
    guard let tree = mapping["scope"] else { return .everything }
    let field = path + ".scope"
    guard let scope = self.mapping(tree, field, known: Self.filterKeys) else { return nil }
    let before = problems.count
    var filter = ElementFilter.everything
    if let sectors = scope.member("sectors") {
      filter.sectors = self.sectors(sectors.value, field + ".sectors")
      if let metric, !metric.scope.hasSectors {
        report(
          sectors.place, field + ".sectors",
          "is for metrics of schools, sectors or specialisms; \(metric.id) has "
            + "\(Self.elements(of: metric)).")
      }
    }
    if let schools = scope.member("schools") {
      let names = ElementFilter.Schools.allCases.map(\.rawValue)
      let name = choice(schools.value, field + ".schools", of: names)
      filter.schools = name.flatMap(ElementFilter.Schools.init(rawValue:)) ?? .all
      if let metric, metric.scope != .school {
        report(
          schools.place, field + ".schools",
          "is for metrics of schools; \(metric.id) has \(Self.elements(of: metric)).")
      }
    }
    if let after = scope.member("after") {
      filter.settledAfter = whole(after.value, field + ".after", 1...30) ?? filter.settledAfter
      if filter.schools != .settled {
        report(
          after.place, field + ".after",
          "says when a school is settled; write schools: settled too.")
      }
    }
    return problems.count == before ? filter : nil
  }

  private mutating func sectors(_ tree: Tree, _ path: String) -> Set<Sector> {
    guard let items = list(tree, path) else { return [] }
    if items.isEmpty { report(tree.place, path, "is empty; name a sector, or leave it out.") }
    let names = Sector.allCases.map(\.name)
    let chosen = items.enumerated().compactMap { index, item in
      choice(item, "\(path)[\(index + 1)]", of: names)
    }
    return Set(Sector.allCases.filter { chosen.contains($0.name) })
  }

  private static func elements(of metric: Metric) -> String {
    metric.scope == .trust ? "one value, the trust's" : "a value for \(metric.scope.rawValue)"
  }
}
