# SPDX-License-Identifier: GPL-3.0-or-later
"""The worlds in which engine and reference are held against each other, and how the engine's result is read.

`STILL` takes all chance out, part by part: in a still world both must agree to single precision, and a world with one part's chance alone
shows that part without the noise of the others.
"""

import os
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd

from reference.scenario import FUNCTIONS

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("HEADROOM", str(ROOT / ".build/release/headroom"))

STILL = {
    "economy": {
        "economy.funding_growth": "2.2%", "economy.pay_award": "2.8%", "economy.support_pay_award": "3.4%",
        "economy.price_inflation": "2.5%", "economy.energy_price": "2%", "economy.energy_jump_chance": 0,
        "economy.pay_unfunded": "1%", "economy.teacher_pension_step": "0.5%", "economy.local_pension_step": "0.7%",
    },
    "sector": {"economy.sector_shock": "0.2%"},
    "shocks": {
        "economy.authority_shock": "0.1%", "trust.year_shock": "-0.3%",
        "schools.balance_shock": "0.1%", "events.condition_failure_rate": 0, "events.cyber_rate": 0,
        "bids.per_school": 0, "regulator.support_chance": 0,
    },
    "pupils": {"schools.authority_pupil_trend": "0.3%", "schools.pupil_shock": "0.1%"},
    "staffing": {"schools.turnover_year_effect": 0, "schools.teacher_turnover": 0, "heads.exit_rate": 0},
    "centre": {
        "central.exit_rate": 0, "central.fill_rate": 1, "central.demand_variation": "0.1%",
        "central.safeguarding_rate": 0, "send.request_rate": 0, "placements.rate": 0,
        "placements.exclusion_rate": 0, "send.plan_growth": "8%", "send.school_spread": 0,
    },
    "quality": {
        "inspection.regime_shock": 0, "inspection.trust_effect": "5%", "inspection.interval_mean": 20,
        "inspection.interval_sd": 0.1, "inspection.joiner_interval_mean": 20, "inspection.joiner_interval_sd": 0.1,
        "inspection.stuck_share": 0,
    },
    "evidence": {
        "governance.reviewer_late": 0, "governance.score_noise": 0, "governance.recommendations": 0,
        "governance.audit_findings": 0, "governance.trustee_exit": 0, "governance.trustee_fill": 0,
        "governance.joiner_recommendations": 0, "governance.audit_joiner_findings": 0,
    },
    "investment": {
        "investment.estate_return": 1.3, "investment.saving_rate": "24%", "estate.bid_chance": 0,
        "procurement.result": 1,
    },
    "joining": {
        "joining.professional_cost": 26000, "joining.integration_variation": 1.1, "joining.hidden_deficit_chance": 0,
        "joining.hidden_work_variation": 1.2, "joining.payback_years": 2.5, "joining.central_scale": "-0.3%",
    },
}


def still_but(*parts):
    """Settings that take chance out of all parts but these."""
    return [f"{key}={value}" for part, keys in STILL.items() if part not in parts for key, value in keys.items()]


# Eight schools, in every season, one that has a region to itself, three at once.
SPRING_JOINS = ", ".join(f"{{ school: {school}, term: {term} }}" for school, term in {
    "oakfield": "2028-spring", "larchmount": "2028-summer", "hornbeam": "2028-autumn", "holly-bank": "2029-spring",
    "chestnut-grove": "2029-spring", "sycamore-dale": "2029-spring", "poplar-heath": "2030-summer",
    "aspen-rise": "2030-autumn"}.items())

WHOLE = {
    "no growth": ("no-growth.yaml", []),
    "four joiners, proceed": ("four-joiners.yaml", ["proposal.gate=proceed"]),
    "four joiners, defer": ("four-joiners.yaml", ["proposal.gate=defer"]),
}
PARTS = {
    f"{part} alone": ("four-joiners.yaml", ["proposal.gate=proceed", *still_but(part)]) for part in STILL
}
STILL_WORLDS = {
    "no growth, still": ("no-growth.yaml", still_but()),
    "four joiners, still": ("four-joiners.yaml", ["proposal.gate=proceed", *still_but()]),
    "eight joiners from spring, still": (
        "eight-joiners.yaml", ["proposal.gate=proceed", "start=2028-spring", f"proposal.joins=[{SPRING_JOINS}]", *still_but()]),
}
# Stresses that change assumptions, or let something happen, during a trajectory.
STRESSES = ["energy-shock", "unfunded-pay", "governance-lag", "cyber-outage", "speed-without-strategy"]


class Engine:
    """A result folder of the program, read as arrays."""

    def __init__(self, world, runs, folder, seed=1, stress=None):
        scenario, settings = world
        arguments = [PROGRAM, "run", ROOT / "Scenarios" / scenario, "--runs", runs, "--seed", seed, "--threads", 1,
                     "--trajectories", "--no-report", "--quiet", "--gate-price", 0, "--replace", "--out", folder]
        for setting in settings:
            arguments += ["--set", setting]
        if stress:
            arguments += ["--with", ROOT / f"Scenarios/stresses/{stress}.yaml"]
        made = subprocess.run([str(a) for a in arguments], capture_output=True, text=True)
        if made.returncode != 0:
            raise RuntimeError(made.stderr)
        self.scenario = folder / "scenario.yaml"
        table = pd.read_csv(folder / "trajectories.csv")
        self.runs = runs
        self.metrics = {name: table[name].to_numpy(float).reshape(runs, -1) for name in table.columns[2:]}
        self.fan = pd.read_csv(folder / "fan.csv")
        self.schools = pd.read_csv(folder / "schools.csv")
        table = pd.read_csv(folder / "principles.csv").set_index("principle")
        met = (table["probability_met"].fillna(0) * table["runs"]).round().astype(int)
        self.principles = {name: (int(table.loc[name, "runs"]), int(met[name])) for name in table.index}

    def function_means(self, function):
        """Mean and standard error of a function's utilisation by term."""
        rows = self.fan[(self.fan.metric == "function_utilisation") & (self.fan.scope == function)]
        return rows[["mean", "se"]].to_numpy(float)

    def school_quantiles(self, school):
        """Quantiles of a school's reserves over income, and the futures in which it was a member, by term."""
        rows = self.schools[self.schools.school == school]
        names = [f"reserves_pct_income_p{q}" for q in ("05", "50", "95")]
        return rows[names].to_numpy(float), rows["members"].to_numpy(float)
