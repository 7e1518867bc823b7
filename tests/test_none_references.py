"""A void call into Qt must not take a reference to None with it.

PySide6 6.12.0 loses one in every void call; on Python 3.10 and 3.11 the process then dies with `none_dealloc` after
some thousand calls. requirements.txt keeps below 6.12; this test tells whoever raises that limit.
"""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, QPoint

CALLS = 200
SLACK = 20
"""References that other objects of the process may take or give back meanwhile; a leak is all 200."""


def change_over(call: object) -> int:
    """How many references to None appear (or, below zero, are lost) over the calls."""
    assert callable(call)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return sys.getrefcount(None) - before


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: nothing to count")
def test_void_calls_keep_their_references_to_none() -> None:
    thing = QObject()
    point = QPoint()
    calls = {
        "setObjectName": lambda: thing.setObjectName("a"),
        "setParent": lambda: thing.setParent(None),
        "setX": lambda: point.setX(1),
    }
    assert {name: change for name, call in calls.items() if abs(change := change_over(call)) > SLACK} == {}


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: nothing to count")
def test_the_count_sees_a_reference_that_is_lost() -> None:
    """The counter itself: references that are kept show up, so lost ones would too."""
    kept: list[object] = []
    assert change_over(lambda: kept.append(None)) >= CALLS - SLACK
