# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program and reads result folders, for the notebooks beside this file."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

import altair as alt
import pandas as pd
import yaml

ROOT = Path(__file__).resolve().parent.parent
SCENARIOS = ROOT / "Scenarios"

# Drawn here and now: the charts need no network, and keep their looks on paper.
alt.renderers.enable("svg")

TYPES = {"string": "str", "number": "float64", "integer": "Int64", "boolean": "boolean", "date": "str"}


def futures(usual):
    """How many futures to simulate: HEADROOM_NOTEBOOK_RUNS where it is set, as the tests do, else the usual number."""
    return int(os.environ.get("HEADROOM_NOTEBOOK_RUNS", usual))


def run(scenario, runs, *options, seed=1):
    """Simulates a scenario of Scenarios/ into a temporary folder that goes with the kernel."""
    program = os.environ.get("HEADROOM", str(ROOT / ".build/release/headroom"))
    folder = tempfile.TemporaryDirectory(prefix="headroom-notebook-")
    place = Path(folder.name) / Path(scenario).stem
    arguments = ["run", str(SCENARIOS / scenario), "--runs", str(runs), "--seed", str(seed)]
    made = subprocess.run(
        [program, *arguments, *options, "--quiet", "--out", str(place)], capture_output=True, text=True
    )
    if made.returncode != 0:
        raise RuntimeError(made.stderr)
    result = Result(place)
    result.keeps = folder
    return result


class Result:
    """A result folder: `result.table("fan")` reads a table with the types that datapackage.json gives it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.package = json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))
        self.manifest = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        self.scenario = yaml.safe_load((self.folder / "scenario.yaml").read_text(encoding="utf-8"))

    def fields(self, name):
        """The columns of a table as the data package describes them, by name."""
        resource = next(each for each in self.package["resources"] if each["name"] == name)
        return {field["name"]: field for field in resource["schema"]["fields"]}

    def table(self, name):
        types = {column: TYPES[field["type"]] for column, field in self.fields(name).items()}
        return pd.read_csv(
            self.folder / f"{name}.csv", dtype=types, keep_default_na=False, na_values=[""],
            true_values=["true"], false_values=["false"],
        )

    @property
    def answer(self):
        """The headline as the result's README words it."""
        lines = (self.folder / "README.md").read_text(encoding="utf-8").splitlines()
        return next(line.strip("*") for line in lines if line.startswith("**"))


def number(text):
    """A number as scenarios write it: 5%, £1_000, 0.4."""
    if not isinstance(text, str):
        return float(text)
    plain = text.replace("_", "").replace(",", "").replace("£", "").strip()
    return float(plain[:-1]) / 100 if plain.endswith("%") else float(plain)


def wilson(successes, trials, z=1.959963984540054):
    """Wilson's 95% interval, from his formula of 1927 (doi:10.1080/01621459.1927.10502953), not from the program."""
    share = successes / trials
    centre = (share + z**2 / (2 * trials)) / (1 + z**2 / trials)
    half = z * ((share * (1 - share) + z**2 / (4 * trials)) / trials) ** 0.5 / (1 + z**2 / trials)
    return max(0.0, centre - half), min(1.0, centre + half)
