"""The backups of a workspace: which there are, what differs, and how one becomes the workspace again."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import WorkspaceError, WorkspaceLocked
from core.store import backups as stored
from core.store import durable
from core.store.backups import Backup
from core.store.lock import Lock, Taken

if TYPE_CHECKING:
    from core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Difference:
    """An article that is not the same in both: its spans and its latest correction, None where it is not there."""

    uid: str
    title: str
    spans_now: int | None
    spans_then: int | None
    seq_now: int | None
    seq_then: int | None


def backups_of(path: Path) -> list[Backup]:
    """The backups of that workspace, the newest first."""
    return stored.listed(path.resolve())


def compare(workspace: Workspace, backup: Path) -> list[Difference]:
    """What restoring that backup would change, an article each, in the order of the library."""
    from core.workspace import Workspace  # noqa: PLC0415  # that module is the larger one

    other = Workspace.open(backup, read_only=True)
    try:
        now = {entry.uid: entry for entry in workspace.entries()}
        then = {entry.uid: entry for entry in other.entries()}
    finally:
        other.close()
    found = []
    for uid in {**now, **then}:
        one, two = now.get(uid), then.get(uid)
        if one is None or two is None or (one.seq, one.counts, one.state) != (two.seq, two.counts, two.state):
            sizes = [None if entry is None else sum(map(sum, entry.counts.values())) for entry in (one, two)]
            seqs = [None if entry is None else entry.seq for entry in (one, two)]
            title = next(entry.title for entry in (one, two) if entry is not None)
            found.append(Difference(uid, title, sizes[0], sizes[1], seqs[0], seqs[1]))
    return found


def restore(path: Path, backup: Path) -> Path | None:
    """Make that backup the workspace at `path`, which must be closed; where the files of before are kept.

    `WorkspaceLocked` while a program writes it, `WorkspaceError` where nothing can be written.
    """
    path = path.resolve()
    lock = Lock(durable.beside(path, ".lock"))
    taken = lock.take()
    if taken is Taken.HELD:
        raise WorkspaceLocked(lock.holder(), path=str(path))
    if taken is not Taken.OURS:
        raise WorkspaceError("nothing can be written in this folder", path=os.fspath(path.parent))
    try:
        return stored.put_back(path, backup)
    except OSError as error:
        raise WorkspaceError(error.strerror or str(error), path=str(path)) from error
    finally:
        lock.release()
