// SPDX-License-Identifier: GPL-3.0-or-later

/// What a result was made from and with: enough to make it again and to check it.
public struct Manifest: Sendable {
  /// A file, by its name and contents.
  public struct File: Sendable, Hashable {
    /// Relative: an input's to the scenario, a result's to its folder.
    public var path: String
    /// SHA-256 in hexadecimal.
    public var sha256: String
    /// Its size.
    public var bytes: Int

    /// A file as a manifest names it.
    public init(path: String, sha256: String, bytes: Int) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  /// The machine's side of the promise of equal bytes.
  public struct Platform: Sendable, Hashable {
    /// As the kernel names itself.
    public var system: String
    /// The processor's family.
    public var architecture: String
    /// The C library with its version.
    public var libc: String

    /// Such as `Linux`, `x86_64`, `glibc 2.36`.
    public init(system: String, architecture: String, libc: String) {
      self.system = system
      self.architecture = architecture
      self.libc = libc
    }
  }

  /// A library or compiler and its version.
  public struct Component: Sendable, Hashable {
    /// As its authors name it.
    public var name: String
    /// Its version.
    public var version: String

    /// Such as `gsl`, `2.7.1`.
    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// What one run had to do with, and only it: the parts that may differ where all results are equal.
  public struct Occasion: Sendable, Hashable {
    /// The program's arguments.
    public var command: [String]
    /// Threads worked on.
    public var threads: Int
    /// Wall time.
    public var seconds: Double
    /// When it was done, in UTC as ISO 8601 writes it.
    public var finished: String

    /// The command's arguments, its threads, its wall time and its end.
    public init(command: [String], threads: Int, seconds: Double, finished: String) {
      self.command = command
      self.threads = threads
      self.seconds = seconds
      self.finished = finished
    }
  }

  /// The program's version.
  public var version: String
  /// The scenario's.
  public var title: String
  /// Of the random numbers.
  public var seed: UInt64
  /// Trajectories asked for.
  public var runsAsked: Int
  /// Trajectories made: numbers 0 to one less.
  public var runsMade: Int
  /// Half-width at which to stop early; nil to make all.
  public var precision: Double?
  /// Whether `trajectories.csv` was asked for.
  public var keepsTrajectories: Bool
  /// Futures at the most on which the gate's price was measured.
  public var gatePriceRuns: Int
  /// The arguments that give a question's answer again in its folder; empty for a run.
  public var question: [String] = []
  /// As `--set` gave them; `scenario.yaml` already holds them.
  public var settings: [String]
  /// The resolved scenario.
  public var scenario: File
  /// Every file that the scenario read.
  public var inputs: [File]
  /// The random generator and how it is addressed.
  public var generator: String
  /// Libraries and compiler.
  public var components: [Component]
  /// Where the bytes are the same again.
  public var platform: Platform
  /// Every other file of the result.
  public var results: [File]
  /// What only this run had to do with.
  public var occasion: Occasion

  /// Everything a manifest says.
  public init(
    version: String, title: String, seed: UInt64, runsAsked: Int, runsMade: Int,
    precision: Double?, keepsTrajectories: Bool, gatePriceRuns: Int, question: [String] = [],
    settings: [String], scenario: File, inputs: [File], generator: String, components: [Component],
    platform: Platform,
    results: [File], occasion: Occasion
  ) {
    self.version = version
    self.title = title
    self.seed = seed
    self.runsAsked = runsAsked
    self.runsMade = runsMade
    self.precision = precision
    self.keepsTrajectories = keepsTrajectories
    self.gatePriceRuns = gatePriceRuns
    self.question = question
    self.settings = settings
    self.scenario = scenario
    self.inputs = inputs
    self.generator = generator
    self.components = components
    self.platform = platform
    self.results = results
    self.occasion = occasion
  }
}
