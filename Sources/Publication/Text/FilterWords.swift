// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain

extension ElementFilter {
  /// What a check looks at, to stand at the end of its sentence: `, only in primary`; empty for all.
  var words: String {
    var words: [String] = []
    if !sectors.isEmpty {
      let names = Sector.allCases.filter(sectors.contains).map(\.name)
      words.append("in " + names.joined(separator: ", "))
    }
    switch schools {
    case .all: break
    case .members: words.append("schools in the trust from the start")
    case .joiners: words.append("schools that have joined")
    case .settled: words.append("schools in the trust for \(settledAfter) terms or more")
    }
    return words.isEmpty ? "" : ", only " + words.joined(separator: ", ")
  }
}
