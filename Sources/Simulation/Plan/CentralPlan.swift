// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// The central team's rows of posts as plain arrays, sorted by function, sector and title.
struct CentralPlan: Sendable {
  let count: Int
  let entities: [UInt32]
  let titles: [String]
  let function: [Int]
  let titles: [String]
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
  /// The posts at the start of all rows with the same function and sector, for the one row among them that grows; 0 for
  /// the others.
  let growing: [Int]

  init(_ team: [CentralPosts]) {
    let rows = team.sorted { Self.name($0) < Self.name($1) }
    count = rows.count
    let names = distinctNames(rows.map(Self.address))
    let numbers = entityNumbers(of: names)
    entities = names.map { numbers[$0] ?? 0 }
    titles = rows.map(\.title)
    function = rows.map(\.function.rawValue)
    titles = rows.map(\.title)
    sector = rows.map { $0.sector?.rawValue ?? -1 }
    isLead = rows.map(\.isLead)
    posts = rows.map(\.posts)
    inPost = rows.map(\.inPost)
    yearlyCost = rows.map(\.annualCost.pounds)
    disciplines = rows.map { row in row.disciplines.reduce(0) { $0 | (1 << $1.rawValue) } }
    improvement = rows.indices.filter { rows[$0].function == .schoolImprovement }
    growing = Self.growing(rows)
  }

  /// Of the rows of one function and sector, the least costly that isn't a lead grows; where all lead, the least costly.
  private static func growing(_ rows: [CentralPosts]) -> [Int] {
    var growing = Array(repeating: 0, count: rows.count)
    for function in CentralFunction.allCases {
      for sector in Sector.allCases.map(Optional.some) + [nil] {
        let team = rows.indices.filter {
          rows[$0].function == function && rows[$0].sector == sector
        }
        let others = team.filter { !rows[$0].isLead }
        let grows = (others.isEmpty ? team : others).min {
          rows[$0].annualCost < rows[$1].annualCost
        }
        if let grows { growing[grows] = team.reduce(0) { $0 + rows[$1].posts } }
      }
    }
    return growing
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
