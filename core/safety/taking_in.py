"""Taking in work from elsewhere (a backup, a conflict copy, a journal set aside) as one undoable correction.

Articles that are not here at all come in whole, with their history, before that; they are new members of the library,
so undo leaves them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from core import changes as changing
from core.articles.fields import MARK, FieldRow
from core.articles.library import Entry
from core.changes import FieldChange, RecordChange, SpanChange, Transaction
from core.labels.same_as import MARK as SAME
from core.labels.same_as import SameAs
from core.recording import Base, NewText, text_fields
from core.review.mending import CHECKED
from core.safety import row_merging
from core.safety.row_merging import SettledRow
from core.spans import SpanSet
from core.store.rows import label_of, label_row
from core.stored import Stored
from core.versions.newer_text import TEXT, complete
from core.versions.past import bring_back, earlier, fields_of

if TYPE_CHECKING:
    from core.articles.own_fields import Fielding
    from core.workspace import Workspace

FIELDS: Final = ("state", "flag", "note", CHECKED)
"""What a person decides of every article, but for its text; the decided fields of its record come beside (`MARK`)."""


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was asked for and cannot be done; `id` is a span's, a group's, or empty for the whole article."""

    uid: str
    title: str
    id: str
    reason: str


@dataclass(frozen=True)
class Prepared:
    """What is to be taken in: `transaction` is the one undoable correction, the rest comes before it."""

    transaction: Transaction
    texts: Mapping[str, NewText] = field(default_factory=dict)
    bases: Mapping[str, Base] = field(default_factory=dict)
    whole: tuple[Mapping[str, Any], ...] = ()
    """Articles that are not here or not worked on here, as the objects of `export_article`."""
    members: tuple[Entry, ...] = ()
    """Entries of the library that are not here."""
    words: tuple[Mapping[str, Any], ...] = ()
    labels: tuple[Mapping[str, Any], ...] = ()
    fields: tuple[FieldRow, ...] = ()
    """The user's own fields that are not here."""
    rows: tuple[SettledRow, ...] = ()
    """Labels and fields that a merging puts, changes or takes away."""
    left: tuple[Left, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.transaction.articles or self.whole or self.members or self._rows)

    @property
    def _rows(self) -> bool:
        return bool(self.words or self.labels or self.fields or self.rows)


def admit(workspace: Workspace, prepared: Prepared) -> None:
    """Take in what the correction needs: whole articles, members, labels and words. On the disk when it returns.

    What is here already is not taken in twice, so doing it again after a crash changes nothing.
    """
    if prepared.rows:
        row_merging.put(workspace, prepared.rows)
        workspace.flush(row_merging.PATIENCE)
    if workspace.learn_labels(label_of(row) for row in prepared.labels):
        workspace.flush(row_merging.PATIENCE)
    known = {word_key(row) for row in workspace.words()}
    for row in prepared.words:
        if word_key(row) not in known:
            workspace.tables.table("words").insert(row)
    own = [row for row in workspace.fields() if not row.built_in]
    names = {row.name for row in workspace.fields()}
    new = [row for row in prepared.fields if row.name not in names]
    if new:
        workspace.put_fields([*own, *new])
    for value in prepared.whole:
        found_here = workspace.entry(str(value.get("uid", "")))
        if found_here is None or not found_here.stored:
            workspace.import_article(value)
    for entry in prepared.members:
        workspace.add_member(entry)


def carry_out(workspace: Workspace, prepared: Prepared) -> int | None:
    """All of it; the number of the correction, None where there is none."""
    admit(workspace, prepared)
    if not prepared.transaction.articles:
        return None
    return workspace.commit(prepared.transaction, bases=prepared.bases, texts=prepared.texts)


def word_key(row: Mapping[str, Any]) -> tuple[str, str]:
    """What makes a row of the user's own words that row: its string, with its label."""
    return (str(row.get("text") or ""), str(row.get("label") or ""))


def labels_needed(here: Stored, there: Stored, made: Iterable[RecordChange]) -> tuple[Mapping[str, Any], ...]:
    """The labels of the spans that come from there which are not here."""
    used = {one.after.label for one in made if isinstance(one, SpanChange) and one.after is not None}
    missing = used - {label.name for label in here.labels()}
    return tuple(label_row(label) for label in there.labels() if label.name in missing)


def fields_needed(here: Fielding, there: Fielding, names: Iterable[str]) -> tuple[FieldRow, ...]:
    """The user's own fields of those names (as changes have them) that are not here."""
    wanted = {name.removeprefix(MARK) for name in names if name.startswith(MARK)} - {row.name for row in here.fields()}
    return tuple(row for row in there.fields() if row.name in wanted)


def counterpart(here: Stored, entry: Entry) -> Entry | None:
    """The article here that answers to one of another copy: by its uid, else by its text."""
    found = here.entry(entry.uid)
    return found if found is not None else here.find(text_sha256=entry.text_sha256)


def towards(here: Stored, mine: Entry, there: Stored, other: Entry) -> tuple[RecordChange, ...]:
    """The changes that make a stored article here what it is there; none where it is that already."""
    spans = here.spans(mine.uid) or SpanSet()
    if not other.stored:
        lines = here.history_lines(mine.uid)
        made = bring_back(mine, spans, earlier(mine, spans, lines, 0, here.decoded))
        kept = (one for one in made if not (isinstance(one, FieldChange) and one.name.startswith(MARK)))
        return (*given_changes(mine, other), *kept)
    fields = field_changes(mine, other)
    theirs = there.spans(other.uid) or SpanSet()
    if mine.text_sha256 == other.text_sha256:
        return (*fields, *changing.compare(spans, theirs))
    text = FieldChange(TEXT, text_fields(mine), text_fields(other))
    return (*fields, text, *complete(spans, theirs))


def field_changes(mine: Entry, other: Entry) -> tuple[FieldChange, ...]:
    """The fields a person decides that are not the same."""
    now, then = values_of(mine), values_of(other)
    names = (*FIELDS, *(name for name in {**now, **then} if name.startswith(MARK)))
    return tuple(FieldChange(name, now.get(name), then.get(name)) for name in names if now.get(name) != then.get(name))


def given_changes(mine: Entry, other: Entry) -> tuple[FieldChange, ...]:
    """Those of the article's own record: they need no text."""
    return tuple(one for one in field_changes(mine, other) if one.name.startswith(MARK))


def same_needed(here: SameAs, there: SameAs) -> tuple[FieldChange, ...]:
    """What of another table of same slogans ours says nothing about and allows; never a way through a third norm."""
    targets = set(here.values())
    found = {key: here.get(name, name) for key, name in there.items() if key not in here and key not in targets}
    return tuple(FieldChange(SAME + key, None, name) for key, name in found.items() if key != name)


def values_of(entry: Entry) -> dict[str, object]:
    """Every field of an article that corrections change, as changes hold them."""
    return fields_of(entry) | {CHECKED: list(entry.checked)}


def text_needed(mine: Entry, there: Stored, other: Entry) -> NewText | None:
    """The text that goes with `towards`, where the article there has another one."""
    if not other.stored or mine.text_sha256 == other.text_sha256:
        return None
    article = there.article(other.uid)
    return NewText(article, there.outline(other.uid)) if article is not None else None
