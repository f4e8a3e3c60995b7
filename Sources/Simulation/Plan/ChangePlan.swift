// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

/// A scenario's changes of assumptions, laid out by slot and term.
struct ChangePlan: Sendable {
  /// One change at one slot.
  struct Step: Sendable {
    let slot: Int
    let scale: Double
    let shift: Double
    let terms: Range<Int>
    let allowed: ClosedRange<Double>
  }

  /// By the names of the changes, so that the order of a file changes nothing.
  let steps: [Step]
  /// Terms in which the set of changes that hold is another than in the term before.
  private let turns: Set<Int>

  var isEmpty: Bool { steps.isEmpty }

  init(_ changes: [Change]) {
    steps = changes.sorted { $0.name < $1.name }.flatMap(Self.steps)
    turns = Set(changes.flatMap { [$0.terms.lowerBound, $0.terms.upperBound] })
  }

  private static func steps(of change: Change) -> [Step] {
    let form = AssumptionForm.all[change.assumption.rawValue]
    let (scale, shift) =
      switch change.operation {
      case .set(let value): (0.0, value)
      case .add(let amount): (1.0, amount)
      case .multiply(let factor): (factor, 0.0)
      }
    let places = change.index.map { $0..<($0 + 1) } ?? 0..<form.by.count
    return places.map { place in
      Step(
        slot: AssumptionSet.slot(change.assumption, place), scale: scale, shift: shift,
        terms: change.terms, allowed: form.allowed)
    }
  }

  func turns(at term: Int) -> Bool { turns.contains(term) }
}

/// What a slot's draws are changed by in a term.
struct ChangedSlot {
  var scale = 1.0
  var shift = 0.0
  var allowed = -Double.infinity...Double.infinity

  func value(_ drawn: Double) -> Double { (scale * drawn + shift).held(within: allowed) }
}

extension Simulator {
  /// Keeps the trajectory's own values, which changes start from.
  mutating func rememberValues() {
    guard !plan.changes.isEmpty else { return }
    unchanged = values.indices.map { values[$0] }
    changed = Array(repeating: ChangedSlot(), count: values.count)
  }

  /// Applies the changes that hold in this term.
  ///
  /// A value is changed where it is fixed for the trajectory; where it is drawn, the draw is changed, so that the same
  /// numbers are drawn with a change and without.
  mutating func changeValuesIfDue() {
    guard !plan.changes.isEmpty, plan.changes.turns(at: term) else { return }
    for step in plan.changes.steps {
      changed[step.slot] = ChangedSlot()
      values[step.slot] = unchanged[step.slot]
    }
    for step in plan.changes.steps where step.terms.contains(term) {
      var slot = changed[step.slot]
      slot.scale *= step.scale
      slot.shift = slot.shift * step.scale + step.shift
      slot.allowed = step.allowed
      changed[step.slot] = slot
      if !values[step.slot].isNaN { values[step.slot] = slot.value(unchanged[step.slot]) }
    }
    setHeadHazards()
    setHazards()
    setImprovementDays()
  }

  /// A drawn value as changes leave it.
  @inline(__always)
  func afterChanges(_ drawn: Double, slot: Int) -> Double {
    plan.changes.isEmpty ? drawn : changed[slot].value(drawn)
  }
}
