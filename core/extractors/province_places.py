"""A place as the rules found it, before it is made a span, and what may be said of a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

KEPT: Final = ""
NEVER: Final = "never"
DOUBT: Final = "doubt"
PERSON: Final = "person"
"""What is said of a name: the place, another word, a question for jieba, or part of a person's name."""


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
