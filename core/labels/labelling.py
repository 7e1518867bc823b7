"""The table of labels: what can be wrong with it, writing it, where a label is used, merging one into another.

The table is changed as a whole: one line of the journal, all of it or nothing. Spans refer to a label by its name, so a
name that may be in use is never changed (docs/adr/0016).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from core.changes import RecordChange, SpanChange
from core.errors import CorrectionRefused
from core.model import BUILT_IN_LABELS, OPTIONAL_LABELS, Label, Span, Status
from core.people.beside import Beside
from core.safety import seen
from core.spans import SpanSet
from core.store import rows
from core.store.store import Store
from core.store.tables import replacing

NAME: Final = re.compile(r"[\w.-]{1,40}")
"""What a label's own name looks like: formats that know nothing else take it as it is, so nothing in it divides."""
KEYS: Final = tuple("123456789")
UNDERLINES: Final = ("solid", "dotted", "dashed", "wave", "marker")


class Problem(NamedTuple):
    """What is wrong with a row: `what` is `key`, `name`, `twice`, `unnamed`, `field` or `choices`, `label` its name."""

    what: str
    label: str
    other: str = ""
    """The other label of a clash, or the field."""


def problems(labels: Sequence[Label]) -> list[Problem]:
    """What must be put right before the table can be kept, in the order of the rows."""
    found: list[Problem] = []
    keys: dict[str, str] = {}
    names: set[str] = set()
    for label in labels:
        if not NAME.fullmatch(label.name):
            found.append(Problem("name", label.name))
        if label.name in names:
            found.append(Problem("twice", label.name))
        names.add(label.name)
        if not (label.zh.strip() or label.en.strip()):
            found.append(Problem("unnamed", label.name))
        if label.key and not (len(label.key) == 1 and label.key in KEYS):
            found.append(Problem("key", label.name, label.name))
        if label.key and not label.hidden:
            if label.key in keys:
                found.append(Problem("key", label.name, keys[label.key]))
            keys.setdefault(label.key, label.name)
        found += _field_problems(label)
    return found


def _field_problems(label: Label) -> Iterator[Problem]:
    names = [field.name for field in label.fields]
    for field in label.fields:
        if not field.name.strip() or names.count(field.name) > 1:
            yield Problem("field", label.name, field.name)
        values = [value for value, _name in field.choices]
        if field.kind != "text" and (not values or not all(values) or len(set(values)) < len(values)):
            yield Problem("choices", label.name, field.name)


def in_order(labels: Iterable[Label]) -> tuple[Label, ...]:
    """The rows numbered in the order given."""
    return tuple(replace(label, order=at) for at, label in enumerate(labels, 1))


def free_key(labels: Iterable[Label]) -> str:
    """The first of 1 … 9 that no shown label has; empty where all are taken."""
    taken = {label.key for label in labels if not label.hidden}
    return next((key for key in KEYS if key not in taken), "")


def new_name(labels: Iterable[Label]) -> str:
    """A name no label has."""
    taken = {label.name for label in labels}
    number = 1
    while f"LABEL_{number}" in taken:
        number += 1
    return f"LABEL_{number}"


def merged(spans: SpanSet, name: str, into: str) -> tuple[RecordChange, ...]:
    """Every span of one label given another; status, id, note and fields stay.

    Where a span of the other label has the very range, only that one is left: it takes over the decision, and answers
    to the proposal that the other was.
    """
    held = {span.range: span for span in spans if span.label == into}
    made: dict[str, RecordChange] = {}
    for span in spans:
        if span.label != name:
            continue
        twin = held.get(span.range)
        if twin is None:
            after = replace(span, label=into, group="", marker=None, ordinal=None, level=None, style="")
            held[span.range] = after
            made[span.id] = SpanChange(span.id, span, after)
            continue
        made[span.id] = SpanChange(span.id, span, None)
        kept = _with_decision(twin, span)
        if kept != twin:
            held[span.range] = kept
            made[twin.id] = SpanChange(twin.id, spans.get(twin.id), kept)
    return tuple(made.values())


def _with_decision(twin: Span, span: Span) -> Span:
    status = Status.ACCEPTED if span.status is Status.ACCEPTED else twin.status
    how = span.how if status is not twin.status else twin.how
    born = twin.born or ("" if span.origin.is_person else span.id)
    return replace(twin, status=status, how=how, born=born)


class Labelled(Beside):
    """A workspace whose table of labels can be changed."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._waiting_labels: tuple[int, tuple[Label, ...]] = (0, ())
        """The number of the latest change of the table, and what it makes of it."""

    def labels(self) -> tuple[Label, ...]:
        """Every label in its order, hidden ones included; what waits for the disk counts as on record."""
        seq, waiting = self._waiting_labels
        return waiting if seq > self.seq else super().labels()

    def put_labels(self, labels: Sequence[Label], ids: Mapping[str, Collection[str]] | None = None) -> int:
        """Make the table what is given, in that order, in one line of the journal; its number.

        `ids`: the changes that rows of another copy have seen (core.safety.seen), by name; None: a person changes it.
        `CorrectionRefused` where the table has problems, or where the one before it is not on the disk yet.
        """
        wanted = in_order(labels)
        found = problems(wanted)
        if found:
            raise CorrectionRefused(f"the table of labels has problems: {found[0].what} {found[0].label}")
        seq = self._submit("labels", self._label_patch(wanted, ids))
        self._waiting_labels = (seq, wanted)
        return seq

    def _label_patch(self, wanted: Sequence[Label], ids: Mapping[str, Collection[str]] | None) -> list[list[object]]:
        if not self.flush(5):  # the rows that are there decide the patch
            raise CorrectionRefused("earlier corrections are not on the disk yet")
        with self._store.guard:
            held = {str(row.get("name", "")): (int(row.doc_id), dict(row)) for row in self._db.table("labels")}
        following = self._store.highest("labels")
        patch: list[list[object]] = []
        old, new = seen.unordered(row for _number, row in held.values()), seen.unordered(map(rows.label_row, wanted))
        turned = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        for label in wanted:
            row = rows.label_row(label)
            if label.name in held:
                number, before = held.pop(label.name)
                changed = replacing(before, row)
                if changed:
                    patch.append(["labels", number, changed])
            else:
                following += 1
                patch.append(["labels", following, row])
        patch += [["labels", number, None] for number, _row in held.values()]
        return patch + seen.noted(seen.LABELS, turned if ids is None else ids, ids)

    def learn_labels(self, labels: Iterable[Label], names: Iterable[str] = ()) -> tuple[str, ...]:
        """Add the labels that came with spans and have no row yet, and a plain row for each other name; the new names.

        What is in the table already stays as it is; a key that is taken is given up.
        """
        names = sorted(names)
        table = list(self.labels())
        known = [one for one in (*BUILT_IN_LABELS, *OPTIONAL_LABELS) if one.name in names]
        held = {label.name for label in table}
        plain = (Label(name, name, name, "grey") for name in names if NAME.fullmatch(name))
        for label in (*labels, *known, *plain):
            if label.name not in held and NAME.fullmatch(label.name):
                key = "" if any(one.key == label.key and not one.hidden for one in table) else label.key
                table.append(replace(label, key=key))
                held.add(label.name)
        new = tuple(label.name for label in table[len(self.labels()) :])
        if new:
            self.put_labels(table)
        return new

    # ---- where a label is used

    def label_counts(self) -> dict[str, int]:
        """How many spans of each label the articles on record have, rejected ones included; by their counts."""
        found: dict[str, int] = {}
        for entry in self.entries():
            if entry.stored:
                for name, numbers in entry.counts.items():
                    found[name] = found.get(name, 0) + sum(numbers)
        return found

    def uses(self, name: str) -> Iterator[bool]:
        """Whether the label is on record, a record a step: spans, other people's, what undo may bring back, words."""
        for table in ("words", "sets", "history"):
            for key in self._keys(table):
                with self._store.guard:
                    row = self._db.table(table).get(doc_id=key)
                yield _mentions(row, name)

    def _keys(self, table: str) -> list[int]:
        with self._store.guard:
            records = self._store.tables.get(table)
            return [int(key) for key in records.ids()] if records is not None else []


def _mentions(held: object, name: str) -> bool:
    """Whether a record holds a span or a group of the label: rows of spans begin with it, groups name it."""
    if isinstance(held, dict):
        return held.get("label") == name or any(_mentions(one, name) for one in held.values())
    if isinstance(held, list):
        return bool(held) and (
            held[0] == name or any(_mentions(one, name) for one in held if isinstance(one, list | dict))
        )
    return False


__all__ = [
    "KEYS",
    "NAME",
    "UNDERLINES",
    "Labelled",
    "Problem",
    "free_key",
    "in_order",
    "merged",
    "new_name",
    "problems",
]
