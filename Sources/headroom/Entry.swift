// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser

/// Where the program begins.
@main
enum Entry {
  static func main() async {
    Console.prepare()
    do {
      let (arguments, unplaced) = try TypedArguments.placed(
        Array(CommandLine.arguments.dropFirst()))
      try await Faults.$unplaced.withValue(unplaced) { try await run(arguments) }
    } catch {
      Headroom.exit(withError: error)
    }
  }

  private static func run(_ arguments: [String]) async throws {
    var command = try Headroom.parseAsRoot(arguments)
    if var other = command as? any AsyncParsableCommand {
      try await other.run()
    } else {
      try command.run()
    }
  }
}

/// The command `headroom`; each verb is a file of its own under Commands.
struct Headroom: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headroom",
    abstract: "How much room a multi-academy trust has to grow, and what gives first.",
    discussion: """
      Exit codes: 0 done; 1 something could not be done; 2 the scenario or its data are wrong, or lack what an \
      option asks for; 3 a --require is not met; 64 the command line is wrong, and nothing else.
      """,
    version: Build.version,
    subcommands: [
      RunCommand.self, CheckCommand.self, PrinciplesCommand.self, BenchmarkCommand.self,
      ReportCommand.self, VerifyCommand.self, ExportCommand.self, ReplayCommand.self,
      FitCommand.self, BacktestCommand.self,
      DriversCommand.self, EvppiCommand.self,
      CompareCommand.self, FrontierCommand.self, TargetCommand.self,
      StressCommand.self, WarningCommand.self, DiligenceCommand.self,
    ])
}
