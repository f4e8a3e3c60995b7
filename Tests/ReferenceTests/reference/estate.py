# SPDX-License-Identifier: GPL-3.0-or-later
"""Investment, the repair backlog and procurement. Implements Finance.md, sections Investment, Procurement."""

import numpy as np

from .budget import addressable, column, reach


def open_estate(w):
    """Opening rate, backlog, assets; purchasing at the rate that is in reach."""
    w.trust_rate = np.full(w.n, w.value("policy.investment_plan"))
    w.K0 = w.opening_income * w.value("estate.backlog")
    decay = w.value("investment.decay")
    w.A0 = w.opening_income * w.value("investment.opening_share") * (1 - w.value("investment.estate_share")) / decay
    shape = (w.n, w.s)
    w.K, w.A = np.broadcast_to(w.K0, shape).astype(float), np.broadcast_to(w.A0, shape).astype(float)
    w.failure_risk, w.upkeep = np.ones(shape), np.zeros(shape)
    w.spent, w.benefit, w.closes = np.zeros(w.n), np.zeros(w.n), 0
    w.estates_share, w.finance_share = [], []
    w.addressable = addressable(w)
    all_members = reach(w, (w.addressable * w.member).sum(1))[:, None]
    w.buy_rate0 = np.where(w.member, all_members, reach(w, w.addressable))
    w.buy_rate = w.buy_rate0.copy()


def close_investment(w):
    """Close of the year, in summer: capital, works, backlog, assets; risk and upkeep act from the next term."""
    R = w.sc.uncertain("investment.estate_return").draw(w.rng, w.n)[:, None]
    mean = np.mean(w.estates_share, axis=0)[:, None]
    w.estates_share = []
    part = np.where(w.member, np.choose(np.minimum(np.minimum(w.since, w.t), 2).astype(int), [5 / 12, 8 / 12, 1.0]), 0.0)
    saving = w.trajectory("investment.saving_rate")[:, None]
    weighted = w.pupils * np.where(w.sc.by_places, w.value("estate.special_weight"), 1)
    number = w.member.sum(1)
    qualifies = (number >= 5) & ((weighted * w.member).sum(1) >= 3000)
    chance = w.value("estate.bids_per_school") * w.value("estate.bid_chance")
    size = w.sc.uncertain("estate.bid_size").draw(w.rng, (w.n, w.s))
    bid = np.where(w.rng.random((w.n, w.s)) < chance, size, 0)
    capital = np.where(qualifies[:, None] | ~w.member, w.value("estate.formula_capital") * weighted, bid)
    yearly = w.income / column(w.P)
    spent = part * w.rate * yearly
    delivered = spent * mean
    done = (1 - part) * w.value("investment.opening_share") * yearly + delivered
    running = done * (1 - w.value("investment.estate_share"))
    cut = done * w.value("investment.estate_share") * R
    worse = w.income / column(w.F) * w.value("estate.deterioration")
    w.K = np.maximum(0, w.K + worse - capital - cut)
    risk = np.clip(1 + w.value("estate.failure_elasticity") * (w.K / np.where(w.K0 > 0, w.K0, 1) - 1), 0.1, 10)
    w.failure_risk = np.where(w.K0 > 0, risk, 1.0)
    w.A = w.A * (1 - w.value("investment.decay")) + running
    w.upkeep = saving * (w.A0 - w.A)
    gained = cut + running * saving * w.value("investment.appraisal_years")
    own = np.where(done > 0, delivered / np.where(done > 0, done, 1), 0)
    w.spent = w.spent + spent.sum(1)
    w.benefit = w.benefit + (gained * own).sum(1)
    w.closes += 1


def close_procurement(w):
    """Close, in summer, after investment: a third is tendered anew at what scale and the finance team bring."""
    result = w.sc.uncertain("procurement.result").draw(w.rng, w.n)
    served = np.mean(w.finance_share, axis=0)
    w.finance_share = []
    counts = w.member & (w.since >= w.value("procurement.joiner_lag"))
    reached = reach(w, (w.addressable * counts).sum(1) / w.P) * result * served
    moved = w.buy_rate + w.value("procurement.retendered") * (reached[:, None] - w.buy_rate)
    w.buy_rate = np.where(w.member, moved, w.buy_rate)
