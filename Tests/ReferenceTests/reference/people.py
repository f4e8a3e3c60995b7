# SPDX-License-Identifier: GPL-3.0-or-later
"""Teachers as counted posts, heads as persons. Implements Staffing.md."""

import numpy as np
from scipy.special import expit, logit

from .scenario import NEVER

LEAVE_SHARE = (0.70, 0.15, 0.15)  # of a year's leavers, before autumn, spring, summer


def open_people(w):
    """Opening of teachers and heads."""
    shape = (w.n, w.s)
    w.posts = np.maximum(1, np.floor(w.FTE + 0.5))
    w.teachers = w.posts.copy()
    w.vacant = np.zeros(shape)
    w.head_terms = np.broadcast_to(np.maximum(0, np.floor(w.sc.head_years * 3)), shape).astype(int)
    w.head_gap = np.zeros(shape, int)
    w.head_quality = np.zeros(shape)
    w.head_new = np.zeros(shape, bool)
    w.since_inadequate = np.full(shape, NEVER)
    exits = np.empty(shape)
    for phase in sorted(set(w.sc.phase)):
        at = [i for i, p in enumerate(w.sc.phase) if p == phase]
        exits[:, at] = w.sc.uncertain("heads.exit_rate", phase).draw_plain(w.rng, w.n)[:, None]
    w.head_exit = exits
    members = w.member.astype(float)
    w.candidates = w.rng.poisson(w.value("leadership.opening_candidates") * members)
    w.appointed = []  # of the last three terms: (number, summed quality) at members


def move_teachers(w):
    """Section Teachers. The twin hires for last term's vacancies before leavers go."""
    q = LEAVE_SHARE[w.season]
    y = w.sc.by_phase("schools.teacher_turnover")
    yy = expit(logit(y) + w.u[:, None])
    h = 1 - (1 - np.minimum(0.95, yy)) ** q
    p = np.minimum(0.95, h * np.exp(w.value("schools.vacancy_feedback") * w.vacant))
    fill = w.sc.by_phase("schools.vacancy_fill")
    if w.twin == "hires before leavers":
        missing = np.maximum(0, w.posts - w.teachers).astype(int)
        w.teachers = w.teachers + w.rng.binomial(missing, fill)
        w.teachers = w.teachers - w.rng.binomial(w.teachers.astype(int), p)
    else:
        staying = w.teachers - w.rng.binomial(w.teachers.astype(int), p)
        missing = np.maximum(0, w.posts - staying).astype(int)
        w.teachers = staying + w.rng.binomial(missing, fill)
    w.vacant = np.maximum(0, w.posts - w.teachers) / w.posts


def head_chance_year(w):
    """Section Heads: a head's yearly chance to leave, not yet held below 0.95."""
    own = np.stack([w.sc.changed("heads.exit_rate", p, w.head_exit[:, s]) for s, p in enumerate(w.sc.phase)], 1)
    e = own * np.where(w.head_terms < 3, w.value("heads.first_year_factor"), 1)
    factor = np.where(w.sc.sponsored, w.trajectory("heads.joining_factor")[:, None], w.value("heads.converter_joining_factor"))
    e = e * np.where(w.member & (w.since < 3), factor, 1)
    return e * np.where(w.since_inadequate < 3, w.trajectory("heads.after_inadequate_factor")[:, None], 1)


def move_heads(w):
    """Section Heads: leaving, notice, filling, appointing; the pipeline is served school by school in the order of ids."""
    chance = 1 - (1 - np.minimum(0.95, head_chance_year(w))) ** (1 / 3)
    fill = w.sc.by_phase("heads.fill_rate")
    shape = (w.n, w.s)
    gap = w.head_gap > 0
    leaves = ~gap & (w.rng.random(shape) < chance)
    stays = ~gap & ~leaves
    filled = w.rng.random(shape) < fill
    in_time = w.rng.random(shape) < w.value("heads.notice_in_time")
    appoint = (gap & filled) | (leaves & in_time & filled)
    inside = w.rng.random(shape) < w.value("heads.internal_candidate")
    x = w.sc.uncertain("heads.appointment_quality").draw(w.rng, shape)
    w.head_terms = np.where(stays, w.head_terms + 1, 0)
    w.head_gap = np.where(appoint | stays, 0, w.head_gap + 1)
    w.head_quality = np.where(stays, w.head_quality, 0.0)
    w.head_new = appoint
    internal = take_candidates(w, appoint & inside)
    w.head_quality = np.where(appoint, x + 0.5 * internal, w.head_quality)
    of_members = appoint & w.member
    w.appointed = (w.appointed + [(of_members.sum(1), (w.head_quality * of_members).sum(1))])[-3:]


def take_candidates(w, inside):
    """The pipeline: a member's own candidate, else one of the member with most; outside the trust an inside one stands."""
    internal = np.zeros((w.n, w.s), bool)
    for s in range(w.s):
        rows = np.flatnonzero(inside[:, s])
        outside = ~w.member[rows, s]
        internal[rows[outside], s] = True
        rows = rows[~outside]
        held = np.where(w.member[rows], w.candidates[rows], 0)
        own = held[:, s] > 0
        giver = np.where(own, s, held.argmax(1))
        can = held[np.arange(len(rows)), giver] > 0
        w.candidates[rows[can], giver[can]] -= 1
        internal[rows[can], s] = True
    return internal
