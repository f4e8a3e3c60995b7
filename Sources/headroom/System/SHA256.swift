// SPDX-License-Identifier: GPL-3.0-or-later
internal import CDigest

/// SHA-256 of a stream of bytes, by OpenSSL.
struct SHA256: ~Copyable {
  private let context: OpaquePointer

  init() throws(Failure) {
    guard let context = EVP_MD_CTX_new() else { throw Self.failure }
    guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      EVP_MD_CTX_free(context)
      throw Self.failure
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  mutating func update(_ text: String) throws(Failure) {
    var text = text
    let isDone = text.withUTF8 { EVP_DigestUpdate(context, $0.baseAddress, $0.count) == 1 }
    if !isDone { throw Self.failure }
  }

  mutating func update(_ bytes: [UInt8]) throws(Failure) {
    guard EVP_DigestUpdate(context, bytes, bytes.count) == 1 else { throw Self.failure }
  }

  /// The digest in hexadecimal.
  consuming func finish() throws(Failure) -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: CUnsignedInt = 0
    guard EVP_DigestFinal_ex(context, &digest, &count) == 1 else { throw Self.failure }
    return Self.hexadecimal(digest.prefix(Int(count)))
  }

  /// The digest of bytes that are all at hand.
  static func digest(of bytes: [UInt8]) throws(Failure) -> String {
    hexadecimal(try raw(of: bytes))
  }

  /// The 32 bytes of the digest.
  static func raw(of bytes: [UInt8]) throws(Failure) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: CUnsignedInt = 0
    guard EVP_Digest(bytes, bytes.count, &digest, &count, EVP_sha256(), nil) == 1 else {
      throw failure
    }
    return Array(digest.prefix(Int(count)))
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static let failure = Failure.io("OpenSSL cannot compute SHA-256 here")
}
