// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSystem

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The door to the file system. Each function returns 0 or the system's error number, unless it says otherwise.
enum Files {
  static func exists(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0
  }

  /// Whether the path is a folder itself, not a link to one.
  static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  static func makeFolder(_ path: String) -> CInt { mkdir(path, 0o777) == 0 ? 0 : errno }

  static func removeEmptyFolder(_ path: String) -> CInt { rmdir(path) == 0 ? 0 : errno }

  /// What a folder holds, sorted; nil where it cannot be read.
  static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a folder and the files in it; a folder of results holds no folders.
  static func removeFolder(_ path: String) -> CInt {
    for name in names(in: path) ?? [] { _ = unlink("\(path)/\(name)") }
    return removeEmptyFolder(path)
  }

  /// Renames, unless something stands at the new path.
  static func renameNew(_ from: String, to: String) -> CInt {
    let code = csystem_rename_new(from, to)
    guard code == EINVAL || code == ENOSYS else { return code }
    return exists(to) ? EEXIST : rename(from, to) == 0 ? 0 : errno
  }

  /// Renames, over a file that stands at the new path.
  static func renameOver(_ from: String, to: String) -> CInt { rename(from, to) == 0 ? 0 : errno }

  /// The path from the root, without links; nil where there is nothing.
  static func absolute(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Exchanges two folders; in two steps where the file system cannot do it in one.
  static func exchange(_ one: String, _ other: String) -> CInt {
    let code = csystem_exchange(one, other)
    guard code == EINVAL || code == ENOSYS else { return code }
    let aside = one + "-old"
    guard rename(other, aside) == 0, rename(one, other) == 0, rename(aside, one) == 0 else {
      return errno
    }
    return 0
  }

  /// Whether a process of that number runs.
  static func isAlive(_ process: Int32) -> Bool { kill(process, 0) == 0 || errno != ESRCH }

  static var ownProcess: Int32 { getpid() }
}

/// A new file that is being written.
struct NewFile: ~Copyable {
  private let descriptor: CInt

  /// Throws the system's error number as a failure that names the file.
  init(at path: String) throws(Failure) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
  }

  borrowing func write(_ text: String, path: String) throws(Failure) {
    let code = DescriptorWriter.write(text, to: descriptor)
    if code != 0 { throw Self.failure(path, code) }
  }

  /// Makes sure that the bytes are on the disk.
  borrowing func settle(path: String) throws(Failure) {
    if fsync(descriptor) != 0 && errno != EINVAL { throw Self.failure(path, errno) }
  }

  deinit { close(descriptor) }

  private static func failure(_ path: String, _ code: CInt) -> Failure {
    .io("cannot write \(path): \(SystemError.text(code)); nothing was kept.")
  }
}
