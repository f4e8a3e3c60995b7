// SPDX-License-Identifier: GPL-3.0-or-later
public import Fitting

/// What was fitted, for the words around the figures.
public struct FitSubject: Sendable, Hashable {
  /// The file, as it was named.
  public let file: String
  /// The column.
  public let column: String
  /// Rows left out because they were empty.
  public let skipped: Int
  /// Of the bootstrap.
  public let seed: UInt64

  /// A subject.
  public init(file: String, column: String, skipped: Int, seed: UInt64) {
    self.file = file
    self.column = column
    self.skipped = skipped
    self.seed = seed
  }
}

/// The fits of each part of the data, in words and a table.
public func fitText(of reports: [FitReport], _ subject: FitSubject) -> String {
  var lines: [String] = []
  for report in reports {
    lines += FitText(report: report, subject: subject).lines + [""]
  }
  let paste = reports.compactMap { report in
    report.candidates.first.map { best in
      (report.name.isEmpty ? "" : "# \(harmless(report.name))\n")
        + "KEY: " + scenarioValue(of: best.fit, between: report.data.between)
    }
  }
  if !paste.isEmpty { lines += ["To paste into a scenario:", ""] + paste.map(indented) }
  if subject.skipped > 0 {
    lines += ["", "Left out for an empty cell: \(HumanNumber.whole(subject.skipped)) rows."]
  }
  return lines.joined(separator: "\n") + "\n"
}

private func indented(_ text: String) -> String {
  text.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
}

private struct FitText {
  let report: FitReport
  let subject: FitSubject

  var lines: [String] {
    var lines = Layout.paragraph(opening)
    if !report.candidates.isEmpty { lines += [""] + table.lines + [""] + quality }
    for refusal in report.refusals {
      lines += Layout.paragraph(
        "Not fitted: \(refusal.family.rawValue) \(refusal.reason)", indent: 2, hanging: 4)
    }
    for warning in report.warnings {
      lines += Layout.paragraph("Warning: \(words(warning))", indent: 2, hanging: 4)
    }
    return lines
  }

  private var opening: String {
    let data = report.data
    let part = report.name.isEmpty ? "" : ", \(harmless(report.name))"
    let classes = data.width.map { ", in classes \(FitNumber.text($0)) wide" } ?? ""
    let cut =
      data.between.map {
        ", cut to \(FitNumber.text($0.lowerBound)) to \(FitNumber.text($0.upperBound))"
      } ?? ""
    return "\(harmless(subject.column)) of \(harmless(subject.file))\(part): "
      + "\(HumanNumber.whole(data.total)) values\(classes)\(cut); mean \(FitNumber.text(data.mean)), "
      + "sd \(FitNumber.text(data.standardDeviation)), from \(FitNumber.text(data.values.first)) "
      + "to \(FitNumber.text(data.values.last))."
  }

  private var table: TextTable {
    var table = TextTable(columns: [
      .init(heading: "family", width: 17), .init(heading: "parameter", width: 11),
      .init(heading: "value", width: 11, isNumber: true),
      .init(heading: "std error", width: 10, isNumber: true),
      .init(heading: "AIC", width: 11, isNumber: true),
      .init(heading: "distance", width: 9, isNumber: true),
      .init(heading: "p-value", width: 8, isNumber: true),
    ])
    for candidate in report.candidates {
      for (place, parameter) in candidate.fit.parameters.enumerated() {
        let first = place == 0
        let isNormal = isAsGoodAsNormal(parameter, of: candidate.fit.family)
        table.rows.append([
          first ? candidate.fit.family.rawValue : "", parameter.name,
          isNormal ? "as good as normal" : FitNumber.text(parameter.value),
          isNormal ? "–" : FitNumber.text(parameter.standardError, digits: 2),
          first ? HumanNumber.tenths(candidate.fit.aic) : "",
          first ? FitNumber.text(candidate.quality?.andersonDarling, digits: 3) : "",
          first ? candidate.quality.map(FitNumber.pValue) ?? "–" : "",
        ])
      }
    }
    return table
  }

  private func isAsGoodAsNormal(
    _ parameter: FittedDistribution.Parameter, of family: FitFamily
  ) -> Bool {
    family == .studentT && parameter.name == Self.freedom
      && FitNumber.isAsGoodAsNormal(dof: parameter.value, error: parameter.standardError)
  }

  /// The name of a Student's t's degrees of freedom.
  private static let freedom = "dof"

  private var quality: [String] {
    guard let best = report.candidates.first else { return [] }
    var text = "Best by AIC: \(best.fit.family.rawValue)."
    if let quality = best.quality {
      text +=
        " Distance is Anderson and Darling's; p-values are of \(quality.replicates) samples of the "
        + "fitted distribution, each fitted anew, seed \(subject.seed). The largest gap between "
        + "the data's distribution function and the fitted one is "
        + "\(FitNumber.text(quality.largestDistance * 100, digits: 2)) points."
    } else if best.fit.family == .bernoulli {
      text += " Any column of 0 and 1 suits it, so nothing is held against it."
    } else {
      text += " Goodness of fit was not asked for."
    }
    return Layout.paragraph(text, indent: 2)
  }

  private func words(_ warning: FitWarning) -> String {
    switch warning {
    case .fewValues(let count):
      return "only \(count) values; standard errors are rough and a poor family may pass."
    case .repeated(let value, let share):
      return
        "\(FitNumber.text(value)) stands in \(HumanNumber.percent(share)) of the rows: a value that "
        + "repeats is no draw from a continuous distribution. Is it a code for something missing?"
    case .rounded(let different, let total):
      return
        "\(HumanNumber.whole(total)) values are only \(HumanNumber.whole(different)) different ones: "
        + "they look rounded. Say how wide the classes are with --width."
    case .dominated(let value, let parameter, let errors):
      return
        "without the value \(FitNumber.text(value)) \(parameter) would move by "
        + "\(FitNumber.text(errors, digits: 2)) standard errors. Is it right?"
    case .poor(let pValue, let distance):
      let size =
        distance < 0.02
        ? " The gap is small, though: with so many values even a small one shows." : ""
      return
        "the fit is poor: such data would come from it with p = \(FitNumber.text(pValue, digits: 2)) "
        + "at most.\(size)"
    case .tie(let family, let by):
      return
        "\(family.rawValue) fits as well: its AIC is only \(FitNumber.text(by, digits: 2)) more."
    case .atLimit(let family):
      return
        "\(family.rawValue): \(limit(of: family)), so there are no standard errors."
    case .notConverged(let family):
      return "\(family.rawValue): the search found no certain maximum; don't rely on it."
    case .failedReplicates(let failed, let all):
      return "\(failed) of \(all) bootstrap samples could not be fitted and were left out."
    }
  }

  private func limit(of family: FitFamily) -> String {
    switch family {
    case .studentT: "the degrees of freedom run to their limit (the upper one is the normal)"
    case .negativeBinomial: "the size runs to its limit (the upper one is the Poisson)"
    default: "a parameter runs to its limit"
    }
  }
}
