"""The reader's text as a screen reader gets it: read back through `QAccessible`."""

from __future__ import annotations

import gc

import pytest
import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from PySide6.QtWidgets import QApplication

from core.model import Article, Paragraph, Span, Status
from core.spans import SpanSet
from ui.reader import accessible
from ui.reader.selection import Selected
from ui.reader.view import ReaderView

TEXT = "各地要抓好𠮷祥工程😀建设,一是落实责任,二是加强协作。"


@pytest.fixture
def view(qtbot) -> ReaderView:
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    made.set_article(
        Article(TEXT, "", (Paragraph(0, len(TEXT)),)), SpanSet([Span("s", "SLOGAN", 5, 9, Status.PENDING)]), ()
    )
    QApplication.processEvents()
    return made


def text_of(view: ReaderView) -> QAccessibleTextInterface:
    found = QAccessible.queryAccessibleInterface(view).textInterface()
    assert found is not None
    return found


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_the_text_is_read_back_in_utf16(view: ReaderView) -> None:
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.Document
    assert interface.text(QAccessible.Text.Name) == view.accessibleName()
    text = text_of(view)
    assert text.characterCount() == units(TEXT) == len(TEXT) + 2
    assert text.text(0, text.characterCount()) == TEXT
    at = TEXT.index("工程")
    first = units(TEXT[:at])
    assert text.text(first, first + 2) == "工程"
    assert text.text(first, -1) == TEXT[at:]


def test_the_caret_and_the_selection_are_told_and_can_be_set(view: ReaderView) -> None:
    text = text_of(view)
    assert (text.selectionCount(), text.cursorPosition()) == (0, 0)
    view.select("s")
    assert text.cursorPosition() == 5
    view.set_selected_text(Selected(7, 10))
    assert text.selectionCount() == 1
    assert text.cursorPosition() == units(TEXT[:10])
    text.setSelection(0, units(TEXT[:10]), units(TEXT[:12]))
    assert view.selection() == (10, 12)
    text.removeSelection(0)
    assert view.selection() is None
    view.set_caret_mode(True)
    text.setCursorPosition(units(TEXT[:11]))
    assert view.selected_text == Selected(11, 11)


def test_places_on_the_screen_go_there_and_back(view: ReaderView) -> None:
    text = text_of(view)
    for offset in (0, 6, 11, 20):
        unit = units(TEXT[:offset])
        rect = text.characterRect(unit)
        assert rect.width() > 4
        assert text.offsetAtPoint(rect.center()) == unit
    assert text.offsetAtPoint(view.viewport().mapToGlobal(QPoint(2, 390))) == -1
    assert not text.characterRect(10_000).isValid()


def test_another_article_is_another_text(view: ReaderView) -> None:
    text = text_of(view)
    assert text.characterCount() == units(TEXT)
    view.set_article(Article("甲乙", "", (Paragraph(0, 2),)), SpanSet(), ())
    assert text.text(0, text.characterCount()) == "甲乙"


def test_moves_are_told_where_somebody_listens(view: ReaderView, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    monkeypatch.setattr(accessible.QAccessible, "updateAccessibility", told.append)
    view.set_selected_text(Selected(1, 3))
    assert told == []
    monkeypatch.setattr(accessible.QAccessible, "isActive", lambda: True)
    view.set_selected_text(Selected(1, 4))
    assert [event.type() for event in told] == [
        QAccessible.Event.TextSelectionChanged,
        QAccessible.Event.TextCaretMoved,
    ]


def test_views_come_and_go(qtbot) -> None:
    before = len(accessible._KEPT)
    for _round in range(20):
        made = ReaderView()
        assert text_of(made).characterCount() == 0
        shiboken6.delete(made)
    gc.collect()
    assert len(accessible._KEPT) == before
