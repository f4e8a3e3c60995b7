# SPDX-License-Identifier: GPL-3.0-or-later
"""NumPy works on one thread here: arrays are small, and other tests may run beside."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
