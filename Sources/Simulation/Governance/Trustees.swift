// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// The board: who sits on it, what they know, and who leads it.
extension Simulator {
  mutating func openBoard() {
    let seats = min(GovernancePlan.mostSeats, Int(value(.governanceBoardSeats).rounded()))
    let vacant = min(seats, Int(value(.governanceBoardVacancies).rounded()))
    state.governance.seats = seats
    state.governance.trustees = seats - vacant
    for seat in 0..<GovernancePlan.mostSeats {
      state.governance.isFilled[seat] = seat < seats - vacant
      state.governance.skills[seat] = 0
    }
    dealSkills(among: seats - vacant)
    state.governance.chair = 0
    state.governance.chairTerms = Self.settled
    coverSkills()
  }

  /// Terms after which a chair counts as settled: a year (judgement).
  private static var settled: Int { 3 }

  /// Gives each skill to as many trustees as the scenario says, in turn, so that no one has all.
  private mutating func dealSkills(among trustees: Int) {
    guard trustees > 0 else { return }
    var seat = 0
    for skill in 0..<GovernancePlan.skills {
      let holders = min(trustees, Int(value(.governanceSkilledTrustees, skill).rounded()))
      for _ in 0..<holders {
        state.governance.skills[seat] |= 1 << skill
        seat = (seat + 1) % trustees
      }
    }
  }

  /// Each seat is a two-state chain: a filled one falls vacant, one vacant last term is filled.
  ///
  /// Its share vacant settles at `exit / (exit + fill)`. Source: F2 of the parameter table.
  mutating func moveTrustees() {
    open(.trustees)
    let vacant = state.governance.seats - state.governance.trustees
    let leaving = stream.binomial(
      trials: state.governance.trustees, probability: value(.governanceTrusteeExit))
    let found = stream.binomial(trials: vacant, probability: value(.governanceTrusteeFill))
    state.governance.chairTerms += 1
    // Seats vacant before this term's departures.
    let before = filledSeats()
    for _ in 0..<leaving { vacate(pickFilled()) }
    for _ in 0..<found { fillSeat(outside: before) }
    guard leaving > 0 || found > 0 else { return }
    coverSkills()
  }

  private mutating func filledSeats() -> Int {
    var seats = 0
    for seat in 0..<state.governance.seats where state.governance.isFilled[seat] {
      seats |= 1 << seat
    }
    return seats
  }

  /// A filled seat, each with the same chance; -1 where none is.
  private mutating func pickFilled() -> Int {
    guard state.governance.trustees > 0 else { return -1 }
    var left = Int(stream.uniform() * Double(state.governance.trustees))
    for seat in 0..<state.governance.seats where state.governance.isFilled[seat] {
      if left == 0 { return seat }
      left -= 1
    }
    return -1
  }

  /// Where the chair goes, another trustee takes the chair.
  private mutating func vacate(_ seat: Int) {
    // The last chair's seat may stand vacant already.
    guard seat >= 0, state.governance.isFilled[seat] else { return }
    state.governance.isFilled[seat] = false
    state.governance.skills[seat] = 0
    state.governance.trustees -= 1
    guard seat == state.governance.chair else { return }
    state.governance.chairTerms = 0
    for other in 0..<state.governance.seats where state.governance.isFilled[other] {
      state.governance.chair = other
      return
    }
  }

  /// A trustee is found for one of the seats that stood vacant: as a rule for a skill that is missing, or held by one
  /// alone.
  private mutating func fillSeat(outside before: Int) {
    for seat in 0..<state.governance.seats
    where before & (1 << seat) == 0 && !state.governance.isFilled[seat] {
      let isSought = stream.bernoulli(value(.governanceRecruitToGap))
      var skills = isSought ? 1 << scarcestSkill() : 0
      let wanted = Int(value(.governanceTrusteeSkills).rounded())
      while skills.nonzeroBitCount < wanted {
        skills |= 1 << Int(stream.uniform() * Double(GovernancePlan.skills))
      }
      state.governance.isFilled[seat] = true
      state.governance.skills[seat] = skills
      state.governance.trustees += 1
      return
    }
  }

  private mutating func scarcestSkill() -> Int {
    var scarcest = 0
    var fewest = Int.max
    for skill in 0..<GovernancePlan.skills {
      var holders = 0
      for seat in 0..<state.governance.seats
      where state.governance.skills[seat] & (1 << skill) != 0 { holders += 1 }
      if holders < fewest { (scarcest, fewest) = (skill, holders) }
    }
    return scarcest
  }

  private mutating func coverSkills() {
    var covered = 0
    for seat in 0..<state.governance.seats { covered |= state.governance.skills[seat] }
    state.governance.covered = covered
  }

  /// A stress: chief executive and chair go in the first term of the year named, and further trustees with them.
  mutating func departLeaders() {
    let year = Int(value(.governanceDepartureYear).rounded())
    guard year > 0, term == 3 * (year - 1) else { return }
    if plan.governance.chief >= 0, peopleInPost(plan.governance.chief) > 0 {
      remove(1, from: plan.governance.chief)
    }
    vacate(state.governance.chair)
    open(.leadersLeave)
    for _ in 0..<Int(value(.governanceDepartingTrustees).rounded()) { vacate(pickFilled()) }
    coverSkills()
  }

  /// How new the leaders are, from 0 for a chief executive and a chair in their second year to 2 for neither in post.
  mutating func leadershipChange() -> Double {
    var change = 0.0
    let row = plan.governance.chief
    if row >= 0, state.central.experienced[row] == 0 {
      change += state.central.second[row] > 0 ? 0.5 : 1
    }
    let terms = state.governance.chairTerms
    if state.governance.trustees == 0 {
      change += 1
    } else if terms < Self.settled {
      change += 1 - Double(terms) / Double(Self.settled)
    }
    return change
  }
}
