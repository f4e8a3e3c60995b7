// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Publication

@Suite("The summary for the board")
struct BoardTests {
  @Test("reads like this")
  func snapshot() throws {
    let text = boardSummary(
      of: try SmallSummary.make(), folder: "Results/small", files: ["fan.csv", "manifest.json"])
    #expect(text == Self.expected)
  }

  @Test("stays within a hundred columns and obeys no control characters")
  func width() throws {
    let title =
      String(repeating: "long ", count: 50) + "\u{1B}[31m" + String(repeating: "x", count: 200)
    let text = boardSummary(of: try SmallSummary.make(title: title), folder: "r", files: [])
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(!text.contains("\u{1B}"))
  }

  private static let expected = """
    Grow, by one
    ════════════
    Small Trust: three schools, one to join by summer 2027; a join waits while a gate principle is not
    met. 4 futures simulated from spring 2027 to summer 2027, seed 7.

    All 2 modelled principles hold throughout in 75 of 100 futures (95% interval 30.1 to 95.4): too few
    runs to say. In all of them, one had nothing to judge and so counted neither way.
      █████████████████████████████████████▌░░░░░░░░░░░░
    The 2 that must be met before a school may join hold together in 50.0 of 100 (15.0 to 85.0). On
    average 1.25 of the 2 hold throughout a future; 0.50 of these rest on documents alone.

    PRINCIPLE BY PRINCIPLE, the one that holds least often first
      principle                                         holds  95% interval   first  in words
      ───────────────────────────────────────────────  ──────  ────────────  ──────  ───────────────────
      Growth rests on financial stability *             75.0%     30.1–95.4   25.0%  too few runs to say
      Support keeps up with demand                          –             –       –  never applicable

      holds: in so many of the futures to which it applies, at every assessment. first: the first
      principle to give in so many of all futures. How near each came to its thresholds: the margins in
      principles.csv. *: must be met before a school may join. †: rests on documents alone.
      words: almost always from 95%, usually from 75%, mostly from 55%, as often as not from 45%, seldom
      from 25%, rarely from 5%, almost never below; two where the interval spans two.

    NOT MODELLED: 1 of 3 principles, never counted as met
      wellbeing

    WHAT GIVES FIRST
      1. Growth rests on financial stability: first in 25% of futures, typically in spring 2027.
         Of all its breaches, most often: Reserves as a share of the last three terms' income, at least
         5%, year end; missed by 1.3 points (median).

    THE JOINS, in so many of 100 futures
      school                planned      on time  later  declined  undecided  unmet when it was due
      ────────────────────  ───────────  ───────  ─────  ────────  ─────────  ──────────────────────────
      Oakfield School       summer 2027     50.0   25.0      25.0          0  financial-stability 50.0

    HOW IT MAY GO: in 90 of 100 futures between low and high, each term
      Reserves as a share of the last three terms' income
                spring 27   summer 27
      high            10%           –
      median         6.3%           –
      low              1%           –
      term by term  ▅·
      Teachers in post as a share of teaching posts
                spring 27   summer 27
      high            10%           –
      median         6.3%           –
      low              1%           –
      term by term  ▅·
      School-improvement demand over capacity
                spring 27   summer 27
      high            10%           –
      median         6.3%           –
      low              1%           –
      term by term  ▅·

    WHERE TO LOOK NEXT
      Results/small
      fan.csv manifest.json

    """
}
