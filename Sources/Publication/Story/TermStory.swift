// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import TrustDomain

/// One term of a future in a few paragraphs.
struct TermStory {
  let replay: Replay
  let term: ReplayTerm

  private var events: TermEvents { term.events }

  /// The term's heading and its paragraphs; what there is nothing to say of is left out.
  var lines: [String] {
    let name = HumanNumber.term(replay.start.advanced(by: term.term))
    let parts =
      [
        ("The year", year), ("What came", cameWords), ("People", peopleWords),
        ("Inspected", inspections), ("Decided", decisions),
      ] + breaches.enumerated().map { ($0 == 0 ? "Broke" : "", [$1]) } + [
        ("Recovered", recoveries), ("Still unmet", stillUnmet), ("Money", money),
      ]
    return [name.uppercased()] + parts.flatMap { label, sentences in paragraph(label, sentences) }
  }

  private func paragraph(_ label: String, _ sentences: [String]) -> [String] {
    guard !sentences.isEmpty else { return [] }
    let text = Layout.paragraph(harmless(sentences.joined(separator: " ")), indent: 15)
    return text.enumerated().map { place, line in
      place == 0 ? "  " + Layout.pad(label, to: 13) + line.dropFirst(15) : line
    }
  }

  private func school(_ index: Int) -> String { replay.schools[index].name }

  private var members: [Int] { events.schools.indices.filter { events.schools[$0].isMember } }

  // MARK: The economy

  private var year: [String] {
    var sentences: [String] = []
    if let year = events.year {
      sentences.append(
        "Funding per pupil \(StoryWords.moves(year.fundingGrowth)), teachers' pay "
          + "\(StoryWords.moves(year.payAward)), support staff's pay "
          + "\(StoryWords.moves(year.supportPayAward)). Prices \(StoryWords.moves(year.priceInflation, areMany: true)); "
          + "energy \(StoryWords.moves(year.energyGrowth)).")
      sentences.append(variance(year))
    }
    sentences += pensions
    return sentences
  }

  /// What moves accounts beyond prices, pay, pupils and posts.
  private func variance(_ year: YearEvents) -> String {
    let trust =
      "Beyond what was planned, and measured by income, all trusts' accounts run "
      + "\(StoryWords.side(year.sectorShock)) and this trust's own \(StoryWords.side(year.trustShock))"
    let places = authorities + striking
    return trust + (places.isEmpty ? "" : "; schools \(StoryWords.list(places))") + "."
  }

  /// Each authority's schools, in the order of their first.
  private var authorities: [String] {
    var seen: Set<String> = []
    return members.filter { seen.insert(replay.schools[$0].authority).inserted }.map { index in
      "in \(replay.schools[index].authority) \(StoryWords.side(events.schools[index].authorityShock))"
    }
  }

  /// The schools whose own accounts lie furthest from plan: three at the most, and none that is near.
  private var striking: [String] {
    let order = members.enumerated().sorted {
      (abs(events.schools[$1.element].ownShock), $0.offset)
        < (abs(events.schools[$0.element].ownShock), $1.offset)
    }
    return order.prefix(3).map(\.element).filter { abs(events.schools[$0].ownShock) >= 0.05 }
      .map { "\(school($0)) alone \(StoryWords.side(events.schools[$0].ownShock))" }
  }

  private var pensions: [String] {
    [
      ("teachers' pensions", events.teacherPensionRise),
      ("other staff's pensions", events.localPensionRise),
    ].filter { abs($0.1) >= 0.0005 }.map { name, rise in
      "What the trust pays for \(name) \(rise < 0 ? "falls" : "rises") by "
        + "\(HumanNumber.short(abs(rise) * 100))% of pay."
    }
  }

  // MARK: Shocks and incidents

  private var cameWords: [String] {
    failures + incidents + namedShocks
  }

  private var failures: [String] {
    let struck = members.filter { events.schools[$0].failures > 0 }
    guard !struck.isEmpty else { return [] }
    let words = struck.map { index in
      let school = events.schools[index]
      let times = school.failures > 1 ? " (\(HumanNumber.spelt(school.failures)) times)" : ""
      return "\(self.school(index))\(times), \(StoryWords.money(school.failureCost))"
    }
    return ["Buildings or plant fail at \(words.joined(separator: "; "))."]
  }

  private var incidents: [String] {
    guard events.incidents > 0 else { return [] }
    let count = StoryWords.count(events.incidents, "cyber incident", "cyber incidents")
    let cost = StoryWords.money(events.incidentCost)
    return [StoryWords.sentence("\(count) \(events.incidents == 1 ? "costs" : "cost") \(cost)")]
  }

  private var namedShocks: [String] {
    events.shocks.map { shock in
      let place = shock.school.map { " at \(school($0))" } ?? ""
      let times = shock.times > 1 ? ", \(HumanNumber.spelt(shock.times)) times" : ""
      return StoryWords.sentence(
        "\(shock.name)\(place)\(times), for \(StoryWords.money(shock.cost))")
    }
  }

  // MARK: People

  private var peopleWords: [String] { teachers + heads + central }

  private var teachers: [String] {
    func sum(_ read: (SchoolEvents) -> Int) -> Int {
      members.reduce(0) { $0 + read(events.schools[$1]) }
    }
    let left = sum(\.teachersLeft)
    let hired = sum(\.teachersHired)
    let vacant = sum(\.vacancies)
    let posts = sum(\.posts)
    let released = sum(\.teachersReleased)
    var text =
      "\(StoryWords.count(left, "teacher leaves", "teachers leave")) and "
      + "\(hired == 0 ? "nobody comes" : StoryWords.count(hired, "comes", "come")); "
      + "\(vacant == 0 ? "none" : HumanNumber.spelt(vacant)) of \(HumanNumber.whole(posts)) teaching posts "
      + "\(vacant <= 1 ? "stands" : "stand") vacant"
    if released > 0 {
      text +=
        "; \(HumanNumber.spelt(released)) more \(released == 1 ? "goes" : "go") as posts are cut"
    }
    return [StoryWords.sentence(text)]
  }

  private var heads: [String] {
    func schools(_ isMeant: (SchoolEvents) -> Bool) -> [String] {
      members.filter { isMeant(events.schools[$0]) }.map(school)
    }
    let replaced = schools { $0.headLeft && $0.headAppointed }
    let lost = schools { $0.headLeft && !$0.headAppointed }
    let found = schools { !$0.headLeft && $0.headAppointed }
    let without = schools { !$0.headLeft && $0.headVacantTerms > 1 }
    return [
      (replaced, "A new head follows the old one at"),
      (lost, "The head leaves, with no successor yet, at"),
      (found, "After a gap a new head begins at"), (without, "Still without a permanent head:"),
    ].filter { !$0.0.isEmpty }.map { "\($0.1) \(StoryWords.list($0.0))." }
  }

  private var central: [String] {
    let left = events.centre.reduce(0) { $0 + $1.left }
    let started = events.centre.reduce(0) { $0 + $1.started }
    var sentences: [String] = []
    if left > 0 || started > 0 {
      let names = events.centre.filter { $0.left > 0 }.map { row in
        let title = StoryWords.post(row.title)
        return row.left > 1 ? "\(HumanNumber.spelt(row.left)) × \(title)" : title
      }
      let goes =
        left == 0
        ? "nobody leaves"
        : "\(StoryWords.count(left, "person leaves", "people leave")) (\(StoryWords.list(names)))"
      let starts =
        started == 0
        ? "nobody starts" : "\(HumanNumber.spelt(started)) \(started == 1 ? "starts" : "start")"
      sentences.append("In the central team \(goes) and \(starts).")
    }
    return sentences + centralPosts
  }

  private var centralPosts: [String] {
    [
      (events.centre.filter { $0.opened > 0 }, "Posts opened in the centre:"),
      (events.centre.filter { $0.opened < 0 }, "Posts closed in the centre:"),
    ].filter { !$0.0.isEmpty }.map { rows, head in
      let names = rows.map { row in
        let title = StoryWords.post(row.title)
        return abs(row.opened) > 1 ? "\(HumanNumber.spelt(abs(row.opened))) × \(title)" : title
      }
      return "\(head) \(StoryWords.list(names))."
    }
  }
}
