"""Which changes each row of a workspace's small tables has seen: words, labels, fields, same slogans, the policy.

Two copies of a workspace compare them, so a row that was taken away here does not come back from an older copy, and
no clock decides which copy is newer (docs/adr/0018). The table `seen` keeps the ids of the changes; those of rows that
are no longer there stay in it. A program that does not know the table carries it over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from core.changes import FieldChange, RecordChange
from core.ids import new_id
from core.labels.own_words import FIELD as WORD
from core.labels.policy import FIELD as POLICY_FIELD
from core.labels.same_as import MARK as SAME_MARK

TABLE: Final = "seen"
MARK: Final = "seen:"
"""Before kind and key of a row in a `FieldChange` that gives the row those ids; it is what a merging says itself."""
WORDS: Final = "words"
LABELS: Final = "labels"
FIELDS: Final = "fields"
SAME: Final = "same"
POLICY: Final = "policy"
_KEY: Final = "\t"

Seen = Mapping[str, Mapping[str, frozenset[str]]]
"""`{kind: {key: ids}}`; a row without changes that were noted is not in it."""


class Verdict(StrEnum):
    """Which side's row holds."""

    EQUAL = "equal"
    OURS = "ours"
    THEIRS = "theirs"
    ASK = "ask"
    """Both sides changed it, each otherwise."""


def judged(ours: object, seen_here: Collection[str], theirs: object, seen_there: Collection[str]) -> Verdict:
    """Which row holds; None where there is none. The one whose side has seen all of the other's changes is newer."""
    here, there = set(seen_here), set(seen_there)
    if ours == theirs:
        return Verdict.EQUAL
    if here == there:  # changed by a program that notes nothing: what is only on one side was added there
        return Verdict.THEIRS if ours is None else Verdict.OURS if theirs is None else Verdict.ASK
    if there < here:
        return Verdict.OURS
    return Verdict.THEIRS if here < there else Verdict.ASK


def key_of_word(text: str, label: str) -> str:
    """The key of a word of the list: its string and its label."""
    return f"{text}{_KEY}{label}"


def read(record: Mapping[str, Any]) -> Seen:
    """The table from its record."""
    return {
        str(kind): {str(key): frozenset(ids) for key, ids in keys.items() if isinstance(ids, Mapping)}
        for kind, keys in record.items()
        if isinstance(keys, Mapping)
    }


def noted(kind: str, keys: Iterable[str], ids: Mapping[str, Collection[str]] | None = None) -> list[list[object]]:
    """The patch that notes a change of those rows: a new id for each, or the `ids` given by key."""
    fresh = {new_id(): 1} if ids is None else {}
    found = {key: fresh if ids is None else dict.fromkeys(ids.get(key, ()), 1) for key in keys}
    found = {key: one for key, one in found.items() if one}
    return [[TABLE, 1, {kind: found}]] if found else []


def unordered(records: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Records of labels or fields by name, without their order, which follows from the rows before them."""
    return {str(row.get("name", "")): {key: one for key, one in row.items() if key != "order"} for row in records}


def change(kind: str, key: str, ids: Iterable[str]) -> FieldChange:
    """The change that gives a row those ids; taken back, it takes them away again."""
    return FieldChange(f"{MARK}{kind}{_KEY}{key}", None, sorted(ids))


def is_seen(change: RecordChange) -> bool:
    """Whether it says which changes a row has seen: nothing that a person reads."""
    return isinstance(change, FieldChange) and change.name.startswith(MARK)


def patch(made: Iterable[FieldChange]) -> list[list[object]]:
    """What a correction adds to the table: what it says itself, else one new id for each row that it changes."""
    made = list(made)
    said = [one for one in made if is_seen(one)]
    if not said:
        rows: dict[str, dict[str, None]] = {}
        for kind, key in (row for one in made for row in _rows_of(one)):
            rows.setdefault(kind, {})[key] = None
        return [row for kind, keys in rows.items() for row in noted(kind, keys)]
    found: dict[str, dict[str, dict[str, int | None]]] = {}
    for one in said:
        kind, _mark, key = one.name.removeprefix(MARK).partition(_KEY)
        gone = {str(name): None for name in _ids(one.before)}
        found.setdefault(kind, {})[key] = gone | {str(name): 1 for name in _ids(one.after)}
    return [[TABLE, 1, found]]


def _ids(value: object) -> Collection[object]:
    return value if isinstance(value, list) else ()


def _rows_of(one: FieldChange) -> Iterable[tuple[str, str]]:
    if one.name == POLICY_FIELD:
        yield POLICY, ""
    elif one.name.startswith(SAME_MARK):
        yield SAME, one.name.removeprefix(SAME_MARK)
    elif one.name.startswith(WORD):
        for row in (one.before, one.after):
            if isinstance(row, Mapping):
                yield WORDS, key_of_word(str(row.get("text") or ""), str(row.get("label") or ""))
