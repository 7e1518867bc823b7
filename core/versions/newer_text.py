"""Taking over the newer text of an article: one transaction with the text, every span and every group.

A transaction that changes the text holds every span there is, changed or not. So what a machine adds to the newer
text later can be told apart, and taking back restores exactly what was there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from core.articles.library import Entry
from core.changes import FieldChange, GroupChange, RecordChange, SpanChange, Transaction
from core.model import Article, Group, Range, Span
from core.recording import text_fields
from core.spans import SpanSet
from core.versions.place import CONTEXT, Found, Place

TEXT: Final = "text"
"""The field of an article whose change is a change of its text."""
ANCHOR: Final = "anchor"
"""The key in `Span.extra` that says how a span was found again: `found` and the old `quote`, `before`, `after`."""
_GROUP_RANGES: Final = ("lead_in", "org", "target")


def ranges_of(spans: SpanSet) -> tuple[Range, ...]:
    """Every range that moves along with the text: those of spans, their markers, and those of groups."""
    found = dict.fromkeys(span.range for span in spans)
    found |= dict.fromkeys(span.marker for span in spans if span.marker is not None)
    for group in spans.groups.values():
        found |= dict.fromkeys(one for one in _ranges(group).values() if one is not None)
    return tuple(found)


def take_over(
    entry: Entry, old: str, spans: SpanSet, newer: Article, places: Mapping[Range, Place]
) -> tuple[RecordChange, ...]:
    """The changes that give an article its newer text.

    `places` has the place of each range of `ranges_of(spans)`. A proposal nobody decided that is lost goes; whatever
    a person had a part in stays, `lost`, at an empty range about where it was.
    """
    value = text_fields(replace(entry, **_described(newer), read={}, extracted=""))
    made: list[RecordChange] = [FieldChange(TEXT, text_fields(entry), value)]
    made += [SpanChange(span.id, span, _moved(span, old, places)) for span in spans]
    for group in spans.groups.values():
        ranges = {name: places[one].range if one else None for name, one in _ranges(group).items()}
        made.append(GroupChange(group.id, group, replace(group, **cast("Any", ranges))))
    return tuple(made)


def _described(article: Article) -> dict[str, Any]:
    names = ("title", "source", "published", "author", "file_sha256", "text_sha256", "reader", "encoding")
    return {name: getattr(article, name) for name in names} | {"fields": dict(article.fields)}


def _ranges(group: Group) -> dict[str, Range | None]:
    return {name: getattr(group, name) for name in _GROUP_RANGES}


def _moved(span: Span, old: str, places: Mapping[Range, Place]) -> Span | None:
    place = places[span.range]
    if span.lost:
        return replace(span, start=place.start, end=place.start)
    if not place.found:
        return None if _nobodys(span) else _lost(span, _quoted(span, old, Found.LOST), place)
    marker = places[span.marker].range if span.marker else None
    if marker is not None and not (place.start <= marker[0] and marker[1] <= place.end):
        marker = None
    if span.marker is not None and place.found is not Found.CHANGED:
        marker = (span.marker[0] - span.start + place.start, span.marker[1] - span.start + place.start)
    extra = {key: value for key, value in span.extra.items() if key != ANCHOR}
    if place.found is not Found.KEPT:
        extra[ANCHOR] = _quoted(span, old, place.found)
    return replace(span, start=place.start, end=place.end, marker=marker, extra=extra)


def _nobodys(span: Span) -> bool:
    """A machine's proposal that no person has decided, noted or flagged: it is proposed anew where it still fits."""
    return span.pending and not span.origin.is_person and not span.note and not span.flag


def _quoted(span: Span, text: str, found: Found) -> dict[str, str]:
    return {
        "found": found.name.lower(),
        "quote": span.text_of(text),
        "before": text[max(0, span.start - CONTEXT) : span.start],
        "after": text[span.end : span.end + CONTEXT],
    }


def _lost(span: Span, quoted: Mapping[str, str], place: Place) -> Span:
    extra = {**span.extra, ANCHOR: quoted}
    return replace(span, start=place.start, end=place.start, marker=None, lost=True, extra=extra)


def anchored(span: Span) -> Mapping[str, str]:
    """How a span was found again and what it was before: `found`, `quote`, `before`, `after`; empty for most."""
    value = span.extra.get(ANCHOR)
    return {str(key): str(one) for key, one in value.items()} if isinstance(value, Mapping) else {}


def lost_spans(spans: SpanSet) -> list[Span]:
    """The spans that wait for a person's decision where they belong, in reading order."""
    return [span for span in spans if span.lost]


def place_lost(spans: SpanSet, text: str, span_id: str, start: int, end: int) -> tuple[RecordChange, ...]:
    """Put a lost span at the range a person chose; what was decided about it stays decided."""
    from core.corrections import trimmed  # noqa: PLC0415  # corrections know nothing of lost spans

    span = spans.get(span_id)
    if span is None or not span.lost:
        return ()
    start, end = trimmed(text, start, end)
    extra = {key: value for key, value in span.extra.items() if key != ANCHOR}
    return (SpanChange(span_id, span, replace(span, start=start, end=end, lost=False, extra=extra)),)


def drop_lost(spans: SpanSet, span_id: str) -> tuple[RecordChange, ...]:
    """Take a lost span away for good; the history keeps it."""
    span = spans.get(span_id)
    return (SpanChange(span_id, span, None),) if span is not None and span.lost else ()


def changes_text(made: Sequence[RecordChange]) -> bool:
    """Whether those changes give an article another text."""
    return any(isinstance(change, FieldChange) and change.name == TEXT for change in made)


def swapped(transaction: Transaction, seq: int, kind: str, spans_of: Callable[[str], SpanSet | None]) -> Transaction:
    """The transaction that takes one back; where it changes a text, from what is on record now.

    `spans_of` gives the spans of an article as they are now.
    """
    back = transaction.swapped(undoes=seq, kind=kind)
    return replace(back, articles=tuple((uid, _whole(uid, made, spans_of)) for uid, made in back.articles))


def _whole(
    uid: str, made: tuple[RecordChange, ...], spans_of: Callable[[str], SpanSet | None]
) -> tuple[RecordChange, ...]:
    now = spans_of(uid) if changes_text(made) else None
    if now is None:
        return made
    target = SpanSet(
        [change.after for change in made if isinstance(change, SpanChange) and change.after is not None],
        [change.after for change in made if isinstance(change, GroupChange) and change.after is not None],
    )
    fields = tuple(change for change in made if isinstance(change, FieldChange))
    return (*fields, *complete(now, target))


def complete(before: SpanSet, after: SpanSet) -> Iterator[RecordChange]:
    """Every span and group of both sets as a change, those that stay as they are included."""
    new = {span.id: span for span in after}
    yield from (SpanChange(span.id, span, new.get(span.id)) for span in before)
    yield from (SpanChange(span.id, None, span) for span in after if span.id not in before)
    for key in {**before.groups, **after.groups}:
        yield GroupChange(key, before.groups.get(key), after.groups.get(key))
