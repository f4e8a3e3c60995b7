// SPDX-License-Identifier: GPL-3.0-or-later
import Forecasting
import Principles
import ScenarioFiles
import Statistics
import TrustDomain
import Worlds

extension Summary {
  /// Every number of a summary, a line each: two summaries are equal to the bit where their lines are, because Swift
  /// prints a number in the shortest decimals that give it back.
  var lines: [String] {
    var lines = ["\(title) \(start) \(terms) \(gate) \(seed) \(runs) \(allMet)"]
    lines += outcomes.map { "\($0)" }
    for fan in fans {
      let numbers = "\(fan.count) \(fan.mean as Any) \(fan.standardError as Any) \(fan.quantiles)"
      lines.append("\(fan.metric.id) \(fan.scope) \(fan.term) \(numbers)")
    }
    for row in principles {
      let shares = "\(row.met as Any) \(row.applicable) \(row.notEvidenced) \(row.firstToGive)"
      let breach = "\(row.medianBreachTerm as Any) \(row.meanTermsInBreach as Any)"
      lines.append("\(row.principle.id) \(shares) \(breach) \(row.recovered as Any)")
    }
    lines += principlesByTerm.map { "\($0.principle.id) \($0.term) \($0.met as Any)" }
    for breach in breaches {
      let share = "\(breach.runs) \(breach.share) \(breach.medianShortfall as Any)"
      lines.append("\(breach.principle.id) \(breach.check.metric.id) \(breach.scope) \(share)")
    }
    for join in joins {
      let shares = "\(join.onTime) \(join.deferred) \(join.declined) \(join.undecided)"
      let blocks = join.blockedBy.map { "\($0.principle.id) \($0.share)" }
      lines.append("\(join.school.id) \(shares) \(join.meanDelayTerms as Any) \(blocks)")
    }
    for row in schools {
      let bands = "\(row.reservesShare as Any) \(row.staffing as Any) \(row.grade as Any)"
      lines.append("\(row.school.id) \(row.term) \(row.runs) \(row.members) \(bands)")
    }
    return lines
  }
}

extension Question {
  init(_ document: ScenarioDocument) {
    self.init(scenario: document.scenario, catalogue: document.catalogue)
  }
}
