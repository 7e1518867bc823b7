"""Handles, hover, caret and the input method in the reader, offscreen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodQueryEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model import Span, Status
from core.spans import SpanSet
from tests.ui.test_reader_view import article_of, colours_in, long_article
from ui.reader.view import ReaderView

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Known:
    """Words that are known from the start, or never."""

    def __init__(self, *edges: int) -> None:
        self.known = edges
        self.asked: list[int] = []

    def edges(self, _offset: int) -> Sequence[int]:
        return self.known

    def want(self, offset: int) -> None:
        self.asked.append(offset)


@pytest.fixture
def view(qtbot: QtBot) -> ReaderView:
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def shown(view: ReaderView, *lines: str, spans: Sequence[Span] = ()) -> None:
    view.set_article(article_of(*lines), SpanSet(spans))
    QApplication.processEvents()


def handle(view: ReaderView, span_id: str, edge: str) -> QPoint:
    rects = view.rect_of(span_id)
    place = rects[0] if edge == "start" else rects[-1]
    return QPoint(place.left() - 1 if edge == "start" else place.right() + 1, place.bottom() + 2)


def drag(view: ReaderView, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    view._mouse.move((start + end) / 2, held, pressed=True)
    view._mouse.move(end, held, pressed=True)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, end)


def test_handles_of_a_span_over_paragraphs(view: ReaderView) -> None:
    shown(view, "一" * 30, "二" * 90, "三" * 30, spans=[Span("a", "SLOGAN", 10, 130)])
    view.select("a")
    asked: list[tuple[object, ...]] = []
    view.resize_asked.connect(lambda *what: asked.append(what))
    assert view.handle_at(handle(view, "a", "start")) == "start"
    assert view.handle_at(handle(view, "a", "end")) == "end"
    to = view.rect_of((140, 141))[0]
    drag(view, handle(view, "a", "end"), QPoint(to.right(), to.center().y()))
    to = view.rect_of((40, 41))[0]
    drag(view, handle(view, "a", "start"), QPoint(to.left() + 1, to.center().y()))
    assert asked == [("a", 10, 141), ("a", 40, 130)]


def test_the_nearer_handle_of_a_narrow_span_is_taken(view: ReaderView) -> None:
    shown(view, "a.b.c", spans=[Span("a", "SLOGAN", 1, 2)])
    view.select("a")
    assert view.handle_at(handle(view, "a", "start")) == "start"
    assert view.handle_at(handle(view, "a", "end")) == "end"


def test_ctrl_snaps_to_words_once_they_are_known(view: ReaderView) -> None:
    shown(view, "推动高质量发展建设", spans=[Span("a", "SLOGAN", 2, 3)])
    view.select("a")
    asked: list[tuple[object, ...]] = []
    view.resize_asked.connect(lambda *what: asked.append(what))
    to = view.rect_of((3, 4))[0]
    place = QPoint(to.right(), to.center().y())
    unknown = Known()
    view.words = unknown
    drag(view, handle(view, "a", "end"), place, CONTROL)
    assert asked == [("a", 2, 4)]
    assert unknown.asked
    view.words = Known(0, 2, 5, 7, 9)
    drag(view, handle(view, "a", "end"), place, CONTROL)
    assert asked[-1] == ("a", 2, 5)
    assert view.word_place(2, 1) == 5
    assert view.word_place(9, 1) is None


def test_words_that_become_known_move_a_dragged_handle(view: ReaderView) -> None:
    shown(view, "推动高质量发展建设", spans=[Span("a", "SLOGAN", 2, 3)])
    view.select("a")
    to = view.rect_of((3, 4))[0]
    words = Known()
    view.words = words
    QTest.mousePress(view.viewport(), LEFT, NONE, handle(view, "a", "end"))
    for x in (to.left() + 2, to.right()):
        view._mouse.move(QPoint(x, to.center().y()), CONTROL, pressed=True)
    assert view._scene.ring == (2, 4)
    words.known = (0, 2, 5, 7, 9)
    view.words_known()
    assert view._scene.ring == (2, 5)
    QTest.keyRelease(view, Qt.Key.Key_Control)
    assert view._scene.ring == (2, 4)
    QTest.keyPress(view, Qt.Key.Key_Control)
    assert view._scene.ring == (2, 5)
    assert view.cancel_drag()
    assert view._scene.ring == (2, 3)


def test_a_handle_at_the_edge_of_the_view_scrolls(view: ReaderView, qtbot: QtBot) -> None:
    view.set_article(long_article(), SpanSet([Span("a", "SLOGAN", 100, 104)]))
    view.select("a")
    before = view.visible_range()
    QTest.mousePress(view.viewport(), LEFT, NONE, handle(view, "a", "end"))
    for y in (600, 694):
        view._mouse.move(QPoint(400, y), NONE, pressed=True)
    qtbot.waitUntil(lambda: view.visible_range()[0] > before[1])
    assert view._scene.ring is not None and view._scene.ring[1] > before[1]
    assert view.cancel_drag()


def test_the_span_that_a_click_would_take_is_shown(view: ReaderView) -> None:
    spans = [Span("outer", "TASK", 2, 20, Status.ACCEPTED), Span("inner", "SLOGAN", 5, 9, Status.ACCEPTED)]
    shown(view, "各地要抓好工程建设,一是落实责任,二是加强协作。", spans=spans)
    place = view.rect_of((6, 7))[0]
    before = colours_in(view, place)
    view._mouse.move(place.center(), NONE, pressed=False)
    assert view._scene.hover == "inner"
    assert colours_in(view, place) != before
    view.select("inner")
    view._mouse.move(place.center(), NONE, pressed=False)
    assert view._scene.hover == "outer"
    view._mouse.move(QPoint(450, 600), NONE, pressed=False)
    assert view._scene.hover == ""


def test_several_spans_under_a_click_are_told(view: ReaderView) -> None:
    shown(
        view,
        "各地要抓好工程建设。",
        spans=[Span("o", "TASK", 2, 9), Span("i", "SLOGAN", 5, 7), Span("p", "TASK", 0, 2)],
    )
    told: list[object] = []
    view.several_clicked.connect(lambda _place, ids: told.append(ids))
    QTest.mouseClick(view.viewport(), LEFT, NONE, view.rect_of((1, 2))[0].center())
    assert told == []
    QTest.mouseClick(view.viewport(), LEFT, NONE, view.rect_of((5, 6))[0].center())
    assert told == [["i", "o"]]


def test_the_caret_keeps_its_column_and_pages(view: ReaderView) -> None:
    view.set_article(article_of("标题", "长" * 60, "短", "长" * 60, *["文" * 50] * 60), SpanSet())
    view.set_caret_mode(True)
    for _ in range(20):
        QTest.keyClick(view, Qt.Key.Key_Right)
    first = view.selected_text
    assert first is not None
    x = view.x_of(first.head)
    heads = []
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Down)
        heads.append(view.selected_text.head if view.selected_text else -1)
    assert any(view.x_of(head) < x - 40 for head in heads)
    assert abs(view.x_of(heads[-1]) - x) < 20
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.selected_text == first
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    down = view.selected_text
    assert down is not None and down.head > first.head + 300
    assert view.rect_of((down.head, down.head + 1))
    QTest.keyClick(view, Qt.Key.Key_PageUp, SHIFT)
    assert view.selection() is not None
    QTest.keyClick(view, Qt.Key.Key_End, CONTROL)
    assert view.selected_text is not None and view.selected_text.head == len(view.text)
    QTest.keyClick(view, Qt.Key.Key_Home, CONTROL | SHIFT)
    assert view.selection() == (0, len(view.text))


def test_escape_gives_up_one_thing_at_a_time(view: ReaderView) -> None:
    shown(view, "各地要抓好工程建设。")
    told: list[bool] = []
    view.caret_mode_changed.connect(told.append)
    view.set_caret_mode(True)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.selection() == (0, 1)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection() is None and view.caret_mode
    assert view.selected_text is not None and view.selected_text.head == 1
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.caret_mode and view.selected_text is None
    assert told == [True, False]


def test_ctrl_arrows_go_by_words(view: ReaderView) -> None:
    shown(view, "推动高质量发展建设")
    view.words = Known(0, 2, 5, 7, 9)
    view.set_caret_mode(True)
    heads = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(view, key, CONTROL)
        heads.append(view.selected_text.head if view.selected_text else -1)
    assert heads == [2, 5, 2]


def test_no_input_method_takes_the_keys_away(view: ReaderView) -> None:
    """A Chinese input method is told that nothing is typed here, on the page and on its viewport."""
    shown(view, "各地要抓好工程建设。")
    view.set_caret_mode(True)
    for widget in (view, view.viewport()):
        assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
        QApplication.sendEvent(widget, query)
        assert not query.value(Qt.InputMethodQuery.ImEnabled)
