// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// The central team's rows of posts as plain arrays, sorted by function, sector and title.
struct CentralPlan: Sendable {
  let count: Int
  /// The first of the rows that no table lists.
  let firstAdded: Int
  let entities: [UInt32]
  let titles: [String]
  let function: [Int]
  /// The sector that a row serves, or -1 for all.
  let sector: [Int]
  let isLead: [Bool]
  let posts: [Int]
  /// Of them, those whom no balance at the start pays for.
  let newInPost: [Int]
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

  /// What a row that no table lists is there for; nil for the rows of the trust's table.
  let addition: [Addition?]

  /// Posts that a rule opens as the trust grows.
  enum Addition: Sendable, Equatable {
    /// Coordinates a further specialist hub of the row's sector.
    case coordinator
    /// Leads a region, by number.
    case regionalLead(Int)
    /// Another layer of executives.
    case executive
  }

  /// - Parameter regionSize: schools at the start with which a region beside the home one has its lead already.
  init(_ team: [CentralPosts], regions: RegionPlan, regionSize: Double) {
    let listed = team.map { (name: Self.name($0), row: $0) }.sorted { $0.name < $1.name }
      .map(\.row)
    let added = Self.additions(regions, size: regionSize)
    let rows = listed + added.map(\.posts)
    count = rows.count
    firstAdded = listed.count
    let names = distinctNames(listed.map(Self.address) + added.map(\.name))
    let numbers = entityNumbers(of: names)
    entities = names.map { numbers[$0] ?? 0 }
    titles = rows.map(\.title)
    function = rows.map(\.function.rawValue)
    sector = rows.map { $0.sector?.rawValue ?? -1 }
    isLead = rows.map(\.isLead)
    posts = rows.map(\.posts)
    inPost = rows.map(\.inPost)
    newInPost = rows.map(\.newInPost)
    yearlyCost = rows.map(\.annualCost.pounds)
    disciplines = rows.map { row in row.disciplines.reduce(0) { $0 | (1 << $1.rawValue) } }
    addition = listed.map { _ in nil } + added.map(\.kind)
    let kinds = addition
    improvement = rows.indices.filter {
      rows[$0].function == .schoolImprovement && (kinds[$0] == nil || kinds[$0] == .coordinator)
    }
    growing = Self.growing(listed) + added.map { _ in 0 }
  }

  /// A coordinator's row for each sector, a lead's for each region but the home one, and one for executives; their cost
  /// is an assumption.
  private static func additions(
    _ regions: RegionPlan, size: Double
  ) -> [(kind: Addition, name: String, posts: CentralPosts)] {
    func row(
      _ kind: Addition, _ name: String, _ function: CentralFunction, sector: Sector? = nil,
      count: Int = 0, isLead: Bool = true
    ) -> (Addition, String, CentralPosts) {
      let posts = CentralPosts(
        function: function, title: name, sector: sector,
        disciplines: function == .schoolImprovement ? Set(Discipline.allCases) : [],
        posts: count, inPost: count, annualCost: .zero, isLead: isLead)
      return (kind, name, posts)
    }
    let hubs = Sector.allCases.map {
      row(.coordinator, "hub/\($0.name)", .schoolImprovement, sector: $0, isLead: false)
    }
    let leads = regions.names.indices.filter { $0 != regions.home }.map {
      row(
        .regionalLead($0), "region/\(regions.names[$0])", .schoolImprovement,
        count: Double(regions.firstCount[$0]) >= size ? 1 : 0)
    }
    return hubs + leads + [row(.executive, "executive/further layer", .executive)]
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
