# SPDX-License-Identifier: GPL-3.0-or-later
"""The resolved scenario that `headroom run` writes (scenario.yaml), as arrays. Format: Scenarios/README.md."""

import datetime
import functools
import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from .distributions import NAMES, distribution, number

SECTORS = ["primary", "secondary", "special", "alternative-provision"]
FUNCTIONS = [
    "executive", "school-improvement", "finance", "people", "estates", "technology", "send-ap", "pupil-safety",
    "leadership-development", "governance", "research", "partnerships",
]
GRADES = ["outstanding", "good", "requires-improvement", "inadequate"]
SEASONS = ["autumn", "spring", "summer"]
MONTHS = {"autumn": 9, "spring": 1, "summer": 4}
NEVER = 10**6

def term_index(text):
    """Terms since autumn of year 0: 2027-autumn, 2028-spring and 2028-summer follow each other."""
    year, season = str(text).split("-")
    year = int(year) - (0 if season == "autumn" else 1)
    return 3 * year + SEASONS.index(season)


def term_from_start(text, start):
    """A term written from the start (`year 2 spring`, `year 2`) or by its date, counted from the start."""
    words = str(text).split()
    if words[0] != "year":
        return term_index(text) - start
    season = SEASONS.index(words[2]) if len(words) > 2 else start % 3
    return 3 * (int(words[1]) - 1) + (season - start) % 3


def first_day(index):
    """The first day of a term (Model.md, Time)."""
    season = SEASONS[index % 3]
    return datetime.date(index // 3 + (0 if season == "autumn" else 1), MONTHS[season], 1)


def years_before(date, day):
    """Years from a table's date to a day: calendar months/12 less (day - 1)/365 (Model.md, Time)."""
    months = (day.year - date.year) * 12 + day.month - date.month
    return months / 12 - (date.day - 1) / 365


@functools.cache
def bounds(key):
    """The bounds of an assumption, from the description that the schema gives it (Parameters.md, *bounds*)."""
    schema = json.loads((Path(__file__).resolve().parents[3] / "Scenarios/scenario.schema.json").read_text(encoding="utf-8"))
    group, name = key.split(".")
    about = schema["properties"][group]["properties"][name]["description"]
    found = re.search(r"Unit: [^,;]*, (\S+) to (\S+); varies", about)
    return tuple(number(x.replace(",", "")) for x in found.groups())


class Changes:
    """What stresses change, and in which terms (Model.md, Changes; Events.md, Changes of a stress)."""

    def __init__(self, tree, start):
        self.of = {}
        for name, c in sorted((tree.get("changes") or {}).items()):
            group, key, *rest = c["of"].split(".")
            first = term_from_start(c["from"], start) if "from" in c else 0
            last = first + int(number(c["terms"])) - 1 if "terms" in c else NEVER
            kind = next(k for k in ("set", "add", "multiply") if k in c)
            self.of.setdefault(f"{group}.{key}", []).append((rest[0] if rest else None, first, last, kind, number(c[kind])))

    def holding(self, key, name, term):
        scale, shift = 1.0, 0.0
        for of, first, last, kind, v in self.of.get(key, ()):
            if first <= term <= last and (of is None or of == name):
                a, b = {"set": (0, v), "add": (1, v), "multiply": (v, 0)}[kind]
                scale, shift = scale * a, shift * a + b
        return scale, shift


@dataclass
class Row:
    """One row of central posts (Central-Team.md, Rows of posts)."""

    function: str
    title: str
    sector: int  # -1: all
    posts: int
    people: int
    cost: float
    lead: bool
    disciplines: tuple
    added: str = ""  # coordinator, regional, executive: rows that a rule may open


class Scenario:
    """A resolved scenario; `value`, `by_name` and `uncertain` look an assumption up by its full key."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.tree = yaml.safe_load(file)
        if self.tree["inspection"].get("framework", "four-area") != "four-area":
            raise ValueError("the reference covers the four-area framework alone")
        self.years = int(self.tree["years"])
        self.start = term_index(self.tree["start"])
        self.day = first_day(self.start)
        self.term = -1  # the opening is drawn and measured without changes
        self.changes = Changes(self.tree, self.start)
        self.shocks = self.tree.get("shocks") or []
        self.incidents = list((self.tree.get("incidents") or {}).values())
        self.gate = self.tree["proposal"]["gate"]
        self.depth = self.tree["policy"].get("due_diligence", "standard")
        self._schools()
        self._rows()

    def written(self, key, name):
        group, rest = key.split(".")
        written = self.tree[group][rest]
        if name is not None and isinstance(written, dict) and not (NAMES & set(written)):
            written = written[name]
        return written

    def value(self, key, name=None):
        """A fixed number, after the changes that hold in this term."""
        return float(self.changed(key, name, number(self.written(key, name))))

    def changed(self, key, name, x):
        """A number, or draws, after the changes that hold (Events.md, Changes of a stress)."""
        scale, shift = self.changes.holding(key, name, self.term)
        return x if (scale, shift) == (1, 0) else np.clip(scale * x + shift, *bounds(key))

    def uncertain(self, key, name=None):
        """The distribution of a value that may vary; draws are changed after they are made, and the mean likewise."""
        made = distribution(self.written(key, name), *bounds(key))
        made.scale, made.shift = self.changes.holding(key, name, self.term)
        return made

    def planned(self, key, name=None):
        """The mean of a value before any change (Economy.md, What trusts expect)."""
        return distribution(self.written(key, name), *bounds(key)).mean

    def by_phase(self, key):
        """A fixed number for each school, by its phase."""
        return np.array([self.value(key, phase) for phase in self.phase])

    def by_function(self, key):
        return np.array([self.value(key, f) for f in FUNCTIONS])

    def by_grade(self, key):
        return np.array([self.value(key, g) for g in GRADES])

    def _schools(self):
        """Members at the start and planned joiners, by id; joins by planned term, then id (Model.md, Sets and order)."""
        joins = {j["school"]: term_from_start(j["term"], self.start) for j in self.tree["proposal"]["joins"] or []}
        members = [dict(s, member=True) for s in self.tree["trust"]["schools"]]
        candidates = [dict(s, member=False) for s in self.tree["trust"].get("candidates") or [] if s["school"] in joins]
        rows = sorted(members + candidates, key=lambda s: s["school"])
        self.ids = [s["school"] for s in rows]
        self.at_start = np.array([s["member"] for s in rows])
        self.phase = [s["phase"] for s in rows]
        self.sponsored = np.array([s.get("route") == "sponsored" for s in rows])
        self.authorities = sorted({s["authority"] for s in rows})
        self.authority = np.array([self.authorities.index(s["authority"]) for s in rows])
        self.region = [s["region"] for s in rows]
        sector = {"primary": 0, "secondary": 1, "all-through": 1, "special": 2, "alternative-provision": 3}
        self.sector = np.array([sector[p] for p in self.phase])
        self.by_places = self.sector >= 2
        self.pupils0 = np.array([number(s["pupils"]) for s in rows])
        self.capacity = np.array([max(number(s["capacity"]), number(s["pupils"]), 1) for s in rows])
        self.places = np.array([number(s.get("commissioned_places", s["pupils"])) for s in rows]) * self.by_places
        self.table_income = np.array([number(s.get("income_gbp", np.nan)) for s in rows])
        self.reserves = np.array([number(s["reserves_gbp"]) for s in rows])
        self.balance = np.array([number(s["in_year_balance_pct"]) for s in rows])
        self.grade0 = np.array([int(s["grade"]) for s in rows])
        self.since_inspection = np.array([max(0.0, years_before(s["last_inspected"], self.day)) for s in rows])
        self.head_years = np.array([years_before(s["head_in_post_since"], self.day) for s in rows])
        self.outcomes_z = [s.get("outcomes_z") for s in rows]
        self.hours = np.array([number(s["travel_hours"]) for s in rows])
        order = sorted(joins, key=lambda school: (joins[school], school))
        self.join_school = np.array([self.ids.index(s) for s in order], dtype=int)
        self.join_term = np.array([joins[s] for s in order], dtype=int)
        trust = self.tree["trust"]
        if "reserves" in trust:
            self.central_reserves = number(trust["reserves"]) - self.reserves[self.at_start].sum()
        else:
            self.central_reserves = number(trust.get("central_reserves", 0))

    def _rows(self):
        """The trust's rows and those that growth may open (Central-Team.md, Rows of posts)."""
        home_count = {r: sum(a and r == x for a, x in zip(self.at_start, self.region)) for r in sorted(set(self.region))}
        self.home = max(home_count, key=home_count.get)
        rows = []
        for r in self.tree["trust"]["central_team"]:
            sector = -1 if r["sector"] == "all" else SECTORS.index(r["sector"])
            disciplines = tuple((r.get("disciplines") or "").split(";")) if r.get("disciplines") else ()
            lead = r["lead"] in (True, "yes")
            rows.append(Row(r["function"], r["post"], sector, int(r["posts"]), int(r["in_post"]),
                            number(r["annual_cost_gbp"]), lead, disciplines))
        both = ("curriculum", "inclusion")
        for k, name in enumerate(SECTORS):
            cost = self.value("hubs.coordinator_cost")
            rows.append(Row("school-improvement", f"coordinator {name}", k, 0, 0, cost, False, both, "coordinator"))
        for region in sorted(set(self.region) - {self.home}):
            there = int(home_count[region] >= self.value("hubs.region_size"))
            cost = self.value("hubs.regional_lead_cost")
            rows.append(Row("school-improvement", region, -1, there, there, cost, True, both, "regional"))
        cost = self.value("hubs.executive_cost")
        rows.append(Row("executive", "further executives", -1, 0, 0, cost, True, (), "executive"))
        self.rows = rows
