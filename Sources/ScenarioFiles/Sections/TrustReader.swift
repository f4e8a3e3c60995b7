// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

/// The tables of a scenario's trust, as rows of mappings.
struct TrustTables {
  var schools: [Tree] = []
  var candidates: [Tree] = []
  var centralTeam: [Tree] = []

  /// The ids that rows give, good rows and bad.
  static func ids(_ rows: [Tree]) -> [String] {
    rows.compactMap { $0["school"]?.text.map { String(Substring($0).trimmed) } }
  }
}

/// The trust and its candidates as read.
struct ReadTrust {
  var trust: Trust?
  var candidates: [School]
  var tables: TrustTables
}

extension Reading {
  static let trustKeys = [
    "name", "schools", "candidates", "central_team", "central_reserves", "reserves",
  ]

  mutating func trust(_ tree: Tree, _ start: Term) -> ReadTrust {
    let name = required("name", of: tree, "trust", "name the trust")
      .flatMap { words($0, "trust.name") }
    let tables = trustTables(tree)
    let before = problems.count
    let members = schools(tables.schools, "trust.schools", joining: false, start: start)
    let candidates = schools(tables.candidates, "trust.candidates", joining: true, start: start)
    let team = centralTeam(tables.centralTeam, "trust.central_team")
    checkIDs(tables)
    let isWhole = problems.count == before
    let reserves = centralReserves(tree, isWhole ? members : nil)
    let trust: Trust? =
      if let name, let reserves {
        Trust(name: name, schools: members, centralTeam: team, centralReserves: reserves)
      } else {
        nil
      }
    return ReadTrust(trust: trust, candidates: candidates, tables: tables)
  }

  private mutating func trustTables(_ tree: Tree) -> TrustTables {
    var tables = TrustTables()
    if let field = required("schools", of: tree, "trust", "name a CSV file or list the schools"),
      let rows = table(field, "trust.schools", .schools)
    {
      tables.schools = rows
      if rows.isEmpty { report(field.place, "trust.schools", "has no schools; list one at least.") }
    }
    if let field = tree["candidates"], let rows = table(field, "trust.candidates", .schools) {
      tables.candidates = rows
    }
    if let field = required("central_team", of: tree, "trust", "name a CSV file or list the posts"),
      let rows = table(field, "trust.central_team", .centralTeam)
    {
      tables.centralTeam = rows
      if rows.isEmpty {
        report(field.place, "trust.central_team", "has no posts; list one at least.")
      }
    }
    return tables
  }

  /// An id stands once in the members and candidates together.
  private mutating func checkIDs(_ tables: TrustTables) {
    var first: [String: String] = [:]
    let rows =
      tables.schools.enumerated().map { ("trust.schools[\($0 + 1)]", $1) }
      + tables.candidates.enumerated().map { ("trust.candidates[\($0 + 1)]", $1) }
    for (path, row) in rows {
      guard let field = row["school"], let id = TrustTables.ids([row]).first, !id.isEmpty else {
        continue
      }
      if let other = first[id] {
        report(
          field.place, path + ".school",
          "is \"\(Quote.short(id))\", the id of \(other) too; ids must differ among members and candidates."
        )
      } else {
        first[id] = path
      }
    }
  }

  /// What the centre holds: as given, or the trust's reserves less those of its schools.
  ///
  /// - Parameter members: nil if some could not be read.
  private mutating func centralReserves(_ tree: Tree, _ members: [School]?) -> Money? {
    let range = -1e10...1e10
    if let field = tree["central_reserves"] {
      if tree["reserves"] != nil {
        report(field.place, "trust.central_reserves", "stands beside trust.reserves; keep one.")
      }
      return number(field, "trust.central_reserves", in: .pounds, range).map(Money.init(pounds:))
    }
    let cure = "give central_reserves, or reserves for schools and centre together"
    guard tree["reserves"] != nil else {
      report(tree.place, "trust.central_reserves", "is missing; \(cure).")
      return nil
    }
    guard let field = required("reserves", of: tree, "trust", cure),
      let total = number(field, "trust.reserves", in: .pounds, range)
    else { return nil }
    return (members ?? []).reduce(Money(pounds: total)) { $0 - $1.reserves }
  }
}
