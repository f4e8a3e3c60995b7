# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of answers to a board's questions, at the widths of a phone, a laptop and A4."""

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
