// SPDX-License-Identifier: GPL-3.0-or-later

/// The values that a distribution is fitted to: rising, each with how often it stands there.
public struct FitData: Sendable, Hashable {
  /// Rising; each once, unless values have errors of their own.
  public let values: [Double]
  /// How often each value stands there, 1 at least.
  public let counts: [Int]
  /// The known standard error of each value; empty where values are exact.
  public let errors: [Double]
  /// What each value stands for: anything from it to it plus the width; nil for the value itself.
  public let width: Double?
  /// The range that the data were cut to, ends included; nil for whole data.
  public let between: ClosedRange<Double>?
  /// All values, each as often as it stands there.
  public let total: Int

  /// Values that a sample may have.
  public static let most = 10_000_000
  /// Classes or separate counts from the lowest to the highest.
  static let mostCells = 20_000

  /// Sorts and counts; throws for data that allow no fit.
  ///
  /// - Parameters:
  ///   - counts: how often each value stands there; once each where nil.
  ///   - errors: known standard errors, one for each value.
  ///   - width: of classes whose lower edges the values are.
  ///   - between: the range outside of which values were left out.
  public init(
    values: [Double], counts: [Int]? = nil, errors: [Double]? = nil, width: Double? = nil,
    between: ClosedRange<Double>? = nil
  ) throws(FitError) {
    let counts = counts ?? [Int](repeating: 1, count: values.count)
    let errors = errors ?? []
    try Self.check(values, counts, errors, width, between)
    let order = values.indices.filter { counts[$0] > 0 }.sorted {
      values[$0] == values[$1] ? $0 < $1 : values[$0] < values[$1]
    }
    var rising: [Double] = []
    var often: [Int] = []
    for index in order {
      if errors.isEmpty, values[index] == rising.last {
        often[often.count - 1] += counts[index]
      } else {
        rising.append(values[index])
        often.append(counts[index])
      }
    }
    self.init(
      rising, often, order.compactMap { errors.isEmpty ? nil : errors[$0] }, width, between)
    try FitError.hold(total > 0, "holds no value to fit; look at the filter.")
    if width != nil { try checkClasses() }
  }

  private init(
    _ values: [Double], _ counts: [Int], _ errors: [Double], _ width: Double?,
    _ between: ClosedRange<Double>?
  ) {
    self.values = values
    self.counts = counts
    self.errors = errors
    self.width = width
    self.between = between
    total = counts.reduce(0, +)
  }

  private static func check(
    _ values: [Double], _ counts: [Int], _ errors: [Double], _ width: Double?,
    _ between: ClosedRange<Double>?
  ) throws(FitError) {
    try FitError.hold(
      values.count == counts.count && (errors.isEmpty || errors.count == values.count),
      "needs one count and one error for each value.")
    try FitError.hold(
      values.allSatisfy { abs($0) <= 1e100 }, "must hold numbers of at most 1e100 in size.")
    try FitError.hold(
      counts.allSatisfy { (0...most).contains($0) } && counts.reduce(0, +) <= most,
      "stands for more than 10 million values, or for fewer than none; give a part of them.")
    try FitError.hold(
      errors.allSatisfy { $0 >= 0 && $0 <= 1e100 }, "must have standard errors of 0 or more.")
    try FitError.hold(
      width.map { $0 > 0 && $0 <= 1e100 } ?? true, "must have classes wider than 0.")
    guard let between else { return }
    let slack = (width ?? 0) * 1e-6
    let inside = values.allSatisfy {
      $0 >= between.lowerBound - slack && $0 + (width ?? 0) <= between.upperBound + slack
    }
    try FitError.hold(
      inside, "has values outside the range it is said to be cut to; filter them, or widen it.")
  }

  private func checkClasses() throws(FitError) {
    guard let width, let first = values.first, let last = values.last else { return }
    try FitError.hold(
      (last - first) / width < Double(Self.mostCells),
      "spans more than 20,000 classes; give wider ones.")
    let aligned = values.allSatisfy { value in
      let place = (value - first) / width
      return abs(place - place.rounded()) < 1e-6 * max(1, place)
    }
    try FitError.hold(
      aligned, "has values that are no lower edges of classes of that width, from the lowest on.")
  }

  /// In another measure: less a centre, in units.
  func standardised(centre: Double, unit: Double) -> FitData {
    FitData(
      values.map { ($0 - centre) / unit }, counts, errors.map { $0 / unit },
      width.map { $0 / unit },
      between.map {
        (($0.lowerBound - centre) / unit)...(($0.upperBound - centre) / unit)
      })
  }

  /// Without one occurrence of the value at a place.
  func without(_ place: Int) -> FitData {
    var data = (values: values, counts: counts, errors: errors)
    if counts[place] > 1 {
      data.counts[place] -= 1
    } else {
      data.values.remove(at: place)
      data.counts.remove(at: place)
      if !errors.isEmpty { data.errors.remove(at: place) }
    }
    return FitData(data.values, data.counts, data.errors, width, between)
  }

  /// The same kind of data with other values, as a bootstrap draws them: `places` tell the classes or counts.
  func redrawn(_ drawn: [Double]) -> FitData {
    guard errors.isEmpty else {
      let order = drawn.indices.sorted { drawn[$0] < drawn[$1] }
      // Values with errors of their own stand once each.
      return FitData(
        order.map { drawn[$0] }, order.map { _ in 1 }, order.map { spreadErrors[$0] }, width,
        between)
    }
    let edges: [Double]
    if let width, let first = values.first {
      edges = drawn.map { first + (($0 - first) / width).rounded(.down) * width }.sorted()
    } else {
      edges = drawn.sorted()
    }
    var rising: [Double] = []
    var often: [Int] = []
    for value in edges {
      if value == rising.last {
        often[often.count - 1] += 1
      } else {
        rising.append(value); often.append(1)
      }
    }
    return FitData(rising, often, [], width, between)
  }

  /// The error of each value, as often as it stands there.
  var spreadErrors: [Double] {
    zip(errors, counts).flatMap { [Double](repeating: $0, count: $1) }
  }
}

// MARK: - Facts

extension FitData {
  /// Where a value lies on average: the middle of its class.
  private var shift: Double { (width ?? 0) / 2 }

  /// The mean; of classes by their middles.
  public var mean: Double {
    var sum = 0.0
    for (value, count) in zip(values, counts) { sum += value * Double(count) }
    return sum / Double(total) + shift
  }

  /// The variance with the number of values as divisor, as maximum likelihood has it.
  var spread: Double {
    let centre = mean - shift
    var sum = 0.0
    for (value, count) in zip(values, counts) {
      sum += (value - centre) * (value - centre) * Double(count)
    }
    return sum / Double(total)
  }

  /// The standard deviation of a sample.
  public var standardDeviation: Double {
    total > 1 ? (spread * Double(total) / Double(total - 1)).squareRoot() : .nan
  }

  /// The quantile at p from 0 to 1 (type 7), without spreading counted values out.
  public func quantile(_ p: Double) -> Double {
    let place = p * Double(total - 1)
    let low = value(atRank: Int(place))
    let high = value(atRank: min(total - 1, Int(place) + 1))
    return low + (place - place.rounded(.down)) * (high - low) + shift
  }

  private func value(atRank rank: Int) -> Double {
    var seen = 0
    for (value, count) in zip(values, counts) {
      seen += count
      if rank < seen { return value }
    }
    return values.last ?? .nan
  }

  /// Whether every value is a whole number from 0 to 200, as counts are.
  public var looksLikeCounts: Bool {
    width == nil && errors.isEmpty && (values.last ?? 0) <= 200 && isWhole
  }

  /// Whether every value is a whole number from 0.
  var isWhole: Bool { values.allSatisfy { $0 >= 0 && $0 == $0.rounded() } }
}
