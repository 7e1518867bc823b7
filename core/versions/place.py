"""Where a range of an article's earlier text is in its newer one."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NamedTuple

from core.model import Range

CONTEXT: Final = 32
"""Code points of context on each side of a quote."""


class Found(IntEnum):
    """How a range was found again; the greater, the surer."""

    LOST = 0
    CHANGED = 1
    """Its own text has changed, what is around it has not."""
    MOVED = 2
    """Its text is the same, what is around it is not all the same."""
    KEPT = 3
    """Its text and the context on both sides are the same."""


class Place(NamedTuple):
    """Where a range is in the newer text; empty, about where it was, where it is lost.

    `sureness` compares places of one kind only.
    """

    start: int
    end: int
    found: Found
    sureness: float = 1.0

    @property
    def range(self) -> Range | None:
        """`[start, end)` of the newer text, or None."""
        return (self.start, self.end) if self.found else None
