// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// The regions of a scenario's schools, by name.
public struct RegionPlan: Sendable {
  /// Distinct regions, in the order of their names; results name them so.
  public let names: [String]
  /// Each school's region, as an index into `names`.
  let ofSchool: [Int]
  /// Members at the start, by region.
  let firstCount: [Int]
  /// The region with the most members at the start, the first of those by name: one of the trust's executives leads it.
  let home: Int

  init(_ schools: [School], isMember: [Bool]) {
    let names = Set(schools.map(\.region)).sorted()
    let ofSchool = schools.map { names.firstIndex(of: $0.region) ?? 0 }
    var firstCount = Array(repeating: 0, count: names.count)
    for (region, counts) in zip(ofSchool, isMember) where counts { firstCount[region] += 1 }
    self.names = names
    self.ofSchool = ofSchool
    self.firstCount = firstCount
    home = firstCount.indices.max { (firstCount[$0], $1) < (firstCount[$1], $0) } ?? 0
  }
}
