// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// The values of the metrics that checks and an observer want, each measured once in a term.
///
/// Metrics of the trust come first, so that their places don't depend on the record.
struct Readings: Sendable {
  /// When a metric is wanted, and where its values stand.
  private struct Source: BitwiseCopyable, Sendable {
    /// The least detail at which it is read in every term, and at year ends.
    var everyTerm: Int
    var yearEnd: Int
    var offset = 0
    var count = 1

    func isDue(_ detail: Int, isYearEnd: Bool) -> Bool {
      everyTerm <= detail || (isYearEnd && yearEnd <= detail)
    }
  }

  /// Two ways to read, apart from the rest.
  ///
  /// Objects, which the readings own and the loops over them only borrow: out of a list of closures each would be
  /// counted up and down at every call, which took a fiftieth of a forecast.
  private final class One: Sendable {
    let read: @Sendable (borrowing TermRecord, Int) -> Double
    init(read: @escaping @Sendable (borrowing TermRecord, Int) -> Double) { self.read = read }
  }
  private final class All: Sendable {
    let read: @Sendable (borrowing TermRecord, UnsafeMutableBufferPointer<Double>) -> Void
    init(
      read: @escaping @Sendable (borrowing TermRecord, UnsafeMutableBufferPointer<Double>) -> Void
    ) { self.read = read }
  }

  /// More than any detail: not read.
  private static let never = Int.max

  private var sources: [Source] = []
  /// Of the sources of the trust, which come first, and of the others.
  private var ones: [One] = []
  private var alls: [All] = []
  private var borrowedOnes: [Unmanaged<One>] = []
  private var borrowedAlls: [Unmanaged<All>] = []
  private var ids: [String] = []
  private var filters: [ElementFilter] = []
  private var scopes: [MetricScope] = []
  private var filtered: [Int] = []
  private var schools = -1
  private var joins = -1
  /// By place; a metric that is not due keeps an old value.
  private(set) var values: [Double] = []
  /// How much is read: at 0 what checks ask for and what is always wanted.
  var detail = 0

  /// - Parameters:
  ///   - checks: their metrics are read when they are due.
  ///   - others: metrics read in every term, from the given detail on; those of the trust get the first places.
  init(checks: [Check], others: [(metric: Metric, detail: Int)]) {
    typealias Wanted = (Metric, ElementFilter, everyTerm: Int, yearEnd: Int)
    let ordered = [true, false].flatMap { isOfTrust -> [Wanted] in
      others.filter { ($0.metric.scope == .trust) == isOfTrust }
        .map { ($0.metric, .everything, everyTerm: $0.detail, yearEnd: $0.detail) }
        + checks.filter { ($0.metric.scope == .trust) == isOfTrust }
        .map { ($0.metric, $0.filter, everyTerm: $0.when == .yearEnd ? Self.never : 0, yearEnd: 0) }
    }
    for (metric, filter, everyTerm, yearEnd) in ordered {
      add(metric, filter, everyTerm: everyTerm, yearEnd: yearEnd)
    }
    for place in ones.indices { sources[place].offset = place }
    borrowedOnes = ones.map(Unmanaged.passUnretained)
    borrowedAlls = alls.map(Unmanaged.passUnretained)
    filtered = filters.indices.filter { filters[$0] != .everything }
    values = Array(repeating: .nan, count: sources.count)
  }

  private mutating func add(
    _ metric: Metric, _ filter: ElementFilter, everyTerm: Int, yearEnd: Int
  ) {
    if let place = source(of: metric, filter) {
      sources[place].everyTerm = min(sources[place].everyTerm, everyTerm)
      sources[place].yearEnd = min(sources[place].yearEnd, yearEnd)
    } else {
      ids.append(metric.id)
      filters.append(filter)
      scopes.append(metric.scope)
      sources.append(Source(everyTerm: everyTerm, yearEnd: yearEnd))
      if let readAll = metric.measure.readAll {
        alls.append(All(read: readAll))
      } else {
        ones.append(One(read: metric.measure.read))
      }
    }
  }

  /// Which of the sources a metric is, as a filter leaves it.
  func source(of metric: Metric, _ filter: ElementFilter = .everything) -> Int? {
    ids.indices.first { ids[$0] == metric.id && filters[$0] == filter }
  }

  /// Where a source's values begin, and how many there are.
  func range(of source: Int) -> Range<Int> {
    sources[source].offset..<(sources[source].offset + sources[source].count)
  }

  /// Measures what is due of a record; true where values have got other places.
  mutating func read(_ record: borrowing TermRecord) -> Bool {
    // Each trajectory's opening record may be of another trust.
    let isMoved =
      record.term < 0 || record.schools.count != schools || record.joins.count != joins
    if isMoved { layOut(record) }
    let (detail, isYearEnd) = (detail, record.isYearEnd)
    Self.read(record, sources, borrowedOnes, borrowedAlls, detail: detail, into: &values)
    for place in filtered where sources[place].isDue(detail, isYearEnd: isYearEnd) {
      leaveOut(place, record)
    }
    return isMoved
  }

  /// Measures what is due.
  ///
  /// A function of the type, lent its lists one by one: a method would count references of each up and down.
  private static func read(
    _ record: borrowing TermRecord, _ sources: [Source], _ ones: [Unmanaged<One>],
    _ alls: [Unmanaged<All>],
    detail: Int, into values: inout [Double]
  ) {
    let isYearEnd = record.isYearEnd
    values.withUnsafeMutableBufferPointer { values in
      for place in ones.indices where sources[place].isDue(detail, isYearEnd: isYearEnd) {
        values[place] = ones[place]._withUnsafeGuaranteedRef { $0.read(record, 0) }
      }
      for place in alls.indices {
        let source = sources[ones.count + place]
        guard source.isDue(detail, isYearEnd: isYearEnd) else { continue }
        let places = source.offset..<(source.offset + source.count)
        let part = UnsafeMutableBufferPointer(rebasing: values[places])
        alls[place]._withUnsafeGuaranteedRef { $0.read(record, part) }
      }
    }
  }

  /// Makes nothing of the values that a source's filter doesn't admit.
  private mutating func leaveOut(_ place: Int, _ record: borrowing TermRecord) {
    let (filter, scope) = (filters[place], scopes[place])
    for element in 0..<sources[place].count where !filter.admits(element, of: scope, in: record) {
      values[sources[place].offset + element] = .nan
    }
  }

  /// Gives each source of several elements its places.
  private mutating func layOut(_ record: borrowing TermRecord) {
    (schools, joins) = (record.schools.count, record.joins.count)
    var end = ones.count
    for place in ones.count..<sources.count {
      sources[place].offset = end
      sources[place].count = scopes[place].count(in: record)
      end += sources[place].count
    }
    if values.count != end { values = Array(repeating: .nan, count: end) }
  }
}
