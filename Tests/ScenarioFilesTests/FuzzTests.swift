// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import ScenarioFiles
import Testing

/// SplitMix64, for the same damage on every run.
///
/// Source: G. L. Steele et al., OOPSLA 2014, doi:10.1145/2660193.2660195.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Damaged files")
struct FuzzTests {
  static let files = [
    "example/scenario.yaml", "example/evidence.csv", "example/costs.csv", "trusts/base.yaml",
    "trusts/schools.csv", "trusts/candidates.csv", "trusts/central-team.csv",
  ]

  private static let scraps = [
    "£", "%", "{", "}", "[", "]", "&a ", "*a", "\0", "1e999", "-", "\"", "'", "\n", "\r\n", "\t",
    "[[[[[[",
    "99999999999999999999999999", "NaN", ".inf", ": ", "? ", "!!binary ", "<<: *a", "#", ",",
    "---\n",
    "\\", "|\n", ">\n", "~", "null", "%YAML 9.9\n", "\u{FEFF}", "\u{2028}", "-9223372036854775808",
    "9e18", "1e19", "path: { 99999999999999999999: 1 }", "each: trajectory", "between: [1, 0]",
  ]

  /// One file's bytes with one to four places changed.
  private func damage(_ bytes: [UInt8], using chance: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &chance) where bytes.count > 2 {
      let place = Int.random(in: 0..<bytes.count - 1, using: &chance)
      switch Int.random(in: 0..<6, using: &chance) {
      case 0: bytes.remove(at: place)
      case 1: bytes.swapAt(place, Int.random(in: bytes.indices, using: &chance))
      case 2: bytes[place] = UInt8.random(in: .min ... .max, using: &chance)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 40))
      case 4: bytes.removeSubrange(place...)
      default:
        bytes.insert(
          contentsOf: Array((Self.scraps.randomElement(using: &chance) ?? "").utf8), at: place)
      }
    }
    return bytes
  }

  @Test("give problems or a scenario, never a trap", arguments: Array(1...4))
  func damaged(seed: Int) throws {
    var chance = SplitMix(seed: UInt64(seed))
    let folder = try TemporaryFolder()
    for name in ["example", "trusts"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
    var whole: [String: [UInt8]] = [:]
    for file in Self.files {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: Folder.path("Good/\(file)"))))
      whole[file] = bytes
      _ = try folder.write(bytes, to: file)
    }
    var refused = 0
    for _ in 0..<600 {
      let file = try #require(Self.files.randomElement(using: &chance))
      let bytes = try #require(whole[file])
      _ = try folder.write(damage(bytes, using: &chance), to: file)
      do {
        _ = try loadScenario(at: "\(folder.path)/example/scenario.yaml")
      } catch {
        refused += 1
        #expect(!error.problems.isEmpty)
        #expect(error.description.utf8.count < 200_000)
      }
      _ = try folder.write(bytes, to: file)
    }
    #expect(refused > 100)
  }

  @Test("settings of any signs give problems or a scenario, never a trap")
  func settings() throws {
    var chance = SplitMix(seed: 5)
    let keys = [
      "years", "start", "economy.pay_award", "trust.schools", "shocks", "principles",
      "proposal.joins",
    ]
    for _ in 0..<300 {
      let key = try #require(keys.randomElement(using: &chance))
      let value = (0..<3).compactMap { _ in Self.scraps.randomElement(using: &chance) }.joined()
      do {
        _ = try example("\(key)=\(value)")
      } catch {
        #expect(!error.problems.isEmpty)
      }
    }
  }
}
