// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
public import TrustDomain
internal import Assumptions

extension Question {
  /// The same with further central posts of a function, filled at the start: of the function's post that costs least
  /// among those that lead nothing, as the model itself adds posts.
  ///
  /// Nil where the trust has no post of that function.
  public func adding(posts: Int, to function: CentralFunction) -> Question? {
    guard let row = rowToExtend(function) else { return nil }
    var other = self
    other.scenario.trust.centralTeam[row].posts += posts
    other.scenario.trust.centralTeam[row].inPost += posts
    other.scenario.trust.centralTeam[row].newInPost += posts
    return other
  }

  /// The same joins in the same order, but so many a year, the first in the first term; nil where not all find a term
  /// that leaves a year to see them in.
  public func joining(schoolsAYear: Int) -> Question? {
    guard schoolsAYear >= 1 else { return nil }
    let pace = Pace(schoolsAYear: schoolsAYear)
    let count = scenario.proposal.joins.count
    guard count > 0, pace.room(in: scenario.terms) >= count else { return nil }
    return joining(pace.joins(scenario.candidatesInOrder.prefix(count), of: scenario))
  }
}
