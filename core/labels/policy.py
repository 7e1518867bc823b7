"""Where spans begin and end in a workspace: whether quotation marks, a province's suffix and a task's marker belong.

The usual answers are those of the guidelines. Another answer moves edges and nothing else: ids, statuses and decisions
stay, so that a span of the rules is still found again as the same one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

from core.changes import FieldChange, RecordChange, SpanChange
from core.model import PROVINCE, SLOGAN, TASK, Range, Span
from core.spans import SpanSet

FIELD: Final = "policy"
"""The name of the `FieldChange` that changes the policy together with spans."""
PAIRS: Final[Mapping[str, str]] = {"“": "”", "‘": "’", "「": "」", "『": "』", "〝": "〞", '"': '"'}
_AFTER_MARKER: Final = "，,、：: \u3000"


class Policy(NamedTuple):
    """What belongs to a span."""

    quotes: bool = False
    """Quotation marks around a slogan."""
    suffix: bool = True
    """The suffix of a province's full name: 广东省, not 广东."""
    marker: bool = True
    """The marker of a task: 一是."""


USUAL: Final = Policy()


def policy_row(policy: Policy) -> dict[str, Any]:
    """The policy as the workspace's own record has it: what is not usual."""
    return {name: value for name, value in policy._asdict().items() if value != Policy._field_defaults[name]}


def policy_of(row: object) -> Policy:
    """The policy of a record."""
    known = row if isinstance(row, Mapping) else {}
    return Policy(**{name: bool(known.get(name, usual)) for name, usual in Policy._field_defaults.items()})


def wanted_range(text: str, span: Span, policy: Policy) -> Range:
    """Where the span begins and ends by the policy; its own range where the policy says nothing about it."""
    if span.label == SLOGAN:
        return _slogan(text, span, quotes=policy.quotes)
    if span.label == PROVINCE and span.kind in {"full", "short", ""}:
        return _province(text, span, suffix=policy.suffix)
    if span.label == TASK and span.marker is not None:
        return _task(text, span, span.marker, marker=policy.marker)
    return span.range


def _slogan(text: str, span: Span, *, quotes: bool) -> Range:
    start, end = span.range
    if end - start > 2 and PAIRS.get(text[start]) == text[end - 1]:
        return span.range if quotes else (start + 1, end - 1)
    around = start > 0 and end < len(text) and PAIRS.get(text[start - 1]) == text[end]
    return (start - 1, end + 1) if quotes and around else span.range


def _province(text: str, span: Span, *, suffix: bool) -> Range:
    from core.extractors.gazetteer import names, short_names  # noqa: PLC0415  # its tables are read when first needed
    from core.extractors.province_names import stop_of  # noqa: PLC0415

    start, end = span.range
    string, known = text[start:end], names()
    place = known.get(string)
    if place is None or (span.norm and place.norm != span.norm):
        return span.range
    short = short_names().get(place.norm, string)
    if place.kind == "full" and not suffix and string.startswith(short):
        return (start, start + len(short))
    if place.kind == "short" and suffix:
        for last in range(min(len(text), start + 8), end, -1):
            longer = known.get(text[start:last])
            if longer is not None and longer.kind == "full" and longer.norm == place.norm:
                return (start, stop_of(text, last, longer, text[start:last]))
    return span.range


def _task(text: str, span: Span, held: Range, *, marker: bool) -> Range:
    if marker:
        return (held[0], span.end) if span.start > held[0] else span.range
    if span.start != held[0]:
        return span.range
    start = held[1]
    while start < span.end and text[start] in _AFTER_MARKER:
        start += 1
    return (start, span.end) if start < span.end else span.range


def moved(text: str, span: Span, policy: Policy) -> Span:
    """The span with the edges the policy wants; the same value where they are that already."""
    start, end = wanted_range(text, span, policy)
    if (start, end) == span.range:
        return span
    kind = span.kind
    if span.label == PROVINCE and kind:
        kind = "full" if end > span.end else "short"
    return replace(span, start=start, end=end, kind=kind)


def adapted(text: str, spans: Iterable[Span], policy: Policy) -> tuple[Span, ...]:
    """What the extractors found, with the edges of the policy."""
    if policy == USUAL:
        return tuple(spans)
    return tuple(moved(text, span, policy) for span in spans)


def switched(text: str, spans: SpanSet, policy: Policy) -> Iterator[SpanChange]:
    """What the policy changes of an article's spans, in reading order; rejected and lost ones stay as they are."""
    for span in spans:
        if not span.rejected and not span.lost:
            after = moved(text, span, policy)
            if after is not span:
                yield SpanChange(span.id, span, after)


def policy_change(before: Policy, after: Policy) -> FieldChange:
    """The change of the policy itself as part of a correction."""
    return FieldChange(FIELD, policy_row(before), policy_row(after))


def changed_policy(change: RecordChange) -> Policy | None:
    """The policy a change sets; None where it changes something else."""
    return policy_of(change.after) if isinstance(change, FieldChange) and change.name == FIELD else None
