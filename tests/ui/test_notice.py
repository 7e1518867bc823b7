"""What is said floats over the foot of the page: nothing that is read or clicked moves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from core.messages import Message
from core.model import Status
from core.reading import read_text
from ui.main_window import MainWindow
from ui.reader.selection import Selected

LONG = "因为磁盘已满，刚才的更正还没有写到磁盘上。" * 6


@pytest.fixture
def reading(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.resize(1280, 800)
    window.show()
    window.start([])
    window.session.open_read(read_text("广东江西两省召开会议，会议要求，一是落实“六稳”工作；二是抓好安全生产。\n"))
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=20_000)
    return window


def test_the_page_stays_where_it_is_when_something_is_said(reading: MainWindow) -> None:
    page, bar = reading.reader, reading.notices
    before = page.mapTo(reading, page.rect().topLeft()), page.size()
    bar.tell("Done.")
    assert bar.isVisible()
    assert (page.mapTo(reading, page.rect().topLeft()), page.size()) == before
    assert reading.stack.geometry().contains(bar.geometry())


@pytest.mark.parametrize("words", ["Done.", LONG])
def test_all_of_it_can_be_read_at_any_size(reading: MainWindow, qtbot: QtBot, words: str) -> None:
    bar = reading.notices
    bar.tell_undoable(words, lambda: None)
    for width, height in ((1280, 800), (900, 560)):
        reading.resize(width, height)
        qtbot.waitUntil(lambda: reading.stack.geometry().contains(bar.geometry()))
        assert bar.words.height() >= bar.words.heightForWidth(bar.words.width())
        assert bar.rect().contains(bar.undo.geometry()) and bar.rect().contains(bar.dismiss.geometry())


def test_an_error_says_why_and_looks_like_one(reading: MainWindow) -> None:
    bar = reading.notices
    bar.tell("Done.")
    assert bar.more.isHidden() and bar.property("kind") == "said"
    bar.show_message(Message("It was not saved.", "The disk is full.", "Make room."))
    assert bar.more.text() == "The disk is full.\nMake room." and bar.property("kind") == "error"
    bar.tell("Done.")
    assert bar.more.isHidden() and bar.property("kind") == "said"


def test_a_decision_without_a_selection_shows_what_would_be_decided(reading: MainWindow) -> None:
    session = reading.session
    session.select("")
    reading.correcting.accept()
    first = session.selected_span
    assert first is not None and first.status is Status.PENDING
    assert all(span.status is Status.PENDING for span in session.spans)
    reading.correcting.accept()
    decided = session.spans.get(first.id)
    assert decided is not None and decided.status is Status.ACCEPTED


def test_white_space_gets_no_label_and_no_error(reading: MainWindow) -> None:
    session = reading.session
    at = session.text.index("\n")
    before = session.spans
    reading.reader.set_selected_text(Selected(at, at + 1), released=True)
    reading.correcting.label("SLOGAN")
    assert session.spans is before
    assert reading.notices.property("kind") == "said" and "white space" in reading.notices.words.text()


def test_what_is_said_covers_no_toolbar(reading: MainWindow, qtbot: QtBot) -> None:
    session, page = reading.session, reading.reader
    session.open_read(read_text("会议要求抓好工作。\n" * 30 + "广东省会议要求落实“六稳”工作。\n"))
    qtbot.waitUntil(lambda: session.current is not None and session.current.complete, timeout=20_000)
    span = next(one for one in session.spans if one.start > 200)
    session.select(span.id)
    page.scroll_to(0)
    bar = page.verticalScrollBar()
    while not page.rect_of(span.range) or page.rect_of(span.range)[0].bottom() > page.viewport().height() - 60:
        bar.setValue(bar.value() + 4)
    reading.panes.floating.place_toolbar()
    reading.notices.tell("x" * 200)
    reading.after.flush()
    toolbar, said = reading.small_toolbar, reading.notices
    lies = QRect(said.mapToGlobal(QPoint(0, 0)), said.size())
    assert toolbar.isVisible()
    assert not lies.intersects(QRect(toolbar.mapToGlobal(QPoint(0, 0)), toolbar.size()))


def test_what_is_still_so_shows_again_when_a_saying_that_covered_it_is_over(reading: MainWindow) -> None:
    bar, so = reading.notices, [True]
    bar.show_message(Message("It was not saved.", "The disk is full.", "Make room."), lambda: not so[0])
    bar.tell_undoable("12 spans removed.", lambda: None)
    assert bar.words.text() == "12 spans removed." and bar.property("kind") == "said"
    bar.undo.click()
    assert bar.isVisible() and bar.words.text() == "It was not saved." and bar.property("kind") == "error"
    bar.tell("Done.")
    so[0] = False
    bar.drop_over()
    assert bar.words.text() == "Done.", "what is said just now stays"
    bar.dismiss.click()
    assert not bar.isVisible()


def test_what_is_no_longer_so_goes_by_itself_and_a_dismissed_message_stays_away(reading: MainWindow) -> None:
    bar, so = reading.notices, [True]
    message = Message("It was not saved.", "The disk is full.", "Make room.")
    bar.show_message(message, lambda: not so[0])
    bar.drop_over()
    assert bar.isVisible()
    so[0] = False
    bar.drop_over()
    assert not bar.isVisible()
    so[0] = True
    bar.show_message(message, lambda: not so[0])
    bar.dismiss.click()
    bar.tell("Done.")
    bar.dismiss.click()
    assert not bar.isVisible()


def test_escape_dismisses_what_is_said_when_nothing_else_is_to_be_given_up(reading: MainWindow, qtbot: QtBot) -> None:
    bar = reading.notices
    reading.reader.setFocus()
    reading.reader.set_selected_text(Selected(2, 4), released=True)
    bar.show_message(Message("It was not saved.", "The disk is full.", "Make room."))
    qtbot.keyClick(reading.reader, Qt.Key.Key_Escape)
    assert reading.reader.selection() is None and bar.isVisible()
    qtbot.keyClick(reading.reader, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_the_first_error_is_as_tall_as_its_words(reading: MainWindow) -> None:
    reading.apply_settings()
    bar = reading.notices
    bar.tell("Saved.")
    bar.dismiss.click()
    bar.show_message(Message("It was not saved.", "The disk is full.", "Make room."))
    assert bar.more.height() >= bar.more.heightForWidth(bar.more.width())


def test_what_is_said_stands_beside_a_drawer(reading: MainWindow, qtbot: QtBot) -> None:
    bar, desk = reading.notices, reading.panes.desk
    reading.resize(853, 480)
    qtbot.waitUntil(lambda: reading.stack.width() > 800)
    bar.show_message(Message("It was not saved.", "The disk is full.", LONG))
    for name, pane in (("library_pane", reading.library_place), ("side_pane", reading.side)):
        desk.open_drawer(name)
        over = QRect(reading.centre.mapFromGlobal(pane.mapToGlobal(QPoint(0, 0))), pane.size())
        assert bar.isVisible() and not over.intersects(bar.geometry())
        bar.show_message(Message("It was not saved.", "The disk is full.", LONG))
        assert not over.intersects(bar.geometry())
        assert bar.more.height() >= bar.more.heightForWidth(bar.more.width())
        desk.close_drawers()
    assert abs(bar.geometry().center().x() - reading.stack.geometry().center().x()) <= 1
