# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes fit-values.csv and fit-expected.csv: samples, and what SciPy fits to them.

Run: python3 make.py    (SciPy 1.17)
Parameters by SciPy's densities and minimiser, standard errors from the Hessian by scipy.differentiate, Anderson and
Darling's statistic by scipy.stats.goodness_of_fit.
"""
import csv
import math
from pathlib import Path

import numpy as np
from scipy import differentiate, optimize, stats

COUNT = 80


def negative_binomial(mean, size):
    return stats.nbinom(size, size / (size + mean))


# Family: parameters of the sample, distribution by parameters.
FAMILIES = {
    "normal": ({"mean": -3.0, "sd": 2.0}, lambda p: stats.norm(p[0], p[1])),
    "lognormal": ({"mu": 11.0, "sigma": 0.7}, lambda p: stats.lognorm(p[1], scale=np.exp(p[0]))),
    "gamma": ({"shape": 2.5, "scale": 40.0}, lambda p: stats.gamma(p[0], scale=p[1])),
    "beta": ({"alpha": 2.0, "beta": 6.0}, lambda p: stats.beta(p[0], p[1])),
    "weibull": ({"shape": 1.7, "scale": 0.03}, lambda p: stats.weibull_min(p[0], scale=p[1])),
    "exponential": ({"mean": 12.0}, lambda p: stats.expon(scale=p[0])),
    "student_t": (
        {"dof": 3.0, "location": 0.01, "scale": 0.03}, lambda p: stats.t(p[0], p[1], p[2])),
    "poisson": ({"mean": 3.7}, lambda p: stats.poisson(p[0])),
    "negative_binomial": ({"mean": 1.5, "size": 0.6}, lambda p: negative_binomial(p[0], p[1])),
}
DISCRETE = {"poisson", "negative_binomial"}


def fit(name, values, start, make):
    # Parameters in units of what they started from.
    unit = np.abs(np.array(start))

    def loss(scaled):
        frozen = make(scaled * unit)
        density = frozen.logpmf if name in DISCRETE else frozen.logpdf
        value = -np.sum(density(values))
        return value if math.isfinite(value) else 1e300

    point = np.array(start) / unit
    for _ in range(6):
        point = optimize.minimize(
            loss, point, method="Nelder-Mead",
            options={"xatol": 1e-11, "fatol": 1e-12, "maxiter": 20_000, "maxfev": 20_000}).x

    def many(points):
        flat = points.reshape(len(point), -1)
        return np.array([loss(column) for column in flat.T]).reshape(points.shape[1:])

    hessian = differentiate.hessian(many, point, initial_step=0.02).ddf
    errors = np.sqrt(np.diag(np.linalg.inv(hessian))) * unit
    return point * unit, errors, -loss(point)


def main():
    here = Path(__file__).resolve().parent
    generator = np.random.default_rng(20_271)
    values_rows, expected = [], []
    for name, (truth, make) in FAMILIES.items():
        values = make(list(truth.values())).rvs(COUNT, random_state=generator)
        values = np.array([float(f"{value:.6g}") for value in values])
        found, errors, likelihood = fit(name, values, list(truth.values()), make)
        distance = ""
        if name not in DISCRETE:
            frozen = make(found)
            uniform = np.sort(frozen.cdf(values))
            distance = repr(float(stats.goodness_of_fit(
                stats.uniform, uniform, known_params={"loc": 0, "scale": 1}, statistic="ad",
                n_mc_samples=1).statistic))
        values_rows += [(name, repr(float(value))) for value in values]
        for parameter, value, error in zip(truth, found, errors):
            expected.append(
                (name, parameter, repr(float(value)), repr(float(error)), repr(float(likelihood)),
                 distance))
    for file, header, rows in [
        ("fit-values.csv", ["family", "value"], values_rows),
        ("fit-expected.csv",
         ["family", "parameter", "value", "standard_error", "log_likelihood", "anderson_darling"],
         expected),
    ]:
        with (here / file).open("w", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)


if __name__ == "__main__":
    main()
