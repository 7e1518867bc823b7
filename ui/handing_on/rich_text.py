"""A passage with its highlights as HTML, for the clipboard: light colours on white, whatever the window wears."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import pairwise
from typing import Final

from PySide6.QtGui import QColor

from core.model import Article, Label, Range, Span
from core.spans import SpanSet
from ui.reader.painting import Scene
from ui.reader.style import light_reader_theme

LONGEST: Final = 200_000
"""Code points from which on a passage is copied as plain text alone."""
_LINES: Final = {"solid": "solid", "dotted": "dotted", "dashed": "dashed", "wave": "wavy", "marker": "solid"}
_WORD_LINES: Final = {"solid": "single", "dotted": "dotted", "dashed": "dash", "wave": "wave", "marker": "single"}


def passage(article: Article, spans: SpanSet, place: Range, scene: Scene) -> str:
    """`[start, end)` as HTML; labels that are hidden on the page are left out."""
    labels = scene.labels
    start, end = place
    shown = [span for span in spans.overlapping(start, end) if scene.shows(span)]
    painter = Scene(light_reader_theme(), labels)
    pieces: list[str] = []
    for first, last in _paragraphs(article, start, end):
        near = [span for span in shown if span.start < last and span.end > first]
        pieces.append("<p>" + _line(article.text, (first, last), near, painter, labels) + "</p>")
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(pieces)}</body></html>'


def _paragraphs(article: Article, start: int, end: int) -> list[Range]:
    """The lines of the passage, without the breaks between them."""
    found = []
    at = start
    for line in article.text[start:end].split("\n"):
        if line.strip() or start == end:
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _line(text: str, place: Range, spans: list[Span], scene: Scene, labels: Mapping[str, Label]) -> str:
    """One line, cut wherever a highlight or an underline begins or ends."""
    start, end = place
    cuts = {start, end}
    for span in spans:
        for one in (span.range, scene.underlined(span)):
            if one is not None:
                cuts.update(at for at in one if start < at < end)
    edges = sorted(cuts)
    made = []
    for first, last in pairwise(edges):
        here = [span for span in spans if span.start <= first and last <= span.end]
        words = escape(text[first:last])
        style = _style(here, (first, last), scene, labels)
        made.append(f'<span style="{style}">{words}</span>' if style else words)
    return "".join(made)


def _style(here: list[Span], place: Range, scene: Scene, labels: Mapping[str, Label]) -> str:
    if not here:
        return ""
    colour = QColor("#FFFFFF")
    line = ""
    for span in here:
        hue = scene.hue(span)
        colour = _over(hue.pending if span.pending else hue.accepted, colour)
        under = scene.underlined(span)
        if under is not None and under[0] <= place[0] and place[1] <= under[1]:
            label = labels.get(span.label)
            sort = label.underline if label is not None else "solid"
            ink = hue.ink.name()
            line = (
                f";text-decoration:underline {_LINES.get(sort, 'solid')} {ink}"
                f";text-underline:{_WORD_LINES.get(sort, 'single')} {ink}"
            )
    return f"background-color:{colour.name()}{line}"


def _over(wash: QColor, ground: QColor) -> QColor:
    """A wash laid over an opaque colour."""
    share = wash.alphaF()
    mixed = [
        round(255 * (top * share + below * (1 - share)))
        for top, below in (
            (wash.redF(), ground.redF()),
            (wash.greenF(), ground.greenF()),
            (wash.blueF(), ground.blueF()),
        )
    ]
    return QColor(*mixed)
