# SPDX-License-Identifier: GPL-3.0-or-later
"""The data package of a result, by the frictionless tool and by hand."""

import csv
import hashlib
import json
import re
import shutil

import frictionless
import pytest

UNITS = {
    "fraction", "GBP", "days", "count", "flag", "ratio", "terms", "standard deviations", "futures", "schools", "grade",
    "as the row's unit says", "year", "years", "pupils", "posts", "hours",
}


def package(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def tables(folder):
    return [resource for resource in package(folder)["resources"] if resource.get("type") == "table"]


def faults(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [error.type for task in report.tasks for error in task.errors] + [error.type for error in report.errors]


def test_frictionless_finds_no_fault(result):
    assert faults(result) == []


# A check that lets everything pass is none: each of these must be found.
@pytest.mark.parametrize(
    "file, old, new, fault",
    [
        ("outcomes.csv", "\n0,", "\nx,", "type-error"),
        ("outcomes.csv", "\n1,", "\n0,", "primary-key"),
        ("principles_by_term.csv", "\ngrowth-readiness,2027-autumn,1.0", "\ngrowth-readiness,2027-autumn,1.5", "constraint-error"),
        ("principles_by_term.csv", "\ngrowth-readiness,2027-autumn", "\nnobody,2027-autumn", "foreign-key"),
        ("fan.csv", "2027-autumn", "2027-winter", "constraint-error"),
        ("joins.csv", "\noakfield,", "\n,", "constraint-error"),
        ("schools.csv", "school,term", "term,school", "incorrect-label"),
    ],
)
def test_frictionless_would_find(result, tmp_path, file, old, new, fault):
    copy = shutil.copytree(result, tmp_path / "copy")
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    found = faults(copy)
    assert fault in found, found
    assert "hash-count" in found


def test_every_file_is_listed_with_size_and_hash(result):
    listed = {resource["path"]: resource for resource in package(result)["resources"]}
    views = {"report.html", "report.pdf"}
    assert set(listed) | {"datapackage.json"} == {path.name for path in result.iterdir()} - views
    for path, resource in listed.items():
        if path == "manifest.json":
            continue
        data = (result / path).read_bytes()
        assert resource["bytes"] == len(data), path
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest(), path


def test_every_column_says_what_it_is(result):
    for table in tables(result):
        with open(result / table["path"], encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        fields = table["schema"]["fields"]
        assert [field["name"] for field in fields] == header
        for field in fields:
            place = f"{table['name']}.{field['name']}"
            assert field["description"].endswith(".") and len(field["description"]) > 5, place
            isnumber = field["type"] in ("number", "integer")
            assert ("unit" in field) == isnumber, place
            assert not isnumber or field["unit"] in UNITS, f"{place}: {field['unit']}"
            assert isinstance(field["constraints"]["required"], bool), place


def test_members_of_the_second_version_of_the_standard(result):
    described = package(result)
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[-a-z0-9._/]+", described["name"])
    assert described["licenses"][0]["name"] == "OGL-UK-3.0"
    assert "Open Government Licence v3.0" in described["sources"][0]["title"]
    # No time of day, so that the same result has the same package.
    assert "created" not in described
    for table in tables(result):
        assert re.fullmatch(r"[-a-z0-9._/]+", table["name"])
        assert table["encoding"] == "utf-8" and table["mediatype"] == "text/csv"
        assert table["schema"]["primaryKey"]


def test_readme_tells_of_every_file_and_links_to_nothing(result):
    page = (result / "README.md").read_text(encoding="utf-8")
    for path in result.iterdir():
        assert path.name in page or path.name == "README.md", path.name
    assert "headroom verify ." in page
    assert "Open Government Licence" in page
    assert len(page.splitlines()) < 70, "one page"
