// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Numerical integrals by GSL (QUADPACK): adaptive, Gauss-Kronrod.
enum Integral {
  private typealias Integrand = (Double) -> Double

  /// The integral over [from, to], either end possibly infinite.
  ///
  /// Aims at a relative error of 1e-11; where rounding stops it before, the
  /// value is QUADPACK's best.
  static func of(
    _ integrand: (Double) -> Double, from: Double, to: Double
  ) -> Double {
    GSL.prepare()
    let limit = 1000
    guard let workspace = gsl_integration_workspace_alloc(limit) else { return .nan }
    defer { gsl_integration_workspace_free(workspace) }
    return withoutActuallyEscaping(integrand) { escaping in
      var boxed: Integrand = escaping
      return withUnsafeMutablePointer(to: &boxed) { pointer in
        var function = gsl_function(function: call, params: UnsafeMutableRawPointer(pointer))
        return integrate(&function, from, to, limit, workspace)
      }
    }
  }

  private static let call: @convention(c) (Double, UnsafeMutableRawPointer?) -> Double = {
    x, context in
    context?.assumingMemoryBound(to: Integrand.self).pointee(x) ?? .nan
  }

  private static func integrate(
    _ function: inout gsl_function, _ from: Double, _ to: Double, _ limit: Int,
    _ workspace: UnsafeMutablePointer<gsl_integration_workspace>
  ) -> Double {
    var value = Double.nan
    var error = 0.0
    let relative = 1e-11
    switch (from.isFinite, to.isFinite) {
    case (true, true):
      gsl_integration_qags(
        &function, from, to, 0, relative, limit, workspace, &value, &error)
    case (true, false):
      gsl_integration_qagiu(&function, from, 0, relative, limit, workspace, &value, &error)
    case (false, true):
      gsl_integration_qagil(&function, to, 0, relative, limit, workspace, &value, &error)
    case (false, false):
      gsl_integration_qagi(&function, 0, relative, limit, workspace, &value, &error)
    }
    return value
  }
}
