// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("headroom fit")
struct FitTests {
  /// Forty rising numbers of two kinds, spread like a normal's quantiles; the second ten times as wide.
  private func data() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var text = "kind,value,often\n"
    for place in 0..<40 {
      let p = (Double(place) + 0.5) / 40
      let logistic = 0.55 * log(p / (1 - p))
      text += "a,\(5 + logistic),1\nb,\(5 + 10 * logistic),2\n"
    }
    try folder.write(text, to: "data.csv")
    return folder
  }

  @Test("prints a table, warnings and a line to paste, of each part")
  func text() throws {
    let folder = try data()
    let run = try Program.run(
      ["fit", "data.csv", "--column", "value", "--by", "kind", "--family", "normal", "--out", "f"],
      in: folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("value of data.csv, kind=a: 40 values"))
    // The mean is 5 by symmetry.
    #expect(run.output.contains("KEY: { normal: { mean: 5, sd: "))
    #expect(folder.names(in: "f") == ["fit.csv", "qq.csv"])
    let table = String(decoding: try folder.bytes("f/fit.csv"), as: UTF8.self)
    #expect(table.hasPrefix("part,family,parameter,value,standard_error,log_likelihood,aic"))
    #expect(table.split(separator: "\n").count == 5)
    let again = try Program.run(
      ["fit", "data.csv", "--column", "value", "--out", "f"], in: folder)
    #expect(again.code == 1 && again.errors.contains("already exists"))
  }

  @Test("prints JSON that names the best family; counts and filters weigh rows")
  func json() throws {
    let folder = try data()
    let run = try Program.run(
      [
        "fit", "data.csv", "--column", "value", "--where", "kind=b", "--count", "often",
        "--format", "json", "--replicates", "19",
      ], in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let part = try #require((object?["parts"] as? [[String: Any]])?.first)
    #expect(part["values"] as? Int == 80)
    #expect((part["warnings"] as? [String])?.contains("few-values") == false)
    #expect((part["not_fitted"] as? [Any])?.isEmpty == false)
  }

  @Test("correlates columns, and fits experts' quantiles")
  func others() throws {
    let folder = try data()
    let correlation = try Program.run(
      ["fit", "data.csv", "--column", "value", "--against", "value", "--by", "kind"], in: folder)
    #expect(correlation.code == 0 && correlation.output.contains("kind=a"))
    let experts = try Program.run(
      "fit", "--quantiles", "p10=2,p50=5,p90=11", in: folder)
    #expect(experts.code == 0, "\(experts.errors)")
    #expect(experts.output.contains("{ quantiles: { p10: 2, p50: 5, p90: 11 } }"))
    #expect(experts.output.contains("lognormal"))
    let falling = try Program.run("fit", "--quantiles", "p10=7,p50=5", in: folder)
    #expect(falling.code == 2 && falling.errors.contains("rise"))
  }

  @Test("answers wrong data with 2 and every place")
  func wrongData() throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b\n1,x\n,2\n3,4\n", to: "d.csv")
    let run = try Program.run("fit", "d.csv", "--column", "a", "--count", "b", in: folder)
    #expect(run.code == 2)
    #expect(run.errors.contains("d.csv:2:3 b: is \"x\", which is no number"))
    #expect(run.errors.contains("d.csv:3:1 a: is empty"))
    for (arguments, words) in [
      (["fit", "d.csv", "--column", "c"], "has no column \"c\""),
      (["fit", "none.csv", "--column", "a"], "does not exist"),
      (["fit", "d.csv", "--column", "a", "--where", "b=7"], "no row has \"7\""),
      (["fit", "d.csv", "--column", "a", "--skip-empty", "--family", "beta"], "beta needs"),
    ] {
      let run = try Program.run(arguments, in: folder)
      #expect(run.code == 2, "\(arguments): \(run.errors)")
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(run.output.isEmpty)
    }
  }

  @Test(
    "answers wrong usage with 64",
    arguments: [
      ["fit"], ["fit", "data.csv"], ["fit", "data.csv", "--column", "value", "--family", "cauchy"],
      ["fit", "data.csv", "--column", "value", "--quantiles", "p10=1,p90=2"],
      ["fit", "--quantiles", "p0=1,p90=2"],
      ["fit", "data.csv", "--column", "value", "--width", "0"],
      ["fit", "data.csv", "--column", "value", "--between", "2,1"],
      ["fit", "data.csv", "--column", "value", "--replicates", "-1"],
      ["fit", "data.csv", "--column", "value", "--against", "often", "--width", "1"],
    ])
  func wrongUsage(_ arguments: [String]) throws {
    let run = try Program.run(arguments, in: try data())
    #expect(run.code == 64, "\(run.errors)")
  }
}
