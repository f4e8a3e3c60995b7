# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as spreadsheets read them: every cell where it belongs, and none that would run as a formula."""

import csv
import json

import pytest
import yaml
from conftest import ROOT, headroom

HOSTILE = [
    '=HYPERLINK("http://example.org","click")', "@cmd", "+44 20 7946 0000", "-2+3", "=cmd|' /C calc'!A0",
    "\t=1+1", "\uff1d1+1", 'a "quoted", word', "Ysgol Gyfun Gŵyr – £1m", "'=1+1", "-", "=",
]
# What Excel, LibreOffice and others may take for the start of a formula (OWASP, CSV injection).
STARTS = set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The example with names and principles that someone wrote to do harm."""
    folder = tmp_path_factory.mktemp("hostile")
    principles = yaml.safe_load((ROOT / "Scenarios/principles.yaml").read_text(encoding="utf-8"))
    for principle, text in zip(principles, HOSTILE):
        principle["title"] = principle["reference"] = text
    (folder / "principles.yaml").write_text(yaml.safe_dump(principles, allow_unicode=True), encoding="utf-8")
    scenario = {
        "headroom": 1, "title": '=HYPERLINK("http://example.org")',
        "extends": str(ROOT / "Scenarios/four-joiners.yaml"), "principles": "principles.yaml",
        "trust": {"name": "@cmd"},
        "shocks": [{"name": "=1+1", "per_year": 0.5, "cost": 100_000, "scope": "each school"}],
    }
    (folder / "hostile.yaml").write_text(yaml.safe_dump(scenario), encoding="utf-8")
    headroom("run", folder / "hostile.yaml", "--runs", 60, "--trajectories", "--quiet", "--out", folder / "r")
    return folder / "r"


def tables(folder):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if resource.get("type") == "table":
            text = (folder / resource["path"]).read_bytes().decode("utf-8")
            yield resource, text, list(csv.reader(text.splitlines(keepends=True), strict=True))


def test_no_cell_runs_as_a_formula(hostile):
    checked = 0
    for resource, _, rows in tables(hostile):
        types = [field["type"] for field in resource["schema"]["fields"]]
        for row in rows[1:]:
            for kind, cell in zip(types, row, strict=True):
                if kind in ("number", "integer"):
                    # A number may begin with a minus, but must be one.
                    assert cell == "" or float(cell) is not None
                else:
                    assert not cell or cell[0] not in STARTS, (resource["name"], cell)
                    checked += 1
    assert checked > 1_000


def test_hostile_texts_arrive_whole(hostile):
    rows = {table["name"]: rows for table, _, rows in tables(hostile)}["principles"]
    place = rows[0].index("title")
    for row, text in zip(rows[1:], HOSTILE):
        text = text.strip()  # as scenarios are read
        assert row[place] == ("'" + text if text[0] in STARTS else text)


def test_files_are_plain_csv(hostile):
    for resource, text, rows in tables(hostile):
        assert not text.startswith("\ufeff") and text.endswith("\n"), resource["name"]
        assert "\r" not in text, resource["name"]
        assert {len(row) for row in rows} == {len(rows[0])}, resource["name"]
        for row in rows[1:]:
            for field, cell in zip(resource["schema"]["fields"], row):
                if field["type"] in ("number", "integer"):
                    # No exponents, no thousands separators, no percent signs.
                    assert cell.strip("-0123456789.") == "", (resource["name"], field["name"], cell)


def test_readme_shows_a_users_words_as_they_are(hostile):
    page = (hostile / "README.md").read_text(encoding="utf-8")
    assert page.startswith('# =HYPERLINK("http://example.org")\n')


def test_verifies_and_exports(hostile, tmp_path):
    assert "is verified: every byte" in headroom("verify", hostile)
    assert headroom("export", hostile, "--out", tmp_path / "x.zip").endswith("x.zip\n")
