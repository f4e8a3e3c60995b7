// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The built program, run as a user would.
enum Program {
  /// Beside the tests' own binary.
  static let path: String = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    let parts = bundle.split(separator: "/", omittingEmptySubsequences: false)
    let end = parts.firstIndex { $0.hasSuffix(".xctest") } ?? parts.count - 1
    return (parts[..<end] + ["headroom"]).joined(separator: "/")
  }()

  struct Outcome {
    let code: Int32
    let output: String
    let errors: String
  }

  static func run(_ arguments: String..., in folder: TemporaryFolder) throws -> Outcome {
    try run(arguments, in: folder)
  }

  static func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Outcome {
    try launch(path, arguments, in: folder.path).wait()
  }

  /// Runs a line of shell, in which `$HEADROOM` is the program.
  static func shell(_ line: String, in folder: TemporaryFolder) throws -> Outcome {
    try launch("/bin/sh", ["-c", line], in: folder.path).wait()
  }

  static func start(
    _ arguments: [String], in folder: TemporaryFolder
  ) throws -> Running {
    try launch(path, arguments, in: folder.path)
  }

  private static func launch(
    _ program: String, _ arguments: [String], in folder: String
  ) throws -> Running {
    let logs = folder + "/.logs-" + UUID().uuidString
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(["HEADROOM": path]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try handle(logs + ".out")
    process.standardError = try handle(logs + ".err")
    try process.run()
    return Running(process: process, logs: logs)
  }

  private static func handle(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(filePath: path))
    return try FileHandle(forWritingTo: URL(filePath: path))
  }

  /// The program at work.
  struct Running {
    let process: Process
    let logs: String

    func wait() throws -> Outcome {
      process.waitUntilExit()
      return Outcome(
        code: process.terminationStatus, output: try text(".out"), errors: try text(".err"))
    }

    private func text(_ ending: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: logs + ending)), as: UTF8.self)
    }
  }
}

/// A folder with a scenario in it that goes when the test is over.
final class TemporaryFolder {
  let path: String

  /// - Parameter years: of the scenario's horizon.
  init(years: Int = 1) throws {
    path = "\(FileManager.default.temporaryDirectory.path)/headroom-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(Self.scenario(years: years), to: "two.yaml")
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  /// What it holds, but for the tests' logs.
  var names: [String] { names(in: "") }

  func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []
    return names.filter { !$0.hasPrefix(".logs-") }.sorted()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private static func scenario(years: Int) -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let trust = "/\(root)/Scenarios/trusts/example"
    return """
      headroom: 1
      title: Two schools
      start: 2027-autumn
      years: \(years)
      trust:
        name: Example Trust
        schools: \(trust)/schools.csv
        candidates: \(trust)/candidates.csv
        central_team: \(trust)/central-team.csv
        reserves: 2_400_000
      proposal:
        joins:
          - { school: oakfield, term: 2027-autumn }
          - { school: larchmount, term: 2028-spring }
        gate: defer

      """
  }
}
