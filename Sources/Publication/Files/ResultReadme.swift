// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Principles
internal import Statistics

/// The text of a result's `README.md`: one page on what each file is, how to read, to make again and to verify it.
///
/// - Parameters:
///   - options: what was asked for, which the command to make it again repeats.
///   - gatePriceRuns: futures on which the gate's price was to be measured, and how many are usual.
///   - version: the program's.
public func resultReadme(
  of summary: Summary, tables: [ResultTable], options: ForecastOptions,
  gatePriceRuns: (asked: Int, usual: Int), version: String
) -> String {
  let page = ResultReadme(
    summary: summary, tables: tables, options: options, gatePriceRuns: gatePriceRuns,
    version: version)
  return [page.head, page.files, page.reading, page.again, page.limits]
    .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
}

private struct ResultReadme {
  let summary: Summary
  let tables: [ResultTable]
  let options: ForecastOptions
  let gatePriceRuns: (asked: Int, usual: Int)
  let version: String

  var head: [String] {
    [
      "# \(plainMarkdown(summary.title))", "",
      plainMarkdown(BoardHead.proposal(summary)) + " Made by headroom \(version).", "",
      "**\(BoardHead.answer(summary))**",
    ]
  }

  var files: [String] {
    let rows = tables.map { "| `\($0.name)` | \($0.title) | \($0.rowFor) |" }
    return ["## Files", "", "| file | holds | one row for each |", "|---|---|---|"] + rows + [
      "| `scenario.yaml` | the whole scenario with every default filled in; it runs again alone | |",
      "| `manifest.json` | version, seed, libraries, platform, hashes of all files; when and how "
        + "long it ran | |",
      "| `datapackage.json` | type, unit, meaning and bounds of every column (Frictionless Data "
        + "Package 2.0) | |",
    ]
  }

  var reading: [String] {
    [
      "## How to read them", "",
      "- CSV in UTF-8 with a header, a comma between fields and a full stop in decimals; any "
        + "spreadsheet opens it (Excel shows accents right by Data, From Text/CSV). Text that a spreadsheet would take for a formula begins with `'`.",
      "- Shares and percentages are fractions: 0.055 is 5.5%. Money is in pounds, terms read "
        + "`2027-autumn`, futures are numbered from 0. Where a unit is `flag`, 1 is yes and 0 is no.",
      "- `ci_low` and `ci_high` bound a 95% interval (Wilson) for the chance of sampling alone. "
        + "They do not say how far the assumptions may be off.",
      "- An empty cell means that there is nothing to say; `datapackage.json` tells why for each "
        + "column, beside its unit.",
      "- A probability counts the futures to which a principle applied. One not modelled is listed "
        + "and never counted as met.",
    ]
  }

  var again: [String] {
    let seed = options.seed == 1 ? "" : " --seed \(options.seed)"
    let precision =
      options.precision.flatMap(DecimalText.plain).map { " --precision \($0)" } ?? ""
    let kept = options.keepsTrajectories ? " --trajectories" : ""
    let price =
      gatePriceRuns.asked == gatePriceRuns.usual ? "" : " --gate-price \(gatePriceRuns.asked)"
    return [
      "## Make it again, and verify it", "", "In this folder:", "```",
      "headroom verify .",
      "headroom run scenario.yaml --runs \(options.runs)\(seed)\(precision)"
        + "\(kept)\(price) --out ../again", "frictionless validate datapackage.json", "```",
      "`verify` runs the scenario anew and compares every byte; on another processor, C library, "
        + "GSL or version it compares numbers to a stated tolerance, and says so. `report.html` "
        + "is drawn again from these files. Not compared: `report.pdf`, and in `manifest.json` what "
        + "only one run has to do with (time, threads, command, inputs). The manifest's last "
        + "member is the SHA-256 of all before it: `head -n -2 manifest.json | sha256sum`.",
    ]
  }

  var limits: [String] {
    let count = summary.principles.count { !$0.isModelled }
    let unknown =
      count == 0 ? [] : ["\(count) of \(summary.principles.count) principles are not modelled."]
    let text =
      unknown + [
        "Much rests on judgement: `scenario.yaml` gives every assumption, and `headroom check "
          + "scenario.yaml` its status and source. The numbers forecast no named event and are no advice."
      ]
    return [
      "## Limits and licence", "", text.joined(separator: " "), "",
      attribution
        + ". The trust's own tables remain the trust's.",
    ]
  }
}

/// A user's words in Markdown: shown as they are.
func plainMarkdown(_ text: String) -> String {
  var shown = ""
  for character in harmless(text) {
    if #"\`*_{}[]<>#|!"#.contains(character) { shown.append("\\") }
    shown.append(character)
  }
  return shown
}
