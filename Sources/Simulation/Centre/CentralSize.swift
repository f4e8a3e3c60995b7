// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// How much there is to serve: what posts grow with.
extension Simulator {
  /// Average pupils of the schools at the start, by sector and for all.
  mutating func measureFirstSize() {
    var schools = [5 of Double](repeating: 0)
    for place in state.central.firstAverage.indices { state.central.firstAverage[place] = 0 }
    for school in plan.schools.indices where plan.joinOfSchool[school] < 0 {
      for place in [plan.sectors[school].rawValue, CentralStates.sectors] {
        schools[place] += 1
        state.central.firstAverage[place] += state.schools.firstPupils[school]
      }
    }
    for place in state.central.firstAverage.indices where schools[place] > 0 {
      state.central.firstAverage[place] /= schools[place]
    }
  }

  /// Sums up the schools served now, and those with whom posts are counted already.
  ///
  /// Half by their number, half by their pupils in schools of the average size at the start. With a positive lead,
  /// joins planned within so many terms count already; with a negative one a joiner counts only after so many.
  mutating func setSizes() {
    for place in state.central.size.indices {
      state.central.size[place] = 0
      state.central.sizeAhead[place] = 0
    }
    clearSchoolsAhead()
    let lead = Int(value(.policyCentralPostsLead).rounded())
    let all = CentralStates.sectors
    for school in plan.schools.indices {
      let isMember = state.schools.isMember[school]
      let isAhead = isCounted(school, aheadBy: lead)
      guard isMember || isAhead else { continue }
      let sector = plan.sectors[school].rawValue
      let inSector = size(of: school, in: sector)
      let inAll = size(of: school, in: all)
      if isMember {
        state.central.size[sector] += inSector
        state.central.size[all] += inAll
      }
      if isAhead {
        state.central.sizeAhead[sector] += inSector
        state.central.sizeAhead[all] += inAll
        countAhead(school)
      }
    }
    for place in state.central.size.indices {
      let first = state.central.firstSize[place]
      state.central.growthAhead[place] =
        first > 0 ? max(1, state.central.sizeAhead[place] / first) : 0
    }
  }

  private mutating func size(of school: Int, in place: Int) -> Double {
    let average = state.central.firstAverage[place]
    return average > 0 ? (1 + state.schools.pupils[school] / average) / 2 : 1
  }

  private mutating func isCounted(_ school: Int, aheadBy terms: Int) -> Bool {
    if state.schools.isMember[school] {
      return terms >= 0 || state.schools.termsSinceJoining[school] >= -terms
    }
    let join = plan.joinOfSchool[school]
    guard terms > 0, join >= 0, state.joins[join].standing == .planned,
      dueTerm(of: join) <= term + terms
    else { return false }
    // No board opens posts for a join that its gate would stop; posts once opened stay until it is declined.
    if state.isGateClear { state.joins[join].hasPosts = true }
    return state.joins[join].hasPosts
  }
}
