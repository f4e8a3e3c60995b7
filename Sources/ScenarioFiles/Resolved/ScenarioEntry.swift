// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

/// One value of a resolved scenario, as `headroom check` lists it.
public struct ScenarioEntry: Sendable, Hashable {
  /// Who gave a value.
  public enum Origin: Sendable, Hashable {
    /// The program's defaults.
    case builtIn(DefaultNote)
    /// A file or `--set`.
    case written(Place)
  }

  /// Such as `economy.pay_award` or `schools.teacher_turnover.primary`.
  public let key: String
  /// The value as written, on one line.
  public let value: String
  /// Nil for values without a unit.
  public let unit: String?
  /// Who gave the value, and where.
  public let origin: Origin
  /// How often the value is drawn; nil where it is not an assumption.
  public let variesBy: String?

  init(_ key: String, _ tree: Tree, _ form: AssumptionForm, _ note: DefaultNote?) {
    self.init(
      key: key, tree: tree, unit: form.unit.rawValue, note: note, variesBy: form.each.rawValue)
  }

  /// A value that is no assumption.
  init(_ key: String, _ tree: Tree) {
    self.init(key: key, tree: tree, unit: nil, note: nil, variesBy: nil)
  }

  private init(key: String, tree: Tree, unit: String?, note: DefaultNote?, variesBy: String?) {
    self.key = key
    self.unit = unit
    self.variesBy = variesBy
    value = YAMLWriter.flow(tree)
    if case .builtIn = tree.place.input {
      origin = .builtIn(note ?? Defaults.convention)
    } else {
      origin = .written(tree.place)
    }
  }
}
