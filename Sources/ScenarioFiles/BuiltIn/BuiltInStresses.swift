// SPDX-License-Identifier: GPL-3.0-or-later

/// The stresses of `Scenarios/stresses`, which are part of the program: found wherever it is run.
///
/// Each can be laid over a scenario by its path, as any file can; a table that it names stands beside it.
public enum BuiltInStresses {
  /// What their paths begin with; a file of that name on disk is not looked for.
  public static let folder = "built-in:stresses/"

  /// Their paths, by name.
  public static var paths: [String] {
    files.map(\.name).filter { $0.hasSuffix(".yaml") }.map { folder + $0 }
  }

  /// The built-in file at a path; nil for any other path.
  ///
  /// - Throws: where the path begins as theirs do, but none has that name.
  static func file(at path: String) throws(FileRefusal) -> InputFile? {
    guard path.hasPrefix(folder) else { return nil }
    let name = path.dropFirst(folder.count)
    guard let file = files.first(where: { $0.name == name }) else {
      let names = paths.map { String($0.dropFirst(folder.count)) }
      let question = NearestName.question(String(name), in: names)
      let cure =
        question.isEmpty
        ? " They are: \(names.map { Path.name($0) }.joined(separator: ", "))." : question
      throw FileRefusal(text: "is not among the stresses built into the program.\(cure)")
    }
    return InputFile(path: path, bytes: file.bytes)
  }

  private static let files: [(name: String, bytes: [UInt8])] = [
    ("central-cost-ratchet.yaml", PackageResources.central_cost_ratchet_yaml),
    ("clustered-arrivals.yaml", PackageResources.clustered_arrivals_yaml),
    ("cyber-outage.yaml", PackageResources.cyber_outage_yaml),
    ("distant-candidates.csv", PackageResources.distant_candidates_csv),
    ("energy-shock.yaml", PackageResources.energy_shock_yaml),
    ("estate-failure.yaml", PackageResources.estate_failure_yaml),
    ("fading-gains.yaml", PackageResources.fading_gains_yaml),
    ("falling-rolls.yaml", PackageResources.falling_rolls_yaml),
    ("geographic-spread.yaml", PackageResources.geographic_spread_yaml),
    ("governance-lag.yaml", PackageResources.governance_lag_yaml),
    ("heads-leave-on-joining.yaml", PackageResources.heads_leave_on_joining_yaml),
    ("hidden-deficit.yaml", PackageResources.hidden_deficit_yaml),
    ("inspection-regime.yaml", PackageResources.inspection_regime_yaml),
    ("many-candidates.csv", PackageResources.many_candidates_csv),
    ("no-growth-grants.yaml", PackageResources.no_growth_grants_yaml),
    ("send-wave.yaml", PackageResources.send_wave_yaml),
    ("slow-improvers.yaml", PackageResources.slow_improvers_yaml),
    ("speed-without-strategy.yaml", PackageResources.speed_without_strategy_yaml),
    ("strong-schools-slip.yaml", PackageResources.strong_schools_slip_yaml),
    ("too-many-weak-schools.yaml", PackageResources.too_many_weak_schools_yaml),
    ("turnover-with-size.yaml", PackageResources.turnover_with_size_yaml),
    ("unfunded-pay.yaml", PackageResources.unfunded_pay_yaml),
    ("weak-candidates.csv", PackageResources.weak_candidates_csv),
  ]
}

extension ScenarioDocument {
  /// What a file that was read says of itself: the comment that it begins with, in one line; empty without one.
  ///
  /// - Parameter path: as the scenario was asked to read it.
  public func openingComment(ofFile path: String) -> String {
    let resolved = Path.resolve(path, namedIn: .setting(""))
    guard let file = files.first(where: { $0.path == resolved }) else { return "" }
    let lines = String(decoding: file.bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.prefix { $0.hasPrefix("#") }.filter { !$0.contains("yaml-language-server:") }
      .map { Substring($0.drop { $0 == "#" }).trimmed }.joined(separator: " ")
  }
}
