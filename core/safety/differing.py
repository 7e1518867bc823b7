"""What differs between two states of a workspace, an article each: now and a backup, or now and another copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from core import changes as changing
from core.articles.library import Entry
from core.safety.taking_in import counterpart, field_changes, given_changes, word_key
from core.spans import SpanSet
from core.stored import Stored
from core.versions.newer_text import TEXT

if TYPE_CHECKING:
    from core.workspace import Workspace


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
    """Those of `state`, `flag`, `note`, `checked`, `text` and `field:NAME` that differ."""
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
                mine.uid, mine.title, Where.HERE, removed=removed, seq_here=mine.seq, stored=_worked_on(mine)
            )
        elif not mine.stored and not partner[mine.uid].stored:
            given = tuple(change.name for change in given_changes(mine, partner[mine.uid]))
            if given:
                yield ArticleDifference(mine.uid, mine.title, Where.BOTH, fields=given)
        else:
            found = _compared(here, mine, there, partner[mine.uid], same_rules=same_rules)
            if found is not None:
                yield found
    for other in alone:
        added = len(there.spans(other.uid) or ())
        yield ArticleDifference(
            other.uid, other.title, Where.THERE, added=added, seq_there=other.seq, stored=_worked_on(other)
        )


def _worked_on(entry: Entry) -> bool:
    return entry.stored or bool(entry.read)


def own_differing(here: Workspace, there: Workspace) -> tuple[str, ...]:
    """What beside the articles differs: those of `words`, `labels`, `fields`, `same` and `policy`."""
    pairs = (
        ("words", sorted(map(word_key, here.words())), sorted(map(word_key, there.words()))),
        ("labels", here.labels(), there.labels()),
        ("fields", here.fields(), there.fields()),
        ("same", dict(here.same()), dict(there.same())),
        ("policy", here.policy, there.policy),
    )
    return tuple(name for name, ours, theirs in pairs if ours != theirs)


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
