// SPDX-License-Identifier: GPL-3.0-or-later
internal import CPhilox

/// The generator under every stream: Philox4x32-10.
///
/// Source: J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3",
/// SC11, 2011, doi:10.1145/2063384.2063405; code of Random123.
public enum Philox {
  /// The four words at a counter under a key.
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    let from = [counter[0], counter[1], counter[2], counter[3]]
    var words: [UInt32] = [0, 0, 0, 0]
    cphilox_block(from, [key[0], key[1]], &words)
    return SIMD4(words)
  }
}
