// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles
public import TrustDomain

/// All that a board paper may show: the result folder's tables, its manifest, and the scenario that stands in it.
public struct ReportSource: Sendable {
  /// The tables that the folder holds, `outcomes.csv` and `trajectories.csv` left out.
  public var tables: [ReportTable]
  /// `outcomes.csv`, counted.
  public var outcomes: OutcomeTally
  /// `manifest.json`.
  public var manifest: JSON
  /// The trust and what it proposes.
  public var plan: ReportPlan
  /// The principles that judged the futures.
  public var catalogue: Catalogue
  /// Every assumption, in the order of the scenario's format.
  public var assumptions: [ReportAssumption]
  /// The script that draws charts, with its notice; nil where it is not installed.
  public var chartScript: String?

  /// Everything that the paper may show.
  public init(
    tables: [ReportTable], outcomes: OutcomeTally, manifest: JSON, plan: ReportPlan,
    catalogue: Catalogue, assumptions: [ReportAssumption], chartScript: String?
  ) {
    self.tables = tables
    self.outcomes = outcomes
    self.manifest = manifest
    self.plan = plan
    self.catalogue = catalogue
    self.assumptions = assumptions
    self.chartScript = chartScript
  }

  /// The tables without which there is no paper; others are shown where they are there.
  public static let needed = [
    "fan.csv", "principles.csv", "principles_by_term.csv", "breaches.csv", "joins.csv",
    "outcomes.csv", "schools.csv",
  ]
  /// Tables that some results hold.
  public static let optional = ["money.csv", "together.csv", "gate_price.csv", "alternatives.csv"]

  func table(_ name: String) -> ReportTable? { tables.first { $0.name == name } }

  func rows(_ name: String) -> [ReportTable.Row] { table(name)?.rows ?? [] }
}

/// The trust and its proposal, as the scenario has them.
public struct ReportPlan: Sendable {
  /// The scenario's title.
  public var title: String
  /// The trust's name.
  public var trust: String
  /// Members at the start.
  public var members: [School]
  /// Schools that may join.
  public var candidates: [School]
  /// Who is to join and when, and what the board does at the gate.
  public var proposal: Proposal
  /// The first term.
  public var start: Term
  /// Terms simulated.
  public var terms: Int

  /// Everything about the plan.
  public init(
    title: String, trust: String, members: [School], candidates: [School], proposal: Proposal,
    start: Term, terms: Int
  ) {
    self.title = title
    self.trust = trust
    self.members = members
    self.candidates = candidates
    self.proposal = proposal
    self.start = start
    self.terms = terms
  }

  func school(_ id: String) -> School? {
    members.first { $0.id == id } ?? candidates.first { $0.id == id }
  }

  /// A school's name; its id where the scenario has none of that id.
  func name(_ id: String) -> String { school(id)?.name ?? id }

  var lastTerm: Term { start.advanced(by: max(0, terms - 1)) }
}

/// One assumption with its origin.
public struct ReportAssumption: Sendable, Hashable {
  /// Such as `economy.pay_award`.
  public var key: String
  /// As the scenario writes it.
  public var value: String
  /// How often it is drawn, such as `year`; nil where it is not drawn.
  public var variesBy: String?
  /// S, D, J or R; nil for a value of the scenario's own.
  public var status: String?
  /// Where the default comes from.
  public var source: String
  /// What it is and how it enters the model.
  public var about: String
  /// What the program would have taken, where the scenario says otherwise.
  public var replaces: String?

  /// One assumption.
  public init(
    key: String, value: String, variesBy: String?, status: String?, source: String, about: String,
    replaces: String?
  ) {
    self.key = key
    self.value = value
    self.variesBy = variesBy
    self.status = status
    self.source = source
    self.about = about
    self.replaces = replaces
  }

  /// The first part of the key.
  var group: String { String(key.prefix { $0 != "." }) }
}
