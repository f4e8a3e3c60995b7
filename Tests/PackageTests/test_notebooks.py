# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies in Notebooks/ besides their running: no outputs, small data, each file told of."""

import json

import pytest
from conftest import ROOT

NOTEBOOKS = sorted((ROOT / "Notebooks").glob("*.ipynb"))


def test_all_four_are_there_and_told_of():
    page = (ROOT / "Notebooks/README.md").read_text(encoding="utf-8")
    assert len(NOTEBOOKS) == 4
    for path in NOTEBOOKS:
        assert path.name in page


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_saved_without_output(path):
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None, "".join(cell["source"])[:60]


def test_data_are_small_attributed_and_name_nobody():
    folder = ROOT / "Notebooks/data"
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert "Open Government Licence v3.0 (Department for Education; Ofsted)" in page
    tables = sorted(folder.glob("*.csv"))
    assert tables and sum(path.stat().st_size for path in tables) < 1_000_000
    for path in tables:
        assert path.name in page
        header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        assert not {"urn", "trust_uid", "mat_uid", "name", "la_code", "local_authority"} & set(header)
