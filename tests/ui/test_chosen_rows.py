"""A row that the window chooses by itself is the only one chosen, whatever keys a person holds meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from core.labels.own_words import OwnWord
from core.model import Status
from core.reading import read_text
from ui.main_window import MainWindow
from ui.panels.labels.word_list import WordListPage
from ui.panels.parts.quiet import QuietList, QuietTable, make_current, prepare

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HELD = [(Qt.Key.Key_Control, CTRL), (Qt.Key.Key_Shift, SHIFT)]
TEXT = "会议要求，一是做好“六稳”工作；二是落实“六保”任务。\n广东省、江西省、湖南省要做好“六稳”“六保”工作。\n"


@pytest.fixture
def reading(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.resize(1280, 800)
    window.show()
    window.start([])
    session = window.session
    for number, text in enumerate((TEXT, f"第二篇。{TEXT}")):
        session.open_read(read_text(text))
        qtbot.waitUntil(lambda: session.current is not None and session.current.complete, timeout=20_000)
        window.session.select(next(iter(session.spans)).id)
        window.correcting.accept()
        qtbot.waitUntil(lambda: window.library.list.model().rowCount() == number + 1)
    window.tabs.setCurrentWidget(window.spans_panel)
    window.after.flush()
    return window


@pytest.fixture
def held(reading: MainWindow) -> Iterator[Callable[[Qt.Key, Qt.KeyboardModifier], None]]:
    """Holds a key down as the system tells the program: what asks which keys are held hears of it."""
    handle, down = reading.windowHandle(), []

    def hold(key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        QTest.keyPress(handle, key, modifier)
        down.append(key)

    yield hold
    for key in down:
        QTest.keyRelease(handle, key)


def chosen(view: QAbstractItemView) -> list[int]:
    return sorted({index.row() for index in view.selectionModel().selectedIndexes()})


@pytest.mark.parametrize(("key", "modifier"), HELD)
def test_an_undo_leaves_one_span_chosen(
    reading: MainWindow, held: Callable[..., None], key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    panel, session = reading.spans_panel, reading.session
    reading.panes.review.accept_shown()
    session.select(panel.model.rows[3].id)
    reading.after.flush()
    assert chosen(panel.table) == [3]
    held(key, modifier)
    reading.session.undo()
    reading.after.flush()
    assert session.of_status(Status.PENDING) > 1 and len(chosen(panel.table)) == 1
    assert panel.chosen() == []


@pytest.mark.parametrize(("key", "modifier"), HELD)
def test_another_article_leaves_one_row_of_the_library_chosen(
    reading: MainWindow, held: Callable[..., None], key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    library = reading.library
    uids = [entry.uid for entry in reading.workspace.entries()]
    library.select(uids[0])
    held(key, modifier)
    library.select(uids[1])
    assert len(chosen(library.list)) == 1
    assert library.list.currentIndex().row() == chosen(library.list)[0]


def test_words_chosen_together_stay_chosen_when_the_list_is_filled_anew(qtbot: QtBot) -> None:
    page = WordListPage()
    qtbot.addWidget(page)
    words = {number: OwnWord(f"大协同{number}", "always") for number in range(4)}
    page.show_words(words, "", "", stale=False, writable=True)
    flags = QItemSelectionModel.SelectionFlag
    for row in (1, 3):
        page.table.selectionModel().select(page.model.index(row, 0), flags.Select | flags.Rows)
    page.show_words(words, "", "", stale=False, writable=True)
    assert page.chosen() == [1, 3]


@pytest.mark.parametrize("kind", [QuietList, QuietTable])
def test_the_current_row_stays_in_sight_when_a_list_gets_shorter(
    qtbot: QtBot, kind: type[QuietList | QuietTable]
) -> None:
    view = kind()
    qtbot.addWidget(view)
    prepare(view)
    view.setModel(QStringListModel([str(number) for number in range(80)], view))
    view.resize(200, 400)
    view.show()
    index = view.indexAt(QPoint(5, view.viewport().height() - 8))
    make_current(view, index)
    view.resize(200, 200)
    assert view.viewport().rect().contains(view.visualRect(index))
    view.scrollToTop()
    view.resize(200, 100)
    assert view.verticalScrollBar().value() == 0, "a row that was out of sight does not come back by itself"
