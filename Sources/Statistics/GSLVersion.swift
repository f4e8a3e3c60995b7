// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The version of the GNU Scientific Library that runs, `2.7.1`.
public var gslVersion: String { String(cString: cgsl_version()) }
