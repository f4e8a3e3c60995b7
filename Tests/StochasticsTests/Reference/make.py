# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes scipy-distributions.csv: what SciPy says of the specimens in Support/Specimens.swift.

Run: python3 make.py    (SciPy 1.17)
Columns: specimen, function (cdf, survival, quantile, mean, variance), argument, value.
"""
import csv
import math
from pathlib import Path

import numpy as np
from scipy import integrate, stats

LEVELS = [1e-9, 1e-4, 0.0312, 0.2103, 0.5007, 0.8341, 0.9705, 0.9997, 1 - 1e-9]
Z95 = stats.norm.ppf(0.95)


def pert(low, mode, high, lam=4):
    width = high - low
    return stats.beta(
        1 + lam * (mode - low) / width, 1 + lam * (high - mode) / width, low, width)


def negative_binomial(mean, size):
    return stats.nbinom(size, size / (size + mean))


CONTINUOUS = {
    "normal": stats.norm(3, 2),
    "lognormal": stats.lognorm(0.4, scale=math.exp(0.5)),
    "lognormal-median": stats.lognorm(math.log(25 / 10) / Z95, scale=10),
    "uniform": stats.uniform(-2, 5),
    "triangular": stats.triang(0.25, -1, 5),
    "triangular-left": stats.triang(0, 1, 3),
    "pert": pert(1, 2, 6),
    "pert-peaked": pert(-1, 3, 4, 9),
    "beta": stats.beta(2, 5),
    "beta-bathtub": stats.beta(0.4, 0.7),
    "beta-narrow": stats.beta(900, 100),
    "beta-mean": stats.beta(0.3 * 20, 0.7 * 20),
    "gamma": stats.gamma(2.5, scale=1.5),
    "gamma-small": stats.gamma(0.3, scale=2),
    "gamma-large": stats.gamma(4000, scale=0.01),
    "gamma-mean": stats.gamma(6.25, scale=1.6),
    "exponential": stats.expon(scale=0.2),
    "weibull": stats.weibull_min(1.7, scale=3),
    "weibull-heavy": stats.weibull_min(0.6, scale=2),
    "pareto": stats.pareto(2.5, scale=2),
    "pareto-light": stats.pareto(9, scale=1),
    "t-3": stats.t(3, 1, 2),
    "t-30": stats.t(30),
    "t-1": stats.t(1),
}
DISCRETE = {
    "poisson": stats.poisson(3.7),
    "poisson-small": stats.poisson(0.02),
    "poisson-large": stats.poisson(1234.5),
    "binomial": stats.binom(60, 0.04),
    "binomial-large": stats.binom(5000, 0.37),
    "negative-binomial": negative_binomial(4, 0.8),
    "negative-binomial-large": negative_binomial(300, 12.5),
    "bernoulli": stats.bernoulli(0.15),
}
# Specimen: base, low, high.
TRUNCATED = {
    "normal-cut": (CONTINUOUS["normal"], 2, 5),
    "normal-far": (stats.norm(0, 1), 6, math.inf),
    "normal-far-left": (stats.norm(0, 1), -math.inf, -5),
    "normal-wide": (stats.norm(0, 1), -1000, 3),
    "gamma-cut": (CONTINUOUS["gamma"], 1, 20),
    "t-cut": (CONTINUOUS["t-1"], -4, 10),
    "lognormal-cut": (CONTINUOUS["lognormal"], 0, 3),
    "beta-cut": (CONTINUOUS["beta-bathtub"], 0.2, 1),
}
TRUNCATED_COUNTS = {
    "poisson-cut": (CONTINUOUS | DISCRETE)["poisson"],
    "negative-binomial-cut": DISCRETE["negative-binomial"],
}
COUNT_RANGES = {"poisson-cut": (2, 8), "negative-binomial-cut": (1, math.inf)}


class Cut:
    """A continuous distribution given low < X <= high, masses from the nearer tail."""

    def __init__(self, base, low, high):
        self.base, self.low, self.high = base, low, high
        self.far = base.cdf(low) > 0.5
        self.kept = (
            base.sf(low) - base.sf(high) if self.far else base.cdf(high) - base.cdf(low))

    def cdf(self, x):
        return 1 - self.sf(x) if self.far else (
            (self.base.cdf(x) - self.base.cdf(self.low)) / self.kept)

    def sf(self, x):
        if self.base.cdf(x) > 0.5:
            return (self.base.sf(x) - self.base.sf(self.high)) / self.kept
        return (self.base.cdf(self.high) - self.base.cdf(x)) / self.kept

    def ppf(self, p):
        if self.far:
            return self.base.isf(self.base.sf(self.low) - p * self.kept)
        return self.base.ppf(self.base.cdf(self.low) + p * self.kept)

    def moment(self, power, centre):
        marks = [self.ppf(p) for p in (1e-12, 1e-6, 1e-3, 0.1, 0.5, 0.9, 0.999, 1 - 1e-6)]
        ends = [self.low, *marks, self.high]
        return sum(
            integrate.quad(
                lambda x: (x - centre) ** power * self.base.pdf(x), a, b,
                epsabs=0, epsrel=1e-12, limit=500)[0]
            for a, b in zip(ends, ends[1:]) if a < b) / self.kept

    def mean(self):
        return self.moment(1, 0)

    def var(self):
        return self.moment(2, self.mean())


class CutCounts:
    """Counts given low <= X <= high."""

    def __init__(self, base, low, high):
        self.values = np.arange(low, min(high, base.isf(1e-25)) + 1)
        mass = base.pmf(self.values)
        self.mass = mass / mass.sum()

    def cdf(self, x):
        return self.mass[self.values <= x].sum()

    def sf(self, x):
        return self.mass[self.values > x].sum()

    def ppf(self, p):
        return self.values[np.searchsorted(np.cumsum(self.mass), p)]

    def mean(self):
        return (self.values * self.mass).sum()

    def var(self):
        return ((self.values - self.mean()) ** 2 * self.mass).sum()


class Metalog:
    """Three-term metalog through p10, p50, p90 (Keelin 2016)."""

    def __init__(self, p10, p50, p90):
        self.a = np.linalg.solve([self.terms(y) for y in (0.1, 0.5, 0.9)], [p10, p50, p90])

    @staticmethod
    def terms(y):
        t = math.log(y) - math.log1p(-y)
        return [1, t, (y - 0.5) * t]

    def ppf(self, y):
        return float(self.a @ self.terms(y))

    def cdf(self, x):
        return self.level[x]

    def sf(self, x):
        return 1 - self.level[x]

    def moment(self, power, centre):
        """Over the logit t, whose density is that of the logistic distribution."""
        def integrand(t):
            y = 1 / (1 + math.exp(-t))
            value = self.a @ [1, t, (y - 0.5) * t]
            return (value - centre) ** power * stats.logistic.pdf(t)
        ends = range(-60, 61, 10)
        return sum(
            integrate.quad(integrand, a, b, epsabs=0, epsrel=1e-12, limit=500)[0]
            for a, b in zip(ends, ends[1:]))

    def mean(self):
        return self.moment(1, 0)

    def var(self):
        return self.moment(2, self.mean())

    level = {}


def rows(name, distribution):
    for p in LEVELS:
        x = float(distribution.ppf(p))
        Metalog.level[x] = p
        yield name, "quantile", p, x
        yield name, "cdf", x, distribution.cdf(x)
        yield name, "survival", x, distribution.sf(x)
    for function, value in (("mean", distribution.mean()), ("variance", distribution.var())):
        if math.isfinite(value):
            yield name, function, 0, value


def main():
    specimens = dict(CONTINUOUS) | DISCRETE
    specimens |= {name: Cut(*parts) for name, parts in TRUNCATED.items()}
    specimens |= {
        name: CutCounts(base, *COUNT_RANGES[name]) for name, base in TRUNCATED_COUNTS.items()}
    specimens["experts"] = Metalog(2, 5, 11)
    specimens["experts-even"] = Metalog(-1, 0, 1)
    path = Path(__file__).with_name("scipy-distributions.csv")
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["specimen", "function", "argument", "value"])
        for name, distribution in specimens.items():
            for row in rows(name, distribution):
                writer.writerow([row[0], row[1], repr(float(row[2])), repr(float(row[3]))])


if __name__ == "__main__":
    main()
