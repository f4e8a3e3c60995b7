// SPDX-License-Identifier: GPL-3.0-or-later

/// What a result was made from and with: enough to make it again and to check it.
public struct Manifest: Sendable {
  /// A file, by its name and contents.
  public struct File: Sendable, Hashable {
    /// Relative: an input's to the scenario, a result's to its folder.
    public var path: String
    /// SHA-256 in hexadecimal.
    public var sha256: String
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
    public var system: String
    public var architecture: String
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
    public var name: String
    public var version: String

    /// Such as `gsl`, `2.7.1`.
    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// What one run had to do with, and only it: the parts that may differ where all results are equal.
  public struct Occasion: Sendable, Hashable {
    public var command: [String]
    public var threads: Int
    public var seconds: Double

    /// The command's arguments, its threads and its wall time.
    public init(command: [String], threads: Int, seconds: Double) {
      self.command = command
      self.threads = threads
      self.seconds = seconds
    }
  }

  public var version: String
  public var title: String
  public var seed: UInt64
  /// Trajectories asked for, and made.
  public var runsAsked: Int
  public var runsMade: Int
  public var precision: Double?
  public var keepsTrajectories: Bool
  /// As `--set` gave them; `scenario.yaml` already holds them.
  public var settings: [String]
  public var scenario: File
  public var inputs: [File]
  public var generator: String
  public var components: [Component]
  public var platform: Platform
  public var results: [File]
  public var occasion: Occasion

  /// Everything a manifest says.
  public init(
    version: String, title: String, seed: UInt64, runsAsked: Int, runsMade: Int,
    precision: Double?, keepsTrajectories: Bool, settings: [String], scenario: File,
    inputs: [File], generator: String, components: [Component], platform: Platform,
    results: [File], occasion: Occasion
  ) {
    self.version = version
    self.title = title
    self.seed = seed
    self.runsAsked = runsAsked
    self.runsMade = runsMade
    self.precision = precision
    self.keepsTrajectories = keepsTrajectories
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
