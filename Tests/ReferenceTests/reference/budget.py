# SPDX-License-Identifier: GPL-3.0-or-later
"""Budgets, and the yearly cost they work with. Implements Finance.md, sections Yearly cost, Budget, Investment (rate of the year)."""

import numpy as np

from .economy import budget_levels, true_levels
from .schools import annual_income, basis, public_income, trends


def column(x):
    """A value of the trajectory beside schools."""
    return np.asarray(x)[:, None] if np.ndim(x) else x


def steered(w, V, at):
    teacher = w.c * column(at.W * at.pt)
    support = w.support_cost * column(at.S * at.pl)
    return V * (w.T0 * teacher + support + w.resources_cost * column(at.P)) * (1 + w.lasting)


def needs_cost(w, at):
    """Placements beyond those that spending holds, and plans beyond those that were to be expected."""
    beyond = w.value("policy.placements") - w.value("placements.opening_places")
    placements = beyond * w.pupils / 1000 * w.value("placements.price")
    plans = (w.plans - np.minimum(1, w.plans0 * w.plans_grown)) * w.pupils * w.value("send.plan_cost")
    return (placements + plans) * column(at.P) * w.mainstream


def gap(w, n, roll, V, mu, at):
    """What income at these levels leaves beyond last year's volume; `mu` is the margin aimed at."""
    income = annual_income(w, n, roll, at)
    charge = np.where(w.member, w.value("trust.central_charge"), w.charge0)
    supply = V * w.T0 * w.c * column(at.W * at.pt) * (1 + w.lasting) * w.value("schools.teacher_absence")
    cost = (supply + (w.premises_cost + w.upkeep) * column(at.P) + w.energy_cost * column(at.E)
            + w.other_cost * n / w.N0 * column(at.P) + w.rate * income + needs_cost(w, at))
    return income * (1 - mu) - charge * public_income(w, n, at) - steered(w, V, at) - cost


def central_cost(w, at):
    """Section Yearly cost, Centre: people, cover, other cost and the reviews of a usual year, £ a year."""
    cover = w.value("central.interim_cover") * w.value("central.interim_premium")
    vacant = np.maximum(0, w.row_posts - w.row_people)
    staff = ((w.row_people + w.row_part + vacant * cover) * w.row_cost).sum(1) * at.S * at.pl * at.D
    return staff, non_staff(w, at), w.usual_reviews * at.P


def non_staff(w, at):
    grown = 1 + 0.5 * (w.size_all / max(w.size0_all, 1) - 1)
    return (w.non_staff0 - w.usual_reviews) * at.P * at.D * grown


def recovery(w, ratio):
    plan, target = w.value("policy.reserves_plan"), w.value("policy.reserves_target")
    return np.clip(w.value("policy.reserves_recovery") * (plan - ratio + np.maximum(0, target - ratio)), -0.03, 0.03)


def trust_margin(w, n, roll, at):
    """Section Margin of the trust, at expected levels."""
    income = (annual_income(w, n, roll, at) * w.member).sum(1)
    public = (public_income(w, n, at) * w.member).sum(1)
    ratio = w.reserves / income
    centre = sum(central_cost(w, at))
    over = (public * w.value("trust.central_charge") - centre) / income
    return np.where(income > 0, w.value("policy.contingency") + recovery(w, ratio) - over, 0)


def set_rate(w):
    """Section Investment, Rate of the year: of last year's settled income, before this year's budgets."""
    income = (w.income * w.member).sum(1)
    floor, full = w.value("policy.investment_floor"), w.value("policy.investment_full")
    share = np.clip((w.reserves / income - floor) / (full - floor), 0, 1)
    w.trust_rate = np.where(income > 0, w.value("policy.investment_plan") * share, w.trust_rate)


def set_budgets(w, year):
    """Section Budget: pupils planned on, gaps, answer. The twin answers all of a gap at once."""
    believed, expected = budget_levels(w, year)
    last = w.r * w.N0
    n = basis(w)
    tau = trends(w, planned=True)

    def grow(x):
        return np.minimum(1 + tau + tau**2 / 2, np.maximum(1, w.sc.capacity / x))

    d = grow(last)
    if w.t == 0:
        d = np.where(w.sc.by_places, d, 1.0)
    roll = np.where(w.sc.by_places, n, n * grow(n))
    w.r = n / w.N0
    M = trust_margin(w, n, roll, expected)
    mu = np.where(w.member, M[:, None] + w.margin, w.margin)
    G = gap(w, n, roll, w.V, mu, expected)
    U = gap(w, n / d, roll / d, w.V, mu, believed)
    response = np.where(U < 0, w.value("policy.budget_response"), w.value("policy.budget_rise"))
    if w.twin == "whole answer":
        response = 1.0
    change = G - (1 - response) * U
    base = np.maximum(steered(w, w.V, expected), 1)
    w.V = w.V * (1 + np.clip(change / base, -w.value("policy.largest_cut"), w.value("policy.largest_rise")))
    w.FTE = w.T0 * w.V
    w.posts = np.maximum(1, np.floor(w.FTE + 0.5))
    fade = np.maximum(0, 1 - 1 / np.maximum(w.payback, 1))
    w.margin = np.where(w.member, w.margin * fade, w.margin)


def addressable(w):
    """Section Procurement: yearly spending that can be bought together, at this year's prices."""
    at = true_levels(w)
    P = column(at.P)
    spend = w.resources_cost * P * w.V + (w.premises_cost + w.upkeep) * P + w.other_cost * w.r * P
    return spend * w.value("procurement.addressable_share")


def reach(w, x):
    return w.value("procurement.largest_rate") * x / (x + w.value("procurement.half_scale"))
