// SPDX-License-Identifier: GPL-3.0-or-later
public import Fitting

/// A distribution as a scenario writes it: `{ student_t: { dof: 3.1, location: 0.008, scale: 0.03 } }`.
public func scenarioValue(of fit: FittedDistribution, between: ClosedRange<Double>? = nil) -> String
{
  scenarioValue(
    fit.family, fit.parameters.map(\.value), between: between)
}

/// A distribution as a scenario writes it.
public func scenarioValue(of fit: QuantileFit) -> String {
  scenarioValue(fit.family, fit.parameters, between: nil)
}

private func scenarioValue(
  _ family: FitFamily, _ parameters: [Double], between: ClosedRange<Double>?
) -> String {
  let members = zip(family.parameters, parameters).map {
    "\($0): \(FitNumber.text($1, digits: 6))"
  }
  let range = between.map {
    ", between: [\(FitNumber.text($0.lowerBound, digits: 6)), \(FitNumber.text($0.upperBound, digits: 6))]"
  }
  return "{ \(family.rawValue): { \(members.joined(separator: ", ")) }\(range ?? "") }"
}
