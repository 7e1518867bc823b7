"""The lock beside a workspace: whether a running program may have it, asked without taking anything."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.store.lock import Lock, Taken


def dead() -> int:
    """The id of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_nobody_has_what_was_never_taken(tmp_path: Path) -> None:
    assert not Lock(tmp_path / "w.lock").may_be_held()
    assert not (tmp_path / "w.lock").exists()


def test_asking_keeps_nobody_from_taking_it(tmp_path: Path) -> None:
    path = tmp_path / "w.lock"
    held = Lock(path)
    assert held.take() is Taken.OURS
    assert Lock(path).may_be_held()
    held.release()
    assert Lock(path).may_be_held(), "the process that took it last still runs: it may take it again"
    assert Lock(path).take() is Taken.OURS


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be asked for without interrupting it")
def test_a_process_that_has_ended_has_nothing(tmp_path: Path) -> None:
    path = tmp_path / "w.lock"
    held = Lock(path)
    held.take()
    who = json.loads(path.read_text("utf-8"))
    held.release()
    path.write_text(json.dumps({**who, "pid": dead()}), "utf-8")
    assert not Lock(path).may_be_held()
    path.write_text(json.dumps({**who, "pid": dead(), "host": "another"}), "utf-8")
    assert Lock(path).may_be_held(), "of another machine nothing is known"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"host": 1}', b"\xff\xfe"])
def test_what_cannot_be_read_may_be_held(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "w.lock"
    path.write_bytes(content)
    assert Lock(path).may_be_held()
