// SPDX-License-Identifier: GPL-3.0-or-later

extension Reading {
  /// The scenario with the values of `--set KEY=VALUE` laid over it, the last on top.
  mutating func laid(_ settings: [String], over scenario: Tree) -> Tree {
    var merged = scenario
    for setting in settings {
      guard let tree = tree(ofSetting: setting) else { continue }
      merged = Overlay.lay(tree, onTopOf: merged)
    }
    return merged
  }

  /// `a.b=value` as the mapping `{ a: { b: value } }`.
  private mutating func tree(ofSetting setting: String) -> Tree? {
    guard let sign = setting.firstIndex(of: "=") else {
      let input = Input.setting(Quote.short(setting))
      remember(setting: input)
      report(
        Place(input), "",
        "has no value; write --set KEY=VALUE, such as --set years=3.")
      return nil
    }
    let key = String(Substring(setting[..<sign]).trimmed)
    let place = Place(.setting(Quote.short(key)))
    remember(setting: place.input)
    let parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty }), parts.count <= 8 else {
      report(place, "", "is no key; write its parts with dots between, such as economy.pay_award.")
      return nil
    }
    guard key != "extends", parts.first != "extends" else {
      report(place, "", "cannot be set; write it into the scenario.")
      return nil
    }
    let text = String(setting[setting.index(after: sign)...])
    guard var tree = tree(ofYAML: text.isEmpty ? "~" : text, place.input) else { return nil }
    for part in parts.reversed() {
      tree = Tree(.mapping([.init(key: part, place: place, value: tree)]), at: place)
    }
    return tree
  }
}
