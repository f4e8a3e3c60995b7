# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine against an independent second implementation of the model, in distribution.

`reference/` was written from Sources/Simulation/Model.docc by somebody who had not read the engine's code. What it covers stands in
`reference/__init__.py`; `test_says_what_is_not_covered` prints what of a result is not compared. Seeds were fixed before the first run.
"""

import numpy as np
import pytest
from compare import (bound, compare_means, compare_principles, compare_quantiles, compare_terms, largest, table)
from reference.model import simulate
from reference.scenario import FUNCTIONS
from worlds import PARTS, STILL_WORLDS, STRESSES, WHOLE, Engine

RUNS, STRESS_RUNS, PART_RUNS, STILL_RUNS = 4000, 2000, 1000, 50
ENGINE_SEED, REFERENCE_SEED, OTHER_SEED = 1, 2, 3
# A rule changed in the reference, and the world whose test must notice.
TWINS = {
    "sector shock by school": "sector alone",
    "hires before leavers": "staffing alone",
    "whole answer": "economy alone",
}


@pytest.fixture(scope="session")
def engine(tmp_path_factory):
    """Results of the engine, each made once."""
    made = {}

    def result(name, world, runs, stress=None):
        if name not in made:
            made[name] = Engine(world, runs, tmp_path_factory.mktemp("engine") / "result", ENGINE_SEED, stress)
        return made[name]

    return result


@pytest.fixture(scope="session")
def reference():
    """Results of the reference, each made once."""
    made = {}

    def result(scenario, runs, seed=REFERENCE_SEED, twin=None):
        key = scenario, runs, seed, twin
        if key not in made:
            made[key] = simulate(scenario, runs, seed, twin)
        return made[key]

    return result


def everything(a, b):
    """All figures that engine (a) and reference (b) share."""
    names = [name for name in b.metrics if name in a.metrics]
    found = compare_terms(a.metrics, b.metrics, names)
    found += compare_principles(a.principles, b.catalogue.shares())
    for i, function in enumerate(FUNCTIONS):
        found += compare_means(f"utilisation of {function}", a.function_means(function), b.functions[:, :, i])
    for i, school in enumerate(b.ids):
        given, runs = a.school_quantiles(school)
        found += compare_quantiles(f"reserves of {school}", given, b.schools[:, :, i], runs)
    return found


def hold(found):
    """No figure lies beyond the Bonferroni bound of them all."""
    worst = largest(found)
    print(f"{len(found)} figures, largest |z| {abs(worst.z):.2f} ({worst.name}), bound {bound(len(found)):.2f}")
    assert abs(worst.z) <= bound(len(found)), "\n" + table(found)


@pytest.mark.parametrize("name", WHOLE)
def test_whole_model_agrees_in_distribution(name, engine, reference):
    a = engine(name, WHOLE[name], RUNS)
    hold(everything(a, reference(a.scenario, RUNS)))


@pytest.mark.parametrize("name", PARTS)
def test_one_part_alone_agrees_in_distribution(name, engine, reference):
    a = engine(name, PARTS[name], PART_RUNS)
    hold(everything(a, reference(a.scenario, PART_RUNS)))


@pytest.mark.parametrize("stress", STRESSES)
def test_a_stress_agrees_in_distribution(stress, engine, reference):
    a = engine(stress, ("four-joiners.yaml", []), STRESS_RUNS, stress)
    hold(everything(a, reference(a.scenario, STRESS_RUNS)))


@pytest.mark.parametrize("name", STILL_WORLDS)
def test_without_chance_money_agrees_to_single_precision(name, engine, reference):
    """No draw moves these, so nothing but arithmetic is compared: one part in a hundred thousand."""
    a = engine(name, STILL_WORLDS[name], STILL_RUNS)
    b = reference(a.scenario, STILL_RUNS)
    for metric in ("reserves_gbp", "pupils", "schools", "procurement_saving_gbp", "staff_cost_pct_income", "teaching_staffing_pct"):
        np.testing.assert_allclose(b.metrics[metric][0], a.metrics[metric][0], rtol=1e-5, err_msg=metric)
    hold(everything(a, b))


@pytest.mark.parametrize("twin", TWINS)
def test_a_wrong_twin_is_rejected(twin, engine, reference):
    """The same test on a reference with one rule changed."""
    a = engine(TWINS[twin], PARTS[TWINS[twin]], PART_RUNS)
    found = everything(a, reference(a.scenario, PART_RUNS, twin=twin))
    assert abs(largest(found).z) > bound(len(found)), "\n" + table(found)


def test_the_bound_lets_the_same_model_pass(engine, reference):
    """Reference against reference: z-scores spread as chance says, else the test above would be too lax or too strict."""
    a = engine("no growth", WHOLE["no growth"], RUNS)
    one, two = reference(a.scenario, RUNS), reference(a.scenario, RUNS, OTHER_SEED)
    found = compare_terms(one.metrics, two.metrics, one.metrics)
    assert abs(largest(found).z) <= bound(len(found)), "\n" + table(found)
    z = np.array([f.z for f in found if f.kind == "mean" and f.z != 0])
    assert 0.6 < np.sqrt((z**2).mean()) < 1.5


def test_says_what_is_not_covered(engine, reference):
    """Every principle of the catalogue is compared; columns of trajectories.csv that aren't are named, never counted as agreeing."""
    a = engine("no growth", WHOLE["no growth"], RUNS)
    b = reference(a.scenario, RUNS)
    assert b.catalogue.not_covered == []
    assert set(b.catalogue.shares()) == set(a.principles)
    missing = [name for name in a.metrics if name not in b.metrics]
    print("not compared:", ", ".join(missing))
    assert len(missing) < len(a.metrics) / 3
