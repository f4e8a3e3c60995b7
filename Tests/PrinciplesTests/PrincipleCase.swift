// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import Testing
import TrustDomain

/// A sentence about a principle, and the story that shows it.
struct PrincipleCase: Sendable, CustomTestStringConvertible {
  enum Kind: Sendable, CaseIterable {
    /// Fails for the reason that the principle exists for.
    case failing
    /// Lies exactly on the threshold, or on the last miss that a tolerance lets pass: met.
    case edge
    /// Has nothing to judge: not applicable.
    case empty
    /// Rests on a document that is not there.
    case unevidenced

    var verdict: Standing {
      switch self {
      case .failing: .notMet
      case .edge: .met
      case .empty: .notApplicable
      case .unevidenced: .notEvidenced
      }
    }
  }

  let principle: String
  let kind: Kind
  let words: String
  let terms: Int
  let story: Story

  init(
    _ principle: String, _ kind: Kind, _ words: String, terms: Int = 3, _ story: @escaping Story
  ) {
    self.principle = principle
    self.kind = kind
    self.words = words
    self.terms = terms
    self.story = story
  }

  var testDescription: String { "\(principle): \(words)" }

  static let all =
    growth + improvement + centre + finance + leadership + service + investment + quality + hubs
    + governance
}
