# SPDX-License-Identifier: GPL-3.0-or-later
"""All trajectories at once, term by term. Implements Model.md, Order within a term."""

from dataclasses import dataclass

import numpy as np

from . import accounts, budget, centre, demand, economy, estate, hubs, joining, outcomes, people, quality, schools, service
from .centre import F
from .evidence import Governance, usual_reviews
from .metrics import measure
from .principles import Catalogue
from .scenario import Scenario, term_from_start

SHARES = (4 / 12, 3 / 12, 5 / 12)


class World:
    """The state of `n` trajectories; arrays are [trajectory], [trajectory, school] or [trajectory, function, sector]."""

    def __init__(self, sc, n, seed, twin=None):
        self.sc, self.n, self.s, self.twin = sc, n, len(sc.ids), twin
        self.rng = np.random.default_rng(seed)
        self.known, self.drawn = {}, {}
        self.t = -1

    @property
    def t(self):
        return self.sc.term

    @t.setter
    def t(self, term):
        """Changes of a stress begin and end with a term."""
        self.sc.term = term
        self.known.clear()

    def value(self, key, name=None):
        """A fixed assumption in this term."""
        if (key, name) not in self.known:
            self.known[key, name] = self.sc.value(key, name)
        return self.known[key, name]

    def trajectory(self, key):
        """An assumption that is drawn once a trajectory, after the changes that hold."""
        if key not in self.drawn:
            self.drawn[key] = self.sc.uncertain(key).draw_plain(self.rng, self.n)
        return self.sc.changed(key, None, self.drawn[key])

    def incidents_of_term(self):
        """Incidents of a stress that are due in this term (Events.md)."""
        return [i for i in self.sc.incidents if term_from_start(i["term"], self.sc.start) == self.t]

    season = property(lambda self: (self.sc.start + self.t) % 3)
    share = property(lambda self: SHARES[self.season])
    year = property(lambda self: (self.sc.start + self.t) // 3)
    calendar_year = property(lambda self: self.year + (self.season > 0))
    reserves = property(lambda self: self.account.sum(1) + self.centre)
    year_income = property(lambda self: sum(self.three_terms))

    @property
    def rate(self):
        """Finance.md, Investment: the trust's rate for members, the opening share outside."""
        return np.where(self.member, self.trust_rate[:, None], self.value("investment.opening_share"))

    def people_of(self, i):
        return self.row_e[:, i] + self.row_b[:, i] + self.row_a[:, i]

    def people_in(self, function):
        return self.row_people[:, self.row_function == F[function]].sum(1)

    def due_next(self, j):
        """Whether a planned join falls due next term and is still planned."""
        return (self.due[:, j] == self.t + 1) & ~self.declined[:, j] & ~self.member[:, self.sc.join_school[j]]

    def pooled_share(self, function):
        """The served share of a function as other parts use it: that of the first sector that needed something."""
        share = self.share_served[:, F[function]]
        first = (~np.isnan(share)).argmax(1)
        picked = share[np.arange(self.n), first]
        return np.where(np.isnan(picked), 1, picked)

    def request_partnerships(self, expected):
        shape, mean = self.value("partnerships.request_shape"), self.value("partnerships.requested_days")
        self.requested = np.full(self.n, mean) if expected else self.rng.gamma(shape, mean / shape, self.n)


def open_world(w):
    """The opening, t = -1: state, then expected demand is served, which leaves its traces."""
    joining.open_joining(w)
    economy.open_economy(w)
    schools.opening_charge(w)
    schools.open_schools(w)
    people.open_people(w)
    quality.open_constants(w)
    quality.open_quality(w)
    outcomes.open_outcomes(w)
    centre.open_centre(w)
    demand.open_services(w)
    accounts.open_accounts(w)
    w.upkeep = np.zeros((w.n, w.s))
    estate.open_estate(w)
    w.governance = Governance(w)
    w.usual_reviews = usual_reviews(w)
    hubs.open_counts(w)
    w.uncontained = np.zeros(w.n)
    w.joined_now = np.zeros((w.n, w.s), bool)
    w.gate_unmet = np.zeros(w.n, int)
    centre.count_thin(w)
    demand.raise_demand(w, expected=True)
    service.serve_demand(w)
    service.settle_services(w)
    w.load = [w.load[0]] * 3  # before the start the load was what it is at the start
    w.cases_waiting = np.zeros(w.n)  # the queue of cases begins empty in term 0
    w.request_partnerships(expected=True)


def start_year(w):
    """Step 2 and 3: pupils, rate, budgets, economy, shocks, income; services' growth; sums to date."""
    schools.move_pupils(w)
    budget.set_rate(w)
    budget.set_budgets(w, w.year)
    economy.move_economy(w, w.year)
    economy.move_shared_shocks(w)
    schools.settle_income(w, economy.true_levels(w))
    w.addressable = budget.addressable(w)
    if w.t > 0:
        demand.start_of_year(w)


def step(w):
    """One term, in the order of the table."""
    w.t += 1
    if w.season == 0 or w.t == 0:
        start_year(w)
    elif w.season == 2:
        economy.reset_pensions(w)
    joining.decide_joins(w)
    centre.open_posts_ahead(w)
    joining.strike(w)
    people.move_teachers(w)
    people.move_heads(w)
    joining.draw_candidates(w)
    centre.move_centre(w)
    centre.count_thin(w)
    w.thin = np.where(w.specialists <= 1, w.thin + 1, 0)
    demand.move_hubs(w)
    hubs.hold_places(w)
    w.governance.move(w)
    demand.raise_demand(w)
    service.serve_demand(w)
    service.settle_services(w)
    service.settle_bids(w)
    service.settle_hubs(w)
    hubs.settle_counts(w)
    w.governance.renew(w)
    quality.move_quality(w)
    outcomes.feel_strain(w)
    outcomes.see_centre(w)
    quality.inspect(w)
    if w.season == 2:
        outcomes.publish(w)
    accounts.keep_accounts(w)
    w.request_partnerships(expected=False)


@dataclass
class Result:
    """What a run gives: metrics of the trust and by function by name, reserves of schools, verdicts."""

    metrics: dict  # name -> [trajectory, term]
    functions: np.ndarray  # utilisation, [trajectory, term, function]
    schools: np.ndarray  # reserves over income of members, [trajectory, term, school], NaN outside
    ids: list
    catalogue: Catalogue


def school_reserves(w):
    """A member's reserves over its income of the last three terms."""
    return np.where(w.member & (w.year_income > 0), w.account / w.year_income, np.nan)


def simulate(path, n, seed, twin=None):
    """Run `n` trajectories of a resolved scenario."""
    sc = Scenario(path)
    w = World(sc, n, seed, twin)
    open_world(w)
    catalogue = Catalogue(sc, n)
    unmet = catalogue.observe(measure(w), year_end=False, opening=True)
    metrics, functions, reserves = {}, [], []
    for _ in range(3 * sc.years):
        w.gate_unmet = unmet
        w.gate_clear = (unmet == 0) | (sc.gate == "proceed")
        step(w)
        values = measure(w)
        unmet = catalogue.observe(values, year_end=w.season == 2, opening=False)
        for name, x in values.items():
            if x.shape[1] == 1:
                metrics.setdefault(name, []).append(x[:, 0])
        functions.append(values["function_utilisation"])
        reserves.append(school_reserves(w))
    metrics = {name: np.stack(x, 1) for name, x in metrics.items()}
    return Result(metrics, np.stack(functions, 1), np.stack(reserves, 1), sc.ids, catalogue)
