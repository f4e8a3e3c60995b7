// SPDX-License-Identifier: GPL-3.0-or-later

/// The twelve benchmarks of integrated curriculum and financial planning (set v1 of the principles), with a band each.
///
/// In order: pupil to teacher ratio, pupil to adult ratio, contact ratio, class size, average teacher cost, curriculum
/// bonus, teaching staff share, education support share, total staff share, leaders' share of the workforce, non-staff
/// spending per pupil, in-year balance. Contact ratio, total staff share and balance have published bands; those of the
/// others lie about the phase's value at the start, as wide as the scenario says.
struct PlanningBenchmarks {
  static let count = 12
  /// Class size at which the curriculum bonus is zero, up to 16 and above.
  ///
  /// Source: principles.md (27 up to age 16, 17 above).
  static let referenceClassSize = 27.0
  static let sixthFormClassSize = 17.0

  /// The bands of one phase.
  struct Bands {
    var tolerance: Double
    var teacherCostTolerance: Double
    var shareTolerance: Double
    var contact: ClosedRange<Double>
    var contactRedBelow: Double
    var contactRedFrom: Double
    var staffHighest: Double
    var balanceAmber: Double
    var balanceRed: Double
  }

  /// A school's state at a year end, as far as the benchmarks need it.
  struct Reading {
    var pupils: Double
    /// Teachers, full-time equivalent, and those the school would have at the phase's ratio at the start.
    var teachers: Double
    var firstRatio: Double
    var firstContact: Double
    /// Support staff, full-time equivalent, now and at the start, over pupils.
    var supportPerPupil: Double
    var firstSupportPerPupil: Double
    /// What the teachers cost in a year.
    var teacherBill: Double
    /// Average teacher cost over the phase's, both in this year's funding.
    var relativeTeacherCost: Double
    var sixthFormShare: Double
    var teachingShare: Double
    var firstTeachingShare: Double
    var supportShare: Double
    var firstSupportShare: Double
    var staffShare: Double
    var leaderShare: Double
    var firstLeaderShare: Double
    /// Non-staff spending per pupil over that at the start in this year's prices.
    var relativeNonStaff: Double
    var balanceShare: Double

  }

  /// What follows from a reading, each worked out once.
  ///
  /// Of ratio, contact, class size and bonus two are free: a change of ratio goes half to contact, half to class size.
  struct Identities {
    let ratio: Double
    let contact: Double
    /// Teachers who stand before a class at any time, on average: as many classes.
    let classes: Double
    let classSize: Double
    let firstClassSize: Double
    /// Class size at which the bonus is zero, between the two by the share of sixth-formers.
    let reference: Double
    let bonus: Double
    let adults: Double

    init(_ reading: Reading) {
      ratio = reading.pupils / reading.teachers
      contact = reading.firstContact / (ratio / reading.firstRatio).squareRoot()
      classes = reading.teachers * contact
      classSize = reading.pupils / classes
      firstClassSize = reading.firstRatio / reading.firstContact
      reference =
        referenceClassSize * (1 - reading.sixthFormShare)
        + sixthFormClassSize * reading.sixthFormShare
      bonus = reference / classSize - 1
      adults = reading.teachers + reading.supportPerPupil * reading.pupils
    }
  }

  /// One bit for each benchmark in band, and for each in red.
  struct Rating {
    var inBand: UInt16 = 0
    var red: UInt16 = 0
  }

  static func rate(
    _ reading: Reading, _ identities: Identities, in bands: Bands
  ) -> Rating {
    let around = (1 - bands.tolerance)...(1 + bands.tolerance)
    let contact = identities.contact
    let firstBonus = identities.reference / identities.firstClassSize - 1
    let adults = identities.adults / reading.pupils
    let firstAdults = 1 / reading.firstRatio + reading.firstSupportPerPupil
    let met: [12 of Bool] = [
      around.contains(identities.ratio / reading.firstRatio),
      around.contains(adults / firstAdults),
      bands.contact.contains(contact),
      around.contains(identities.classSize / identities.firstClassSize),
      abs(reading.relativeTeacherCost - 1) <= bands.teacherCostTolerance,
      abs(identities.bonus - firstBonus) <= bands.tolerance * (1 + firstBonus),
      abs(reading.teachingShare - reading.firstTeachingShare) <= bands.shareTolerance,
      abs(reading.supportShare - reading.firstSupportShare) <= bands.shareTolerance,
      reading.staffShare <= bands.staffHighest,
      around.contains(reading.leaderShare / reading.firstLeaderShare),
      around.contains(reading.relativeNonStaff),
      reading.balanceShare >= bands.balanceAmber,
    ]
    var rating = Rating()
    for benchmark in met.indices where met[benchmark] { rating.inBand |= 1 << benchmark }
    if contact < bands.contactRedBelow || contact >= bands.contactRedFrom { rating.red |= 1 << 2 }
    if reading.balanceShare < bands.balanceRed { rating.red |= 1 << 11 }
    return rating
  }
}
