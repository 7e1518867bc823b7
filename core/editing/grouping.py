"""Groups as a person makes and mends them: pure functions, a span set in, the changes out.

The items of a group are the spans that name it, in reading order; what regrouping changes is their group, ordinal and
level, never the text. A span whose place in a list a person has set is accepted: a later extraction leaves it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import islice
from typing import Final, NamedTuple

from core.changes import GroupChange, RecordChange, SpanChange
from core.errors import CorrectionRefused
from core.ids import new_id
from core.model import TASK, Group, Span, Status
from core.spans import SpanSet, reading_order

HIGHEST: Final = 99
"""Ordinals go from 1 to this."""
DEEPEST: Final = 6
"""Levels go from 1 to this."""
NEAR: Final = 2000
"""Spans before and after an item among which another list is looked for."""


class TroubleKind(StrEnum):
    """What a list's numbering can have wrong."""

    GAP = "gap"
    REPEAT = "repeat"
    ORDER = "order"
    """A number lower than the one before it that was not there yet."""


class Trouble(NamedTuple):
    """One thing wrong with the numbering of a list, at the item where it shows."""

    kind: TroubleKind
    group: str
    span: str
    """Id of the item that has the wrong number, or that stands behind the gap."""
    ordinal: int
    """The number that is repeated or out of order; the first one that is missing."""
    last: int
    """The last one that is missing; else as `ordinal`."""
    previous: str = ""
    """Id of the item before it; empty at the head of the list."""
    expected: int = 1
    """The number that would be right at this item."""


def counts(span: Span) -> bool:
    """Whether a span is an item of its list: not refused, and its text is there."""
    return not span.rejected and not span.lost


def items_of(spans: SpanSet, group_id: str) -> list[Span]:
    """The items of a group in reading order."""
    return [span for span in spans.in_group(group_id) if counts(span)]


def troubles(group: Group | None, items: Sequence[Span], *, from_one: bool = False) -> list[Trouble]:
    """Gaps, repeats and numbers out of order, in reading order; `items` are those of the one group.

    That numbers are missing before the first item is believed only where the group says so (`gap:1`) or the caller
    does (`from_one`): a list may go on with the numbers of an earlier one.
    """
    found: list[Trouble] = []
    last: dict[int, int] = {}
    seen: dict[int, set[int]] = {}
    previous = ""
    for span in items:
        if span.ordinal is None:
            continue
        level = level_of(span, group)
        for deeper in [one for one in last if one > level]:
            del last[deeper], seen[deeper]
        before = last.get(level)
        if before is None:
            headless = not found and not previous and (from_one or (group is not None and "gap:1" in group.flags))
            before = 0 if headless else span.ordinal - 1
        wrong = _wrong(span, before, seen.setdefault(level, set()))
        if wrong is not None:
            kind, first, until = wrong
            key = group.id if group is not None else span.group
            found.append(Trouble(kind, key, span.id, first, until, previous, before + 1))
        last[level] = max(before, span.ordinal)
        seen[level].add(span.ordinal)
        previous = span.id
    return found


def _wrong(span: Span, before: int, seen: set[int]) -> tuple[TroubleKind, int, int] | None:
    ordinal = span.ordinal or 0
    if ordinal > before + 1:
        return (TroubleKind.GAP, before + 1, ordinal - 1)
    if ordinal == before + 1:
        return None
    return (TroubleKind.REPEAT if ordinal in seen else TroubleKind.ORDER, ordinal, ordinal)


def level_of(span: Span, group: Group | None) -> int:
    """The level of an item: its own, else that of its group, else 1."""
    return span.level or (group.level if group is not None else 0) or 1


def group_beside(spans: SpanSet, span: Span, by: int) -> str:
    """The id of the group of its label that comes before (-1) or after (1) the span's own; empty: there is none.

    Groups are in the order of their first items, the span itself left out of account where its group has others.
    """
    place = reading_order(span)
    around = [*reversed(list(islice(spans.before(place), NEAR))), *islice(spans.after(place), NEAR)]
    near = [one for one in around if one.label == span.label and one.group in spans.groups and counts(one)]
    order = list(dict.fromkeys(one.group for one in near))
    if span.group in order:
        at = order.index(span.group) + by
        return order[at] if 0 <= at < len(order) else ""
    beside = [one.group for one in near if (reading_order(one) > place) == (by > 0)]
    return (beside[0] if by > 0 else beside[-1]) if beside else ""


def first_group_words(spans: SpanSet, text: str, group_id: str) -> str:
    """How a group is called where it is offered: the words it begins with."""
    items = items_of(spans, group_id)
    return items[0].text_of(text)[:12].replace("\n", " ") if items else ""


# ---- corrections


def make(spans: SpanSet, ids: Iterable[str]) -> tuple[RecordChange, ...]:
    """Those spans as one group. Where the first of them is in one already, the others come into that one.

    They must have one label, the first one's; others are left as they are.
    """
    chosen = _chosen(spans, ids)
    if len(chosen) < 2:
        raise CorrectionRefused("a group needs at least two spans of one label")
    held = next((span.group for span in chosen if span.group in spans.groups), "")
    if held:
        return join(spans, [span.id for span in chosen if span.group != held], held)
    first = chosen[0]
    level = first.level or 1
    style = next((span.style for span in chosen if span.style), "")
    group = Group(new_id(), first.label, style=style, level=level, province=first.province if _numbered(first) else "")
    edit = _Edit(spans)
    edit.groups[group.id] = group
    for span in chosen:
        edit.put(replace(span, group=group.id, level=level if _numbered(span) else span.level))
    edit.number(group.id, [span.id for span in chosen])
    return edit.done()


def join(spans: SpanSet, ids: Iterable[str], group_id: str) -> tuple[RecordChange, ...]:
    """Those spans moved into a group: its level and province are theirs from then on, a free ordinal stays."""
    group = _group(spans, group_id)
    edit = _Edit(spans)
    chosen = [span for span in _chosen(spans, ids, group.label) if span.group != group_id]
    for span in chosen:
        task = _numbered(span)
        level = group.level if task else span.level
        province = group.province or span.province if task else span.province
        edit.put(replace(span, group=group_id, level=level, province=province))
    edit.number(group_id, [span.id for span in chosen])
    return edit.done()


def leave(spans: SpanSet, ids: Iterable[str]) -> tuple[RecordChange, ...]:
    """Those spans out of their groups; a group that nothing is left of goes."""
    edit = _Edit(spans)
    for span in _found(spans, ids):
        if span.group:
            edit.put(replace(span, group=""))
    return edit.done()


def set_ordinal(spans: SpanSet, span_id: str, ordinal: int) -> tuple[RecordChange, ...]:
    """Another number for one item; the others keep theirs."""
    if not 1 <= ordinal <= HIGHEST:
        raise CorrectionRefused(f"a number goes from 1 to {HIGHEST}")
    edit = _Edit(spans)
    for span in _found(spans, [span_id]):
        edit.put(replace(span, ordinal=ordinal))
    return edit.done()


def set_level(spans: SpanSet, span_id: str, level: int) -> tuple[RecordChange, ...]:
    """Another level for one item; the others keep theirs."""
    if not 1 <= level <= DEEPEST:
        raise CorrectionRefused(f"a level goes from 1 to {DEEPEST}")
    edit = _Edit(spans)
    for span in _found(spans, [span_id]):
        edit.put(replace(span, level=level))
    return edit.done()


def renumber(spans: SpanSet, group_id: str) -> tuple[RecordChange, ...]:
    """The items numbered from 1 in reading order, each level for itself."""
    group = _group(spans, group_id)
    edit = _Edit(spans)
    last: dict[int, int] = {}
    for span in items_of(spans, group_id):
        level = level_of(span, group)
        last = {one: number for one, number in last.items() if one <= level}
        last[level] = last.get(level, 0) + 1
        edit.put(replace(span, ordinal=last[level]))
    return edit.done()


def insert(spans: SpanSet, span: Span, shortened: Span | None, before: str) -> tuple[RecordChange, ...]:
    """A new item of a list, and the item before it cut short where it had swallowed the new one.

    `span` names its group; `before` is the id of the item that becomes `shortened` (None: it stays as it is).
    """
    edit = _Edit(spans)
    edit.put(span)
    if shortened is not None and before:
        edit.put(shortened)
    return edit.done()


def _numbered(span: Span) -> bool:
    return span.label == TASK


def _group(spans: SpanSet, group_id: str) -> Group:
    group = spans.groups.get(group_id)
    if group is None:
        raise CorrectionRefused(f"there is no group {group_id}")
    return group


def _found(spans: SpanSet, ids: Iterable[str]) -> list[Span]:
    found = []
    for span_id in dict.fromkeys(ids):
        span = spans.get(span_id)
        if span is None:
            raise CorrectionRefused(f"there is no span {span_id}")
        if not counts(span):
            raise CorrectionRefused("a rejected span cannot be in a group")
        found.append(span)
    return sorted(found, key=reading_order)


def _chosen(spans: SpanSet, ids: Iterable[str], label: str = "") -> list[Span]:
    """Those spans that have the label, by default that of the first one asked for."""
    ids = list(dict.fromkeys(ids))
    found = _found(spans, ids)
    wanted = label or next((span.label for span in found if span.id == ids[0]), "")
    chosen = [span for span in found if span.label == wanted]
    if not chosen and found:
        raise CorrectionRefused("the spans of a group have one label")
    return chosen


class _Edit:
    """Gathers new values of spans; `done` adds what the groups concerned become."""

    def __init__(self, spans: SpanSet) -> None:
        self._spans = spans
        self._put: dict[str, Span] = {}
        self.groups: dict[str, Group] = {}

    def put(self, span: Span) -> None:
        """A span's new value; one that is as it was is left alone."""
        before = self._spans.get(span.id)
        if before is None or before != span:
            self._put[span.id] = replace(span, status=Status.ACCEPTED, how="")

    def _items(self, group_id: str) -> list[Span]:
        stay = [span for span in self._spans.in_group(group_id) if span.id not in self._put]
        return sorted([*stay, *(one for one in self._put.values() if one.group == group_id)], key=reading_order)

    def number(self, group_id: str, ids: Sequence[str]) -> None:
        """Give the tasks just come into a group a number: their own where it is free, else the next one there."""
        items = [span for span in self._items(group_id) if counts(span)]
        new = set(ids)
        taken = {span.ordinal for span in items if span.id not in new}
        last = 0
        for span in items:
            if span.id in new and _numbered(span):
                free = span.ordinal is not None and span.ordinal not in taken
                ordinal = span.ordinal if free else min(last + 1, HIGHEST)
                self._put[span.id] = replace(self._put[span.id], ordinal=ordinal)
                taken.add(ordinal)
                last = ordinal or last
            else:
                last = span.ordinal or last

    def done(self) -> tuple[RecordChange, ...]:
        """The changes: the spans, then each group concerned with its flags as they are now, or gone with its last."""
        changes: list[RecordChange] = []
        concerned = dict.fromkeys(self.groups)
        for key, span in self._put.items():
            before = self._spans.get(key)
            changes.append(SpanChange(key, before, span))
            concerned |= dict.fromkeys(one.group for one in (before, span) if one is not None and one.group)
        return (*changes, *self._group_changes(concerned))

    def _group_changes(self, concerned: Mapping[str, None]) -> list[RecordChange]:
        if not self._put:
            return []
        found: list[RecordChange] = []
        after: dict[str, Group | None] = {}
        for key in concerned:
            before = self._spans.groups.get(key)
            now = self.groups.get(key, before)
            items = self._items(key)
            after[key] = _flagged(now, items) if items and now is not None else None
            if before != after[key]:
                found.append(GroupChange(key, before, after[key]))
        gone = {key for key, group in after.items() if group is None}
        orphans = (group for group in self._spans.groups.values() if gone and group.parent in gone)
        found += [GroupChange(one.id, one, replace(one, parent="")) for one in orphans if one.id not in after]
        return found


def _flagged(group: Group, items: Sequence[Span]) -> Group:
    """The group with the flags that its items call for; flags of other sorts stay."""
    wrong = troubles(group, [span for span in items if counts(span)])
    flags = [flag for flag in group.flags if flag.partition(":")[0] not in set(TroubleKind)]
    for one in wrong:
        flags += [f"{one.kind}:{number}" for number in range(one.ordinal, one.last + 1)]
    return replace(group, flags=tuple(dict.fromkeys(flags)))
