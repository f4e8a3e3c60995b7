// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// How the central team's days meet the demand, and what is left over.
extension Simulator {
  mutating func serveDemand() {
    clearService()
    for function in 0..<CentralStates.functions {
      if function == CentralFunction.schoolImprovement.rawValue {
        serveBySpecialists(function)
      } else {
        serveFromPool(function)
      }
      closeService(of: function)
    }
    creditSupport()
    creditDueDiligence()
  }

  private mutating func clearService() {
    record.trust.supportDays = 0
    record.trust.matchedSupportDays = 0
  }

  /// This term's demand and last term's backlog of a sector on a function.
  @inline(__always)
  private mutating func need(_ place: Int) -> Double {
    state.central.demand[place] + state.central.backlog[place]
  }

  /// One team for all sectors: each gets the same share.
  private mutating func serveFromPool(_ function: Int) {
    let places = function * CentralStates.sectors
    var total = 0.0
    for sector in 0..<CentralStates.sectors { total += need(places + sector) }
    let share = total > 0 ? min(1, ownDays(of: function) / total) : 1
    for sector in 0..<CentralStates.sectors {
      let served = need(places + sector) * share
      state.central.served[places + sector] = served
    }
    guard function == CentralFunction.sendAP.rawValue else { return }
    record.trust.supportDays += total * share
    record.trust.matchedSupportDays += total * share * ownShareOfPool(function)
  }

  /// A function's days for the trust's own work: less what is ring-fenced for commitments outside.
  @inline(__always)
  private mutating func ownDays(of function: Int) -> Double {
    state.central.functionCapacity[function] - state.hubs.fenced[function]
  }

  /// Specialists serve their own sector first; what they have to spare helps others at the match efficiency.
  private mutating func serveBySpecialists(_ function: Int) {
    let places = function * CentralStates.sectors
    var spare = 0.0
    var unmet = 0.0
    for sector in 0..<CentralStates.sectors {
      let own = state.central.specialistDays[places + sector]
      let wanted = need(places + sector)
      let served = min(wanted, own)
      state.central.served[places + sector] = served
      spare += own - served
      unmet += wanted - served
      record.trust.matchedSupportDays += served * ownShare(places + sector)
      record.trust.supportDays += served
    }
    spare += state.central.generalistDays[function]
    let help = min(unmet, spare * value(.centralMatchEfficiency))
    guard unmet > 0, help > 0 else { return }
    for sector in 0..<CentralStates.sectors {
      let lacking = need(places + sector) - state.central.served[places + sector]
      state.central.served[places + sector] += lacking * help / unmet
    }
    record.trust.supportDays += help
  }

  /// Share of the specialists' days that the trust's own people deliver: bought-in cover is no specialist of its own.
  private mutating func ownShare(_ place: Int) -> Double {
    let days = state.central.specialistDays[place]
    return days > 0 ? 1 - state.central.specialistCover[place] / days : 1
  }

  private mutating func ownShareOfPool(_ function: Int) -> Double {
    let days = state.central.functionCapacity[function]
    return days > 0 ? 1 - state.central.functionCover[function] / days : 1
  }

  /// Books the shares served, the backlog and the utilisation of a function.
  private mutating func closeService(of function: Int) {
    let kept = value(.centralBacklogKept)
    var demand = 0.0
    for sector in 0..<CentralStates.sectors {
      let place = function * CentralStates.sectors + sector
      let wanted = need(place)
      let served = state.central.served[place]
      demand += state.central.demand[place]
      state.central.servedShareOf[place] = wanted > 0 ? served / wanted : .nan
      state.central.backlog[place] = Backlog.next(
        after: state.central.backlog[place], demand: state.central.demand[place],
        capacity: served, kept: kept)
    }
    let capacity = ownDays(of: function)
    let utilisation = capacity > 0 ? demand / capacity : (demand > 0 ? .infinity : 0)
    state.central.functionDemand[function] = demand
    state.central.utilisation[function] = utilisation
    let recent = state.central.recent[function]
    state.central.recent[function] = (min(utilisation, 10), recent.0, recent.1)
  }

  /// Lets each school's support follow what its sector was served.
  private mutating func creditSupport() {
    let places = CentralFunction.schoolImprovement.rawValue * CentralStates.sectors
    for school in plan.schools.indices where state.schools.isMember[school] {
      let share = state.central.servedShareOf[places + plan.sectors[school].rawValue]
      let served = share.isNaN ? 1 : share
      state.schools.support[school] = 0.7 * state.schools.support[school] + 0.3 * served
    }
  }

  /// Due diligence is done as far as its least served function gets.
  private mutating func creditDueDiligence() {
    for join in plan.joins.indices where needsDueDiligence(join) {
      let sector = plan.sectors[plan.joins[join].school].rawValue
      var share = 1.0
      for function in [CentralFunction.finance, .estates, .schoolImprovement] {
        let place = function.rawValue * CentralStates.sectors + sector
        let served = state.central.servedShareOf[place]
        if !served.isNaN { share = min(share, served) }
      }
      let before = state.joins[join].dueDiligenceShare
      state.joins[join].dueDiligenceShare = min(1, (before.isNaN ? 0 : before) + share)
    }
  }
}
