"""Taking in work from elsewhere (a backup, a conflict copy, a journal set aside) as one undoable correction.

Articles that are not here at all come in whole, with their history, before that; they are new members of the library,
so undo leaves them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from core import changes as changing
from core.changes import FieldChange, RecordChange, Transaction
from core.library import Entry
from core.newer_text import TEXT, complete
from core.past import bring_back, earlier, fields_of
from core.recording import Base, NewText, text_fields
from core.spans import SpanSet
from core.stored import Stored

if TYPE_CHECKING:
    from core.workspace import Workspace

FIELDS: Final = ("state", "flag", "note")
"""The fields of an article that a person decides, but for its text."""


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
    left: tuple[Left, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.transaction.articles or self.whole or self.members or self.words or self.labels)


def admit(workspace: Workspace, prepared: Prepared) -> None:
    """Take in what the correction needs: whole articles, members, labels and words. On the disk when it returns.

    What is here already is not taken in twice, so doing it again after a crash changes nothing.
    """
    for table, key, found in (("labels", "name", prepared.labels), ("words", "text", prepared.words)):
        known = {str(row.get(key)) for row in workspace.tables.table(table)}
        for row in found:
            if str(row.get(key)) not in known:
                workspace.tables.table(table).insert(row)
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


def counterpart(here: Stored, entry: Entry) -> Entry | None:
    """The article here that answers to one of another copy: by its uid, else by its text."""
    found = here.entry(entry.uid)
    return found if found is not None else here.find(text_sha256=entry.text_sha256)


def towards(here: Stored, mine: Entry, there: Stored, other: Entry) -> tuple[RecordChange, ...]:
    """The changes that make a stored article here what it is there; none where it is that already."""
    spans = here.spans(mine.uid) or SpanSet()
    if not other.stored:
        lines = here.history_lines(mine.uid)
        return bring_back(mine, spans, earlier(mine, spans, lines, 0, here.decoded))
    fields = field_changes(mine, other)
    theirs = there.spans(other.uid) or SpanSet()
    if mine.text_sha256 == other.text_sha256:
        return (*fields, *changing.compare(spans, theirs))
    text = FieldChange(TEXT, text_fields(mine), text_fields(other))
    return (*fields, text, *complete(spans, theirs))


def field_changes(mine: Entry, other: Entry) -> tuple[FieldChange, ...]:
    """The fields a person decides that are not the same."""
    now, then = fields_of(mine), fields_of(other)
    return tuple(FieldChange(name, now[name], then[name]) for name in FIELDS if now[name] != then[name])


def text_needed(mine: Entry, there: Stored, other: Entry) -> NewText | None:
    """The text that goes with `towards`, where the article there has another one."""
    if not other.stored or mine.text_sha256 == other.text_sha256:
        return None
    article = there.article(other.uid)
    return NewText(article, there.outline(other.uid)) if article is not None else None
