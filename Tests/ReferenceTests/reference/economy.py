# SPDX-License-Identifier: GPL-3.0-or-later
"""Prices, pay, funding and the shocks that schools share. Implements Economy.md."""

from types import SimpleNamespace

import numpy as np
from scipy import stats

from .scenario import bounds

FACTORS = ["funding_growth", "pay_award", "support_pay_award", "price_inflation", "energy_price"]

def open_economy(w):
    """State (all levels 1 before the first year), the copula and the trends of authorities."""
    one, zero = np.ones(w.n), np.zeros(w.n)
    w.F, w.W, w.S, w.P, w.E, w.Ebar = (one.copy() for _ in range(6))
    w.pension_t, w.pension_l, w.drift = one.copy(), one.copy(), one.copy()
    w.grant, w.dev, w.u, w.regime = zero.copy(), zero.copy(), zero.copy(), zero.copy()
    w.x_sector, w.x_trust = np.zeros((w.n, w.s)), zero.copy()
    w.x_authority = np.zeros((w.n, len(w.sc.authorities)))
    trend = w.sc.uncertain("schools.authority_pupil_trend")
    w.tau = trend.draw(w.rng, w.x_authority.shape)
    w.factors = [w.sc.uncertain(f"economy.{f}") for f in FACTORS]
    w.cholesky = np.linalg.cholesky(correlation(w.sc))


def correlation(sc):
    """Section The five factors: factors not named are independent."""
    matrix = np.eye(len(FACTORS))
    given = sc.tree["economy"].get("correlation")
    if given:
        at = [FACTORS.index(f) for f in given["factors"]]
        matrix[np.ix_(at, at)] = np.array(given["matrix"], dtype=float)
    return matrix


def on_path(distribution, year):
    """path(year): the last year given at or before it, else the first given."""
    given = sorted(distribution.path)
    earlier = [y for y in given if y <= year]
    return distribution.path[earlier[-1] if earlier else given[0]]


def planned_growth(w, name, year):
    """Section What trusts expect: the path of the year, or the mean."""
    d, key = w.factors[FACTORS.index(name)], f"economy.{name}"
    return np.clip(on_path(d, year) if d.path else w.sc.planned(key), *bounds(key))


def levels(w, energy, grant):
    """The levels that prices of a year are reckoned in."""
    return SimpleNamespace(F=w.F, W=w.W, S=w.S, P=w.P, E=energy, pt=w.pension_t, pl=w.pension_l, D=w.drift, g=grant)


def true_levels(w):
    return levels(w, w.E, w.grant)


def budget_levels(w, year):
    """Finance.md, Budget, Levels: believed and expected."""
    energy = w.Ebar + w.value("policy.energy_lasting") * (w.E - w.Ebar)
    believed = levels(w, energy, w.grant)
    grow = {f: 1 + planned_growth(w, f, year) for f in FACTORS}
    unfunded = w.sc.planned("economy.pay_unfunded")
    step = max(0.0, grow["pay_award"] - grow["funding_growth"] - unfunded)
    expected = SimpleNamespace(
        F=w.F * grow["funding_growth"], W=w.W * grow["pay_award"], S=w.S * grow["support_pay_award"],
        P=w.P * grow["price_inflation"], E=energy * grow["energy_price"],
        pt=w.pension_t, pl=w.pension_l, D=w.drift, g=w.grant * grow["funding_growth"] + step * w.W)
    return believed, expected


def autoregress(w, x, key_dist, persistence):
    """Section Autoregressions: a fresh draw at t = 0, else a pull to the mean."""
    d = key_dist.draw(w.rng, x.shape)
    if w.t == 0:
        return d
    m = key_dist.mean
    return m + persistence * (x - m) + np.sqrt(1 - persistence**2) * (d - m)


def move_economy(w, year):
    """Section The five factors, then jumps, unfunded pay, the year's shifts, levels."""
    z = w.rng.standard_normal((w.n, 5)) @ w.cholesky.T
    rho = 0.0 if w.t == 0 else w.value("economy.funding_persistence")
    z[:, 0] = rho * w.dev + np.sqrt(1 - rho**2) * z[:, 0]
    w.dev = z[:, 0]
    x = {}
    for i, name in enumerate(FACTORS):
        d = w.factors[i]
        value = d.quantile(stats.norm.cdf(z[:, i]))
        if d.path:
            value = value + on_path(d, year) - d.mean
        key = f"economy.{name}"
        x[name] = np.clip(w.sc.changed(key, None, value), *bounds(key))
    jumps = w.rng.random(w.n) < w.value("economy.energy_jump_chance")
    jump = w.sc.uncertain("economy.energy_jump").draw(w.rng, w.n) * jumps
    unfunded = w.sc.uncertain("economy.pay_unfunded").draw(w.rng, w.n)
    w.u = autoregress(w, w.u, w.sc.uncertain("schools.turnover_year_effect"), w.value("schools.turnover_year_persistence"))
    w.regime = w.sc.uncertain("inspection.regime_shock").draw(w.rng, w.n)
    w.drift = w.drift * (1 + w.value("central.cost_drift"))
    step = np.maximum(0, x["pay_award"] - x["funding_growth"] - unfunded)
    w.grant = w.grant * (1 + x["funding_growth"]) + step * w.W
    w.F = w.F * (1 + x["funding_growth"])
    w.W = w.W * (1 + x["pay_award"])
    w.S = w.S * (1 + x["support_pay_award"])
    w.P = w.P * (1 + x["price_inflation"])
    grown = 1 + planned_growth(w, "energy_price", year)
    w.Ebar = (w.Ebar + w.value("policy.energy_memory") * (w.E - w.Ebar)) * grown
    w.E = w.E * (1 + x["energy_price"]) * (1 + jump)


def move_shared_shocks(w):
    """Section Shocks that schools share. The twin draws the sector's shock for each school apart."""
    shape = (w.n, w.s) if w.twin == "sector shock by school" else (w.n, 1)
    x = np.broadcast_to(w.x_sector[:, : shape[1]], shape)
    fresh = autoregress(w, x, w.sc.uncertain("economy.sector_shock"), w.value("economy.sector_persistence"))
    w.x_sector = np.broadcast_to(fresh, (w.n, w.s))
    w.x_trust = autoregress(w, w.x_trust, w.sc.uncertain("trust.year_shock"), w.value("trust.shock_persistence"))
    w.x_authority = w.sc.uncertain("economy.authority_shock").draw(w.rng, w.x_authority.shape)


def reset_pensions(w):
    """Section Pensions: each summer but t = 0, by the calendar year in which the term begins."""
    year = w.calendar_year
    if year >= 2027 and (year - 2027) % 4 == 0:
        step = w.sc.uncertain("economy.teacher_pension_step").draw(w.rng, w.n)
        w.pension_t = w.pension_t + step * (1 - w.value("economy.teacher_pension_grant_share"))
    if year >= 2026 and (year - 2026) % 3 == 0:
        w.pension_l = w.pension_l + w.sc.uncertain("economy.local_pension_step").draw(w.rng, w.n)
