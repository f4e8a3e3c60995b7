// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Publication

/// A benchmark's result for people and for programs.
struct BenchmarkListing {
  private let result: BenchmarkResult
  private let peakMegabytes: Double?

  init(_ result: BenchmarkResult, peakMegabytes: Double?) {
    self.result = result
    self.peakMegabytes = peakMegabytes
  }

  var text: String {
    var lines = [
      "\(result.runs) trajectories of \(result.schools) schools over \(result.terms) terms",
      "  school-terms a second  \(whole(result.schoolTermsPerSecond[0])) on one thread, "
        + "\(whole(result.schoolTermsPerSecond[1])) on two",
      "  over the floor         \(tenths(result.floorRatios[0])) on one thread, "
        + "\(tenths(result.floorRatios[1])) on two (processor time)",
      "                         \(tenths(result.wallRatios[0])) and "
        + "\(tenths(result.wallRatios[1])) (wall clock)",
      "  over a single stream   \(tenths(result.streamFloorRatio)): a floor without addresses",
      "  two threads over one   \(tenths(result.threadSpeedup)) (wall clock)",
    ]
    if let peakMegabytes { lines.append("  peak memory            \(whole(peakMegabytes)) MB") }
    return lines.joined(separator: "\n") + "\n"
  }

  var json: String {
    let draws = result.draws.filter { $0.count > 0 }
    return JSON.object(
      [
        .init("runs", .integer(result.runs)), .init("schools", .integer(result.schools)),
        .init("terms", .integer(result.terms)),
        .init("floor_ratio", .number(result.floorRatios[0])),
        .init("floor_ratio_two_threads", .number(result.floorRatios[1])),
        .init("floor_ratio_wall", .number(result.wallRatios[0])),
        .init("floor_ratio_wall_two_threads", .number(result.wallRatios[1])),
        .init("single_stream_floor_ratio", .number(result.streamFloorRatio)),
        .init("thread_speedup", .number(result.threadSpeedup)),
        .init("school_terms_per_second", .number(result.schoolTermsPerSecond[0])),
        .init("school_terms_per_second_two_threads", .number(result.schoolTermsPerSecond[1])),
        .init("peak_rss_mb", .number(peakMegabytes)),
        .init(
          "draws_per_trajectory",
          .object(draws.map { .init($0.kind, .number($0.count)) })),
      ]
    ).document
  }

  private func whole(_ value: Double) -> String { "\(Int(value.rounded()))" }

  private func tenths(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
