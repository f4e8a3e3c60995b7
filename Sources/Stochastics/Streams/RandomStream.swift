// SPDX-License-Identifier: GPL-3.0-or-later
public import CPhilox

/// Addressed random numbers under one seed: Philox under GSL's samplers.
///
/// Open an address, then draw. The same seed, address and draws give the same
/// numbers on any thread. One stream belongs to one thread; make one per task.
/// No argument stops the process: each draw says what it gives for values that
/// have no distribution, and takes no random number then.
///
/// Its draws can be inlined, because a model makes thousands in a trajectory and each is a call to C already.
public struct RandomStream: ~Copyable {
  @usableFromInline let stream: UnsafeMutablePointer<cphilox_stream>
  private let memory: UnsafeMutableRawPointer
  private var tape: DrawTape?

  /// Makes a stream at address 0, 0, 0, 0.
  public init(seed: UInt64) {
    GSL.prepare()
    // On a line of the processor's cache.
    memory = .allocate(byteCount: MemoryLayout<cphilox_stream>.size, alignment: 64)
    stream = memory.bindMemory(to: cphilox_stream.self, capacity: 1)
    tape = nil
    cphilox_seed(stream, seed)
  }

  deinit { memory.deallocate() }

  /// Goes to the first number of an address, whatever was drawn before.
  @inlinable
  public mutating func open(trajectory: UInt32, entity: UInt32, purpose: UInt16, term: UInt16) {
    cphilox_open(stream, trajectory, entity, purpose, term)
  }

  /// Goes to the first number of an address, whatever was drawn before.
  public mutating func open(_ address: StreamAddress) {
    cphilox_open(stream, address.trajectory, address.entity, address.purpose, address.term)
  }

  /// Records later opens and draws on a tape; nil stops recording.
  public mutating func record(on tape: DrawTape?) {
    self.tape = tape
    cphilox_attach(stream, tape?.tape)
  }
}

// MARK: - Continuous draws

extension RandomStream {
  /// 32 random bits.
  @inlinable
  public mutating func bits32() -> UInt32 { cphilox_bits32(stream) }

  /// Uniform on [0, 1), 53 bits.
  @inlinable
  public mutating func uniform() -> Double { cphilox_uniform(stream) }

  /// Uniform on (0, 1), 53 bits.
  @inlinable
  public mutating func uniformPositive() -> Double { cphilox_uniform_pos(stream) }

  /// Standard normal.
  @inlinable
  public mutating func normal() -> Double { cphilox_normal(stream) }

  /// Normal; a standard deviation of 0 gives the mean, NaN gives NaN.
  @inlinable
  public mutating func normal(mean: Double, sd: Double) -> Double {
    sd == 0 ? mean : mean + sd * cphilox_normal(stream)
  }

  /// Gamma with mean `shape * scale`; either at or below 0 gives 0, NaN gives NaN.
  @inlinable
  public mutating func gamma(shape: Double, scale: Double) -> Double {
    cphilox_gamma(stream, shape, scale)
  }

  /// Exponential; a mean at or below 0 gives 0, NaN gives NaN.
  @inlinable
  public mutating func exponential(mean: Double) -> Double { cphilox_exponential(stream, mean) }

  /// Student's t; degrees of freedom at or below 0, or NaN, give NaN.
  @inlinable
  public mutating func studentT(dof: Double) -> Double { cphilox_student_t(stream, dof) }
}

// MARK: - Counts

extension RandomStream {
  /// True with this probability; NaN gives false.
  @inlinable
  public mutating func bernoulli(_ probability: Double) -> Bool {
    cphilox_bernoulli(stream, probability) != 0
  }

  /// Poisson; a mean at or below 0, or NaN, gives 0.
  ///
  /// A mean above 2^53 gives the mean itself, at most `Int.max`.
  @inlinable
  public mutating func poisson(mean: Double) -> Int { Int(cphilox_poisson(stream, mean)) }

  /// Binomial; no trials, or a probability at or below 0 or NaN, give 0.
  ///
  /// A probability of 1 or more gives `trials`.
  @inlinable
  public mutating func binomial(trials: Int, probability: Double) -> Int {
    Int(cphilox_binomial(stream, Int64(trials), probability))
  }

  /// Trials up to and with the first success, from 1.
  ///
  /// A probability of 1 or more gives 1, at or below 0 `Int.max` (never), NaN 0.
  @inlinable
  public mutating func geometric(_ probability: Double) -> Int {
    Int(cphilox_geometric(stream, probability))
  }

  /// Poisson with a gamma mean: variance `mean + mean * mean / size`.
  ///
  /// `size` is any positive real; a mean or size at or below 0, or NaN, gives 0.
  /// An infinite size gives a Poisson count.
  @inlinable
  public mutating func negativeBinomial(mean: Double, size: Double) -> Int {
    Int(cphilox_negative_binomial(stream, mean, size))
  }
}
