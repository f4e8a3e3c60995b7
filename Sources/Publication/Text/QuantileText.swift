// SPDX-License-Identifier: GPL-3.0-or-later
public import Fitting

/// Families held against experts' quantiles, in words and a table; the nearest first.
public func quantileText(of fits: [QuantileFit], refusals: [FitReport.Refusal]) -> String {
  var lines: [String] = []
  if let first = fits.first {
    var table = TextTable(columns: [
      .init(heading: "family", width: 12), .init(heading: "parameters", width: 44),
      .init(heading: "misses by", width: 10, isNumber: true),
      .init(heading: "its quantiles", width: 24),
    ])
    for fit in fits {
      table.rows.append([
        fit.family.rawValue,
        zip(fit.family.parameters, fit.parameters).map { "\($0) \(FitNumber.text($1))" }
          .joined(separator: ", "),
        HumanNumber.percent(fit.miss),
        fit.found.map { FitNumber.text($0, digits: 3) }.joined(separator: " "),
      ])
    }
    let wanted = first.beliefs.map {
      "\(FitNumber.text($0.probability * 100))% below \(FitNumber.text($0.value))"
    }.joined(separator: ", ")
    lines += Layout.paragraph(
      "Asked for: \(wanted). A miss is the typical distance of a family's quantiles from these, as "
        + "a share of the distance from the lowest to the highest.")
    lines += [""] + table.lines
    if first.miss > 0.02 {
      lines +=
        [""]
        + Layout.paragraph(
          "Warning: no family comes near; the best still misses by \(HumanNumber.percent(first.miss)). "
            + "Use the quantiles themselves, or ask the experts again.", indent: 2)
    }
    lines += ["", "To paste into a scenario:", "", "  KEY: " + scenarioValue(of: first)]
    if let exact = expertsValue(first.beliefs) {
      lines += ["  KEY: \(exact)  # meets them exactly"]
    }
  }
  for refusal in refusals {
    lines += Layout.paragraph(
      "Not fitted: \(refusal.family.rawValue) \(refusal.reason)", indent: 2, hanging: 4)
  }
  return lines.joined(separator: "\n") + "\n"
}

/// The scenario's own family for three quantiles, where these are the three it takes.
private func expertsValue(_ beliefs: [QuantileBelief]) -> String? {
  guard beliefs.map(\.probability) == [0.1, 0.5, 0.9] else { return nil }
  let share =
    (beliefs[1].value - beliefs[0].value) / (beliefs[2].value - beliefs[0].value)
  // Beyond, no metalog is a distribution.
  guard (0.1667...0.8333).contains(share) else { return nil }
  let members = zip(["p10", "p50", "p90"], beliefs).map {
    "\($0): \(FitNumber.text($1.value, digits: 6))"
  }
  return "{ quantiles: { \(members.joined(separator: ", ")) } }"
}

/// Correlations of each part of the data, in a table.
public func associationText(
  of parts: [(name: String, association: Association)], columns: (String, String)
) -> String {
  var table = TextTable(columns: [
    .init(heading: "part", width: 40), .init(heading: "correlation", width: 11, isNumber: true),
    .init(heading: "std error", width: 10, isNumber: true),
    .init(heading: "pairs", width: 11, isNumber: true),
  ])
  for part in parts {
    table.rows.append([
      part.name.isEmpty ? "all" : harmless(part.name),
      FitNumber.text(part.association.correlation, digits: 3),
      FitNumber.text(part.association.standardError, digits: 2),
      HumanNumber.whole(part.association.total),
    ])
  }
  return
    (Layout.paragraph(
      "Correlation of \(harmless(columns.0)) with \(harmless(columns.1)), Pearson's; the standard "
        + "error allows for fat tails.") + [""] + table.lines).joined(separator: "\n") + "\n"
}
