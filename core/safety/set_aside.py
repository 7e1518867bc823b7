"""Corrections that were set aside, offered one by one; those a person chooses come back as one undoable correction.

They stand in journals that belong to another state of the file, in damaged lines, and in changes of damaged records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core import changes as changing
from core.articles import article_record
from core.articles.library import Entry, entry_of
from core.articles.own_fields import OWN, WORKSPACE
from core.changes import FieldChange, RecordChange, SpanChange, Transaction
from core.errors import WorkspaceDamaged
from core.labels import own_words, policy
from core.labels.policy import policy_row
from core.labels.same_as import MARK as SAME
from core.model import Origin
from core.recording import Base, needs_text
from core.safety.seen import is_seen
from core.safety.taking_in import Left, Prepared, values_of, word_key
from core.spans import SpanSet
from core.store import backups as stored
from core.store import durable, opening, rows
from core.store.codec import Json, merge_patch
from core.store.journal import Line, lines_of
from core.store.layout import DAMAGED
from core.translation import QT_TRANSLATE_NOOP, translate
from core.versions.newer_text import TEXT

if TYPE_CHECKING:
    from core.workspace import Workspace


class OfferState(StrEnum):
    """Whether a correction that was set aside can come back; the reasons are `Offer.reason`."""

    APPLICABLE = "applicable"
    PRESENT = "present"
    CHANGED = "changed"
    UNREADABLE = "unreadable"
    NO_ARTICLE = "no-article"
    OTHER_TEXT = "other-text"
    NOT_A_CORRECTION = "not-a-correction"


_REASONS: Final[Mapping[OfferState, str]] = {
    OfferState.APPLICABLE: "",
    OfferState.PRESENT: QT_TRANSLATE_NOOP("recovery", "It is there already."),
    OfferState.CHANGED: QT_TRANSLATE_NOOP("recovery", "Something else was decided there since."),
    OfferState.UNREADABLE: QT_TRANSLATE_NOOP("recovery", "Its line is damaged and cannot be read."),
    OfferState.NO_ARTICLE: QT_TRANSLATE_NOOP("recovery", "Its article is not in this workspace."),
    OfferState.OTHER_TEXT: QT_TRANSLATE_NOOP("recovery", "It refers to another text of the article."),
    OfferState.NOT_A_CORRECTION: QT_TRANSLATE_NOOP("recovery", "It is not a correction of an article."),
}


@dataclass(frozen=True)
class Offer:
    """One article's part of a correction that was set aside; `source` None: it is kept in the workspace itself.

    `base` and `entry` are the article as it was stored with this correction, where it was the first one.
    """

    source: Path | None
    line: int
    seq: int
    at: str
    by: str
    kind: str
    uid: str
    title: str
    changes: tuple[RecordChange, ...] = ()
    state: OfferState = OfferState.APPLICABLE
    base: Base | None = None
    entry: Entry | None = None
    words: tuple[Mapping[str, Any], ...] = ()
    labels: tuple[Mapping[str, Any], ...] = ()
    """The user's own words and labels that a line made: they come back, and undo leaves them."""

    @property
    def reason(self) -> str:
        """Why it cannot come back, in the person's language; empty where it can."""
        return translate("recovery", _REASONS[self.state]) if _REASONS[self.state] else ""


def sources(workspace: Workspace) -> list[Path]:
    """The files beside the workspace that hold corrections set aside."""
    path = workspace.path
    found = [one for one in opening.conflict_copies(path, workspace.uid) if opening.is_journal(one)]
    for one in sorted(durable.long_path(path.parent).glob(f"{_escaped(path.name)}.journal.*.aside")):
        found += [one] if opening.uid_of(one) == workspace.uid else []
    bad = durable.beside(path, ".journal.bad-lines")
    return [*found, *([bad] if durable.exists(bad) else [])]


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "[*?" else letter for letter in name)


def offers(workspace: Workspace) -> list[Offer]:
    """Every correction that was set aside, in the order of the files and lines; nothing is changed.

    Whether one can come back is judged as if those before it that can had come back.
    """
    now = _Now(workspace)
    found: list[Offer] = []
    for source in sources(workspace):
        reading = _Reading(workspace, source)
        for line in lines_of(source):
            reading.learn(line)
            found += [now.judged(offer) for offer in reading.offers(line)]
    kept = _Reading(workspace, None)
    for line in _damaged(workspace):
        found += [now.judged(offer) for offer in kept.offers(line)]
    return found


def recovered(workspace: Workspace, chosen: Sequence[Offer]) -> Prepared:
    """Those corrections, in the order given, as one; what does not fit (any more) is in `left`."""
    now = _Now(workspace)
    made: dict[str, tuple[RecordChange, ...]] = {}
    members: dict[str, Entry] = {}
    bases: dict[str, Base] = {}
    left = []
    words: list[Mapping[str, Any]] = []
    labels: list[Mapping[str, Any]] = []
    for offer in chosen:
        judged = now.judged(offer)
        if judged.state is not OfferState.APPLICABLE:
            left.append(Left(offer.uid, offer.title, "", judged.reason))
            continue
        words += offer.words
        labels += offer.labels
        if not offer.uid and not offer.changes:
            continue
        made[offer.uid] = made.get(offer.uid, ()) + offer.changes
        entry = workspace.entry(offer.uid)
        if entry is None and offer.entry is not None:
            members[offer.uid] = offer.entry
        if (entry is None or not entry.stored) and offer.base is not None:
            bases.setdefault(offer.uid, offer.base)
    parts = sorted(made.items(), key=_workspace_last)
    transaction = Transaction("recover", tuple((uid, changes) for uid, changes in parts if changes))
    return Prepared(transaction, {}, bases, (), tuple(members.values()), tuple(words), tuple(labels), left=tuple(left))


def _workspace_last(part: tuple[str, tuple[RecordChange, ...]]) -> bool:
    return part[0] == WORKSPACE


def put_away(workspace: Workspace, source: Path) -> Path:
    """Move a file of corrections set aside into the folder of backups; where it is now."""
    folder = stored.folder_of(workspace.path)
    durable.long_path(folder).mkdir(mode=0o700, exist_ok=True)
    target = folder / source.name
    number = 1
    while durable.long_path(target).exists():
        number += 1
        target = folder / f"{source.name}.{number}"
    durable.replace(source, target)
    durable.sync_folder(source.parent)
    return target


def _damaged(workspace: Workspace) -> Iterator[Line]:
    """The changes that came for damaged records, which wait with the damaged line in the workspace."""
    for row in workspace.tables.table(DAMAGED):
        patches = row.get("patches") or []
        patch = [[row.get("table"), row.get("id"), one] for one in patches]
        if row.get("table") == "history" and patch:
            yield Line(row.doc_id, {"seq": 0, "patch": patch})


class _Reading:
    """Reads the corrections of one file; rules and articles that it brings along are known by its own numbers."""

    def __init__(self, workspace: Workspace, source: Path | None) -> None:
        self._workspace = workspace
        self._source = source
        self._learned: dict[str, dict[str, Json]] = {name: {} for name in ("rules", "articles", "texts", "sets")}
        self._seen: set[tuple[int, str]] = set()

    def learn(self, line: Line) -> None:
        """Note the records that a line brings."""
        for table, key, patch in (line.entry or {}).get("patch", ()):
            if table in self._learned and isinstance(patch, dict):
                known = self._learned[table]
                merged = merge_patch(known.get(str(key), {}), patch)
                if isinstance(merged, dict) and not (table == "sets" and str(key) in known):
                    known[str(key)] = merged

    def offers(self, line: Line) -> Iterator[Offer]:
        """What a line offers: a part for each article it corrects."""
        entry = line.entry
        if entry is None:
            yield self._offer(line, {}, state=OfferState.UNREADABLE)
            return
        corrected = False
        for table, key, patch in entry.get("patch", ()):
            for seq, row in (patch.get("rows") or {}).items() if table == "history" and patch else ():
                corrected = True
                if (int(seq), str(key)) not in self._seen:
                    self._seen.add((int(seq), str(key)))
                    yield self._part(line, int(seq), str(key), row)
        if not corrected and entry.get("format") is None:
            words, labels = _made(entry, "words", "text"), _made(entry, "labels", "name")
            yield self._offer(line, entry, words=words, labels=labels, state=OfferState.NOT_A_CORRECTION)

    def _offer(self, line: Line, found: Mapping[str, Any], **more: Any) -> Offer:
        known: dict[str, Any] = {"seq": int(found.get("seq", 0)), "at": str(found.get("at", ""))}
        known |= {"by": "", "kind": str(found.get("kind", "")), "uid": "", "title": ""}
        return Offer(self._source, line.number, **{**known, **more})

    def _part(self, line: Line, seq: int, number: str, row: Sequence[Any]) -> Offer:
        at, by, kind, _undoes, raw = row
        known: dict[str, Any] = {"seq": seq, "at": str(at), "kind": str(kind), "by": self._workspace.name_of(int(by))}
        entry = self._entry(number)
        try:
            changes = rows.changes_of(raw, self._rule)
            base = self._base(entry, number, changes)
        except WorkspaceDamaged:
            return self._offer(line, {}, **known, state=OfferState.UNREADABLE)
        if number == str(OWN):
            return self._offer(line, {}, **known, changes=changes)
        if entry is None:
            return self._offer(line, {}, **known, changes=changes, state=OfferState.NO_ARTICLE)
        known |= {"uid": entry.uid, "title": entry.title, "changes": changes, "base": base, "entry": entry}
        return self._offer(line, {}, **known)

    def _rule(self, number: int) -> Origin:
        row = self._learned["rules"].get(str(number))
        return Origin(row.get("id", ""), row.get("version", "")) if row else self._workspace.rule_of(number)

    def _entry(self, number: str) -> Entry | None:
        """The article of that number: as the file brings it, else as the workspace has it."""
        row = self._learned["articles"].get(number, {})
        if row.get("uid"):
            return self._workspace.entry(row["uid"]) or replace(entry_of(int(number), row), text=None)
        return next(iter(self._workspace.numbered(number)), None)

    def _base(self, entry: Entry | None, number: str, changes: tuple[RecordChange, ...]) -> Base | None:
        """The article as it was before this correction, where the file has its text and spans."""
        row = self._learned["sets"].get(number)
        known = self._learned["articles"].get(number, {})
        text = self._learned["texts"].get(str(known.get("text")))
        if entry is None or entry.stored or row is None or text is None:
            return None
        described = entry_of(int(number), known) if known.get("text_sha256") else entry
        article = article_record.article_of(described, rows.text_of(text), rows.paragraphs_of(text))
        spans = SpanSet(
            [rows.span_of(key, one, self._rule) for key, one in row.get("spans", {}).items()],
            [rows.group_of(key, one) for key, one in row.get("groups", {}).items()],
        )
        before = changing.apply(spans, map(changing.swap, reversed(changes)), strict=False)
        return Base(article, before, rows.outline_of(text), described.extracted)


def _made(entry: Mapping[str, Any], table: str, key: str) -> tuple[Mapping[str, Any], ...]:
    """The whole records that an entry puts into a table."""
    rows_made = [row for name, _number, row in entry.get("patch", ()) if name == table and isinstance(row, dict)]
    return tuple(row for row in rows_made if row.get(key))


_State = tuple[SpanSet, dict[str, object], int]
"""Spans, fields, and the code points of the text."""


class _Now:
    """The articles as they are, with what was judged to come back on top."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._states: dict[str, _State] = {}

    def judged(self, offer: Offer) -> Offer:
        """The offer with what can be said of it now."""
        if offer.words or offer.labels:
            return replace(offer, state=self._judge_rows(offer))
        if not offer.uid and not (offer.changes and offer.state is OfferState.APPLICABLE):
            return offer
        state = self._judge(offer)
        return replace(offer, state=state)

    def _judge_rows(self, offer: Offer) -> OfferState:
        known = {word_key(word) for word in self._workspace.words()}
        names = {label.name for label in self._workspace.labels()}
        new = [row for row in offer.words if word_key(row) not in known]
        new += [row for row in offer.labels if row["name"] not in names]
        return OfferState.APPLICABLE if new else OfferState.PRESENT

    def _judge(self, offer: Offer) -> OfferState:
        entry = self._workspace.entry(offer.uid)
        if entry is not None and offer.base is not None and entry.text_sha256 != offer.base.article.text_sha256:
            return OfferState.OTHER_TEXT
        found = self._state(offer)
        if found is None:
            return OfferState.NO_ARTICLE
        spans, fields, length = found
        kinds = {self._fits(change, spans, fields, length) for change in offer.changes}
        for worst in (OfferState.OTHER_TEXT, OfferState.CHANGED, OfferState.APPLICABLE):
            if worst in kinds:
                if worst is OfferState.APPLICABLE:
                    self._take(offer, spans, fields, length)
                return worst
        return OfferState.PRESENT

    def _fits(self, change: RecordChange, spans: SpanSet, fields: Mapping[str, object], length: int) -> OfferState:
        if isinstance(change, FieldChange):
            if change.name == TEXT:
                return OfferState.OTHER_TEXT
            if is_seen(change):
                return OfferState.PRESENT  # it says nothing by itself, so it decides nothing
            now: object = fields[change.name] if change.name in fields else self._own(change.name)
        elif isinstance(change, SpanChange):
            now = spans.get(change.id)
            if change.after is not None and not 0 <= change.after.start <= change.after.end <= length:
                return OfferState.OTHER_TEXT
        else:
            now = spans.groups.get(change.id)
        if now == change.after:
            return OfferState.PRESENT
        return OfferState.APPLICABLE if now == change.before else OfferState.CHANGED

    def _own(self, name: str) -> object:
        """What the workspace itself says of what changes with an article: a word of the list, the policy."""
        if name.startswith(own_words.FIELD):
            word = self._workspace.numbered_words().get(int(name.removeprefix(own_words.FIELD)))
            return word and own_words.word_row(word)
        return policy_row(self._workspace.policy) if name == policy.FIELD else None

    def _take(self, offer: Offer, spans: SpanSet, fields: Mapping[str, object], length: int) -> None:
        after = dict(fields)
        after.update((one.name, one.after) for one in offer.changes if isinstance(one, FieldChange))
        self._states[self._key(offer)] = (changing.apply(spans, offer.changes, strict=False), after, length)

    def _state(self, offer: Offer) -> _State | None:
        known = self._states.get(self._key(offer))
        if known is not None:
            return known
        entry = self._workspace.entry(offer.uid)
        if offer.uid == WORKSPACE:
            found: _State = (SpanSet(), {SAME + key: name for key, name in self._workspace.same().items()}, 0)
            self._states[offer.uid] = found
            return found
        if entry is not None and not entry.stored and not needs_text(offer.changes):
            return (SpanSet(), values_of(entry), 0)
        spans = self._workspace.spans(offer.uid)
        article = self._workspace.article(offer.uid) if spans is not None else None
        if entry is not None and spans is not None and article is not None:
            found = (spans, values_of(entry), len(article.text))
        elif offer.base is not None and offer.entry is not None:
            fields = values_of(entry if entry is not None else offer.entry)
            fields |= {one.name: one.before for one in offer.changes if isinstance(one, FieldChange)}
            found = (offer.base.spans, fields, len(offer.base.article.text))
        else:
            return None
        self._states[self._key(offer)] = found
        return found

    def _key(self, offer: Offer) -> str:
        """What an article's state is kept under: apart where nothing but its fields counts, since it has no text."""
        entry = self._workspace.entry(offer.uid)
        light = entry is not None and not entry.stored and not needs_text(offer.changes)
        return f"{offer.uid} fields" if light else offer.uid
