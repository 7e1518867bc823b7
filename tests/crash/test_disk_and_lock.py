"""A real disk that fills up and has room again, and two programs that want the same workspace."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core import corrections
from core.changes import Transaction, apply
from core.workspace import Base, Workspace
from tests.bounds import often

from .sample import abandon, base_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def small_disk(tmp_path: Path) -> object:
    """A file system of 256 KiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("mounting a small tmpfs needs root")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(f"no tmpfs can be mounted here: {made.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=False)


def test_a_full_disk_loses_nothing_and_goes_on_when_freed(small_disk: Path) -> None:
    path = small_disk / "w.zhupi.json"
    workspace = Workspace.open(path)
    base = base_of(0)
    uid = workspace.add(base.article).uid
    spans = base.spans
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 150_000)
    acknowledged: set[str] = set()
    first = next(iter(spans)).id
    refused = 0
    for number in range(2000):
        made = corrections.note(spans, first, f"{number} " + "注" * 50)
        workspace.commit(Transaction("note", ((uid, made),)), bases={uid: Base(base.article, base.spans)})
        spans = apply(spans, made)
        if workspace.flush(10):
            acknowledged.add(f"{number} ")
        else:
            refused += 1
            assert workspace.unconfirmed
            with pytest.raises(OSError, match="space"):
                workspace.fold()
            break
    assert refused
    ballast.unlink()
    workspace.retry()
    assert workspace.flush(10)
    workspace.fold()
    assert workspace.check() == []
    abandon(workspace)
    again = Workspace.open(path)
    assert again.spans(uid) == spans
    assert len(again.history(uid)) == len(acknowledged) + 1
    assert again.close()


FIGHTER = """
import sys, time
from pathlib import Path
from core.workspace import Workspace
from core.errors import WorkspaceError
end = time.monotonic() + float(sys.argv[2])
wins = 0
while time.monotonic() < end:
    w = Workspace.open(Path(sys.argv[1]))
    if w.read_only:
        assert w.locked_by, w.reports
        w.close()
        continue
    words = w.tables.table("words")
    words.insert({"text": sys.argv[3] + str(wins), "verdict": "always", "norm": ""})
    wins += 1
    assert w.close()
print(wins)
"""


def fight(path: Path, seconds: float) -> list[int]:
    processes = [
        subprocess.Popen([sys.executable, "-c", FIGHTER, path, str(seconds), name], cwd=ROOT, stdout=subprocess.PIPE)
        for name in "甲乙"
    ]
    wins = [int(process.communicate(timeout=seconds + 60)[0]) for process in processes]
    workspace = Workspace.open(path)
    texts = [word["text"] for word in workspace.words()]
    assert sorted(texts) == sorted(f"{name}{at}" for name, won in zip("甲乙", wins, strict=True) for at in range(won))
    assert workspace.check() == []
    workspace.close()
    return wins


def test_two_programs_never_write_at_once(tmp_path: Path) -> None:
    assert sum(fight(tmp_path / "w.zhupi.json", 3)) > 2


@pytest.mark.long
def test_two_programs_for_a_minute(tmp_path: Path) -> None:
    print(fight(tmp_path / "w.zhupi.json", often(60, 15)))


def test_a_killed_program_holds_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    code = "import sys,time;from pathlib import Path;from core.workspace import Workspace;w=Workspace.open(Path(sys.argv[1]));print(1,flush=True);time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", code, path], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    second = Workspace.open(path)
    assert second.read_only
    assert str(process.pid) in second.locked_by
    second.close()
    process.kill()
    process.communicate()
    time.sleep(0.05)
    third = Workspace.open(path)
    assert not third.read_only
    third.close()
