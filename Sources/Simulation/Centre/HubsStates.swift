// SPDX-License-Identifier: GPL-3.0-or-later

/// Hubs, networks, the leadership pipeline, evaluation and research.
struct HubsStates: ~Copyable {
  // Schools counted for posts: at the start, and with joins as far ahead as posts are opened.
  let firstInSector: Column<Int>
  let aheadInSector: Column<Int>
  let aheadInRegion: Column<Int>
  var first = 0
  var ahead = 0
  /// Terms for which a row of added posts has been called for and not opened.
  let waiting: Column<Int>

  // Visits by school: what travel makes of a day, and this term's days, before it and with it.
  let visitLoading: Column<Double>
  let bareDays: Column<Double>
  let visitDays: Column<Double>

  // People by function, and those in their first two terms.
  let people: Column<Int>
  let newcomers: Column<Int>

  // Networks of leaders.
  var networks = 0
  var leaders = 0.0

  // Candidates ready for headship.
  let candidates: Column<Int>
  var internalAppointments = 0
  /// Sum of a year's shares of programme places that were served, and its terms.
  var programmeServed = 0.0
  var termsOfYear = 0

  // A school's evaluation of the year, in days.
  let evaluationPlanned: Column<Double>
  let evaluationOwed: Column<Double>

  // Commitments: days kept for them whatever the trust's own work, by function; research of the year.
  let fenced: Column<Double>
  var researchDelivered = 0.0
  var researchCommitted = 0.0

  // What heads have seen of the centre in a year: sums over its terms.
  let servedOfSector: Column<Double>
  var waitingOfYear = 0.0
  var churnOfYear = 0.0
  let ratings: Column<Double>

  init(_ plan: SimulationPlan) {
    let schools = plan.schools.count
    firstInSector = Column(repeating: 0, count: CentralStates.sectors)
    aheadInSector = Column(repeating: 0, count: CentralStates.sectors)
    aheadInRegion = Column(repeating: 0, count: plan.regions.names.count)
    waiting = Column(repeating: 0, count: plan.central.count)
    visitLoading = Column(repeating: 1, count: schools)
    bareDays = Column(repeating: 0, count: schools)
    visitDays = Column(repeating: 0, count: schools)
    people = Column(repeating: 0, count: CentralStates.functions)
    newcomers = Column(repeating: 0, count: CentralStates.functions)
    candidates = Column(repeating: 0, count: schools)
    evaluationPlanned = Column(repeating: 0, count: schools)
    evaluationOwed = Column(repeating: 0, count: schools)
    fenced = Column(repeating: 0, count: CentralStates.functions)
    servedOfSector = Column(repeating: 0, count: CentralStates.sectors)
    ratings = Column(repeating: .nan, count: schools)
  }
}
