// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// The central team's people: posts opened with growth, leavers, appointments, and the days they can deliver.
extension Simulator {
  mutating func moveCentralTeam() {
    for row in plan.rows.indices {
      openPosts(row)
      startAppointed(row)
      open(.centralPosts, entity: plan.rowEntities[row])
      let leaving = stream.binomial(
        trials: peopleInPost(row), probability: centralHazard(of: row))
      remove(leaving, from: row)
      let vacant = state.central.posts[row] - peopleInPost(row)
      state.central.appointed[row] = stream.binomial(
        trials: vacant, probability: value(.centralFillRate))
    }
    setCapacity()
    countThinSpecialisms()
  }

  @inline(__always)
  func peopleInPost(_ row: Int) -> Int {
    state.central.first[row] + state.central.second[row] + state.central.experienced[row]
  }

  /// Opens posts in proportion to the work there will be; leads of a sector stay one.
  private mutating func openPosts(_ row: Int) {
    let posts = plan.rows[row]
    guard !(posts.isLead && posts.sector != nil) else { return }
    let place = posts.sector?.rawValue ?? CentralStates.sectors
    let first = state.central.firstSize[place]
    guard first > 0 else { return }
    let lead = Int(value(.policyCentralPostsLead).rounded())
    let growth = sizeOfWork(in: place, aheadBy: lead) / first
    let work = Double(posts.posts) * growth - value(.policyCentralPostStep)
    let wanted = Int(min(work, 1e6).rounded(.up))
    state.central.posts[row] = max(state.central.posts[row], wanted)
  }

  /// The schools a function works for: half by their number, half by their pupils, in schools of the average size at
  /// the start. `sector` is one past the last for all of them.
  ///
  /// - Parameter terms: joins planned within so many terms count already; if negative, schools count only after that
  ///   many terms.
  func sizeOfWork(in sector: Int, aheadBy terms: Int) -> Double {
    var schools = 0.0
    var pupils = 0.0
    var firstPupils = 0.0
    var firstSchools = 0.0
    for school in plan.schools.indices {
      guard sector == CentralStates.sectors || plan.sectors[school].rawValue == sector else {
        continue
      }
      if plan.joinOfSchool[school] < 0 {
        firstSchools += 1
        firstPupils += state.schools.firstPupils[school]
      }
      guard counts(school, aheadBy: terms) else { continue }
      schools += 1
      pupils += state.schools.pupils[school]
    }
    let average = firstSchools > 0 ? firstPupils / firstSchools : 0
    return average > 0 ? (schools + pupils / average) / 2 : schools
  }

  private func counts(_ school: Int, aheadBy terms: Int) -> Bool {
    if state.schools.isMember[school] {
      return terms >= 0 || state.schools.termsSinceJoining[school] >= -terms
    }
    let join = plan.joinOfSchool[school]
    guard terms > 0, join >= 0, state.joins[join].standing == .planned else { return false }
    return dueTerm(of: join) <= term + terms
  }

  /// Those appointed last term start; those in their first term move on.
  private mutating func startAppointed(_ row: Int) {
    state.central.experienced[row] += state.central.second[row]
    state.central.second[row] = state.central.first[row]
    state.central.first[row] = state.central.appointed[row]
    state.central.appointed[row] = 0
  }

  /// A term's chance to leave: higher where the last three terms' utilisation lay above the threshold.
  private func centralHazard(of row: Int) -> Double {
    let function = plan.rows[row].function.rawValue
    let base = Posts.hazard(yearly: value(.centralExitRate, function), yearShare: 1.0 / 3)
    let excess = overload(of: function)
    guard excess > 0 else { return base }
    return min(0.9, base * exponential(value(.centralOverloadSlope) * excess))
  }

  /// Mean utilisation of the last three terms above the threshold.
  func overload(of function: Int) -> Double {
    let recent = state.central.recent[function]
    let mean = (recent.0 + recent.1 + recent.2) / 3
    return min(max(0, mean - value(.centralOverloadThreshold)), 2)
  }

  /// Those longest in post leave first.
  private mutating func remove(_ people: Int, from row: Int) {
    var left = people
    let experienced = min(left, state.central.experienced[row])
    state.central.experienced[row] -= experienced
    left -= experienced
    let second = min(left, state.central.second[row])
    state.central.second[row] -= second
    state.central.first[row] -= left - second
  }

  /// Days that each row can deliver this term.
  mutating func setCapacity() {
    let firstWorth = value(.centralFirstTermProductivity) - value(.centralNoviceLoad)
    let secondWorth = value(.centralSecondTermProductivity)
    let present = 1 - value(.centralAbsence)
    for row in plan.rows.indices {
      let function = plan.rows[row].function.rawValue
      let worth =
        Double(state.central.experienced[row]) + secondWorth * Double(state.central.second[row])
        + firstWorth * Double(state.central.first[row])
      let vacant = Double(max(0, state.central.posts[row] - peopleInPost(row)))
      let cover = vacant * value(.centralInterimCover)
      let days = value(.centralProductiveDays, function)
      state.central.coverDays[row] = days * cover
      state.central.capacity[row] = max(0, days * worth * present) + days * cover
    }
  }

  /// Counts for how long each specialism has hung on one person or none.
  private mutating func countThinSpecialisms() {
    countSpecialists()
    for cell in state.central.specialistsThin.indices {
      let isThin = record.central.specialists[cell] <= 1
      state.central.specialistsThin[cell] = isThin ? state.central.specialistsThin[cell] + 1 : 0
    }
  }

  /// Counts people in post by specialism and by sector.
  ///
  /// Where a sector's lead is missing and two partners or more are in post, one of them acts as lead.
  mutating func countSpecialists() {
    for cell in record.central.specialists.indices { record.central.specialists[cell] = 0 }
    for sector in 0..<CentralStates.sectors {
      var leads = 0
      var partners = 0
      for row in plan.improvementRows where serves(row, sector) {
        let people = peopleInPost(row)
        if plan.rows[row].isLead { leads += people } else { partners += people }
        let cells = sector * CentralMeasures.disciplines
        for discipline in 0..<CentralMeasures.disciplines
        where plan.disciplineMask[row] & (1 << discipline) != 0 {
          record.central.specialists[cells + discipline] += people
        }
      }
      record.central.partnersInPost[sector] = leads + partners
      record.central.hasLead[sector] = leads > 0 || partners >= 2
    }
  }

  @inline(__always)
  func serves(_ row: Int, _ sector: Int) -> Bool {
    plan.rows[row].sector.map { $0.rawValue == sector } ?? true
  }
}
