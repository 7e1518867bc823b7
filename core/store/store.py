"""The store: tables in memory over the file, the journal, the lock, the writer thread.

Commit first, then apply: a transaction's line is on the disk before the tables show it.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from core import giving_way
from core.errors import JournalLost, NotSaved, WorkspaceDamaged, WorkspaceError, WorkspaceReadOnly, ZhupiError
from core.store import backups, durable, folding, layout, opening, slices
from core.store.codec import Json, dumps, journal_line
from core.store.journal import Journal, JournalContent, new_journal, read_journal
from core.store.lock import Lock, Taken
from core.store.opening import FORMAT, VERSION, Found
from core.store.records import Records
from core.system_errors import why_refused

LONG_JOURNAL: Final = 8 << 20
"""Bytes of journal from which on it is folded into the file in the background."""
Patch = list[list[object]]
"""`[[table, id, RFC 7396 merge patch], …]`; values are absolute, so replaying one twice does no harm."""


@dataclass
class _Pending:
    """A transaction on its way to the disk: `build` gives its entry on the writer thread, once."""

    seq: int
    build: Callable[[int], Json]
    line: bytes = b""
    entry: Json = field(default_factory=dict)


class Store:
    """One workspace file, open. Reads may come from any thread; lines are written by one thread, in order."""

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        program: str = "zhupi",
        keeping: backups.Keeping | None = None,
    ) -> None:
        self.path = path.resolve()
        self.journal_path = durable.beside(self.path, ".journal")
        self.program = program
        self.found: list[Found] = []
        self.locked_by = ""
        self.guard = threading.RLock()
        """Held where tables change or are read; after `journal_guard`, which is taken after `fold_guard`."""
        self.journal_guard = threading.RLock()
        self.fold_guard = threading.RLock()
        self.later: list[bytes] | None = None
        """While the file is folded: the lines that came since, which the next journal begins with."""
        self.saved: Callable[[int], None] = _ignore
        self.not_saved: Callable[[int, ZhupiError], None] = _ignore
        self.base: layout.BaseFile | None = None
        self.tables: dict[str, Records] = {}
        self.stray: list[layout.Stray] = []
        self._lock = Lock(durable.beside(self.path, ".lock"))
        self._may_begin = not read_only
        """Only to be read: then a file that is not there, or empty, is no empty workspace."""
        self.read_only = read_only or not self._take_lock()
        self._queue: deque[_Pending] = deque()
        self._wake = threading.Condition()
        self._ending = False
        self._failed = False
        self._stopping = threading.Event()
        self._writer: threading.Thread | None = None
        self._folder: threading.Thread | None = None
        self._keeper: threading.Thread | None = None
        self._fold_from = LONG_JOURNAL
        self.keeping = keeping or backups.Keeping()
        """How backups are made and kept; read whenever one is made."""
        self._period = self.keeping.period(time.time())
        try:
            self._load()
        except BaseException as error:
            self._shut()
            if isinstance(error, WorkspaceError):
                newest = backups.newest(self.path)
                error.backup = str(newest.path) if newest is not None else ""
            raise

    def _take_lock(self) -> bool:
        taken = self._lock.take()
        if taken is Taken.HELD:
            self.locked_by = self._lock.holder()
        elif taken is not Taken.OURS:
            self.found.append(Found(taken.value, str(self.path.parent)))
        return taken is Taken.OURS

    # ---- opening

    @property
    def meta(self) -> Json:
        """The workspace's own record."""
        return self.tables["meta"]["1"]

    def _load(self) -> None:
        journal = read_journal(self.journal_path)
        began = self._load_base(journal)
        self._replay(read_journal(self.journal_path) if began else journal)
        copies = opening.conflict_copies(self.path, self.meta["uid"])
        self.found += [Found("conflict-copy", str(copy)) for copy in copies]
        if self.read_only:
            return
        for name in (".new", ".journal.new"):
            with contextlib.suppress(OSError):
                durable.long_path(durable.beside(self.path, name)).unlink(missing_ok=True)
        if not began:
            self._keep_backup()

    def _load_base(self, journal: JournalContent) -> bool:
        """Read the file, or begin a new one where there is none; whether it is new."""
        exists = durable.exists(self.path)
        if exists and durable.long_path(self.path).stat().st_size:
            content = opening.loaded(self.path)
            self.tables, self.base, self.stray = content.tables, content.base, content.stray
            self.found += [Found("bad-record", f"{one.table}/{one.key or '?'}") for one in self.stray]
            version = opening.version_of(self.meta)
            if version[0] > VERSION[0]:
                self.found.append(Found("newer-version", ".".join(map(str, version))))
                self.read_only = True
            return False
        earlier = backups.listed(self.path)
        if not exists and not self._may_begin:
            raise WorkspaceError("there is no such file", path=str(self.path))
        if exists and (not self._may_begin or journal.header is not None or earlier):
            raise WorkspaceDamaged("the file is empty", path=str(self.path))
        if earlier:
            self.found.append(Found("earlier-backups", str(earlier[0].path)))
        self._begin()
        return True

    def _begin(self) -> None:
        """A new, empty workspace; its file is written at once, so that the journal has one to stand beside."""
        self.tables = {name: Records(name, layout.no_line) for name in layout.TABLES}
        self.tables["meta"]["1"] = {**opening.new_meta(self.program), "generation": 0}
        if not self.read_only:
            if durable.exists(self.journal_path):
                self.found.append(Found("journal-aside", str(opening.set_aside(self.journal_path))))
            self.journal = Journal(self.journal_path, self.meta["uid"], 0, 0)
            folding.fold(self)

    def _replay(self, content: JournalContent) -> None:
        meta = self.meta
        size = self.base.size if self.base else -1
        keep = content.good_end
        behind = content.header is not None and content.header.get("generation") != meta["generation"]
        if content.header is not None and not opening.continues(content.header, meta, size):
            if content.entries and self.read_only:
                self.found.append(Found("journal-other", str(self.journal_path)))
            elif content.entries:
                self.found.append(Found("journal-aside", str(opening.set_aside(self.journal_path))))
            content = JournalContent()
            keep = 0
        self._take_entries(content)
        if content.torn:
            self.found.append(Found("torn-tail", str(content.torn)))
        if content.bad_lines:
            self.found.append(Found("bad-lines", ", ".join(str(number) for number, _line in content.bad_lines)))
        self._seq = int(meta["seq"])
        token = str((content.header or {}).get("token", ""))
        self.journal = Journal(self.journal_path, meta["uid"], meta["generation"], max(size, 0), keep=keep, token=token)
        if not self.read_only:
            self._settle(content, behind=behind)

    def _take_entries(self, content: JournalContent) -> None:
        """Replay what the file has not got yet; what has no record to apply to goes with the bad lines."""
        done = int(self.meta["seq"])
        alone = [entry for entry in content.entries if int(entry["seq"]) > done and self._apply(entry)]
        if alone:
            self.found.append(Found("unapplied", ", ".join(str(one["seq"]) for one in alone)))
            if not self.read_only:
                self._keep_lines([opening.json_line(one) for one in alone])

    def _keep_lines(self, lines: list[bytes]) -> None:
        opening.keep_lines(durable.beside(self.journal_path, ".bad-lines"), lines)

    def _settle(self, content: JournalContent, *, behind: bool) -> None:
        """Leave a whole file and a journal that belongs to it, where there is room for that."""
        if content.bad_lines:
            self._keep_lines([line for _number, line in content.bad_lines])
        if self.base is None or content.bad_lines:
            with folding.may_fail():
                folding.fold(self)
        elif behind and not content.entries:
            with folding.may_fail():
                size = self.base.size
                self.journal = new_journal(self.journal_path, self.meta["uid"], self.meta["generation"], size, [])

    # ---- transactions

    def submit(
        self, build: Callable[[int], Json], note: Callable[[int], None] | None = None, *, wake: bool = True
    ) -> int:
        """Queue a transaction and return its sequence number at once; `build` is called on the writer thread.

        `note` is called with the number before the writer can see the transaction. Without `wake` the writer sleeps on
        until `wake` is called, or something else wakes it. `WorkspaceReadOnly` where nothing can be written.
        """
        if self.read_only:
            raise WorkspaceReadOnly(path=str(self.path))
        with self._wake:
            self._seq += 1
            if note is not None:
                note(self._seq)
            self._queue.append(_Pending(self._seq, build))
            self._failed = False
            self._see_that_it_is_written()
            if wake:
                self._wake.notify_all()
            return self._seq

    def wake(self) -> None:
        """Let the writer see what is queued."""
        with self._wake:
            self._wake.notify_all()

    def _see_that_it_is_written(self) -> None:
        """Begin the writer thread, or another one where an error that nobody foresaw ended it."""
        if not self._ending and (self._writer is None or not self._writer.is_alive()):
            self._writer = threading.Thread(target=self._run, name="workspace-writer", daemon=True)
            self._writer.start()

    def highest(self, table: str) -> int:
        """The highest id a table has or had: those of damaged records are not given again."""
        with self.guard:
            known = self.tables[table].highest()
            lost = [row for row in self.tables.get(layout.DAMAGED, {}).values() if row.get("table") == table]
            return max([known, *(int(row["id"]) for row in lost if str(row.get("id", "")).isdigit())])

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
            if self._queue:
                self._see_that_it_is_written()
            self._wake.notify_all()

    def flush(self, timeout: float) -> bool:
        """Wait until everything is on the disk or has failed; whether it is on the disk."""
        with giving_way.waiting(), self._wake:
            self._wake.notify_all()
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
                    _make_line(pending)
            self._append(batch)
        except ZhupiError as error:
            not_saved = error if isinstance(error, NotSaved) else NotSaved(str(error), path=str(self.path))
            self._fail(batch[0].seq, not_saved)
            return
        except BaseException as error:
            self._fail(batch[0].seq, NotSaved(repr(error), path=str(self.path)))
            raise
        with self._wake:
            for _done in batch:
                self._queue.popleft()
            self._wake.notify_all()
        for pending in batch:
            self.saved(pending.seq)
        _let_go(batch)
        if self.keeping.period(time.time()) != self._period:
            self._keep_backup()
        if self.journal.size > self._fold_from:
            self._fold_in_background()

    def _append(self, batch: list[_Pending]) -> None:
        """The journal, then the tables. A journal that was lost is made anew from what the tables hold."""
        try:
            self._append_once(batch)
        except JournalLost as lost:
            try:
                folding.fold(self)
            except OSError as error:
                raise NotSaved(why_refused(error), path=lost.path) from error
            self.found.append(Found("journal-lost", lost.path))
            self._append_once(batch)

    def _append_once(self, batch: list[_Pending]) -> None:
        with self.journal_guard:
            lines = [pending.line for pending in batch]
            self.journal.append(lines)
            if self.later is not None:
                self.later += lines
            for pending in batch:
                self._apply(pending.entry)

    def _fail(self, seq: int, error: ZhupiError) -> None:
        with self._wake:
            self._failed = True
            self._wake.notify_all()
        self.not_saved(seq, error)

    def _apply(self, entry: Json) -> bool:
        """Change the tables; whether something in it has no record to apply to."""
        left = False
        with self.guard:
            for table, key, patch in entry.get("patch", ()):
                if not opening.applicable(self.tables, table, str(key), patch):
                    left = True
                    continue
                if table not in self.tables:
                    self.tables[table] = Records(table, layout.no_line)
                self.tables[table].patch(str(key), patch)
            opening.note_in_meta(self.tables["meta"], entry)
        return left

    def check(self) -> list[Found]:
        """Read every record; the damaged ones, and those that were found damaged earlier."""
        found = []
        for name, records in list(self.tables.items()):
            for key in records.ids():
                with self.guard:
                    bad = records.has(key) and records.get(key) is None
                if bad:
                    found.append(Found("bad-record", f"{name}/{key}"))
        kept: dict[str, Json] = dict(self.tables.get(layout.DAMAGED, {}))
        return found + [Found("kept-record", f"{row.get('table')}/{row.get('id') or '?'}") for row in kept.values()]

    # ---- folding and backups

    def go_on(self) -> None:
        """Raise `Abandoned` where work in the background is to stop."""
        if self._stopping.is_set():
            raise folding.Abandoned("the workspace is being closed")

    def _fold_in_background(self) -> None:
        if self._folder is None or not self._folder.is_alive():
            # after a failure (a full disk) not at every correction again
            self._fold_from = self.journal.size + LONG_JOURNAL // 8
            self._folder = threading.Thread(target=self._fold_quietly, name="workspace-folder", daemon=True)
            self._folder.start()

    def _fold_quietly(self) -> None:
        with folding.may_fail():
            self.fold()

    def fold(self) -> None:
        """Write the file anew with everything the journal holds, then begin a new journal; `OSError` on failure."""
        folding.fold(self)
        self._fold_from = LONG_JOURNAL

    def _keep_backup(self) -> None:
        """Copy the workspace as it is now into its folder of backups, in the background; never fails."""
        with self.journal_guard, self.guard:
            if self.base is None or (self._keeper is not None and self._keeper.is_alive()):
                return
            self._period = self.keeping.period(time.time())
            try:
                if not self.base.is_at(self.path):
                    return  # another program put its own file there: folding will move it aside
                source, opened = self._as_it_is(self.base)
            except OSError as error:
                self.found.append(Found("no-backup", why_refused(error)))
                return
            keeper = threading.Thread(target=self._back_up, args=(source, opened), name="workspace-backup", daemon=True)
            keeper.start()
            self._keeper = keeper  # only now: whoever sees it may wait for it

    def _as_it_is(self, base: layout.BaseFile) -> tuple[backups.Source, contextlib.ExitStack]:
        """The files, open, and how much of each belongs to this moment."""
        with contextlib.ExitStack() as files:
            file = files.enter_context(durable.long_path(self.path).open("rb"))
            journal = None
            if durable.exists(self.journal_path):
                journal = files.enter_context(durable.long_path(self.journal_path).open("rb"))
            source = backups.Source(
                self.path,
                file,
                base.size,
                journal,
                self.journal.size,
                int(self.meta["generation"]),
                int(self.meta["seq"]),
            )
            return source, files.pop_all()

    def keep_backup(self) -> None:
        """The same, and wait for it."""
        for _again in range(2):  # a copy that is being made may be of an earlier moment
            if self._keeper is not None:
                self._keeper.join()
            self._keep_backup()
        if self._keeper is not None:
            self._keeper.join()

    def _back_up(self, source: backups.Source, files: contextlib.ExitStack) -> None:
        with files, contextlib.suppress(folding.Abandoned):
            try:
                backups.make(source, self.go_on, keeping=self.keeping)
            except folding.Abandoned:
                raise
            except OSError as error:
                self.found.append(Found("no-backup", why_refused(error)))

    # ---- the end

    def close(self, timeout: float = 10) -> bool:
        """Write what waits, fold, give the lock back; whether everything is on the disk."""
        with giving_way.waiting():
            return self._close(timeout)

    def _close(self, timeout: float) -> bool:
        done = self.flush(timeout)
        with self._wake:
            self._ending = True
            self._wake.notify_all()
        # the writer first: its last batch may begin a backup or a folding
        for name in ("_writer", "_keeper"):
            self._wait_for(name, timeout)
        self._stopping.set()
        for name in ("_folder", "_keeper"):
            self._wait_for(name, timeout)
        self._stopping.clear()
        if done and not self.read_only and (self.stray or read_journal(self.journal_path).entries):
            self._fold_quietly()
        self._shut()
        return done

    def _wait_for(self, name: str, timeout: float) -> None:
        thread = getattr(self, name)
        if thread is not None:
            thread.join(timeout)

    def _shut(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
        if self.base is not None:
            self.base.close()
        self._lock.release()


def _make_line(pending: _Pending) -> None:
    small = getattr(pending.build, "small", False)
    with giving_way.patient():
        pending.entry = pending.build(pending.seq)
        pending.line = journal_line(dumps(pending.entry, small=small))


def _let_go(batch: list[_Pending]) -> None:
    """What was written is not needed any more; of a bulk step it is as large as an article."""
    held: list[object] = []
    for pending in batch:
        if not getattr(pending.build, "small", False):
            held.append(pending.entry)
        pending.entry, pending.build = {}, _built
    with giving_way.patient():
        slices.let_go(held)


def _built(_seq: int) -> Json:
    raise AssertionError("it has been written")


def _ignore(*_arguments: object) -> None:
    """Nobody listens yet."""


__all__ = ["FORMAT", "VERSION", "Found", "Store"]
