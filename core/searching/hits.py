"""What one article holds of a query: places of the words, or spans, or the article itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.articles.library import Entry
from core.model import Range, Span
from core.searching.folding import folded
from core.searching.query import Query


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits of one article in reading order. `spans` has each hit's span id, or is empty where hits are text.

    `whole`: the article itself is the one hit, at `(0, 0)`.
    """

    uid: str
    places: tuple[Range, ...]
    spans: tuple[str, ...] = ()
    sha256: str = ""
    """Of the text that the places refer to."""
    whole: bool = False


def concerns(query: Query, entry: Entry) -> bool:
    """Whether what the library knows of an article lets it hold anything that is asked for."""
    if query.states and entry.state not in query.states:
        return False
    if not all(_field_holds(entry, name, value) for name, value in query.fields):
        return False
    return not query.about_spans or _may_have_spans(query, entry)


def _field_holds(entry: Entry, name: str, value: str) -> bool:
    if name == "path":
        return any(value in folded(path) for path in entry.paths)
    held = getattr(entry, name) if name in {"title", "source", "author", "published"} else entry.fields.get(name, "")
    return bool(held) if not value else value in folded(held)


def _may_have_spans(query: Query, entry: Entry) -> bool:
    """Spans are on record only where an article is worked on; its counts say of which label and status."""
    if _article_noted(query, entry):
        return True
    labels = query.labels or entry.counts.keys()
    return any(entry.counts.get(label, (0, 0, 0))[status] for label in labels for status in query.wanted_statuses)


def _article_noted(query: Query, entry: Entry) -> bool:
    """Whether the article's own note and flag are what is asked for (which is then no label and no status)."""
    if query.labels or query.statuses or not (query.notes or query.flagged):
        return False
    if query.flagged and not entry.flag:
        return False
    return all(note in folded(entry.note) if note else bool(entry.note) for note in query.notes)


def hits_of(
    query: Query, entry: Entry, found: Sequence[Sequence[Range]], spans: Iterable[Span], sha256: str = ""
) -> Hits | None:
    """The hits of an article for which `concerns` holds; `found` has the places of each of the query's words."""
    if any(not places for places in found):
        return None
    if query.about_spans:
        return _span_hits(query, entry, found, spans, sha256)
    if query.words:
        return Hits(entry.uid, tuple(sorted({one for places in found for one in places})), (), sha256)
    return Hits(entry.uid, ((0, 0),), whole=True)


def _span_hits(
    query: Query, entry: Entry, found: Sequence[Sequence[Range]], spans: Iterable[Span], sha256: str
) -> Hits | None:
    ends = [[end for _start, end in places] for places in found]
    kept = [
        span
        for span in spans
        if wants(query, span)
        and all(_touches(span.range, places, last) for places, last in zip(found, ends, strict=True))
    ]
    if kept:
        return Hits(entry.uid, tuple(span.range for span in kept), tuple(span.id for span in kept), sha256)
    return Hits(entry.uid, ((0, 0),), whole=True) if _article_noted(query, entry) else None


def wants(query: Query, span: Span) -> bool:
    """Whether a span is of the label, status, note and flag asked for; rejected ones only where they are asked for."""
    if span.lost or (query.labels and span.label not in query.labels):
        return False
    if span.status not in query.wanted_statuses:
        return False
    if query.flagged and not span.flag:
        return False
    return all(note in folded(span.note) if note else bool(span.note) for note in query.notes)


def _touches(place: Range, found: Sequence[Range], ends: Sequence[int]) -> bool:
    """Whether one of the ascending places shares a character with it."""
    at = bisect_left(ends, place[0] + 1)
    return at < len(found) and found[at][0] < place[1]
