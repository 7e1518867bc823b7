"""Which articles hold which two characters: the postings of one first character in one segment, as bytes."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

ALONE: Final = 0
"""Stands for the second character where one by itself is meant."""
_CODE: Final = "I"
_ID: Final = "H"
HIGHEST: Final = 1 << 16
"""Articles of a segment are numbered below this."""

Grams = dict[int, dict[int, list[int]]]
"""First character → second character (or `ALONE`) → numbers of articles, ascending."""


def pairs_of(pieces: Iterable[str]) -> set[tuple[int, int]]:
    """Every character with `ALONE`, and with the one after it, of a folded text that comes in pieces."""
    found: set[tuple[int, int]] = set()
    last = ""
    for piece in pieces:
        codes = array(_CODE, (last + piece).encode("utf-32-le", "surrogatepass"))
        found.update(pairwise(codes))
        found.update((code, ALONE) for code in set(codes))
        last = piece[-1:] or last
    return found


def wanted_pairs(word: str, most: int = 12) -> list[tuple[int, int]]:
    """The pairs an article must have to hold the folded word; of long words only some, spread over them."""
    codes = [ord(char) for char in word]
    if len(codes) == 1:
        return [(codes[0], ALONE)]
    pairs = list(dict.fromkeys(pairwise(codes)))
    return pairs[:: -(-len(pairs) // most)] if pairs else []


def add(grams: Grams, number: int, pairs: Iterable[tuple[int, int]]) -> None:
    """Note an article's pairs; articles come in ascending order."""
    for first, second in pairs:
        grams.setdefault(first, {}).setdefault(second, []).append(number)


def packed(seconds: Mapping[int, Sequence[int]]) -> bytes:
    """The postings of one first character; what zlib adds shows damage when they are read."""
    order = sorted(seconds)
    head = array(_CODE, [len(order), *order, *(len(seconds[one]) for one in order)])
    ids = array(_ID)
    for one in order:
        ids.extend(seconds[one])
    return zlib.compress(head.tobytes() + ids.tobytes(), 3)


class Postings:
    """Packed postings, looked into without unpacking them all. `ValueError` or `zlib.error`: they are damaged."""

    def __init__(self, data: bytes) -> None:
        raw = zlib.decompress(data)
        size = array(_CODE).itemsize
        number = array(_CODE, raw[:size])[0]
        body = size * (1 + 2 * number)
        numbers = array(_CODE, raw[size:body])
        self.seconds, self._counts = numbers[:number], numbers[number:]
        self._ids = array(_ID, raw[body:])
        if len(self._counts) != number or sum(self._counts) != len(self._ids):
            raise ValueError("postings of another length than they say")

    def of(self, second: int) -> Sequence[int]:
        """The articles with that second character."""
        at = bisect_left(self.seconds, second)
        if at == len(self.seconds) or self.seconds[at] != second:
            return ()
        start = sum(self._counts[:at])
        return self._ids[start : start + self._counts[at]]

    def all(self) -> Iterable[tuple[int, Sequence[int]]]:
        """Every second character with its articles."""
        start = 0
        for second, count in zip(self.seconds, self._counts, strict=True):
            yield second, self._ids[start : start + count]
            start += count
