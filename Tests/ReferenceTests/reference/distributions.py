# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers and distributions as Scenarios/README.md writes them (section Distributions)."""

from dataclasses import dataclass, field

import numpy as np
from scipy import stats

NAMES = {
    "normal", "uniform", "triangular", "pert", "student_t", "lognormal", "beta", "gamma", "exponential", "fixed",
}


def number(text):
    """A number as people write them: 5.5%, £2_400_000, 180k, 1.2m, 3 days (Scenarios/README.md, How values are written)."""
    if isinstance(text, (int, float)):
        return float(text)
    body = str(text).replace("£", "").replace("_", "").replace(",", "").strip()
    for suffix in ("terms", "term", "days", "day", "SD"):
        if body.endswith(suffix):
            body = body[: -len(suffix)].strip()
    scale = 1.0
    if body[-1] == "%":
        scale, body = 0.01, body[:-1]
    elif body[-1] == "k":
        scale, body = 1e3, body[:-1]
    elif body[-1] == "m":
        scale, body = 1e6, body[:-1]
    return float(body) * scale


def frozen(name, given):
    """The SciPy distribution of one written one."""
    p = {key: number(value) for key, value in given.items()} if isinstance(given, dict) else {"value": number(given)}
    if name == "normal":
        return stats.norm(p["mean"], p["sd"]) if p["sd"] > 0 else p["mean"]
    if name == "uniform":
        return stats.uniform(p["low"], p["high"] - p["low"])
    if name == "triangular":
        width = p["high"] - p["low"]
        return stats.triang((p["mode"] - p["low"]) / width, p["low"], width)
    if name == "pert":
        width = p["high"] - p["low"]
        a = 1 + 4 * (p["mode"] - p["low"]) / width
        return stats.beta(a, 6 - a, p["low"], width)
    if name == "student_t":
        return stats.t(p["dof"], p.get("location", 0.0), p["scale"])
    if name == "lognormal":
        mu = p["mu"] if "mu" in p else np.log(p["median"])
        sigma = p["sigma"] if "sigma" in p else (np.log(p["p95"]) - np.log(p["median"])) / stats.norm.ppf(0.95)
        return stats.lognorm(sigma, scale=np.exp(mu)) if sigma > 0 else np.exp(mu)
    if name == "beta":
        if "alpha" in p:
            return stats.beta(p["alpha"], p["beta"])
        n = p["mean"] * (1 - p["mean"]) / p["sd"] ** 2 - 1
        return stats.beta(p["mean"] * n, (1 - p["mean"]) * n)
    if name == "gamma":
        shape = p["shape"] if "shape" in p else (p["mean"] / p["sd"]) ** 2
        scale = p["scale"] if "scale" in p else p["sd"] ** 2 / p["mean"]
        return stats.gamma(shape, scale=scale)
    if name == "exponential":
        return stats.expon(scale=p["mean"])
    if name == "fixed":
        return p["value"]
    raise ValueError(f"the reference knows no distribution {name}")


@dataclass
class Distribution:
    """One uncertain value: held within `low` and `high` by truncation (Model.md, What isn't known, and what varies)."""

    base: object
    low: float = -np.inf
    high: float = np.inf
    path: dict = field(default_factory=dict)
    scale: float = 1.0  # of changes, applied to draws and to the mean
    shift: float = 0.0
    allowed: tuple = (-np.inf, np.inf)

    def __post_init__(self):
        self.fixed = not hasattr(self.base, "cdf")
        if not self.fixed:
            self.below, self.above = self.base.cdf(self.low), self.base.cdf(self.high)
            self.bounded = self.below > 0 or self.above < 1

    def quantile(self, u):
        if self.fixed:
            return np.full(np.shape(u), self.base)
        return self.base.ppf(self.below + u * (self.above - self.below))

    def changed(self, x):
        """Draws after the changes that hold; bounds are the assumption's, not `between`."""
        if (self.scale, self.shift) == (1, 0):
            return x
        return np.clip(self.scale * x + self.shift, *self.allowed)

    @property
    def mean(self):
        if self.fixed:
            plain = self.base
        elif not self.bounded:
            plain = float(self.base.mean())
        else:
            plain = float(self.base.expect(lambda x: x, lb=self.low, ub=self.high, conditional=True))
        return self.changed(plain)

    def draw(self, rng, size):
        """Draws within bounds by rejection, then changed."""
        return self.changed(self.draw_plain(rng, size))

    def draw_plain(self, rng, size):
        if self.fixed:
            return np.full(size, float(self.base))
        x = self.base.rvs(size=size, random_state=rng)
        outside = (x < self.low) | (x > self.high)
        while np.any(outside):
            x = np.where(outside, self.base.rvs(size=size, random_state=rng), x)
            outside = (x < self.low) | (x > self.high)
        return x


def distribution(written, low=-np.inf, high=np.inf):
    """A distribution from its YAML; a plain number is a fixed one. `low`, `high`: the bounds of the assumption."""
    if not isinstance(written, dict):
        return Distribution(number(written), low, high, allowed=(low, high))
    allowed = low, high
    name = next(key for key in written if key in NAMES)
    if "between" in written:
        a, b = (number(x) for x in written["between"])
        low, high = max(low, a), min(high, b)
    path = {int(year): number(value) for year, value in written.get("path", {}).items()}
    return Distribution(frozen(name, written[name]), low, high, path, allowed=allowed)
