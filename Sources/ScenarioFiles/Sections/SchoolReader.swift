// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

extension TableForm {
  /// The columns of `schools.csv` and `candidates.csv`.
  static let schools = TableForm(columns: [
    Column("school", "the school's id, unique in the scenario"),
    Column("name", "the school's name"),
    Column("phase", "primary, secondary, all-through, special or alternative-provision"),
    Column("route", "converter or sponsored; empty for members", isOptional: true),
    Column("region", "the region"),
    Column("authority", "the local authority"),
    Column("pupils", "pupils on roll"),
    Column("capacity", "places in the buildings"),
    Column(
      "commissioned_places", "places commissioned; special schools and alternative provision only",
      isOptional: true),
    Column("income_gbp", "annual income in pounds; empty for the default", isOptional: true),
    Column("reserves_gbp", "revenue reserve in pounds; negative for a deficit"),
    Column("in_year_balance_pct", "the school's own in-year balance as a percentage of income"),
    Column("grade", "inspection grade, 1 outstanding to 4 inadequate"),
    Column("last_inspected", "date of the last inspection"),
    Column("head_in_post_since", "date on which the head took up post"),
    Column("travel_hours", "hours of travel from the trust's office, one way"),
    Column(
      "outcomes_z",
      "outcomes of the last year in standard deviations of schools nationally; may be empty",
      isOptional: true),
    Column("origin", "where the row comes from; not read", isOptional: true),
  ])
}

/// One row of a table, and how to name its fields.
struct TableRow {
  let tree: Tree
  let path: String

  /// A field that is there and not empty, with its key path.
  func filled(_ column: String) -> (tree: Tree, path: String)? {
    guard let field = tree[column], !field.isEmpty else { return nil }
    return (field, Reading.join(path, column))
  }
}

extension Reading {
  /// A field that must not be empty.
  mutating func field(
    _ column: String, _ row: TableRow, _ form: TableForm
  ) -> (tree: Tree, path: String)? {
    let about = form.columns.first { $0.name == column }?.about ?? "a value"
    guard let tree = required(column, of: row.tree, row.path, "give \(about)") else { return nil }
    return (tree, Self.join(row.path, column))
  }

  /// The schools of a table; rows that cannot be read are left out.
  mutating func schools(_ rows: [Tree], _ path: String, joining: Bool, start: Term) -> [School] {
    rows.enumerated().compactMap { index, tree in
      let row = TableRow(tree: tree, path: "\(path)[\(index + 1)]")
      return school(row, joining: joining, start: start)
    }
  }

  private mutating func school(_ row: TableRow, joining: Bool, start: Term) -> School? {
    let id = schoolID(row)
    let name = text("name", row)
    let phase = phase(row)
    let route = route(row, joining: joining)
    let region = text("region", row)
    let authority = text("authority", row)
    let pupils = size("pupils", row, 1...20_000)
    let capacity = size("capacity", row, 1...20_000)
    let places = places(row, phase)
    let income = row.filled("income_gbp").map { number($0.tree, $0.path, in: .pounds, 1...1e9) }
    let reserves = money("reserves_gbp", row, -1e9...1e9)
    let balance = balance(row)
    let grade = grade(row)
    let inspected = day("last_inspected", row, notAfter: start)
    let head = day("head_in_post_since", row, notAfter: start)
    let travel = field("travel_hours", row, .schools).flatMap {
      number($0.tree, $0.path, in: .count, 0...24)
    }
    let outcomes = row.filled("outcomes_z").map { number($0.tree, $0.path, in: .count, -5...5) }
    guard let id, let name, let phase, let route, let region, let authority, let pupils,
      let capacity, let places, let reserves, let balance, let grade, let inspected, let head,
      let travel
    else { return nil }
    if case .some(.none) = income { return nil }
    if case .some(.none) = outcomes { return nil }
    return School(
      id: id, name: name, phase: phase, route: route.value, region: region, authority: authority,
      pupils: pupils, capacity: capacity, commissionedPlaces: places.value,
      income: income?.map(Money.init(pounds:)), reserves: reserves, inYearBalance: balance,
      grade: grade, lastInspected: inspected, headInPostSince: head, travelHours: travel,
      outcomes: outcomes ?? nil)
  }

  private struct Optionally<Value> { let value: Value? }

  private mutating func text(_ column: String, _ row: TableRow) -> String? {
    field(column, row, .schools).flatMap { words($0.tree, $0.path) }
  }

  private mutating func schoolID(_ row: TableRow) -> String? {
    guard let field = field("school", row, .schools), let id = words(field.tree, field.path) else {
      return nil
    }
    guard id.count <= 64, !id.contains(",") else {
      report(field.tree.place, field.path, "must be an id of at most 64 letters, without commas.")
      return nil
    }
    return id
  }

  private mutating func phase(_ row: TableRow) -> Phase? {
    field("phase", row, .schools)
      .flatMap { choice($0.tree, $0.path, of: Phase.allCases.map(\.name)) }
      .flatMap { Phase(name: $0) }
  }

  /// Candidates have a route, members none.
  private mutating func route(_ row: TableRow, joining: Bool) -> Optionally<JoiningRoute>? {
    guard joining else {
      guard let route = row.filled("route") else { return Optionally(value: nil) }
      report(
        route.tree.place, route.path,
        "is \(route.tree.kind), but the school is a member; leave it empty, or list the school under candidates."
      )
      return nil
    }
    return field("route", row, .schools)
      .flatMap { choice($0.tree, $0.path, of: JoiningRoute.allCases.map(\.rawValue)) }
      .map { Optionally(value: JoiningRoute(rawValue: $0)) }
  }

  private mutating func size(
    _ column: String, _ row: TableRow, _ range: ClosedRange<Double>
  ) -> Double? {
    field(column, row, .schools).flatMap { number($0.tree, $0.path, in: .count, range) }
  }

  private mutating func places(_ row: TableRow, _ phase: Phase?) -> Optionally<Double>? {
    guard let places = row.filled("commissioned_places") else { return Optionally(value: nil) }
    if let phase, !phase.isFundedByPlaces {
      report(
        places.tree.place, places.path,
        "is \(places.tree.kind), but places are commissioned at special schools and alternative provision only; leave it empty."
      )
      return nil
    }
    return number(places.tree, places.path, in: .count, 0...20_000).map { Optionally(value: $0) }
  }

  private mutating func money(
    _ column: String, _ row: TableRow, _ range: ClosedRange<Double>
  ) -> Money? {
    field(column, row, .schools).flatMap { number($0.tree, $0.path, in: .pounds, range) }
      .map(Money.init(pounds:))
  }

  /// A percentage that must bear its sign: 0.6 could mean 0.6% or 60%.
  private mutating func balance(_ row: TableRow) -> Double? {
    guard let field = field("in_year_balance_pct", row, .schools),
      let value = number(field.tree, field.path, in: .fraction, -1...1)
    else { return nil }
    let text = field.tree.text ?? ""
    guard value == 0 || text.contains("%") else {
      report(
        field.tree.place, field.path,
        "is \(Quote.short(text)); write it with its percent sign, such as \(Quote.short(text))%.")
      return nil
    }
    return value
  }

  private mutating func grade(_ row: TableRow) -> Grade? {
    field("grade", row, .schools).flatMap { whole($0.tree, $0.path, 1...4) }
      .flatMap(Grade.init(rawValue:))
  }

  private mutating func day(_ column: String, _ row: TableRow, notAfter start: Term) -> Day? {
    field(column, row, .schools).flatMap { day($0.tree, $0.path, notAfter: start) }
  }

  /// An ISO date, not after the first day of the start term.
  mutating func day(_ tree: Tree, _ path: String, notAfter start: Term?) -> Day? {
    guard let text = words(tree, path) else { return nil }
    guard let day = Day(text), (1900...2200).contains(day.year) else {
      report(
        tree.place, path,
        "is \"\(Quote.short(text))\", which is no date; write year-month-day, such as 2026-03-31.")
      return nil
    }
    if let start, let first = Day(start.startDate), day > first {
      report(
        tree.place, path, "is \(day), after the start on \(first); give the date as it stood then.")
      return nil
    }
    return day
  }
}
