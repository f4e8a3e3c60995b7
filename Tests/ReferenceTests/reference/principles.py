# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks, principles and the gate over trajectories. Implements Principles.md, from A check to Metrics before a join."""

import numpy as np

from .metrics import METRICS
from .scenario import number

UNSEEN, MET, NOT_EVIDENCED, NOT_MET = 0, 1, 2, 3


class Check:
    """One check of a principle, for all trajectories at once."""

    def __init__(self, written, sc):
        self.metric, self.when = written["metric"], written["when"]
        self.at_least = "at_least" in written
        bound = written["at_least" if self.at_least else "at_most"]
        try:
            self.threshold = number(bound)
        except ValueError:
            self.threshold = sc.value(bound)
        self.in_share = number(written.get("in_share", 1))
        self.m = self.w = 1
        if "running" in written:
            self.m = self.w = int(written["running"])
        if "in" in written:
            a, b = (int(x) for x in str(written["in"]).split(" of "))
            self.m, self.w = b - a + 1, b
        if "scope" in written:
            raise ValueError("the reference doesn't cover checks with a scope")
        self.missed, self.standing = None, None

    def judge(self, values, year_end):
        """One assessment; values are [trajectory, element], NaN where nothing applies, -inf where nothing is evidenced."""
        n = len(values)
        if self.missed is None:
            self.missed = np.zeros((n, self.w), bool)
            self.standing = np.full(n, UNSEEN)
        if self.when == "year end" and not year_end:
            return
        applies = ~np.isnan(values)
        unknown = np.isneginf(values)
        with np.errstate(invalid="ignore"):
            short = self.threshold - values if self.at_least else values - self.threshold
        short = np.where(unknown, np.inf, short)
        number_applying = applies.sum(1)
        judged = number_applying > 0
        missed = (applies & (short > 1e-12)).sum(1) > (1 - self.in_share) * number_applying + 1e-9
        window = np.concatenate([self.missed[:, 1:], missed[:, None]], 1)
        self.missed = np.where(judged[:, None], window, self.missed)
        breach = self.missed.sum(1) >= self.m
        state = np.where(breach, np.where(unknown.any(1), NOT_EVIDENCED, NOT_MET), MET)
        nothing = self.standing if self.when == "year end" else np.full(n, UNSEEN)
        self.standing = np.where(judged, state, nothing)


class Catalogue:
    """The principles of the scenario whose metrics the reference has."""

    def __init__(self, sc, n):
        self.policy = sc.gate
        self.principles, self.not_covered = [], []
        for p in sc.tree["principles"]:
            if "not_modelled" in p:
                continue
            if all(c["metric"] in METRICS for c in p["checks"]):
                self.principles.append((p["id"], bool(p["gate"]), [Check(c, sc) for c in p["checks"]]))
            else:
                self.not_covered.append(p["id"])
                if p["gate"]:
                    raise ValueError(f"a gate principle that the reference doesn't cover: {p['id']}")
        self.verdict = np.zeros((n, len(self.principles)), int)

    def observe(self, values, year_end, opening):
        """Judge a record; answer the number of gate principles unmet."""
        unmet = np.zeros(len(self.verdict), int)
        for _, gate, checks in self.principles:
            for check in checks:
                check.judge(values[check.metric], year_end)
            if gate:
                unmet += np.max([c.standing for c in checks], axis=0) >= NOT_EVIDENCED
        if not opening:
            self.book(unmet)
        return unmet

    def book(self, unmet):
        """A join that the gate holds breaks nothing: checks before a join that are in breach are then left out."""
        held = (unmet > 0) & (self.policy != "proceed")
        for i, (_, _, checks) in enumerate(self.principles):
            seen = []
            for c in checks:
                left_out = held & (c.when == "before each join") & (c.standing >= NOT_EVIDENCED)
                seen.append(np.where(left_out, UNSEEN, c.standing))
            self.verdict[:, i] = np.maximum(self.verdict[:, i], np.max(seen, axis=0))

    def shares(self):
        """For each principle the number of trajectories in which it applied and in which it was met throughout."""
        return {name: (int((v > UNSEEN).sum()), int((v == MET).sum()))
                for (name, _, _), v in zip(self.principles, self.verdict.T)}
