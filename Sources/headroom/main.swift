import Forecasting
import Principles
import ScenarioFiles
import Statistics
import TrustDomain

func pct(_ x: Double) -> String { "\((x * 1000).rounded() / 10)" }
let args = CommandLine.arguments
do {
if args[1] == "bench" {
  let doc = try loadScenario(at: args[2], settings: [])
  let b = try await benchmark(Question(scenario: doc.scenario, catalogue: doc.catalogue), runs: 10000, seed: 1, repeats: 3)
  print("cpu", b.forecasts.map(\.processor), b.floors.map(\.processor), b.streamFloor.processor, "RATIO", b.floorRatios, "wall", b.wallRatios, b.streamFloorRatio, "speedup", b.threadSpeedup)
  for (k, n) in b.draws.sorted(by: { $0.value > $1.value }) { print(k, n) }
} else {
  let doc = try loadScenario(at: args[1], settings: Array(args.dropFirst(3)))
  let clock = ContinuousClock()
  let begin = clock.now
  let s = try await forecast(
    Question(scenario: doc.scenario, catalogue: doc.catalogue),
    options: ForecastOptions(runs: Int(args[2])!, seed: 1, threads: 2))
  print(s.title, s.runs, clock.now - begin, "ALL MET", pct(s.allMet.value))
  for p in s.principles {
    guard let met = p.met else { continue }
    print("  ", p.principle.id, pct(met.value), "first", pct(p.firstToGive), "term", p.medianBreachTerm ?? -1, "terms", p.meanTermsInBreach ?? -1)
  }
  let wanted = ["reserves_pct_income", "in_year_balance_pct_income", "staff_cost_pct_income", "si_utilisation", "central_utilisation", "function_utilisation", "matched_support_share", "partnership_days_spare", "civic_days_cover"]
  for f in s.fans where [0, 2, 5, 8, 11, 14].contains(f.term) && wanted.contains(f.metric.id) && (f.metric.id != "function_utilisation" || f.term == 8) {
    print("  ", f.metric.id, f.scope, f.term, f.mean.map { "\(($0 * 10000).rounded() / 10000)" } ?? "-", f.quantiles.map { "\(($0 * 10000).rounded() / 10000)" })
  }
  for b in s.breaches where b.share > 0.02 {
    print("  ", b.principle.id, b.check.metric.id, b.scope, pct(b.share), b.medianShortfall ?? -1)
  }
  for j in s.joins { print(j.school.id, j.planned, pct(j.onTime.value), pct(j.deferred.value), pct(j.declined.value), j.meanDelayTerms ?? -1, j.blockedBy.map { "\($0.principle.id)=\(pct($0.share))" }) }
}
} catch let problems as ScenarioProblems {
  print(problems.description)
}
