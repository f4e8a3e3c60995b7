// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import Testing

@Suite("Recovery from a breach")
struct RecoveryTests {
  @Test("A principle recovers when it is first met again, not while it has nothing to judge")
  func recovery() {
    var recovery = Recovery()
    recovery.book(.met, term: 0)
    #expect(recovery.terms == nil)
    recovery.book(.notMet, term: 2)
    recovery.book(.notApplicable, term: 3)
    recovery.book(.notEvidenced, term: 4)
    #expect(recovery.terms == nil)
    recovery.book(.met, term: 5)
    #expect(recovery.terms == 3)
    recovery.book(.notMet, term: 6)
    recovery.book(.met, term: 7)
    #expect(recovery.terms == 3)
  }
}
