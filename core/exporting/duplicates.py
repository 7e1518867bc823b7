"""Near-duplicates: articles whose text is nearly the same, found by shingles, whatever page was around them.

An article is known by the smallest `SKETCH` hashes of its shingles (bottom-k MinHash, Broder 1997): half a kilobyte,
so that a hundred thousand articles fit in memory. What the page put around the article (`chrome`) does not count.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from core.articles.article_json import Json

SHINGLE: Final = 8
"""Characters in a shingle."""
SKETCH: Final = 128
"""Hashes kept of an article: the share that two have in common is right to about .04."""
LOOKED_UP: Final = 16
"""Of those, the smallest, by which articles that may be alike meet."""
ALIKE: Final = 0.6
"""The share of shingles in common from which two articles are near-duplicates."""
WITHIN: Final = 0.85
"""So much of the shorter one must be in the longer one where that is not so: a copy with more page around it."""
LEAST: Final = 0.25
"""Below this share nothing is one, however short the shorter one is."""
NEIGHBOURS: Final = 24
"""Articles with one hash in common that each is compared with: a phrase of many articles stays cheap."""
_NOT_COUNTED: Final = re.compile(r"[\W_]+")
_MIX: Final = 0x9E3779B1
_BITS: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Sketch:
    """The smallest hashes of an article's shingles, ascending, and how many shingles it has."""

    hashes: array[int]
    size: int


def sketch(article: Json) -> Sketch:
    """What an article is known by."""
    text = article["text"]
    kept = [text[one["start"] : one["end"]] for one in article["paragraphs"] if one["role"] in {"title", "body"}]
    return sketch_of("".join(kept) or text)


def sketch_of(text: str) -> Sketch:
    """The sketch of a text: letters and digits only, so that spaces and punctuation make no difference."""
    data = _NOT_COUNTED.sub("", text).casefold().encode("utf-32-le", "surrogatepass")
    width = SHINGLE * 4
    found = {crc32(data[at : at + width]) * _MIX & _BITS for at in range(0, max(4, len(data) - width + 4), 4)}
    return Sketch(array("I", sorted(found)[:SKETCH]), len(found)) if data else Sketch(array("I"), 0)


def likeness(one: Sketch, other: Sketch) -> float:
    """The share of shingles that two articles have in common, estimated; from 0 to 1."""
    union = sorted({*one.hashes, *other.hashes})[:SKETCH]
    if not union:
        return 0.0
    both = set(one.hashes) & set(other.hashes)
    return sum(1 for value in union if value in both) / len(union)


def are_alike(one: Sketch, other: Sketch) -> bool:
    """Whether two articles are near-duplicates."""
    share = likeness(one, other)
    if share >= ALIKE:
        return True
    if share < LEAST:
        return False
    common = share * (one.size + other.size) / (1 + share)
    return common >= WITHIN * min(one.size, other.size)


def groups(sketches: Sequence[Sketch], separate: Iterable[int] = ()) -> list[list[int]]:
    """The numbers of articles that belong together, each article in one group; in order of their first ones.

    Those in `separate` stay by themselves, whatever they are like.
    """
    parents = list(range(len(sketches)))
    alone = frozenset(separate)
    for first, second in _pairs(sketches):
        if first in alone or second in alone:
            continue
        one, other = _root(parents, first), _root(parents, second)
        if one != other and are_alike(sketches[first], sketches[second]):
            parents[max(one, other)] = min(one, other)
    found: dict[int, list[int]] = {}
    for number in range(len(sketches)):
        found.setdefault(_root(parents, number), []).append(number)
    return list(found.values())


def _pairs(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Articles that have one of their smallest hashes in common."""
    met = array("Q")
    for number, one in enumerate(sketches):
        met.extend(value << 32 | number for value in one.hashes[:LOOKED_UP])
    run: list[int] = []
    value = -1
    for entry in sorted(met):
        if entry >> 32 != value:
            value, run = entry >> 32, []
        number = entry & _BITS
        yield from ((other, number) for other in run)
        run.append(number)
        if len(run) > NEIGHBOURS:
            del run[1]  # the first one stays: it speaks for the group


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number
