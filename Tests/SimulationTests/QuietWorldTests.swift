// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Testing
import TrustDomain

@Suite("A world in which nothing happens")
struct QuietWorldTests {
  @Test("Reserves, staffing and grades stay as they were")
  func nothingChanges() throws {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech", pupils: 300)]
    try run(world, trajectories: 3) { _, record in
      guard record.term >= 0 else { return }
      // Each of some 25 postings of two schools and the centre rounds to the penny.
      #expect(abs(record.trust.reserves.pounds - 200_000) < 0.005 * 25 * Double(record.term + 1))
      #expect(record.trust.teachersInPost == 35)  // 400 / 20 + 300 / 20
      #expect(record.trust.teachingPosts == 35)
      #expect(record.trust.headVacancies == 0)
      #expect(record.schools.grade[0] == 2)
      #expect(record.trust.pupils == 700)
    }
  }

  @Test("Income of a year is pupils times the rate: 700 x £7,000 = £4.9m")
  func income() throws {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech", pupils: 300)]
    try run(world, trajectories: 1) { _, record in
      guard record.isYearEnd else { return }
      #expect(abs(record.trust.incomeToDate.pounds - 4_900_000) < 0.05)
      #expect(abs(record.trust.yearIncome.pounds - 4_900_000) < 0.05)
    }
  }

  @Test("A school that spends 2% beyond its income loses it in the first year: 2% of £2.8m")
  func ownBalance() throws {
    var world = World()
    world.schools = [World.school("ash", inYearBalance: -0.02)]
    world.set(.policyBudgetResponse, to: 0)
    try run(world, trajectories: 1) { _, record in
      guard record.term == 2 else { return }
      #expect(abs(record.trust.reserves.pounds - (100_000 - 56_000)) < 0.1)
    }
  }
}
