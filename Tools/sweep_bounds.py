# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a scenario with every assumption at either end of what it may be, the joins going ahead: no run may fail.

Where chances must add up to 1 (next grades), all of them at an end can't be; those runs must say so.
"""

import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import parameter_tables

FUTURES = "5"
REFUSED = "must add up to 1"


def settings():
    schema = parameter_tables.read_schema()
    for key in parameter_tables.read_defaults():
        form = parameter_tables.form_of(key, schema)
        for end in ("low", "high"):
            # As a scenario writes it: no sign for pounds, no comma.
            yield f"{key}={form[end].replace('£', '').replace(',', '')}"


def run(program, scenario, setting, folder):
    """What is wrong with a run, or None."""
    out = Path(folder) / setting.replace("/", "-")
    done = subprocess.run(
        [program, "run", scenario, "--runs", FUTURES, "--threads", "1", "--no-report", "--quiet"]
        + ["--out", out, "--set", "proposal.gate=proceed", "--set", setting],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if done.returncode == 0 or (done.returncode == 2 and REFUSED in done.stderr):
        return None
    return f"--set {setting} ends with {done.returncode}: {done.stderr.strip()[-300:]}"


def main(program, scenario):
    wanted = list(settings())
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda setting: run(program, scenario, setting, folder), wanted))
    faults = [fault for fault in found if fault]
    if faults:
        sys.exit("\n".join(faults))
    print(f"Every assumption at either end of what it may be: {len(wanted)} runs, none failed.")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
