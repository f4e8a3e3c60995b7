# SPDX-License-Identifier: GPL-3.0-or-later
"""Hubs, networks, evaluation, research, services: what a year counts and what a record holds of them.

Implements Central-Team.md, sections Services, After service, Specialisms, leads, regions (measured), and Governance.md, Measured.
"""

import numpy as np

from .centre import F, SI
from .evidence import KINDS, PRACTICE
from .people import head_chance_year
from .service import members_by_sector

NAN, UNKNOWN = np.nan, -np.inf


def over(a, b):
    b = np.broadcast_to(np.asarray(b, float), np.broadcast(a, b).shape)
    return np.where(b > 0, a / np.where(b > 0, b, 1), NAN)


def open_counts(w):
    w.year_research, w.year_promised = np.zeros(w.n), np.zeros(w.n)
    w.evaluation_owed, w.evaluation_planned = np.zeros((w.n, w.s)), np.zeros((w.n, w.s))
    w.won_to_date, w.funding_plan = np.zeros(w.n), np.zeros(w.n)
    w.learning_lost = []
    w.places_held = np.where(w.member, full_places(w), 0)


def full_places(w):
    return w.value("policy.placements") * w.pupils / 1000 * w.mainstream


def hold_places(w):
    """Places held: renewed each autumn and in term 0; a joiner has a part of its own until the next September."""
    full = full_places(w)
    if w.season == 0 or w.t == 0:
        w.places_held = np.where(w.member, full, 0)
    w.places_held = np.where(w.joined_now, full * w.value("placements.joiner_share"), w.places_held)


def settle_counts(w):
    """What service settles and nothing else reads: evaluation, research, external funding against plan."""
    if w.season == 0 or w.t == 0:
        for name in ("year_research", "year_promised", "evaluation_owed", "evaluation_planned", "won_to_date", "funding_plan"):
            setattr(w, name, np.zeros_like(getattr(w, name)))
    w.won_to_date = w.won_to_date + w.bids_won
    w.funding_plan = w.funding_plan + w.value("policy.funding_plan") * w.P * (w.pupils * w.member).sum(1) / 3
    evaluate_schools(w)
    joiners = (w.member & (w.since < 3)).sum(1)
    spare = w.C[:, F["research"]] - w.served[:, F["research"]].sum(1) - w.value("research.joining_days") * joiners
    over_si = np.clip(sum(w.load)[:, SI] / 3 - w.value("central.overload_threshold"), 0, 2)
    away = np.minimum(1, w.value("research.called_away") * over_si)
    w.year_research = w.year_research + np.maximum(0, spare) * (1 - away)
    w.year_promised = w.year_promised + w.value("research.committed_days")


def evaluate_schools(w):
    """Evaluation: urgent schools' visits come first in a sector; what is left is shared."""
    urgent = w.member & ((w.grade >= 3) | (w.since < 5))
    d = w.value("evaluation.days_per_school") / 3
    for k in range(4):
        inside = w.member & (w.sc.sector == k)
        sigma = w.share_served[:, SI, k]
        first = (w.visits * urgent * inside).sum(1)
        served = w.served[:, SI, k]
        with np.errstate(divide="ignore", invalid="ignore"):
            other = served / sigma - first
            share = np.where(other > 0, np.minimum(1, np.maximum(0, served - first) / other), 0)
        share = np.where(np.isnan(sigma) | (sigma >= 1), 1, np.where(sigma == 0, 0, share))[:, None]
        w.evaluation_planned = w.evaluation_planned + d * inside
        w.evaluation_owed = np.where(inside, (w.evaluation_owed + d) * (1 - share), w.evaluation_owed)


def improvement_rows(w, lead=None, added=("", "coordinator")):
    rows = w.sc.rows
    return [i for i, r in enumerate(rows) if w.row_function[i] == SI and r.added in added and (lead is None or r.lead == lead)]


def by_sector(w, rows, people):
    """People of rows that serve each sector, rows for all sectors counting in each."""
    total = np.zeros((w.n, 4))
    for i in rows:
        total[:, list(range(4)) if w.row_sector[i] < 0 else [w.row_sector[i]]] += people[:, [i]]
    return total


def hub_load(w):
    """Load of a hub: a sector's demand over its specialists' days with what others lend or it lends."""
    demand, own = w.D[:, SI], w.S_si
    gap = demand / max(w.value("central.overload_threshold"), 0.1) - own
    wanted = np.maximum(0, gap).sum(1)
    worth = (w.G_si + np.maximum(0, -gap).sum(1)) * w.value("central.match_efficiency")
    helped = np.where(wanted > 0, np.minimum(1, worth / np.where(wanted > 0, wanted, 1)), 0)
    given = np.where(worth > 0, np.minimum(1, wanted / np.where(worth > 0, worth, 1)), 0)
    return demand, own + gap * np.where(gap > 0, helped[:, None], given[:, None])


def hub_utilisation(w):
    demand, capacity = hub_load(w)
    load = np.where(capacity > 0, demand / np.where(capacity > 0, capacity, 1), np.where(demand > 0, np.inf, NAN))
    return np.where(members_by_sector(w) >= 2, load, NAN)


def hubs_called(w):
    return np.ceil(members_by_sector(w) / w.value("hubs.schools_per_hub"))


def hubs_staffed(w):
    """Staffed hubs over those called for: own people past their first term, others only while load allows, coordinators."""
    start = np.array([(w.sc.at_start & (w.sc.sector == k)).sum() for k in range(4)])
    called, before = hubs_called(w), np.ceil(start / w.value("hubs.schools_per_hub"))
    own = np.zeros((w.n, 4))
    for i in improvement_rows(w, added=("",)):
        if w.row_sector[i] >= 0:
            own[:, w.row_sector[i]] += w.row_e[:, i] + w.row_b[:, i]
    base = np.minimum(np.minimum(own, before), called)
    coordinators = by_sector(w, improvement_rows(w, added=("coordinator",)), w.row_people)
    calm = w.D[:, SI] <= w.value("central.overload_threshold") * w.S_si
    staffed = np.minimum(base + coordinators + calm * (own - base), called)
    return over(staffed, called)


def improvement_leaders(w):
    """Leads of sectors with members (an acting one counts), leads for all sectors, coordinators, regional leads."""
    leads = np.zeros((w.n, 4))
    for i in improvement_rows(w, lead=True):
        if w.row_sector[i] >= 0:
            leads[:, w.row_sector[i]] += w.row_people[:, i]
    others = by_sector(w, improvement_rows(w, lead=False), w.row_people)
    acting = (leads == 0) & (others >= 2)
    total = ((leads + acting) * (members_by_sector(w) > 0)).sum(1)
    for i, r in enumerate(w.sc.rows):
        if w.row_function[i] == SI and (r.added or (r.lead and r.sector < 0)):
            total = total + w.row_people[:, i]
    return total


def leaders(w):
    return ((1 + w.sc.by_phase("networks.leaders_per_school")) * w.member).sum(1)


def regions(w):
    """Regions of three members or more: lead in post, and days over visits."""
    names = sorted(set(w.sc.region))
    led, cover = np.full((w.n, len(names)), NAN), np.full((w.n, len(names)), NAN)
    _, capacity = hub_load(w)
    base = w.visits / w.travel
    whole = np.stack([(base * (w.sc.sector == k)).sum(1) for k in range(4)], 1)
    share = base / np.where(whole > 0, whole, 1)[:, w.sc.sector]
    reached = np.minimum(w.visits, share * capacity[:, w.sc.sector])
    for g, name in enumerate(names):
        here = w.member & np.array([r == name for r in w.sc.region])
        large = here.sum(1) >= 3
        if name == w.sc.home:
            executives = w.people_in("executive")
            has = ((executives - 1) * w.value("hubs.schools_per_region_executive") >= here.sum(1)) & (executives >= 2)
        else:
            row = next(i for i, r in enumerate(w.sc.rows) if r.added == "regional" and r.title == name)
            has = w.row_people[:, row] > 0
        led[:, g] = np.where(large, has, NAN)
        need = (w.visits * here).sum(1)
        cover[:, g] = np.where(large, over((reached * here).sum(1), need), NAN)
    return led, cover


def candidates_cover(w):
    chance = np.minimum(0.95, head_chance_year(w))
    vacancies = (np.where(w.head_gap > 0, 1, chance) * w.member).sum(1)
    ready = (w.candidates * w.member).sum(1)
    return over(ready, vacancies) if w.season == 2 and w.t >= 0 else np.full(w.n, NAN)


def best_practice(w):
    at = [KINDS.index(k) for k in PRACTICE]
    counts, finding = w.governance.counts(w)[:, at], w.governance.finding[:, at]
    return np.where(counts.all(1), finding.mean(1), UNKNOWN)


def bids_served(w):
    a, b = w.value("bids.finance_days"), w.value("bids.partnerships_days")
    s = (a * w.pooled_share("finance") + b * w.pooled_share("partnerships")) / max(a + b, 1e-12)
    return np.where(w.bids > 0, s, NAN)


MORE = {
    "hub_utilisation": hub_utilisation,
    "specialist_hubs_staffed_share": hubs_staffed,
    "region_lead_in_post": lambda w: regions(w)[0],
    "region_visits_cover": lambda w: regions(w)[1],
    "si_leaders_per_staff": lambda w: over(improvement_leaders(w), w.people_in("school-improvement")),
    "si_leaders_per_hub": lambda w: over(improvement_leaders(w), hubs_called(w).sum(1)),
    "network_places_cover": lambda w: over(w.networks * w.value("networks.most_places"), leaders(w)),
    "leaders_per_network": lambda w: np.where(w.networks > 0, leaders(w) / np.maximum(w.networks, 1), np.inf),
    "evaluation_delivered_share": lambda w: np.where(
        w.member & (w.season == 2) & (w.t >= 0), 1 - over(w.evaluation_owed, w.evaluation_planned), NAN),
    "research_days_cover": lambda w: over(w.year_research, w.year_promised if w.season == 2 and w.t >= 0 else np.zeros(w.n)),
    "candidates_cover": candidates_cover,
    "best_practice_share": best_practice,
    "resources_served_share": bids_served,
    "external_funding_cover": lambda w: over(w.won_to_date, w.funding_plan),
    "placements_spare": lambda w: np.floor(w.places_held.sum(1)) - w.placements_needed,
    "incidents_uncontained": lambda w: w.uncontained * 1.0,
    "learning_days_lost": lambda w: sum(w.learning_lost[-3:], np.zeros(w.n)),
    "technology_served_share": lambda w: w.pooled_share("technology"),
    "audit_days_delivered_share": lambda w: over(sum(w.governance.audit_done[-3:], np.zeros(w.n)),
                                                 sum(w.governance.audit_planned[-3:], np.zeros(w.n))),
    "recommendations_in_time_share": lambda w: over(sum(w.governance.in_time[-3:], np.zeros(w.n)),
                                                    sum(w.governance.due_now[-3:], np.zeros(w.n))),
}
