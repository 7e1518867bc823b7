"""What is on record in a workspace: entries, stored articles, spans, history. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from core import changes as changing
from core.articles import article_record
from core.articles.library import Entries, Entry, entry_of
from core.changes import RecordChange
from core.errors import WorkspaceError
from core.giving_way import patient
from core.labels import own_words
from core.labels.own_words import OwnWord
from core.labels.policy import Policy, changed_policy, policy_of
from core.model import BUILT_IN_LABELS, Article, Label, Origin, OutlineEntry, Span, Status
from core.recording import ME, Waiting
from core.safety import seen
from core.safety.reports import Report
from core.safety.seen import Seen
from core.spans import SpanSet, reading_order
from core.store import rows
from core.store.store import Found, Store
from core.store.tables import Database, database
from core.versions.told import Told

_TEXT_FIELD: Final = rows.FIELD_MARK + "text"


class HistoryRow(NamedTuple):
    """One transaction's part in an article; `at` is ISO 8601 in UTC, `by` the annotator's name."""

    seq: int
    at: str
    by: str
    kind: str
    undoes: int | None
    changes: tuple[RecordChange, ...]


class HistoryLine(NamedTuple):
    """A correction as a list shows it; what it changed is worked out when it is asked for.

    `text_before` and `text_after` are the SHA-256 of the texts that its ranges refer to.
    """

    seq: int
    at: str
    by: str
    kind: str
    undoes: int | None
    text_before: str
    text_after: str
    raw: Mapping[str, Any]

    @property
    def changes_text(self) -> bool:
        """Whether it gave the article another of its texts."""
        return _TEXT_FIELD in self.raw


LONG_HISTORY: Final = 1 << 18
"""Bytes of an article's history on the disk from which on reading it takes more than a few milliseconds."""

LONG_SET: Final = 1 << 18
"""Bytes of an article's spans on the disk from which on reading them takes more than a few milliseconds."""


class Stored:
    """An open workspace as far as it is read; what waits for the disk counts as on record."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db: Database = database(store)
        self._rules: dict[Origin, int] = {}
        self._rule_of: dict[int, Origin] = {}
        self._entries = Entries()
        self._waiting: dict[int, Waiting] = {}
        self._listed: tuple[str, list[HistoryLine]] = ("", [])
        self._read_tables()

    def _read_tables(self) -> None:
        tables = self._store.tables
        with self._store.guard:
            for key, row in tables["rules"].items():
                self._know_rule(int(key), Origin(row.get("id", ""), row.get("version", "")))
            for key in tables["articles"].ids():
                known = tables["articles"].get(key)
                if known is not None:
                    self._entries.put(entry_of(int(key), known))
                elif Report("bad-record", f"articles/{key}") not in self.reports:
                    self._store.found.append(Found("bad-record", f"articles/{key}"))
        self._last_number = self._store.highest("articles")
        self._last_text = self._store.highest("texts")
        self._last_rule = self._store.highest("rules")

    # ---- what it is

    @property
    def path(self) -> Path:
        """The workspace file."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._store.read_only

    @property
    def locked_by(self) -> str:
        """Who writes it, where that is the reason for reading only."""
        return self._store.locked_by

    @property
    def seq(self) -> int:
        """The number of the latest transaction that is on the disk."""
        return int(self._store.meta["seq"])

    @property
    def generation(self) -> int:
        """How often the file has been written anew."""
        return int(self._store.meta["generation"])

    @property
    def reports(self) -> list[Report]:
        """What opening it found and did."""
        return [Report(found.kind, found.detail) for found in self._store.found]

    @property
    def unconfirmed(self) -> int:
        """Transactions that are not on the disk yet."""
        return self._store.unconfirmed

    @property
    def annotator(self) -> str:
        """The name under which corrections are made."""
        return self.name_of(ME)

    @property
    def annotator_uid(self) -> str:
        """What names the annotator for good, whatever the name."""
        row = self._row("people", ME)
        return str(row.get("uid", "")) if row else ""

    @property
    def uid(self) -> str:
        """What names the workspace for good, wherever the file is."""
        return str(self._store.meta.get("uid", ""))

    @property
    def tables(self) -> Database:
        """TinyDB's own interface to every table."""
        return self._db

    def labels(self) -> tuple[Label, ...]:
        """Every label in its order."""
        with self._store.guard:
            found = [rows.label_of(row) for row in self._db.table("labels")]
        return tuple(sorted(found, key=_order)) or BUILT_IN_LABELS

    def words(self) -> tuple[dict[str, Any], ...]:
        """The user's own words: `text`, `label` or None, `verdict`, `norm`."""
        with self._store.guard:
            return tuple(dict(row) for row in self._db.table("words"))

    def numbered_words(self) -> dict[int, OwnWord]:
        """The user's own words by their numbers, in the order of adding; what waits for the disk included."""
        with self._store.guard:
            waiting = list(self._waiting.values())
            found = {row.doc_id: own_words.word_of(row) for row in self._db.table("words")}
        for one in waiting:
            for _uid, made in one.transaction.articles:
                for number, word in filter(None, map(own_words.changed_row, made)):
                    if word is None:
                        found.pop(number, None)
                    else:
                        found[number] = word
        return dict(sorted(found.items()))

    def own_words(self) -> tuple[OwnWord, ...]:
        """The user's own words."""
        return tuple(self.numbered_words().values())

    @property
    def policy(self) -> Policy:
        """Where spans begin and end in this workspace; what waits for the disk included."""
        with self._store.guard:
            waiting = list(self._waiting.values())
            found = policy_of(self._store.meta.get("policy"))
        for one in waiting:
            for _uid, made in one.transaction.articles:
                for change in made:
                    found = changed_policy(change) or found
        return found

    def seen(self) -> Seen:
        """Which changes the rows of the small tables have seen; what waits for the disk not included."""
        with self._store.guard:
            return seen.read(self._row(seen.TABLE, 1) or {})

    # ---- the library

    def entries(self) -> list[Entry]:
        """Every article known, in the order of adding."""
        return self._entries.all()

    def entry(self, uid: str) -> Entry | None:
        """The entry of that uid."""
        return self._entries.get(uid)

    def find(self, *, file_sha256: str = "", text_sha256: str = "", path: str = "") -> Entry | None:
        """The entry of those bytes, else of that text, else last read from that path."""
        return self._entries.find(file_sha256=file_sha256, text_sha256=text_sha256, path=path)

    def numbered(self, number: str) -> list[Entry]:
        """The entry of that number in the file's tables, if there is one."""
        return [self._entries[uid] for uid in self._entries.uids([number])]

    # ---- stored articles

    def article(self, uid: str) -> Article | None:
        """The stored article; None where only its entry is known."""
        return self.article_and_outline(uid)[0]

    def article_and_outline(self, uid: str) -> tuple[Article | None, tuple[OutlineEntry, ...]]:
        """The stored article (None where only its entry is known) and its heading lines, in one reading."""
        entry = self._entries.get(uid)
        if entry is None:
            return None, ()
        number = entry.text if entry.text is not None else entry.lent
        return self._text(entry, number, entry.text_sha256)

    def earlier_article(self, uid: str, text_sha256: str) -> tuple[Article | None, tuple[OutlineEntry, ...]]:
        """The article with a text it has or had, and that text's heading lines."""
        entry = self._entries[uid]
        if text_sha256 == entry.text_sha256:
            return self.article(uid), self.outline(uid)
        number = next((one for one, sha256 in entry.earlier_texts if sha256 == text_sha256), None)
        return self._text(entry, number, text_sha256)

    def _text(
        self, entry: Entry, number: int | None, text_sha256: str
    ) -> tuple[Article | None, tuple[OutlineEntry, ...]]:
        for one in list(self._waiting.values()):
            base = one.bases.get(entry.uid)
            if base is not None and base.article.text_sha256 == text_sha256:
                known = replace(entry, text_sha256=text_sha256)
                return article_record.article_of(known, base.article.text, base.article.paragraphs), base.outline
            if number is not None and number in one.texts:
                return one.texts[number].article, one.texts[number].outline
        row = self._row("texts", number) if number is not None else None
        if row is None:
            return None, ()
        known = replace(entry, text_sha256=text_sha256)
        return article_record.article_of(known, rows.text_of(row), rows.paragraphs_of(row)), rows.outline_of(row)

    def outline(self, uid: str) -> tuple[OutlineEntry, ...]:
        """The heading lines of a stored article."""
        entry = self._entries.get(uid)
        return self._text(entry, entry.text, entry.text_sha256)[1] if entry is not None else ()

    def spans(self, uid: str) -> SpanSet | None:
        """This annotator's spans of a stored article, what is not on the disk yet included."""
        entry = self._entries.get(uid)
        if entry is None or not entry.stored:
            return None
        with self._store.guard:
            waiting = list(self._waiting.values())
            found = self._stored_spans(entry.number)
        return self._with_waiting(uid, found, waiting)

    def spans_are_long(self, uid: str) -> bool:
        """Whether `spans` would take so long that a window should not wait for it."""
        entry = self._entries.get(uid)
        if entry is None or not entry.stored:
            return False
        return self._store.tables["sets"].unparsed(str(entry.number)) > LONG_SET

    def spans_beside(self, uid: str) -> SpanSet | None:
        """`spans`, worked out without holding up who reads or writes meanwhile: for a thread beside the window."""
        entry = self._entries.get(uid)
        if entry is None or not entry.stored:
            return None
        with self._store.guard:
            # first: what reaches the disk after this is in the record too, and applied twice it does no harm
            waiting = list(self._waiting.values())
        with patient():
            try:
                found: SpanSet | None = self._set_of(self._store.tables["sets"].apart(str(entry.number)))
            except KeyError:
                found = None
            found = self._with_waiting(uid, found, waiting)
            if found is not None:
                found.look_through()
            return found

    def _with_waiting(self, uid: str, found: SpanSet | None, waiting: list[Waiting]) -> SpanSet | None:
        for one in waiting:
            if uid in one.bases:
                found = one.bases[uid].spans
            if found is not None:
                found = changing.apply(found, one.transaction.of(uid), strict=False)
        return found

    def some_spans(
        self, uid: str, labels: Collection[str], statuses: Collection[Status], *, noted: bool, flagged: bool
    ) -> list[Span]:
        """At least those spans of a stored article that are of the labels (none: any) and statuses, noted, flagged.

        In reading order; a fraction of the price of `spans` where few of them are wanted.
        """
        entry = self._entries.get(uid)
        if entry is None or not entry.stored:
            return []
        with self._store.guard:
            if any(uid in one.bases or one.transaction.of(uid) for one in self._waiting.values()):
                return list(self.spans(uid) or ())
            held = (self._row("sets", entry.number) or {}).get("spans", {})
            kept = [
                (key, row)
                for key, row in held.items()
                if rows.may_be(row, labels, statuses, noted=noted, flagged=flagged)
            ]
        return sorted((rows.span_of(key, row, self.rule_of) for key, row in kept), key=reading_order)

    def _stored_spans(self, number: int) -> SpanSet | None:
        row = self._row("sets", number)
        return None if row is None else self._set_of(row)

    def _set_of(self, row: Mapping[str, Any]) -> SpanSet:
        groups = [rows.group_of(key, one) for key, one in row.get("groups", {}).items()]
        return SpanSet(rows.spans_of(row.get("spans", {}), self.rule_of), groups)

    def history(self, uid: str) -> list[HistoryRow]:
        """Every transaction that touched the article, in order."""
        entry = self._entries.get(uid)
        with self._store.guard:
            row = self._row("history", entry.number) if entry else None
            found = [self._history_row(int(seq), one) for seq, one in (row or {}).get("rows", {}).items()]
        return sorted(found, key=_seq)

    def correction(self, uid: str, seq: int) -> HistoryRow | None:
        """What the transaction of that number did to the article; nothing else of its history is worked out."""
        entry = self._entries.get(uid)
        with self._store.guard:
            row = self._row("history", entry.number) if entry else None
            found = (row or {}).get("rows", {}).get(str(seq))
            return None if found is None else self._history_row(seq, found)

    def _history_row(self, seq: int, row: Sequence[Any]) -> HistoryRow:
        at, by, kind, undoes, changes = row
        return HistoryRow(seq, at, self.name_of(by), kind, undoes, rows.changes_of(changes, self.rule_of))

    def history_is_long(self, uid: str) -> bool:
        """Whether `history_lines` would take so long that a window should not wait for it."""
        entry = self._entries.get(uid)
        if entry is None or self._listed[0] == uid:
            return False
        return self._store.tables["history"].unparsed(str(entry.number)) > LONG_HISTORY

    def history_lines(self, uid: str) -> list[HistoryLine]:
        """Every transaction that touched the article, the latest first by its number: no clock decides the order.

        What is not on the disk yet is not among them.
        """
        known = self._listed  # replaced whole, so that who only looks need not wait for what is being written
        if known[0] == uid:
            return known[1]
        with self._store.guard:
            if self._listed[0] != uid:
                self._listed = (uid, self._read_lines(uid))
            return self._listed[1]

    def _read_lines(self, uid: str) -> list[HistoryLine]:
        entry = self._entries.get(uid)
        with self._store.guard:
            row = self._row("history", entry.number) if entry else None
            past = dict((row or {}).get("rows", {}))
        names: dict[int, str] = {}
        sha256 = entry.text_sha256 if entry is not None else ""
        found = []
        for seq in sorted(map(int, past), reverse=True):
            at, by, kind, undoes, raw = past[str(seq)]
            if by not in names:
                names[by] = self.name_of(by)
            before, _after = _sha256_of(raw, sha256)
            found.append(HistoryLine(seq, at, names[by], kind, undoes, before, sha256, raw))
            sha256 = before
        return found

    def decoded(self, raw: Mapping[str, Any]) -> tuple[RecordChange, ...]:
        """What a correction changed, from `{id: [before, after]}` as the file has it."""
        return rows.changes_of(raw, self.rule_of)

    def told(self, raw: Mapping[str, Any]) -> Told:
        """The same, made only as far as somebody asks."""
        return Told(raw, self.rule_of)

    def _note_line(self, seq: int, waiting: Waiting) -> None:
        """A correction has reached the disk: the list that was asked for last gets its line, and is not read anew."""
        uid, lines = self._listed
        entry = self._entries.get(uid)
        made = waiting.transaction.of(uid)
        if entry is None or not waiting.at or all(one != uid for one, _made in waiting.transaction.articles):
            return
        if lines and lines[0].seq >= seq:
            return
        if not lines:
            self._listed = ("", [])  # which text its first line refers to is read from the file
            return
        raw = rows.LaterRows(made, self._rules.__getitem__)
        before, after = _sha256_of(raw, lines[0].text_after)
        kind, undoes = waiting.transaction.kind, waiting.transaction.undoes
        line = HistoryLine(seq, waiting.at, self.name_of(ME), kind, undoes, before, after, raw)
        self._listed = (uid, [line, *lines])

    def _row(self, table: str, number: int) -> Mapping[str, Any] | None:
        with self._store.guard:
            found = self._db.table(table).get(doc_id=number)
        assert not isinstance(found, list)
        return found

    # ---- beside another state of the workspace

    def rules_agree(self, other: Stored) -> bool:
        """Whether the numbers of rules that both have mean the same ones."""
        return all(self._rule_of.get(number, origin) == origin for number, origin in other._rule_of.items())

    def same_line(self, other: Stored, mine: Entry, theirs: Entry, table: str = "sets") -> bool:
        """Whether the spans (or the `history`) of the two are the same bytes in both files, which is cheap to see.

        False: not known.
        """
        if mine.number != theirs.number or self._waiting:
            return False
        line = self.line_of(table, mine.number)
        return line is not None and line == other.line_of(table, theirs.number)

    def line_of(self, table: str, number: int) -> bytes | None:
        """The line of that record as the file has it; None where something changed since."""
        return self._store.tables[table].line_of(str(number))

    # ---- rules and people

    def rule_of(self, number: int) -> Origin:
        """Who makes the spans of that number."""
        return self._rule_of.get(number, Origin("rule.unknown"))

    def _know_rule(self, number: int, origin: Origin) -> None:
        self._rules[origin] = number
        self._rule_of[number] = origin

    def name_of(self, person: int) -> str:
        """The name of the person of that number."""
        row = self._row("people", person)
        return str(row.get("name", "")) if row else ""

    # ---- whole articles

    def export_article(self, uid: str) -> dict[str, Any]:
        """Everything on record about a stored article, as the object of `jsonl`."""
        entry, article = self._entries[uid], self.article(uid)
        if article is None:
            raise WorkspaceError("the article's text is not stored", path=entry.path)
        row = self._row("articles", entry.number) or {}
        spans = self.spans(uid) or SpanSet()
        history = self.history(uid)
        earlier = [self.earlier_article(uid, sha256) for _number, sha256 in entry.earlier_texts]
        found = article_record.to_object(
            entry,
            article,
            spans,
            self.outline(uid),
            history,
            earlier=[(one, lines) for one, lines in earlier if one is not None],
            extra=row.get("extra"),
        )
        used = {span.label for span in spans}
        labels = [rows.label_row(one) for one in self.labels() if one.name in used and one not in BUILT_IN_LABELS]
        return {**found, "labels": labels} if labels else found


def _sha256_of(raw: Mapping[str, Any], otherwise: str) -> tuple[str, str]:
    """The texts before and after a change that may be one of the text."""
    if _TEXT_FIELD not in raw:
        return otherwise, otherwise
    before, after = (str((one or {}).get("text_sha256", otherwise)) for one in raw[_TEXT_FIELD])
    return before, after


def _order(label: Label) -> int:
    return label.order


def _seq(row: HistoryRow) -> int:
    return row.seq
