# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of result folders share: the built program, and small results that it made."""

import os
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("HEADROOM", str(ROOT / ".build/release/headroom"))


def headroom(*arguments):
    """Runs the program; fails with its message."""
    made = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    return made.stdout


@pytest.fixture(scope="session")
def result(tmp_path_factory):
    """Four joining schools in 150 futures, trajectories kept."""
    folder = tmp_path_factory.mktemp("results") / "four"
    scenario = ROOT / "Scenarios/four-joiners.yaml"
    headroom("run", scenario, "--runs", 150, "--trajectories", "--quiet", "--out", folder)
    return folder


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    """Whoever reads a result needs no network."""

    def refuse(*_, **__):
        raise AssertionError("a test reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
