"""What differs between two states of a workspace, an article each: now and a backup, or now and another copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core import changes as changing
from core.library import Entry
from core.newer_text import TEXT
from core.spans import SpanSet
from core.stored import Stored
from core.taking_in import counterpart, field_changes


class Where(StrEnum):
    """Which side has an article."""

    HERE = "here"
    THERE = "there"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class ArticleDifference:
    """An article that is not the same on both sides; the numbers are of spans and groups."""

    uid: str
    title: str
    where: Where
    added: int = 0
    """Only there."""
    removed: int = 0
    """Only here."""
    changed: int = 0
    """On both sides, and not the same."""
    fields: tuple[str, ...] = ()
    """Those of `state`, `flag`, `note` and `text` that differ."""
    seq_here: int = 0
    seq_there: int = 0
    stored: bool = True
    """Whether it was worked on, on a side that has it."""


def differing(here: Stored, there: Stored) -> Iterator[ArticleDifference]:
    """Every article that differs, in the order of the library; first those that are here."""
    partner: dict[str, Entry] = {}
    alone: list[Entry] = []
    for other in there.entries():
        mine = counterpart(here, other)
        if mine is None or mine.uid in partner:
            alone.append(other)
        else:
            partner[mine.uid] = other
    same_rules = here.rules_agree(there)
    for mine in here.entries():
        if mine.uid not in partner:
            removed = len(here.spans(mine.uid) or ())
            yield ArticleDifference(
                mine.uid, mine.title, Where.HERE, removed=removed, seq_here=mine.seq, stored=mine.stored
            )
        elif mine.stored or partner[mine.uid].stored:
            found = _compared(here, mine, there, partner[mine.uid], same_rules=same_rules)
            if found is not None:
                yield found
    for other in alone:
        added = len(there.spans(other.uid) or ())
        yield ArticleDifference(
            other.uid, other.title, Where.THERE, added=added, seq_there=other.seq, stored=other.stored
        )


def _compared(here: Stored, mine: Entry, there: Stored, other: Entry, *, same_rules: bool) -> ArticleDifference | None:
    fields = tuple(change.name for change in field_changes(mine, other))
    if mine.text_sha256 != other.text_sha256:
        fields += (TEXT,)
    if not fields and same_rules and here.same_line(there, mine, other):
        return None
    spans, theirs = here.spans(mine.uid) or SpanSet(), there.spans(other.uid) or SpanSet()
    made = changing.compare(spans, theirs)
    if not made and not fields:
        return None
    added = sum(change.before is None for change in made)
    removed = sum(change.after is None for change in made)
    return ArticleDifference(
        mine.uid, mine.title or other.title, Where.BOTH, added, removed, len(made) - added - removed, fields,
        mine.seq, other.seq,
    )  # fmt: skip
