// SPDX-License-Identifier: GPL-3.0-or-later
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that a scenario read, as it stood then.
public struct InputFile: Sendable, Hashable {
  /// As the scenario leads to it from the working directory.
  public let path: String
  /// As read, byte order mark included.
  public let bytes: [UInt8]
}

/// Why a file was not read: the rest of a sentence that begins with its path.
struct FileRefusal: Error {
  let text: String
}

extension InputFile {
  /// Bytes that a single file may hold.
  private static let largest = 16_000_000

  /// Reads a regular file as a whole.
  init(reading path: String) throws(FileRefusal) {
    guard !path.utf8.contains(0) else { throw FileRefusal(text: "is no path: it holds a NUL.") }
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw Self.refusal(errno) }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileRefusal(text: "is a folder; give the path of a file.")
    default: throw FileRefusal(text: "is not a regular file; give the path of a file.")
    }
    guard facts.st_size <= Self.largest else {
      throw FileRefusal(text: "is too large; a file may hold 16 million bytes.")
    }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Self.refusal(errno) }
    defer { close(descriptor) }
    self.init(path: path, bytes: try Self.bytes(of: descriptor))
  }

  private static func bytes(of descriptor: CInt) throws(FileRefusal) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= largest {
      let count = read(descriptor, &block, block.count)
      guard count >= 0 else { throw refusal(errno) }
      if count == 0 { return bytes }
      bytes += block.prefix(count)
    }
    throw FileRefusal(text: "is too large; a file may hold 16 million bytes.")
  }

  private static func refusal(_ code: CInt) -> FileRefusal {
    switch code {
    case ENOENT, ENOTDIR: FileRefusal(text: "does not exist; give the path of a file.")
    case EACCES, EPERM: FileRefusal(text: "may not be read; change its permissions.")
    case ENAMETOOLONG: FileRefusal(text: "is too long for a path.")
    case ELOOP: FileRefusal(text: "is a link that leads back to itself.")
    default: FileRefusal(text: "cannot be read (system error \(code)).")
    }
  }
}
