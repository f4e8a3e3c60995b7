// SPDX-License-Identifier: GPL-3.0-or-later
internal import CZip

/// A zip file, by libzip.
enum Archive {
  /// Writes an archive whose bytes hang on names and contents only: times, owners and rights are fixed.
  ///
  /// - Parameter files: the name in the archive and the path of each, in order.
  static func make(at path: String, of files: [(name: String, path: String)]) throws(Failure) {
    var code: CInt = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_EXCL, &code) else {
      throw .io("libzip cannot make an archive (error \(code)).")
    }
    for file in files {
      guard add(file.path, as: file.name, to: archive) else {
        let text = words(of: archive)
        zip_discard(archive)
        throw .io("cannot put \(file.path) into an archive: \(text)")
      }
    }
    guard zip_close(archive) == 0 else {
      let text = words(of: archive)
      zip_discard(archive)
      throw .io("cannot write the archive: \(text)")
    }
  }

  private static func add(_ path: String, as name: String, to archive: OpaquePointer) -> Bool {
    guard let source = zip_source_file(archive, path, 0, -1) else { return false }
    let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    let place = zip_uint64_t(index)
    return zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, 9) == 0
      && zip_file_set_dostime(archive, place, 0, firstDay, 0) == 0
      && zip_file_set_external_attributes(archive, place, 0, unix, readable << 16) == 0
  }

  /// 1 January 1980, the first that the format knows: bits of year since 1980, month and day.
  private static let firstDay: zip_uint16_t = 1 << 5 | 1
  private static let unix = zip_uint8_t(ZIP_OPSYS_UNIX)
  /// A file that its owner may write and all may read.
  private static let readable: zip_uint32_t = 0o100644

  private static func words(of archive: OpaquePointer) -> String {
    zip_strerror(archive).map { String(cString: $0) } ?? "libzip does not say why"
  }
}
