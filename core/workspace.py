"""The workspace as the window and the commands use it: entries, stored articles, transactions, the undo stack.

What is submitted shows at once; `listen` tells when it is on the disk. Reads may come from any thread.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from core import __version__
from core import changes as changing
from core.articles import article_record
from core.articles.fields import described, keep_given
from core.articles.library import Entry, article_row
from core.articles.own_fields import OWN, WORKSPACE, Fielding, own_patch
from core.changes import Moves, RecordChange, Transaction
from core.clock import now
from core.editing.undo import UndoStack
from core.errors import CorrectionRefused, WorkspaceError, ZhupiError
from core.file_names import is_device
from core.ids import new_id
from core.labels.labelling import Labelled
from core.labels.own_words import OwnWord, list_change
from core.labels.policy import Policy, policy_change
from core.model import BUILT_IN_LABELS, Article, ArticleState, Origin
from core.recording import (
    ME,
    Base,
    Build,
    Counts,
    NewText,
    Note,
    Part,
    Waiting,
    counted,
    entry_patch,
    moved,
    needs_text,
    row_patch,
    set_row,
    with_fields,
)
from core.safety import seen
from core.safety.reports import Report
from core.store import durable, rows
from core.store.backups import Keeping
from core.store.lock import Lock
from core.store.store import Store
from core.stored import HistoryRow
from core.system_errors import why_refused


def may_be_open(path: Path) -> bool:
    """Whether a running program may have that workspace; asked before it is opened, which may take a second."""
    return Lock(durable.beside(path, ".lock")).may_be_held()


class Workspace(Labelled, Fielding):
    """One open workspace."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._whole: set[int] = set()
        self._saved: Callable[[int], None] = _ignore
        self._undo = UndoStack(self._transaction_of)
        self._undo.rebuild(store.meta.get("recent", ()))
        store.saved = self._on_saved

    def last_written(self) -> float | None:
        """When the file or its journal was last written, in seconds since 1970; `None` where neither is there yet."""
        found = (durable.beside(self.path, ending) for ending in ("", ".journal"))
        return max((file.stat().st_mtime for file in found if file.exists()), default=None)

    @classmethod
    def open(cls, path: Path, *, annotator: str = "", read_only: bool = False, keeping: Keeping | None = None) -> Self:
        """Open or begin the workspace at `path`; read-only where another program writes it (`locked_by`)."""
        if durable.on_windows() and is_device(path.name):
            raise WorkspaceError("Windows has a device of that name", path=str(path))
        collects = gc.isenabled()
        gc.disable()  # many small objects are made and none is garbage: looking for some takes a third of the time
        try:
            made = cls(Store(path, read_only=read_only, program=f"zhupi {__version__}", keeping=keeping))
        except OSError as error:
            raise WorkspaceError(why_refused(error), path=str(path)) from error
        finally:
            if collects:
                gc.enable()
        made._begin(annotator)
        return made

    def _begin(self, annotator: str) -> None:
        if self.read_only:
            return
        patch: list[list[object]] = []
        if not len(self._store.tables["labels"]):
            patch += [["labels", number, rows.label_row(one)] for number, one in enumerate(BUILT_IN_LABELS, 1)]
        if not len(self._store.tables["people"]):
            patch.append(["people", ME, {"uid": new_id(), "name": annotator}])
        elif annotator and annotator != self.annotator:
            patch.append(["people", ME, {"name": annotator}])
        if patch:
            self._submit("settings", patch)
            self.flush(5)

    def rename_annotator(self, name: str) -> None:
        """Make corrections under another name; earlier ones of the same person show it too."""
        self._submit("settings", [["people", ME, {"name": name}]])

    def next_word(self) -> int:
        """The number of the next word of the list."""
        return max([self._store.highest("words"), *self.numbered_words()]) + 1

    def put_words(self, changed: Mapping[int, OwnWord | None]) -> None:
        """Change the list outside a correction (no article is open): on the disk when it returns."""
        held = self.numbered_words()
        made = [list_change(number, held.get(number), one) for number, one in changed.items()]
        self._submit("words", [*(row for one in made for row in row_patch(one)), *seen.patch(made)])
        self.flush(5)

    def note_seen(self, rows: Iterable[tuple[str, str, Collection[str]]]) -> None:
        """Note the changes that rows `(kind, key, ids)` of the small tables have seen, which change nothing else."""
        self._submit("settings", [line for kind, key, ids in rows for line in seen.noted(kind, [key], {key: ids})])

    def put_policy(self, policy: Policy) -> None:
        """Change where spans begin and end outside a correction (no article is open, none has a span to move)."""
        change = policy_change(self.policy, policy)
        self._submit("policy", [*row_patch(change), *seen.patch([change])])
        self.flush(5)

    # ---- the library

    def add(self, article: Article) -> Entry:
        """Make an article read a member of the library, or refresh what is known of it; not a correction."""
        known = (
            self.find(file_sha256=article.file_sha256, text_sha256=article.text_sha256)
            or self._entries.that_had(article.text_sha256)
            or self.find(path=article.path)
        )
        if known is None:
            self._last_number += 1
            known = Entry(self._last_number, new_id())
        entry = described(known, article)
        if entry != self._entries.get(entry.uid):
            self._put_entry(entry)
        return entry

    def add_apart(self, article: Article) -> Entry:
        """Make an article that stands where another one was read from a member of its own; that one loses the path."""
        known = self.find(path=article.path)
        if known is not None:
            self._put_entry(replace(known, paths=tuple(path for path in known.paths if path != article.path)))
        return self.add(article)

    def add_member(self, entry: Entry) -> None:
        """Make an article that another copy of this workspace knows, and this one does not, a member of the library."""
        if entry.uid in self._entries or self.find(text_sha256=entry.text_sha256) is not None:
            return
        self._last_number += 1
        self._put_entry(
            replace(entry, number=self._last_number, text=None, lent=None, earlier_texts=(), counts={}, extracted="")
        )

    def note_counts(self, uid: str, counts: Mapping[str, Any], rule_set: str) -> None:
        """How many spans the rules found in an article nobody has worked on."""
        numbers = {label: (one[0], one[1], one[2]) for label, one in counts.items()}
        entry = self._entries[uid]
        if (entry.counts, entry.extracted) != (numbers, rule_set):
            self._put_entry(replace(entry, counts=numbers, extracted=rule_set))

    def mark_opened(self, uid: str) -> None:
        """An unseen article is open from now on."""
        entry = self._entries.get(uid)
        if entry is not None and entry.state is ArticleState.UNSEEN:
            self._put_entry(replace(entry, state=ArticleState.OPEN))

    def _put_entry(self, entry: Entry) -> None:
        before = self._entries.get(entry.uid)
        self._submit("library", [["articles", entry.number, entry_patch(before, entry)]])
        self._entries.put(entry)

    # ---- transactions

    def commit(
        self,
        transaction: Transaction,
        *,
        bases: Mapping[str, Base] | None = None,
        texts: Mapping[str, NewText] | None = None,
        moves: Mapping[str, Moves] | None = None,
        at_once: bool = True,
    ) -> int:
        """Take a correction: its number, at once; `listen` tells when it is on the disk.

        `bases` holds each article whose first correction this is (what a person says of its fields alone stores no
        text), `texts` each newer text an article takes over, `moves` what `core.changes.moves` says of an article's
        part, where that is known.
        Not `at_once`: it is on its way to the disk only from `write` on. `CorrectionRefused` where one is missing.
        """
        parts = [
            self._part(uid, made, (bases or {}).get(uid), (texts or {}).get(uid), (moves or {}).get(uid))
            for uid, made in transaction.articles
            if uid != WORKSPACE
        ]
        at = now()
        own = transaction.of(WORKSPACE)
        build = Build(self.rule_number, transaction, parts, at, own=(own, own_patch(own)) if own else None)
        stored = {part.after.uid: part.base for part in parts if part.base is not None}
        new = {part.after.text: part.text for part in parts if part.text is not None and part.after.text is not None}
        seq = self._store.submit(build, Note(self._waiting, Waiting(transaction, stored, at, new)), wake=at_once)
        for part in parts:
            if part.base is not None:
                self._whole.add(part.after.number)
            self._entries.put(replace(part.after, seq=seq))
        self._undo.push(seq, transaction)
        return seq

    def write(self) -> None:
        """Write what was taken but not at once."""
        self._store.wake()

    def store(self, uid: str, base: Base) -> None:
        """Store an article as it is, without a correction: a text that was pasted has no file to read again."""
        part = self._part(uid, (), base)
        transaction = Transaction("store", ((uid, ()),))
        build = Build(self.rule_number, transaction, [part], now(), machine=True)
        self._store.submit(build, Note(self._waiting, Waiting(transaction, {uid: base})))
        self._whole.add(part.after.number)
        self._entries.put(part.after)

    def machine_update(self, uid: str, made: tuple[RecordChange, ...], rule_set: str) -> None:
        """Late proposals for a stored article: stored, never on the undo stack."""
        part = self._part(uid, made, None)
        part.after = replace(part.after, extracted=rule_set or part.after.extracted)
        transaction = Transaction("extract", ((uid, made),))
        build = Build(self.rule_number, transaction, [part], now(), machine=True)
        self._store.submit(build, Note(self._waiting, Waiting(transaction)))
        self._entries.put(part.after)

    def _part(
        self,
        uid: str,
        made: tuple[RecordChange, ...],
        base: Base | None,
        text: NewText | None = None,
        moves: Moves | None = None,
    ) -> Part:
        entry = self._entries.get(uid)
        if entry is None:
            raise CorrectionRefused(f"there is no article {uid}")
        after, number = entry, None
        needed = text is not None or needs_text(made)
        if entry.stored and needed and entry.number not in self._whole:
            self._see_that_it_is_whole(entry)
        light = not entry.stored and not needed
        if not entry.stored and not light:
            if base is None:
                raise CorrectionRefused("the article's text must be stored with its first correction")
            number = self._text_number(entry.text_sha256)
            after = replace(entry, text=number, counts=_counts_of(base), extracted=base.rule_set)
        if text is not None:
            after = self._with_new_text(after, text)
        if needed:
            after = replace(after, counts=moved(after.counts, changing.moves(made) if moves is None else moves))
        return Part(entry, with_fields(after, made), made, None if entry.stored or light else base, text, number)

    def _with_new_text(self, entry: Entry, text: NewText) -> Entry:
        """The entry with the newer text among those it has."""
        sha256 = text.article.text_sha256
        if any(one == sha256 for _number, one in entry.earlier_texts):
            return entry
        return replace(entry, earlier_texts=(*entry.earlier_texts, (self._text_number(sha256), sha256)))

    def _see_that_it_is_whole(self, entry: Entry) -> None:
        """Nothing is added to spans that cannot be read: the repaired ones would miss it."""
        tables = self._store.tables
        if not (tables["sets"].readable(str(entry.number)) and tables["texts"].readable(str(entry.text))):
            raise CorrectionRefused(
                "the article's record is damaged; repair a copy of the workspace with check --repair"
            )
        self._whole.add(entry.number)

    def listen(self, saved: Callable[[int], None], not_saved: Callable[[int, ZhupiError], None]) -> None:
        """Be told, on the writer thread, of what is on the disk and of what could not be written."""
        self._saved = saved
        self._store.not_saved = not_saved

    def _on_saved(self, seq: int) -> None:
        waiting = self._waiting.pop(seq, None)
        if waiting is not None:
            with self._store.guard:
                self._note_line(seq, waiting)
        self._saved(seq)

    def retry(self) -> None:
        """Try again to write what failed."""
        self._store.retry()

    def undo_target(self) -> tuple[int, Transaction] | None:
        """What an undo takes back: its number and transaction."""
        return self._undo.undo_target()

    def redo_target(self) -> tuple[int, Transaction] | None:
        """The undo that a redo takes back."""
        return self._undo.redo_target()

    def _transaction_of(self, seq: int, articles: tuple[str, ...]) -> Transaction | None:
        """A transaction of an earlier run, from the history of its articles."""
        parts = []
        kind, undoes = "", None
        own = [WORKSPACE] if str(OWN) in articles else []
        for uid in (*own, *self._entries.uids(articles)):
            found = self.correction(uid, seq) if uid else self._own_correction(seq)
            if found is None:
                return None
            kind, undoes = found.kind, found.undoes
            parts.append((uid, found.changes))
        return Transaction(kind, tuple(parts), undoes) if parts else None

    # ---- rules and people

    def _person(self, name: str, patch: list[list[object]]) -> int:
        """The number of the person of that name; a new one's record is added to `patch`."""
        for row in self._db.table("people"):
            if row.get("name", "") == name:
                return row.doc_id
        new = {
            str(row["name"]): int(str(number))
            for table, number, row in patch
            if table == "people" and isinstance(row, dict)
        }
        if name in new:
            return new[name]
        number = max([self._store.highest("people"), *new.values()]) + 1
        patch.append(["people", number, {"uid": new_id(), "name": name}])
        return number

    # ---- whole articles, in and out

    def import_article(self, value: Mapping[str, Any]) -> Entry:
        """Take in an article of `export_article` with its uid, ids and history; on the disk when it returns."""
        record = article_record.from_object(value)
        known = self.find(text_sha256=record.article.text_sha256)
        number = known.number if known and not known.stored else self._last_number + 1
        self._last_number = max(self._last_number, number)
        uid = record.uid if record.uid and record.uid not in self._entries else new_id()
        entry = replace(record.entry, number=number, uid=uid, counts=counted(record.spans))
        if known is not None and not known.stored:
            self.flush(60)
            record = article_record.after_seq(record, self.history(known.uid))
            entry = keep_given(replace(entry, uid=known.uid), known)
        entry = replace(entry, text=self._text_number(entry.text_sha256))
        for earlier, _lines in record.earlier:
            held = (self._text_number(earlier.text_sha256), earlier.text_sha256)
            entry = replace(entry, earlier_texts=(*entry.earlier_texts, held))
        if known is not None and not known.stored:
            entry = _with_what_was_known(entry, known)
        self._store.raise_seq(max((row.seq for row in record.history), default=0))
        patch: list[list[object]] = self._fields_of(entry)
        self._import_patch(patch, entry, record)
        self._listed = ("", [])
        self._submit("import", patch)
        self._entries.put(entry)
        if not self.flush(60):
            raise WorkspaceError("the imported article could not be written", path=str(self.path))
        return entry

    def _import_patch(self, patch: list[list[object]], entry: Entry, record: article_record.ArticleRecord) -> None:
        def rule_number(origin: Origin) -> int:
            return self.rule_number(origin, patch)

        assert entry.text is not None
        patch.append(["texts", entry.text, rows.text_row(record.article, record.outline)])
        for (number, _sha256), (earlier, lines) in zip(entry.earlier_texts, record.earlier, strict=False):
            patch.append(["texts", number, rows.text_row(earlier, lines)])
        patch.append(["sets", entry.number, set_row(entry.number, record.spans, rule_number)])
        past = {
            str(row.seq): [
                row.at, self._person(row.by, patch), row.kind, row.undoes, rows.change_rows(row.changes, rule_number),
            ]
            for row in record.history
        }  # fmt: skip
        patch.append(["history", entry.number, {"article": entry.number, "person": ME, "rows": past}])
        extra = {"extra": record.extra} if record.extra else {}
        patch.append(["articles", entry.number, {**article_row(entry), **extra}])

    # ---- care

    def check(self) -> list[Report]:
        """Read every record and verify every checksum; what was found damaged earlier is named too."""
        return [Report(found.kind, found.detail) for found in self._store.check()]

    def set_keeping(self, keeping: Keeping) -> None:
        """Make and keep backups like that from the next one on."""
        self._store.keeping = keeping

    def keep_backup(self) -> None:
        """Make a backup of what is on the disk, where the newest one is of an earlier state; waits for it."""
        self._store.keep_backup()

    def fold(self) -> None:
        """Write the file anew with everything the journal holds."""
        self._store.fold()

    def close(self, timeout: float = 10) -> bool:
        """Write what waits and close the file; whether everything is on the disk."""
        return self._store.close(timeout)


def _with_what_was_known(entry: Entry, known: Entry) -> Entry:
    """An imported article keeps what the library knew of it: its place, and texts that other people's spans need."""
    paths = dict.fromkeys(path for path in entry.paths if path not in known.paths) | dict.fromkeys(known.paths)
    texts = {sha256 for _number, sha256 in entry.earlier_texts} | {entry.text_sha256}
    more = [one for one in known.earlier_texts if one[1] not in texts]
    return replace(entry, paths=tuple(paths), earlier_texts=(*entry.earlier_texts, *more), lent=known.lent)


def _counts_of(base: Base) -> Counts:
    return counted(base.spans) if base.counts is None else base.counts


def _ignore(_seq: int) -> None:
    """Nobody listens yet."""


__all__ = ["Base", "Entry", "HistoryRow", "NewText", "Workspace"]
