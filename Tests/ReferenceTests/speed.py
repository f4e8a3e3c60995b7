# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the engine is beside a vectorised NumPy model of the same trust: `python Tests/ReferenceTests/speed.py [trajectories]`.

Both run the four-joiner scenario on one thread; time is processor time, so that other work on the machine counts less. Both judge the same
principles. The engine does more besides: accounts to the penny, draws by address, first breaches and margins, summaries, the result's files.
The reference holds its trajectories in arrays, in blocks that suit a cache, and keeps series in memory.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reference.model import simulate
from worlds import PROGRAM, ROOT

BLOCK = 1000


def engine(runs, folder):
    """Processor seconds of `headroom run` on one thread."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([PROGRAM, "run", str(ROOT / "Scenarios/four-joiners.yaml"), "--runs", str(runs), "--threads", "1",
                    "--no-report", "--gate-price", "0", "--quiet", "--out", str(folder)],
                   check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def reference(runs, folder):
    """Processor seconds of the reference on the scenario that the engine resolved."""
    before = time.process_time()
    for block in range(0, runs, BLOCK):
        simulate(folder / "scenario.yaml", min(BLOCK, runs - block), seed=block)
    return time.process_time() - before


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "result"
        a = engine(runs, folder)
        b = reference(runs, folder)
    print(f"Four joiners, {runs:,} trajectories of 15 terms, one thread, processor time")
    print(f"  headroom run         {a:8.1f} s  {runs / a:8,.0f} trajectories a second  (all principles, draws by address, result files)")
    print(f"  NumPy reference      {b:8.1f} s  {runs / b:8,.0f} trajectories a second  (all principles, no files)")
    print(f"  the engine is {b / a:.1f} times as fast")


if __name__ == "__main__":
    main()
