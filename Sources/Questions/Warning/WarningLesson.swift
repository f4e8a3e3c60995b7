// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Statistics

/// What histories teach about one principle's breaches.
struct WarningLesson {
  /// Its place among the modelled ones.
  let principle: Int
  let metrics: [Metric]
  let histories: [TermHistory]
  let missCost: Double?

  /// A term of a future at which the principle had never been broken, and whether it breaks in the terms that follow.
  private struct Moment {
    let future: Int
    let term: Int
    let isBeforeBreach: Bool
  }

  /// Nil where too few futures break after being met.
  func target(of principle: Principle) throws(StatisticsError) -> EarlyWarning.Target? {
    let moments = moments
    let (taught, held) = (
      moments.filter { $0.future.isMultiple(of: 2) },
      moments.filter { !$0.future.isMultiple(of: 2) }
    )
    guard broken(taught) >= EarlyWarning.leastBroken, broken(held) >= EarlyWarning.leastBroken
    else { return nil }
    var signals: [(metric: Int, signal: EarlyWarning.Signal)] = []
    for metric in metrics.indices {
      if let signal = try signal(metric, taught, held) { signals.append((metric, signal)) }
    }
    // Of two that tell alike the one in pounds comes later: a threshold in pounds ages as the trust grows.
    func rank(_ item: (metric: Int, signal: EarlyWarning.Signal)) -> (Double, Int, Int) {
      let isPounds = item.signal.metric.unit == .pounds
      return (-(item.signal.taught * 50).rounded(), isPounds ? 1 : 0, item.metric)
    }
    signals.sort { rank($0) < rank($1) }
    return EarlyWarning.Target(
      principle: principle,
      eventShare: Double(held.count(where: \.isBeforeBreach)) / Double(held.count),
      broken: broken(held), signals: signals.map(\.signal),
      triggers: triggers(signals, taught))
  }

  /// Every term from which the terms ahead can be seen.
  private var moments: [Moment] {
    histories.indices.flatMap { future -> [Moment] in
      let history = histories[future]
      let breach = history.firstBreach[principle] ?? .max
      let last = min(history.values.count - EarlyWarning.ahead, breach)
      guard last > 0 else { return [] }
      return (0..<last).map { term in
        Moment(
          future: future, term: term,
          isBeforeBreach: breach <= term + EarlyWarning.ahead)
      }
    }
  }

  private func broken(_ moments: [Moment]) -> Int {
    Set(moments.filter(\.isBeforeBreach).map(\.future)).count
  }

  private func value(_ moment: Moment, _ metric: Int) -> Double {
    histories[moment.future].values[moment.term][metric]
  }

  /// The moments at which a metric is there.
  private func cases(_ moments: [Moment], _ metric: Int) -> [ScoredCase] {
    moments.compactMap { moment in
      let value = value(moment, metric)
      return value.isNaN
        ? nil
        : ScoredCase(
          cluster: moment.future, stratum: moment.term, value: value,
          isEvent: moment.isBeforeBreach)
    }
  }

  /// Nil where a metric is seldom there, never differs, or tells nothing.
  private func signal(
    _ metric: Int, _ taught: [Moment], _ held: [Moment]
  ) throws(StatisticsError) -> EarlyWarning.Signal? {
    let lesson = cases(taught, metric)
    guard Double(lesson.count) >= EarlyWarning.leastThere * Double(taught.count),
      let learnt = try Concordance(of: lesson), learnt.value != 0.5
    else { return nil }
    let isAbove = learnt.value > 0.5
    guard let cutoff = Cutoff.best(of: lesson, alarmsAbove: isAbove, missCost: missCost) else {
      return nil
    }
    let trial = cases(held, metric)
    return EarlyWarning.Signal(
      metric: metrics[metric], cutoff: cutoff, taught: isAbove ? learnt.value : 1 - learnt.value,
      concordance: try Concordance(of: isAbove ? trial : trial.map(\.negated)),
      hits: try rate(trial.filter(\.isEvent)) { cutoff.alarms($0.value) },
      falseAlarms: try rate(trial.filter { !$0.isEvent }) { cutoff.alarms($0.value) },
      followed: try rate(trial.filter { cutoff.alarms($0.value) }) { $0.isEvent },
      warned: try warned(metric, cutoff), lead: try lead(metric, cutoff))
  }

  /// The share of cases, future by future.
  private func rate(
    _ cases: [ScoredCase], of isHit: (ScoredCase) -> Bool
  ) throws(StatisticsError) -> ClusteredShare? {
    let clusters = Dictionary(grouping: cases, by: \.cluster).sorted { $0.key < $1.key }
    return try ClusteredShare(clusters.map { ($0.value.count(where: isHit), $0.value.count) })
  }

  /// Futures held back that break after being met, with the term.
  private var breaches: [(history: TermHistory, term: Int)] {
    stride(from: 1, to: histories.count, by: 2).compactMap { future in
      guard let term = histories[future].firstBreach[principle], term > 0 else { return nil }
      return (histories[future], term)
    }
  }

  private func warned(_ metric: Int, _ cutoff: Cutoff) throws(StatisticsError) -> Share? {
    let breaches = breaches
    guard !breaches.isEmpty else { return nil }
    let count = breaches.count { history, term in
      (max(0, term - EarlyWarning.ahead)..<term).contains {
        cutoff.alarms(history.values[$0][metric])
      }
    }
    return try Share(successes: count, trials: breaches.count)
  }

  private func lead(_ metric: Int, _ cutoff: Cutoff) throws(StatisticsError) -> Double? {
    let leads = breaches.map { history, term in
      var lead = 0
      while lead < term, cutoff.alarms(history.values[term - 1 - lead][metric]) { lead += 1 }
      return Double(lead)
    }.filter { $0 > 0 }
    return leads.isEmpty ? nil : try Quantiles(of: leads).value(at: 0.5)
  }

  /// The best signals, each unlike those before it.
  private func triggers(
    _ signals: [(metric: Int, signal: EarlyWarning.Signal)], _ taught: [Moment]
  ) -> [Int] {
    var chosen: [Int] = []
    for (place, item) in signals.enumerated() {
      guard chosen.count < EarlyWarning.mostTriggers,
        item.signal.taught >= EarlyWarning.leastTelling
      else { continue }
      let isNew = chosen.allSatisfy { !areAlike(signals[$0].metric, item.metric, taught) }
      if isNew { chosen.append(place) }
    }
    return chosen
  }

  private func areAlike(_ first: Int, _ second: Int, _ moments: [Moment]) -> Bool {
    let pairs = moments.compactMap { moment -> (stratum: Int, first: Double, second: Double)? in
      let (one, other) = (value(moment, first), value(moment, second))
      return one.isNaN || other.isNaN ? nil : (moment.term, one, other)
    }
    guard let correlation = stratifiedRankCorrelation(pairs) else { return false }
    return abs(correlation) > EarlyWarning.alike
  }
}

extension ScoredCase {
  /// With what was high made low.
  fileprivate var negated: ScoredCase {
    ScoredCase(cluster: cluster, stratum: stratum, value: -value, isEvent: isEvent)
  }
}
