"""The strings of an article's spans with how often each stands there and how its occurrences are decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.model import Span, Status


@dataclass(frozen=True, slots=True)
class EqualString:
    """One string and every span that holds it, in reading order."""

    string: str
    spans: tuple[Span, ...]
    pending: int
    """How many of them are pending."""

    @property
    def statuses(self) -> Counter[Status]:
        """How many occurrences have each status."""
        return Counter(span.status for span in self.spans)

    @property
    def labels(self) -> Counter[str]:
        """How many occurrences have each label, the most frequent first."""
        return Counter(dict(Counter(span.label for span in self.spans).most_common()))


def equal_string(string: str, spans: Iterable[Span]) -> EqualString:
    """One string with its occurrences, given in reading order."""
    held = tuple(spans)
    return EqualString(string, held, sum(span.pending for span in held))


def equal_strings(text: str, spans: Iterable[Span], hidden: frozenset[str] = frozenset()) -> list[EqualString]:
    """Every string, the most frequent first, equally frequent ones by themselves.

    `spans` come in reading order; lost ones and those of hidden labels are left out.
    """
    held: dict[str, list[Span]] = {}
    for span in spans:
        if not span.lost and span.label not in hidden:
            held.setdefault(text[span.start : span.end], []).append(span)
    ordered = sorted(held, key=lambda string: (-len(held[string]), string))
    return [equal_string(string, held[string]) for string in ordered]


def next_pending(strings: list[EqualString], at: int, *, back: bool = False) -> int | None:
    """The next (or previous) row after `at` with something pending, round to `at` itself; None where nothing is."""
    number = len(strings)
    ways = range(1, number + 1)
    rows = ((at - step) % number if back else (at + step) % number for step in ways)
    return next((row for row in rows if strings[row].pending), None)
