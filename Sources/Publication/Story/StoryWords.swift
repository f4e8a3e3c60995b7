// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain

/// Sentences of a story, as somebody would read them aloud.
enum StoryWords {
  /// `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A central post as a board would call it: those that the model itself adds as the trust grows have marks for names.
  static func post(_ title: String) -> String {
    let parts = title.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return title }
    switch parts[0] {
    case "hub": return "partner for a further hub (\(parts[1]))"
    case "region": return "lead of school improvement for the region \(parts[1])"
    case "executive": return "further layer of executives"
    default: return title
    }
  }

  /// `one head`, `three heads`.
  static func count(_ count: Int, _ singular: String, _ plural: String) -> String {
    "\(HumanNumber.spelt(count)) \(count == 1 ? singular : plural)"
  }

  /// With a capital.
  static func sentence(_ text: String) -> String {
    guard let first = text.first else { return text }
    let whole = first.uppercased() + text.dropFirst()
    return whole.hasSuffix(".") ? whole : whole + "."
  }

  /// `rises 2.1%`, `falls 4%`, `stays level`; of many things without the s.
  static func moves(_ growth: Double, areMany: Bool = false) -> String {
    let size = HumanNumber.short(abs(growth) * 100)
    let ending = areMany ? "" : "s"
    if size == "0" { return "stay\(ending) level" }
    return "\(growth < 0 ? "fall" : "rise")\(ending) \(size)%"
  }

  /// How far accounts run from plan, measured by income: `0.4% worse`.
  static func side(_ share: Double) -> String {
    let size = HumanNumber.short(abs(share) * 100)
    return size == "0" ? "to plan" : "\(size)% \(share < 0 ? "worse" : "better")"
  }

  static func money(_ amount: Money) -> String { HumanNumber.value(amount.pounds, .pounds) }

  /// A grade in words; its number where it is none of the four.
  static func grade(_ number: Int) -> String { Grade(rawValue: number)?.name ?? "grade \(number)" }

  /// The value of a metric in a sentence.
  static func value(_ value: Double, _ unit: MetricUnit) -> String {
    unit == .fraction ? HumanNumber.percent(value) : HumanNumber.value(value, unit)
  }

  /// A metric's title in the middle of a sentence.
  static func inside(_ title: String) -> String {
    guard let first = title.first, title.dropFirst().first?.isLowercase ?? false else {
      return title
    }
    return first.lowercased() + title.dropFirst()
  }

  /// What a flow of money is, for a reader of accounts.
  static func title(_ flow: Flow) -> String {
    switch flow {
    case .publicIncome: "public funding"
    case .selfGenerated: "income that schools earn"
    case .payGrant: "grants towards pay"
    case .joiningGrant: "grants for joining schools"
    case .externalFunding: "funding won from outside"
    case .emergencySupport: "emergency support"
    case .teachers: "teachers"
    case .supply: "supply cover"
    case .support: "support staff"
    case .premises: "premises"
    case .energy: "energy"
    case .resources: "learning resources"
    case .other: "other running costs"
    case .budgetVariance: "above or below budget for other causes"
    case .interimHeads: "interim heads"
    case .centralStaff: "the central team's staff"
    case .centralNonStaff: "the central team's other costs"
    case .dueDiligence: "due diligence"
    case .professional: "legal and professional costs of joining"
    case .integration: "bringing joiners in"
    case .redundancy: "redundancies"
    case .hiddenDeficit: "joiners' hidden deficits"
    case .conditionFailure: "failures of buildings and plant"
    case .cyber: "cyber incidents"
    case .namedShock: "the scenario's own shocks"
    case .evaluations: "evaluations"
    case .investment: "investment"
    case .procurementSaving: "savings on buying together"
    case .transferredIn: "reserves that joiners bring"
    }
  }
}
