// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file read from its beginning, piece by piece.
struct FileReader: ~Copyable {
  private let descriptor: CInt
  private let path: String

  /// Throws unless the path is a file that can be read.
  init(_ path: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .io("\(path) is no file that can be read.")
    }
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// The next bytes; empty at the end.
  borrowing func piece() throws(Failure) -> [UInt8] {
    var code: CInt = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      var read = -1
      repeat { read = Self.read(descriptor, buffer) } while read < 0 && errno == EINTR
      code = read < 0 ? errno : 0
      count = max(0, read)
    }
    guard code == 0 else { throw Self.failure(path, code) }
    return bytes
  }

  /// One call, which a signal may interrupt.
  private static func read(
    _ descriptor: CInt, _ buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func failure(_ path: String, _ code: CInt) -> Failure {
    .io("cannot read \(path): \(SystemError.text(code)).")
  }
}

extension FileReader {
  /// All of a file that is small.
  static func bytes(of path: String) throws(Failure) -> [UInt8] {
    let reader = try FileReader(path)
    var bytes: [UInt8] = []
    while true {
      let piece = try reader.piece()
      if piece.isEmpty { return bytes }
      bytes += piece
    }
  }

  /// A file's size and SHA-256, whatever its size.
  static func digest(of path: String) throws(Failure) -> (bytes: Int, sha256: String) {
    let reader = try FileReader(path)
    var hash = try SHA256()
    var size = 0
    while true {
      let piece = try reader.piece()
      if piece.isEmpty { return (size, try hash.finish()) }
      size += piece.count
      try hash.update(piece)
    }
  }
}
