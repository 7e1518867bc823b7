"""Which slogans are the same: a table from norms (or single strings of a norm) to the norm they count as.

The spans keep the norm they have; the table is applied where slogans are counted, listed or exported
(docs/adr/0017). Every function is pure; a change of the table is a tuple of `FieldChange`, as a correction is.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from core.changes import FieldChange, RecordChange

MARK: Final = "same:"
"""Before the key of an entry of the table in a `FieldChange`."""
_STRING: Final = "\t"
"""Between a norm and one of its strings in a key; no span holds it at that place, since norms are one line."""

Member = tuple[str, str]
"""A span's own norm (its text where it has none) and its text."""
SameAs = Mapping[str, str]
"""`{norm: norm it counts as}` and `{norm + tab + string: norm that string counts as}`; never through a third."""


@dataclass(frozen=True, slots=True)
class NormRow:
    """One norm of the table: how often it stands, and the strings behind it, the most frequent first."""

    name: str
    count: int
    strings: tuple[tuple[Member, int], ...]


class Suggestion(NamedTuple):
    """Norms that look like one; `into` is the most frequent of them."""

    names: tuple[str, ...]
    into: str


def member(norm: str, text: str) -> Member:
    """The member of the table that a slogan is."""
    plain = " ".join(text.split())
    return (norm or plain, plain)


def counts_as(same: SameAs, one: Member) -> str:
    """The norm under which a slogan is counted."""
    norm, text = one
    return same.get(norm + _STRING + text) or same.get(norm) or norm


def table(counts: Mapping[Member, int], same: SameAs) -> tuple[NormRow, ...]:
    """The norms, the most frequent first, then by name."""
    behind: dict[str, list[tuple[Member, int]]] = {}
    for one, number in counts.items():
        behind.setdefault(counts_as(same, one), []).append((one, number))
    made = [
        NormRow(name, sum(number for _one, number in found), tuple(sorted(found, key=_often)))
        for name, found in behind.items()
    ]
    return tuple(sorted(made, key=_frequent))


def _often(found: tuple[Member, int]) -> tuple[int, Member]:
    return (-found[1], found[0])


def _frequent(row: NormRow) -> tuple[int, str]:
    return (-row.count, row.name)


# ---- changes


def merged(same: SameAs, rows: Sequence[NormRow], into: str) -> tuple[FieldChange, ...]:
    """Those norms count as one, `into`; a single one is renamed."""
    into = _one_line(into)
    if not into:
        return ()
    names = {row.name for row in rows}
    new = dict(same)
    for key, name in same.items():
        if name in names:
            new[key] = into
    for row in rows:
        for (norm, text), _number in row.strings:
            if norm + _STRING + text not in same:
                new[norm] = into
    return _difference(same, new)


def split(same: SameAs, one: Member, into: str) -> tuple[FieldChange, ...]:
    """One string counts as a norm of its own from now on, the rest of its norm stays."""
    into = _one_line(into)
    norm, text = one
    return _difference(same, {**same, norm + _STRING + text: into}) if into else ()


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _difference(old: SameAs, new: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """The changes from one table to the other, without entries that say nothing."""
    plain = {key: name for key, name in new.items() if _STRING in key or key != name}
    plain = {key: name for key, name in plain.items() if not _idle(key, name, plain)}
    keys = dict.fromkeys((*old, *plain))
    return tuple(
        FieldChange(MARK + key, old.get(key), plain.get(key)) for key in keys if old.get(key) != plain.get(key)
    )


def _idle(key: str, name: str, new: Mapping[str, str]) -> bool:
    """Whether a string counts as its norm does anyway."""
    norm, mark, _text = key.partition(_STRING)
    return bool(mark) and new.get(norm, norm) == name


def after(same: SameAs, made: Iterable[RecordChange]) -> SameAs:
    """The table after those changes; others do not concern it."""
    new = dict(same)
    for one in made:
        if isinstance(one, FieldChange) and one.name.startswith(MARK):
            key = one.name.removeprefix(MARK)
            if one.after is None:
                new.pop(key, None)
            else:
                new[key] = str(one.after)
    return new


# ---- the record


def read(record: Mapping[str, Any]) -> dict[str, str]:
    """The table of its record."""
    return {str(key): str(name) for key, name in dict(record.get("norms", {})).items() if name}


def patch(made: Iterable[FieldChange]) -> dict[str, Any]:
    """What those changes make of the record: a merge patch, empty where none concerns it."""
    values = {one.name.removeprefix(MARK): one.after for one in made if one.name.startswith(MARK)}
    return {"label": "SLOGAN", "norms": values} if values else {}


# ---- suggestions

_HEADS: Final = ("工作", "工程", "行动", "战略", "任务", "活动", "要求", "部署", "计划", "机制", "目标", "政策")
"""Head nouns that stand after a slogan and are not part of it (GUIDELINES, SLOGAN rule 1)."""


def suggestions(rows: Sequence[NormRow]) -> tuple[Suggestion, ...]:
    """Norms that differ only in quotation marks, punctuation, width, spaces, or in the head noun after them."""
    alike: dict[str, list[NormRow]] = {}
    for row in rows:
        alike.setdefault(_bare(row.name), []).append(row)
    for key in list(alike):
        plain = next((key.removesuffix(head) for head in _HEADS if key.endswith(head) and len(key) > len(head) + 1), "")
        if plain and plain in alike:
            alike[plain] += alike.pop(key)
    found = []
    for some in alike.values():
        if len(some) > 1:
            ordered = sorted(some, key=_frequent)
            found.append(Suggestion(tuple(row.name for row in ordered), ordered[0].name))
    return tuple(found)


def _bare(name: str) -> str:
    """The letters and figures of a name, in one width and case."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(one for one in plain if unicodedata.category(one)[0] in "LN" or one in "+%") or name


def slogan_counts(found: Iterable[Mapping[Member, int]]) -> Counter[Member]:
    """The counts of many articles together."""
    whole: Counter[Member] = Counter()
    for one in found:
        whole.update(one)
    return whole
