# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening accounts, pupils and income of schools. Implements Pupils-and-Funding.md."""

import numpy as np

from .economy import autoregress

MAINSTREAM = ("primary", "secondary", "all-through")


def opening_charge(w):
    """Section The opening: the charge that just pays for the centre as it stands, and the centre's other cost."""
    sc = w.sc
    posts = sum(r.posts * r.cost for r in sc.rows)
    cover = w.value("central.interim_cover") * w.value("central.interim_premium")
    staffed = sum((r.people + max(0, r.posts - r.people) * cover) * r.cost for r in sc.rows)
    w.non_staff0 = w.value("central.non_staff_cost") * posts
    rate = sc.by_phase("schools.income_per_pupil")
    income = np.where(np.isnan(sc.table_income), sc.pupils0 * rate, sc.table_income)
    funded = np.sum(income[sc.at_start]) * (1 - w.value("schools.self_generated_share"))
    w.charge0 = min((w.non_staff0 + staffed) / funded, 0.5) if funded > 0 else w.value("trust.central_charge")


def open_schools(w):
    """Section The opening: rates of funding, cost lines, and the scale that makes them fit."""
    sc = w.sc
    N0 = w.N0 = np.maximum(sc.pupils0, 1)
    rate = sc.by_phase("schools.income_per_pupil")
    I = np.where(np.isnan(sc.table_income), N0 * rate, sc.table_income)
    own = I * w.value("schools.self_generated_share")
    funded = I - own
    w.place_income = np.minimum(sc.places * w.value("schools.place_funding"), funded)
    w.public_rate = (funded - w.place_income) / N0
    w.self_rate = own / N0
    w.ptr = sc.by_phase("schools.pupil_teacher_ratio")
    w.T0 = N0 / w.ptr
    c = sc.by_phase("schools.teacher_cost")
    energy = N0 * sc.by_phase("schools.energy_per_pupil")
    investment = I * w.value("investment.opening_share")
    premises = np.maximum(0, I * sc.by_phase("schools.premises_share") - investment)
    resources = I * sc.by_phase("schools.resources_share")
    other = I * sc.by_phase("schools.other_share")
    supply = w.T0 * c * w.value("schools.teacher_absence")
    to_spend = I * (1 - sc.balance) - funded * w.charge0
    lines = w.T0 * c + supply + energy + premises + resources + other + investment
    least = 0.05 * I
    scale = np.where(lines + least <= to_spend, 1.0, np.maximum(0, to_spend) / (lines + least))
    w.support_cost = np.maximum(least * scale, to_spend - lines)
    w.c, w.energy_cost, w.premises_cost = c * scale, energy * scale, premises * scale
    w.resources_cost, w.other_cost = resources * scale, other * scale
    w.opening_income = I
    shape = (w.n, w.s)
    w.pupils = np.broadcast_to(sc.pupils0, shape).astype(float)
    w.last_pupils = w.pupils.copy()
    w.r = np.broadcast_to(sc.pupils0 / N0, shape).astype(float)
    w.income = np.broadcast_to(I, shape).astype(float)
    w.public = np.broadcast_to(funded, shape).astype(float)
    w.V, w.B = np.ones(shape), np.zeros(shape)
    w.FTE = np.broadcast_to(w.T0, shape).astype(float)
    w.margin = np.broadcast_to(sc.balance, shape).astype(float)
    w.three_terms = [w.income * (4, 3, 5)[(w.sc.start + ahead) % 3] / 12 for ahead in (-3, -2, -1)]
    w.mainstream = np.array([p in MAINSTREAM for p in sc.phase])
    joining = {a for i, a in enumerate(sc.authority) if not sc.at_start[i]}
    w.near_joiner = np.array([a in joining for a in sc.authority])


def trends(w, planned=False):
    """What leads a school's pupils but for the year's shock; budgets plan on it before changes (Finance.md, Budget)."""
    look = w.sc.planned if planned else w.sc.value
    trend = np.array([look("schools.pupil_trend", phase) for phase in w.sc.phase])
    area = look("schools.joining_area_trend") * w.near_joiner
    return trend + w.tau[:, w.sc.authority] + w.value("schools.reputation") * (2 - w.grade) + area


def move_pupils(w):
    """Section Pupils: rolls of October and the school's own balance shock."""
    sc = w.sc
    w.last_pupils = w.pupils.copy()
    shock = np.empty((w.n, w.s))
    for phase in sorted(set(sc.phase)):
        at = [i for i, p in enumerate(sc.phase) if p == phase]
        shock[:, at] = sc.uncertain("schools.pupil_shock", phase).draw(w.rng, (w.n, len(at)))
    growth = trends(w) + shock
    w.pupils = np.clip(w.pupils * np.exp(growth), 1, sc.capacity)
    for phase in sorted(set(sc.phase)):
        at = [i for i, p in enumerate(sc.phase) if p == phase]
        d = sc.uncertain("schools.balance_shock", phase)
        w.B[:, at] = autoregress(w, w.B[:, at], d, sc.value("schools.balance_persistence", phase))


def basis(w):
    """Section Pupils that the year is funded on."""
    return np.where(w.sc.by_places, w.pupils, w.last_pupils)


def public_income(w, n, at):
    """Section Income of the year, at levels `at` on a basis n; levels are [trajectory], schools the second axis."""
    teacher = w.c * (at.W * at.pt)[:, None]
    return (w.place_income + w.public_rate * n) * at.F[:, None] + at.g[:, None] * (n / w.ptr) * teacher


def annual_income(w, n, roll, at):
    return public_income(w, n, at) + w.self_rate * roll * at.F[:, None]


def settle_income(w, at):
    """Income of the year at true levels; holds until the next start of a year."""
    n = basis(w)
    w.public = public_income(w, n, at)
    w.income = annual_income(w, n, w.pupils, at)
