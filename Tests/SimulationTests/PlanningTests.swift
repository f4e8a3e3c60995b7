// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import ScenarioFiles
import Simulation
import Testing
import TrustDomain
import Worlds

@Suite("Integrated curriculum and financial planning")
struct PlanningTests {
  private func isClose(_ found: Double, _ exact: Double) -> Bool {
    abs(found - exact) <= 1e-9 * max(1, abs(exact))
  }

  private func holds(_ planning: PlanningMeasures) -> Bool {
    isClose(planning.classSize, planning.pupilTeacherRatio / planning.contactRatio)
      && isClose(
        planning.teacherCostPerPupil, planning.averageTeacherCost / planning.pupilTeacherRatio)
      && isClose(planning.curriculumBonus, planning.referenceClassSize / planning.classSize - 1)
      && (17...27).contains(planning.referenceClassSize)
  }

  @Test(
    "Its identities hold for every school and the trust at every year end",
    arguments: [Shipped.noGrowth, .eightJoiners])
  func identities(shipped: Shipped) throws {
    var states = 0
    try run(try shipped.load("proposal.gate=proceed").scenario, trajectories: 100) { _, record in
      guard record.isYearEnd else { return }
      for school in 0..<record.schools.count where record.schools.isMember[school] {
        if !holds(record.finance.schoolPlanning[school]) { Issue.record("term \(record.term)") }
        states += 1
      }
      if !holds(record.finance.planning) { Issue.record("trust, term \(record.term)") }
    }
    #expect(states >= 100 * 5 * 13)
    // The wrong twin: a class of as many pupils as there are for each teacher.
    var wrong = PlanningMeasures()
    (wrong.pupilTeacherRatio, wrong.contactRatio, wrong.classSize) = (20, 0.8, 20)
    #expect(!holds(wrong))
  }

  @Test("A quiet school: 20 pupils a teacher at 0.8 contact are classes of 25, £3,500 a pupil")
  func byHand() throws {
    var world = World()
    world.years = 1
    world.schools = [World.school("ash")]
    world.set(.schoolsContactRatio, to: 0.8)
    world.set(.icfpSixthFormShare, to: 0.1)
    try run(world, trajectories: 1) { _, record in
      let planning = record.finance.schoolPlanning[0]
      guard record.isYearEnd else { return #expect(planning.classSize.isNaN) }
      #expect(isClose(planning.classSize, 25))
      #expect(isClose(planning.teacherCostPerPupil, 3_500))
      // 0.9 x 27 + 0.1 x 17 = 26.
      #expect(isClose(planning.curriculumBonus, 26 / 25.0 - 1))
      #expect(planning.rollChange == 0)
    }
  }

  @Test("A deficit of 6% is red in the year's balance, one of 4% amber", arguments: [0.06, 0.04])
  func colours(deficit: Double) throws {
    var world = World()
    world.years = 1
    world.schools = [World.school("ash", reserves: 1_000_000, inYearBalance: -deficit)]
    world.set(.policyBudgetResponse, to: 0)
    world.set(.icfpContactLowest, to: 0.74)
    world.set(.icfpContactHighest, to: 0.80)
    world.set(.icfpContactRedFrom, to: 0.82)
    world.set(.icfpTolerance, to: 1)
    world.set(.icfpTeacherCostTolerance, to: 1)
    world.set(.icfpShareTolerance, to: 1)
    world.set(.icfpStaffHighest, to: 2)
    world.set(.icfpBalanceRed, to: -0.05)
    world.set(.schoolsLeaderShare, to: 0.1)
    try run(world, trajectories: 1) { _, record in
      guard record.isYearEnd else { return }
      let planning = record.finance.schoolPlanning[0]
      #expect(planning.red == (deficit > 0.05 ? 1 : 0))
      #expect(planning.red + planning.amber == 1)
      // The trust's reserve stands at 33%, above the ceiling of its range only where that is lower.
      #expect(record.trust.benchmarksInBand == 11)
    }
  }
}
