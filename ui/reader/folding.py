"""Page chrome folded: a stretch of navigation, disclaimers and comments stands in one line that unfolds.

Offsets are code points of the article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Final

from core.model import Role
from ui.reader.blocks import Block

WORTH: Final = 60
"""Characters from which on a single paragraph of chrome is folded; shorter ones take no more room than the line."""


def _chrome(block: Block) -> bool:
    return block.role is Role.CHROME


def runs_of(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], bool]]:
    """The blocks in runs, in order, each with whether it is worth folding."""
    for chrome, run in groupby(blocks, _chrome):
        found = list(run)
        yield found, chrome and (len(found) > 1 or found[0].end - found[0].start >= WORTH)


def folded(blocks: list[Block], opened: Collection[int]) -> tuple[list[Block], frozenset[int]]:
    """The blocks with every run of chrome in one block, but for those whose start is in `opened`.

    The second value are the starts of the runs that are open. A page of nothing but chrome stays as it is.
    """
    roles = {block.role for block in blocks}
    if Role.CHROME not in roles or len(roles) == 1:
        return (blocks, frozenset())
    shown: list[Block] = []
    open_now = set()
    for run, worth in runs_of(blocks):
        first, last = run[0], run[-1]
        if worth and first.start not in opened:
            shown.append(Block(first.start, last.end, Role.CHROME, 0, words_end=first.end))
            continue
        if worth:
            open_now.add(first.start)
        shown.extend(run)
    return (shown, frozenset(open_now))
