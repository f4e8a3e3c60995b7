// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The same scenario, seed and version")
struct ReproducibilityTests {
  /// What a manifest may say differently.
  private static let occasion: Set<String> = [
    "threads", "wall_time_seconds", "created", "command", "manifest_hash",
  ]

  @Test("give the same bytes on one thread and on two")
  func threads() throws {
    let folder = try TemporaryFolder()
    for threads in ["1", "2"] {
      let run = try Program.run(
        "run", "two.yaml", "--runs", "510", "--trajectories", "--threads", threads, "--out",
        "t" + threads, in: folder)
      #expect(run.code == 0, "\(run.errors)")
    }
    let names = folder.names(in: "t1")
    #expect(names == folder.names(in: "t2") && names.contains("trajectories.csv"))
    for name in names where name != "manifest.json" {
      #expect(try folder.bytes("t1/" + name) == folder.bytes("t2/" + name), "\(name)")
    }
    #expect(
      try lasting(folder.bytes("t1/manifest.json")) == lasting(folder.bytes("t2/manifest.json")))
  }

  private func lasting(_ manifest: Data) throws -> NSDictionary {
    let object = try JSONSerialization.jsonObject(with: manifest) as? [String: Any] ?? [:]
    return object.filter { !Self.occasion.contains($0.key) } as NSDictionary
  }

  @Test("run again from the resolved scenario alone")
  func resolved() throws {
    let folder = try TemporaryFolder()
    let first = try Program.run(
      "run", "two.yaml", "--runs", "20", "--set", "policy.reserves_target=6%", "--out", "a",
      in: folder)
    let second = try Program.run("run", "a/scenario.yaml", "--runs", "20", "--out", "b", in: folder)
    #expect(first.code == 0 && second.code == 0, "\(second.errors)")
    // The board paper names the files that the scenario read.
    let views: Set = ["manifest.json", "report.html"]
    for name in folder.names(in: "a") where !views.contains(name) {
      #expect(try folder.bytes("a/" + name) == folder.bytes("b/" + name), "\(name)")
    }
  }

  @Test("are named by the manifest, with the size and SHA-256 of every file")
  func manifest() throws {
    let folder = try TemporaryFolder()
    _ = try Program.run(
      "run", "two.yaml", "--runs", "20", "--seed", "18446744073709551615", "--out", "r", in: folder)
    let manifest =
      try JSONSerialization.jsonObject(with: folder.bytes("r/manifest.json")) as? [String: Any]
      ?? [:]
    #expect((manifest["seed"] as? NSNumber)?.uint64Value == .max)
    #expect(manifest["runs"] as? Int == 20)
    let files = manifest["results"] as? [[String: Any]] ?? []
    let named = files.compactMap { $0["path"] as? String }
    let views: Set = ["manifest.json", "report.html"]
    #expect(named.sorted() == folder.names(in: "r").filter { !views.contains($0) })
    var sums = ""
    for file in files {
      let path = file["path"] as? String ?? ""
      let hash = file["hash"] as? String ?? ""
      #expect(try folder.bytes("r/" + path).count == file["bytes"] as? Int)
      sums += "\(hash.dropFirst("sha256:".count))  \(path)\n"
    }
    try folder.write(sums, to: "sums")
    let check = try Program.shell("cd r && sha256sum --check --strict ../sums", in: folder)
    #expect(check.code == 0, "\(check.output)\(check.errors)")
  }
}
