# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of answers to a board's questions, at the widths of a phone, a laptop and A4."""

import csv

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import HOSTILE, WIDTHS, Opened, headroom, quoted

FOUR = "Scenarios/four-joiners.yaml"
NAMED = ["--set", f"title={quoted(HOSTILE)}", "--set", f"trust.name={quoted(HOSTILE)}"]
QUESTIONS = {
    "compare": ["compare", "Scenarios/two-joiners.yaml", FOUR, *NAMED],
    "frontier": ["frontier", FOUR, "--to", 2, "--pace", "1,2", *NAMED],
    "target": ["target", FOUR, "--vary", "policy.reserves_plan", "--principle",
               "financial-stability", "--confidence", 0.5, *NAMED],
    "by-size": ["target", FOUR, "--reserves-by-size", "--sizes", "1,3", *NAMED],
    "stress": ["stress", FOUR, *NAMED],
    "reverse": ["stress", FOUR, "--reverse", *NAMED],
    "drivers": ["drivers", FOUR, *NAMED],
    "judgement": ["drivers", FOUR, "--judgement", *NAMED],
    "warning": ["warning", FOUR, *NAMED],
    "diligence": ["diligence", FOUR, *NAMED],
    "evppi": ["evppi", FOUR, *NAMED],
}


@pytest.fixture(scope="session")
def answers(tmp_path_factory):
    """One answer to each question: name -> folder."""
    home = tmp_path_factory.mktemp("answers")
    for name, words in QUESTIONS.items():
        headroom(*words, "--runs", 60, "--out", home / name, "--quiet")
    return home


@pytest.fixture
def opened(browser, answers):
    contexts = []

    def open_at(name, width):
        page = Opened(browser, answers / name / "report.html", width)
        contexts.append(page.context)
        return page

    yield open_at
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", QUESTIONS)
def test_opens_whole_without_a_complaint(opened, name):
    paper = opened(name, "laptop")
    assert paper.complaints == []
    assert all(url.startswith("file:") for url in paper.requests) and len(paper.requests) == 1
    assert paper.page.title().startswith(paper.page.locator("h1").inner_text())
    charts = paper.page.locator("[data-chart]")
    assert charts.count() >= 1
    assert paper.page.locator(".failed").count() == 0
    for place in range(charts.count()):
        assert charts.nth(place).locator("svg path").count() > 0
    assert "<script>" in paper.page.locator("body").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", QUESTIONS)
def test_fits_its_width(opened, name, width):
    page = opened(name, width).page
    limit = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= limit


@pytest.mark.parametrize("name", QUESTIONS)
def test_passes_the_accessibility_check(opened, name):
    page = opened(name, "laptop").page
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page).response["violations"]
    told = [f"{rule['id']}: {rule['help']}: {rule['nodes'][0]['html'][:160]}" for rule in found]
    assert told == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_is_verified_from_its_folder_alone(answers, name):
    assert "is verified: every byte" in headroom("verify", answers / name).stdout


def words(page):
    """The page's text, its disclosures open, with one space between words."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    return " ".join(page.locator("body").inner_text().replace("\u2060", "").split())


def table(answers, name, file):
    with open(answers / name / file, newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_stresses_stand_by_money_too_and_say_what_surprises(opened):
    text = words(opened("stress", "laptop").page)
    assert "What each stress costs" in text and "Median reserves at the end" in text
    assert "Schools joined" in text and "Joined, less those without" in text
    assert "What may surprise" in text and "Too many weak schools" in text


def test_no_headline_of_an_answer_has_a_raw_id_or_backticks(opened, answers):
    ids = {row["principle"] for row in table(answers, "stress", "stress_principles.csv")}
    for name in ["stress", "reverse", "target", "diligence", "warning", "frontier"]:
        page = opened(name, "laptop").page
        headline = page.locator(".verdict").inner_text()
        told = [id for id in ids if "-" in id and id in headline]
        assert told == [], headline
        assert "`" not in page.locator("main").inner_text().split("What it can't tell you")[0]


def test_a_pair_of_shocks_begins_where_one_alone_does(answers):
    alone = {(row["factor"], row["target"]): row for row in table(answers, "reverse", "reverse.csv")}
    pairs = table(answers, "reverse", "reverse_pairs.csv")
    assert pairs and {row["runs"] for row in pairs} == {"60"}
    for point in table(answers, "reverse", "reverse_contours.csv"):
        for own, other in [("first", "second"), ("second", "first")]:
            if float(point[f"{other}_size"]) == 0:
                single = alone[point[own], pairs[0]["target"]]
                assert float(point[f"{own}_size"]) == float(single["size"])


def test_a_target_says_what_else_it_does_and_what_that_costs(opened, answers):
    text = words(opened("target", "laptop").page)
    assert "What else it does, beside today" in text and "In-year balance of the last year" in text
    rows = {row["figure"]: row for row in table(answers, "target", "target_effects.csv")}
    answer = table(answers, "target", "target_answer.csv")[0]
    # Headline and table are of the same fresh futures.
    assert rows["probability"]["there"] == answer["fresh"]
    assert "held_gbp" in rows


def test_due_diligence_charts_joins_where_the_gate_decides(opened):
    text = words(opened("diligence", "laptop").page)
    assert "Schools that join, of 4 planned, mean" in text
    assert "Plus: more is left, or kept, than with none." in text


def test_reserves_by_size_name_what_the_trusts_own_principle_forbids(opened, answers):
    row = table(answers, "by-size", "reserves_by_size.csv")[0]
    assert float(row["ceiling_pct_income"]) == 0.2 < float(row["reserves_pct_income"])
    assert "allows at most" in opened("by-size", "laptop").page.locator(".verdict").inner_text()
