"""A backup becomes the workspace again: what stood there is kept, and the change is one renaming.

The file goes on counting from the highest number ever given there. So nothing has the number of something else, and
the journal of before holds only what counts as done: a stop at any moment leaves the one state or the other.
"""

from __future__ import annotations

import contextlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

from core.errors import WorkspaceError
from core.ids import new_id
from core.store import backups, durable, opening, whole
from core.store.backups import RESTORED, Source
from core.store.journal import new_journal, read_journal


def put_back(path: Path, backup: Path, program: str) -> Path | None:
    """Make a backup the workspace at `path`; where the state of before is now (None: there was none).

    It is a backup of the kind `restore`; a file that cannot be read is beside the workspace, unchanged, as is its
    journal. The caller holds the lock.
    """
    generation, seq, readable = _numbers(path)
    content = opening.loaded(backup)
    try:
        whole.replay(backup, content.tables)
        kept = None
        if durable.exists(path):
            kept = _kept(path, generation, seq) if readable else _aside(path)
        journal = durable.beside(path, ".journal")
        whole.write(content, path, program, journal=journal, generation=generation + 1, seq=seq)
        meta = content.tables["meta"]["1"]
    finally:
        if content.base is not None:
            content.base.close()
    if durable.exists(journal):
        if readable:
            size = durable.long_path(path).stat().st_size
            new_journal(journal, meta["uid"], int(meta["generation"]), size, [])
        else:
            opening.set_aside(journal)
    return kept


def _numbers(path: Path) -> tuple[int, int, bool]:
    """The highest generation and number given at that place, and whether the file there can be read."""
    known = [(one.generation, one.seq) for one in backups.listed(path)]
    readable = False
    try:
        content = opening.loaded(path)
    except (WorkspaceError, OSError):
        pass
    else:
        readable = True
        meta = content.tables["meta"]["1"]
        known.append((int(meta["generation"]), int(meta["seq"])))
        if content.base is not None:
            content.base.close()
    journal = read_journal(durable.beside(path, ".journal"))
    known += [(0, int(entry["seq"])) for entry in journal.entries]
    if journal.header is not None:
        known.append((int(journal.header.get("generation", 0)), 0))
    return max((one[0] for one in known), default=0), max((one[1] for one in known), default=0), readable


def _kept(path: Path, generation: int, seq: int) -> Path:
    """The files as they are, as a backup that is never thinned out."""
    journal = durable.beside(path, ".journal")
    with contextlib.ExitStack() as files:
        base = files.enter_context(durable.long_path(path).open("rb"))
        lines = None
        if durable.exists(journal):
            lines = files.enter_context(durable.long_path(journal).open("rb"))
        sizes = [durable.long_path(one).stat().st_size if durable.exists(one) else 0 for one in (path, journal)]
        source = Source(path, base, sizes[0], lines, sizes[1], generation, seq)
        made = backups.make(source, _go_on, kind=RESTORED)
    assert made is not None
    return made.path


def _aside(path: Path) -> Path:
    """An unreadable file gets a second name, by which it stays."""
    aside = durable.beside(path, f".{datetime.now(UTC):%Y%m%dT%H%M%S}.{new_id()[:4]}.aside")
    try:
        durable.long_path(aside).hardlink_to(durable.long_path(path))
    except OSError:  # a file system without links
        shutil.copy2(durable.long_path(path), durable.long_path(aside))
    return aside


def _go_on() -> None:
    """Restoring is never abandoned half-way."""
