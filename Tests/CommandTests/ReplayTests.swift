// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("headroom replay")
struct ReplayTests {
  /// A result with trajectories, of a folder whose scenario is gone.
  private func result(_ more: String..., years: Int = 2) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(years: years)
    let run = try Program.run(
      ["run", "two.yaml", "--runs", "60", "--seed", "5", "--quiet", "--out", "r"] + more, in: folder
    )
    #expect(run.code == 0, "\(run.errors)")
    try FileManager.default.removeItem(atPath: folder.path + "/two.yaml")
    return folder
  }

  private func rows(_ name: String, in folder: TemporaryFolder) throws -> [[String]] {
    String(decoding: try folder.bytes(name), as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test("tells the run's rows of trajectories.csv, text for text")
  func metrics() throws {
    let folder = try result("--trajectories")
    let table = try rows("r/trajectories.csv", in: folder)
    for run in ["0", "17", "59"] {
      let told = try Program.run(
        "replay", "r", "--run", run, "--format", "json", in: folder)
      #expect(told.code == 0, "\(told.errors)")
      let wanted = table.filter { $0[0] == run }
      #expect(wanted.count == 6)
      // Every metric of every term as the JSON prints it, in order.
      var printed: [[String]] = []
      var isInside = false
      for line in told.output.split(separator: "\n") {
        let text = line.trimmingCharacters(in: .whitespaces)
        if text == "\"metrics\": {" {
          isInside = true
          printed.append([])
        } else if isInside, text.hasPrefix("}") {
          isInside = false
        } else if isInside {
          printed[printed.count - 1].append(text.hasSuffix(",") ? String(text.dropLast()) : text)
        }
      }
      let expected = wanted.map { row in
        zip(table[0].dropFirst(2), row.dropFirst(2)).map { name, value in
          "\"\(name)\": \(value.isEmpty ? "null" : value)"
        }
      }
      #expect(printed == expected)
    }
  }

  @Test("tells a board the same future in plain words within a hundred columns")
  func text() throws {
    let folder = try result()
    #expect(!folder.exists("r/trajectories.csv"))
    let told = try Program.run("replay", "r/", "--run", "3", in: folder)
    #expect(told.code == 0, "\(told.errors)")
    #expect(told.output.hasPrefix("Two schools: future 3 of 60\n═"))
    for words in [
      "AUTUMN 2027", "SUMMER 2029", "Funding per pupil", "teachers leave",
      "Oakfield Primary School",
      "Reserves", "THE MONEY", "THE END",
    ] {
      #expect(told.output.contains(words), "\(words)")
    }
    #expect(told.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(try Program.run("replay", "r", "--run", "3", in: folder).output == told.output)
  }

  @Test("finds the typical future and the worst")
  func found() throws {
    let folder = try result()
    let outcomes = try rows("r/outcomes.csv", in: folder).dropFirst()
    let reserves = outcomes.compactMap { Double($0[5]) }
    let order = reserves.indices.sorted { (reserves[$0], $0) < (reserves[$1], $1) }
    let typical = try json("replay", "r", "--typical", "--format", "json", in: folder)
    // The thirtieth of sixty.
    #expect(typical["run"] as? Int == order[29])
    let worst = try json(
      "replay", "r", "--worst", "financial-stability", "--format", "json", in: folder)
    #expect(worst["principle"] as? String == "financial-stability")
    #expect((worst["terms_in_breach"] as? Int ?? 0) > 0)
    let terms = worst["terms"] as? [[String: Any]] ?? []
    let unmet = terms.count { term in
      let standing = term["standing"] as? [String: String]
      return standing?["financial-stability"] == "not met"
    }
    #expect(unmet == worst["terms_in_breach"] as? Int)
  }

  private func json(_ arguments: String..., in folder: TemporaryFolder) throws -> [String: Any] {
    let told = try Program.run(arguments, in: folder)
    #expect(told.code == 0, "\(told.errors)")
    return try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [String: Any] ?? [:]
  }

  @Test(
    "answers wrong usage with 64, and what the result lacks with 2",
    arguments: [
      (["--run", "60"], 2, "futures 0 to 59"), (["--run", "-1"], 64, "--run is -1"),
      (["--worst", "financial-stabilty"], 2, "Did you mean \"financial-stability\"?"),
      ([], 64, "give one of"),
      (["--run", "1", "--typical"], 64, "give one of"), (["--run", "x"], 64, "--run is \"x\""),
    ] as [([String], Int32, String)])
  func usage(_ arguments: [String], _ code: Int32, _ words: String) throws {
    let folder = try result(years: 1)
    let told = try Program.run(["replay", "r"] + arguments, in: folder)
    #expect(told.code == code, "\(told.errors)")
    #expect(told.errors.contains(words), "\(told.errors)")
    #expect(told.output.isEmpty)
  }

  @Test("answers a folder that is no result, or not as it was left, with 1")
  func folders() throws {
    let folder = try result(years: 1)
    func refused(_ name: String, _ words: String) throws {
      let told = try Program.run("replay", name, "--run", "1", in: folder)
      #expect(told.code == 1, "\(name)")
      #expect(told.errors.contains(words), "\(told.errors)")
      #expect(told.output.isEmpty)
    }
    try refused("none", "there is no folder none")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/empty", withIntermediateDirectories: true)
    try refused("empty", "no manifest.json")
    func change(_ file: String, _ old: String, _ new: String, as name: String) throws {
      try FileManager.default.copyItem(
        atPath: folder.path + "/r", toPath: "\(folder.path)/\(name)")
      let text = String(decoding: try folder.bytes("r/" + file), as: UTF8.self)
      #expect(text.contains(old))
      try folder.write(text.replacingOccurrences(of: old, with: new), to: "\(name)/\(file)")
    }
    try change("manifest.json", "\"version\": \"0.1.0\"", "\"version\": \"0.0.9\"", as: "old")
    try refused("old", "version 0.0.9")
    try change("scenario.yaml", "title: Two schools", "title: Three schools", as: "edited")
    try refused("edited", "scenario.yaml was changed after the run")
    try change("outcomes.csv", "\n1,", "\n1 ,", as: "outcomes")
    try refused("outcomes", "outcomes.csv was changed after the run")
    try change("manifest.json", "\"seed\": 5", "\"seed\": 6", as: "seed")
    try refused("seed", "manifest.json was changed after the run")
    try change("manifest.json", "{", "[", as: "broken")
    try refused("broken", "no manifest of headroom")
    try FileManager.default.removeItem(atPath: folder.path + "/old/outcomes.csv")
    try change("manifest.json", "headroom", "headroom", as: "whole")
    try FileManager.default.removeItem(atPath: folder.path + "/whole/outcomes.csv")
    try refused("whole", "outcomes.csv is missing")
  }

  /// What another platform's last digits would look like: a folder that is whole in itself, but not ours.
  @Test("tells nothing of a future that comes out otherwise than its result says")
  func otherwise() throws {
    let folder = try result(years: 1)
    // Another number of joined schools for future 1, with all hashes set right again.
    let script = """
      old=$(sha256sum r/outcomes.csv | cut -d' ' -f1)
      sed -i '3s/.$/9/' r/outcomes.csv
      new=$(sha256sum r/outcomes.csv | cut -d' ' -f1)
      sed -i "s/$old/$new/" r/manifest.json
      head -n -2 r/manifest.json > head
      seal=$(sha256sum head | cut -d' ' -f1)
      printf '  "manifest_hash": "sha256:%s"\\n}\\n' "$seal" | cat head - > r/manifest.json
      """
    #expect(try Program.shell(script, in: folder).code == 0)
    let told = try Program.run("replay", "r", "--run", "1", in: folder)
    #expect(told.code == 1 && told.output.isEmpty)
    #expect(told.errors.contains("future 1 comes out otherwise here"), "\(told.errors)")
    #expect(try Program.run("replay", "r", "--run", "2", in: folder).code == 0)
  }

  @Test("tells of no worst future where a principle always holds, or is not modelled")
  func held() throws {
    let words = "reference: none, kind: simulated, gate: false"
    let solvent =
      "{ id: solvent, title: Solvent, \(words), checks: [{ metric: reserves_pct_income, "
      + "at_least: -900%, when: each term }] }"
    let later = "{ id: later, title: Later, \(words), not_modelled: not yet }"
    let folder = try result("--set", "principles=[\(solvent), \(later)]", years: 1)
    let told = try Program.run("replay", "r", "--worst", "solvent", in: folder)
    #expect(told.code == 1, "\(told.output)\(told.errors)")
    #expect(told.errors.contains("solvent holds in all 60 futures"))
    let unknown = try Program.run("replay", "r", "--worst", "later", in: folder)
    #expect(unknown.code == 2 && unknown.errors.contains("not modelled"), "\(unknown.errors)")
  }
}

@Suite("The money of the typical future")
struct MoneyTests {
  @Test("adds up to the penny, year by year, and ends at the median of final reserves")
  func sums() throws {
    let folder = try TemporaryFolder(years: 3)
    let run = try Program.run(
      "run", "two.yaml", "--runs", "51", "--seed", "5", "--quiet", "--out", "r", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    let lines = String(decoding: try folder.bytes("r/money.csv"), as: UTF8.self).split(
      separator: "\n")
    #expect(lines.first == "run,year,flow,amount_gbp")
    let rows = lines.dropFirst().map { $0.split(separator: ",").map(String.init) }
    func pence(_ row: [String]) throws -> Int {
      Int((try #require(Double(row[3])) * 100).rounded())
    }
    var last: Int?
    for year in ["2027/28", "2028/29", "2029/30"] {
      let own = rows.filter { $0[1] == year }
      #expect(own.first?[2] == "opening_reserves" && own.last?[2] == "closing_reserves")
      let sum = try own.dropLast().reduce(0) { $0 + (try pence($1)) }
      let closing = try pence(try #require(own.last))
      #expect(sum == closing, "\(year)")
      if let last { #expect(try pence(own[0]) == last) }
      last = closing
    }
    #expect(Set(rows.map { $0[0] }).count == 1)
    let outcomes = String(decoding: try folder.bytes("r/outcomes.csv"), as: UTF8.self)
      .split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let own = try #require(outcomes.first { $0[0] == rows[0][0] })
    #expect(Int((try #require(Double(own[5])) * 100).rounded()) == last)
    let reserves = outcomes.compactMap { Double($0[5]) }.sorted()
    #expect(Double(own[5]) == reserves[25])
  }

  @Test("stands beside the price of the gate where there is a gate, and alone where not")
  func gate() throws {
    let folder = try TemporaryFolder()
    let gated = try Program.run("run", "two.yaml", "--runs", "40", "--out", "a", in: folder)
    #expect(gated.output.contains("THE PRICE OF THE GATE: 40 futures"), "\(gated.errors)")
    let lines = String(decoding: try folder.bytes("a/gate_price.csv"), as: UTF8.self).split(
      separator: "\n")
    #expect(lines.first == "measure,gated,ungated,difference,ci_low,ci_high,runs,unit")
    #expect(lines.contains { $0.hasPrefix("all_met,") && $0.hasSuffix(",40,share") })
    for (name, more) in [
      ("b", ["--gate-price", "0"]), ("c", ["--set", "proposal.gate=proceed"]),
      ("d", ["--set", "proposal.joins=[]"]),
    ] {
      let run = try Program.run(
        ["run", "two.yaml", "--runs", "40", "--out", name] + more, in: folder)
      #expect(run.code == 0, "\(run.errors)")
      #expect(!run.output.contains("THE PRICE OF THE GATE"))
      #expect(!folder.exists(name + "/gate_price.csv") && folder.exists(name + "/money.csv"))
    }
    let wrong = try Program.run("run", "two.yaml", "--gate-price", "-1", in: folder)
    #expect(wrong.code == 64)
  }
}
