"""Which spans a list shows and in which order: a filter and a sort as plain values, applied by pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from core.model import Span, Status
from core.review.sureness import sureness
from core.spans import reading_order

SortKey = tuple[Any, ...]


class Mark(StrEnum):
    """What a person has put on a span beside the decision."""

    FLAG = "flag"
    NOTE = "note"


class By(StrEnum):
    """What a filter goes by."""

    STATUS = "status"
    LABEL = "label"
    SURENESS = "sureness"
    RULE = "rule"
    """The rule's name without its version; empty for a person."""
    MARK = "mark"


class Sort(StrEnum):
    """What a list is sorted by; where two spans are alike in it they stand in reading order."""

    PLACE = "place"
    STRING = "string"
    CONFIDENCE = "confidence"
    """The most doubtful first, those whose maker gave no confidence last."""
    LABEL = "label"
    EQUAL = "equal"
    """Every occurrence of one string together, the most frequent string first (`core.review.order`)."""


@dataclass(frozen=True, slots=True)
class SpanFilter:
    """What passes: of each kind one of the values named (none named: every one), and the words in the span's text."""

    values: Mapping[By, frozenset[str]] = field(default_factory=dict)
    """A status by its number, as a string."""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.words) or any(self.values.values())

    def has(self, by: By, value: str) -> bool:
        """Whether that value is named."""
        return value in self.values.get(by, frozenset())

    def switched(self, by: By, value: str) -> SpanFilter:
        """The filter with that value named, or not named any more."""
        return replace(self, values={**self.values, by: self.values.get(by, frozenset()) ^ {value}})

    def only(self, by: By, value: str) -> SpanFilter:
        """The filter with that value alone of its kind."""
        return replace(self, values={**self.values, by: frozenset({value})})

    def test(self, text: str) -> Callable[[Span], bool]:
        """What tells whether a span of that text passes; a lost span never does."""
        asked = [(VALUES[by], values) for by, values in self.values.items() if values]
        words = self.words
        if not asked and not words:
            return _is_there  # the usual list, of 60,000 rows

        def passes(span: Span) -> bool:
            if span.lost or any(values.isdisjoint(of(span)) for of, values in asked):
                return False
            return not words or words in text[span.start : span.end]

        return passes


def _is_there(span: Span) -> bool:
    return not span.lost


def _status(span: Span) -> tuple[str, ...]:
    return (str(int(span.status)),)


def _label(span: Span) -> tuple[str, ...]:
    return (span.label,)


def _sureness(span: Span) -> tuple[str, ...]:
    return (sureness(span.confidence),)


def _rule(span: Span) -> tuple[str, ...]:
    return (span.origin.rule,)


def _marks(span: Span) -> tuple[str, ...]:
    return (*((Mark.FLAG,) if span.flag else ()), *((Mark.NOTE,) if span.note else ()))


VALUES: Mapping[By, Callable[[Span], tuple[str, ...]]] = {
    By.STATUS: _status,
    By.LABEL: _label,
    By.SURENESS: _sureness,
    By.RULE: _rule,
    By.MARK: _marks,
}
"""What a span has of each kind."""


def tally(spans: Iterable[Span]) -> dict[By, Counter[str]]:
    """How many spans have each value; lost ones are left out."""
    held = [span for span in spans if not span.lost]
    return {by: Counter(value for span in held for value in of(span)) for by, of in VALUES.items()}


def sort_key(sort: Sort, text: str, spans: Iterable[Span] = ()) -> Callable[[Span], SortKey]:
    """What spans are sorted by; ends in the reading order, so no two are alike. `spans` are all of the article's."""
    if sort is Sort.STRING:
        return lambda span: (text[span.start : span.end], *reading_order(span))
    if sort is Sort.CONFIDENCE:
        return lambda span: (2.0 if span.confidence is None else span.confidence, *reading_order(span))
    if sort is Sort.LABEL:
        return lambda span: (span.label, *reading_order(span))
    if sort is Sort.EQUAL:
        totals = Counter(text[span.start : span.end] for span in spans if not span.lost)

        def by_string(span: Span) -> SortKey:
            words = text[span.start : span.end]
            return (-totals[words], words, *reading_order(span))

        return by_string
    return reading_order


__all__ = ["By", "Mark", "Sort", "SpanFilter", "Status", "sort_key", "tally"]
