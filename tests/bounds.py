"""How far the long tests go: wholly, or with ZHUPI_LONG=bounded as far as two cores come in a few minutes."""

from __future__ import annotations

import os
from collections.abc import Iterator

BOUNDED = os.environ.get("ZHUPI_LONG") == "bounded"


def often(whole: int, bounded: int) -> int:
    """How often something is tried."""
    return bounded if BOUNDED else whole


def numbers(last: int) -> Iterator[int]:
    """Every number from 1 on; bounded, ever fewer of them: 1, 2, 3, 5, 8, 13 …"""
    if not BOUNDED:
        yield from range(1, last + 1)
        return
    one, two = 1, 2
    while one <= last:
        yield one
        one, two = two, one + two
