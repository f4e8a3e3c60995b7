// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// What hubs can do: how loaded their people are, who staffs them, and how visits to a region meet its need.
extension Simulator {
  private static var improvement: Int { CentralFunction.schoolImprovement.rawValue }

  /// What travel makes of a day's visit: longer by the hours, less productive beyond a distance.
  ///
  /// A region with a lead of its own is visited from its hub.
  mutating func setVisitLoading() {
    for school in plan.schools.indices {
      var hours = plan.travelLoadingHours[school]
      if hours > value(.hubsLocalHours), hasOwnLead(plan.regions.ofSchool[school]) {
        hours = value(.hubsLocalHours)
      }
      let isDistant = hours > value(.hubsDistantHours)
      let kept = isDistant ? 1 - value(.hubsDistantCut) : 1
      state.hubs.visitLoading[school] = (1 + value(.centralTravelLoading) * hours) / kept
    }
  }

  private mutating func hasOwnLead(_ region: Int) -> Bool {
    guard region != plan.regions.home else { return false }
    for row in plan.central.firstAdded..<plan.central.count
    where plan.central.addition[row] == .regionalLead(region) {
      return peopleInPost(row) > 0
    }
    return false
  }

  /// A region's own lead; in the home region executives beside the chief executive, each for so many schools.
  private mutating func isLed(_ region: Int) -> Bool {
    guard region == plan.regions.home else { return hasOwnLead(region) }
    let leads = state.hubs.people[CentralFunction.executive.rawValue] - 1
    let schools = Double(record.hubs.regionSchools[region])
    return leads > 0 && schools <= Double(leads) * value(.hubsSchoolsPerRegionExecutive)
  }

  // MARK: Loads

  /// Each sector's improvement days, with what others lend it, against what is asked of it.
  ///
  /// A hub asks for help once its own people are loaded beyond the overload threshold, and lends what it has below it;
  /// lent days are worth less.
  mutating func measureHubLoads() {
    let threshold = max(value(.centralOverloadThreshold), 0.1)
    var lendable = state.central.generalistDays[Self.improvement]
    var wanted = 0.0
    for sector in 0..<CentralStates.sectors {
      let gap = gap(of: sector, threshold: threshold)
      wanted += max(0, gap)
      lendable += max(0, -gap)
    }
    let worth = lendable * value(.centralMatchEfficiency)
    let helped = wanted > 0 ? min(1, worth / wanted) : 0
    let given = worth > 0 ? min(1, wanted / worth) : 0
    for sector in 0..<CentralStates.sectors {
      let place = Self.improvement * CentralStates.sectors + sector
      let gap = gap(of: sector, threshold: threshold)
      let change = gap > 0 ? gap * helped : gap * given
      record.hubs.demandDays[sector] = state.central.demand[place]
      record.hubs.capacityDays[sector] = state.central.specialistDays[place] + change
    }
  }

  /// Days by which a sector's own people fall short of the load that they can bear; negative where they have some to lend.
  private mutating func gap(of sector: Int, threshold: Double) -> Double {
    let place = Self.improvement * CentralStates.sectors + sector
    return state.central.demand[place] / threshold - state.central.specialistDays[place]
  }

  // MARK: Staff

  /// Specialist hubs of each sector that are staffed, and leaders of school improvement.
  mutating func measureHubStaff() {
    var leaders = 0
    for sector in 0..<CentralStates.sectors {
      let called = hubsCalledFor(by: record.central.schools[sector])
      record.hubs.hubsCalledFor[sector] = called
      record.hubs.hubsStaffed[sector] = min(called, hubsStaffed(sector, called: called))
      if record.central.schools[sector] > 0 { leaders += leadersOf(sector) }
    }
    for row in 0..<plan.central.count where leadsBeyondSectors(row) {
      leaders += peopleInPost(row)
    }
    record.hubs.improvementLeaders = leaders
    record.hubs.improvementStaff = state.hubs.people[Self.improvement]
  }

  /// Hubs there were at the start are run by the sector's people past their first term, one each. A further one takes a
  /// coordinator of its own, for whom such a colleague acts only while the sector's load allows it.
  private mutating func hubsStaffed(_ sector: Int, called: Int) -> Int {
    var own = 0
    var coordinators = 0
    for row in plan.central.improvement where plan.central.sector[row] == sector {
      if row < plan.central.firstAdded {
        own += state.central.second[row] + state.central.experienced[row]
      } else {
        coordinators += peopleInPost(row)
      }
    }
    let first = hubsCalledFor(by: state.hubs.firstInSector[sector])
    let base = min(own, first, called)
    let place = Self.improvement * CentralStates.sectors + sector
    let canAct =
      state.central.demand[place]
      <= value(.centralOverloadThreshold) * state.central.specialistDays[place]
    return base + coordinators + (canAct ? own - base : 0)
  }

  /// A sector's leads in post, or one partner of two and more who acts as lead.
  private mutating func leadersOf(_ sector: Int) -> Int {
    var leads = 0
    for row in plan.central.improvement
    where plan.central.sector[row] == sector && plan.central.isLead[row] {
      leads += peopleInPost(row)
    }
    return leads > 0 ? leads : (state.central.hasLead[sector] ? 1 : 0)
  }

  /// Improvement leads of all sectors or of a region, and coordinators of hubs.
  private mutating func leadsBeyondSectors(_ row: Int) -> Bool {
    guard plan.central.function[row] == Self.improvement else { return false }
    guard row < plan.central.firstAdded else { return true }
    return plan.central.sector[row] < 0 && plan.central.isLead[row]
  }

  // MARK: Regions

  /// Each region's lead, and its part of the hubs' days against the visits that its schools need.
  ///
  /// A sector's days are parted by need before travel, so a region far away gets less than it needs where time is
  /// short; what one sector has to spare beyond what it lends visits no school of another.
  mutating func measureRegions() {
    record.hubs.regionSize = value(.hubsRegionSize)
    for region in 0..<record.hubs.regions {
      record.hubs.regionSchools[region] = 0
      record.hubs.regionVisitDays[region] = 0
      record.hubs.regionCapacityDays[region] = 0
    }
    shareVisits()
    for region in 0..<record.hubs.regions { record.hubs.regionIsLed[region] = isLed(region) }
  }

  private mutating func shareVisits() {
    var bare = [4 of Double](repeating: 0)
    for school in plan.bySector where state.schools.isMember[school] {
      let days = state.hubs.visitDays[school] / state.hubs.visitLoading[school]
      state.hubs.bareDays[school] = days
      bare[plan.sectors[school].rawValue] += days
    }
    for school in plan.bySector where state.schools.isMember[school] {
      let region = plan.regions.ofSchool[school]
      record.hubs.regionSchools[region] += 1
      let sector = plan.sectors[school].rawValue
      guard bare[sector] > 0 else { continue }
      let share = record.hubs.capacityDays[sector] / bare[sector]
      let needed = state.hubs.visitDays[school]
      record.hubs.regionVisitDays[region] += needed
      record.hubs.regionCapacityDays[region] += min(needed, state.hubs.bareDays[school] * share)
    }
  }
}
