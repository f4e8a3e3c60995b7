// SPDX-License-Identifier: GPL-3.0-or-later

/// What `--replace` may remove: a folder that holds a result and nothing else.
enum ReplaceableResult {
  /// Files of a result beside its `.csv` tables.
  private static let names: Set<String> = [
    "manifest.json", "scenario.yaml", "datapackage.json", "report.html", "report.pdf",
  ]
  private static let tables: Set<String> = [
    "fan.csv", "principles.csv", "principles_by_term.csv", "breaches.csv", "joins.csv",
    "outcomes.csv", "trajectories.csv", "schools.csv",
  ]

  static func check(_ path: String) throws(Failure) {
    guard Files.isFolder(path), let held = Files.names(in: path), held.contains("manifest.json")
    else {
      throw .io("\(path) is no result of headroom, so --replace leaves it alone. Give --out.")
    }
    let strange = held.filter { !names.contains($0) && !tables.contains($0) }
    guard strange.isEmpty else {
      throw .io(
        "\(path) also holds \(strange.prefix(3).joined(separator: ", ")), which is no part of a "
          + "result, so --replace leaves it alone. Move that away, or give --out.")
    }
  }
}
