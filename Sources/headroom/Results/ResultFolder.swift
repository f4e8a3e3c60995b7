// SPDX-License-Identifier: GPL-3.0-or-later
internal import Publication
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A result on its way: built in a hidden folder beside its place, and moved there when it is whole.
///
/// Every step takes the lock, so that an interruption comes between two steps, removes the hidden folder and ends the
/// program without letting another step begin.
final class ResultFolder: Sendable {
  let place: ResultPath
  private let partial: String
  private let replaces: Bool
  private let state = Mutex(State())

  private struct State {
    var isOpen = false
    var isPublished = false
    /// Parents that did not exist before, outermost first.
    var madeParents: [String] = []
    var files: [Manifest.File] = []
  }

  init(at place: ResultPath, replaces: Bool) {
    self.place = place
    self.replaces = replaces
    partial = place.partial(of: Files.ownProcess)
  }

  /// Where its files are until it is published.
  var workplace: String { partial }

  /// The files written so far.
  var files: [Manifest.File] { state.withLock { $0.files } }

  /// Makes the hidden folder; throws, with nothing touched, where the result could not be put in its place.
  func open() throws(Failure) {
    try state.withLock { state throws(Failure) in
      try checkPlace()
      for folder in place.ancestors where !Files.exists(folder) {
        let code = Files.makeFolder(folder)
        guard code == 0 || code == EEXIST else {
          Self.removeParents(&state)
          throw unwritable(code)
        }
        if code == 0 { state.madeParents.append(folder) }
      }
      removeStale()
      let code = Files.makeFolder(partial)
      guard code == 0 else {
        Self.removeParents(&state)
        throw unwritable(code)
      }
      state.isOpen = true
    }
  }

  /// Writes a file of the result, piece by piece, and notes its size and SHA-256.
  func write(
    _ name: String, pieces: ((String) throws(Failure) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    let path = "\(partial)/\(name)"
    let file = try state.withLock { _ throws(Failure) in try NewFile(at: path) }
    var hash = try SHA256()
    var bytes = 0
    try pieces { piece throws(Failure) in
      try hash.update(piece)
      bytes += piece.utf8.count
      try state.withLock { _ throws(Failure) in try file.write(piece, path: path) }
    }
    try state.withLock { _ throws(Failure) in try file.settle(path: path) }
    let written = Manifest.File(path: name, sha256: try hash.finish(), bytes: bytes)
    state.withLock { $0.files.append(written) }
  }

  /// Puts the finished result in its place, all at once.
  func publish() throws(Failure) {
    try state.withLock { state throws(Failure) in
      try checkPlace()
      if replaces && Files.exists(place.path) {
        let code = Files.exchange(partial, place.path)
        guard code == 0 else { throw unwritable(code) }
        _ = Files.removeFolder(partial)
      } else {
        let code = Files.renameNew(partial, to: place.path)
        guard code != EEXIST else { throw existing }
        guard code == 0 else { throw unwritable(code) }
      }
      state.isPublished = true
    }
  }

  /// Removes what is half done.
  func discard() { state.withLock { discard(&$0) } }

  /// Removes what is half done and ends the program, between two steps.
  ///
  /// - Parameter exit: is told whether the result was in its place already, and so stays.
  func discard(thenExit exit: (_ isPublished: Bool) -> Never) -> Never {
    state.withLock { state in
      discard(&state)
      exit(state.isPublished)
    }
  }

  private func discard(_ state: inout State) {
    guard state.isOpen, !state.isPublished else { return }
    _ = Files.removeFolder(partial)
    Self.removeParents(&state)
    state.isOpen = false
  }

  /// Only where they are empty still.
  private static func removeParents(_ state: inout State) {
    for folder in state.madeParents.reversed() { _ = Files.removeEmptyFolder(folder) }
    state.madeParents = []
  }

  /// Throws where something stands that may not be replaced.
  func checkPlace() throws(Failure) {
    guard Files.exists(place.path) else { return }
    guard replaces else { throw existing }
    try ReplaceableResult.check(place.path)
  }

  /// Clears away what processes that died left of this result.
  private func removeStale() {
    let folder = place.parent.isEmpty ? "." : place.parent
    for name in Files.names(in: folder) ?? [] where name.hasPrefix(place.partialPrefix) {
      let path = place.parent + name
      guard let process = Int32(name.dropFirst(place.partialPrefix.count)), process > 0,
        process == Files.ownProcess || !Files.isAlive(process), Files.isFolder(path)
      else { continue }
      _ = Files.removeFolder(path)
    }
  }

  private var existing: Failure {
    .io(
      "\(place.path) already exists and was not touched. "
        + "Give another folder with --out, or --replace to replace that result.")
  }

  private func unwritable(_ code: CInt) -> Failure {
    .io(
      "cannot write a result to \(place.path): \(SystemError.text(code)). Give another with --out.")
  }
}
