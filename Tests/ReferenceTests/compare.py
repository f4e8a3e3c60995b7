# SPDX-License-Identifier: GPL-3.0-or-later
"""Is what the engine and the reference give the same in distribution? z-scores of every figure, and a bound on the largest.

Each comparison is of two independent samples, engine (a) and reference (b):

- mean: difference over its standard error, from the pooled variance.
- sd: difference of the variances over its standard error, from the pooled fourth central moment.
- q05, q50, q95: shares of both samples at or below the pooled quantile, over the standard error of the difference of two shares.
- share: probabilities of a principle, the same way.

With m figures the largest |z| passes a two-sided Bonferroni bound at a family-wise level of 1%: it holds whatever the dependence between
figures, and there is much of it (terms, quantiles).
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

LEVEL = 0.01
QUANTILES = {"q05": 0.05, "q50": 0.5, "q95": 0.95}


@dataclass
class Figure:
    name: str
    term: int
    kind: str
    engine: float
    reference: float
    z: float


def bound(number, level=LEVEL):
    """The largest |z| that may be among so many figures."""
    return float(stats.norm.isf(level / 2 / number))


def share_z(a, n, b, m):
    """Two shares a/n and b/m; pooled standard error, 0 where both are certain."""
    p = (a + b) / (n + m)
    se = np.sqrt(p * (1 - p) * (1 / n + 1 / m))
    return float((a / n - b / m) / se) if se > 0 else 0.0


def moment_errors(a, b):
    """Standard errors squared of the differences of means and of variances, from pooled central moments (each about its own mean)."""
    d = np.concatenate([a - a.mean(), b - b.mean()])
    variance, fourth = (d**2).mean(), (d**4).mean()
    each = 1 / len(a) + 1 / len(b)
    return variance * each, max(fourth - variance**2, 0) * each


def slack(name, size):
    """What single precision and accounts in whole pence may part: a hundred-thousandth, and a pound or a ten-millionth."""
    return 1e-5 * size + (1.0 if name.endswith("_gbp") else 1e-7)


def difference_z(a, b, error, nothing):
    """Zero where neither sample varies and they are the same but for rounding (`nothing`); infinite where they are not."""
    if error > (0.1 * nothing) ** 2:
        return float((a - b) / np.sqrt(error))
    return 0.0 if abs(a - b) <= nothing else float("inf")


def figures(name, term, a, b):
    """All figures of one metric in one term; NaN (does not apply) is compared as a share of its own."""
    out = []
    both = np.isfinite(a).sum(), np.isfinite(b).sum()
    if both != (len(a), len(b)):
        out.append(Figure(name, term, "applies", both[0] / len(a), both[1] / len(b),
                          share_z(both[0], len(a), both[1], len(b))))
    a, b = a[np.isfinite(a)], b[np.isfinite(b)]
    if min(len(a), len(b)) < 100:
        return out
    means, variances = moment_errors(a, b)
    size = max(abs(a.mean()), abs(b.mean()))
    out.append(Figure(name, term, "mean", a.mean(), b.mean(), difference_z(a.mean(), b.mean(), means, slack(name, size))))
    z = difference_z(a.var(), b.var(), variances, slack(name, size) ** 2)
    out.append(Figure(name, term, "sd", a.std(), b.std(), z))
    pooled = np.concatenate([a, b])
    for kind, q in QUANTILES.items():
        at = np.quantile(pooled, q)
        at += slack(name, abs(at))
        below = (a <= at).sum(), (b <= at).sum()
        out.append(Figure(name, term, kind, np.quantile(a, q), np.quantile(b, q), share_z(below[0], len(a), below[1], len(b))))
    return out


def compare_terms(engine, reference, metrics):
    """Every metric in every term; both are metric -> [trajectory, term]."""
    out = []
    for name in metrics:
        for term in range(engine[name].shape[1]):
            out += figures(name, term, engine[name][:, term], reference[name][:, term])
    return out


def compare_principles(engine, reference):
    """Probabilities of principles: both are id -> (trajectories in which it applied, of them met)."""
    out = []
    for name, (m, l) in reference.items():
        n, k = engine[name]
        if n and m:
            out.append(Figure(name, -1, "share", k / n, l / m, share_z(k, n, l, m)))
    return out


def compare_means(scope, given, sample):
    """A table's means and standard errors (fan.csv) of one metric and scope against a sample [trajectory, term]."""
    out = []
    for term, (mean, se) in enumerate(given):
        x = sample[:, term][np.isfinite(sample[:, term])]
        error = se**2 + x.var(ddof=1) / len(x)
        out.append(Figure(scope, term, "mean", mean, x.mean(), difference_z(mean, x.mean(), error, slack(scope, abs(mean)))))
    return out


def compare_quantiles(name, given, sample, runs):
    """A table's quantiles (schools.csv) against the share of a sample [trajectory, term] that lies at or below them.

    The standard error counts both samples; `runs` are the futures that the engine's quantiles rest on, by term.
    """
    out = []
    for term, row in enumerate(given):
        x = sample[:, term][np.isfinite(sample[:, term])]
        for (kind, q), value in zip(QUANTILES.items(), row):
            if min(len(x), runs[term]) < 300:
                continue
            low, high = (x < value - slack(name, abs(value))).mean(), (x <= value + slack(name, abs(value))).mean()
            share = min(max(q, low), high)
            z = (share - q) / np.sqrt(q * (1 - q) * (1 / len(x) + 1 / runs[term]))
            out.append(Figure(name, term, kind, value, float(np.quantile(x, q)), float(-z)))
    return out


def largest(found):
    return max(found, key=lambda f: abs(f.z))


def table(found, number=12):
    """The figures farthest apart, for the message of a failing test."""
    rows = sorted(found, key=lambda f: -abs(f.z))[:number]
    return "\n".join(f"{f.name} term {f.term} {f.kind}: engine {f.engine:.6g}, reference {f.reference:.6g}, z {f.z:+.2f}"
                     for f in rows)
