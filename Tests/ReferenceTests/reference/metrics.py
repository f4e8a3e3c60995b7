# SPDX-License-Identifier: GPL-3.0-or-later
"""What a record holds. Implements Principles.md, Metrics of money, of capacity and before a join, and Central-Team.md, measured.

Each metric is a function of the world at the end of a term, giving [trajectory] or [trajectory, element].
"""

import numpy as np

from .benchmarks import BENCHMARKS
from .centre import F, SI
from .evidence import CAPACITY, DOMAINS, KINDS, expected_joiner_days
from .hubs import MORE
from .outcomes import OUTCOMES
from .service import matched_share, members_by_sector

NAN, UNKNOWN = np.nan, -np.inf


def over(a, b):
    """A quotient, NaN where the denominator isn't above 0."""
    b = np.broadcast_to(np.asarray(b, float), np.shape(a) if np.ndim(a) else np.shape(b))
    return np.where(b > 0, a / np.where(b > 0, b, 1), NAN)


def load_over(a, b):
    """A load: +inf over no capacity, NaN where nothing is asked either."""
    return np.where(b > 0, a / np.where(b > 0, b, 1), np.where(a > 0, np.inf, NAN))


def members(w):
    return w.member.sum(1).astype(float)


def lasting_income(w):
    return (w.year_income * w.member).sum(1)


def due_sum(w, each):
    """A sum over joins due next term, and whether there is any."""
    any_due, total = np.zeros(w.n, bool), np.zeros(w.n)
    for j, s in enumerate(w.sc.join_school):
        soon = w.due_next(j)
        any_due |= soon
        total = total + np.where(soon, np.broadcast_to(each, (w.n, w.s))[:, s], 0)
    return total, any_due


def with_joiners(w):
    believed = np.where(w.sc.sponsored, 0, w.sc.reserves)
    more, any_due = due_sum(w, believed)
    income, _ = due_sum(w, w.year_income)
    return np.where(any_due, over(w.reserves + more, lasting_income(w) + income), NAN)


def si_with_joiners(w):
    return load_over(w.D[:, SI].sum(1) + expected_joiner_days(w), w.C[:, SI])


def si_at_joining(w):
    return np.where(expected_joiner_days(w) > 0, si_with_joiners(w), NAN)


def served_shares(w):
    """Each function in each sector that has members."""
    there = (members_by_sector(w) > 0)[:, None, :]
    return np.where(there, w.share_served, NAN).reshape(w.n, -1)


def specialists(w):
    there = (members_by_sector(w) > 0)[:, :, None]
    return np.where(there, w.specialists, NAN).reshape(w.n, -1)


def thin_terms(w):
    there = (members_by_sector(w) > 0)[:, :, None]
    return np.where(there, w.thin, NAN).reshape(w.n, -1)


def sector_people(w, leads=None):
    """Improvement people who serve each sector: listed rows and coordinators (Central-Team.md, Specialisms)."""
    total = np.zeros((w.n, 4))
    for i, row in enumerate(w.sc.rows):
        if w.row_function[i] == SI and row.added != "regional" and (leads is None or row.lead == leads):
            total[:, list(range(4)) if row.sector < 0 else [row.sector]] += w.row_people[:, [i]]
    return total


def schools_per_partner(w):
    number, people = members_by_sector(w), sector_people(w)
    ratio = np.where(people > 0, number / np.where(people > 0, people, 1), np.inf)
    return np.where(number > 0, ratio, NAN)


def hub_lead(w):
    there = (sector_people(w, True) > 0) | (sector_people(w, False) >= 2)
    return np.where(members_by_sector(w) >= 2, there * 1.0, NAN)


def mentors(w):
    leads = w.row_people[:, (w.row_function == SI) & w.row_lead].sum(1)
    return w.people_in("leadership-development") + leads


def leaders_per_mentor(w):
    return load_over(members(w) - (w.member & (w.head_gap > 0)).sum(1), mentors(w))


def new_heads_mentored(w):
    new = (w.member & w.head_new).sum(1)
    return over(np.minimum(new, mentors(w) * w.value("mentoring.heads_per_mentor")), new)


def spare(w, f):
    return np.maximum(0, w.C[:, F[f]] - w.served[:, F[f]].sum(1))


def civic_cover(w):
    return over(spare(w, "executive") + spare(w, "partnerships"), w.value("civic.committed_days"))


def partnership_spare(w):
    left = spare(w, "executive") + spare(w, "partnerships") - w.value("civic.committed_days")
    held = w.C[:, SI] * max(0, 1 - w.value("central.overload_threshold"))
    return np.maximum(0, left) + np.maximum(0, spare(w, "school-improvement") - held) - w.requested


def per_member(w, x):
    return np.where(w.member, x, NAN)


def head_quality(w):
    number = sum((n for n, _ in w.appointed), np.zeros(w.n))
    return over(sum((q for _, q in w.appointed), np.zeros(w.n)), number)


def document(w, kind):
    k = KINDS.index(kind)
    return np.where(w.governance.counts(w)[:, k], w.governance.finding[:, k], UNKNOWN)


def open_findings(w):
    counts = w.governance.counts(w)[:, KINDS.index("internal-audit")]
    return np.where(counts, w.governance.findings, UNKNOWN)


def committees_missing(w):
    """Not evidenced where neither the governance review nor the external one counts."""
    counts = w.governance.counts(w)[:, [KINDS.index("governance-review"), KINDS.index("external-governance-review")]]
    return np.where(counts.any(1), w.governance.committees.missing(w, w.governance.board), UNKNOWN)


def capacity_in(w, domain):
    counts = w.governance.counts(w)[:, CAPACITY]
    return np.where(counts, ~w.governance.lacking[:, DOMAINS.index(domain)] * 1.0, UNKNOWN)


def before_join(w, value):
    """A join due next term; in the record of t = 0 one due at t = 0 too."""
    out = np.full((w.n, max(len(w.sc.join_school), 1)), NAN)
    for j, s in enumerate(w.sc.join_school):
        looked = w.due_next(j) | ((w.t == 0) & (w.sc.join_term[j] == 0) & ((w.since[:, s] == 0) | (w.due[:, j] == 1)))
        out[:, j] = np.where(looked, value(j), NAN)
    return out


def diligence(w, j):
    return np.where(w.dd_done[:, j] > 0, w.dd_done[:, j], UNKNOWN)


METRICS = {
    "reserves_gbp": lambda w: w.reserves,
    "central_reserves_gbp": lambda w: w.centre,
    "reserves_pct_income": lambda w: over(w.reserves, lasting_income(w)),
    "reserves_with_joiners_pct_income": with_joiners,
    "in_year_balance_pct_income": lambda w: over(w.balance_to_date, w.income_to_date),
    "staff_cost_pct_income": lambda w: over(w.staff_to_date, w.income_to_date),
    "investment_pct_income": lambda w: over(w.investment_to_date, w.income_to_date),
    "investment_return": lambda w: over(w.benefit, w.spent) if w.closes >= 3 and w.season == 2 else np.full(w.n, NAN),
    "procurement_saving_gbp": lambda w: w.saved_to_date,
    "procurement_saving_cover": lambda w: over(w.saved_to_date, w.plan_to_date),
    "schools": members,
    "pupils": lambda w: (w.pupils * w.member).sum(1),
    "teaching_staffing_pct": lambda w: over((w.teachers * w.member).sum(1), (w.posts * w.member).sum(1)),
    "head_vacancies": lambda w: (w.member & (w.head_gap > 0)).sum(1) * 1.0,
    "head_vacancy_share": lambda w: over((w.member & (w.head_gap > 0)).sum(1), members(w)),
    "head_vacant_terms": lambda w: per_member(w, w.head_gap),
    "head_appointment_quality": head_quality,
    "central_utilisation": lambda w: load_over(w.D.sum((1, 2)), w.C.sum(1)),
    "si_utilisation": lambda w: load_over(w.D[:, SI].sum(1), w.C[:, SI]),
    "si_utilisation_with_joiners": si_with_joiners,
    "si_utilisation_at_joining": si_at_joining,
    "si_demand_days": lambda w: w.D[:, SI].sum(1),
    "si_capacity_days": lambda w: w.C[:, SI],
    "function_utilisation": lambda w: load_over(w.D.sum(2), w.C),
    "central_served_share": served_shares,
    "specialists_in_post": specialists,
    "specialism_thin_terms": thin_terms,
    "matched_support_share": matched_share,
    "schools_per_partner": schools_per_partner,
    "hub_lead_in_post": hub_lead,
    "schools_per_executive_leader": lambda w: load_over(members(w), w.people_in("executive")),
    "leaders_per_mentor": leaders_per_mentor,
    "new_heads_mentored_share": new_heads_mentored,
    "civic_days_cover": civic_cover,
    "partnership_days_spare": partnership_spare,
    "send_served_share": lambda w: w.send_share,
    "cases_per_specialist": lambda w: w.cases_each,
    "cases_past_term": lambda w: w.past_term,
    "trustee_vacancy_share": lambda w: w.governance.board.vacant_share,
    "board_skills_missing": lambda w: w.governance.board.skills_missing * 1.0,
    "committees_missing": committees_missing,
    "external_governance_review_effective": lambda w: document(w, "external-governance-review"),
    "growth_evaluation_ready": lambda w: document(w, "growth-evaluation"),
    "governance_review_capacity": lambda w: document(w, "governance-review"),
    "central_services_internal_score": lambda w: document(w, "central-services-internal"),
    "central_services_external_score": lambda w: document(w, "central-services-external"),
    "audit_findings_open": open_findings,
    "due_diligence_share": lambda w: before_join(w, lambda j: diligence(w, j)),
    "due_diligence_insight": lambda w: before_join(w, lambda j: np.full(w.n, w.insight)),
    "gate_principles_unmet": lambda w: np.where(w.joined_now.any(1), w.gate_unmet * 1.0, NAN),
}
METRICS.update(MORE)
METRICS.update(BENCHMARKS)
METRICS.update(OUTCOMES)
METRICS.update({f"capacity_in_{d}": (lambda w, d=d: capacity_in(w, d)) for d in DOMAINS})


def measure(w):
    """Every metric of a record, as [trajectory, element]."""
    values = {}
    with np.errstate(divide="ignore", invalid="ignore"):
        for name, of in METRICS.items():
            x = np.asarray(of(w), float)
            values[name] = x[:, None] if x.ndim == 1 else x
    return values
