// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Publication

extension Verification {
  /// Asks a question again from its folder alone, and compares.
  ///
  /// - Parameter question: the command's arguments as the manifest has them.
  mutating func carryOut(question: [String], threads: Int) async throws(Failure) {
    let changed = findings.filter { $0.file.hasSuffix(".yaml") }
    guard changed.isEmpty else {
      let names = changed.map(\.file).joined(separator: ", ")
      obstacle = "\(names): not what the answer was made from"
      return
    }
    guard let job = try job(of: question, threads: threads) else { return }
    let own = self
    let made = try await job.run(at: try Self.temporaryPlace(), replaces: false) {
      folder, answer throws(Failure) in
      defer { folder.discard() }
      let (files, findings) = try own.compare(with: folder)
      let page = try own.result.standingOfPage { charts throws(Failure) in
        try answer.page(job.basis, chartScript: charts).text()
      }
      return (files: files, findings: findings, page: page)
    }
    compared = made.files
    findings = ordered(findings + made.findings)
    guard findings.isEmpty && isSameVersion else { return }
    report = made.page
    if report == .other {
      findings = [Finding(file: "report.html", text: "is not the page that this answer gives")]
    }
  }

  /// The work that the manifest's arguments ask for; nil, with the obstacle told, where this version can't do it.
  private mutating func job(of question: [String], threads: Int) throws(Failure) -> AnswerJob? {
    let typed = question.map { $0.hasPrefix("./") ? result.folder + $0.dropFirst() : $0 }
    guard
      let command =
        (try? Headroom.parseAsRoot(
          TypedArguments.joined(typed + ["--threads", "\(threads)"])))
        as? any AnswerCommand
    else {
      obstacle = "this version cannot ask \"\(harmless(question.joined(separator: " ")))\" any more"
      findings.append(Finding(file: "manifest.json", text: "has a question that is none"))
      return nil
    }
    do throws(Failure) {
      return try command.job()
    } catch {
      obstacle = "this version cannot read the answer's scenarios any more"
      findings.append(Finding(file: "scenario.yaml", text: error.text))
      return nil
    }
  }
}
