// SPDX-License-Identifier: GPL-3.0-or-later

/// Hubs, networks, the leadership pipeline, evaluation and research.
public struct HubsMeasures: Sendable {
  /// Improvement days asked of each sector's hub this term.
  public var demandDays = [Double](repeating: 0, count: CentralMeasures.sectors)
  /// Days of its specialists, with what others lend it.
  public var capacityDays = [Double](repeating: 0, count: CentralMeasures.sectors)
  /// Specialist hubs that the schools of each sector call for.
  public var hubsCalledFor = [Int](repeating: 0, count: CentralMeasures.sectors)
  /// Of them, those that somebody runs.
  public var hubsStaffed = [Int](repeating: 0, count: CentralMeasures.sectors)
  /// Leads of school improvement in post or acting, coordinators of hubs and regional leads.
  public var improvementLeaders = 0
  /// People in post in school improvement, its leaders included.
  public var improvementStaff = 0

  /// Schools from which on a region needs a lead.
  public var regionSize = 3.0
  /// Member schools by region.
  public var regionSchools: [Int]
  /// Whether a region has a lead in post.
  public var regionIsLed: [Bool]
  /// Days of visits that a region's schools need this term, travel included.
  public var regionVisitDays: [Double]
  /// The region's part of the hubs' days.
  public var regionCapacityDays: [Double]

  /// Heads and other leaders of member schools.
  public var leaders = 0.0
  /// Networks of leaders that somebody runs.
  public var networks = 0.0
  /// Leaders for whom these networks have room.
  public var networkPlaces = 0.0

  /// Colleagues of member schools who are ready for headship.
  public var readyCandidates = 0
  /// Heads appointed this term from among them.
  public var internalAppointments = 0
  /// Headships expected to fall vacant in the next year, and those vacant; NaN but at the year end.
  public var expectedVacancies = Double.nan

  /// Days of research for others delivered and committed in the year; NaN but at the year end.
  public var researchDelivered = Double.nan
  /// Days that the trust has promised.
  public var researchCommitted = Double.nan

  /// Share of a school's planned evaluation of the year that was delivered; NaN but at the year end.
  public var evaluationShare: [Double]
  /// How the school's head rates the centre, 1 to 5; NaN but at the year end, and where there is no permanent head.
  public var headRating: [Double]

  init(schools: Int, regions: Int) {
    regionSchools = Array(repeating: 0, count: regions)
    regionIsLed = Array(repeating: false, count: regions)
    regionVisitDays = Array(repeating: 0, count: regions)
    regionCapacityDays = Array(repeating: 0, count: regions)
    evaluationShare = Array(repeating: .nan, count: schools)
    headRating = Array(repeating: .nan, count: schools)
  }

  /// Regions that the scenario's schools lie in.
  public var regions: Int { regionSchools.count }

  /// Whether a region has as many schools as call for a lead of its own.
  public func needsLead(_ region: Int) -> Bool {
    Double(regionSchools[region]) >= regionSize
  }
}
