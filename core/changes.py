"""What changed: the one value that corrections return, the journal stores and every view is told.

A record is a span, a group, or one field of the article's own record (`state`, `note`, `flag` …). Undo swaps
`before` and `after`; there is never a hand-written inverse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Final, TypeVar

from core.errors import CorrectionRefused
from core.model import Group, Span, Status
from core.spans import SpanSet
from core.steps import Steps, at_once


@dataclass(frozen=True, slots=True)
class SpanChange:
    """One span before and after; None where it did not exist."""

    id: str
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class GroupChange:
    """One group before and after; None where it did not exist."""

    id: str
    before: Group | None
    after: Group | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of the article's record before and after: JSON values, None where absent."""

    name: str
    before: object
    after: object


_Record = TypeVar("_Record", Span, Group)


RecordChange = SpanChange | GroupChange | FieldChange


@dataclass(frozen=True, slots=True)
class Transaction:
    """One correction: what a person did in one step, over one or many articles.

    `kind` is a correction's name (`add`, `accept`, `finish` …). `undoes` is the sequence number this one takes
    back (an undo or a redo), else None. Article keys are article uids.
    """

    kind: str
    articles: tuple[tuple[str, tuple[RecordChange, ...]], ...]
    undoes: int | None = None

    def of(self, uid: str) -> tuple[RecordChange, ...]:
        """The changes of one article."""
        return tuple(change for key, changes in self.articles if key == uid for change in changes)

    def swapped(self, *, undoes: int, kind: str = "undo") -> Transaction:
        """The transaction that takes this one back."""
        back = tuple((uid, tuple(map(swap, reversed(changes)))) for uid, changes in reversed(self.articles))
        return Transaction(kind, back, undoes)


Moves = Counter[tuple[str, Status]]
STEP: Final = 2000
"""Changes that are gone through at once: 1 to 2 ms."""
_kind_of: Final = attrgetter("label", "status")


def swap(change: RecordChange) -> RecordChange:
    """The change the other way round."""
    if isinstance(change, SpanChange):
        return SpanChange(change.id, change.after, change.before)
    if isinstance(change, GroupChange):
        return GroupChange(change.id, change.after, change.before)
    return FieldChange(change.name, change.after, change.before)


def apply(spans: SpanSet, changes: Iterable[RecordChange], *, strict: bool = True) -> SpanSet:
    """The span set after those changes, as `applying` makes it."""
    return at_once(applying(spans, changes, strict=strict))


def applying(spans: SpanSet, changes: Iterable[RecordChange], *, strict: bool = True) -> Steps[SpanSet]:
    """The span set after those changes; field changes do not concern it.

    With `strict`, `CorrectionRefused` is raised where a `before` is not what the set holds: a change made for
    another state never lands silently.
    """
    put: dict[str, Span] = {}
    drop: set[str] = set()
    put_groups: dict[str, Group] = {}
    drop_groups: set[str] = set()
    changes = list(changes)
    held = spans.several([change.id for change in changes if isinstance(change, SpanChange)]) if strict else {}
    for number, change in enumerate(changes, 1):
        if number % STEP == 0:
            yield
        if isinstance(change, SpanChange):
            before = held.get(change.id) if strict else change.before
            if (
                before is not change.before
                and change.id not in put
                and change.id not in drop
                and before != change.before
            ):
                raise CorrectionRefused(f"span {change.id} is not what the correction was made for")
            _record(put, drop, change.id, change.after)
        elif isinstance(change, GroupChange):
            if strict and change.id not in put_groups and spans.groups.get(change.id) != change.before:
                raise CorrectionRefused(f"group {change.id} is not what the correction was made for")
            _record(put_groups, drop_groups, change.id, change.after)
    return (yield from spans.updating(put.values(), drop, put_groups.values(), drop_groups))


def _record(put: dict[str, _Record], drop: set[str], key: str, after: _Record | None) -> None:
    if after is None:
        put.pop(key, None)
        drop.add(key)
    else:
        drop.discard(key)
        put[key] = after


def moves(changes: Iterable[RecordChange]) -> Moves:
    """By how many those changes raise or lower the number of spans of each (label, status); lost ones do not count."""
    return at_once(moving(changes))


def moving(changes: Iterable[RecordChange]) -> Steps[Moves]:
    """`moves` in steps of a few milliseconds."""
    counted: Moves = Counter()
    left = iter(changes)
    while part := list(islice(left, STEP)):
        counted.update(_moves_of(part))
        yield
    return counted


def _moves_of(changes: list[RecordChange]) -> Moves:
    made = [change for change in changes if isinstance(change, SpanChange)]
    come = [one.after for one in made if one.after is not None and not one.after.lost]
    gone = [one.before for one in made if one.before is not None and not one.before.lost]
    counted = Counter(map(_kind_of, come))
    counted.subtract(Counter(map(_kind_of, gone)))
    return counted


def compare(before: SpanSet, after: SpanSet) -> tuple[SpanChange | GroupChange, ...]:
    """What was added, removed and changed from one span set to another, in reading order of the later one."""
    old = {span.id: span for span in before}
    new = {span.id: span for span in after}
    gone = [SpanChange(key, span, None) for key, span in old.items() if key not in new]
    come = [
        SpanChange(key, old.get(key), span)
        for key, span in new.items()
        if old.get(key) is not span and old.get(key) != span
    ]
    groups = [
        GroupChange(key, before.groups.get(key), after.groups.get(key))
        for key in {**before.groups, **after.groups}
        if before.groups.get(key) != after.groups.get(key)
    ]
    return (*gone, *come, *groups)
