// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import ScenarioFiles
import Stochastics
import Testing

@Suite("Numbers as people write them")
struct NumberTests {
  static let right: [(setting: String, id: AssumptionID, value: Double)] = [
    ("policy.reserves_target=5.5%", .policyReservesTarget, 0.055),
    ("policy.reserves_target= 5.5 % ", .policyReservesTarget, 0.055),
    ("policy.reserves_target=0.055", .policyReservesTarget, 0.055),
    ("policy.reserves_target=\"5.5%\"", .policyReservesTarget, 0.055),
    ("policy.balance_target=-2%", .policyBalanceTarget, -0.02),
    ("policy.balance_target=−2%", .policyBalanceTarget, -0.02),
    ("policy.balance_target=+2%", .policyBalanceTarget, 0.02),
    ("policy.joining_grant=£2,400,000", .policyJoiningGrant, 2_400_000),
    ("policy.joining_grant=2_400_000", .policyJoiningGrant, 2_400_000),
    ("policy.joining_grant=2,400,000.50", .policyJoiningGrant, 2_400_000.5),
    ("policy.joining_grant=180k", .policyJoiningGrant, 180_000),
    ("policy.joining_grant=£1.2m", .policyJoiningGrant, 1_200_000),
    ("policy.joining_grant=1.2 million pounds", .policyJoiningGrant, 1_200_000),
    ("policy.joining_grant=1.5e5", .policyJoiningGrant, 150_000),
    ("policy.deferral_limit=2 terms", .policyDeferralLimit, 2),
    ("joining.payback_years=1 year", .joiningPaybackYears, 1),
    ("central.incident_days=3 days", .centralIncidentDays, 3),
    ("civic.committed_days=12 days per term", .civicCommittedDays, 12),
    ("joining.integration_per_pupil=£60 per pupil", .joiningIntegrationPerPupil, 60),
    ("economy.energy_jump_chance=8% a year", .economyEnergyJumpChance, 0.08),
    ("central.safeguarding_rate=15 per 1,000 pupils and year", .centralSafeguardingRate, 15),
  ]

  @Test("are read", arguments: right)
  func reads(setting: String, id: AssumptionID, value: Double) throws {
    let mean = try #require(try example(setting).scenario.assumptions[id].mean)
    #expect(abs(mean - value) <= abs(value) * 1e-12)
  }

  static let wrong: [(setting: String, says: String)] = [
    ("policy.joining_grant=1,23", "no number"), ("policy.joining_grant=12,3456", "no number"),
    ("policy.joining_grant=5%", "counts pounds"), ("policy.reserves_target=£5", "counts a share"),
    ("policy.reserves_target=5", "Did you mean 5%?"), ("policy.reserves_target=.inf", "no number"),
    ("policy.reserves_target=nan", "no number"), ("policy.reserves_target=1e999", "too large"),
    ("policy.reserves_target=1e99", "must lie in"), ("policy.reserves_target=", "is empty"),
    ("policy.reserves_target=-", "is a list"), ("policy.reserves_target=--5%", "no number"),
    ("policy.deferral_limit=18 months", "counts terms"),
    ("policy.deferral_limit=2 days", "counts terms"),
    ("policy.joining_grant=180kk", "counts pounds"), ("policy.joining_grant=1 2", "counts pounds"),
    ("years=99999999999999999999999999", "1 to 10 years"), ("years=2.5", "in whole years"),
    ("years=1e300", "1 to 10 years"), ("years=three", "no number"), ("years=[1]", "a list"),
  ]

  @Test("that are none, or count something else, are refused", arguments: wrong)
  func refuses(setting: String, says: String) throws {
    let problems = #expect(throws: ScenarioProblems.self) { try example(setting) }
    #expect(
      problems?.problems.contains { $0.text.contains(says) } == true,
      "\(String(describing: problems))")
  }
}

@Suite("The nearest name")
struct NearestNameTests {
  static let names = [
    ("policy.reserves_traget", "reserves_target"), ("polcy.reserves_target", "policy"),
    ("economy.payaward", "pay_award"), ("economy.pay-award", "pay_award"),
    ("economy.inflation_price", nil), ("schools.x", nil), ("heads.fill", "fill_rate"),
    ("central.Exit_Rate", "exit_rate"), ("inspection.interval_men", "interval_mean"),
  ]

  @Test("is proposed where one is near", arguments: names)
  func proposes(setting: String, name: String?) throws {
    let problems = #expect(throws: ScenarioProblems.self) { try example("\(setting)=1") }
    let text = try #require(problems?.problems.first).text
    if let name {
      #expect(text.contains("Did you mean \"\(name)\"?"), "\(text)")
    } else {
      #expect(!text.contains("Did you mean"), "\(text)")
    }
  }
}
