// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

extension TableForm {
  /// The columns of `central-team.csv`.
  static let centralTeam = TableForm(columns: [
    Column("function", "the central function"),
    Column("post", "the post's title"),
    Column("sector", "the sector served, or all"),
    Column("disciplines", "curriculum, inclusion or both with ; between", isOptional: true),
    Column("posts", "established posts"),
    Column("in_post", "people in post at the start"),
    Column("annual_cost_gbp", "annual cost of one post with on-costs, in pounds"),
    Column("lead", "yes if the post leads its sector or the trust, else no"),
    Column(
      "new_in_post", "of those in post, people who come new at the start; empty for none",
      isOptional: true),
    Column("origin", "where the row comes from; not read", isOptional: true),
  ])
}

extension Reading {
  /// The central team of a table; rows that cannot be read are left out.
  mutating func centralTeam(_ rows: [Tree], _ path: String) -> [CentralPosts] {
    rows.enumerated().compactMap { index, tree in
      centralPosts(TableRow(tree: tree, path: "\(path)[\(index + 1)]"))
    }
  }

  private mutating func centralPosts(_ row: TableRow) -> CentralPosts? {
    let function = field("function", row, .centralTeam)
      .flatMap { choice($0.tree, $0.path, of: CentralFunction.allCases.map(\.name)) }
      .flatMap { CentralFunction(name: $0) }
    let title = field("post", row, .centralTeam).flatMap { words($0.tree, $0.path) }
    let sectorName = field("sector", row, .centralTeam)
      .flatMap { choice($0.tree, $0.path, of: ["all"] + Sector.allCases.map(\.name)) }
    let disciplines = disciplines(row, function)
    let posts = field("posts", row, .centralTeam).flatMap { whole($0.tree, $0.path, 1...1_000) }
    let inPost = people("in_post", row, of: posts, "posts", most: "people as posts")
    let new =
      row.filled("new_in_post") == nil
      ? 0 : people("new_in_post", row, of: inPost, "in post", most: "as are in post")
    let cost = field("annual_cost_gbp", row, .centralTeam)
      .flatMap { number($0.tree, $0.path, in: .pounds, 1...1e6) }
    let lead = field("lead", row, .centralTeam).flatMap { yesOrNo($0.tree, $0.path) }
    guard let function, let title, let sectorName, let disciplines, let posts, let inPost,
      let cost, let lead, let new
    else { return nil }
    var group = CentralPosts(
      function: function, title: title, sector: Sector(name: sectorName), disciplines: disciplines,
      posts: posts, inPost: inPost, annualCost: Money(pounds: cost), isLead: lead)
    group.newInPost = new
    return group
  }

  /// A number of people, at most as many as there are of what they are part of.
  private mutating func people(
    _ column: String, _ row: TableRow, of whole: Int?, _ name: String, most: String
  ) -> Int? {
    guard let field = field(column, row, .centralTeam),
      let people = self.whole(field.tree, field.path, 0...1_000)
    else { return nil }
    guard let whole, people > whole else { return people }
    report(
      field.tree.place, field.path,
      "is \(people), but there are \(whole) \(name); at most as many \(most).")
    return nil
  }

  private mutating func disciplines(
    _ row: TableRow, _ function: CentralFunction?
  ) -> Set<Discipline>? {
    guard let field = row.filled("disciplines") else { return [] }
    if let function, function != .schoolImprovement {
      report(
        field.tree.place, field.path,
        "is \(field.tree.kind), but only school-improvement has disciplines; leave it empty.")
      return nil
    }
    guard let text = words(field.tree, field.path) else { return nil }
    var disciplines: Set<Discipline> = []
    for part in text.split(separator: ";") where !part.trimmed.isEmpty {
      let item = Tree(String(part.trimmed), at: field.tree.place)
      guard let name = choice(item, field.path, of: Discipline.allCases.map(\.name)),
        let discipline = Discipline(name: name)
      else { return nil }
      disciplines.insert(discipline)
    }
    return disciplines
  }

  /// Yes or no, also as true or false.
  mutating func yesOrNo(_ tree: Tree, _ path: String) -> Bool? {
    guard let text = tree.text?.lowercased(), !tree.isEmpty else {
      report(tree.place, path, "is \(tree.kind); write yes or no.")
      return nil
    }
    switch Substring(text).trimmed {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      report(tree.place, path, "is \(tree.kind); write yes or no.")
      return nil
    }
  }
}
