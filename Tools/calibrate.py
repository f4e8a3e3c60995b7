# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes Scenarios/CALIBRATION.md: the defaults beside what `headroom fit` makes of the public data in Notebooks/data.

    make calibrate
"""

import csv
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/headroom"
DATA = "Notebooks/data"
PHASES = ["primary", "secondary", "special"]
GRADES = ["outstanding", "good", "requires-improvement", "inadequate"]
defaults = yaml.safe_load((ROOT / "Scenarios/defaults.yaml").read_text(encoding="utf-8"))
commands = []


def number(value):
    text = str(value).replace("_", "")
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def default(key, *path):
    value = defaults[key]["value"]
    for name in path:
        value = value[name]
    return number(value)


def fit(file, *options, told=True):
    """What `headroom fit` says of a file, by part."""
    words = ["fit", str(file), *options, "--format", "json"]
    if told:
        commands.append(" ".join(["headroom", *[f'"{w}"' if " " in w else w for w in words[:-2]]]))
    run = subprocess.run([PROGRAM, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"headroom: {' '.join(words)} failed:\n{run.stderr}")
    return {part["part"]: part for part in json.loads(run.stdout)["parts"]}


def estimate(part, parameter):
    found = part["families"][0]["parameters"][parameter]
    return found["value"], found["standard_error"]


rows = []


def row(what, default_value, source, found, show=lambda v: f"{v:.3g}", note="", held=True):
    """One line: agrees where the default lies within two standard errors of our figure."""
    value, error = found
    if error is None or not held:
        verdict = "–"
    else:
        apart = abs(default_value - value) / error
        verdict = "agrees" if apart <= 2 else f"differs ({apart:.1f} se)"
    ours = f"{show(value)} ± {show(error)}" if error is not None else show(value)
    rows.append((what, show(default_value), source, ours, verdict, note))


def percent(value):
    return f"{100 * value:.2f}%"


def section(title, text):
    rows.append((title, text))


def balances():
    section(
        "A school's own in-year balance",
        "Student-t by maximum likelihood on classes of 0.2 points, cut to a fifth of income as the data are. *Own* is what is left "
        "beyond the mean of the school's authority and year. The default's scale is the part that pupils, posts and failures "
        "don't carry already, so it is held against nothing: beside it stands the scale in all of the parameter table.",
    )
    options = ["--column", "from_permille", "--count", "schools", "--width", "2", "--between=-200,200",
               "--by", "phase", "--family", "student_t"]
    raw = fit(f"{DATA}/balance-classes.csv", *options, "--replicates", "0")
    # Taking an authority's mean off can carry a balance a little beyond the range of the data.
    own = fit(f"{DATA}/own-classes.csv", *[o.replace("200,200", "300,300") for o in options], "--replicates", "99")
    table = {"primary": 0.031, "secondary": 0.026, "special": 0.038}
    for phase in PHASES:
        for name, parts in [("as reported", raw), ("own", own)]:
            part = parts[f"phase={phase}"]
            best = part["families"][0]
            p = best["p_value"]
            note = "" if p is None else f"p {'≤ ' if p <= 0.01 else ''}{p:.2g}, largest gap {100 * best['largest_distance']:.2f} points"
            row(f"degrees of freedom, {phase}, {name}", default("schools.balance_shock", phase, "student_t", "dof"),
                "DATA-1", estimate(part, "dof"), note=note)
            value, error = estimate(part, "scale")
            row(f"scale in all, {phase}, {name}", table[phase], "DATA-1", (value / 1000, error / 1000), percent,
                f"default's part {percent(default('schools.balance_shock', phase, 'student_t', 'scale'))}")


def persistence():
    section("A balance and the next year's", "Pearson's correlation of reported balances, rounded to 1%.")
    parts = correlate("balance-pairs.csv", "balance_percent", "next_balance_percent", "--count", "schools", "--by", "phase")
    for phase in PHASES:
        row(f"persistence, {phase}", default("schools.balance_persistence", phase), "bal.idio.*", parts[f"phase={phase}"])


def correlate(file, one, other, *options):
    return {
        name: (part["correlation"], part["standard_error"])
        for name, part in fit(f"{DATA}/{file}", "--column", one, "--against", other, *options).items()
    }


def shared():
    section(
        "Shocks that schools share",
        "An authority's year: a normal distribution of two contrasts of its yearly means, each with the known error that its "
        "schools' own chance leaves. The sector's year has three years behind it, so its interval is wide.",
    )
    parts = fit(f"{DATA}/authority-contrasts.csv", "--column", "deviation", "--error", "error", "--by", "phase",
                "--by", "contrast", "--replicates", "99")
    for name, part in parts.items():
        p = part["families"][0]["p_value"]
        row(f"authority's year, sd: {name.replace('phase=', '').replace('contrast=', '')}",
            default("economy.authority_shock", "normal", "sd"), "bal.la_year", estimate(part, "sd"), percent, f"p {p:.2g}")
    for phase in PHASES:
        years = {}
        with (ROOT / DATA / "balance-classes.csv").open() as file:
            for line in csv.DictReader(file):
                if line["phase"] == phase:
                    years.setdefault(line["fy_ending"], []).append(
                        ((float(line["from_permille"]) + 1) / 1000, int(line["schools"])))
        means = [sum(v * n for v, n in year) / sum(n for _, n in year) for year in years.values()]
        middle = sum(means) / len(means)
        sd = math.sqrt(sum((m - middle) ** 2 for m in means) / (len(means) - 1))
        # Quantiles of chi-square with two degrees of freedom are -2 log(1 - p).
        low, high = (sd * math.sqrt(2 / (-2 * math.log(1 - p))) for p in (0.975, 0.025))
        row(f"sector's year in all, sd, {phase}, {len(means)} years", 0.012, "bal.sector_year", (sd, None), percent,
            f"95% interval {percent(low)} to {percent(high)}: "
            + ("holds it" if low <= 0.012 <= high else "doesn't hold it")
            + f"; default's part {percent(default('economy.sector_shock', 'normal', 'sd'))}")


def growth():
    section(
        "Income and spending",
        "Correlation of their growth in a year, school by school. Nothing is drawn from it: the model's spending follows its income, "
        "and the table says 0.60 to 0.67.",
    )
    parts = correlate("growth-pairs.csv", "income_percent", "spending_percent", "--count", "schools", "--by", "phase")
    for phase in PHASES:
        row(f"correlation, {phase}", 0.635, "bal.corr_inc_exp", parts[f"phase={phase}"], held=False,
            note="in the table's range" if 0.60 <= round(parts[f"phase={phase}"][0], 2) <= 0.67 else "outside the table's range")


def leavers():
    section("Teachers who leave", "The year's shift of the leaver rate, primary schools, in logits, over 14 years.")
    part = fit(f"{DATA}/leavers.csv", "--column", "shift", "--family", "normal", "--replicates", "199")[""]
    row("year effect, sd", default("schools.turnover_year_effect", "normal", "sd"), "A1p", estimate(part, "sd"),
        note=f"p {part['families'][0]['p_value']:.2g}")
    lag = correlate("leavers.csv", "last_shift", "shift", "--skip-empty")[""]
    row("persistence of the year effect", default("schools.turnover_year_persistence"), "A1p", lag)


def inspections():
    section(
        "Inspections",
        "Grades at the next graded inspection of schools that stayed in their trust. Good schools that stayed "
        "good by an ungraded visit are missing from the data, so the default corrects the rows (B2) and must differ there: it "
        "should be better than the data for good schools and about as good for outstanding ones.",
    )
    with (ROOT / DATA / "inspections.csv").open() as file:
        counted = [line for line in csv.DictReader(file) if line["trust"] == "same"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "inspections-by-grade.csv"
        with path.open("w", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(["before", "after", "came", "schools"])
            for line in counted:
                for after in "1234":
                    writer.writerow([line["prev_grade"], after, int(line["latest_grade"] == after), line["schools"]])
        commands.append("headroom fit inspections-by-grade.csv --column came --count schools --by before --by after --family bernoulli")
        parts = fit(path, "--column", "came", "--count", "schools", "--by", "before", "--by", "after", "--family",
                    "bernoulli", told=False)
    for before, name in enumerate(GRADES, 1):
        for after, next_name in enumerate(GRADES, 1):
            row(f"{name} → {next_name}", default("inspection.after_" + name.replace("-", "_"), next_name), "B2",
                estimate(parts[f"before={before}, after={after}"], "probability"), percent)


def joins():
    section(
        "Joins",
        "Schools that join a trust in a year, by the trust's size: negative binomial. Survivors only. No default rests on it, for "
        "joins are what a trust proposes; the parameter table's figures stand beside it.",
    )
    parts = fit(f"{DATA}/joins.csv", "--column", "joins", "--count", "trust_years", "--by", "schools_before", "--family",
                "negative_binomial", "--replicates", "199")
    table = {"3-5": (0.64, 0.31), "6-9": (1.04, 0.52), "10-19": (1.61, 0.45), "20+": (2.01, 1.19)}
    for band, (mean, size) in table.items():
        part = parts[f"schools_before={band}"]
        p = part["families"][0]["p_value"]
        row(f"mean, trusts of {band}", mean, "G1", estimate(part, "mean"), note=f"p {'≤ ' if p <= 0.005 else ''}{p:.2g}")
        row(f"size, trusts of {band}", size, "G1", estimate(part, "size"))


def document():
    lines = [
        "# Calibration",
        "",
        "The defaults beside what `headroom fit` makes of [small cuts of public data](../Notebooks/data/README.md); `make calibrate` "
        "writes this page again. Ours is an estimate with its standard error; *agrees* means that the default lies within two of "
        "these, *differs* says how many it is away. With tens of thousands of schools a standard error is small, and a difference may "
        "be certain and still not matter: look at the figures, not at the word alone. Three years of accounts are few: the standard "
        "errors hold for schools like these in years like these. p-values are of a parametric bootstrap (seed 1).",
        "",
        "Sources such as DATA-1 and B2 are those that [defaults.yaml](defaults.yaml) names; *default's part* is what stands there where "
        "the model makes the rest of the same spread from pupils, posts, prices and failures.",
        "",
        "Contains public sector information licensed under the Open Government Licence v3.0 (Department for Education; Ofsted).",
    ]
    for item in rows:
        if len(item) == 2:
            lines += ["", f"## {item[0]}", "", item[1], "",
                      "| what | default or table | from | ours | | |", "|---|---:|---|---:|---|---|"]
        else:
            lines.append("| " + " | ".join(item) + " |")
    differ = [item for item in rows if len(item) > 2 and item[4].startswith("differs")]
    lines += ["", "## How", "", f"{len(differ)} of {sum(len(item) > 2 for item in rows)} figures differ. The commands:", "", "```"]
    lines += commands + ["```", ""]
    return "\n".join(lines)


def main():
    for part in [balances, persistence, shared, growth, leavers, inspections, joins]:
        part()
    path = ROOT / "Scenarios/CALIBRATION.md"
    path.write_text(document(), encoding="utf-8")
    print(f"Written: {path.relative_to(ROOT)}")


main()
