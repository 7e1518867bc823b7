"""Folding: the workspace file written anew beside itself with everything the journal holds, then put in its place.

Nothing here stands between a correction and its acknowledgement but the moments in which the state is taken and
the files change places. Whatever fails, the journal still holds everything, and the next folding may have room.
"""

from __future__ import annotations

import contextlib
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from core.errors import WorkspaceDamaged
from core.giving_way import patient
from core.store import durable, layout, opening
from core.store.codec import record_line
from core.store.journal import new_journal
from core.store.opening import Found
from core.store.records import FrozenRecord, Records
from core.store.slices import let_go
from core.store.writing import Frozen, Writing

if TYPE_CHECKING:
    from core.store.store import Store


ROUNDS: Final = 3
"""How often lines are written ahead of taking the state: what was changed meanwhile is written again."""


class Abandoned(OSError):
    """The workspace is being closed: writing stops."""


def fold(store: Store) -> None:
    """Write the file anew, then begin a new journal; `OSError` or `WorkspaceDamaged` where that fails.

    Afterwards the store is in one of two whole states: the old file and its journal, or the new file and a
    journal that continues it.
    """
    new = durable.beside(store.path, ".new")
    written: list[object] = []
    with store.fold_guard:
        with patient():
            for _again in range(ROUNDS):
                if not _prepare(store):
                    break
        writing = _taken(store)
        try:
            durable.write_new(new, writing.pieces())
            with store.journal_guard, store.guard:
                written += _take_over(store, writing)
            durable.sync_folder(store.path.parent)
            with store.journal_guard:
                _next_journal(store)
            written += writing.records()
            del writing
        finally:
            store.later = None
    with patient():
        let_go(written)


def _prepare(store: Store) -> bool:
    """Write the lines of what changed one by one, so that taking the state holds nobody up; whether there were any."""
    found = False
    for records in list(store.tables.values()):
        for key in records.changed():
            store.go_on()
            found = records.prepare(key) or found
    return found


def _taken(store: Store) -> Writing:
    """The state at this moment; what the journal takes from now on goes into the next one too."""
    with store.journal_guard, store.guard:
        frozen: Frozen = [(records, records.frozen()) for records in store.tables.values()]
        meta = opening.written_meta(store.meta, store.program, store.journal.token)
        frozen = [(records, _with_meta(records, rows, record_line(meta, "meta/1"))) for records, rows in frozen]
        at = datetime.now(UTC).isoformat(timespec="seconds")
        writing = Writing(frozen, store.base, list(store.stray), at, store.go_on)
        for records in store.tables.values():
            for key, _place, patches in records.stranded():
                writing.note_patches(records.title(key), patches)
        store.later = []
        return writing


def _with_meta(records: Records, frozen: list[FrozenRecord], line: bytes) -> list[FrozenRecord]:
    if records.name != "meta":
        return frozen
    return [FrozenRecord(one.key, line, one.changes, one.slot) if one.key == "1" else one for one in frozen]


def _take_over(store: Store, writing: Writing) -> list[object]:
    """Put the new file in the old one's place. Until the renaming has happened, nothing else has."""
    new = durable.beside(store.path, ".new")
    old = store.base
    fresh = layout.BaseFile(new)
    try:
        if old is not None:
            with contextlib.suppress(OSError):
                durable.long_path(new).chmod(stat.S_IMODE(old.stat.st_mode))
            _keep_foreign(store, old)
            old.close()
        if durable.on_windows():
            fresh.close()
        durable.rename(new, store.path)
    except BaseException:
        fresh.close()
        raise
    fresh.path = store.path
    store.base = fresh
    store.stray = []
    return _adopt(store, writing, fresh)


def _adopt(store: Store, writing: Writing, fresh: layout.BaseFile) -> list[object]:
    """Let the tables read from the new file; the changes it holds now, which nobody needs any more."""
    written = writing.written
    for records in store.tables.values():
        records.read_from(fresh.line)
        records.named = True
    dropped: list[object] = []
    for table, record, place in written.moves:
        dropped += store.tables[table].moved(record, place)
    for table, key, place in written.added:
        if table not in store.tables:
            store.tables[table] = Records(table, fresh.line)
        if not store.tables[table].has(key):
            store.tables[table].put_line(key, place)
    store.found += [
        Found("bad-record", name) for name in written.damaged if Found("bad-record", name) not in store.found
    ]
    kept = opening.written_meta(store.meta, store.program, store.journal.token)
    store.tables["meta"].patch("1", {name: kept[name] for name in ("version", "generation", "program", "journal")})
    return dropped


def _keep_foreign(store: Store, old: layout.BaseFile) -> None:
    """A file that another program put in this one's place since it was opened is moved aside, not written over."""
    if durable.exists(store.path) and not old.is_at(store.path):
        store.found.append(Found("changed-file", str(opening.set_aside(store.path))))


def _next_journal(store: Store) -> None:
    """A new journal with what came in while the file was written."""
    lines = store.later or []
    store.journal.close()
    size = store.base.size if store.base else 0
    store.journal = new_journal(store.journal_path, store.meta["uid"], int(store.meta["generation"]), size, lines)


def may_fail() -> contextlib.suppress:
    """What goes wrong in a folding nobody asked for: the journal keeps everything; the next one may have room."""
    return contextlib.suppress(OSError, WorkspaceDamaged)
