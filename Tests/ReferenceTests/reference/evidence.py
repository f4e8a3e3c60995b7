# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents, reviews, internal audit and recommendations. Implements Governance.md from Documents on."""

import numpy as np

from .centre import F
from .demand import improvement_days
from .governance import Board, Committees, leaders_change, rounded
from .scenario import FUNCTIONS, first_day, years_before

PARTS = {
    "growth-evaluation": {"executive": 0.5, "governance": 0.25, "finance": 0.25},
    "governance-review": {"governance": 0.6, "executive": 0.4},
    "external-governance-review": {"governance": 0.7, "executive": 0.3},
    "central-services-internal": {"executive": 0.3, "governance": 0.1, "finance": 0.15, "people": 0.15, "estates": 0.15,
                                  "technology": 0.15},
    "central-services-external": {"executive": 0.3, "governance": 0.1, "finance": 0.15, "people": 0.15, "estates": 0.15,
                                  "technology": 0.15},
    "growth-capacity-review": {"executive": 0.35, "governance": 0.2, "school-improvement": 0.2, "finance": 0.25},
    "internal-audit": {"governance": 0.5, "finance": 0.5},
    "best-practice-finance": {"finance": 0.75, "governance": 0.25},
    "best-practice-governance": {"governance": 0.75, "executive": 0.25},
    "best-practice-safeguarding": {"pupil-safety": 0.75, "governance": 0.25},
    "best-practice-estates": {"estates": 0.75, "governance": 0.25},
    "best-practice-digital": {"technology": 0.75, "governance": 0.25},
}
KINDS = list(PARTS)
OUTGROWN = [KINDS.index(k) for k in ("growth-evaluation", "governance-review", "growth-capacity-review")]
CAPACITY = KINDS.index("growth-capacity-review")
DOMAINS = ["improvement", "support", "finance", "governance"]
PRACTICE = {"best-practice-finance": "finance", "best-practice-governance": "governance",
            "best-practice-safeguarding": "pupil-safety", "best-practice-estates": "estates",
            "best-practice-digital": "technology"}


class Governance:
    """Everything that Governance.md keeps, and the days it asks for."""

    def __init__(self, w):
        self.board, self.committees = Board(w), Committees(w)
        per_kind = {key: np.array([w.value(f"governance.{key}", k) for k in KINDS])
                    for key in ("review_days", "review_cost", "review_validity", "reviewer_late", "commissioned")}
        self.days, self.cost = per_kind["review_days"], per_kind["review_cost"]
        self.validity, self.late = per_kind["review_validity"], per_kind["reviewer_late"]
        self.commissioned = per_kind["commissioned"] >= 0.5
        self.asked = np.zeros((w.n, len(KINDS)))
        self.open_documents(w)
        self.lately = np.ones((w.n, len(FUNCTIONS)))
        self.deadline = rounded(w.value("governance.recommendation_deadline"))
        self.open = np.zeros((w.n, self.deadline), int)
        self.raised = self.open.copy()
        self.overdue = np.zeros(w.n, int)
        self.audit_planned, self.audit_done, self.due_now, self.in_time = [], [], [], []
        w.review_fees = np.zeros(w.n)

    def open_documents(self, w):
        """Section Documents, At the start: the latest of each kind on file."""
        shape = (w.n, len(KINDS))
        self.last, self.due = np.full(shape, -(10**6)), np.ones(shape, int)
        self.done, self.schools = np.zeros(shape), np.full(shape, w.sc.at_start.sum())
        self.finding, self.lacking = np.zeros(shape), np.ones((w.n, len(DOMAINS)), bool)
        self.findings = np.zeros(w.n, int)
        latest = {}
        for row in sorted(w.sc.tree.get("evidence") or [], key=lambda r: r["date"]):
            latest[row["item"]] = row
        for k, row in ((KINDS.index(item), row) for item, row in latest.items()):
            covered = [t for t in range(-1, 3 * w.sc.years + 3)
                       if years_before(row["expiry"], first_day(w.sc.start + t + 1)) < 0.002]
            if covered:
                self.last[:, k], self.due[:, k] = covered[-1], max(0, covered[-1])
                self.done[:, k] = 0.5 if covered[-1] <= 0 and self.commissioned[k] else 0
            self.read_result(k, str(row["result"]))

    def read_result(self, k, result):
        if KINDS[k] == "growth-capacity-review":
            self.lacking[:] = [d in result for d in DOMAINS]
            self.finding[:, k] = result == "capacity exists"
        elif KINDS[k].startswith("central-services") or KINDS[k] == "internal-audit":
            self.finding[:, k] = float(result)
            if KINDS[k] == "internal-audit":
                self.findings[:] = int(float(result))
        else:
            self.finding[:, k] = result in ("ready", "capacity exists", "effective", "compliant")

    def outgrown(self, w):
        limit = w.value("governance.review_growth_limit")
        grown = np.zeros(self.last.shape, bool)
        if limit > 0:
            more = w.member.sum(1)[:, None] > (1 + limit) * self.schools[:, OUTGROWN] + 1e-9
            grown[:, OUTGROWN] = more
        return grown

    def counts(self, w):
        return (self.last >= w.t) & ~self.outgrown(w)

    def move(self, w):
        """Step moveGovernance."""
        self.board.move(w)
        year = w.value("governance.departure_year")
        if year > 0 and w.t == rounded(3 * (year - 1)):
            self.board.depart(w)
        self.committees.plan(w)

    def ask(self, w, expected):
        """Section Work: days by function, to be spread over members."""
        size = (1 + w.size_all / w.size0_all) / 2
        if expected:
            self.asked = np.broadcast_to(self.commissioned / self.validity, self.last.shape)
        else:
            self.due = np.where(self.outgrown(w), np.minimum(self.due, w.t), self.due)
            goal = np.where(w.t >= self.due, 1.0, 0.5)
            self.asked = np.maximum(0, goal - self.done) * ((w.t >= self.due - 1) & self.commissioned)
        days = {f: np.zeros(w.n) for f in FUNCTIONS}
        for k, kind in enumerate(KINDS):
            for f, part in PARTS[kind].items():
                days[f] = days[f] + self.days[k] * self.asked[:, k] * size * part
        days["governance"] = days["governance"] + w.value("governance.committee_days") * self.committees.part(w).sum(1)
        audit = self.audit_days(w)
        days["finance"] = days["finance"] + 0.7 * audit
        days["governance"] = days["governance"] + 0.3 * audit
        acting = (self.open.sum(1) + self.overdue) * w.value("governance.recommendation_days")
        days["executive"] = days["executive"] + acting / 2
        days["governance"] = days["governance"] + acting / 2
        return days

    def audit_days(self, w):
        return w.value("governance.audit_days") * w.member.sum(1) / 3

    def renew(self, w):
        """Step renewEvidence: what was served, committees, audit, recommendations, reviews."""
        asked = w.D.sum(2)
        served = np.nansum(w.D * np.where(np.isnan(w.share_served), 0, w.share_served), 2)
        self.sigma = np.where(asked > 0, served / np.where(asked > 0, asked, 1), 1)
        self.s = self.sigma + (1 - self.sigma) * w.value("governance.review_priority")
        self.lately = self.lately + (self.sigma - self.lately) / 3
        self.committees.build(w, self.s[:, F["governance"]])
        self.audit(w)
        self.act(w)
        self.close_reviews(w)

    def audit(self, w):
        g = self.audit_days(w)
        limit = self.committees.income_limit[1]
        idle = (limit > 0) & (self.committees.audited > limit) & ~self.committees.stands[:, 1]
        share = np.where(idle, 0, 0.7 * self.s[:, F["finance"]] + 0.3 * self.s[:, F["governance"]])
        self.audit_planned.append(g)
        self.audit_done.append(g * share)
        close = w.value("governance.audit_closing") * self.closers()
        self.findings = self.findings - w.rng.binomial(self.findings, close)
        mean = self.sigma[:, [F[f] for f in ("finance", "people", "estates", "technology")]].mean(1)
        rate = w.value("governance.audit_findings") / 3 * share * (1 + 5 * (1 - mean))
        new = (w.member & (w.since < 3)).sum(1)
        rate = rate + w.value("governance.audit_joiner_findings") / 3 * new
        self.findings = self.findings + w.rng.poisson(rate) * (g > 0)

    def closers(self):
        return (self.s[:, F["executive"]] + self.s[:, F["governance"]]) / 2

    def act(self, w):
        """Section Acting on recommendations."""
        all_open = self.open.sum(1) + self.overdue
        limit = w.value("governance.recommendations_per_executive")
        attention = np.ones(w.n)
        if limit > 0:
            attention = np.where(all_open > 0, np.minimum(1, limit * w.people_in("executive") / np.maximum(all_open, 1)), 1)
        c = w.value("governance.recommendation_closing") * self.closers() * attention
        self.overdue = self.overdue - w.rng.binomial(self.overdue, c)
        self.open = self.open - w.rng.binomial(self.open, c[:, None])
        self.overdue = self.overdue + self.open[:, -1]
        self.due_now.append(self.raised[:, -1].copy())
        self.in_time.append(self.raised[:, -1] - self.open[:, -1])
        self.open[:, 1:] = self.open[:, :-1].copy()
        self.raised[:, 1:] = self.raised[:, :-1].copy()
        accepted = w.value("governance.recommendations_accepted")
        self.open[:, 0] = w.rng.poisson(w.value("governance.joiner_recommendations") * accepted * w.joined_now.sum(1))
        self.raised[:, 0] = self.open[:, 0]

    def close_reviews(self, w):
        """Sections Closing, What reviews find."""
        w.review_fees = np.zeros(w.n)
        standing = self.standings(w)
        for k, kind in enumerate(KINDS):
            works = sum(part * self.s[:, F[f]] for f, part in PARTS[kind].items())
            self.done[:, k] += self.asked[:, k] * works
            ready = self.commissioned[k] & (w.t >= self.due[:, k])
            ready &= self.done[:, k] >= w.value("governance.review_completeness")
            made = ready & (w.rng.random(w.n) >= self.late[k])
            until = w.t + rounded(self.validity[k])
            self.last[:, k] = np.where(made, until, self.last[:, k])
            self.due[:, k] = np.where(made, until, self.due[:, k])
            self.done[:, k] = np.where(made, 0, self.done[:, k])
            self.schools[:, k] = np.where(made, w.member.sum(1), self.schools[:, k])
            w.review_fees = w.review_fees + made * self.cost[k]
            points = self.find(w, k, kind, standing, made)
            pass_mark = w.value("governance.pass_mark")
            rate = w.value("governance.recommendations") * w.value("governance.recommendations_accepted")
            mean = rate * np.maximum(0.2, 1 + (pass_mark + 20 - points) / 40)
            new = w.rng.poisson(mean) * made
            self.open[:, 0] += new
            self.raised[:, 0] += new

    def standings(self, w):
        """Points of each area, before noise."""
        si = F["school-improvement"]
        load = sum(u[:, si] for u in w.load) / 3
        more = expected_joiner_days(w)
        load = load + np.where(w.C[:, si] > 0, more / np.where(w.C[:, si] > 0, w.C[:, si], 1), 0)
        others = [f for f in range(len(FUNCTIONS)) if f != si]
        income = (w.year_income * w.member).sum(1)
        board = self.board.vacant_share + 0.1 * (self.board.skills_missing + self.committees.missing(w, self.board))
        filled = (np.minimum(w.teachers, w.posts) * w.member).sum(1) / (w.posts * w.member).sum(1)
        x = {"improvement": load, "support": self.lately[:, others].mean(1),
             "finance": np.where(income > 0, w.reserves / income, 0), "governance": board, "staffing": filled}
        points = {area: self.points(w, area, value) for area, value in x.items()}
        points["penalty"] = w.value("governance.change_penalty") * leaders_change(w, self.board)
        return points

    def points(self, w, area, x):
        limit, healthy = w.value("governance.score_limit", area), w.value("governance.score_healthy", area)
        pass_mark = w.value("governance.pass_mark")
        if healthy == limit:
            return np.full(w.n, pass_mark + 20)
        return np.clip(pass_mark + 20 * (x - limit) / (healthy - limit), 0, 100)

    def find(self, w, k, kind, p, made):
        """The table of What reviews find; a verdict is yes at the pass mark or above."""
        noise = w.value("governance.score_noise")
        e = noise * w.rng.standard_normal(w.n)
        pass_mark = w.value("governance.pass_mark")
        if kind == "growth-capacity-review":
            each = np.stack([p[d] - (p["penalty"] if d == "governance" else 0) for d in DOMAINS], 1)
            each = np.clip(each + noise * w.rng.standard_normal(each.shape), 0, 100)
            self.lacking = np.where(made[:, None], each < pass_mark, self.lacking)
            self.finding[:, k] = np.where(made, (each >= pass_mark).all(1), self.finding[:, k])
            return each.mean(1)
        if kind == "internal-audit":
            self.finding[:, k] = np.where(made, self.findings, self.finding[:, k])
            return np.full(w.n, pass_mark + 20)
        if kind == "growth-evaluation":
            points = 0.4 * p["improvement"] + 0.3 * p["finance"] + 0.3 * p["staffing"] - p["penalty"]
        elif kind in ("governance-review", "external-governance-review"):
            points = p["governance"] - p["penalty"]
        elif kind.startswith("central-services"):
            vacant = np.maximum(0, w.row_posts - w.row_people).sum(1) / w.row_posts.sum(1)
            points = p["support"] - 50 * vacant
        else:
            new = (w.member & (w.since < 3)).sum(1) / w.member.sum(1)
            points = self.points(w, "support", (1 + self.lately[:, F[PRACTICE[kind]]]) / 2) - 40 * new
            points = points - (p["penalty"] / 2 if kind == "best-practice-governance" else 0)
        points = np.clip(points + e, 0, 100)
        shown = points if kind.startswith("central-services") else points >= pass_mark
        self.finding[:, k] = np.where(made, shown, self.finding[:, k])
        return points


def expected_joiner_days(w):
    """Improvement days that joins due next term are expected to ask, at the peak, without noise or travel."""
    days = improvement_days(w) + w.value("improvement.joining_days")
    return sum((days[:, s] * w.due_next(j) for j, s in enumerate(w.sc.join_school)), np.zeros(w.n))


def usual_reviews(w):
    """Finance.md, Yearly cost: fees of a usual year, at most the centre's other cost."""
    g = w.governance
    return min(w.non_staff0, float((3 / g.validity * g.cost * g.commissioned).sum()))
