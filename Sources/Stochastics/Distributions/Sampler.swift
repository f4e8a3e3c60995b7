// SPDX-License-Identifier: GPL-3.0-or-later

/// A distribution as plain numbers, for drawing alone: it draws what the distribution draws, and copies no reference.
///
/// A distribution keeps its family behind a reference, which a hot loop counted up and down at each draw; that took a
/// thirtieth of a run.
public struct Sampler: BitwiseCopyable, Sendable {
  private enum Plain: BitwiseCopyable, Sendable {
    case none
    case fixed(FixedFamily)
    case normal(NormalFamily)
    case lognormal(LognormalFamily)
    case uniform(UniformFamily)
    case triangular(TriangularFamily)
    case beta(BetaFamily)
    case gamma(GammaFamily)
    case exponential(ExponentialFamily)
    case studentT(StudentTFamily)

    init(_ form: Form) {
      self =
        switch form {
        case .fixed(let family): .fixed(family)
        case .normal(let family): .normal(family)
        case .lognormal(let family): .lognormal(family)
        case .uniform(let family): .uniform(family)
        case .triangular(let family): .triangular(family)
        case .beta(let family): .beta(family)
        case .gamma(let family): .gamma(family)
        case .exponential(let family): .exponential(family)
        case .studentT(let family): .studentT(family)
        default: .none
        }
    }

    @inline(__always)
    func sample(using stream: inout RandomStream) -> Double {
      switch self {
      case .none: .nan
      case .fixed(let family): family.value
      case .normal(let family): family.sample(using: &stream)
      case .lognormal(let family): family.sample(using: &stream)
      case .uniform(let family): family.sample(using: &stream)
      case .triangular(let family): family.sample(using: &stream)
      case .beta(let family): family.sample(using: &stream)
      case .gamma(let family): family.sample(using: &stream)
      case .exponential(let family): family.sample(using: &stream)
      case .studentT(let family): family.sample(using: &stream)
      }
    }
  }

  private let plain: Plain
  private let isPlain: Bool
  /// The range kept of a truncated family.
  private let low: Double
  private let high: Double

  /// Takes over a distribution of a usual family, whole or truncated to a range that most draws fall in.
  public init(_ distribution: Distribution) {
    var form = distribution.form
    var range = -Double.infinity...Double.infinity
    if case .truncated(let family) = form, family.rejects {
      (form, range) = (family.base, family.support)
    }
    plain = Plain(form)
    isPlain = if case .none = plain { false } else { true }
    (low, high) = (range.lowerBound, range.upperBound)
  }

  /// Draws one value; nil where the distribution itself must draw.
  @inline(__always)
  public func sample(using stream: inout RandomStream) -> Double? {
    isPlain ? draw(using: &stream) : nil
  }

  private func draw(using stream: inout RandomStream) -> Double {
    var value = plain.sample(using: &stream)
    // Not at all for a whole family, whose range has no ends.
    while value < low || value > high { value = plain.sample(using: &stream) }
    return value
  }
}
