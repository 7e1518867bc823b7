"""Paragraphs or sentences of an article as objects of their own, with the spans that lie wholly in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, Final

from core.articles.article_json import Json
from core.exporters.losses import Losses
from core.ids import text_digest
from core.model import Range
from core.translation import QT_TRANSLATE_NOOP

CROSSING: Final = QT_TRANSLATE_NOOP("export", "spans that go over the end of a unit")
OUTSIDE: Final = QT_TRANSLATE_NOOP("export", "spans outside every unit")
_SENTENCE: Final = re.compile('[^。！？!?…\n]*(?:[。！？!?…]+[”’」』）)》】"]*|\n|$)')
_GROUP_RANGES: Final = ("lead_in", "org", "target")
_OF_THE_TEXT: Final = ("text", "text_sha256", "paragraphs", "annotations", "groups", "outline", "history")
_LEFT: Final = frozenset({*_OF_THE_TEXT, "earlier_texts", "uid"})


def units(article: Json, unit: str, losses: Losses) -> Iterator[Json]:
    """The article itself, or its paragraphs or sentences in order; offsets count from the unit's start."""
    if unit == "article":
        yield article
        return
    ranges = _ranges(article, unit)
    held = _by_range(article, ranges, losses)
    for (start, end), spans in zip(ranges, held, strict=True):
        yield _unit(article, start, end, spans)


def _ranges(article: Json, unit: str) -> list[Range]:
    text = article["text"]
    paragraphs = [(one["start"], one["end"]) for one in article["paragraphs"] if one["role"] != "chrome"]
    if not paragraphs:
        paragraphs = _lines(text)
    if unit == "paragraph":
        return paragraphs
    return [one for start, end in paragraphs for one in sentence_ranges(text, start, end)]


def sentence_ranges(text: str, start: int, end: int) -> Iterator[Range]:
    """The sentences of a stretch of text: each with its stop and the quotation marks that close behind it."""
    for found in _SENTENCE.finditer(text, start, end):
        low, high = found.span()
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if low < high:
            yield low, high


def _lines(text: str) -> list[Range]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _by_range(article: Json, ranges: list[Range], losses: Losses) -> list[list[Json]]:
    starts = [start for start, _end in ranges]
    held: list[list[Json]] = [[] for _one in ranges]
    for span in article["annotations"]:
        at = bisect_right(starts, span["start"]) - 1
        if at < 0 or span["start"] >= ranges[at][1]:
            losses.add(OUTSIDE, 1, span["text"])
        elif span["end"] > ranges[at][1]:
            losses.add(CROSSING, 1, span["text"])
        else:
            held[at].append(span)
    return held


def _unit(article: Json, start: int, end: int, spans: list[Json]) -> Json:
    text = article["text"][start:end]
    named = {span.get("group") for span in spans}
    return {
        **{key: one for key, one in article.items() if key not in _LEFT},
        "text_sha256": text_digest(text),
        "text": text,
        "paragraphs": [_shifted(one, start, end) for one in article["paragraphs"] if _meets(one, start, end)],
        "annotations": [_span(span, start, end) for span in spans],
        "groups": [_group(one, start, end) for one in article["groups"] if one["id"] in named],
        "outline": [_shifted(one, start, end) for one in article["outline"] if _in(_range(one), start, end)],
        "unit": [start, end],
    }


def _meets(one: Json, start: int, end: int) -> bool:
    return bool(one["start"] < end and start < one["end"])


def _range(one: Json) -> Range:
    return one["start"], one["end"]


def _in(held: Sequence[int], start: int, end: int) -> bool:
    return start <= held[0] and held[1] <= end


def _shifted(one: Json, start: int, end: int) -> Json:
    return {**one, "start": max(one["start"], start) - start, "end": min(one["end"], end) - start}


def _span(span: Json, start: int, end: int) -> Json:
    moved = {**span, "start": span["start"] - start, "end": span["end"] - start}
    if "marker" in span:
        low, high = span["marker"]
        moved.pop("marker")
        if _in((low, high), start, end):
            moved["marker"] = [low - start, high - start]
    return moved


def _group(group: Json, start: int, end: int) -> Json:
    moved: dict[str, Any] = {key: one for key, one in group.items() if key not in _GROUP_RANGES}
    for key in _GROUP_RANGES:
        if key in group and _in(group[key], start, end):
            moved[key] = [group[key][0] - start, group[key][1] - start]
    return moved
