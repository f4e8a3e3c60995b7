// SPDX-License-Identifier: GPL-3.0-or-later
internal import Statistics

/// The fewest successes of so many trials with which a share does what it would do with more; nil where not even all do.
func fewestSuccesses(
  of trials: Int, _ does: (Share) -> Bool
) throws(Unanswerable) -> Int? {
  try onFutures { () throws(StatisticsError) in
    var (low, high) = (0, trials + 1)
    while low < high {
      let middle = low + (high - low) / 2
      if does(try Share(successes: middle, trials: trials)) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low <= trials ? low : nil
  }
}
