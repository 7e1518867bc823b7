"""The power fails: only what was synced is left, or more of it in any shape; everything acknowledged is there.

A model of a disk stands beside the real one. A file's bytes are sure once the file is synced, its name once the
folder is. At each sync and each renaming the states are noted that a loss of power could leave: each name as of the last
sync of the folder or as of now (renamings may go out in another order); of what was written and not synced, nothing, half or all.
"""

from __future__ import annotations

import itertools
import os
import stat
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from core import corrections
from core.changes import Transaction, apply
from core.errors import WorkspaceError
from core.spans import SpanSet
from core.store import durable
from core.workspace import Base, Workspace

from .sample import base_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="folders are synced on POSIX systems only")
NAME = "w.zhupi.json"
WRITTEN_ANEW = 3
"""Corrections between two foldings."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a loss of power leaves: the files' bytes by name; `acknowledged` is what was said to be saved before."""

    files: tuple[tuple[str, bytes], ...]
    acknowledged: frozenset[int]


@dataclass
class Disk:
    """One folder, watched: `names` and `sure` are what a loss of power cannot take away."""

    folder: Path
    names: dict[str, int] = field(default_factory=dict)
    sure: dict[int, bytes] = field(default_factory=dict)
    """By inode; each is held open, so that no other file gets its number."""
    acknowledged: set[int] = field(default_factory=set)
    states: set[Left] = field(default_factory=set)
    held: list[int] = field(default_factory=list)
    guard: threading.RLock = field(default_factory=threading.RLock)

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Note every sync and renaming in the folder from now on."""
        sync, replace = os.fsync, os.replace

        def synced(handle: int) -> None:
            with self.guard:
                self.note()
                sync(handle)
                self._sure(os.fstat(handle))
                self.note()

        def replaced(new: os.PathLike[str], old: os.PathLike[str]) -> None:
            with self.guard:
                self.note()
                replace(new, old)
                self.note()

        patch.setattr(os, "fsync", synced)
        patch.setattr(os, "replace", replaced)

    def _sure(self, what: os.stat_result) -> None:
        now = self._now()
        if stat.S_ISDIR(what.st_mode):
            if what.st_ino == self.folder.stat().st_ino:
                self.names = {name: inode for name, (inode, _data) in now.items()}
            return
        for name, (inode, data) in now.items():
            if inode == what.st_ino:
                if inode not in self.sure:
                    self.held.append(os.open(self.folder / name, os.O_RDONLY))
                self.sure[inode] = data

    def _now(self) -> dict[str, tuple[int, bytes]]:
        files = [one for one in self.folder.iterdir() if one.is_file() and one.suffix != ".lock"]
        return {one.name: (one.stat().st_ino, one.read_bytes()) for one in files}

    def note(self) -> None:
        """The states that a loss of power at this moment could leave."""
        now = self._now()
        written = dict(now.values())
        early = {name: inode for name, (inode, _data) in now.items()}
        names = sorted({*self.names, *early})
        for parts, *of in itertools.product((0, 1, 2), *((self.names, early) for _name in names)):
            kept = {name: inodes[name] for name, inodes in zip(names, of, strict=True) if name in inodes}
            files = {name: self._left(inode, written.get(inode), parts) for name, inode in kept.items()}
            self.states.add(Left(tuple(sorted(files.items())), frozenset(self.acknowledged)))

    def _left(self, inode: int, written: bytes | None, parts: int) -> bytes:
        """What was synced, and so many halves of what was written since."""
        sure = self.sure.get(inode, b"")
        if written is None or not written.startswith(sure):
            return sure
        return written[: len(sure) + (len(written) - len(sure)) * parts // 2]


def worked(folder: Path, patch: pytest.MonkeyPatch) -> Disk:
    """Corrections, one at a time, and foldings; each correction is acknowledged as the window would show it."""
    disk = Disk(folder)
    disk.watch(patch)
    workspace = Workspace.open(folder / NAME)
    starts: dict[int, int] = {}

    def saved(seq: int) -> None:
        with disk.guard:
            if seq in starts:
                disk.acknowledged.add(starts[seq])
            disk.note()

    workspace.listen(saved, lambda _seq, _error: None)
    base = base_of(0)
    uid = workspace.add(base.article).uid
    spans = SpanSet()
    for start in range(4, 12):
        made = corrections.add(spans, base.article.text, "SLOGAN", start, start + 2)
        with disk.guard:
            seq = workspace.commit(Transaction("add", ((uid, made),)), bases={uid: Base(base.article, SpanSet())})
            starts[seq] = start
        spans = apply(spans, made)
        assert workspace.flush(10)
        if start % WRITTEN_ANEW == 0:
            workspace.fold()
    assert workspace.close()
    patch.undo()
    for handle in disk.held:
        os.close(handle)
    assert disk.acknowledged == set(range(4, 12))
    return disk


def lost(disk: Disk, folder: Path) -> Iterator[str]:
    """What is missing or cannot be read, in each state."""
    for number, left in enumerate(sorted(disk.states, key=lambda one: (len(one.acknowledged), one.files))):
        place = folder / str(number)
        place.mkdir()
        for name, data in left.files:
            (place / name).write_bytes(data)
        if not left.acknowledged and not (place / NAME).exists():
            continue
        try:
            workspace = Workspace.open(place / NAME)
        except WorkspaceError as error:
            if left.acknowledged:
                yield f"{error}: {sorted(left.acknowledged)}"
            continue
        held = {one.start for entry in workspace.entries() for one in workspace.spans(entry.uid) or ()}
        if not held >= left.acknowledged:
            yield f"{sorted(left.acknowledged - held)} of {sorted(left.acknowledged)}"
        told = [*(one for one in workspace.reports if one.kind != "torn-tail"), *workspace.check()]
        if told:
            yield f"{told}"
        assert workspace.close()


def test_nothing_acknowledged_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("work", "after"):
        (tmp_path / name).mkdir()
    disk = worked(tmp_path / "work", monkeypatch)
    print(f"{len(disk.states)} states")
    assert len(disk.states) > 50
    assert list(lost(disk, tmp_path / "after")) == []


@pytest.mark.parametrize("left_out", ["sync", "sync_folder"])
def test_without_a_sync_something_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left_out: str) -> None:
    """The control: with one kind of sync left out this must fail, or it proves nothing."""
    for name in ("work", "after"):
        (tmp_path / name).mkdir()
    with pytest.MonkeyPatch.context() as other:
        other.setattr(durable, left_out, lambda _what: None)
        disk = worked(tmp_path / "work", monkeypatch)
    assert list(lost(disk, tmp_path / "after"))
