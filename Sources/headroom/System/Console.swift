// SPDX-License-Identifier: GPL-3.0-or-later
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Standard output and standard error.
enum Console {
  /// Makes closed pipes and full disks errors rather than deaths, and gives each standard stream a descriptor, so that
  /// no file of results is ever opened under a number that messages go to.
  static func prepare() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    var descriptor = open("/dev/null", O_RDWR)
    while descriptor >= 0 && descriptor <= 2 { descriptor = open("/dev/null", O_RDWR) }
    if descriptor > 2 { close(descriptor) }
  }

  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes a result to standard output; a reader who has left is no failure.
  static func print(_ text: String) throws(Failure) {
    let code = write(text, to: STDOUT_FILENO)
    guard code == 0 || code == EPIPE else {
      throw Failure.io("cannot write to standard output: \(SystemError.text(code))")
    }
  }

  /// Writes to standard error, as far as that can be done.
  static func complain(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// Returns 0 or the system's error number.
  private static func write(_ text: String, to descriptor: CInt) -> CInt {
    DescriptorWriter.write(text, to: descriptor)
  }
}

/// Writing all of a text to a file descriptor.
enum DescriptorWriter {
  /// Returns 0 or the system's error number.
  static func write(_ text: String, to descriptor: CInt) -> CInt {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = writeSome(rest, to: descriptor)
        guard count >= 0 else { return errno }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
      return 0
    }
  }

  /// Goes on after a signal that only interrupted the call.
  private static func writeSome(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt) -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, bytes.baseAddress, bytes.count)
      #else
        let count = Darwin.write(descriptor, bytes.baseAddress, bytes.count)
      #endif
      if count >= 0 || errno != EINTR { return count }
    }
  }
}

/// The system's errors in words.
enum SystemError {
  static func text(_ code: CInt) -> String {
    switch code {
    case ENOSPC, EDQUOT: "the disk is full"
    case EFBIG: "the file would be larger than the system allows"
    case EACCES, EPERM: "permission denied"
    case EROFS: "the file system is read-only"
    case ENOENT: "there is no such folder"
    case ENOTDIR: "part of the path is a file, not a folder"
    case ENAMETOOLONG: "the name is too long"
    case EBADF: "it is closed"
    default: strerror(code).map { String(cString: $0) } ?? "system error \(code)"
    }
  }
}
