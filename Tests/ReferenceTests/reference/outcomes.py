# SPDX-License-Identifier: GPL-3.0-or-later
"""What a year shows of schools, and area grades. Implements Schools-Quality.md, sections Area grades, What a year shows, Measured.

Nothing here feeds back into the rest of the model.
"""

import numpy as np
from scipy import stats

from .centre import SI
from .hubs import over

AREA_NAMES = ["quality-of-education", "behaviour-and-attitudes", "personal-development", "leadership-and-management"]
NAN = np.nan


def open_outcomes(w):
    """Members at the start: area grades and what the last year showed."""
    shape = (w.n, w.s)
    above = np.array([w.value("inspection.area_above", a) for a in AREA_NAMES])
    w.area_cut = stats.norm.ppf(1 - above)
    w.area_grade = np.full(shape + (4,), 1)
    for name in ("delta", "outcomes", "evaluated", "omega", "wellbeing", "strain", "strain_terms", "summers"):
        setattr(w, name, np.zeros(shape))
    w.trust_outcomes = np.where(w.sc.at_start, w.value("outcomes.trust_mean"), 0.0)
    w.seen = {k: np.zeros((w.n, 4)) for k in ("served",)} | {k: np.zeros(w.n) for k in ("waiting", "churn")}
    w.seen_terms = 0
    begin_school(w, w.member)


def begin_school(w, who):
    """At the start, and at joining, before quality moves."""
    shape = (w.n, w.s)
    grade_areas(w, who)
    delta = w.value("outcomes.noise") * w.rng.standard_normal(shape)
    given = np.array([float(x) if x is not None else NAN for x in w.sc.outcomes_z])
    expected = w.trust_outcomes + w.value("outcomes.quality_weight") * w.areas[:, :, 0]
    delta = np.where(np.isnan(given), delta, given - expected)
    evaluated = w.areas[:, :, 0] + w.value("quality.evaluation_noise") * w.rng.standard_normal(shape)
    omega = w.value("wellbeing.noise") * w.rng.standard_normal(shape)
    w.delta = np.where(who, delta, w.delta)
    w.outcomes = np.where(who, expected + delta, w.outcomes)
    w.evaluated = np.where(who, evaluated, w.evaluated)
    w.omega = np.where(who, omega, w.omega)


def grade_areas(w, who):
    """Four areas: an area stands out where its score passes its cut; never all of them."""
    rho, r = w.value("quality.area_correlation"), w.value("inspection.area_reading")
    R = np.sqrt((1 - rho) * (1 - 1 / 4))
    score = r * (w.areas - w.areas.mean(2, keepdims=True)) / R
    score = score + np.sqrt(1 - r**2) * w.rng.standard_normal(score.shape)
    better = (score > w.area_cut) & (w.grade > 1)[:, :, None]
    better[:, :, 0] &= ~better.all(2)
    w.area_grade = np.where(who[:, :, None], w.grade[:, :, None] - better, w.area_grade)


def feel_strain(w):
    """Strain of a member, each term after its quality has moved."""
    load = sum(u[:, SI] for u in w.load) / 3
    heavy = np.maximum(0, load - w.value("central.overload_threshold"))[:, None]
    strain = (w.value("wellbeing.vacancy_pull") * w.vacant + w.value("wellbeing.head_pull") * (w.head_gap > 0)
              + w.value("wellbeing.overload_pull") * heavy + w.value("wellbeing.joining_pull") * (w.since < 3))
    w.strain = w.strain + strain * w.member
    w.strain_terms = w.strain_terms + w.member


def see_centre(w):
    """Central-Team.md, What heads see: summed over the year's terms, which begin in autumn and in term 0."""
    if w.season == 0 or w.t == 0:
        w.seen = {name: np.zeros_like(x) for name, x in w.seen.items()}
        w.seen_terms = 0
    w.seen_terms += 1
    known = ~np.isnan(w.share_served)
    mean = np.where(known, w.share_served, 0).sum(1) / np.maximum(known.sum(1), 1)
    w.seen["served"] += np.where(known.any(1), mean, 1)
    excess = np.maximum(0, w.D.sum(2) - w.value("central.overload_threshold") * w.C).sum(1)
    whole = w.C.sum(1)
    waiting = w.backlog.sum((1, 2)) + excess
    w.seen["waiting"] += np.where(whole > 0, np.minimum(1, waiting / np.maximum(whole, 1e-9)), waiting > 0)
    people = w.row_people.sum(1)
    w.seen["churn"] += (w.row_a + w.row_b).sum(1) / np.maximum(people, 1)


def publish(w):
    """Section What a year shows, in summer."""
    def noise(scale):
        return scale * w.rng.standard_normal((w.n, w.s))

    measure = w.value("outcomes.measure_noise")
    weight, tau = w.value("outcomes.quality_weight"), w.trust_outcomes
    education, behaviour = w.areas[:, :, 0], w.areas[:, :, 1]
    w.published = w.rng.random(w.n) >= w.value("outcomes.progress_missing")
    w.last_outcomes, w.last_evaluated = w.outcomes, w.evaluated
    expected = tau + weight * education
    p = w.value("outcomes.persistence")
    w.delta = p * w.delta + np.sqrt(1 - p**2) * noise(w.value("outcomes.noise"))
    w.outcomes = expected + w.delta
    w.progress = np.where(w.published[:, None], expected + noise(measure), NAN)
    w.evaluated = education + noise(w.value("quality.evaluation_noise"))
    w.attendance = tau + weight * behaviour + noise(measure)
    w.suspensions = tau + weight * behaviour + noise(measure)
    p = w.value("wellbeing.persistence")
    w.omega = p * w.omega + np.sqrt(1 - p**2) * noise(w.value("wellbeing.noise"))
    strain = w.strain / np.maximum(w.strain_terms, 1)
    w.wellbeing = np.clip(w.value("wellbeing.mean") + w.omega - strain, 0, 1)
    w.strain, w.strain_terms = np.zeros((w.n, w.s)), np.zeros((w.n, w.s))
    w.summers = w.summers + w.member
    n = w.seen_terms
    rating = (w.value("ratings.content") - w.value("ratings.waiting") * w.seen["waiting"][:, None] / n
              - w.value("ratings.churn") * w.seen["churn"][:, None] / n
              - w.value("ratings.unserved") * (1 - w.seen["served"][:, w.sc.sector] / n))
    w.rating = np.clip(rating + noise(w.value("ratings.spread")), 1, 5)


def held(w):
    evaluated = w.evaluated >= w.last_evaluated - w.value("quality.hold_allowance")
    return evaluated & (w.outcomes >= w.last_outcomes - w.value("outcomes.hold_allowance"))


def by_pupils(w, x):
    weight = w.pupils * w.member
    return (x * weight).sum(1) / weight.sum(1)


def counted(w):
    return w.member & (w.since >= np.floor(w.value("inspection.joiner_grace") + 0.5))


def share_of(w, who, x):
    return over((x & who).sum(1), who.sum(1))


def benchmarks(w):
    band = -w.value("outcomes.benchmark_band")
    met = sum((by_pupils(w, x) >= band) * 1.0 for x in (w.outcomes, w.attendance, w.suspensions))
    progress = by_pupils(w, np.where(w.published[:, None], w.progress, 0)) >= band
    return np.where(w.published, (met + progress) / 4, met / 3)


def expectations(w):
    slack = -w.value("expectations.slack")
    met = ((w.area_grade <= 2).all(2) * 1.0 + held(w) + (w.outcomes >= slack) + (w.attendance >= slack) + (w.suspensions >= slack)
           + (w.wellbeing >= w.value("expectations.wellbeing")) + (w.teachers / w.posts >= w.value("expectations.staffing"))
           + (w.head_gap == 0) + (w.account >= 0))
    share = np.where(w.published[:, None], (met + (w.progress >= slack)) / 10, met / 9)
    old = w.member & (w.since >= np.floor(w.value("expectations.joiner_terms") + 0.5))
    return np.where(old, share, NAN)


def summer(of):
    """A metric that is shown at the end of summer alone."""
    def measured(w):
        return of(w) if w.t >= 0 and w.season == 2 else np.full(w.n, NAN)
    return measured


def mean_members(w, x):
    return (x * w.member).sum(1) / w.member.sum(1)


YEARLY = {
    "quality_of_education": lambda w: by_pupils(w, w.evaluated),
    "held_or_rose_share": lambda w: share_of(w, w.member & (w.since >= 2), held(w)),
    "outcomes_z": lambda w: by_pupils(w, w.outcomes),
    "progress_z": lambda w: by_pupils(w, w.progress),
    "progress_national_share": lambda w: np.where(
        w.published, share_of(w, w.member, w.progress >= -w.value("outcomes.progress_band")), NAN),
    "attendance_pct": lambda w: np.clip(
        w.value("outcomes.attendance_national") + w.value("outcomes.attendance_spread") * by_pupils(w, w.attendance), 0, 1),
    "suspensions_ratio": lambda w: by_pupils(w, np.exp(-w.value("outcomes.suspensions_spread") * w.suspensions)),
    "national_benchmarks_met": benchmarks,
    "wellbeing_index": lambda w: mean_members(w, w.wellbeing),
    "school_wellbeing": lambda w: np.where(w.member, w.wellbeing, NAN),
    "school_outcomes_two_years": lambda w: np.where(
        w.member & (w.summers >= 2), np.maximum(w.outcomes, w.last_outcomes), NAN),
    "school_expectations_met": expectations,
    "head_rating": lambda w: np.where(w.member & (w.head_gap == 0), w.rating, NAN),
}
OUTCOMES = {name: summer(of) for name, of in YEARLY.items()}
OUTCOMES |= {
    "area_expected_share": lambda w: np.stack([share_of(w, counted(w), w.area_grade[:, :, a] <= 2) for a in range(4)], 1),
    "all_areas_expected_share": lambda w: share_of(w, counted(w), (w.area_grade <= 2).all(2)),
    "recent_joiners_expected_share": lambda w: share_of(w, w.member & ~counted(w), (w.area_grade <= 2).all(2)),
    "schools_in_category": lambda w: (w.member & (w.grade == 4)).sum(1) * 1.0,
}
