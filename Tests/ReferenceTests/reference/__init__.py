# SPDX-License-Identifier: GPL-3.0-or-later
"""A second implementation of Headroom's model, in NumPy, written from Sources/Simulation/Model.docc alone.

Its random numbers are NumPy's, so it agrees with the engine in distribution, not number by number. What it doesn't cover says
`principles.NOT_COVERED`.
"""
