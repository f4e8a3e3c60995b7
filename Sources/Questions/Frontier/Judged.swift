// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics

/// The principles by which a question is judged.
public enum Judged: Sendable, Hashable {
  /// Those that must be met before a school may join.
  case gates
  /// Every modelled principle.
  case all
  /// These, by their ids.
  case only([String])

  /// The places of the judged among a catalogue's modelled principles.
  func places(in catalogue: Catalogue) throws(Unanswerable) -> [Int] {
    let modelled = catalogue.modelled
    switch self {
    case .all: return Array(modelled.indices)
    case .gates:
      let gates = modelled.indices.filter { modelled[$0].isGate }
      guard !gates.isEmpty else {
        throw .ill([
          "No modelled principle must be met before a school may join; name some with --principle."
        ])
      }
      return gates
    case .only(let ids):
      var places: [Int] = []
      var reasons: [String] = []
      for id in ids {
        if let place = modelled.firstIndex(where: { $0.id == id }) {
          if !places.contains(place) { places.append(place) }
        } else if catalogue.principles.contains(where: { $0.id == id }) {
          reasons.append("\(id) is not modelled, so nothing can show it met.")
        } else {
          reasons.append("There is no principle \(id); headroom principles lists them.")
        }
      }
      guard reasons.isEmpty, !places.isEmpty else { throw .ill(reasons) }
      return places.sorted()
    }
  }
}

extension Question {
  /// The same with the judged principles and the gates alone: the others cost time and change no future.
  func narrowed(to places: [Int]) -> Question {
    let modelled = catalogue.modelled
    var other = self
    other.catalogue.principles = modelled.indices.filter {
      places.contains($0) || modelled[$0].isGate
    }
    .map { modelled[$0] }
    return other
  }
}

/// Futures judged by some principles.
struct JudgedFutures {
  let futures: [Future]
  /// Of the principles, among the modelled ones.
  let places: [Int]

  /// Whether all of them hold, in each future.
  var allHeld: [Bool] { futures.map { future in places.allSatisfy { future.held[$0] } } }

  /// How many are not broken, in each future.
  var unbroken: [Double] { futures.map { future in Double(places.count { future.held[$0] }) } }

  func held(_ place: Int) throws(StatisticsError) -> Share {
    try Share(successes: futures.count { $0.held[place] }, trials: futures.count)
  }

  /// Futures in which each principle is the first to give, alone or with others in the same term.
  var firstToGive: [Int] {
    var counts = Array(repeating: 0, count: places.count)
    for future in futures {
      let terms = places.map { future.firstBreach[$0] }
      guard let first = terms.filter({ $0 >= 0 }).min() else { continue }
      for (place, term) in terms.enumerated() where term == first { counts[place] += 1 }
    }
    return counts
  }

  var lowestReserves: [Double] { futures.map(\.lowestReservesShare) }
  var finalReserves: [Double] { futures.map(\.finalReservesShare) }
}
