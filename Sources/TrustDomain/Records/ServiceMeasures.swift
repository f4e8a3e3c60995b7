// SPDX-License-Identifier: GPL-3.0-or-later

/// Services in full: plans and placements, cases, incidents, bids.
///
/// NaN where nothing was asked for.
public struct ServiceMeasures: Sendable {
  /// Pupils of member schools with an education, health and care plan.
  public var plans = 0.0
  /// Requests for assessment in the term.
  public var requests = 0.0
  /// Days that plans, requests, reviews and placements ask of specialists, what is overdue included.
  public var specialistDaysAsked = 0.0
  /// Of them, days delivered.
  public var specialistDaysServed = 0.0
  /// Pupils of mainstream member schools who need alternative provision in the term, excluded ones included.
  public var placementsNeeded = 0.0
  /// Places that the trust holds for them, bought and its own.
  public var placesHeld = 0.0
  /// Referrals of the term and those carried into it.
  public var cases = 0.0
  /// Experienced people's full terms that the pupil-safety team could give to them, bought-in cover included.
  public var safetySpecialists = 0.0
  /// Cases from an earlier term that were not taken up in this one either.
  public var casesPastTerm = 0.0
  /// Material incidents in the term.
  public var incidents = 0.0
  /// Incidents that stopped teaching.
  public var uncontainedIncidents = 0.0
  /// Learning days lost for each pupil of the trust over the last three terms.
  public var learningDaysLost = 0.0
  /// Share of the demand on the technology function that is served; NaN where nothing is asked.
  public var technologyServedShare = Double.nan
  /// Share of the days asked for bids and resources that is served; NaN where nothing is asked.
  public var resourcesServedShare = Double.nan
  /// External funding won since 1 September.
  public var fundingWon = Money.zero
  /// External funding that the plan wants by now, since 1 September.
  public var fundingPlanned = Money.zero

  init(schools: Int, joins: Int) {}
}
