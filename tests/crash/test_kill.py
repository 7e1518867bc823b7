"""Killed at random moments, the workspace holds everything it acknowledged."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.workspace import Workspace
from tests.bounds import often

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of POSIX systems")
@pytest.mark.parametrize(
    "kills", [20, pytest.param(often(1000, 100), marks=[pytest.mark.long, pytest.mark.timeout(3600)])]
)
def test_nothing_acknowledged_is_lost(tmp_path: Path, kills: int) -> None:
    path = tmp_path / "w.zhupi.json"
    chance = random.Random(20)
    known, whole, alive = -1, 0, 0
    for kill in range(kills):
        if known > 900:  # the writer's text is nearly used up: a new workspace, or nothing would be killed at work
            path = tmp_path / f"w{kill}.zhupi.json"
            whole, known = whole + known, -1
        out = tmp_path / "acknowledged"
        with out.open("wb") as sink:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.crash.writer", str(path)], cwd=ROOT, stdout=sink, start_new_session=True
            )
            while not out.stat().st_size and process.poll() is None:
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 0.12))
            alive += process.poll() is None
            process.send_signal(signal.SIGKILL)
            process.wait()
        lines = [line.split() for line in out.read_text().splitlines() if line.startswith("span")]
        known = max([known, *(int(line[1]) for line in lines if len(line) == 3)])
        workspace = Workspace.open(path)
        assert not [report for report in workspace.reports if report.kind != "torn-tail"]
        assert workspace.check() == []
        spans = workspace.spans(workspace.entries()[0].uid) if workspace.entries() else None
        held = {span.start for span in spans} if spans else set()
        assert held >= set(range(known + 1))
        assert not workspace.read_only
        workspace.close()
    print(f"{alive} of {kills} killed at work, {whole + known} corrections acknowledged, none lost")
    assert whole + known > kills
    assert alive > kills * 0.9
