// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A result on its way into an archive, which appears whole or not at all.
struct Export {
  let result: PastResult
  let place: ResultPath
  let replaces: Bool
  /// The folder that everything in the archive lies in.
  private let name: String

  /// - Parameter out: the archive; nil for one beside the result.
  init(of result: PastResult, to out: String?, replaces: Bool) throws(Failure) {
    guard let folder = Files.absolute(result.folder), let own = ResultPath(folder) else {
      throw .io("\(result.folder) cannot be found any more.")
    }
    let isNamed = ResultPath(result.folder) != nil
    guard let place = ResultPath(out ?? (isNamed ? result.folder : folder) + ".zip") else {
      throw .usage("--out \"\(out ?? "")\" names no file.")
    }
    self.result = result
    self.place = place
    self.replaces = replaces
    name = own.name
    let parent = Files.absolute(place.parent.isEmpty ? "." : place.parent)
    guard parent != folder else {
      throw .usage("the archive would lie in the result itself; give another place with --out.")
    }
  }

  func carryOut() throws(Failure) {
    try checkPlace()
    let workplace = place.partial(of: Files.ownProcess)
    try check(Files.makeFolder(workplace))
    let interruption = Interruption { exit in
      _ = Files.removeFolder(workplace)
      exit(false)
    }
    defer {
      interruption.end()
      _ = Files.removeFolder(workplace)
    }
    let archive = "\(workplace)/archive"
    try Archive.make(
      at: archive, of: files.map { (name: "\(name)/\($0)", path: "\(result.folder)/\($0)") })
    if replaces {
      try checkPlace()
      try check(Files.renameOver(archive, to: place.path))
    } else {
      let code = Files.renameNew(archive, to: place.path)
      guard code != EEXIST else { throw existing }
      try check(code)
    }
  }

  /// The manifest's files, the manifest, and what was drawn from them; sorted.
  private var files: [String] {
    let listed = Set(result.manifest.results.map(\.path)).union(["manifest.json"])
    let drawn = PastResult.views.filter { Files.exists("\(result.folder)/\($0)") }
    return listed.union(drawn).sorted()
  }

  private func checkPlace() throws(Failure) {
    guard Files.exists(place.path) else { return }
    guard replaces else { throw existing }
    let start = try FileReader(place.path).piece().prefix(4)
    guard Array(start) == Array("PK\u{3}\u{4}".utf8) else {
      throw .io("\(place.path) is no zip file, so --replace leaves it alone. Give another --out.")
    }
  }

  private func check(_ code: CInt) throws(Failure) {
    guard code != 0 else { return }
    throw .io("cannot write \(place.path): \(SystemError.text(code)).")
  }

  private var existing: Failure {
    .io(
      "\(place.path) already exists and was not touched. "
        + "Give another place with --out, or --replace to replace it.")
  }
}
