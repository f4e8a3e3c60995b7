// SPDX-License-Identifier: GPL-3.0-or-later

/// A file as records: lines, or rows of CSV, which a quoted field may spread over several lines.
struct RecordReader: ~Copyable {
  /// One record with its ending.
  struct Record {
    let bytes: [UInt8]
    /// The line it begins on, from 1.
    let line: Int
  }

  private let reader: FileReader
  private let isCSV: Bool
  private var piece: ArraySlice<UInt8> = []
  private var line = 1
  /// A quote that was never closed must not swallow a large file.
  private static let longest = 1 << 20

  init(_ path: String, isCSV: Bool) throws(Failure) {
    reader = try FileReader(path)
    self.isCSV = isCSV
  }

  /// The next record; nil at the end.
  mutating func next() throws(Failure) -> Record? {
    var bytes: [UInt8] = []
    var isQuoted = false
    let start = line
    while true {
      if piece.isEmpty { piece = try reader.piece()[...] }
      if piece.isEmpty { return bytes.isEmpty ? nil : Record(bytes: bytes, line: start) }
      var end = piece.startIndex
      while end < piece.endIndex {
        let byte = piece[end]
        end += 1
        if byte == UInt8(ascii: "\"") && isCSV { isQuoted.toggle() }
        guard byte == UInt8(ascii: "\n") else { continue }
        line += 1
        if !isQuoted || bytes.count > Self.longest {
          bytes += piece[..<end]
          piece = piece[end...]
          return Record(bytes: bytes, line: start)
        }
      }
      bytes += piece
      piece = []
    }
  }
}

extension RecordReader.Record {
  /// The fields of a row of CSV (RFC 4180), without quotes and ending.
  var fields: [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var wasClosed = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""):
        // A quote right after a closing one stands for a quote.
        if wasClosed { field.append(byte) }
        wasClosed = isQuoted
        isQuoted.toggle()
        continue
      case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
      default: field.append(byte)
      }
      wasClosed = false
    }
    if bytes.last != UInt8(ascii: "\n") { fields.append(String(decoding: field, as: UTF8.self)) }
    return fields
  }

  /// As it stands, without its ending.
  var text: String {
    String(
      decoding: bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }
}
