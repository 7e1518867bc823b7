"""What a transaction puts into the journal: bases, patches, counts; made on the writer thread where it may be long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple, cast

from core import changes as changing
from core.articles import fields
from core.articles.library import FIELDS, Entry, article_row
from core.changes import FieldChange, Moves, RecordChange, Transaction
from core.errors import CorrectionRefused
from core.labels import own_words, policy
from core.model import Article, ArticleState, Origin, OutlineEntry, Status
from core.safety import seen
from core.spans import SpanSet
from core.store import rows

Counts = Mapping[str, tuple[int, int, int]]
RuleNumbers = Callable[[Origin, list[list[object]]], int]
"""The number of a rule; a new one's record is added to the patch given."""
_FEW: Final = 64
ME = 1
"""The number of this user in `people`. A set's number is its article's: other people's sets come with theirs."""


class Base(NamedTuple):
    """An article with every span it had before its first correction: stored together with that."""

    article: Article
    spans: SpanSet
    outline: tuple[OutlineEntry, ...] = ()
    rule_set: str = ""
    counts: Counts | None = None
    """What `counted` says of the spans, where that is known: a key waits for it."""


class NewText(NamedTuple):
    """A newer text of a stored article, with its paragraphs and heading lines."""

    article: Article
    outline: tuple[OutlineEntry, ...] = ()


@dataclass(frozen=True)
class Waiting:
    """A transaction that is not on the disk yet, and the articles it stores."""

    transaction: Transaction
    bases: Mapping[str, Base] = field(default_factory=dict)
    at: str = ""
    """When a person made it; empty for what a machine did, which no history keeps."""
    texts: Mapping[int, NewText] = field(default_factory=dict)
    """Texts it stores beside, by their numbers."""


@dataclass(frozen=True)
class Note:
    """Keeps what waits under its number."""

    waiting: dict[int, Waiting]
    what: Waiting

    def __call__(self, seq: int) -> None:
        """Keep it."""
        self.waiting[seq] = self.what


@dataclass
class Part:
    """One article's part in a transaction."""

    before: Entry
    after: Entry
    made: tuple[RecordChange, ...]
    base: Base | None
    text: NewText | None = None
    """A text that is stored with it, under the number `after.text`."""
    base_text: int | None = None
    """The number of the base's text."""


class PlainBuild:
    """A journal entry whose patch is known already."""

    def __init__(self, kind: str, patch: list[list[object]], at: str) -> None:
        self._entry = {"at": at, "by": ME, "kind": kind, "patch": patch}

    def __call__(self, seq: int) -> dict[str, Any]:
        """The journal entry."""
        return {"seq": seq, **self._entry}


class Build:
    """Makes the journal entry of a transaction; on the writer thread, because an article may be long."""

    def __init__(
        self,
        rule_numbers: RuleNumbers,
        transaction: Transaction,
        parts: list[Part],
        at: str,
        *,
        machine: bool = False,
        own: tuple[tuple[RecordChange, ...], list[list[object]]] | None = None,
    ) -> None:
        """`own`: the changes of the workspace itself, and what they make of its tables."""
        self._rule_numbers = rule_numbers
        self._transaction = transaction
        self._parts = parts
        self._at = at
        self._machine = machine
        self.small = all(part.base is None and part.text is None for part in parts) and (
            sum(len(part.made) for part in parts) < _FEW
        )
        """Whether the entry is a short one, which needs no care not to hold other threads up."""
        self._own = own
        self._patch: list[list[object]] = []
        self._of_rows: list[FieldChange] = []
        """The changes of words, policy and same slogans, which are noted beside (core.safety.seen)."""

    def _rule_number(self, origin: Origin) -> int:
        return self._rule_numbers(origin, self._patch)

    def __call__(self, seq: int) -> dict[str, Any]:
        """The journal entry, with the patch of every article."""
        for part in self._parts:
            self._add(seq, part)
        if self._own is not None:
            made, patch = self._own
            self._patch += [*patch, self._history(seq, 0, rows.change_rows(made, self._rule_number))]
            self._of_rows += [one for one in made if isinstance(one, FieldChange)]
        self._patch += seen.patch(self._of_rows)
        kind, undoes = self._transaction.kind, self._transaction.undoes
        entry: dict[str, Any] = {"seq": seq, "at": self._at, "by": ME, "kind": kind, "undoes": undoes}
        if not self._machine:
            own = ["0"] if self._own is not None else []
            entry["articles"] = own + [str(part.after.number) for part in self._parts]
        return {**entry, "patch": self._patch}

    def _add(self, seq: int, part: Part) -> None:
        number = part.after.number
        if part.base is not None:
            spans = changing.apply(part.base.spans, part.made, strict=False)
            self._patch.append(["texts", part.base_text, rows.text_row(part.base.article, part.base.outline)])
            self._patch.append(["sets", number, set_row(number, spans, self._rule_number)])
        if part.text is not None:
            self._patch.append(["texts", part.after.text, rows.text_row(part.text.article, part.text.outline)])
        of_rows = [one for one in part.made if type(one) is FieldChange and is_of_workspace(one)]
        self._patch += [patch for change in of_rows for patch in row_patch(change)]
        self._of_rows += of_rows
        changed = rows.change_rows(part.made, self._rule_number)
        if part.base is None and part.after.stored:
            self._patch.append(["sets", number, set_patch(changed)])
        if not self._machine:
            self._patch.append(self._history(seq, number, changed))
        numbered = {} if self._machine else {"seq": seq}
        self._patch.append(["articles", number, entry_patch(part.before, part.after) | numbered])

    def _history(self, seq: int, number: int, changed: Mapping[str, Any]) -> list[object]:
        row = [self._at, ME, self._transaction.kind, self._transaction.undoes, changed]
        return ["history", number, {"article": number, "person": ME, "rows": {str(seq): row}}]


def is_of_workspace(change: FieldChange) -> bool:
    """Whether it changes the list of words or the policy, which are no fields of the article it stands with."""
    return change.name.startswith(own_words.FIELD) or change.name == policy.FIELD


def row_patch(change: FieldChange) -> list[list[object]]:
    """What a change of the list of words or of the policy makes of their tables."""
    row = own_words.changed_row(change)
    if row is not None:
        return [["words", row[0], row[1] and own_words.word_row(row[1])]]
    return [["meta", 1, {"policy": _whole(change.before, change.after)}]]


def _whole(before: object, after: object) -> dict[str, object]:
    """The merge patch that makes one small object the other: what is no longer there becomes null."""
    old, new = (one if isinstance(one, dict) else {} for one in (before, after))
    return {name: new.get(name) for name in (*old, *new)}


def set_row(number: int, spans: SpanSet, rule_number: rows.RuleNumber) -> dict[str, Any]:
    """The whole record of an article's set."""
    return {
        "article": number,
        "person": ME,
        "spans": {span.id: rows.span_row(span, rule_number) for span in spans},
        "groups": {group.id: rows.group_row(group) for group in spans.groups.values()},
    }


def set_patch(changed: Mapping[str, Any]) -> dict[str, Any]:
    """What the change rows make of the set's record."""
    patch: dict[str, Any] = {"spans": {}, "groups": {}}
    for key, (before, after) in changed.items():
        if not key.startswith(rows.FIELD_MARK):
            patch["groups" if isinstance(before or after, dict) else "spans"][key] = after
    return {name: one for name, one in patch.items() if one}


def entry_patch(before: Entry | None, after: Entry) -> dict[str, Any]:
    """What makes one entry's record into the other's."""
    if before is None:
        return article_row(after)
    changed = frozenset(name for name in FIELDS if getattr(before, name) is not getattr(after, name))
    new, old = article_row(after, changed), article_row(before, changed)
    patch = {name: value for name, value in new.items() if value != old[name]}
    for name in _MAPPINGS & patch.keys():
        patch[name] = {**dict.fromkeys(old[name].keys() - new[name].keys()), **new[name]}
    return patch


_MAPPINGS: Final = frozenset({"fields", "read"})
"""What a merge patch would not take a key out of by leaving it out."""


def counted(spans: SpanSet) -> dict[str, tuple[int, int, int]]:
    """`{label: (pending, accepted, rejected)}`; lost spans do not count."""
    new: dict[str, list[int]] = {}
    for (label, status), number in spans.kinds().items():
        new.setdefault(label, [0] * len(Status))[status] = number
    return {label: (n[0], n[1], n[2]) for label, n in new.items() if any(n)}


def moved(counts: Counts, moves: Moves) -> Counts:
    """The counts after changes that move so many spans."""
    new = {label: list(numbers) for label, numbers in counts.items()}
    for (label, status), number in moves.items():
        new.setdefault(label, [0] * len(Status))[status] += number
    return {label: (n[0], n[1], n[2]) for label, n in new.items()}


def with_fields(entry: Entry, made: tuple[RecordChange, ...]) -> Entry:
    """The entry after changes of its own fields."""
    said: dict[str, object] = {}
    for change in made:
        if isinstance(change, FieldChange):
            if change.name == "state":
                entry = replace(entry, state=ArticleState(str(change.after)))
            elif change.name == "flag":
                entry = replace(entry, flag=bool(change.after))
            elif change.name == "text":
                entry = _with_text(entry, change.after)
            elif change.name == "note":
                entry = replace(entry, note=str(change.after or ""))
            elif change.name == "checked":
                entry = replace(entry, checked=tuple(map(str, cast("Any", change.after or ()))))
            elif change.name.startswith(fields.MARK):
                said[change.name.removeprefix(fields.MARK)] = change.after
            elif not is_of_workspace(change):
                raise CorrectionRefused(f"an article has no field {change.name} that a person changes")
    return fields.with_given(entry, said) if said else entry


def text_fields(entry: Entry) -> dict[str, Any]:
    """What the entry says of its text: the value of the field `text` in a change, JSON."""
    columns, others = fields.page_layer(entry)
    return {name: getattr(entry, name) for name in _OF_TEXT} | columns | {"fields": others}


def _with_text(entry: Entry, value: object) -> Entry:
    """The entry with another of its texts, and what was read of it; the one it had becomes an earlier one."""
    held = {sha256: number for number, sha256 in entry.earlier_texts}
    if not isinstance(value, dict) or entry.text is None or value.get("text_sha256") not in held:
        raise CorrectionRefused("the text of that time is not stored")
    sha256 = str(value["text_sha256"])
    others = [(number, one) for number, one in entry.earlier_texts if one != sha256]
    known = {name: str(value.get(name, "")) for name in _OF_TEXT if name not in fields.COLUMNS}
    columns = {name: str(value.get(name, "")) for name in fields.COLUMNS}
    page = {str(key): str(one) for key, one in dict(value.get("fields") or {}).items()}
    return replace(
        fields.with_page_layer(entry, columns, page),
        text=held[sha256],
        earlier_texts=(*others, (entry.text, entry.text_sha256)),
        **cast("Any", known),
    )


def needs_text(made: tuple[RecordChange, ...]) -> bool:
    """Whether those changes refer to the article's text; what a person says of its fields does not."""
    return not made or not all(isinstance(one, FieldChange) and one.name.startswith(fields.MARK) for one in made)


_OF_TEXT: Final = (
    "title", "source", "published", "author", "file_sha256", "text_sha256", "reader", "encoding", "extracted",
)  # fmt: skip
