# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes prim-cases.csv and prim-boxes.csv: what the EMA Workbench's PRIM finds in made-up cases.

Run: python3 prim.py    (ema_workbench 2.5.3, NumPy 2.4)
Cases: five inputs (the last one counts, so that values are tied) and whether the case is of interest.
Boxes: for each step of peeling and pasting the cases inside, those of interest, and the range of each input;
an end that no step has moved is empty. Then the quasi-p-values of the last box.
"""
import csv
from pathlib import Path

import numpy as np
import pandas as pd
from ema_workbench.analysis import prim

FOLDER = Path(__file__).parent
rng = np.random.default_rng(20261124)
N = 600
x = pd.DataFrame(rng.random((N, 4)).round(6), columns=["a", "b", "c", "d"])
x["e"] = rng.poisson(1.5, N).astype(float)
chance = 0.08 + 0.8 * ((x.a > 0.62) & (x.b < 0.45)) + 0.1 * (x.e >= 3)
y = (rng.random(N) < chance).to_numpy()

with open(FOLDER / "prim-cases.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow([*x.columns, "hit"])
    out.writerows([*row, int(hit)] for row, hit in zip(x.to_numpy().tolist(), y))

search = prim.Prim(x, y, threshold=0.5, peel_alpha=0.05, paste_alpha=0.05, mass_min=0.05)
box = search.find_box()
start = box.box_lims[0]
with open(FOLDER / "prim-boxes.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["step", "inside", "hits"] + [f"{c}_{end}" for c in x.columns for end in ("low", "high")])
    for step, limits in enumerate(box.box_lims):
        row = box.peeling_trajectory.loc[step]
        ends = [
            "" if limits.loc[side, c] == start.loc[side, c] else repr(float(limits.loc[side, c]))
            for c in x.columns for side in (0, 1)
        ]
        out.writerow([step, int(row["n"]), int(row["k"]), *ends])
last = len(box.box_lims) - 1
print(box.peeling_trajectory.tail(3))
print(box.qp[last])
with open(FOLDER / "prim-chances.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["input", "low", "high"])
    for name, values in box.qp[last].items():
        out.writerow([name, *["" if v == -1 else repr(float(v)) for v in values]])
