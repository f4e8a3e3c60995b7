# SPDX-License-Identifier: GPL-3.0-or-later
"""A second implementation of Headroom's model, in NumPy, written from Sources/Simulation/Model.docc alone.

Its random numbers are NumPy's, so it agrees with the engine in distribution, not number by number. It covers all principles of the built-in
catalogue on the four-area framework, the gate, and stresses. It doesn't cover: the report card, checks with a scope, distributions that no
default uses, pennies (accounts are real numbers), first breaches and margins.
"""
