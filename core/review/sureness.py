"""How sure the maker of a span was, in three words instead of a number."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

LIKELY_FROM: Final = 0.9
"""From this confidence on a span is called likely."""
PERHAPS_FROM: Final = 0.6
"""From this confidence on a span is called perhaps; below it is doubtful."""


class Sureness(StrEnum):
    """The three words, and the fourth case: nobody said how sure it is."""

    LIKELY = "likely"
    PERHAPS = "perhaps"
    DOUBTFUL = "doubtful"
    UNSAID = "unsaid"


def sureness(confidence: float | None) -> Sureness:
    """The word for a confidence."""
    if confidence is None:
        return Sureness.UNSAID
    if confidence >= LIKELY_FROM:
        return Sureness.LIKELY
    return Sureness.PERHAPS if confidence >= PERHAPS_FROM else Sureness.DOUBTFUL
