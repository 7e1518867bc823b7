"""Finds spans again in the newer text of an article by their quote and its context (W3C TextQuoteSelector).

What did not change is mapped exactly; for the rest the quote is looked for near the place expected, and taken only
where the 32 code points beside it, or the quote itself, leave no doubt. What is not found is lost: listed for a
person's decision, never guessed. The thresholds come from tests/bench/bench_anchor.py (docs/adr/0011).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from core.model import Range
from core.versions.alignment import Alignment, align
from core.versions.place import CONTEXT, Found, Place

SIDE: Final = 0.6
"""So alike must the better side of the context be."""
BESIDE: Final = 4
"""Code points beside the quote that a block that stayed must hold too, to speak for that place by itself."""
MARGIN: Final = 0.15
"""So much more alike than the second place must the first be, both sides taken together."""
MAPPED: Final = 0.15
"""What the comparison of the two texts is worth beside that."""
HALF: Final = CONTEXT // 2
"""The code points nearest to the quote, which count twice: an edit further away says less."""
MAPPED_SIDE: Final = 0.25
"""So alike the better side must be where the comparison of the two texts gives the place as well."""
ALONE: Final = 8
"""Code points from which on a quote that occurs once in both texts needs no context."""
CHANGED_FROM: Final = 8
"""Code points from which on a quote may have changed inside; a shorter one that changed is another word."""
EDGE: Final = 3
"""Code points of context by which the edge of a quote that changed inside is recognised."""
QUOTE: Final = 0.7
"""So alike must a quote be that changed inside."""
NEAR: Final = 10_000
"""Code points on each side of the place expected in which a quote is looked for."""
MOST: Final = 64
"""Places of one quote that are looked at, the nearest first."""
HELD: Final = 12
"""Code points of a block that stayed from which on its text belongs to where it was, and to no other quote."""


def anchor(old: str, new: str, ranges: Sequence[Range]) -> list[Place]:
    """The place of each range of `old` in `new`, in their order.

    Ranges are half-open, in code points. Two ranges of `old` that differ never get the same place.
    """
    finder = Finder(old, new)
    found = {one: finder.place(*one) for one in dict.fromkeys(ranges)}
    _settle(found, finder)
    return [found[one] for one in ranges]


def _settle(found: dict[Range, Place], finder: Finder) -> None:
    """Where two ranges claim one place, the surer has it; of equals, none."""
    claims: dict[Range, list[Range]] = {}
    for old, place in found.items():
        if place.found:
            claims.setdefault((place.start, place.end), []).append(old)
    for rivals in claims.values():
        if len(rivals) > 1:
            best = max((found[one].found, found[one].sureness) for one in rivals)
            sure = [one for one in rivals if (found[one].found, found[one].sureness) == best]
            found.update((one, finder.lost(one[0])) for one in rivals if one not in sure or len(sure) > 1)


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    quote: float = 1.0
    mapped: bool = False


class Finder:
    """Finds ranges of one text in another."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new

    @cached_property
    def alignment(self) -> Alignment:
        """What both texts have in common."""
        return align(self.old, self.new)

    def place(self, start: int, end: int) -> Place:
        """Where `[start, end)` of the old text is in the new one."""
        if self.old == self.new:
            return Place(start, end, Found.KEPT)
        if start >= end:
            return self.lost(start)
        return self._unchanged(start, end) or self._only(start, end) or self._best(start, end)

    def lost(self, start: int) -> Place:
        """The empty place about where the old text had `start`."""
        at = min(len(self.new), self.alignment.expected(start))
        return Place(at, at, Found.LOST)

    def _unchanged(self, start: int, end: int) -> Place | None:
        """In one block that stayed, together with its context."""
        first, last = max(0, start - CONTEXT), min(len(self.old), end + CONTEXT)
        for block in self.alignment.around(start, end):
            if block.old <= first and last <= block.old_end:
                shift = block.new - block.old
                return Place(start + shift, end + shift, Found.KEPT)
        return None

    def _only(self, start: int, end: int) -> Place | None:
        """Quote and context as they were, at one single place of either text; a long quote alone will do."""
        first, last = max(0, start - CONTEXT), min(len(self.old), end + CONTEXT)
        at = self._single(first, last)
        if at is not None:
            return Place(at + start - first, at + end - first, Found.KEPT)
        if end - start < ALONE:
            return None
        at = self._single(start, end)
        return None if at is None else Place(at, at + end - start, Found.MOVED)

    def _single(self, start: int, end: int) -> int | None:
        words = self.old[start:end]
        at = self.new.find(words)
        if at < 0 or self.new.find(words, at + 1) >= 0 or self.old.find(words) != start:
            return None
        return at if self.old.find(words, start + 1) < 0 else None

    def _best(self, start: int, end: int) -> Place:
        """The one candidate whose context speaks for it, and more than for any other."""
        scored = sorted(
            ((self._score(start, end, one), one) for one in self._candidates(start, end)),
            key=lambda pair: -pair[0][0],
        )
        if not scored:
            return self.lost(start)
        (whole, side), best = scored[0]
        rivals = [one for one in scored[1:] if not _same_place(one[1], best)]
        if side < (MAPPED_SIDE if best.mapped else SIDE) or (rivals and whole - rivals[0][0][0] < MARGIN):
            return self.lost(start)
        if self._twin_fits(start, end, best, whole):
            return self.lost(start)
        return Place(best.start, best.end, Found.MOVED if best.quote == 1 else Found.CHANGED, whole)

    def _score(self, start: int, end: int, one: _Candidate) -> tuple[float, float]:
        """Both sides of the context together, and the better of the two; each from 0 to 1."""
        left = _beside(
            self.old[max(0, start - CONTEXT) : start][::-1], self.new[max(0, one.start - CONTEXT) : one.start][::-1]
        )
        right = _beside(self.old[end : end + CONTEXT], self.new[one.end : one.end + CONTEXT])
        return (left + right) / 2 * one.quote + MAPPED * one.mapped, max(left, right)

    def _twin_fits(self, start: int, end: int, best: _Candidate, whole: float) -> bool:
        """Whether another place of the old text with the same quote fits the candidate as well or better."""
        if best.quote < 1:
            return False
        size = end - start
        plain = replace(best, mapped=False)
        twins = _places(self.old, self.old[start:end], start)
        return any(self._score(at, at + size, plain)[0] >= whole for at in twins if at != start)

    # ---- where it may be

    def _candidates(self, start: int, end: int) -> list[_Candidate]:
        found = {(one.start, one.end): one for one in self._mapped(start, end)}
        for at in _places(self.new, self.old[start:end], self.alignment.expected(start)):
            found.setdefault((at, at + end - start), _Candidate(at, at + end - start))
        if not found and end - start >= 2 * ALONE:
            found.update(((one.start, one.end), one) for one in self._fuzzy(start, end))
        return [one for one in found.values() if not self._taken(start, one)]

    def _mapped(self, start: int, end: int) -> Iterator[_Candidate]:
        """Where the blocks put it: whole, or what is left of it between its first and its last code point."""
        for moved in (False, True):
            blocks = self.alignment.around(start, end, moved=moved)
            if not blocks:
                continue
            first, last = blocks[0], blocks[-1]
            if first.old <= start and end <= first.old_end:
                sure = first.size >= end - start + BESIDE
                yield _Candidate(start + first.new - first.old, end + first.new - first.old, mapped=sure)
            elif end - start >= CHANGED_FROM:
                new_start = first.new + max(0, start - first.old)
                new_end = last.new + min(last.size, end - last.old)
                yield from self._changed(start, end, *self._outward(start, end, new_start, new_end))

    def _outward(self, start: int, end: int, new_start: int, new_end: int) -> Range:
        """The range with an end that the blocks cut off: a first or last code point still beside its own context."""
        low, high = max(0, new_start - (end - start)), min(len(self.new), new_end + (end - start))
        before = self.old[max(0, start - EDGE) : start + 1]
        at = self.new.rfind(before, low, new_start + 1)
        if at >= 0:
            new_start = at + len(before) - 1
        after = self.old[end - 1 : end + EDGE]
        at = self.new.find(after, max(new_start, new_end - 1), high)
        return new_start, at + 1 if at >= 0 else new_end

    def _changed(self, start: int, end: int, new_start: int, new_end: int) -> Iterator[_Candidate]:
        words = self.new[new_start:new_end] if new_start < new_end else ""
        new_start += len(words) - len(words.lstrip())
        new_end -= len(words) - len(words.rstrip())
        alike = _alike(self.old[start:end], words.strip())
        if alike >= QUOTE:
            yield _Candidate(new_start, new_end, min(alike, 1 - 1e-9) if words.strip() != self.old[start:end] else 1.0)

    def _fuzzy(self, start: int, end: int) -> Iterator[_Candidate]:
        expected = self.alignment.expected(start)
        first = max(0, expected - NEAR)
        near = self.new[first : expected + NEAR]
        found = fuzz.partial_ratio_alignment(self.old[start:end], near, score_cutoff=QUOTE * 100) if near else None
        if found is not None and found.dest_start < found.dest_end:
            yield from self._changed(start, end, first + found.dest_start, first + found.dest_end)

    def _taken(self, start: int, one: _Candidate) -> bool:
        """Whether that place is the same text as another place of the old text, with enough around it to be sure."""
        around = self.alignment.before(max(0, one.start - HELD // 2), min(len(self.new), one.end + HELD // 2))
        if around is None:
            return False
        return around[0] + min(one.start, HELD // 2) != start


def _places(text: str, quote: str, expected: int) -> list[int]:
    """The places of the quote nearest to the one expected."""
    first, last = max(0, expected - NEAR), expected + NEAR + len(quote)
    places: list[int] = []
    at = text.find(quote, first, last)
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1, last)
    return sorted(places, key=lambda place: abs(place - expected))[:MOST]


def _beside(one: str, other: str) -> float:
    """How alike two contexts are that are read away from the quote: the nearer half counts twice."""
    return (_alike(one, other) + _alike(one[:HALF], other[:HALF])) / 2


def _alike(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (equal)."""
    return float(Indel.normalized_similarity(one, other))


def _same_place(one: _Candidate, other: _Candidate) -> bool:
    return one.start < other.end and other.start < one.end


__all__ = ["Finder", "Found", "Place", "anchor"]
