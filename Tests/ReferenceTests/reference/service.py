# SPDX-License-Identifier: GPL-3.0-or-later
"""How days meet demand, and what follows in services and hubs. Implements Central-Team.md, Service and After service."""

import numpy as np

from .centre import F, SEND, SI
from .scenario import SECTORS


@np.errstate(divide="ignore", invalid="ignore")
def serve_demand(w):
    """Section Service: pooled functions share alike, improvement's specialists serve their sector first."""
    need = w.D + w.backlog
    total = need.sum(2)
    pooled = np.where(total > 0, np.minimum(1, w.C / total), 1.0)
    served = need * pooled[:, :, None]
    own = np.minimum(need[:, SI], w.S_si)
    spare = (w.S_si - own).sum(1) + w.G_si
    lacking = need[:, SI] - own
    all_lacking = lacking.sum(1)
    given = np.minimum(all_lacking, spare * w.value("central.match_efficiency"))
    served[:, SI] = own + lacking * np.where(all_lacking > 0, given / all_lacking, 0)[:, None]
    w.own_served, w.served = own, served
    w.share_served = np.where(need > 0, served / need, np.nan)
    w.backlog = w.value("central.backlog_kept") * np.maximum(0, need - served)
    asked = w.D.sum(2)
    w.utilisation = np.where(w.C > 0, asked / w.C, np.where(asked > 0, np.inf, 0))
    w.load = [np.minimum(w.utilisation, 10)] + w.load[:2]
    share = w.share_served[:, SI][:, w.sc.sector]
    moved = 0.7 * w.support + 0.3 * np.where(np.isnan(share), 1, share)
    w.support = np.where(w.member, moved, w.support)
    credit_diligence(w)


def credit_diligence(w):
    """Joining-and-Gate.md, Credit: the least served share of the three functions in the school's sector."""
    for j, s in enumerate(w.sc.join_school):
        shares = np.stack([w.share_served[:, F[f], w.sc.sector[s]] for f in ("finance", "estates", "school-improvement")])
        least = np.nanmin(np.where(np.isnan(shares), np.inf, shares), axis=0)
        least = np.where(np.isinf(least), 1, least)
        done = np.minimum(1, w.dd_done[:, j] + least)
        w.dd_done[:, j] = np.where(w.dd_asks[:, j], done, w.dd_done[:, j])


@np.errstate(divide="ignore", invalid="ignore")
def settle_services(w):
    """Section Services: special needs left over, cases, bids."""
    sigma = w.pooled_share("send-ap")
    w.send_overdue = w.send_asked * (1 - sigma)[:, None]
    asked = w.send_asked.sum(1)
    w.send_share = np.where(asked > 0, sigma, np.nan)
    safety = w.C[:, F["pupil-safety"]]
    per_case = w.value("central.safeguarding_days")
    can = np.floor(np.minimum(safety / per_case, 1e6)) if per_case > 0 else np.full(w.n, 1e6)
    old = np.minimum(w.cases_waiting, can)
    left = w.cases_waiting - old
    stay = w.referrals - np.minimum(w.referrals, can - old)
    cases = w.cases_waiting + w.referrals
    w.past_term = np.where(cases > 0, left, np.nan)
    whole = w.sc.value("central.productive_days", "pupil-safety") * (1 - w.value("central.absence"))
    people = safety / whole
    w.cases_each = np.where(people > 0, cases / people, np.where(cases > 0, np.inf, np.nan))
    w.cases_waiting = left + stay


def settle_bids(w):
    """Section Bids: written with the days served, won by chance, worth what sizes are drawn."""
    a, b = w.value("bids.finance_days"), w.value("bids.partnerships_days")
    s = (a * w.pooled_share("finance") + b * w.pooled_share("partnerships")) / max(a + b, 1e-12)
    written = np.floor(w.bids * s + w.rng.random(w.n)).astype(int)
    wins = w.rng.binomial(written, w.trajectory("bids.win_chance"))
    most = max(int(wins.max()), 1)
    sizes = w.sc.uncertain("bids.size").draw(w.rng, (w.n, most))
    w.bids_won = w.P * (sizes * (np.arange(most) < wins[:, None])).sum(1)


def settle_hubs(w):
    """Section After service: served places of leaders' programme; in summer candidates leave and are made ready."""
    places = w.people_in("leadership-development") * w.value("leadership.places_per_person")
    w.served_places = w.served_places + places * w.pooled_share("leadership-development")
    if w.season != 2:
        return
    turnover = w.sc.by_phase("schools.teacher_turnover")
    leaving = w.rng.binomial(w.candidates, np.broadcast_to(turnover, w.candidates.shape))
    number = np.maximum(w.member.sum(1), 1)
    mean = w.served_places / 3 * w.value("leadership.ready_share") / number
    ready = w.rng.poisson(np.broadcast_to(mean[:, None], w.candidates.shape))
    w.candidates = np.where(w.member, w.candidates - leaving + ready, w.candidates)


def matched_share(w):
    """Principles.md: days of own specialists and of the SEND team's own people over all days of both."""
    def own_part(cover, total):
        return 1 - np.where(total > 0, cover / np.where(total > 0, total, 1), 0)

    own = (w.own_served * own_part(w.S_cover, w.S_si)).sum(1)
    send = w.served[:, SEND].sum(1) * own_part(w.send_cover, w.C[:, SEND])
    all_days = w.served[:, SI].sum(1) + w.served[:, SEND].sum(1)
    return np.where(all_days > 0, (own + send) / np.where(all_days > 0, all_days, 1), np.nan)


def members_by_sector(w):
    return np.stack([(w.member & (w.sc.sector == k)).sum(1) for k in range(len(SECTORS))], 1)
