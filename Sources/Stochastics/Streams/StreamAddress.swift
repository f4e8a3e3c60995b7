// SPDX-License-Identifier: GPL-3.0-or-later

/// Names one stream of random numbers: who draws, what for, and when.
///
/// Two addresses never share a number's place in the generator, so that a
/// change in one draw moves no other.
public struct StreamAddress: Sendable, Hashable {
  /// The simulated future.
  public var trajectory: UInt32
  /// The thing that chance acts on.
  public var entity: UInt32
  /// What the numbers are for.
  public var purpose: UInt16
  /// The step in time.
  public var term: UInt16

  /// Names a stream.
  public init(trajectory: UInt32, entity: UInt32, purpose: UInt16, term: UInt16) {
    self.trajectory = trajectory
    self.entity = entity
    self.purpose = purpose
    self.term = term
  }

  /// The generator's counter for one block of four words of this stream.
  public func counter(block: UInt32) -> SIMD4<UInt32> {
    SIMD4(block, UInt32(purpose) << 16 | UInt32(term), entity, trajectory)
  }
}
