# SPDX-License-Identifier: GPL-3.0-or-later
"""Results made by the built program, and Chromium to look at their board papers."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
HEADROOM = os.environ.get("HEADROOM", ROOT / ".build/release/headroom")
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"

# Width and height of a phone, a laptop, and A4 between its margins at 96 pixels an inch.
WIDTHS = {"phone": (390, 844), "laptop": (1366, 768), "paper": (688, 1000)}

# Titles and names that would break a page which does not escape them.
HOSTILE = '</script><script>document.title = "taken"</script><img src=x onerror=alert(1)> & "quoted"'


def headroom(*words, expects=0):
    done = subprocess.run(
        [HEADROOM, *map(str, words)], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == expects, done.stderr
    return done


@pytest.fixture(scope="session")
def results(tmp_path_factory):
    """One result of each kind: name -> folder."""
    home = tmp_path_factory.mktemp("results")
    kinds = {
        "four": ["Scenarios/four-joiners.yaml"],
        "none": ["Scenarios/no-growth.yaml"],
        "ten-years": ["Scenarios/eight-joiners.yaml", "--set", "years=10"],
        "hostile": [
            "Scenarios/two-joiners.yaml", "--set", f"title={quoted(HOSTILE)}",
            "--set", f"trust.name={quoted(HOSTILE)}",
        ],
    }
    folders = {}
    for name, words in kinds.items():
        folders[name] = home / name
        headroom("run", *words, "--runs", 200, "--out", folders[name], "--quiet")
    return folders


def quoted(text):
    """As YAML in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """A board paper in a browser, with all that the browser complained of."""

    def __init__(self, browser, path, width):
        size = WIDTHS[width]
        self.context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        self.page = self.context.new_page()
        self.complaints = []
        self.requests = []
        self.page.on("console", lambda message: self.hear(message))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        if width == "paper":
            self.page.emulate_media(media="print")
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-charts=drawn]", state="attached", timeout=60_000)

    def hear(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture
def opened(browser, results):
    """Opens the board paper of a result at a width."""
    contexts = []

    def open_at(kind, width):
        paper = Opened(browser, results[kind] / "report.html", width)
        contexts.append(paper.context)
        return paper

    yield open_at
    for context in contexts:
        context.close()
