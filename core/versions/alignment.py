"""What two versions of a text have in common: blocks that stayed in order, and sentences that moved.

Sentences that occur once in both versions pair up first (the longest run of them in the same order stayed, the
others moved); only what lies between is compared code point by code point, and only where that is cheap.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Indel

from core.model import Range

SHORTEST: Final = 4
"""Code points of a block from which on it is taken for the same text and not for a coincidence."""
GAP_LIMIT: Final = 16_000_000
"""Product of two lengths up to which a gap is compared code point by code point (2 MB of bits, about 20 ms)."""
_SENTENCE: Final = re.compile(r"[^。！？；\n]*[。！？；\n]+|[^。！？；\n]+")


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """`size` code points that are the same from `old` on in the one text and from `new` on in the other."""

    old: int
    new: int
    size: int

    @property
    def old_end(self) -> int:
        """Where it ends in the old text."""
        return self.old + self.size


class Alignment:
    """The blocks that stayed, ascending in both texts, and those that moved, ascending in the old one."""

    def __init__(self, stayed: Sequence[Block], moved: Sequence[Block]) -> None:
        self.stayed = tuple(stayed)
        self.moved = tuple(moved)
        self._ends = [block.old_end for block in self.stayed]
        self._moved_ends = [block.old_end for block in self.moved]
        self._new_ends = [block.new + block.size for block in self.stayed]

    def around(self, start: int, end: int, *, moved: bool = False) -> list[Block]:
        """The blocks that share a code point of the old text with `[start, end)`."""
        blocks, ends = (self.moved, self._moved_ends) if moved else (self.stayed, self._ends)
        first = bisect_right(ends, start)
        last = first
        while last < len(blocks) and blocks[last].old < end:
            last += 1
        return list(blocks[first:last])

    def expected(self, offset: int) -> int:
        """About where that place of the old text is in the new one."""
        at = bisect_right(self._ends, offset)
        if at < len(self.stayed):
            block = self.stayed[at]
            return max(0, block.new - max(0, block.old - offset)) + max(0, offset - block.old)
        if not self.stayed:
            return offset
        last = self.stayed[-1]
        return last.new + last.size + offset - last.old_end

    def before(self, start: int, end: int) -> Range | None:
        """The old range of `[start, end)` of the new text where it lies in one block that stayed."""
        at = bisect_right(self._new_ends, start)
        if at == len(self.stayed):
            return None
        block = self.stayed[at]
        if block.new <= start and end <= block.new + block.size:
            return (start - block.new + block.old, end - block.new + block.old)
        return None


def align(old: str, new: str) -> Alignment:
    """What of `old` is still in `new`, and where."""
    head = _common_head(old, new)
    tail = _common_head(old[head:][::-1], new[head:][::-1])
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    stayed, moved = _by_sentences(inner_old, inner_new)
    blocks = [
        Block(0, 0, head),
        *(Block(block.old + head, block.new + head, block.size) for block in stayed),
        Block(len(old) - tail, len(new) - tail, tail),
    ]
    return Alignment(
        [block for block in _joined(blocks) if block.size >= SHORTEST],
        [Block(block.old + head, block.new + head, block.size) for block in moved],
    )


def _common_head(old: str, new: str) -> int:
    """How many code points both begin with, by halving: slices compare at the speed of memory."""
    if old[: len(new)] == new[: len(old)]:
        return min(len(old), len(new))
    low, high = 0, min(len(old), len(new))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if old[low:middle] == new[low:middle] else (low, middle)
    return low if old[low : low + 1] != new[low : low + 1] else low + 1


def _by_sentences(old: str, new: str) -> tuple[list[Block], list[Block]]:
    """Blocks between the sentences that pair up, those sentences included; and the sentences that moved."""
    pairs = _pairs(list(_sentences(old)), list(_sentences(new)))
    kept = _ascending(pairs)
    in_order = set(kept)
    moved = [pair for pair in pairs if pair not in in_order]
    blocks: list[Block] = []
    at_old = at_new = 0
    for pair in (*kept, Block(len(old), len(new), 0)):
        blocks += _by_letters(old[at_old : pair.old], new[at_new : pair.new], at_old, at_new)
        blocks.append(pair)
        at_old, at_new = pair.old_end, pair.new + pair.size
    return blocks, _joined(moved)


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    return ((found.group(), found.start()) for found in _SENTENCE.finditer(text))


def _pairs(old: list[tuple[str, int]], new: list[tuple[str, int]]) -> list[Block]:
    """The sentences that occur once in each text, in the old one's order."""
    in_old, in_new = Counter(words for words, _at in old), Counter(words for words, _at in new)
    places = {words: at for words, at in new if in_new[words] == 1}
    return [
        Block(at, places[words], len(words))
        for words, at in old
        if words in places and in_old[words] == 1 and len(words.strip()) >= SHORTEST
    ]


def _ascending(pairs: list[Block]) -> list[Block]:
    """The longest run of pairs that are in the same order in both texts."""
    tops: list[int] = []
    chain: list[int] = []
    back: list[int] = []
    for number, pair in enumerate(pairs):
        at = bisect_left(tops, pair.new)
        back.append(chain[at - 1] if at else -1)
        if at == len(tops):
            tops.append(pair.new)
            chain.append(number)
        else:
            tops[at], chain[at] = pair.new, number
    run: list[Block] = []
    number = chain[-1] if chain else -1
    while number >= 0:
        run.append(pairs[number])
        number = back[number]
    return run[::-1]


def _by_letters(old: str, new: str, at_old: int, at_new: int) -> list[Block]:
    if not old or not new or len(old) * len(new) > GAP_LIMIT:
        return []
    return [
        Block(at_old + code.src_start, at_new + code.dest_start, code.src_end - code.src_start)
        for code in Indel.opcodes(old, new)
        if code.tag == "equal"
    ]


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Blocks that touch in both texts as one."""
    joined: list[Block] = []
    for block in blocks:
        if not block.size:
            continue
        last = joined[-1] if joined else None
        if last is not None and last.old_end == block.old and last.new + last.size == block.new:
            joined[-1] = Block(last.old, last.new, last.size + block.size)
        else:
            joined.append(block)
    return joined
