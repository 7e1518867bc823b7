"""The words of the card: how sure and whose a span is, and what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from core.editing.grouping import items_of
from core.model import PROVINCE, TASK, Group, Range, Span
from core.spans import SpanSet
from ui.reader.rail import numeral
from ui.views import chinese
from ui.wording import confidence_word, province_words, status_word

_PART = 18
"""Code points of a lead-in or body."""


def state_words(span: Span) -> str:
    """Confidence and status in words: 很可能 · 待定."""
    parts = [confidence_word(span.confidence), status_word(span.status)]
    if span.how == "finish":
        parts.append(QCoreApplication.translate("CardPanel", "by finishing"))
    if span.lost:
        parts.append(QCoreApplication.translate("CardPanel", "lost in the newer text"))
    return " · ".join(part for part in parts if part)


def belongs_words(span: Span, spans: SpanSet, text: str, names: Mapping[str, str]) -> str:
    """A task's number among its list and the lead-in; for what stands in a task, that task; a row of provinces."""
    if span.label == TASK:
        return _task_words(span, spans, text)
    if span.label == PROVINCE:
        row = items_of(spans, span.group) if span.group else []
        words = QCoreApplication.translate("CardPanel", "one of {row}")
        return words.format(row=_row_words(row, text)) if len(row) > 1 else ""
    task = _task_over(span, spans)
    if task is None:
        return ""
    head = _head_words(spans.groups.get(task.group), text)
    return " · ".join(part for part in (province_words(task.province, names), head, _number_words(task)) if part)


def _row_words(row: list[Span], text: str) -> str:
    """Provinces as they are written: 川渝黔 as one word, others with a comma between them."""
    comma = "、" if chinese() else ", "
    parts = [row[0].text_of(text)]
    for before, one in pairwise(row):
        parts.append(("" if before.end == one.start else comma) + one.text_of(text))
    return "".join(parts)


def _task_words(span: Span, spans: SpanSet, text: str) -> str:
    items = items_of(spans, span.group) if span.group else []
    if not items:
        return QCoreApplication.translate("CardPanel", "in no list")
    words = _number_words(span)
    if span.ordinal is None or [one.id for one in items[span.ordinal - 1 : span.ordinal]] == [span.id]:
        number = _count(span.ordinal) if span.ordinal is not None else "–"
        words = QCoreApplication.translate("CardPanel", "item {n} of {of}").format(n=number, of=_count(len(items)))
    return " · ".join(part for part in (words, _head_words(spans.groups.get(span.group), text)) if part)


def _number_words(task: Span) -> str:
    if task.ordinal is None:
        return ""
    return QCoreApplication.translate("CardPanel", "task {n}").format(n=_count(task.ordinal))


def _count(number: int) -> str:
    return numeral(number) if chinese() else str(number)


def _head_words(group: Group | None, text: str) -> str:
    """What a list is led in by, else the body that asks."""
    range_: Range | None = (group.lead_in or group.org) if group is not None else None
    if range_ is None:
        return ""
    words = text[range_[0] : range_[1]].strip().replace("\n", " ")
    return words if len(words) <= _PART else words[: _PART - 1] + "…"


def _task_over(span: Span, spans: SpanSet) -> Span | None:
    """The innermost task that holds the span."""
    near = (one for one in spans.overlapping(*span.range) if one.label == TASK and not one.rejected and not one.lost)
    holds = [one for one in near if one.start <= span.start and span.end <= one.end]
    return min(holds, key=_length) if holds else None


def _length(span: Span) -> int:
    return span.end - span.start
