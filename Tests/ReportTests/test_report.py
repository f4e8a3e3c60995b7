# SPDX-License-Identifier: GPL-3.0-or-later
"""The board paper as a browser shows it, at the widths of a phone, a laptop and A4."""

import csv
import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import HOSTILE, WIDTHS, headroom

KINDS = ["four", "none", "ten-years", "hostile"]
LARGEST = 3_000_000  # bytes of a paper that is sent by post


def rows(folder, name):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_opens_whole_without_a_complaint(opened, kind, width):
    paper = opened(kind, width)
    assert paper.complaints == []
    assert all(url.startswith("file:") for url in paper.requests) and len(paper.requests) == 1
    charts = paper.page.locator("[data-chart]")
    assert charts.count() >= (4 if kind == "none" else 6)
    assert paper.page.locator(".failed").count() == 0
    for place in range(charts.count()):
        chart = charts.nth(place)
        marks = chart.locator("svg .mark-area path, svg .mark-rect path, svg .mark-line path")
        assert marks.count() > 0, chart.get_attribute("data-chart")
        box = chart.locator("svg").bounding_box()
        assert box["width"] > 150 and box["height"] > 40
        words = chart.locator("xpath=..").get_attribute("aria-label")
        assert len(words) > 40 and "Vega" not in words and chart.get_attribute("role") is None


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_fits_its_width(opened, kind, width):
    """Only what may be scrolled by itself is wider than the page; on paper nothing is."""
    page = opened(kind, width).page
    limit = page.evaluate("document.documentElement.clientWidth")
    if width == "paper" and kind == "ten-years":
        limit = 1009  # the table of thirty terms lies on a sheet turned sideways
    assert page.evaluate("document.documentElement.scrollWidth") <= limit


@pytest.mark.parametrize("width", ["phone", "laptop"])
@pytest.mark.parametrize("kind", KINDS)
def test_passes_the_accessibility_check(opened, kind, width):
    page = opened(kind, width).page
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page).response["violations"]
    told = [f"{rule['id']}: {rule['help']}: {rule['nodes'][0]['html'][:160]}" for rule in found]
    assert told == []


def test_the_accessibility_check_can_fail(opened):
    page = opened("four", "laptop").page
    page.evaluate("document.querySelector('[role=img][aria-label]').removeAttribute('aria-label')")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert Axe().run(page).response["violations"]


def test_can_be_walked_with_the_keyboard(opened):
    page = opened("four", "laptop").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#principles"
    details = page.query_selector("details:not([open])")
    details.query_selector("summary").focus()
    page.keyboard.press("Enter")
    assert details.evaluate("details => details.open")


def test_says_what_the_tables_say(opened, results):
    folder = results["four"]
    page = opened("four", "laptop").page
    outcomes = rows(folder, "outcomes.csv")
    share = 100 * sum(row["all_met"] == "true" for row in outcomes) / len(outcomes)
    verdict = page.locator(".verdict strong").inner_text()
    assert float(re.match(r"[\d.]+", verdict)[0]) == pytest.approx(share, abs=0.501)

    shown = {}
    for row in page.locator("#principles table.heat tbody tr:has(th[scope=row])").all():
        title = row.locator("th").inner_text().removesuffix(" *")
        shown[title] = row.locator("td").all_inner_texts()
    judged = [row for row in rows(folder, "principles.csv") if row["status"] == "modelled"]
    by_term = rows(folder, "principles_by_term.csv")
    assert len(shown) == len(judged) > 10
    for row in judged:
        cells = shown[row["title"]]
        if row["probability_met"]:
            assert number(cells[0]) == pytest.approx(100 * float(row["probability_met"]), abs=0.0501)
        own = [term for term in by_term if term["principle"] == row["principle"]]
        assert len(cells) == len(own) + 2
        for cell, term in zip(cells[2:], own):
            if term["probability_met"]:
                assert number(cell) == pytest.approx(100 * float(term["probability_met"]), abs=0.501)
            else:
                assert cell.startswith("·")


def number(text):
    return float(text.lstrip("<>"))


def test_draws_the_numbers_of_the_tables(opened, results):
    """The data behind the chart of reserves are those of fan.csv, to the last digit."""
    page = opened("four", "laptop").page
    spec = page.evaluate("JSON.parse(document.getElementById('reserves-spec').textContent)")
    fan = [
        row for row in rows(results["four"], "fan.csv")
        if row["metric"] == "reserves_gbp" and row["scope"] == "trust"
    ]
    values = spec["data"]["values"]
    assert len(values) == len(fan) == 15
    for value, row in zip(values, fan):
        for column in ["p05", "p25", "p50", "p75", "p95"]:
            assert value[column] == float(row[column])


def test_takes_no_orders_from_a_scenario(opened):
    page = opened("hostile", "laptop").page
    assert page.title().startswith(HOSTILE)
    assert page.locator("h1").inner_text() == HOSTILE
    assert page.locator("img").count() == 0


def test_lets_no_other_script_run(opened):
    """The page's policy stops a script that got in all the same."""
    paper = opened("four", "laptop")
    paper.page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'document.title = \"taken\"';"
        "document.body.append(s)"
    )
    assert paper.page.title() != "taken"
    assert any("Content Security Policy" in complaint for complaint in paper.complaints)


@pytest.mark.parametrize("kind", KINDS)
def test_is_small_enough_to_send(results, kind):
    assert 100_000 < (results[kind] / "report.html").stat().st_size < LARGEST


def test_prints_a_tagged_pdf(results, tmp_path):
    folder = tmp_path / "result"
    shutil.copytree(results["four"], folder)
    headroom("report", folder, "--pdf")
    pdf = (folder / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF") and b"/MarkInfo" in pdf and b"/StructTreeRoot" in pdf
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 4 <= pages <= 20
    again = headroom("report", folder, "--pdf", expects=1)
    assert "report.pdf already exists" in again.stderr
    headroom("report", folder, "--pdf", "--replace")
