// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Statistics

/// Why a question has no answer.
public enum Unanswerable: Error, Sendable, Hashable {
  /// The question makes no sense as it is put; a reason each, as a sentence.
  case ill([String])
  /// Its futures could not be made.
  case forecast(ForecastError)
}

/// Works with statistics on futures that a question made: no number that they refuse can come of them.
func onFutures<Value>(
  _ work: () throws(StatisticsError) -> Value
) throws(Unanswerable) -> Value {
  do throws(StatisticsError) {
    return try work()
  } catch {
    throw .forecast(.faulty("\(error)"))
  }
}

extension Question {
  /// Futures from a number on.
  func futures(
    from first: Int = 0, runs: Int, _ sampling: Sampling
  ) async throws(Unanswerable) -> [Future] {
    do throws(ForecastError) {
      return try await Forecasting.futures(
        of: self, from: first, runs: runs, seed: sampling.seed, threads: sampling.threads)
    } catch {
      throw .forecast(error)
    }
  }
}

/// Works out values side by side; they come in order, whatever the threads.
func concurrently<Value: Sendable>(
  _ count: Int, threads: Int,
  _ work: @escaping @Sendable (Int) async throws(Unanswerable) -> Value
) async throws(Unanswerable) -> [Value] {
  let workers = max(1, min(threads, count))
  let parts = await withTaskGroup(of: Result<[(Int, Value)], Unanswerable>.self) { group in
    for worker in 0..<workers {
      group.addTask {
        var values: [(Int, Value)] = []
        for place in stride(from: worker, to: count, by: workers) {
          do throws(Unanswerable) {
            values.append((place, try await work(place)))
          } catch {
            return .failure(error)
          }
        }
        return .success(values)
      }
    }
    var parts: [Result<[(Int, Value)], Unanswerable>] = []
    for await part in group { parts.append(part) }
    return parts
  }
  var values: [(Int, Value)] = []
  for part in parts { values += try part.get() }
  return values.sorted { $0.0 < $1.0 }.map(\.1)
}
