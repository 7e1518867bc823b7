"""Many places of one article labelled at once: what was found, made into spans."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from core import corrections
from core.changes import RecordChange, SpanChange
from core.errors import CorrectionRefused
from core.model import Range, Span
from core.spans import SpanSet

FEW: Final = 64
"""Places up to which each is asked for by itself; for more, every span of the article is passed once."""
STEP: Final = 2000
"""Places or spans looked at in one step."""


def label_places(
    spans: SpanSet, text: str, label: str, places: Iterable[Range], norm_of: Callable[[str], str]
) -> tuple[RecordChange, ...]:
    """A span of that label at each place, accepted, white space at the ends left out.

    A span of the label that is there already is accepted; a pending one of another label gets this one. `norm_of`
    gives the norm of a new span from its string. A place that is all white space is passed over.
    """
    return tuple(one for made in label_steps(spans, text, label, places, norm_of) for one in made)


def label_steps(
    spans: SpanSet, text: str, label: str, places: Iterable[Range], norm_of: Callable[[str], str]
) -> Iterator[tuple[RecordChange, ...]]:
    """`label_places` in steps of a few milliseconds, each with its part of the changes."""
    wanted: dict[Range, None] = {}
    for number, one in enumerate(places):
        place = _trimmed(text, one)
        if place is not None:
            wanted[place] = None
        if number % STEP == STEP - 1:
            yield ()
    there: dict[Range, list[Span]] = {}
    for part in _exactly(spans, wanted):
        for span in part:
            there.setdefault(span.range, []).append(span)
        yield ()
    norms: dict[str, str] = {}
    for place in wanted:
        string = text[slice(*place)]
        if string not in norms:
            norms[string] = norm_of(string)
        yield _labelled(spans, text, label, place, there.get(place, ()), norm=norms[string])


def _labelled(
    spans: SpanSet, text: str, label: str, place: Range, there: Sequence[Span], *, norm: str
) -> tuple[RecordChange, ...]:
    twin = next((span for span in there if span.label == label), None)
    if twin is not None:
        return corrections.accept(spans, [twin.id])
    other = next((span for span in there if span.pending and not span.lost), None)
    if other is not None:
        return tuple(_with_norm(change, norm) for change in corrections.relabel(spans, other.id, label))
    return corrections.add(SpanSet(), text, label, *place, norm=norm)


def _with_norm(change: RecordChange, norm: str) -> RecordChange:
    if isinstance(change, SpanChange) and change.after is not None:
        return replace(change, after=replace(change.after, norm=norm))
    return change


def _trimmed(text: str, place: Range) -> Range | None:
    try:
        return corrections.trimmed(text, *place)
    except CorrectionRefused:
        return None


def _exactly(spans: SpanSet, places: Collection[Range]) -> Iterator[list[Span]]:
    """The spans whose range is one of those, in parts."""
    if len(places) <= FEW:
        yield list(
            {span.id: span for place in places for span in spans.overlapping(*place) if span.range == place}.values()
        )
        return
    held = iter(spans)
    while part := list(islice(held, STEP)):
        yield [span for span in part if span.range in places]
