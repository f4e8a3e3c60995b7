# SPDX-License-Identifier: GPL-3.0-or-later
"""Latent quality of schools and inspections, as far as published grades need them. Implements Schools-Quality.md (four areas).

Area grades, outcomes and wellbeing feed nothing back; they are in outcomes.py.
"""

import numpy as np
from scipy import stats
from scipy.special import expit, logit

from .outcomes import begin_school, grade_areas
from .scenario import GRADES, NEVER

AREAS = 4
ROWS = ["inspection.after_outstanding", "inspection.after_good", "inspection.after_requires_improvement",
        "inspection.after_inadequate"]
phi, Phi, probit = stats.norm.pdf, stats.norm.cdf, stats.norm.ppf


def open_constants(w):
    """Section Constants of a trajectory."""
    rho, p = w.value("quality.area_correlation"), w.value("quality.persistence")
    lam = w.value("inspection.quality_weight")
    w.M = np.sqrt(rho + (1 - rho) / AREAS)
    effect = w.trajectory("inspection.trust_effect")
    w.lift = np.zeros(w.n)
    if lam > 0:
        w.lift = effect / 0.36 * np.sqrt(1 + lam**2) / lam * w.M * (1 - p) / (1 - p**8.4)
    strong, other = w.value("inspection.strong_rows_concentration"), w.value("inspection.other_rows_concentration")
    w.grade_rows = np.empty((w.n, 4, 4))
    for g, key in enumerate(ROWS):
        row = np.array([w.sc.value(key, name) for name in GRADES])
        x = w.rng.gamma(np.maximum((strong if g in (0, 3) else other) * row, 1e-300), size=(w.n, 4)) * (row > 0)
        w.grade_rows[:, g] = x / x.sum(1, keepdims=True)
    w.good = w.grade_rows[:, :, 0] + w.grade_rows[:, :, 1]
    w.q_grade = np.where((w.good > 0) & (w.good < 1), probit(np.clip(w.good, 1e-12, 1 - 1e-12)), 0)
    expect_of_grades(w, lam, p)


def later(w, m, v, n):
    """(1): mean and variance of the composite n terms after an inspection."""
    k = np.clip(n, 0, 63)
    p = w.value("quality.persistence")
    return p**k * m, 1 - p ** (2 * k) * (1 - v)


def expect_of_grades(w, lam, p):
    """Section What a grade lets expect of z: twelve rounds of flows between grades."""
    n_g = np.array([np.floor(3 * w.sc.value("inspection.interval_mean", g) + 0.5) for g in GRADES])
    m, v, share = np.zeros((w.n, 4)), np.ones((w.n, 4)), np.full((w.n, 4), 0.25)
    for _ in range(12 if lam > 0 and p > 0 else 0):
        a, b2 = later(w, m, v, n_g)
        s = lam * b2 / np.sqrt(1 + lam**2 * b2)
        q, good = w.q_grade, np.clip(w.good, 1e-12, 1 - 1e-12)
        alpha, beta = phi(q) / good, phi(q) / (1 - good)
        inner = (w.good > 0) & (w.good < 1)
        up = np.where(inner, a + s * alpha, a), np.where(inner, b2 - s**2 * alpha * (alpha + q), b2)
        down = np.where(inner, a - s * beta, a), np.where(inner, b2 - s**2 * beta * (beta - q), b2)
        m2, v2, share2 = m.copy(), v.copy(), np.empty_like(share)
        for j in range(4):
            mean, var = up if j < 2 else down
            flow = share * w.grade_rows[:, :, j]
            total = flow.sum(1)
            share2[:, j] = total
            safe = np.where(total > 1e-9, total, 1)
            mj = (flow * mean).sum(1) / safe
            vj = (flow * (var + mean**2)).sum(1) / safe - mj**2
            m2[:, j], v2[:, j] = np.where(total > 1e-9, mj, m[:, j]), np.where(total > 1e-9, vj, v[:, j])
        m, v, share = m2, v2, share2
    w.m_grade, w.v_grade = m, v


def of_grade(w, table):
    return np.take_along_axis(table, w.grade - 1, 1)


def expected_z(w):
    """Mean and variance of z of each school at the terms since its last inspection."""
    return later(w, of_grade(w, w.m_grade), of_grade(w, w.v_grade), w.t - w.last_inspected)


def open_quality(w):
    """Quality of members at the start; clocks of all schools."""
    shape = (w.n, w.s)
    w.last_inspected = np.broadcast_to(-1 - np.floor(3 * w.sc.since_inspection + 0.5), shape).astype(float)
    w.areas = np.zeros(shape + (AREAS,))
    w.anchor = np.broadcast_to(np.where(w.sc.at_start, w.value("quality.trust_mean"), 0), shape)
    w.improving = np.zeros(shape, int)
    draw_quality(w, w.member)
    open_clocks(w)


def draw_quality(w, who):
    """Section A school's quality at the start, and at joining: areas drawn, then moved to what the grade lets expect."""
    rho = w.value("quality.area_correlation")
    shape = (w.n, w.s)
    areas = np.sqrt(rho) * w.rng.standard_normal(shape)[:, :, None]
    areas = areas + np.sqrt(1 - rho) * w.rng.standard_normal(shape + (AREAS,))
    d = areas.mean(2) / w.M
    a, b2 = expected_z(w)
    areas = areas + (((a + np.sqrt(b2) * d - d) * w.M) + w.anchor)[:, :, None]
    w.areas = np.where(who[:, :, None], areas, w.areas)


def open_clocks(w):
    """Section First date: the gamma given the time passed, read from a table of 257 points."""
    grid = np.append(np.arange(256) / 256, 1 - 1 / 512)
    w.next_inspection = np.empty((w.n, w.s))
    for s in range(w.s):
        mean, sd = (w.sc.value(f"inspection.interval_{x}", GRADES[w.sc.grade0[s] - 1]) for x in ("mean", "sd"))
        F = stats.gamma((mean / sd) ** 2, scale=sd**2 / mean)
        T, U = w.sc.since_inspection[s], w.rng.random(w.n)
        if F.cdf(T) >= 0.999:
            w.next_inspection[:, s] = 3 * U
        else:
            table = 3 * (F.ppf(F.cdf(T) + grid * (1 - F.cdf(T))) - T)
            w.next_inspection[:, s] = np.interp(U, np.append(grid[:256], 1), table)


def move_quality(w):
    """Section How quality moves; a joiner's is drawn first, in its joining term."""
    new = w.member & (w.since == 0)
    if new.any():
        draw_quality(w, new)
        begin_school(w, new)
    rho, p = w.value("quality.area_correlation"), w.value("quality.persistence")
    shape = (w.n, w.s)
    H = np.where(w.head_gap > 0, -w.value("quality.head_vacancy_pull"), w.value("quality.head_effect") * w.head_quality)
    weak = w.grade >= 3
    short = np.maximum(0, 1 - w.support) ** 2
    drift = -w.value("quality.support_pull") * short - w.value("quality.joining_dip") * (w.since < 3)
    lifted = weak & (w.improving < w.value("quality.improvement_terms"))
    drift = drift + w.lift[:, None] * (1 - short) * lifted
    w.improving = np.where(weak & w.member, w.improving + 1, w.improving)
    noise = np.sqrt(1 - p**2)
    common = ((1 - p) * w.anchor + drift + H / 2 - w.value("quality.teacher_vacancy_pull") * w.vacant
              + noise * np.sqrt(rho) * w.rng.standard_normal(shape))
    own = noise * np.sqrt(1 - rho) * w.rng.standard_normal(shape + (AREAS,))
    moved = p * w.areas + common[:, :, None] + own
    moved[:, :, -1] += H / 2
    w.areas = np.where(w.member[:, :, None], moved, w.areas)


def chance_of_good(w):
    """Section The chance of good or better."""
    lam = w.value("inspection.quality_weight")
    G, q = of_grade(w, w.good), of_grade(w, w.q_grade)
    a, b2 = expected_z(w)
    z = w.areas.mean(2) / w.M
    c = np.where(w.member, Phi(q * np.sqrt(1 + lam**2 * b2) + lam * (z - a)), G)
    stuck = w.stuck & w.member & (w.grade >= 3)
    c = expit(logit(np.clip(c, 1e-300, 1 - 1e-16)) + w.regime[:, None] - np.log(2) * stuck)
    over = (w.utilisation[:, 1] > 1)[:, None] & w.member & (w.grade <= 2)
    c = np.where(over, np.maximum(0, 1 - (1 - c) * w.value("inspection.strong_slip")), c)
    return np.where((G <= 0) | (G >= 1), G, c)


def inspect(w):
    """Section Inspections: those whose date lies before the end of the term; the next runs from the day that fell due."""
    w.since_inadequate = np.where(w.since_inadequate < NEVER, w.since_inadequate + 1, NEVER)
    due = w.next_inspection < w.t + 1
    if not due.any():
        return
    c = chance_of_good(w)
    U = w.rng.random((w.n, w.s))
    row = np.take_along_axis(w.grade_rows, (w.grade - 1)[:, :, None], 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        first = np.where(U / c < row[:, :, 0] / (row[:, :, 0] + row[:, :, 1]), 1, 2)
        rest = (U - c) / (1 - c)
    second = np.where(rest * (row[:, :, 2] + row[:, :, 3]) < row[:, :, 2], 3, 4)
    new = np.where(U < c, first, second)
    fell = due & (w.grade <= 2) & (new >= 3)
    w.improving = np.where(fell, 0, w.improving)
    w.grade = np.where(due, new, w.grade)
    grade_areas(w, due & w.member)
    w.since_inadequate = np.where(due & (w.grade == 4), 0, w.since_inadequate)
    w.last_inspected = np.where(due, w.t, w.last_inspected)
    mean, sd = (np.array([w.sc.value(f"inspection.interval_{x}", g) for g in GRADES]) for x in ("mean", "sd"))
    m, s = mean[w.grade - 1], sd[w.grade - 1]
    years = w.rng.gamma((m / s) ** 2, s**2 / m)
    w.next_inspection = np.where(due, np.maximum(w.t + 1, w.next_inspection + 3 * years), w.next_inspection)
