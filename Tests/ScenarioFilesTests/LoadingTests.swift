// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Principles
import ScenarioFiles
import Testing
import TrustDomain

@Suite("A good scenario")
struct LoadingTests {
  @Test("loads with everything it says")
  func loads() throws {
    let document = try loadScenario(at: Folder.path("Good/example/scenario.yaml"))
    print(document.resolvedYAML)
  }
}
