// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions

/// The principles by which a question is judged, in words.
struct JudgedWords {
  let asked: Judged
  let judged: [Principle]

  /// `the 13 gate principles together`, as the subject of "hold".
  var subject: String {
    switch asked {
    case .gates where judged.count > 1: "the \(judged.count) gate principles"
    case .all where judged.count > 1: "all \(judged.count) modelled principles"
    case .only where judged.count > 1: "the \(judged.count) principles asked for"
    default: "the principle \"\(harmless(judged.first?.title ?? ""))\""
    }
  }

  var isOne: Bool { judged.count == 1 }
  /// `hold together` or `holds`.
  var hold: String { isOne ? "holds" : "hold together" }
  /// `they` or `it`.
  var they: String { isOne ? "it" : "they" }
  var theyHold: String { isOne ? "it holds" : "they hold" }

  /// Why these: a sentence for those who didn't choose them.
  var reason: String {
    switch asked {
    case .gates:
      "Judged are the \(judged.count) gate principles: those that the plan itself wants met before a school may join. All "
        + "modelled ones at once hold too rarely to tell plans apart; --principle names others, --all takes every one."
    case .all: "Judged are all \(judged.count) modelled principles together."
    case .only:
      "Judged: " + EstimateWords.list(judged.map { "\(harmless($0.title)) (\(harmless($0.id)))" })
        + "."
    }
  }
}
