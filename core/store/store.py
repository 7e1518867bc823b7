"""The store: tables in memory over the file, the journal, the lock, the writer thread and folding.

Commit first, then apply: a transaction's line is on the disk before the tables show it. Folding writes the file
anew beside it while the journal goes on taking lines.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from core.errors import NotSaved, WorkspaceDamaged, WorkspaceForeign, WorkspaceReadOnly, ZhupiError
from core.ids import new_id
from core.store import durable, layout
from core.store.codec import Json, dumps, journal_line
from core.store.journal import Journal, new_journal, read_journal
from core.store.lock import Lock
from core.store.records import Records

FORMAT: Final = "zhupi"
VERSION: Final = (1, 0)
TABLES: Final = ("meta", "people", "labels", "words", "rules", "texts", "articles", "sets", "history")
LONG_JOURNAL: Final = 8 << 20
"""Bytes of journal from which on it is folded into the file in the background."""
RECENT: Final = 1000
"""Corrections that can be undone (SCHEMA.md, `meta.recent`)."""
Patch = list[list[object]]
"""`[[table, id, RFC 7396 merge patch], …]`; values are absolute, so replaying one twice does no harm."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something opening or checking found: `kind` is a word of `core.messages`' table, `detail` names the place."""

    kind: str
    detail: str = ""


@dataclass
class _Pending:
    """A transaction on its way to the disk: `build` gives its entry on the writer thread, once."""

    seq: int
    build: Callable[[int], Json]
    line: bytes = b""
    entry: Json = field(default_factory=dict)


class Store:
    """One workspace file, open. Reads may come from any thread; lines are written by one thread, in order."""

    def __init__(self, path: Path, *, read_only: bool = False, program: str = "zhupi") -> None:
        self.path = path.resolve()
        self.journal_path = self.path.with_name(self.path.name + ".journal")
        self.program = program
        self.found: list[Found] = []
        self.locked_by = ""
        self.guard = threading.RLock()
        self._journal_guard = threading.RLock()
        self.saved: Callable[[int], None] = _ignore
        self.not_saved: Callable[[int, ZhupiError], None] = _ignore
        self._lock = Lock(self.path.with_name(self.path.name + ".lock"))
        self.read_only = read_only or not self._take_lock()
        self._queue: deque[_Pending] = deque()
        self._wake = threading.Condition()
        self._ending = False
        self._failed = False
        self._writer: threading.Thread | None = None
        self._folder: threading.Thread | None = None
        self.tables: dict[str, Records] = {}
        self.base: layout.BaseFile | None = None
        try:
            self._load()
        except BaseException:
            self._lock.release()
            raise

    def _take_lock(self) -> bool:
        if self._lock.take():
            return True
        self.locked_by = self._lock.holder() if self._lock.path.exists() else ""
        return False

    # ---- opening

    @property
    def meta(self) -> Json:
        """The workspace's own record."""
        return self.tables["meta"]["1"]

    def _load(self) -> None:
        try:
            self._load_base()
        except WorkspaceDamaged as error:
            if self.read_only:
                raise
            self._set_aside(self.path, "damaged-file", str(error))
            if self.journal_path.exists():
                self._set_aside(self.journal_path, "journal-aside", "")
            self._begin()
        for name in TABLES:
            self.tables.setdefault(name, Records(name, _no_line))
        self._replay()

    def _load_base(self) -> None:
        if not self.path.exists() or not self.path.stat().st_size:
            self._begin()
            return
        self.tables, self.base = layout.load(self.path)
        try:
            meta = self.tables["meta"]["1"]
        except KeyError:
            raise WorkspaceDamaged("its first record cannot be read", path=str(self.path)) from None
        if meta.get("format") != FORMAT:
            raise WorkspaceForeign("this file is not a workspace", path=str(self.path))
        version = meta.get("version") or [1, 0]
        if version[0] > VERSION[0]:
            self.found.append(Found("newer-version", ".".join(map(str, version))))
            self.read_only = True

    def _begin(self) -> None:
        """A new, empty workspace; its file is written at once, so that the journal has one to stand beside."""
        self.tables = {name: Records(name, _no_line) for name in TABLES}
        self.base = None
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self.tables["meta"]["1"] = {
            "format": FORMAT,
            "version": list(VERSION),
            "uid": new_id(),
            "generation": 1,
            "seq": 0,
            "created": now,
            "program": self.program,
            "policy": {},
            "recent": [],
        }
        if not self.read_only:
            self._write_base()

    def _set_aside(self, path: Path, kind: str, detail: str) -> None:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        aside = path.with_name(f"{path.name}.{stamp}.{new_id()[:4]}.aside")
        durable.replace(path, aside)
        backup = self.path.with_name(self.path.name + ".backup")
        if kind == "damaged-file" and backup.exists():
            detail += f" ({backup})"
        self.found.append(Found(kind, f"{aside} {detail}".strip()))

    def _replay(self) -> None:
        content = read_journal(self.journal_path)
        meta = self.meta
        keep = content.good_end
        if content.header is not None and not self._belongs(content.header):
            if content.entries and not self.read_only:
                self._set_aside(self.journal_path, "journal-aside", "")
            keep = 0
            content.entries = []
        for entry in content.entries:
            if int(entry.get("seq", 0)) > int(meta["seq"]):
                self._apply(entry)
        if content.torn:
            self.found.append(Found("torn-tail", str(content.torn)))
        if content.bad_lines:
            keep = self._keep_bad_lines(content.bad_lines, keep)
        self._seq = int(self.meta["seq"])
        size = self.base.size if self.base else 0
        self.journal = Journal(self.journal_path, meta["uid"], meta["generation"], size, keep=keep)
        if self.base is None and not self.read_only:
            self.fold()

    def _belongs(self, header: Json) -> bool:
        """Whether the journal continues this very file, or one before it (a crash between the two renamings)."""
        if header.get("uid") != self.meta["uid"]:
            return False
        behind = int(self.meta["generation"]) - int(header.get("generation", 0))
        size = self.base.size if self.base else -1
        return behind >= 1 or (behind == 0 and header.get("size") == size)

    def _keep_bad_lines(self, bad: list[tuple[int, bytes]], keep: int) -> int:
        numbers = ", ".join(str(number) for number, _line in bad)
        self.found.append(Found("bad-lines", numbers))
        if self.read_only:
            return keep
        aside = self.journal_path.with_name(self.journal_path.name + ".bad-lines")
        known = aside.read_bytes().split(b"\n") if aside.exists() else []
        durable.write_new(aside, [line + b"\n" for line in (*known, *(one for _number, one in bad)) if line])
        return keep

    # ---- transactions

    def submit(self, build: Callable[[int], Json], note: Callable[[int], None] | None = None) -> int:
        """Queue a transaction and return its sequence number at once; `build` is called on the writer thread.

        `note` is called with the number before the writer can see the transaction. `WorkspaceReadOnly` where
        nothing can be written.
        """
        if self.read_only:
            raise WorkspaceReadOnly("the workspace is open for reading only", path=str(self.path))
        with self._wake:
            self._seq += 1
            if note is not None:
                note(self._seq)
            self._queue.append(_Pending(self._seq, build))
            self._failed = False
            if self._writer is None:
                self._writer = threading.Thread(target=self._run, name="workspace-writer", daemon=True)
                self._writer.start()
            self._wake.notify_all()
            return self._seq

    def raise_seq(self, seq: int) -> None:
        """Give only numbers above `seq` from now on (imported history keeps its own)."""
        with self._wake:
            self._seq = max(self._seq, seq)

    @property
    def unconfirmed(self) -> int:
        """Transactions not on the disk yet."""
        return len(self._queue)

    def retry(self) -> None:
        """Try again to write what failed."""
        with self._wake:
            self._failed = False
            self._wake.notify_all()

    def flush(self, timeout: float) -> bool:
        """Wait until everything is on the disk or has failed; whether it is on the disk."""
        with self._wake:
            self._wake.wait_for(lambda: not self._queue or self._failed, timeout)
            return not self._queue

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._ending or (self._queue and not self._failed))
                if self._ending and (self._failed or not self._queue):
                    return
                batch = list(self._queue)
            self._write_batch(batch)

    def _write_batch(self, batch: list[_Pending]) -> None:
        """Lines that wait together are synced together."""
        try:
            for pending in batch:
                if not pending.line:
                    pending.entry = pending.build(pending.seq)
                    pending.line = journal_line(dumps(pending.entry))
            with self._journal_guard:
                self.journal.append([pending.line for pending in batch])
                for pending in batch:
                    self._apply(pending.entry)
        except NotSaved as error:
            self._fail(batch[0].seq, error)
            return
        except ZhupiError as error:
            self._fail(batch[0].seq, NotSaved(str(error), path=str(self.path)))
            return
        with self._wake:
            for _done in batch:
                self._queue.popleft()
            self._wake.notify_all()
        for pending in batch:
            self.saved(pending.seq)
        if self.journal.size > LONG_JOURNAL:
            self._fold_in_background()

    def _fail(self, seq: int, error: ZhupiError) -> None:
        with self._wake:
            self._failed = True
            self._wake.notify_all()
        self.not_saved(seq, error)

    def _apply(self, entry: Json) -> None:
        with self.guard:
            for table, key, patch in entry.get("patch", ()):
                if table not in self.tables:
                    self.tables[table] = Records(table, _no_line)
                self.tables[table].patch(str(key), patch)
            self._note_in_meta(entry)

    def _note_in_meta(self, entry: Json) -> None:
        """`seq` and `recent` follow from the line itself, so they are not in its patch."""
        change: Json = {"seq": entry["seq"]}
        if entry.get("articles") is not None:
            row: list[Any] = [entry["seq"], entry["articles"]]
            if entry.get("undoes") is not None:
                row += [entry["kind"], entry["undoes"]]
            change["recent"] = [*self.meta.get("recent", []), row][-RECENT:]
        self.tables["meta"].patch("1", change)

    # ---- folding

    def _fold_in_background(self) -> None:
        if self._folder is None or not self._folder.is_alive():
            self._folder = threading.Thread(target=self._fold_quietly, name="workspace-folder", daemon=True)
            self._folder.start()

    def _fold_quietly(self) -> None:
        with contextlib.suppress(OSError, ZhupiError):  # the journal keeps everything; the next time may have room
            self.fold()

    def fold(self) -> None:
        """Write the file anew with everything the journal holds, then begin a new journal; `OSError` on failure."""
        with self._journal_guard, self.guard:
            generation = int(self.meta["generation"]) + 1
            self.tables["meta"].patch("1", {"generation": generation, "program": self.program})
            frozen = [(name, records.frozen()) for name, records in self.tables.items()]
            seq = int(self.meta["seq"])
        new = self.path.with_name(self.path.name + ".new")
        moves: layout.Moves = []
        try:
            durable.write_new(new, layout.write(frozen, self.base, moves))
            with self._journal_guard, self.guard:
                self._take_over(new, moves)
        except OSError:
            self.tables["meta"].patch("1", {"generation": generation - 1})
            raise
        with self._journal_guard:
            later = list(self.journal.since(seq))
            self.journal.close()
            size = self.base.size if self.base else 0
            self.journal = new_journal(self.journal_path, self.meta["uid"], generation, size, later)

    def _take_over(self, new: Path, moves: layout.Moves) -> None:
        """Put the new file in the old one's place; the old one stays as the backup."""
        if self.base is not None:
            self.base.close()
            self._keep_backup()
        try:
            durable.replace(new, self.path)
        finally:
            self.base = layout.BaseFile(self.path)
            for records in self.tables.values():
                records.read_from(self.base.line)
        for table, record, place in moves:
            self.tables[table].moved(record, place)
        for records in self.tables.values():
            if records.name not in {"meta", "labels", "words", "rules", "people", "articles"}:
                records.drop_parsed()

    def _keep_backup(self) -> None:
        backup = self.path.with_name(self.path.name + ".backup")
        with contextlib.suppress(OSError):  # a file system without links: there is simply no backup
            new = backup.with_name(backup.name + ".new")
            new.unlink(missing_ok=True)
            new.hardlink_to(self.path)
            new.replace(backup)

    def _write_base(self) -> None:
        """The first file of a new workspace."""
        moves: layout.Moves = []
        frozen = [(name, records.frozen()) for name, records in self.tables.items()]
        new = self.path.with_name(self.path.name + ".new")
        durable.write_new(new, layout.write(frozen, None, moves))
        self._take_over(new, moves)

    # ---- the end

    def close(self, timeout: float = 10) -> bool:
        """Write what waits, fold, give the lock back; whether everything is on the disk."""
        done = self.flush(timeout)
        with self._wake:
            self._ending = True
            self._wake.notify_all()
        for thread in (self._writer, self._folder):
            if thread is not None:
                thread.join(timeout)
        if done and not self.read_only and read_journal(self.journal_path).entries:
            self._fold_quietly()
        self.journal.close()
        if self.base is not None:
            self.base.close()
        self._lock.release()
        return done


def _ignore(*_arguments: object) -> None:
    """Nobody listens yet."""


def _no_line(_place: object) -> bytes:
    raise WorkspaceDamaged("this record has no line")
