// SPDX-License-Identifier: GPL-3.0-or-later
internal import CPhilox

/// A kind of draw from a stream, or the opening of an address.
public enum DrawKind: Int, Sendable, Hashable, CaseIterable {
  case open, bits32, uniform, uniformPositive, normal, gamma, exponential, studentT
  case bernoulli, poisson, binomial, geometric, negativeBinomial
}

/// The draws that a program made, by kind and with parameters.
///
/// A benchmark records a run, then times `replay`: the same draws in bare C
/// loops. What a program takes beyond that is its own work. A class because it
/// owns C memory that a stream writes to; one thread at a time.
public final class DrawTape {
  let tape: OpaquePointer
  private let memory: UnsafeMutableRawPointer

  /// An empty tape.
  public init() {
    GSL.prepare()
    memory = .allocate(byteCount: cphilox_tape_size(), alignment: 64)
    tape = OpaquePointer(memory)
    cphilox_tape_clear(tape)
  }

  deinit {
    cphilox_tape_free(tape)
    memory.deallocate()
  }

  /// How many records of each kind the tape holds; kinds without one are absent.
  public var counts: [DrawKind: Int] {
    var counts: [DrawKind: Int] = [:]
    for kind in DrawKind.allCases {
      let count = Int(cphilox_tape_count(tape, CInt(kind.rawValue)))
      if count > 0 { counts[kind] = count }
    }
    return counts
  }

  /// Whether memory ran out, so that draws are missing from the tape.
  public var isIncomplete: Bool { cphilox_tape_overflowed(tape) }

  /// The addresses opened, in their order.
  public var addresses: [StreamAddress] {
    (0..<(counts[.open] ?? 0)).compactMap { number in
      var address = StreamAddress(trajectory: 0, entity: 0, purpose: 0, term: 0)
      let isThere = cphilox_tape_opened(
        tape, number, &address.trajectory, &address.entity, &address.purpose, &address.term)
      return isThere ? address : nil
    }
  }

  /// Makes every recorded draw again, straight from GSL, in C.
  ///
  /// Without `includingOpens`: one bare loop per kind, on one stream that runs
  /// through. With it: in the order recorded, at the recorded addresses; the
  /// recorded seed then gives the very numbers of the recorded run, if that
  /// began with an open.
  /// - Returns: the sum of all draws, so that a compiler can drop none.
  public func replay(seed: UInt64, repeats: Int, includingOpens: Bool) -> Double {
    cphilox_replay(tape, seed, CInt(clamping: repeats), includingOpens)
  }
}
