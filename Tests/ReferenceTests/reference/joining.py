# SPDX-License-Identifier: GPL-3.0-or-later
"""What is hidden of joiners, the gate's decisions, events. Implements Joining-and-Gate.md and Events.md."""

import numpy as np

from .distributions import distribution
from .scenario import NEVER


def open_joining(w):
    """Sections Believed and hidden, Due diligence (a join planned for term 0 counts as done)."""
    shape = (w.n, w.s)
    w.member = np.broadcast_to(w.sc.at_start, shape).copy()
    w.since = np.full(shape, NEVER)
    w.grade = np.broadcast_to(w.sc.grade0, shape).copy()
    joins = len(w.sc.join_school)
    w.due = np.broadcast_to(w.sc.join_term, (w.n, joins)).copy()
    w.deferrals = np.zeros((w.n, joins), int)
    w.declined = np.zeros((w.n, joins), bool)
    w.posts_open = np.zeros((w.n, joins), bool)
    done = (w.sc.join_term == 0) & (w.sc.depth != "none")
    w.dd_done = np.broadcast_to(done.astype(float), (w.n, joins)).copy()
    w.dd_asks = np.zeros((w.n, joins), bool)
    payback = w.sc.uncertain("joining.payback_years")
    w.payback = np.full(shape, payback.mean)
    w.hidden_work = np.ones(shape)
    w.stuck = np.zeros(shape, bool)
    for s in w.sc.join_school:
        w.payback[:, s] = payback.draw(w.rng, w.n)
        w.hidden_work[:, s] = w.sc.uncertain("joining.hidden_work_variation").draw(w.rng, w.n)
        w.stuck[:, s] = (w.rng.random(w.n) < w.value("inspection.stuck_share")) & (w.sc.grade0[s] >= 3)
    w.lasting = np.zeros(shape)
    w.gate_clear = np.ones(w.n, bool)


def decide_joins(w):
    """Section The gate: what stood unmet at the last record holds, defers or declines joins that fall due."""
    w.since = np.where(w.since < NEVER, w.since + 1, NEVER)
    limit = np.floor(w.value("policy.deferral_limit") + 0.5)
    proceed = w.gate_clear if w.sc.gate != "proceed" else np.ones(w.n, bool)
    w.joined_now = np.zeros((w.n, w.s), bool)
    for j, s in enumerate(w.sc.join_school):
        due = (w.due[:, j] == w.t) & ~w.declined[:, j] & ~w.member[:, s]
        joins = due & proceed
        held = due & ~proceed
        again = held & (w.sc.gate == "defer") & (w.deferrals[:, j] < limit)
        w.deferrals[:, j] += again
        w.due[:, j] += again
        w.declined[:, j] |= held & ~again
        join(w, s, joins)


def join(w, s, joins):
    """Section Joining."""
    w.joined_now[:, s] = joins
    w.member[:, s] |= joins
    w.since[joins, s] = 0
    w.support[joins, s] = 0.0
    w.lasting[joins, s] = w.trajectory("joining.central_scale")[joins]
    if w.sc.sponsored[s] and joins.any():
        m, sd = w.value("inspection.joiner_interval_mean"), w.value("inspection.joiner_interval_sd")
        years = w.rng.gamma((m / sd) ** 2, sd**2 / m, w.n)
        w.next_inspection[joins, s] = w.t + 3 * years[joins]


def draw_candidates(w):
    """A joiner's candidates for headship, after the heads have moved (Central-Team.md, The leadership pipeline)."""
    drawn = w.rng.poisson(w.value("leadership.joiner_candidates"), (w.n, w.s))
    w.candidates = np.where(w.joined_now, drawn, w.candidates)


def strike(w):
    """Events.md: condition failures of all schools, then cyber incidents."""
    w.failures = w.rng.poisson(w.value("events.condition_failure_rate") * w.failure_risk / 3)
    w.failure_cost = np.zeros((w.n, w.s))
    for phase in sorted(set(w.sc.phase)):
        at = np.array([p == phase for p in w.sc.phase])
        number = np.where(at, w.failures, 0)
        most = int(number.max())
        for k in range(most):
            cost = w.sc.uncertain("events.condition_failure_cost", phase).draw(w.rng, (w.n, w.s))
            w.failure_cost += np.where(number > k, cost, 0)
    strike_cyber(w)
    strike_named(w)


def strike_cyber(w):
    """Section Cyber incidents: cost, containment, and days lost where shared systems fail."""
    shares = w.member & (w.since >= w.value("technology.migration_terms"))
    exposure = np.where(shares, 1, w.value("technology.joiner_factor")) * w.member
    w.incidents = w.rng.poisson(w.value("events.cyber_rate") * exposure.sum(1) / 3)
    w.cyber_cost, w.days_lost, w.uncontained = np.zeros(w.n), np.zeros(w.n), np.zeros(w.n)
    tech = w.utilisation[:, 5]
    excess = np.where(np.isinf(tech), 0, np.maximum(0, tech - w.value("central.overload_threshold")))
    chance = np.clip(w.value("technology.containment") * w.pooled_share("technology")
                     - w.value("technology.overload_slope") * excess, 0, 1)
    learning = np.zeros(w.n)  # pupil weeks offline
    for k in range(int(w.incidents.max())):
        hit = w.incidents > k
        common = w.rng.random(w.n) < w.value("events.cyber_common_cause")
        cost = w.sc.uncertain("events.cyber_cost").draw(w.rng, w.n) * np.where(common, 2, 1)
        contained = w.rng.random(w.n) < chance
        struck = np.where(w.member, w.rng.random((w.n, w.s)), -1).argmax(1)
        struck_shares = shares[np.arange(w.n), struck]
        weeks = w.sc.uncertain("technology.outage_weeks").draw(w.rng, w.n)
        w.cyber_cost += hit * cost
        w.uncontained += hit & ~contained
        lost = np.minimum(1, weeks / 13) * w.value("technology.outage_days_lost")
        everywhere = common & struck_shares
        w.days_lost += (hit & ~contained & everywhere) * lost
        offline = np.where(everywhere, (w.pupils * shares).sum(1), w.pupils[np.arange(w.n), struck])
        learning += (hit & ~contained) * weeks * offline
    forced = w.value("events.cyber_forced_weeks")
    if forced > 0:
        w.incidents += 1
        w.cyber_cost += 2 * w.sc.uncertain("events.cyber_cost").draw(w.rng, w.n)
        w.days_lost += min(1, forced / 13) * w.value("technology.outage_days_lost")
        w.uncontained += 1
        learning += forced * (w.pupils * shares).sum(1)
    share = 5 * w.value("technology.learning_share") / (w.pupils * w.member).sum(1)
    w.learning_lost = (w.learning_lost + [learning * share])[-3:]


def strike_named(w):
    """Sections Named shocks of the scenario, Incidents of a stress: their costs, before prices."""
    w.named_schools, w.named_centre = np.zeros((w.n, w.s)), np.zeros(w.n)
    for shock in w.sc.shocks:
        shape = (w.n, w.s) if shock["scope"] == "each school" else (w.n, 1)
        rate = distribution(shock["per_year"]).draw(w.rng, shape)
        number = w.rng.poisson(np.maximum(0, rate) / 3)
        cost = np.zeros(shape)
        for k in range(int(number.max())):
            cost += np.where(number > k, distribution(shock["cost"]).draw(w.rng, shape), 0)
        if shock["scope"] == "each school":
            w.named_schools += cost
        else:
            w.named_centre += cost[:, 0]
    for incident in w.incidents_of_term():
        if "cost" in incident:
            w.named_centre += distribution(incident["cost"]).draw(w.rng, w.n)
