// SPDX-License-Identifier: GPL-3.0-or-later

extension Manifest {
  /// Members that may differ between two runs of one scenario, seed and version, and the hash that covers them.
  ///
  /// A run from `scenario.yaml` has that one as its only input, and nothing left to set.
  public static let occasional: Set<String> = [
    "inputs", "threads", "wall_time_seconds", "created", "command", "manifest_hash",
  ]

  /// What precedes the hash in the last member.
  public static let seal = "  \"manifest_hash\": \"sha256:"

  /// The text of `manifest.json`, whose last member is the SHA-256 of everything before that member's line.
  ///
  /// - Parameter hash: SHA-256 in hexadecimal.
  public func sealed<Failure>(by hash: (String) throws(Failure) -> String) throws(Failure) -> String
  {
    // The document ends in a brace on a line of its own; the last member takes its place.
    let open = json.dropLast("\n}\n".utf8.count) + ",\n"
    return open + Self.seal + (try hash(String(open))) + "\"\n}\n"
  }

  private var json: String {
    JSON.object([
      .init("program", .text("headroom")),
      .init("version", .text(version)),
      .init("title", .text(title)),
      .init("seed", .unsigned(seed)),
      .init("runs", .integer(runsMade)),
      .init("first_run", .integer(0)),
      .init("options", options),
      .init("scenario", scenario.json),
      .init("scenario_hash", .text("sha256:" + scenario.sha256)),
      .init("inputs", .list(inputs.map(\.json))),
      .init("random_generator", .text(generator)),
      .init("libraries", .object(components.map { .init($0.name, .text($0.version)) })),
      .init("platform", platform.json),
      .init("results", .list(results.map(\.json))),
      .init("threads", .integer(occasion.threads)),
      .init("wall_time_seconds", .number(occasion.seconds)),
      .init("created", .text(occasion.finished)),
      .init("command", .list(occasion.command.map(JSON.text))),
    ]).document
  }

  /// What makes the same result again from `scenario.yaml`.
  private var options: JSON {
    let question: [JSON.Member] =
      question.isEmpty ? [] : [.init("question", .list(question.map(JSON.text)))]
    return .object(
      question + [
        .init("runs", .integer(runsAsked)),
        .init("seed", .unsigned(seed)),
        .init("precision", .number(precision)),
        .init("trajectories", .flag(keepsTrajectories)),
        .init("gate_price", .integer(gatePriceRuns)),
        .init("set", .list(settings.map(JSON.text))),
      ])
  }
}

extension Manifest.File {
  fileprivate var json: JSON {
    .object([
      .init("path", .text(path)),
      .init("bytes", .integer(bytes)),
      .init("hash", .text("sha256:" + sha256)),
    ])
  }
}

extension Manifest.Platform {
  fileprivate var json: JSON {
    .object([
      .init("system", .text(system)),
      .init("architecture", .text(architecture)),
      .init("c_library", .text(libc)),
    ])
  }
}
