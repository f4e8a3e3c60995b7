// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics

/// What stands beside the one answer: the gate's principles alone, how many hold on average, and on what they rest.
enum JointLines {
  static func lines(_ summary: Summary) -> [String] {
    guard let joint = summary.joint, !summary.modelled.isEmpty else { return [] }
    return Layout.paragraph((gates(joint).map { [$0] } ?? []).joined() + counts(joint, summary))
  }

  private static func gates(_ joint: JointVerdict) -> String? {
    guard let share = joint.gatesMet, joint.gates > 1 else { return nil }
    return "The \(joint.gates) that must be met before a school may join hold together in "
      + "\(HumanNumber.inTenths(share.value)) of 100 ("
      + "\(HumanNumber.inTenths(share.interval.lowerBound)) to "
      + "\(HumanNumber.inTenths(share.interval.upperBound))). "
  }

  private static func counts(_ joint: JointVerdict, _ summary: Summary) -> String {
    let met = HumanNumber.mean(joint.met.mean)
    let head = "On average \(met) of the \(summary.modelled.count) hold throughout a future"
    guard joint.documents > 0 else { return head + "; none rests on documents alone." }
    let documents = HumanNumber.mean(joint.metOnDocuments.mean)
    return head + "; \(documents) of these rest on documents alone."
  }
}
