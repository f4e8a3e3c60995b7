# SPDX-License-Identifier: GPL-3.0-or-later
"""The board, leaders' change and committees. Implements Governance.md, sections The board, Committees."""

import numpy as np

from .centre import remove

SKILLS = ["finance", "education", "people", "estates-risk", "legal-governance", "safeguarding-send"]
COMMITTEES = ["audit-risk", "internal-audit", "resources", "standards", "regional"]


def rounded(x):
    return int(np.floor(x + 0.5))


class Board:
    """Seats, the skills in them, the chair."""

    def __init__(self, w):
        self.seats = min(40, rounded(w.value("governance.board_seats")))
        trustees = self.seats - min(self.seats, rounded(w.value("governance.board_vacancies")))
        self.filled = np.zeros((w.n, self.seats), bool)
        self.filled[:, :trustees] = True
        self.skills = np.zeros((w.n, self.seats, len(SKILLS)), bool)
        seat = 0
        for k, skill in enumerate(SKILLS):
            for _ in range(min(trustees, rounded(w.value("governance.skilled_trustees", skill)))):
                self.skills[:, seat % trustees, k] = True
                seat += 1
        self.chair = np.zeros(w.n, int)
        self.chair_terms = np.full(w.n, 3)

    @property
    def trustees(self):
        return self.filled.sum(1)

    @property
    def vacant_share(self):
        return 1 - self.trustees / self.seats

    @property
    def skills_missing(self):
        return len(SKILLS) - self.skills.any(1).sum(1)

    def move(self, w):
        """Each term: departures, a new chair where the chair goes, people found for seats vacant before."""
        before = self.filled.copy()
        leaving = w.rng.binomial(self.trustees, w.value("governance.trustee_exit"))
        found = w.rng.binomial(self.seats - self.trustees, w.value("governance.trustee_fill"))
        self.chair_terms = self.chair_terms + 1
        lots = np.where(self.filled, w.rng.random(self.filled.shape), 2)
        gone = (lots.argsort(1).argsort(1) < leaving[:, None]) & self.filled
        self.filled &= ~gone
        self.skills &= self.filled[:, :, None]
        every = np.arange(w.n)
        chair_goes = gone[every, self.chair]
        self.chair = np.where(chair_goes & self.filled.any(1), self.filled.argmax(1), self.chair)
        self.chair_terms = np.where(chair_goes, 0, self.chair_terms)
        open_seats = ~before
        for k in range(int(found.max())):
            rows = np.flatnonzero(found > k)
            seat = open_seats[rows].argmax(1)
            open_seats[rows, seat] = False
            self.recruit(w, rows, seat)

    def depart(self, w):
        """Departure of leaders (a stress): the chief executive, the chair and others go in one term."""
        chief = chief_row(w)
        if chief is not None:
            remove(w, chief, np.minimum(1, w.people_of(chief)))
            w.row_people = w.row_e + w.row_b + w.row_a
        every = np.arange(w.n)
        self.filled[every, self.chair] = False
        others = rounded(w.value("governance.departing_trustees"))
        lots = np.where(self.filled, w.rng.random(self.filled.shape), 2)
        self.filled &= lots.argsort(1).argsort(1) >= others
        self.skills &= self.filled[:, :, None]
        self.chair = np.where(self.filled.any(1), self.filled.argmax(1), self.chair)
        self.chair_terms = np.zeros(w.n, int)

    def recruit(self, w, rows, seat):
        """A skill sought, with a chance, then further ones until the trustee has enough."""
        have = np.zeros((len(rows), len(SKILLS)), bool)
        rarest = self.skills[rows].sum(1).argmin(1)
        sought = w.rng.random(len(rows)) < w.value("governance.recruit_to_gap")
        have[np.flatnonzero(sought), rarest[sought]] = True
        wanted = min(len(SKILLS), rounded(w.value("governance.trustee_skills")))
        short = np.flatnonzero(have.sum(1) < wanted)
        while len(short):
            have[short, w.rng.integers(0, len(SKILLS), len(short))] = True
            short = short[have[short].sum(1) < wanted]
        self.filled[rows, seat] = True
        self.skills[rows, seat] = have


def chief_row(w):
    """The chief executive's row: the best paid of executive leads."""
    leads = [i for i, r in enumerate(w.sc.rows) if r.function == "executive" and r.lead and not r.added]
    return max(leads, key=lambda i: w.sc.rows[i].cost) if leads else None


def leaders_change(w, board):
    """Λ: a chief executive's row without experience, a board without a settled chair."""
    chief, first = chief_row(w), 0.0
    if chief is not None:
        first = np.where(w.row_e[:, chief] > 0, 0, np.where(w.row_b[:, chief] > 0, 0.5, 1.0))
    unsettled = np.where(board.chair_terms < 3, 1 - board.chair_terms / 3, 0)
    return first + np.where(board.trustees == 0, 1.0, unsettled)


class Committees:
    """Which stand, which are being set up."""

    def __init__(self, w):
        self.income_limit = np.array([w.value("governance.committee_income", c) for c in COMMITTEES])
        self.school_limit = np.array([w.value("governance.committee_schools", c) for c in COMMITTEES])
        stands = [w.value("governance.committees_at_start", c) >= 0.5 for c in COMMITTEES]
        self.stands = np.broadcast_to(stands, (w.n, len(COMMITTEES))).copy()
        self.begun = np.full(self.stands.shape, 10**6)
        self.built = np.zeros(self.stands.shape)
        self.setup = max(1.0, w.value("governance.committee_setup"))
        self.audited = (w.year_income * w.member).sum(1)

    def required(self, number, income):
        by_income = (self.income_limit > 0) & (income[:, None] > self.income_limit)
        return by_income | ((self.school_limit > 0) & (number[:, None] >= self.school_limit))

    def within(self, w, terms):
        """Members, and joins planned that are due within so many terms."""
        ahead = w.member.copy()
        for j, s in enumerate(w.sc.join_school):
            ahead[:, s] |= (w.due[:, j] <= w.t + terms) & ~w.declined[:, j]
        return ahead

    def plan(self, w):
        ahead = self.within(w, rounded(w.value("governance.committee_foresight")))
        needed = self.required(ahead.sum(1), (w.year_income * ahead).sum(1))
        new = needed & ~self.stands & (self.begun > w.t)
        self.begun = np.where(new, w.t, self.begun)

    def part(self, w):
        """The share of each that this term's work is to build."""
        building = (self.begun <= w.t) & ~self.stands
        return building * np.minimum(np.maximum(0, 1 - self.built), 1 / self.setup)

    def build(self, w, s_governance):
        self.built = self.built + self.part(w) * s_governance[:, None]
        ready = (self.built >= w.value("governance.review_completeness")) & (w.t - self.begun + 1 >= self.setup)
        self.stands |= ready
        if w.season == 2:
            self.audited = (w.year_income * w.member).sum(1)

    def missing(self, w, board):
        """Measured: required and not standing, or standing without trustees to sit on it."""
        needed = self.required(self.within(w, 1).sum(1), self.audited)
        missing = (needed & ~self.stands).sum(1)
        seats = w.value("governance.committee_members")
        places = np.full(w.n, 5)
        if seats > 0:
            places = np.floor(board.trustees * w.value("governance.committees_per_trustee") / seats).astype(int)
        for c, name in enumerate(COMMITTEES):
            if name == "internal-audit":
                continue
            meets = needed[:, c] & self.stands[:, c]
            seated = meets & (places > 0)
            if name == "audit-risk":
                seated &= board.skills[:, :, SKILLS.index("finance")].any(1)
            places = places - seated
            missing = missing + (meets & ~seated)
        return missing
