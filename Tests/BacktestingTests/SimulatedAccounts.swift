// SPDX-License-Identifier: GPL-3.0-or-later
import Backtesting
import Stochastics
import TrustDomain

/// Accounts of schools whose balances move by the very shocks that the back-test assumes.
struct SimulatedAccounts {
  var authorities = 40
  var schoolsEach = 20
  var years = [2031, 2032, 2033]
  let sectorSpread = 0.012
  let sectorPersistence = 0.4
  let authoritySpread = 0.008
  let persistence = 0.3
  let scale = 0.03
  let dof = 5.0
  /// How much wider the last year's own shocks are than the model can know.
  var surprise = 1.0

  var common: CommonShocks {
    CommonShocks(
      sectorSpread: sectorSpread, sectorPersistence: sectorPersistence, trustSpread: 0,
      ownPersistence: [.primary: persistence])
  }

  func rows(world: Int) -> [SchoolYear] {
    var random = RandomStream(seed: 77)
    func open(_ entity: Int, _ purpose: UInt16) {
      random.open(
        trajectory: UInt32(world), entity: UInt32(entity), purpose: purpose, term: 0)
    }
    open(0, 1)
    let sector = walk(sectorPersistence) { sectorSpread * random.normal() }
    var rows: [SchoolYear] = []
    for authority in 0..<authorities {
      open(authority, 2)
      let shared = years.map { _ in authoritySpread * random.normal() }
      for school in 0..<schoolsEach {
        let number = authority * schoolsEach + school
        open(number, 3)
        let income = 500_000 + 2_500_000 * random.uniform()
        let own = walk(persistence) { scale * random.studentT(dof: dof) }
        for (place, year) in years.enumerated() {
          let share = 0.01 + sector[place] + shared[place] + own[place]
          rows.append(
            SchoolYear(
              line: rows.count + 2, school: "\(number)", year: year, phase: .primary,
              authority: "\(authority)", income: income, balance: share * income,
              isSuspect: false))
        }
      }
    }
    return rows
  }

  /// A stationary first-order autoregression; the last year's news is as much wider as it is said.
  private func walk(_ persistence: Double, _ draw: () -> Double) -> [Double] {
    var values: [Double] = []
    for place in years.indices {
      let drawn = draw()
      guard let last = values.last else {
        values.append(drawn)
        continue
      }
      let fresh = (1 - persistence * persistence).squareRoot()
      let wider = place == years.count - 1 ? surprise : 1
      values.append(persistence * last + fresh * wider * drawn)
    }
    return values
  }
}
