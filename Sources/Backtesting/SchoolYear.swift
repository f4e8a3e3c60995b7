// SPDX-License-Identifier: GPL-3.0-or-later
public import TrustDomain

/// What one school's accounts say of one year.
public struct SchoolYear: Sendable, Hashable {
  /// In the file, from 1.
  public let line: Int
  /// The same in every year.
  public let school: String
  /// The year its accounts end in.
  public let year: Int
  /// Nil for one that the model doesn't know; such schools are left out.
  public let phase: Phase?
  /// The local authority; schools without one are left out.
  public let authority: String
  /// Pounds in the year.
  public let income: Double
  /// Pounds: income less spending.
  public let balance: Double
  /// Whether the accounts are marked as not to be trusted; they are left out.
  public let isSuspect: Bool

  /// Checks nothing: a panel does.
  public init(
    line: Int, school: String, year: Int, phase: Phase?, authority: String, income: Double,
    balance: Double, isSuspect: Bool
  ) {
    self.line = line
    self.school = school
    self.year = year
    self.phase = phase
    self.authority = authority
    self.income = income
    self.balance = balance
    self.isSuspect = isSuspect
  }
}

extension SchoolYear {
  /// Why it says nothing of a school that the model knows; the first of several reasons, nil where there is none.
  fileprivate var reasonToLeaveOut: LeftOutRows.Reason? {
    if isSuspect { return .suspect }
    if phase == nil { return .phase }
    if authority.isEmpty { return .authority }
    if income <= 0 { return .income }
    return abs(balance) <= income ? nil : .balance
  }
}

/// Rows that no test rests on, by the first reason that holds of each.
public struct LeftOutRows: Sendable, Hashable {
  /// In the order in which they are looked for.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Left out by the reader, for an empty number.
    case empty
    /// Marked as not to be trusted.
    case suspect
    /// Of a phase that the model hasn't.
    case phase
    /// Without a local authority.
    case authority
    /// Without an income.
    case income
    /// With a balance, or a deficit, larger than the income.
    case balance
  }

  /// How many for each reason; reasons that hold of none are not in it.
  public let counts: [Reason: Int]
  /// All of them.
  public var total: Int { counts.values.reduce(0, +) }
}

/// Accounts that allow no test: what is wrong, by line.
public struct PanelProblems: Error, Sendable {
  /// Lines from 1, 1 for the file as a whole, and the rest of a sentence.
  public let problems: [(line: Int, text: String)]
}

/// One phase's schools with a balance in the last year of the fit, and what came after.
struct PhasePanel: Sendable {
  struct School: Sendable {
    let name: String
    let authority: Int
    /// The in-year balance over income of each fitted year, nil where the accounts have none.
    let shares: [Double?]
    /// The last fitted year's income, pounds.
    let income: Double
    /// The forecast year's accounts; nil where the school has none.
    let came: (income: Double, balance: Double)?
  }

  let phase: Phase
  /// Names of the authorities, sorted.
  let authorities: [String]
  /// Every school with accounts in a fitted year, by name.
  let schools: [School]
}

/// Accounts of several years, by phase and school.
public struct AccountsPanel: Sendable {
  /// Years the model is fitted to, following one another.
  public let fitYears: [Int]
  /// The year forecast: the one after.
  public let year: Int
  /// Rows of those years left out, and why.
  public let leftOutRows: LeftOutRows
  /// How many those are.
  public var leftOut: Int { leftOutRows.total }
  /// Phases with too few schools to fit.
  public let tooFew: [Phase]
  let phases: [PhasePanel]

  /// Schools that a phase must have in the forecast year and the one before.
  public static let fewest = 100

  /// Checks and orders accounts.
  ///
  /// - Parameters:
  ///   - fitYears: nil for all years but the last.
  ///   - year: nil for the last year.
  ///   - leftOutBefore: rows that the caller left out already.
  public init(
    _ rows: [SchoolYear], fitYears: [Int]? = nil, year: Int? = nil, leftOutBefore: Int = 0
  ) throws(PanelProblems) {
    let years = Set(rows.map(\.year)).sorted()
    let target = year ?? years.last ?? 0
    let fitted = (fitYears ?? years.filter { $0 < target }).sorted()
    let problems = Self.problems(rows, years, fitted, target)
    guard problems.isEmpty else { throw PanelProblems(problems: problems) }
    self.fitYears = fitted
    self.year = target
    let ofYears = rows.filter { fitted.contains($0.year) || $0.year == target }
    let mine = ofYears.filter { $0.reasonToLeaveOut == nil }
    var counts: [LeftOutRows.Reason: Int] = leftOutBefore > 0 ? [.empty: leftOutBefore] : [:]
    for reason in ofYears.compactMap(\.reasonToLeaveOut) { counts[reason, default: 0] += 1 }
    leftOutRows = LeftOutRows(counts: counts)
    var phases: [PhasePanel] = []
    var tooFew: [Phase] = []
    for phase in Phase.allCases {
      let panel = PhasePanel(phase, mine.filter { $0.phase == phase }, fitted, target)
      let complete = panel.schools.count { $0.came != nil && $0.shares.last.flatMap(\.self) != nil }
      if complete >= Self.fewest {
        phases.append(panel)
      } else if !panel.schools.isEmpty {
        tooFew.append(phase)
      }
    }
    guard !phases.isEmpty else {
      throw PanelProblems(problems: [
        (
          1,
          "has no phase with \(Self.fewest) schools in \(target) and the year before; that is too few to test on. Phases are primary, secondary, special, allthrough."
        )
      ])
    }
    self.phases = phases
    self.tooFew = tooFew
  }

  private static func problems(
    _ rows: [SchoolYear], _ years: [Int], _ fitted: [Int], _ target: Int
  ) -> [(line: Int, text: String)] {
    var problems: [(line: Int, text: String)] = []
    for year in fitted + [target] where !years.contains(year) {
      let known = years.prefix(20).map(String.init).joined(separator: ", ")
      problems.append((1, "has no accounts of \(year); it has \(known)."))
    }
    let follows = zip(fitted + [target], (fitted + [target]).dropFirst()).allSatisfy {
      $0 + 1 == $1
    }
    if fitted.isEmpty || !follows {
      problems.append(
        (
          1,
          "must have fitted years that follow one another, and the forecast year next; say which with --fit-years and --year."
        ))
    }
    var seen: [String: Int] = [:]
    for row in rows {
      let key = "\(row.school)/\(row.year)"
      if let line = seen[key] {
        problems.append(
          (
            row.line,
            "gives school \(row.school) in \(row.year) again; line \(line) has it. Keep one."
          ))
      } else {
        seen[key] = row.line
      }
      if !row.isSuspect && row.income < 0 {
        problems.append(
          (
            row.line,
            "has an income below 0; correct it, or mark the row with flag_suspect 1."
          ))
      }
    }
    return problems
  }
}

extension PhasePanel {
  fileprivate init(_ phase: Phase, _ rows: [SchoolYear], _ fitted: [Int], _ target: Int) {
    let names = Set(rows.map(\.authority)).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let bySchool = Dictionary(grouping: rows, by: \.school)
    self.phase = phase
    authorities = names
    schools = bySchool.keys.sorted().compactMap { name in
      let years = bySchool[name] ?? []
      let fit = fitted.map { year in years.first { $0.year == year } }
      guard let any = fit.compactMap(\.self).last else { return nil }
      let came = years.first { $0.year == target }
      return School(
        name: name, authority: places[any.authority] ?? 0,
        shares: fit.map { row in row.map { $0.balance / $0.income } },
        income: fit.last.flatMap(\.self)?.income ?? 0,
        came: came.map { ($0.income, $0.balance) })
    }
  }
}
