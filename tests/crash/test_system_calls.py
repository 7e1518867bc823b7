"""Killed before or after every system call that writes, the workspace holds everything it acknowledged.

strace stops the writer at the N-th call of a kind: a SIGKILL as the call begins, or a failing call that the program
has to live with. TinyDB's own storage is the control: it must fail, or this proves nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from core.workspace import Workspace
from tests.bounds import numbers
from tests.crash.workloads import rows_held

ROOT = Path(__file__).resolve().parents[2]
CALLS = (
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename,renameat,renameat2",
    "unlink,unlinkat",
    "link,linkat",
)
WORKLOADS = ("single", "bulk", "fold", "later", "rows", "taking")
"""`later` is `single` on a workspace that is there. strace counts the calls of each thread: what comes before the first
correction is then no call of the thread that opens, and the writer's own first calls are hit too. `rows` changes words,
labels, fields, same slogans and the policy; `taking` merges a copy and brings in another person's workspace."""

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not on this machine")


def traced(path: Path, workload: str, inject: str, module: str = "tests.crash.workloads") -> tuple[str, bool]:
    """Run a workload on that file under strace with one injection; what it said, and whether it was hit."""
    log = path.with_name(path.name + ".strace")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    calls = inject.split(":", maxsplit=1)[0]
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}", "-e", f"inject={inject}"]
    command += [
        "-P",
        str(path),
        *(f for ending in (".new", ".journal", ".journal.new") for f in ("-P", f"{path}{ending}")),
    ]
    command += ["-P", str(path.parent), sys.executable, "-m", module, str(path), workload]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    called = log.read_text(errors="replace")
    log.unlink()
    return done.stdout.decode(), "(INJECTED)" in called or "+++ killed by SIGKILL +++" in called


def acknowledged(printed: str) -> set[int]:
    return {int(line.split()[1]) for line in printed.splitlines() if line.startswith("saved ") and line.endswith(".")}


def held(path: Path) -> set[int]:
    """The starts of the spans that the workspace has, once it has been opened, checked and closed."""
    if not path.exists():
        return set()
    workspace = Workspace.open(path)
    assert {one.kind for one in workspace.reports} <= {"torn-tail"}
    assert workspace.check() == []
    found = {span.start for entry in workspace.entries() for span in workspace.spans(entry.uid) or ()}
    found |= rows_held(workspace) | ({2000} if any(workspace.others(one.uid) for one in workspace.entries()) else set())
    assert workspace.close()
    return found


def every_call(tmp_path: Path, workload: str, calls: str, action: str, at: Iterable[int]) -> int:
    """Inject at those calls, by their numbers, until there is none left to hit; how many were hit."""
    for count, number in enumerate(at):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        path = folder / "w.zhupi.json"
        if workload == "later":
            assert Workspace.open(path).close()
        printed, hit = traced(
            path, "single" if workload == "later" else workload, f"{calls}:{action.format(number=number)}"
        )
        assert held(path) >= acknowledged(printed)
        shutil.rmtree(folder)
        if not hit:
            assert printed.endswith("done\n")
            return count
    raise AssertionError("the workload never got to its end")


@pytest.mark.parametrize("workload", WORKLOADS)
def test_killed_at_system_calls(tmp_path: Path, workload: str) -> None:
    """The everyday run: the calls that put things on the disk, every third of them."""
    hits = 0
    for calls in ("fsync", "rename,renameat,renameat2"):
        (tmp_path / calls).mkdir()
        hits += every_call(tmp_path / calls, workload, calls, "signal=KILL:when={number}", range(1, 400, 4))
    assert hits


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("workload", WORKLOADS)
@pytest.mark.parametrize("calls", CALLS)
@pytest.mark.parametrize(
    "action",
    [
        "signal=KILL:when={number}",
        "error=EIO:when={number}",
        "error=ENOSPC:when={number}",
        "error=EIO:when={number}+",
        "error=ENOSPC:when={number}+",
    ],
)
def test_every_system_call(tmp_path: Path, workload: str, calls: str, action: str) -> None:
    """A kill as call N begins is a kill after call N - 1: both sides of every call are tried."""
    print(workload, calls, action, every_call(tmp_path, workload, calls, action, numbers(400)))


def test_tinydbs_own_storage_fails_this(tmp_path: Path) -> None:
    """The control: killed before it truncates, TinyDB's storage leaves a file that is not JSON."""
    for number in range(1, 60):
        path = tmp_path / f"{number}.json"
        printed, _hit = traced(path, "single", f"ftruncate:signal=KILL:when={number}", "tests.crash.tinydb_writer")
        try:
            found = set(json.loads(path.read_bytes())["_default"]["1"]["at"]) if printed else set()
        except ValueError:
            return
        assert found >= acknowledged(printed)
    raise AssertionError("the control did not fail")
