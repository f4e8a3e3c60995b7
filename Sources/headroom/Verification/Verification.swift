// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Publication
internal import ScenarioFiles

/// A result held against what its folder makes again, with all that was found.
struct Verification {
  let result: PastResult
  let comparison: Comparison
  /// Why only numbers could be compared.
  let reasons: [String]
  var findings: [Finding] = []
  /// Files held against those made again.
  var compared: [String] = []
  /// Not told where the tables already differ, or another version would draw it.
  var report = ReportStanding.untold
  /// Why nothing was made again; nil where it was.
  var obstacle: String?

  init(of result: PastResult) {
    self.result = result
    reasons = Self.changes(since: result.manifest)
    comparison = reasons.isEmpty ? .bytes : .numbers
  }

  var isEqual: Bool { findings.isEmpty && obstacle == nil }
  var isSameVersion: Bool { result.manifest.version == Build.version }

  /// In what this program or machine is other than those that promised the bytes.
  private static func changes(since manifest: PastManifest) -> [String] {
    let here = Build.platform
    let library = Build.components.first { $0.name == "gsl" }?.version ?? ""
    let pairs = [
      ("version", manifest.version, Build.version),
      ("system", manifest.platform.system, here.system),
      ("processor", manifest.platform.architecture, here.architecture),
      ("C library", manifest.platform.libc, here.libc),
      ("GSL", manifest.libraries["gsl"] ?? "", library),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { "\($0.0) \($0.1) then, \($0.2) here" }
  }

  /// Looks at the folder by itself, then makes the result again and compares.
  mutating func carryOut(threads: Int, showsProgress: Bool) async throws(Failure) {
    findings = try result.changes()
    let manifest = result.manifest
    if let question = manifest.options.question {
      return try await carryOut(question: question, threads: threads)
    }
    guard let document = try scenario() else { return }
    let options = ForecastOptions(
      runs: manifest.options.runs, seed: manifest.options.seed, threads: threads,
      precision: manifest.options.precision,
      keepsTrajectories: manifest.options.trajectories)
    let job = RunJob(
      document: document, options: options, place: try Self.temporaryPlace(), replaces: false,
      settings: [], gatePriceRuns: manifest.options.gatePrice ?? 0, showsProgress: showsProgress)
    let own = self
    let made = try await job.run { folder, _ throws(Failure) in
      defer { folder.discard() }
      return try own.compare(with: folder)
    }
    compared = made.files
    findings = ordered(findings + made.findings)
    // Of tables that are others than the run's, the paper is another too: that says nothing more.
    guard findings.isEmpty && isSameVersion else { return }
    report = try result.standingOfReport()
    if report == .other {
      findings = [
        Finding(file: "report.html", text: "is not the paper that these tables give")
      ]
    }
  }

  /// The scenario, if it still is the one that the result was made from.
  private mutating func scenario() throws(Failure) -> ScenarioDocument? {
    guard !findings.contains(where: { $0.file == "scenario.yaml" }) else {
      obstacle = "scenario.yaml is not the one that the result was made from"
      return nil
    }
    do throws(Failure) {
      return try load(result.folder + "/scenario.yaml", settings: [])
    } catch {
      obstacle = "this version cannot read scenario.yaml any more"
      findings.append(Finding(file: "scenario.yaml", text: error.text))
      return nil
    }
  }

  static func temporaryPlace() throws(Failure) -> ResultPath {
    let path = "\(TemporaryFolders.path)/headroom-verify-\(Files.ownProcess)"
    guard let place = ResultPath(path) else { throw .io("there is no temporary folder \(path).") }
    return place
  }

  func compare(
    with folder: ResultFolder
  ) throws(Failure) -> (files: [String], findings: [Finding]) {
    var findings: [Finding] = []
    var files: [String] = []
    let listed = Set(result.manifest.results.map(\.path))
    for made in folder.files where isComparable(made.path) {
      guard listed.contains(made.path) else {
        if isSameVersion {
          findings.append(Finding(file: made.path, text: "is made again, but not in the result"))
        }
        continue
      }
      guard Files.exists("\(result.folder)/\(made.path)") else { continue }
      files.append(made.path)
      findings += try FileComparison(
        file: made.path, there: "\(result.folder)/\(made.path)",
        made: "\(folder.workplace)/\(made.path)", comparison: comparison
      ).findings()
    }
    // The seal covers the title too, but whoever changes both leaves no other trace.
    let again = try PastResult(at: folder.workplace).manifest
    if comparison == .bytes && again.title != result.manifest.title {
      findings.append(Finding(file: "manifest.json", text: "has another title than the scenario"))
    }
    for path in listed.subtracting(folder.files.map(\.path)).subtracting(PastResult.views) {
      findings.append(Finding(file: path, text: "is in the result, but not made again"))
    }
    if comparison == .bytes && !result.isSealed {
      findings += try ManifestComparison(
        there: "\(result.folder)/manifest.json", made: "\(folder.workplace)/manifest.json"
      ).findings()
    }
    return (files, findings)
  }

  /// The manifest has its seal; the texts on a result name its version and the hashes of its tables.
  private func isComparable(_ path: String) -> Bool {
    if path == "manifest.json" || PastResult.views.contains(path) { return false }
    return comparison == .bytes || path.hasSuffix(".csv")
  }

  /// In the order of the manifest, which is the order in which the files were written.
  func ordered(_ findings: [Finding]) -> [Finding] {
    let names = result.manifest.results.map(\.path)
    let places = findings.enumerated().map { place, finding in
      (names.firstIndex(of: finding.file) ?? -1, place, finding)
    }
    return places.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}
