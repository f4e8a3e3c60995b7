# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the small tables beside this file from the public registers: counts and averages, no school, no trust.

    python make.py FOLDER    the folder with the registers' files, which are not part of the project
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).resolve().parent
PHASES = ["primary", "secondary", "special"]


def balances(folder):
    """In-year balance over income, without suspect rows and beyond a fifth of income."""
    rows = pd.read_csv(folder / "cfr_maintained_schools_2014_2016.csv")
    rows = rows[(rows.flag_suspect == 0) & rows.phase.isin(PHASES) & (rows.income > 0)].copy()
    rows["share"] = rows.balance / rows.income
    return rows[rows["share"].abs() <= 0.20]


def write(table, name):
    table.to_csv(HERE / name, index=False, lineterminator="\n")
    print(name, len(table), "rows")


def own_classes(rows):
    """Schools' balances less the mean of their phase, authority and year, in classes of 0.2 points."""
    cells = rows.groupby(["phase", "la_code", "fy_ending"])["share"]
    size = cells.transform("size")
    # A mean of n takes 1/n of the variance with it.
    own = (rows["share"] - cells.transform("mean")) * np.sqrt(size / (size - 1))
    rows = rows.assign(from_permille=(np.floor(own * 500) * 2).astype("Int64"))
    rows = rows[(size >= 10) & (own.abs() < 0.30)]
    write(
        rows.groupby(["phase", "from_permille"]).size().rename("schools").reset_index(),
        "own-classes.csv",
    )


def authority_contrasts(rows):
    """What the means of an authority's schools do from year to year, with the chance that schools' own shocks leave."""
    cells = rows.groupby(["phase", "la_code", "fy_ending"])["share"].agg(["size", "mean", "var"])
    cells = cells[cells["size"] >= 10].assign(chance=lambda c: c["var"] / c["size"])
    mean, chance = cells["mean"].unstack().dropna(), cells["chance"].unstack()
    chance = chance.loc[mean.index]
    # Two contrasts that an authority's own level leaves alone, each with the variance of one year.
    weights = {"second less first": [-0.5**0.5, 0.5**0.5, 0], "third less others": [-(1 / 6) ** 0.5, -(1 / 6) ** 0.5, (2 / 3) ** 0.5]}
    parts = []
    for name, weight in weights.items():
        error = np.sqrt((chance * np.square(weight)).sum(axis=1))
        part = pd.DataFrame({"contrast": name, "deviation": (mean * weight).sum(axis=1), "error": error})
        parts.append(part.reset_index()[["phase", "contrast", "deviation", "error"]])
    table = pd.concat(parts).sort_values(["phase", "contrast", "deviation"]).round(6)
    write(table, "authority-contrasts.csv")


def growth_pairs(folder):
    """Growth of income and of spending from one year to the next, in rounded percent."""
    rows = pd.read_csv(folder / "cfr_maintained_schools_2014_2016.csv")
    rows = rows[(rows.flag_suspect == 0) & rows.phase.isin(PHASES) & (rows.income > 0) & (rows.expenditure > 0)]
    wide = rows.pivot_table(index=["phase", "urn"], columns="fy_ending", values=["income", "expenditure"])
    parts = []
    for year in [2014, 2015]:
        growth = {name: np.log(wide[name, year + 1] / wide[name, year]) for name in ["income", "expenditure"]}
        parts.append(pd.DataFrame(growth).dropna())
    pairs = pd.concat(parts)
    pairs = pairs[(pairs.abs() <= 0.30).all(axis=1)]
    percent = (pairs * 100).round().astype(int).reset_index()
    write(
        percent.groupby(["phase", "income", "expenditure"]).size().rename("schools").reset_index().rename(
            columns={"income": "income_percent", "expenditure": "spending_percent"}
        ),
        "growth-pairs.csv",
    )


def leavers(folder):
    """Teachers' leaver rates of each year, in logits less their mean, and the year before."""
    rows = pd.read_csv(folder / "dfe_twm_flow_trajectories_2026-04-23.csv")
    rows = rows[(rows.Subject == "Total") & (rows.Type == "Total leaver rate") & (rows["Historic or trajectory"] == "Historic")]
    parts = []
    for phase, part in rows.groupby(rows.Phase.str.lower()):
        part = part.sort_values("Academic year")
        logit = np.log(part.Value / (1 - part.Value))
        shift = logit - logit.mean()
        parts.append(pd.DataFrame(
            {"phase": phase, "year": part["Academic year"], "rate": part.Value.round(6), "shift": shift.round(6),
             "last_shift": shift.shift().round(6)}))
    write(pd.concat(parts), "leavers.csv")


def main(folder):
    schools = balances(folder)
    own_classes(schools)
    authority_contrasts(schools)
    growth_pairs(folder)
    leavers(folder)
    # Classes of 0.2 points, named by their lower edges.
    schools["from_permille"] = (np.floor(schools["share"] * 500) * 2).astype(int)
    write(
        schools.groupby(["phase", "fy_ending", "from_permille"]).size().rename("schools").reset_index(),
        "balance-classes.csv",
    )
    in_authority = schools.groupby(["phase", "la_code", "fy_ending"])["share"].agg(["size", "mean", "var"])
    in_authority = in_authority[in_authority["size"] >= 10].round(6).reset_index()
    # Numbers in place of names: which authority it is does not matter here.
    in_authority["authority"] = in_authority.la_code.rank(method="dense").astype(int)
    write(
        in_authority[["phase", "authority", "fy_ending", "size", "mean", "var"]].rename(
            columns={"size": "schools", "mean": "mean_balance", "var": "variance"}
        ),
        "balance-authorities.csv",
    )
    wide = schools.pivot_table(index=["phase", "urn"], columns="fy_ending", values="share")
    pairs = pd.concat([wide[[a, a + 1]].set_axis(["one", "next"], axis=1).dropna() for a in [2014, 2015]])
    percent = (pairs * 100).round().astype(int).reset_index()
    write(
        percent.groupby(["phase", "one", "next"]).size().rename("schools").reset_index().rename(
            columns={"one": "balance_percent", "next": "next_balance_percent"}
        ),
        "balance-pairs.csv",
    )

    joins = pd.read_csv(folder / "gias_mat_year_joins_2013_2020.csv")
    bands = pd.cut(joins.prev, [2, 5, 9, 19, 200], labels=["3-5", "6-9", "10-19", "20+"])
    write(
        joins.groupby([bands.rename("schools_before"), joins.n.rename("joins")], observed=True)
        .size().rename("trust_years").reset_index(),
        "joins.csv",
    )

    inspections = pd.read_csv(folder / "ofsted_academy_transitions_to_2019-08.csv")
    inspections["half_years"] = (inspections.years_between * 2).round().astype(int)
    inspections["trust"] = np.where(inspections.group.str.startswith("same"), "same", "joined")
    keys = ["trust", "prev_grade", "latest_grade", "half_years"]
    write(inspections.groupby(keys).size().rename("schools").reset_index(), "inspections.csv")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
