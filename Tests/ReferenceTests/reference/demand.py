# SPDX-License-Identifier: GPL-3.0-or-later
"""Days asked of the central team, and how they are served. Implements Central-Team.md, from Demand of a term to After service."""

import numpy as np

from .centre import F, SEND, SI, travel_weight
from .distributions import number
from .scenario import FUNCTIONS, GRADES, SECTORS

JOINING = (0.5, 0.8, 1.0, 0.8, 0.5, 0.3)  # weights of improvement days from the term before joining


def open_services(w):
    """Plans, referrals, places and networks at the opening."""
    plans = w.sc.by_phase("schools.plans_per_pupil")
    w.plans0 = plans
    w.plans = np.broadcast_to(plans, (w.n, w.s)).astype(float)
    w.plans_grown = 1.0
    w.safety_level = 1.0
    w.send_overdue = np.zeros((w.n, len(SECTORS)))
    w.cases_waiting = np.zeros(w.n)
    w.support = np.broadcast_to(w.sc.at_start, (w.n, w.s)).astype(float)
    w.networks = None
    w.served_places = np.zeros(w.n)
    w.bids_won = np.zeros(w.n)
    move_hubs(w)


def move_hubs(w):
    """Step moveHubs: travel, networks, and the counts of a year."""
    w.travel = travel_weight(w)
    leaders = ((1 + w.sc.by_phase("networks.leaders_per_school")) * w.member).sum(1)
    wanted = np.ceil(leaders / w.value("networks.size"))
    people = w.people_in("leadership-development") + w.people_in("partnerships")
    can = np.floor(people * w.value("networks.per_person"))
    last = np.inf if w.networks is None else w.networks + np.floor(w.value("networks.opened_per_term") + 0.5)
    w.networks = np.minimum(np.minimum(wanted, can), last)
    if w.season == 0 or w.t == 0:
        w.served_places = np.zeros(w.n)


def gamma_noise(w, variation, shape):
    if variation <= 0:
        return np.ones(shape)
    return w.rng.gamma(1 / variation**2, variation**2, shape)


def counts(w, mean, size, expected):
    """Negative binomial: a Poisson with a gamma mean; the mean itself where only what is expected is asked."""
    if expected:
        return mean
    return w.rng.poisson(w.rng.gamma(size, np.maximum(mean, 0) / size))


def by_sector(w, days):
    """Days of schools summed by sector; only members ask."""
    days = days * w.member
    return np.stack([days[:, w.sc.sector == k].sum(1) for k in range(len(SECTORS))], 1)


def spread(w, days):
    """Days of the trust shared equally among members."""
    number = by_sector(w, np.ones((w.n, w.s)))
    return days[:, None] * number / np.maximum(number.sum(1, keepdims=True), 1)


def improvement_days(w):
    """Days of a school by its published grade, with base days that fade as a grade asks more."""
    d = np.array([w.value(f"improvement.days_{g.replace('-', '_')}") for g in GRADES])
    base = w.value("improvement.base_days") * np.maximum(0, 1 - d / d[3]) if d[3] > 0 else w.value("improvement.base_days")
    return (d + base)[w.grade - 1]


def raise_demand(w, expected=False):
    """Step raiseDemand, in the order of the document."""
    w.D = np.zeros((w.n, len(FUNCTIONS), len(SECTORS)))
    raise_base(w, expected)
    raise_improvement(w, expected)
    raise_services(w, expected)
    w.D[:, SI] += by_sector(w, w.value("evaluation.days_per_school") / 3 * w.travel)
    people = w.people_in("leadership-development")
    places = people * w.value("leadership.places_per_person") * w.value("leadership.days_per_place")
    w.D[:, F["leadership-development"]] += spread(w, places + w.networks * w.value("networks.days"))
    for f, days in w.governance.ask(w, expected).items():
        w.D[:, F[f]] += spread(w, days)
    if not expected:
        raise_joining(w)
        w.D[:, F["estates"]] += by_sector(w, w.failures * w.value("central.incident_days"))
        w.D[:, F["technology"]] += spread(w, w.incidents * w.value("central.incident_days"))
        for incident in w.incidents_of_term():
            for f, days in (incident.get("work") or {}).items():
                w.D[:, F[f]] += spread(w, np.full(w.n, number(days)))


def raise_base(w, expected):
    """1 Base, with one factor for each function but school improvement."""
    schools = by_sector(w, np.broadcast_to(1 + w.value("central.travel_loading") * w.sc.hours, (w.n, w.s)))
    pupils = by_sector(w, w.pupils) / 1000
    each = w.sc.by_function("central.base_days_per_school")
    thousand = w.sc.by_function("central.base_days_per_thousand_pupils")
    variation = w.sc.by_function("central.demand_variation")
    for f in range(len(FUNCTIONS)):
        noise = np.ones(w.n) if expected or f == SI else gamma_noise(w, variation[f], w.n)
        w.D[:, f] += (each[f] * schools + thousand[f] * pupils) * noise[:, None]


def raise_improvement(w, expected):
    """2 School improvement: visit days."""
    days = np.broadcast_to(improvement_days(w), (w.n, w.s))
    recent = w.member & (w.since < 5)
    weight = np.array(JOINING)[np.clip(w.since + 1, 0, 5)]
    more = (days + w.value("improvement.joining_days") * weight) * w.hidden_work
    days = np.where(recent, more, days) * w.travel
    variation = w.sc.value("central.demand_variation", "school-improvement")
    noise = 1.0 if expected else gamma_noise(w, variation, (w.n, w.s))
    w.visits = days * noise * w.member
    w.D[:, SI] += by_sector(w, w.visits)


def raise_services(w, expected):
    """3 Services: referrals, plans and placements, bids."""
    new = w.member & (w.since < 3)
    rate = w.value("central.safeguarding_rate") * w.safety_level
    mean = rate * np.where(new, w.value("safety.joiner_factor"), 1) * w.pupils / 3000 * w.member
    referrals = counts(w, mean, w.value("central.safeguarding_shape"), expected)
    w.referrals = np.floor(referrals.sum(1))
    w.D[:, F["pupil-safety"]] += by_sector(w, referrals * w.value("central.safeguarding_days"))
    x = np.where(new, w.value("send.joiner_factor") * w.hidden_work, 1)
    reviews = w.pupils * w.plans * w.value("central.plans_days") * x
    grown = w.plans / np.where(w.plans0 > 0, w.plans0, 1)
    main = w.member & w.mainstream
    requests = w.value("send.request_rate") * np.where(w.plans0 > 0, grown, 1) * x * w.pupils / 3000 * main
    requests = counts(w, requests, w.value("central.plans_shape"), expected)
    placed = w.value("placements.rate") * w.pupils / 1000 * np.where(new, w.value("placements.joiner_factor"), 1) * main
    placed = counts(w, placed, w.value("placements.shape"), expected)
    exclusions = (w.value("placements.exclusion_rate") * w.pupils / 1000 * main).sum(1)
    exclusions = counts(w, exclusions, w.value("placements.exclusion_shape"), expected)
    w.placements_needed = placed.sum(1) + exclusions
    asked = np.where(w.mainstream, reviews, 0.25 * reviews)
    asked = asked + requests * w.value("send.request_days") + placed * w.value("placements.days")
    w.send_asked = by_sector(w, asked) + w.send_overdue
    w.D[:, SEND] += by_sector(w, asked) + w.send_overdue * (1 - w.value("central.backlog_kept"))
    bids = w.value("bids.per_school") / 3 * (w.member & (w.since >= w.value("bids.joiner_lag")))
    w.bids = bids.sum(1)
    w.D[:, F["finance"]] += by_sector(w, bids * w.value("bids.finance_days"))
    w.D[:, F["partnerships"]] += by_sector(w, bids * w.value("bids.partnerships_days"))


def raise_joining(w):
    """6 Joining work and due diligence (Joining-and-Gate.md, Work of the centre)."""
    days = w.sc.by_function("central.onboarding_days") / 4
    recent = by_sector(w, np.where(w.since < 3, w.hidden_work, 0))
    w.D += days[:, None] * recent[:, None, :]
    depth = w.value("joining.due_diligence_days", w.sc.depth) / 3
    for j, s in enumerate(w.sc.join_school):
        soon = w.due_next(j)
        k = w.sc.sector[s]
        w.D[:, :, k] += days * soon[:, None]
        w.D[:, SI, k] += soon * w.value("improvement.joining_days") * JOINING[0] * w.travel[:, s]
        w.dd_asks[:, j] = soon & (w.dd_done[:, j] < 0.9) & (w.sc.depth != "none")
        for f in ("finance", "estates", "school-improvement"):
            w.D[:, F[f], k] += w.dd_asks[:, j] * depth


def start_of_year(w):
    """What services renew in autumn after term 0: plans grow, and so do referrals."""
    w.safety_level *= 1 + w.value("safety.growth")
    w.plans_grown *= 1 + w.sc.planned("send.plan_growth")
    common = w.sc.uncertain("send.plan_growth").draw(w.rng, w.n)[:, None]
    own = w.sc.uncertain("send.school_spread").draw(w.rng, (w.n, w.s))
    w.plans = np.where(w.mainstream, np.clip(w.plans * (1 + common + own), 0, 1), w.plans)
