// SPDX-License-Identifier: GPL-3.0-or-later

extension Answer {
  /// The text of the answer's `README.md`: what was asked, what each file is, how to make and verify it again.
  public func readme(_ basis: AnswerBasis, scenarios: [String]) -> String {
    let rows = tables.map { "| `\($0.name)` | \($0.title) | \($0.rowFor) |" }
    let plans = scenarios.map {
      "| `\($0)` | a whole scenario with every default filled in; it runs again alone | |"
    }
    let parts = [
      [
        "# \(plainMarkdown(question))", "", plainMarkdown(grounds(basis)), "",
        "**\(plainMarkdown(headline))**",
      ],
      ["## Files", "", "| file | holds | one row for each |", "|---|---|---|"] + rows + plans + [
        "| `manifest.json` | version, seed, libraries, platform, hashes of all files; when and how "
          + "long it ran | |",
        "| `datapackage.json` | type, unit, meaning and bounds of every column (Frictionless Data "
          + "Package 2.0) | |",
      ],
      ["## How to read them", ""] + notes.map { "- " + plainMarkdown($0) } + [
        "- Shares and percentages are fractions: 0.055 is 5.5%. Money is in pounds. `ci_low` and `ci_high` "
          + "bound a 95% interval for the chance of sampling alone: they do not say how far the assumptions may be off.",
        "- An empty cell means that there is nothing to say; `datapackage.json` tells why for each column, "
          + "beside its unit.",
      ],
      [
        "## Make it again, and verify it", "", "In this folder:", "```", "headroom verify .",
        basis.command + " --out ../again", "```",
      ],
      [
        "## Limits and licence", "",
        "Much rests on judgement: the scenario gives every assumption, and `headroom check` its status and source. The "
          + "numbers forecast no named event and are no advice.", "",
        attribution + ". The trust's own tables remain the trust's.",
      ],
    ]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}
