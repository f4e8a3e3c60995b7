// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// The accounts of the schools and the centre, in pence.
///
/// Each posting changes an account and the sum of its flow; the two are added up apart, and must agree every term.
struct Ledger: ~Copyable {
  /// Reserves by school, zero outside the trust.
  let reserves: Column<Money>
  var centre = Money.zero
  /// Sums of this term's postings, by flow; spending is negative.
  let flows = Column(repeating: Money.zero, count: Flow.allCases.count)
  private var opening = Money.zero
  /// Kept, since Swift makes the list of cases anew at each use.
  private let kinds = Flow.allCases
  /// Postings of the school at hand, not yet entered.
  private var openIncome = Money.zero
  private var openCost = Money.zero
  /// Income of each school's last three terms, the sum, and the terms apart, latest first.
  let lastThreeTerms: Column<Money>
  private let lastTerm: Column<Money>
  private let termBefore: Column<Money>
  private let twoBefore: Column<Money>
  /// Income and cost of each school since 1 September, the charge among its cost.
  let yearIncome: Column<Money>
  let yearCost: Column<Money>
  var incomeToDate = Money.zero
  var balanceToDate = Money.zero
  var staffToDate = Money.zero

  init(schools: Int) {
    reserves = Column(repeating: .zero, count: schools)
    lastThreeTerms = Column(repeating: .zero, count: schools)
    lastTerm = Column(repeating: .zero, count: schools)
    termBefore = Column(repeating: .zero, count: schools)
    twoBefore = Column(repeating: .zero, count: schools)
    yearIncome = Column(repeating: .zero, count: schools)
    yearCost = Column(repeating: .zero, count: schools)
  }

  var total: Money {
    var total = centre
    for school in reserves.indices { total += reserves[school] }
    return total
  }

  mutating func openTerm(isFirstOfYear: Bool) {
    flows.fill(with: .zero)
    opening = total
    guard isFirstOfYear else { return }
    (incomeToDate, balanceToDate, staffToDate) = (.zero, .zero, .zero)
    yearIncome.fill(with: .zero)
    yearCost.fill(with: .zero)
  }

  /// Adds to a school's account; spending is negative.
  @inline(__always)
  mutating func post(_ amount: Money, _ flow: Flow, school: Int) {
    reserves[school] += amount
    flows[flow.rawValue] += amount
    if flow.isIncome {
      yearIncome[school] += amount
    } else if flow.isInYear {
      yearCost[school] -= amount
    }
  }

  /// Adds to the account of the school whose regular postings are being made; spending is negative.
  @inline(__always)
  mutating func post(_ amount: Money, _ flow: Flow) {
    flows[flow.rawValue] += amount
    if flow.isIncome { openIncome += amount } else { openCost -= amount }
  }

  /// Enters the postings made since the last school, and moves the charge to the centre: no flow of the trust.
  mutating func enter(charge: Money, school: Int) {
    reserves[school] += openIncome - openCost - charge
    centre += charge
    yearIncome[school] += openIncome
    yearCost[school] += openCost + charge
    (openIncome, openCost) = (.zero, .zero)
  }

  /// Takes in a term's income of a school, inside the trust or not, and lets go of that of three terms ago.
  mutating func remember(_ income: Money, school: Int) {
    lastThreeTerms[school] += income - twoBefore[school]
    twoBefore[school] = termBefore[school]
    termBefore[school] = lastTerm[school]
    lastTerm[school] = income
  }

  /// Adds to the centre's account.
  @inline(__always)
  mutating func postToCentre(_ amount: Money, _ flow: Flow) {
    centre += amount
    flows[flow.rawValue] += amount
  }

  /// Adds the term's flows to those since 1 September.
  ///
  /// - Returns: whether the flows add up to the change of reserves, to the penny.
  mutating func closeTerm() -> Bool {
    var change = Money.zero
    for place in kinds.indices {
      let flow = kinds[place]
      let amount = flows[place]
      change += amount
      if flow.isIncome { incomeToDate += amount }
      if flow.isStaff { staffToDate -= amount }
      if flow.isInYear { balanceToDate += amount }
    }
    return total - opening == change
  }

  mutating func reset() {
    reserves.fill(with: .zero)
    lastThreeTerms.fill(with: .zero)
    lastTerm.fill(with: .zero)
    termBefore.fill(with: .zero)
    twoBefore.fill(with: .zero)
    yearIncome.fill(with: .zero)
    yearCost.fill(with: .zero)
    centre = .zero
    (incomeToDate, balanceToDate, staffToDate) = (.zero, .zero, .zero)
  }
}
