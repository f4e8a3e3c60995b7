// SPDX-License-Identifier: GPL-3.0-or-later
public import TrustDomain

/// Documents whose absence leaves gate principles without evidence.
public struct DocumentsLacking: Sendable, Hashable {
  /// In the order of `EvidenceKind`; with these on file every principle that can rest on documents is evidenced.
  public let kinds: [EvidenceKind]
  /// The ids of the gate principles that stand not evidenced without them, in the catalogue's order.
  public let principles: [String]
}

extension Catalogue {
  /// What the gate lacks where only `present` documents are on file; the least that would do.
  ///
  /// It is asked of the metrics themselves, so that no list of who needs what has to be kept beside them.
  public func documentsLacking(with present: Set<EvidenceKind>) -> DocumentsLacking {
    let unevidenced = principles.filter { principle in
      principle.isGate
        && principle.checks.contains { $0.metric.isLifted(from: present, to: Self.allKinds) }
    }
    let metrics = unevidenced.flatMap(\.checks).map(\.metric)
      .filter { $0.isLifted(from: present, to: Self.allKinds) }
    var needed = Self.allKinds.subtracting(present)
    for kind in EvidenceKind.allCases where needed.contains(kind) {
      let others = present.union(needed).subtracting([kind])
      if metrics.allSatisfy({ $0.isEvidenced(with: others) }) { needed.remove(kind) }
    }
    return DocumentsLacking(
      kinds: EvidenceKind.allCases.filter(needed.contains), principles: unevidenced.map(\.id))
  }

  private static let allKinds = Set(EvidenceKind.allCases)
}

extension Metric {
  /// Whether it is not evidenced with the first documents, but with the second.
  fileprivate func isLifted(from few: Set<EvidenceKind>, to many: Set<EvidenceKind>) -> Bool {
    !isEvidenced(with: few) && isEvidenced(with: many)
  }

  /// Whether a trust with these documents alone on file gets a value of a metric of the trust as a whole.
  ///
  /// Only those rest on documents: other scopes have their records from the simulation.
  fileprivate func isEvidenced(with kinds: Set<EvidenceKind>) -> Bool {
    guard scope == .trust else { return true }
    var record = TermRecord(sectors: [.primary], joins: 0)
    record.trust.schools = 1
    record.governance.boardSeats = 1
    record.governance.committeesRequired = 1
    for kind in kinds { record.governance.isCurrent[kind.rawValue] = true }
    return measure.read(record, 0) != Metric.notEvidenced
  }
}
