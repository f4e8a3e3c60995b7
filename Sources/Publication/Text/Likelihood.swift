// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Statistics

/// Words for a probability.
enum Likelihood: Int, CaseIterable {
  case almostNever, rarely, seldom, asOftenAsNot, mostly, usually, almostAlways

  /// The least probability of the word.
  var from: Double {
    switch self {
    case .almostNever: 0
    case .rarely: 0.05
    case .seldom: 0.25
    case .asOftenAsNot: 0.45
    case .mostly: 0.55
    case .usually: 0.75
    case .almostAlways: 0.95
    }
  }

  var words: String {
    switch self {
    case .almostNever: "almost never"
    case .rarely: "rarely"
    case .seldom: "seldom"
    case .asOftenAsNot: "as often as not"
    case .mostly: "mostly"
    case .usually: "usually"
    case .almostAlways: "almost always"
    }
  }

  init(_ probability: Double) {
    self = Self.allCases.last { $0.from <= probability } ?? .almostNever
  }

  /// No firmer than the interval allows: two words where it spans two, none where it spans more.
  static func words(for share: Share) -> String {
    let low = Likelihood(share.interval.lowerBound)
    let high = Likelihood(share.interval.upperBound)
    switch high.rawValue - low.rawValue {
    case 0: return low.words
    case 1: return "\(low.words) or \(high.words)"
    default: return "too few runs to say"
    }
  }

  /// What each word stands for, in one line.
  static var key: String {
    let words = allCases.reversed().map { word in
      word == .almostNever ? "\(word.words) below" : "\(word.words) from \(percent(word.from))"
    }
    return words.joined(separator: ", ")
  }

  private static func percent(_ share: Double) -> String { HumanNumber.percent(share) }
}

extension PrincipleSummary {
  /// How often the principle holds, in words.
  var verdict: String {
    guard isModelled else { return "not modelled" }
    return met.map(Likelihood.words) ?? "never applicable"
  }
}
