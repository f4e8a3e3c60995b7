# SPDX-License-Identifier: GPL-3.0-or-later
"""A term's accounts. Implements Finance.md, sections A term's accounts, Joining costs, Procurement, External funding."""

import numpy as np

from .benchmarks import close_regulator, open_regulator
from .budget import central_cost, column, needs_cost
from .economy import true_levels
from .estate import close_investment, close_procurement

STAFF = ("teachers", "supply", "support", "interim_heads", "central_staff")
INCOME = ("public_income", "self_generated", "joining_grant", "external_funding", "emergency_support")


def open_accounts(w):
    """Accounts of schools and the centre; sums since 1 September."""
    reserves = np.where(w.sc.at_start, w.sc.reserves, 0.0)
    w.account = np.broadcast_to(reserves, (w.n, w.s)).astype(float)
    w.centre = np.full(w.n, float(w.sc.central_reserves))
    w.below_at_year_end = w.reserves < 0
    w.income_to_date = w.staff_to_date = w.balance_to_date = w.investment_to_date = np.zeros(w.n)
    w.saved_to_date = w.plan_to_date = np.zeros(w.n)
    w.integration = np.zeros((w.n, w.s))
    open_regulator(w)
    w.insight = w.value("joining.due_diligence_insight", w.sc.depth)


def post(w, flow, school=None, centre=None):
    """Book a flow (signed pounds) to accounts of schools or of the centre, and to the sums since 1 September."""
    total = np.zeros(w.n)
    if school is not None:
        school = school * w.member
        w.account = w.account + school
        total = total + school.sum(1)
        if flow in INCOME:
            w.school_income = w.school_income + school
        elif flow != "transferred_in":
            w.school_cost = w.school_cost - school
    if centre is not None:
        w.centre = w.centre + centre
        total = total + centre
    w.flows[flow] = w.flows.get(flow, 0) + total
    if flow == "transferred_in":
        return
    w.balance_to_date = w.balance_to_date + total
    if flow in INCOME:
        w.income_to_date = w.income_to_date + total
    if flow in STAFF:
        w.staff_to_date = w.staff_to_date - total
    if flow == "investment":
        w.investment_to_date = w.investment_to_date - total


def keep_accounts(w):
    """The last step of a term but measuring, in the order of the document."""
    if w.season == 0 or w.t == 0:
        w.income_to_date = w.staff_to_date = w.balance_to_date = w.investment_to_date = np.zeros(w.n)
        w.saved_to_date = w.plan_to_date = np.zeros(w.n)
        w.school_income, w.school_cost = np.zeros((w.n, w.s)), np.zeros((w.n, w.s))
    w.flows = {}
    at = true_levels(w)
    post_joins(w, at)
    post_schools(w, at)
    post_centre(w, at)
    post(w, "condition_failure", school=-w.failure_cost * column(at.P))
    post(w, "cyber", centre=-w.cyber_cost * at.P)
    post(w, "named_shock", school=-w.named_schools * column(at.P), centre=-w.named_centre * at.P)
    post(w, "evaluations", centre=-w.review_fees * at.P)
    post(w, "external_funding", centre=w.bids_won)
    post(w, "resources", centre=-w.bids_won * w.value("bids.purpose_share"))
    post_saving(w)
    if w.season == 0:
        helped = w.below_at_year_end & (w.rng.random(w.n) < w.value("regulator.support_chance"))
        post(w, "emergency_support", centre=helped * w.value("regulator.support_amount") * at.P)
    w.estates_share.append(w.pooled_share("estates"))
    w.finance_share.append(w.pooled_share("finance"))
    if w.season == 2:
        close_investment(w)
        close_procurement(w)
        close_regulator(w)
        w.below_at_year_end = w.reserves < 0


def post_joins(w, at):
    """Section Joining costs, and fees of due diligence (once, in the term before the planned one, at least 0)."""
    fee = w.value("joining.due_diligence_cost", w.sc.depth)
    number = sum(max(0, planned - 1) == w.t for planned in w.sc.join_term)
    post(w, "due_diligence", centre=-number * fee * at.P)
    for s in w.sc.join_school:
        new = (w.since[:, s] == 0) & w.member[:, s]
        if not new.any():
            continue
        brought = 0 if w.sc.sponsored[s] else w.sc.reserves[s]
        only = np.zeros((w.n, w.s))
        only[:, s] = new
        post(w, "transferred_in", school=only * brought)
        cost = w.sc.uncertain("joining.professional_cost").draw(w.rng, w.n)
        post(w, "professional", centre=-(new * cost) * at.P)
        variation = w.sc.uncertain("joining.integration_variation").draw(w.rng, w.n)
        post(w, "joining_grant", centre=new * w.value("policy.joining_grant"))
        size = w.value("joining.integration_fixed") + w.value("joining.integration_per_pupil") * w.pupils[:, s]
        w.integration[:, s] = np.where(new, size * variation / 6, w.integration[:, s])
        if not w.sc.sponsored[s]:
            phase = w.sc.phase[s]
            found = w.rng.random(w.n) < w.value("joining.hidden_deficit_chance", phase)
            spread = w.sc.uncertain("joining.hidden_deficit_spread").draw(w.rng, w.n)
            loss = w.value("joining.hidden_deficit_size", phase) * w.income[:, s] * spread * (1 - w.insight)
            post(w, "hidden_deficit", school=-only * (found * loss)[:, None])


def post_schools(w, at):
    """Each school's income and cost of the term; of schools outside only income is remembered."""
    share = w.share
    w.three_terms = w.three_terms[1:] + [w.income * share]
    teacher = w.c * column(at.W * at.pt)
    bill = w.FTE * teacher * (1 + w.lasting) * share
    post(w, "public_income", school=w.public * share)
    post(w, "self_generated", school=(w.income - w.public) * share)
    post(w, "teachers", school=-bill * w.teachers / w.posts)
    part = w.vacant * w.value("schools.supply_premium") + w.value("schools.teacher_absence")
    post(w, "supply", school=-bill * part)
    post(w, "support", school=-w.support_cost * column(at.S * at.pl) * w.V * (1 + w.lasting) * share)
    interim = 1.9 * teacher * (w.value("heads.interim_premium") - 1) * share * (w.head_gap > 0)
    post(w, "interim_heads", school=-interim)
    if w.season == 0:
        excess = np.maximum(0, w.teachers - w.posts) * w.member
        post(w, "redundancy", school=-excess * teacher * w.value("schools.redundancy_cost"))
        w.teachers = w.teachers - excess
    P = column(at.P)
    post(w, "resources", school=-w.resources_cost * P * w.V * (1 + w.lasting) * share)
    post(w, "premises", school=-(w.premises_cost + w.upkeep) * P * share)
    post(w, "energy", school=-w.energy_cost * column(at.E) * share)
    post(w, "other", school=-(w.other_cost * w.r * P + needs_cost(w, at)) * share)
    post(w, "investment", school=-w.rate * w.income * share)
    post(w, "integration", school=-w.integration * P * (w.since < 6))
    shock = w.x_sector + w.x_trust[:, None] + w.x_authority[:, w.sc.authority] + w.B
    post(w, "budget_variance", school=shock * w.income * share)
    charge = w.public * w.value("trust.central_charge") * share * w.member
    w.account = w.account - charge
    w.school_cost = w.school_cost + charge
    w.centre = w.centre + charge.sum(1)


def post_centre(w, at):
    staff, other, _ = central_cost(w, at)
    post(w, "central_staff", centre=-staff * w.share)
    post(w, "central_non_staff", centre=-other * w.share)
    post(w, "redundancy", centre=-w.released * at.S)


def post_saving(w):
    """Section Procurement: what is saved beyond the opening rate; saved and planned of schools that count."""
    base = w.addressable * w.share * w.member
    post(w, "procurement_saving", centre=(base * (w.buy_rate - w.buy_rate0)).sum(1))
    counting = base * (w.since >= w.value("procurement.joiner_lag"))
    w.saved_to_date = w.saved_to_date + (counting * w.buy_rate).sum(1)
    w.plan_to_date = w.plan_to_date + counting.sum(1) * w.value("policy.procurement_plan")
