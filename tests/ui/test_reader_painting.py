"""What stands on the screen after scrolling and correcting is what painting everything anew would give."""

from __future__ import annotations

import random
from itertools import groupby

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.changes import SpanChange, apply
from core.model import BUILT_IN_LABELS, Article, Group, Paragraph, Role, Span, Status, replace
from core.spans import SpanSet
from ui.reader.page import bands
from ui.reader.view import ReaderView

ENDS = 3
"""Pixels beside each other that may differ: an underline that a clip cuts begins or ends a pixel elsewhere."""
LINE = "各地要抓好工程建设,一是落实责任,二是加强协作,三是“放管服”改革,推动广东、四川、云南三省联动发展。"


@pytest.fixture
def view(qtbot: QtBot) -> ReaderView:
    made = ReaderView()
    qtbot.addWidget(made)
    made.set_labels(BUILT_IN_LABELS, ())
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def on_screen(view: ReaderView) -> QImage:
    QApplication.processEvents()
    picture: QImage = view.screen().grabWindow(view.winId()).toImage()
    return picture.copy(view.viewport().geometry())


def unlike(one: QImage, other: QImage) -> int:
    """The longest run of pixels beside each other that differ."""
    longest, size = 0, one.bytesPerLine()
    for line, twin in zip(batched(one, size), batched(other, size), strict=True):
        if line != twin:
            differ = (a != b for a, b in zip(line.cast("I"), twin.cast("I"), strict=True))
            longest = max(longest, 0, *(len(list(run)) for unequal, run in groupby(differ) if unequal))
    return longest


def batched(picture: QImage, size: int) -> list[memoryview]:
    bits = memoryview(picture.constBits()).cast("B")
    return [bits[at : at + size] for at in range(0, len(bits), size)]


def article() -> tuple[Article, SpanSet]:
    lines = ["标题", *(LINE * (1 + number % 4) for number in range(60))]
    paragraphs, at = [], 0
    for line in lines:
        paragraphs.append(Paragraph(at, at + len(line), Role.BODY))
        at += len(line) + 1
    text = "\n".join(lines)
    labels = [label.name for label in BUILT_IN_LABELS]
    spans = [
        Span(
            f"s{number}", labels[number % len(labels)], start, start + 4 + number % 30, group="g" if number < 9 else ""
        )
        for number, start in enumerate(range(5, len(text) - 40, 23))
    ]
    return Article(text, "", tuple(paragraphs)), SpanSet(spans, [Group("g", "TASKLIST")])


@pytest.mark.parametrize("seed", range(6))
def test_what_was_moved_looks_as_if_it_had_been_painted(view: ReaderView, seed: int) -> None:
    chance = random.Random(seed)
    shown, spans = article()
    view.set_article(shown, spans)
    ids = [span.id for span in spans]
    at = 0
    for turn in range(40):
        at = min(len(ids) - 1, at + chance.choice((1, 1, 2, 5)))
        step = chance.randrange(4)
        if step == 0:
            view.scroll_by(chance.randrange(-260, 400))
        elif step == 1:
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() + chance.randrange(-90, 120))
        elif step == 2:
            view.select(ids[at])
        else:
            span = spans.get(ids[at])
            assert span is not None
            change = SpanChange(span.id, span, replace(span, status=chance.choice(list(Status)), end=span.end + 1))
            after = apply(spans, [change])
            view.apply(spans, after, [change])
            spans = after
            view.select(ids[at])
        found = on_screen(view)
        view.viewport().update()
        assert unlike(found, on_screen(view)) <= ENDS, f"turn {turn}, step {step}"


def test_bands_lie_under_each_other() -> None:
    region = QRegion(0, 0, 10, 5) + QRegion(20, 0, 10, 5) + QRegion(0, 5, 4, 3) + QRegion(0, 20, 8, 2)
    assert bands(region) == [QRect(0, 0, 30, 8), QRect(0, 20, 8, 2)]
    assert bands(QRegion()) == []
