"""A place as the rules found it, before it is made a span."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Found:
    """A place at `[start, end)`, in code points."""

    start: int
    end: int
    norm: str
    kind: str
    rule: str
    confidence: float
    named: bool = False
    """It is part of the name of a company, a school, a newspaper …"""
    doubtful: bool = False
    """Only jieba can tell."""
    group: str = ""
    """The id of the group of neighbours it is in."""
