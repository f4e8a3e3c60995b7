// SPDX-License-Identifier: GPL-3.0-or-later
internal import FoundationEssentials
internal import Publication

/// A finished result as it lies in its folder, by its manifest.
struct PastResult {
  /// As the user named it, without slashes at the end.
  let folder: String
  let manifest: PastManifest
  /// Whether the manifest's last member is the hash of all before it.
  let isSealed: Bool

  /// Files drawn from the others: nothing to make again and compare.
  static let views: Set<String> = ["report.html", "report.pdf"]

  /// Throws where the folder holds no result that this program can read.
  init(at path: String) throws(Failure) {
    var folder = path
    while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
    guard Files.exists(folder) else { throw .io("there is no folder \(folder).") }
    guard Files.names(in: folder) != nil else { throw .io("\(folder) is no folder to be read.") }
    guard Files.exists(folder + "/manifest.json") else {
      throw .io("\(folder) is no result of headroom: it has no manifest.json.")
    }
    let bytes = try FileReader.bytes(of: folder + "/manifest.json")
    self.folder = folder
    manifest = try Self.read(bytes, folder)
    isSealed = try Self.isSealed(bytes)
  }

  private static func read(_ bytes: [UInt8], _ folder: String) throws(Failure) -> PastManifest {
    do {
      let head = try JSONDecoder().decode(PastManifest.Head.self, from: Data(bytes))
      guard head.program == "headroom" else {
        throw Failure.io("\(folder) is no result of headroom: \(head.program) made it.")
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .io("\(folder)/manifest.json is no manifest of headroom, or is damaged.")
    }
    do {
      let manifest = try JSONDecoder().decode(PastManifest.self, from: Data(bytes))
      guard manifest.isSound else {
        throw Failure.io("\(folder)/manifest.json is damaged: its options or its files are none.")
      }
      return manifest
    } catch let failure as Failure {
      throw failure
    } catch let error as DecodingError {
      throw .io(
        "\(folder)/manifest.json is damaged, or of another version than \(Build.version): "
          + explanation(of: error))
    } catch {
      throw .io("\(folder)/manifest.json cannot be read.")
    }
  }

  private static func explanation(of error: DecodingError) -> String {
    func place(_ context: DecodingError.Context, _ last: String = "") -> String {
      (context.codingPath.map(\.stringValue) + [last]).filter { !$0.isEmpty }.joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context): return "it lacks \(place(context, key.stringValue))."
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(place(context)) is not what it should be."
    case .dataCorrupted: return "it is no JSON."
    @unknown default: return "it cannot be read."
    }
  }

  private static func isSealed(_ bytes: [UInt8]) throws(Failure) -> Bool {
    let ending = Array("\"\n}\n".utf8)
    let line = Manifest.seal.utf8.count + 64 + ending.count
    guard bytes.count > line else { return false }
    let expected = try SHA256.digest(of: Array(bytes.dropLast(line)))
    return Array(bytes.suffix(line)) == Array((Manifest.seal + expected).utf8) + ending
  }

  /// What stands in the folder besides the result, sorted.
  var strangers: [String] {
    let own = Set(manifest.results.map(\.path)).union(Self.views).union(["manifest.json"])
    return (Files.names(in: folder) ?? []).filter { !own.contains($0) }
  }

  /// Where files are missing, or other than the manifest says.
  func changes() throws(Failure) -> [Finding] {
    var changes: [Finding] = []
    if !isSealed {
      changes.append(
        Finding(
          file: "manifest.json",
          text: "was changed after the run, for its last member is not the SHA-256 of what stands "
            + "before it"))
    }
    for file in manifest.results {
      guard Files.exists("\(folder)/\(file.path)") else {
        changes.append(Finding(file: file.path, text: "is missing"))
        continue
      }
      let found = try FileReader.digest(of: "\(folder)/\(file.path)")
      guard found.bytes != file.bytes || "sha256:" + found.sha256 != file.hash else { continue }
      let size =
        found.bytes == file.bytes
        ? "" : ": \(found.bytes) bytes instead of \(file.bytes)"
      changes.append(
        Finding(file: file.path, text: "was changed after the run, or its hash was\(size)"))
    }
    return changes
  }
}

/// The members of a `manifest.json` that make the result again, or tell what was promised of it.
struct PastManifest: Decodable {
  /// What tells a manifest of ours from any other.
  struct Head: Decodable {
    let program: String
  }

  struct Options: Decodable {
    let runs: Int
    let seed: UInt64
    let precision: Double?
    let trajectories: Bool
    /// Futures on which the gate's price was measured; a manifest without it knew no such price.
    let gatePrice: Int?
    /// The arguments that give a question's answer again; nil of a run.
    let question: [String]?

    enum CodingKeys: String, CodingKey {
      case runs, seed, precision, trajectories, question
      case gatePrice = "gate_price"
    }
  }

  struct File: Decodable {
    let path: String
    let bytes: Int
    let hash: String
  }

  struct Platform: Decodable {
    let system: String
    let architecture: String
    let libc: String

    enum CodingKeys: String, CodingKey {
      case system, architecture
      case libc = "c_library"
    }
  }

  /// Whether its numbers are in bounds and its files lie in the folder itself.
  var isSound: Bool {
    SamplingOptions.mostRuns.contains(options.runs)
      && (0...SamplingOptions.mostRuns.upperBound).contains(options.gatePrice ?? 0)
      && options.precision.map(SamplingOptions.isPrecision) ?? true
      && (options.question ?? []).allSatisfy(Self.isOfFolder)
      && results.allSatisfy { !$0.path.isEmpty && !$0.path.contains("/") && $0.path != ".." }
  }

  /// Whether an argument names no file, or one of the folder itself.
  private static func isOfFolder(_ argument: String) -> Bool {
    let name = argument.hasPrefix("./") ? argument.dropFirst(2) : argument[...]
    return !name.contains("/") && name != ".."
  }

  let version: String
  /// The scenario's; a manifest without one is of no version of ours.
  let title: String?
  let options: Options
  let libraries: [String: String]
  let platform: Platform
  let results: [File]
}
