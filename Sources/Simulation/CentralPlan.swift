// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// The central team's rows of posts as plain arrays, sorted by function, sector and title.
struct CentralPlan: Sendable {
  let count: Int
  let entities: [UInt32]
  let function: [Int]
  /// The sector that a row serves, or -1 for all.
  let sector: [Int]
  let isLead: [Bool]
  let posts: [Int]
  let inPost: [Int]
  /// Pounds a post and year.
  let yearlyCost: [Double]
  /// The disciplines that a row covers, one bit each.
  let disciplines: [Int]
  /// Rows of school improvement.
  let improvement: [Int]

  init(_ team: [CentralPosts]) {
    let rows = team.sorted { Self.name($0) < Self.name($1) }
    count = rows.count
    let names = distinctNames(rows.map(Self.address))
    let numbers = entityNumbers(of: names)
    entities = names.map { numbers[$0] ?? 0 }
    function = rows.map(\.function.rawValue)
    sector = rows.map { $0.sector?.rawValue ?? -1 }
    isLead = rows.map(\.isLead)
    posts = rows.map(\.posts)
    inPost = rows.map(\.inPost)
    yearlyCost = rows.map(\.annualCost.pounds)
    disciplines = rows.map { row in row.disciplines.reduce(0) { $0 | (1 << $1.rawValue) } }
    improvement = rows.indices.filter { rows[$0].function == .schoolImprovement }
  }

  /// What a row's random streams hang on: not its numbers, so that a changed cost or size moves no draw.
  private static func address(_ row: CentralPosts) -> String {
    "\(row.function.name)/\(row.sector?.name ?? "all")/\(row.title)"
  }

  /// Rows that differ in nothing else are told apart by what they are, so that a file's order changes nothing.
  private static func name(_ row: CentralPosts) -> String {
    let disciplines = row.disciplines.map(\.name).sorted().joined(separator: ";")
    let sector = row.sector?.name ?? "all"
    return "\(row.function.name)/\(sector)/\(row.title)/\(disciplines)/\(row.isLead)"
      + "/\(row.posts)/\(row.inPost)/\(row.annualCost.pence)"
  }

  @inline(__always)
  func serves(_ row: Int, _ wanted: Int) -> Bool { sector[row] < 0 || sector[row] == wanted }
}
