# SPDX-License-Identifier: GPL-3.0-or-later
"""Planning benchmarks and the regulator's flags. Implements Finance.md, sections Planning benchmarks (ICFP), Regulator."""

import numpy as np

from .budget import column, recovery
from .economy import true_levels

NAN = np.nan


def open_regulator(w):
    """The opening position stands for both past year ends."""
    w.school_income, w.school_cost = np.zeros((w.n, w.s)), np.zeros((w.n, w.s))
    ratio = w.reserves / (w.year_income * w.member).sum(1)
    w.past_ratios = [ratio, ratio]
    w.forecast = (ratio + recovery(w, ratio)) * (w.year_income * w.member).sum(1)
    w.variances = []
    w.risk = w.slope = w.variance = np.full(w.n, NAN)


def school_benchmarks(w):
    """For each benchmark whether a school is in band, and whether in red: [trajectory, school, 12]."""
    at, sc = true_levels(w), w.sc
    n, I, T = np.maximum(w.pupils, 1), np.maximum(w.income, 1), np.maximum(w.FTE, 1e-9)
    teacher = w.c * column(at.W * at.pt)
    bill, support = T * teacher, w.support_cost * column(at.S * at.pl) * w.V
    each = w.value("schools.support_cost")
    H, H0 = w.support_cost * w.V / each, w.support_cost / each
    I0 = np.maximum(w.place_income + (w.public_rate + w.self_rate) * w.N0, 1)
    first_contact = sc.by_phase("schools.contact_ratio")
    contact = first_contact / np.sqrt(n / T / w.ptr)
    size, first_size = n / (T * contact), w.ptr / first_contact
    x = sc.by_phase("icfp.sixth_form_share")
    reference = 27 * (1 - x) + 17 * x
    bonus, first_bonus = reference / size - 1, reference / first_size - 1
    tol, share_tol = sc.by_phase("icfp.tolerance"), sc.by_phase("icfp.share_tolerance")
    P = column(at.P)
    other = ((w.premises_cost + w.upkeep) * P + w.energy_cost * column(at.E) + w.other_cost * w.r * P + w.resources_cost * P * w.V)
    first_other = (w.premises_cost + w.energy_cost + w.other_cost + w.resources_cost) / w.N0
    staff = bill + support + bill * (w.value("schools.teacher_absence") + w.vacant * w.value("schools.supply_premium"))
    balance = (w.school_income - w.school_cost) / np.maximum(w.school_income, 1)

    def near(ratio):
        return np.abs(ratio - 1) <= tol

    cost = teacher / sc.by_phase("schools.teacher_cost") / column(at.F)
    band = [
        near(n / T / w.ptr),
        near((T + H) / n / (1 / w.ptr + H0 / w.N0)),
        (contact >= w.value("icfp.contact_lowest")) & (contact <= w.value("icfp.contact_highest")),
        near(size / first_size),
        np.abs(cost - 1) <= sc.by_phase("icfp.teacher_cost_tolerance"),
        np.abs(bonus - first_bonus) <= tol * (1 + first_bonus),
        np.abs(bill / I - w.T0 * w.c / I0) <= share_tol,
        np.abs(support / I - w.support_cost / I0) <= share_tol,
        staff / I <= w.value("icfp.staff_highest"),
        near((w.T0 + H0) * np.sqrt(n / w.N0) / (T + H)),
        near(other / n / (first_other * P)),
        balance >= w.value("icfp.balance_amber"),
    ]
    band = np.stack(band, 2)
    red = np.zeros_like(band)
    red[:, :, 2] = (contact < w.value("icfp.contact_red_below")) | (contact >= w.value("icfp.contact_red_from"))
    red[:, :, 11] = balance < w.value("icfp.balance_red")
    return band, red


def trust_benchmarks(w):
    """Kept where the schools that keep it teach two thirds of pupils, red where those in red teach over a third; the reserve apart."""
    band, red = school_benchmarks(w)
    weight = (w.pupils * w.member)[:, :, None]
    whole = weight.sum(1)
    kept = ((band * weight).sum(1) / whole >= 2 / 3 - 1e-12).sum(1)
    reds = ((red * weight).sum(1) / whole > 1 / 3 + 1e-12).sum(1)
    amber = np.maximum(0, 12 - kept - reds)
    ratio = w.reserves / (w.year_income * w.member).sum(1)
    low = ratio < w.value("icfp.reserve_red")
    warned = ~low & ((ratio < w.value("icfp.reserve_amber")) | (ratio > w.value("policy.reserves_ceiling")))
    return kept, reds + low, amber + warned


def close_regulator(w):
    """At the year end: path, slope, variances of three years, risk."""
    income = (w.year_income * w.member).sum(1)
    rho = w.reserves / income
    f = [rho]
    for _ in range(3):
        f.append(f[-1] + recovery(w, f[-1]))
    path = [w.past_ratios[-2], w.past_ratios[-1], *f]
    w.slope = sum((i - 2.5) * x for i, x in enumerate(path)) / 17.5
    w.variance = np.where(w.forecast > 0, w.reserves / np.where(w.forecast > 0, w.forecast, 1) - 1, NAN)
    w.variances = (w.variances + [w.variance])[-3:]
    classes = np.stack([np.where(np.isnan(v), -1, np.digitize(v, (-0.10, -0.05, 0.05, 0.10))) for v in w.variances])
    often = np.stack([(classes == k).sum(0) for k in range(5)])
    most = (often == often.max(0)) & (often.max(0) > 0)
    s = w.value("regulator.steep_slope")
    falls, rises = (w.slope <= -s) & (w.slope < 0), (w.slope >= s) & (w.slope > 0)
    red = (rho < 0) | (f[1] < 0) | (falls & ~(most[3] | most[4]))
    amber = (w.slope < 0) | (rises & most[0])
    w.risk = np.where(red, 2.0, np.where(amber, 1.0, 0.0))
    w.forecast = f[1] * income
    w.past_ratios = [w.past_ratios[-1], rho]


def at_year_end(of):
    def measured(w):
        return of(w) if w.t >= 0 and w.season == 2 else np.full(w.n, NAN)
    return measured


BENCHMARKS = {
    "benchmarks_in_band": at_year_end(lambda w: trust_benchmarks(w)[0] * 1.0),
    "benchmarks_red": at_year_end(lambda w: trust_benchmarks(w)[1] * 1.0),
    "benchmarks_amber": at_year_end(lambda w: trust_benchmarks(w)[2] * 1.0),
    "school_benchmarks_in_band": at_year_end(lambda w: np.where(w.member, school_benchmarks(w)[0].sum(2), NAN)),
    "forecast_risk": at_year_end(lambda w: w.risk),
    "forecast_slope": at_year_end(lambda w: w.slope),
    "forecast_variance": at_year_end(lambda w: w.variance),
    "days_cash": lambda w: 365 * (w.reserves / (w.year_income * w.member).sum(1) + w.value("regulator.working_capital")),
    "estate_backlog_gbp": lambda w: (w.K * w.member).sum(1),
}
