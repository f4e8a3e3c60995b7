// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// Posts that a rule opens as the trust grows: coordinators of further hubs, leads of regions, a layer of executives.
extension Simulator {
  /// Counts the schools at the start. A post wanted in the first term has been wanted for as long as posts are opened
  /// ahead of a join.
  mutating func openHubPosts() {
    state.hubs.firstInSector.fill(with: 0)
    state.hubs.first = 0
    for school in plan.schools.indices where plan.joinOfSchool[school] < 0 {
      state.hubs.firstInSector[plan.sectors[school].rawValue] += 1
      state.hubs.first += 1
    }
    state.hubs.waiting.fill(with: max(0, Int(value(.policyCentralPostsLead).rounded())))
  }

  mutating func clearSchoolsAhead() {
    state.hubs.aheadInSector.fill(with: 0)
    state.hubs.aheadInRegion.fill(with: 0)
    state.hubs.ahead = 0
  }

  /// Counts a school with whom posts are reckoned.
  mutating func countAhead(_ school: Int) {
    state.hubs.aheadInSector[plan.sectors[school].rawValue] += 1
    state.hubs.aheadInRegion[plan.regions.ofSchool[school]] += 1
    state.hubs.ahead += 1
  }

  /// Opens the posts of an added row once they have been wanted for the lead time; closes those not wanted any more.
  mutating func openAddedPosts(_ row: Int) {
    guard let addition = plan.central.addition[row] else { return }
    let now = state.central.posts[row]
    let target = postsToOpen(row, wanted: wantedPosts(addition, row: row))
    if target > now {
      let isDue = state.hubs.waiting[row] >= Int(value(.hubsPostLeadTerms).rounded())
      state.hubs.waiting[row] = isDue ? 0 : state.hubs.waiting[row] + 1
      if isDue { state.central.posts[row] = target }
    } else {
      state.hubs.waiting[row] = 0
      state.central.posts[row] = target
      if target < now { releaseSurplus(row) }
    }
  }

  /// The posts there were at the start, and of those wanted beyond them the share that is opened at all.
  private mutating func postsToOpen(_ row: Int, wanted: Int) -> Int {
    let first = plan.central.posts[row]
    guard wanted > first else { return first }
    return first + Int((Double(wanted - first) * value(.hubsPostsOpened)).rounded())
  }

  private mutating func wantedPosts(_ addition: CentralPlan.Addition, row: Int) -> Int {
    switch addition {
    case .coordinator:
      let sector = plan.central.sector[row]
      return hubsCalledFor(by: state.hubs.aheadInSector[sector])
        - hubsCalledFor(by: state.hubs.firstInSector[sector])
    case .regionalLead(let region):
      return Double(state.hubs.aheadInRegion[region]) >= value(.hubsRegionSize) ? 1 : 0
    case .executive:
      return executiveLayers(state.hubs.ahead) - executiveLayers(state.hubs.first)
    }
  }

  /// Specialist hubs for so many schools of a sector.
  mutating func hubsCalledFor(by schools: Int) -> Int {
    Int((Double(schools) / value(.hubsSchoolsPerHub)).rounded(.up))
  }

  private mutating func executiveLayers(_ schools: Int) -> Int {
    let count = Double(schools)
    return (count >= value(.hubsExecutiveLayerFirst) ? 1 : 0)
      + (count >= value(.hubsExecutiveLayerSecond) ? 1 : 0)
  }

  /// A sector that has grown has at least a partner for so many schools, whatever it had at the start.
  mutating func partnersByRule(_ row: Int) -> Double {
    let sector = plan.central.sector[row]
    guard sector >= 0, plan.central.function[row] == CentralFunction.schoolImprovement.rawValue,
      state.hubs.aheadInSector[sector] > state.hubs.firstInSector[sector]
    else { return 0 }
    let schools = Double(state.hubs.aheadInSector[sector])
    return value(.hubsPostsOpened) * schools / value(.hubsSchoolsPerPartner)
  }

  /// The chance that a vacancy is filled; a freeze of hub posts holds for the leads of school improvement too.
  mutating func fillRate(of row: Int) -> Double {
    let isLead =
      plan.central.isLead[row]
      && plan.central.function[row] == CentralFunction.schoolImprovement.rawValue
    let isFrozen = isLead || row >= plan.central.firstAdded
    return value(.centralFillRate) * (isFrozen ? value(.hubsPostsOpened) : 1)
  }

  /// Pounds a post and year, in the pay of the year before the start.
  mutating func yearlyCost(of row: Int) -> Double {
    guard row >= plan.central.firstAdded else { return plan.central.yearlyCost[row] }
    return switch plan.central.addition[row] {
    case nil: plan.central.yearlyCost[row]
    case .coordinator: value(.hubsCoordinatorCost)
    case .regionalLead: value(.hubsRegionalLeadCost)
    case .executive: value(.hubsExecutiveCost)
    }
  }

  /// Who runs a hub has only part of the days for visits.
  @inline(__always)
  mutating func visitShare(of row: Int) -> Double {
    guard row >= plan.central.firstAdded else { return 1 }
    return switch plan.central.addition[row] {
    case .coordinator, .regionalLead: value(.hubsVisitShare)
    case .executive, nil: 1
    }
  }
}
