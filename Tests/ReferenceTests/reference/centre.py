# SPDX-License-Identifier: GPL-3.0-or-later
"""Posts, people and capacity of the central team. Implements Central-Team.md, from Rows of posts to Travel."""

import numpy as np

from .scenario import FUNCTIONS, SECTORS

F = {name: i for i, name in enumerate(FUNCTIONS)}
SI, SEND = F["school-improvement"], F["send-ap"]
ALL = len(SECTORS)  # the fifth place


def growing_rows(rows):
    """In each team the cheapest listed row that isn't a lead (the cheapest where all are), a tie the first by title."""
    teams = {}
    for i, r in enumerate(rows):
        if not r.added:
            teams.setdefault((r.function, r.sector), []).append(i)
    grown = {}
    for members in teams.values():
        pool = [i for i in members if not rows[i].lead] or members
        chosen = min(pool, key=lambda i: (rows[i].cost, rows[i].title))
        grown[chosen] = sum(rows[i].posts for i in members)
    return grown


def open_centre(w):
    """Section Opening: everybody in post is experienced, nothing waits, no load is remembered."""
    rows, shape = w.sc.rows, (w.n, len(w.sc.rows))
    w.growing = growing_rows(rows)
    w.row_function = np.array([F[r.function] for r in rows])
    w.row_sector = np.array([r.sector for r in rows])
    w.row_cost = np.array([r.cost for r in rows])
    w.row_lead = np.array([r.lead for r in rows])
    w.row_visits = np.array([w.value("hubs.visit_share") if r.added in ("coordinator", "regional") else 1 for r in rows])
    w.row_posts = np.broadcast_to([r.posts for r in rows], shape).astype(int)
    w.first_posts = w.row_posts[0].copy()
    w.row_e = np.broadcast_to([r.people for r in rows], shape).astype(int)
    w.row_b, w.row_a, w.row_h = (np.zeros(shape, int) for _ in range(3))
    w.row_part, w.row_days = np.zeros(shape), np.zeros(shape)
    w.lead_terms = int(np.floor(w.value("policy.central_posts_lead") + 0.5))
    w.row_wait = np.full(shape, max(0, w.lead_terms))
    w.released = np.zeros(w.n)
    w.backlog = np.zeros((w.n, len(FUNCTIONS), len(SECTORS)))
    w.load = [np.zeros((w.n, len(FUNCTIONS))) for _ in range(3)]  # u1, u2, u3
    w.days_lost = np.zeros(w.n)
    w.thin = np.zeros((w.n, len(SECTORS), 2), int)
    start = w.sc.at_start
    places = [start & (w.sc.sector == k) for k in range(ALL)] + [start]
    w.place_mean = np.array([w.sc.pupils0[p].mean() if p.any() else 0 for p in places])
    w.first_size = np.array([p.sum() for p in places])
    w.size0_all = w.first_size[ALL]
    set_sizes(w)
    set_capacity(w)


def size_in(w, place, counted):
    """Section Size: half the school, half its pupils over the mean of members at the start."""
    inside = counted if place == ALL else counted & (w.sc.sector == place)
    mean = w.place_mean[place]
    each = (1 + w.pupils / mean) / 2 if mean > 0 else np.ones_like(w.pupils)
    return (each * inside).sum(1)


def set_sizes(w):
    """Sizes of members, and of those counted ahead."""
    w.size_all = size_in(w, ALL, w.member)
    ahead = w.member & ((w.since >= -w.lead_terms) if w.lead_terms < 0 else True)
    for j, s in enumerate(w.sc.join_school):
        ahead[:, s] |= w.posts_open[:, j] & ~w.declined[:, j]
    w.ahead = ahead


def open_posts_ahead(w):
    """Section Size: a planned join's posts open in the first term, within the lead, in which the gate stands clear."""
    if w.lead_terms > 0:
        within = (w.due <= w.t + w.lead_terms) & ~w.declined
        w.posts_open |= within & w.gate_clear[:, None]


@np.errstate(divide="ignore", invalid="ignore")
def wanted_posts(w, i):
    """Posts of an added row: a hub's coordinator, a region's lead, a further layer of executives."""
    row, start = w.sc.rows[i], w.sc.at_start
    if row.added == "coordinator":
        per = w.value("hubs.schools_per_hub")
        inside = w.sc.sector == row.sector
        return np.ceil((w.ahead & inside).sum(1) / per) - np.ceil((start & inside).sum() / per)
    if row.added == "regional":
        here = np.array([r == row.title for r in w.sc.region])
        return ((w.ahead & here).sum(1) >= w.value("hubs.region_size")).astype(float)
    first, second = w.value("hubs.executive_layer_first"), w.value("hubs.executive_layer_second")
    number, before = w.ahead.sum(1), start.sum()
    return (number >= first) * 1.0 + (number >= second) - (before >= first) - (before >= second)


def set_posts(w, i):
    """Section People, 1 Posts."""
    row, step = w.sc.rows[i], w.value("policy.central_post_step")
    if i in w.growing:
        place = ALL if row.sector < 0 else row.sector
        if w.first_size[place] == 0:
            return
        team = w.growing[i]
        rule = np.zeros(w.n)
        if w.row_function[i] == SI and row.sector >= 0:
            inside = w.sc.sector == row.sector
            number = (w.ahead & inside).sum(1)
            more = number > (w.sc.at_start & inside).sum()
            rule = more * w.value("hubs.posts_opened") * number / w.value("hubs.schools_per_partner")
        work = np.maximum(team * np.maximum(1, size_in(w, place, w.ahead) / w.first_size[place]), rule)
        whole = np.maximum(team, np.ceil(np.minimum(work - step, 1e6)))
        w.row_posts[:, i] = row.posts + whole - team
        w.row_part[:, i] = np.maximum(0, work - whole)
    elif row.added:
        beyond = np.maximum(0, wanted_posts(w, i) - w.first_posts[i])
        target = w.first_posts[i] + np.floor(beyond * w.value("hubs.posts_opened") + 0.5).astype(int)
        more = target > w.row_posts[:, i]
        opens = more & (w.row_wait[:, i] >= np.floor(w.value("hubs.post_lead_terms") + 0.5))
        w.row_wait[:, i] = np.where(more & ~opens, w.row_wait[:, i] + 1, 0)
        w.row_posts[:, i] = np.where(more & ~opens, w.row_posts[:, i], target)
    else:
        return
    room = np.maximum(0, w.row_posts[:, i] - w.people_of(i))
    w.row_h[:, i] = np.minimum(w.row_h[:, i], room)
    surplus = np.maximum(0, w.people_of(i) - w.row_posts[:, i])
    remove(w, i, surplus)
    w.released = w.released + surplus * w.row_cost[i] * w.value("schools.redundancy_cost")


def remove(w, i, number):
    """Those longest in post go first."""
    for group in (w.row_e, w.row_b, w.row_a):
        gone = np.minimum(group[:, i], number)
        group[:, i] -= gone
        number = number - gone


def exit_chances(w):
    """Section People: a term's chance to leave by function, raised by three terms' overload."""
    q = 1 - (1 - w.sc.by_function("central.exit_rate")) ** (1 / 3)
    over = np.clip(sum(w.load) / 3 - w.value("central.overload_threshold"), 0, 2)
    raised = np.minimum(0.9, q * np.exp(w.value("central.overload_slope") * over))
    return np.where(over > 0, raised, q)


def move_centre(w):
    """Section People: each row in turn, posts, starters, leavers, appointments; then capacity."""
    set_sizes(w)
    w.released = np.zeros(w.n)
    q = exit_chances(w)
    for i, row in enumerate(w.sc.rows):
        set_posts(w, i)
        w.row_e[:, i] += w.row_b[:, i]
        w.row_b[:, i] = w.row_a[:, i]
        w.row_a[:, i] = w.row_h[:, i]
        for incident in w.incidents_of_term():
            if incident.get("leaves") == row.title:
                remove(w, i, np.minimum(1, w.people_of(i)))
        remove(w, i, w.rng.binomial(w.people_of(i), q[:, w.row_function[i]]))
        fill = w.value("central.fill_rate")
        if row.added or (row.lead and w.row_function[i] == SI):
            fill *= w.value("hubs.posts_opened")
        w.row_h[:, i] = w.rng.binomial(np.maximum(0, w.row_posts[:, i] - w.people_of(i)), fill)
    set_capacity(w)


def set_capacity(w):
    """Section Capacity, less what an outage of shared systems takes."""
    w.row_people = w.row_e + w.row_b + w.row_a
    novice = w.value("central.first_term_productivity") - w.value("central.novice_load")
    worth = w.row_e + w.row_part + w.value("central.second_term_productivity") * w.row_b + novice * w.row_a
    days = w.sc.by_function("central.productive_days")[w.row_function]
    own = np.maximum(0, days * worth * (1 - w.value("central.absence"))) * w.row_visits
    cover = days * np.maximum(0, w.row_posts - w.row_people) * w.value("central.interim_cover") * w.row_visits
    left = 1 - np.minimum(1, w.days_lost)
    total = (own + cover) * left[:, None]
    cover = cover * left[:, None]
    w.C = np.stack([total[:, w.row_function == f].sum(1) for f in range(len(FUNCTIONS))], 1)
    si = w.row_function == SI
    w.S_si = np.stack([total[:, si & (w.row_sector == k)].sum(1) for k in range(ALL)], 1)
    w.G_si = total[:, si & (w.row_sector < 0)].sum(1)
    w.S_cover = np.stack([cover[:, si & (w.row_sector == k)].sum(1) for k in range(ALL)], 1)
    w.send_cover = cover[:, w.row_function == SEND].sum(1)


def travel_weight(w):
    """Section Travel."""
    hours = np.broadcast_to(w.sc.hours, (w.n, w.s)).copy()
    for i, row in enumerate(w.sc.rows):
        if row.added == "regional":
            near = np.array([r == row.title for r in w.sc.region]) & (w.row_people[:, i] > 0)[:, None]
            hours = np.where(near, np.minimum(hours, w.value("hubs.local_hours")), hours)
    kept = np.where(hours > w.value("hubs.distant_hours"), 1 - w.value("hubs.distant_cut"), 1)
    return (1 + w.value("central.travel_loading") * hours) / kept


def count_thin(w):
    """Section Specialisms: specialists by sector and discipline, and terms on end with one or none."""
    w.specialists = np.zeros((w.n, ALL, 2), int)
    for i, row in enumerate(w.sc.rows):
        if w.row_function[i] != SI or row.added == "regional":
            continue
        for k in range(ALL) if row.sector < 0 else (row.sector,):
            for d, name in enumerate(("curriculum", "inclusion")):
                if name in row.disciplines:
                    w.specialists[:, k, d] += w.row_people[:, i]
