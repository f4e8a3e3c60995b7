// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
public import Forecasting
internal import Principles
internal import Simulation
internal import Statistics
internal import Stochastics
internal import TrustDomain

/// What would be worth finding out before choosing among the proposal, its gates, itself without each join, and no
/// growth.
///
/// - Parameters:
///   - join: principles that a school's joining is worth; nil for what makes the proposal and no growth even.
///   - reserves: principles that a hundredth of income in final reserves is worth.
/// - Returns: nil where no school is to join: there is nothing to choose.
public func worthKnowing(
  of question: Question, join: Double?, reserves: Double, sampling: Sampling
) async throws(ForecastError) -> WorthKnowing? {
  guard !question.scenario.proposal.joins.isEmpty else { return nil }
  let plans = WorthKnowing.plans(of: question)
  var futures: [[Future]] = []
  for (_, question) in plans { futures.append(try await question.futures(sampling)) }
  // What the joiners hide shows where all join.
  var open = question
  open.scenario.proposal.gate = .proceed
  let inputs = try await toldFutures(open, sampling).inputs
  let bench = KnowledgeBench(
    plans: plans.map(\.0), futures: futures, inputs: inputs, reserves: reserves,
    sampling: sampling)
  return await bench.answer(join: join)
}

extension WorthKnowing {
  /// Plans with the question that each asks; those that are the same as another are left out.
  static func plans(of question: Question) -> [(Plan, Question)] {
    let proposal = question.scenario.proposal
    var plans = [(Plan.asProposed, question)]
    for gate in GatePolicy.allCases where gate != proposal.gate {
      var other = question
      other.scenario.proposal.gate = gate
      plans.append((.gate(gate.rawValue), other))
    }
    if Alternatives.joinsLeftOut.contains(proposal.joins.count) {
      for join in proposal.joins.sorted(by: { ($0.term, $0.school) < ($1.term, $1.school) }) {
        var other = question
        other.scenario.proposal.joins.removeAll { $0.school == join.school }
        let school = question.scenario.candidates.first { $0.id == join.school }
        plans.append((.without(id: join.school, name: school?.name ?? join.school), other))
      }
    }
    var none = question
    none.scenario.proposal.joins = []
    return plans + [(.noGrowth, none)]
  }
}

/// Plans in the same futures, and what each future was dealt.
private struct KnowledgeBench: Sendable {
  let plans: [WorthKnowing.Plan]
  let futures: [[Future]]
  let inputs: InputTable
  let reserves: Double
  let sampling: Sampling

  private static let (resamples, shuffles) = (100, 199)
  /// Principles that a school's joining is tried at.
  private static let joins = [0, 0.25, 0.5, 1, 2, 4]

  func answer(join: Double?) async -> WorthKnowing? {
    let even = Self.roundedToHundredths(evenJoin)
    let utility = WorthKnowing.Utility(
      join: join ?? even, reserves: reserves, isGiven: join != nil)
    let utilities = utilities(join: utility.join)
    let resamples = sampling.resamples(Self.resamples)
    guard let everything = ValueOfInformation.perfect(utilities, resamples: resamples) else {
      return nil
    }
    let groups = await groupRows(utilities, resamples)
    let single = await inputRows(utilities, resamples)
    let sweep = Self.joins.compactMap { join -> WorthKnowing.SweepRow? in
      let utilities = self.utilities(join: join)
      return ValueOfInformation.perfect(utilities, resamples: resamples).map {
        WorthKnowing.SweepRow(join: join, plan: plans[best(utilities)], everything: $0)
      }
    }
    return WorthKnowing(
      utility: utility, sampling: sampling, plans: planRows(utilities), best: best(utilities),
      everything: everything, groups: groups, inputs: single, sweep: sweep)
  }

  private func utilities(join: Double) -> [[Double]] {
    futures.map { futures in
      futures.map { future in
        let share = future.finalReservesShare.isFinite ? future.finalReservesShare : 0
        return Self.kept(future) + join * Double(future.joined) + reserves * 100 * share
      }
    }
  }

  private static func kept(_ future: Future) -> Double { Double(future.held.count(where: \.self)) }

  /// What a join must be worth for the proposal to be worth as much as no growth; 0 where nobody joins.
  private var evenJoin: Double {
    let plain = utilities(join: 0).map(Self.mean)
    let joined = Self.mean((futures.first ?? []).map { Double($0.joined) })
    guard let proposed = plain.first, let none = plain.last, joined > 0 else { return 0 }
    return max(0, (none - proposed) / joined)
  }

  private static func roundedToHundredths(_ value: Double) -> Double {
    (value * 100).rounded() / 100
  }

  private static func mean(_ values: [Double]) -> Double { Moments(of: values).mean ?? 0 }

  private func best(_ utilities: [[Double]]) -> Int {
    let means = utilities.map(Self.mean)
    return means.indices.max { (means[$0], $1) < (means[$1], $0) } ?? 0
  }

  private func planRows(_ utilities: [[Double]]) -> [WorthKnowing.PlanRow] {
    plans.indices.map { place in
      let shares = futures[place].map(\.finalReservesShare)
      return WorthKnowing.PlanRow(
        plan: plans[place], utility: .mean(of: utilities[place]),
        difference: place == 0 ? nil : try? .ofMeans(utilities[place], utilities[0]),
        kept: Self.mean(futures[place].map(Self.kept)),
        joined: Self.mean(futures[place].map { Double($0.joined) }), reserves: Self.mean(shares))
    }
  }

  /// Orders of all futures.
  private var shuffles: [[Int32]] {
    var stream = RandomStream(seed: sampling.seed)
    return (0..<Self.shuffles).map { number in
      stream.open(.shuffle, number: UInt32(number))
      var order = (0..<Int32(sampling.runs)).map(\.self)
      for place in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(place, Int(stream.uniform() * Double(place + 1)))
      }
      return order
    }
  }

  /// Inputs that span the horizon.
  private var usable: InputTable { inputs.filter { input, _ in input.year == nil }.varying }

  private func groupRows(
    _ utilities: [[Double]], _ resamples: [[Int32]]
  ) async -> [WorthKnowing.GroupRow] {
    let usable = usable
    let parts = DrawGroup.allCases.map { group in usable.filter { input, _ in input.group == group }
    }
    let worths = await worths(parts.map(\.columns), utilities, resamples)
    let joint = Self.jointChances(worths)
    let rows = DrawGroup.allCases.indices.compactMap { place in
      worths[place].map {
        WorthKnowing.GroupRow(
          group: DrawGroup.allCases[place], inputs: parts[place].inputs.count, worth: $0,
          isClear: joint[place] <= 0.05)
      }
    }
    return rows.sorted {
      ($0.worth.value.value, $1.group.rawValue) > ($1.worth.value.value, $0.group.rawValue)
    }
  }

  private func inputRows(
    _ utilities: [[Double]], _ resamples: [[Int32]]
  ) async -> [WorthKnowing.InputRow] {
    let usable = usable
    let worths = await worths(usable.columns.map { [$0] }, utilities, resamples)
    let joint = Self.jointChances(worths)
    let rows = usable.inputs.indices.compactMap { place in
      worths[place].map {
        WorthKnowing.InputRow(
          input: usable.inputs[place], worth: $0, isClear: joint[place] <= 0.05)
      }
    }
    return rows.enumerated().sorted { one, other in
      (one.element.worth.value.value, other.offset) > (other.element.worth.value.value, one.offset)
    }.map(\.element)
  }

  /// 1 of a set without a worth.
  private static func jointChances(_ worths: [ValueOfInformation?]) -> [Double] {
    var chances = ValueOfInformation.jointChances(worths.compactMap(\.self)).makeIterator()
    return worths.map { $0 == nil ? 1 : chances.next() ?? 1 }
  }

  /// One worth for each set of inputs, on as many threads as allowed; each is the same on any.
  private func worths(
    _ sets: [[[Double]]], _ utilities: [[Double]], _ resamples: [[Int32]]
  ) async -> [ValueOfInformation?] {
    let shuffles = shuffles
    let workers = max(1, min(sampling.threads, sets.count))
    return await withTaskGroup(of: [(Int, ValueOfInformation?)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          stride(from: worker, to: sets.count, by: workers).map { place in
            (
              place,
              ValueOfInformation.partial(
                utilities, knowing: sets[place], resamples: resamples, shuffles: shuffles)
            )
          }
        }
      }
      var worths = [ValueOfInformation?](repeating: nil, count: sets.count)
      for await part in group { for (place, worth) in part { worths[place] = worth } }
      return worths
    }
  }
}
