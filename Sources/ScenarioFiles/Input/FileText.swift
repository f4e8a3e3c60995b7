// SPDX-License-Identifier: GPL-3.0-or-later

extension Reading {
  /// The text of a file, without its byte order mark.
  ///
  /// - Parameters: `place` and `field` say who asks for the file.
  mutating func text(ofFile path: String, askedAt place: Place, _ field: String) -> String? {
    if let file = files.first(where: { $0.path == path }) { return text(of: file) }
    do throws(FileRefusal) {
      let file = try Self.file(at: path)
      remember(file)
      return text(of: file)
    } catch {
      report(place, field, "\"\(path)\" \(error.text)")
      return nil
    }
  }

  /// A file that is part of the program, or one on disk.
  private static func file(at path: String) throws(FileRefusal) -> InputFile {
    if let file = try BuiltInStresses.file(at: path) { return file }
    return try InputFile(reading: path)
  }

  private mutating func text(of file: InputFile) -> String? {
    let input = Input.file(file.path)
    let bytes = file.bytes
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      report(Place(input), "", "is UTF-16 text; save it as UTF-8 (in Excel: \"CSV UTF-8\").")
      return nil
    }
    if let offset = bytes.firstIndex(of: 0) {
      let place = Self.place(of: offset, in: bytes, input)
      report(place, "", "holds a NUL byte, so it is no text; save it as text in UTF-8.")
      return nil
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let text = String(validating: body, as: UTF8.self) else {
      let place = Self.place(of: Self.validCount(body), in: body, input)
      report(
        place, "",
        "holds a byte that is not UTF-8; save the file as UTF-8 (in Excel: \"CSV UTF-8\").")
      return nil
    }
    return text
  }

  /// How many bytes come before the first that is not UTF-8.
  private static func validCount(_ bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var count = 0
    while case .valid(let encoded) = parser.parseScalar(from: &input) { count += encoded.count }
    return count
  }

  private static func place(of offset: Int, in bytes: [UInt8], _ input: Input) -> Place {
    let before = bytes.prefix(offset)
    let line = before.count(where: { $0 == 0x0A }) + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return Place(input, line: line, column: offset - start + 1)
  }
}

/// Paths as scenarios write them.
enum Path {
  /// `path` as seen from the folder of the input that names it; folders that `..` leaves are taken out.
  static func resolve(_ path: String, namedIn input: Input) -> String {
    if path.hasPrefix("/") { return plain(path) }
    guard case .file(let file) = input, let slash = file.lastIndex(of: "/") else {
      return plain(path)
    }
    return plain(file[...slash] + path)
  }

  /// The file's name without folder and ending.
  static func name(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }

  private static func plain(_ path: some StringProtocol) -> String {
    var parts: [Substring] = []
    for part in String(path).split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    if path.hasPrefix("/") { return "/" + joined }
    return joined.isEmpty && path.contains(".") ? "." : joined
  }
}
