"""The names of the side pane's tabs are whole at its usual width."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.model import TASK
from core.reading import read_text
from core.workspace import Workspace
from ui.main_window import MainWindow
from ui.panels.labels.editor import LabelEditor
from ui.panels.occurrences.batch import BatchPage
from ui.panels.parts.on_screen import HEAD
from ui.panels.parts.sheet import Sheet
from ui.panels.settings.key_editor import KeyEditor
from ui.session import Session

NAMES = {
    "en": ("Summary", "Structure", "Spans", "Problems", "History"),
    "zh": ("摘要", "结构", "标注", "问题", "历史"),
}


def test_short_names_stand_apart_and_long_ones_closer(window: MainWindow) -> None:
    bar = window.tabs.tabBar()
    window.resize(1280, 800)
    window.show()
    for pages, stand in (
        ("摘要 结构 标注 问题 历史", "wide"),
        ("Summary Structure Annotations Problems History", "narrow"),
    ):
        for page, name in zip((window.tabs.widget(at) for at in range(5)), pages.split(), strict=True):
            window.side.set_title(page, name)
        assert (bar.property("stand") or "") == stand


@pytest.mark.parametrize("language", NAMES)
def test_every_tab_has_room_for_its_name(window: MainWindow, language: str) -> None:
    bar = window.tabs.tabBar()
    shown = [at for at in range(bar.count()) if bar.isTabVisible(at)]
    for at, name in zip(shown, NAMES[language], strict=True):
        bar.setTabText(at, name)
    window.resize(1280, 800)
    window.show()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert bar.tabRect(shown[-1]).right() <= 320
    metrics = bar.fontMetrics()
    assert all(bar.tabRect(at).width() >= metrics.horizontalAdvance(bar.tabText(at)) for at in shown)
    assert bar.elideMode().name == "ElideNone"


def low_with_a_list(window: MainWindow, qtbot: QtBot) -> Session:
    """A low window in which an article with eight long tasks is open."""
    window.resize(1280, 720)
    window.show()
    window.start([])
    session = window.session
    parts = "；".join(f"{sign}是抓好工作落实落细落到实处并且长期坚持下去不松劲" for sign in "一二三四五六七八")
    session.open_read(read_text(f"会议要求，{parts}。\n"))
    qtbot.waitUntil(lambda: session.current is not None and session.current.complete, timeout=20_000)
    return session


def test_a_list_keeps_some_rows_above_a_long_card(window: MainWindow, qtbot: QtBot) -> None:
    session = low_with_a_list(window, qtbot)
    window.tabs.setCurrentWidget(window.spans_panel)
    session.select(next(span.id for span in session.spans if span.label == TASK))
    window.after.flush()
    qtbot.waitUntil(lambda: window.card.isVisible() and window.card.height() > 200)
    table = window.spans_panel.table
    qtbot.waitUntil(lambda: table.viewport().height() >= 5 * table.rowHeight(0))
    window.resize(1280, 560)
    QApplication.processEvents()
    assert window.height() == 560, "a low window stays possible"


def test_tab_goes_from_the_page_to_the_card_whatever_was_made_first(window: MainWindow, qtbot: QtBot) -> None:
    session = low_with_a_list(window, qtbot)
    window.resize(1280, 900)
    window.tabs.setCurrentWidget(window.spans_panel)
    session.select(next(span.id for span in session.spans if span.label == TASK))
    window.after.flush()
    qtbot.waitUntil(lambda: window.card.isVisible())
    form = window.card.form
    assert form is not None
    lines = [form.editors["ordinal"], form.note]
    QWidget.setTabOrder(lines[1], lines[0])
    QWidget.setTabOrder(lines[0], window.spans_panel.table)
    window.panes.desk.order_tabs()
    stops = window.panes.desk._stops_in(window.side)
    assert [one for one in stops if one in lines] == lines
    assert stops.index(window.spans_panel.table) < stops.index(lines[0])


def test_the_summary_is_read_above_a_card(window: MainWindow, qtbot: QtBot) -> None:
    session = low_with_a_list(window, qtbot)
    card, settings = window.panes.article_fields.card, window.settings
    assert card.fold.isChecked()
    window.tabs.setCurrentWidget(window.panes.summary.panel)
    assert not card.fold.isChecked() and not settings.on("article_card_folded"), "it says nothing new there"
    card.fold.click()
    assert card.fold.isChecked(), "a person may see it all the same"
    session.select(next(span.id for span in session.spans if span.label == TASK))
    window.after.flush()
    text = window.panes.summary.panel.text
    qtbot.waitUntil(lambda: window.card.isVisible() and text.height() > window.card.height())
    window.tabs.setCurrentWidget(window.structure)
    assert card.fold.isChecked()
    window.resize(1280, 560)
    QApplication.processEvents()
    assert window.height() == 560, "a low window stays possible"


def test_the_foot_names_no_keys_of_the_page_while_another_page_has_them(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    window.activateWindow()
    window.start([])
    session = window.session
    session.open_read(read_text("会议要求，一是做好“六稳”工作；二是落实“六保”任务。\n"))
    qtbot.waitUntil(lambda: session.current is not None and session.current.complete, timeout=20_000)
    session.select(next(iter(session.spans)).id)
    window.after.flush()
    keys = window.status_line.keys
    assert "A accept" in keys.text()
    window.panes.propagation.mark_equal()
    qtbot.waitUntil(lambda: keys.text() == "")
    named = window.panes.propagation.page.keys.text().replace("\u2060", "").replace("\u00a0", " ")
    assert all(words in named for words in ("A all or none", "T scope", "X mark or clear"))
    window.reader.setFocus()
    qtbot.waitUntil(lambda: "A accept" in keys.text())
    window.panes.propagation.page.setFocus()
    qtbot.waitUntil(lambda: keys.text() == "")
    window.panes.propagation.leave()
    qtbot.waitUntil(lambda: "A accept" in keys.text())


def test_a_window_larger_than_its_screen_is_made_to_fit(window: MainWindow) -> None:
    room = window.screen().availableGeometry()
    window.resize(room.width() * 3, room.height() * 2)
    window.move(room.left() + 10, room.top() + 10)
    window.panes.desk.bring_on_screen()
    assert window.width() == max(room.width(), window.minimumWidth())
    assert window.height() == room.height() - HEAD, "how high its head is is not known before it is shown"
    assert window.pos() == room.topLeft()
    window.resize(window.minimumWidth(), window.minimumHeight())
    window.move(room.left() + 5, room.top() + 5)
    window.panes.desk.bring_on_screen()
    assert window.size() == window.minimumSize() and window.pos() == room.topLeft() + QPoint(5, 5)
    window.show()
    window.resize(room.width(), room.height() * 2)
    window.panes.desk.bring_on_screen()
    assert window.frameGeometry().height() == room.height()


@pytest.mark.parametrize("kind", [LabelEditor, KeyEditor, partial(Sheet, "清单", int, ())])
def test_a_window_beside_the_main_one_has_its_head_and_foot_on_a_low_screen(
    window: MainWindow, kind: Callable[[QWidget], QDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Low:
        def availableSize(self) -> QSize:
            return QSize(853, 480)

    monkeypatch.setattr(QWidget, "screen", lambda _self: Low())
    made = kind(window)
    assert made.height() <= 480 - HEAD
    made.deleteLater()


def test_the_strings_leave_room_for_their_occurrences_in_a_low_pane(qtbot: QtBot) -> None:
    page = BatchPage(lambda _event: "")
    qtbot.addWidget(page)
    page.resize(300, 800)
    page.show()
    tall = page.string_list.height()
    page.resize(300, 0)
    QApplication.processEvents()
    assert page.height() < 380, "what the lowest window has for it"
    assert 0 < page.string_list.height() < tall / 2
    assert page.string_list.geometry().bottom() < page.list.geometry().top()


def test_in_a_low_drawer_the_structure_has_more_room_than_the_articles_card(window: MainWindow, qtbot: QtBot) -> None:
    low_with_a_list(window, qtbot)
    window.resize(853, 480)
    window.panes.desk.open_drawer("side_pane")
    card, above = window.panes.article_fields.card, window.structure.list
    qtbot.waitUntil(lambda: card.isVisible() and above.isVisible())
    window.after.flush()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert above.viewport().height() > card.height()


def test_a_window_left_on_the_full_screen_comes_back_with_its_head(window: MainWindow, tmp_path: Path) -> None:
    window.show()
    window.start([])
    where = window.panes.where_left
    window.resize(1000, 600)
    where.keep()
    window.actions_table.by_name["fullscreen"].trigger()
    assert window.isFullScreen()
    for before in (True, False):  # as it was written before, and as it is written now
        if before:
            window.settings.put("geometry", bytes(window.saveGeometry().toBase64().data()).decode())
        else:
            window.settings.put("geometry", "")
            where.keep()
            assert window.settings.text("geometry") == "", "the place it had before the full screen stays on record"
        again = MainWindow(Workspace.open(tmp_path / "other.zhupi.json"), window.settings)
        again.show()
        assert not again.isFullScreen() and again.menuBar().isVisible()
        again.setProperty("leaving", True)
        again.close()
        shiboken6.delete(again)


def test_in_a_low_drawer_the_articles_card_folds_below_a_list(window: MainWindow, qtbot: QtBot) -> None:
    low_with_a_list(window, qtbot)
    card = window.panes.article_fields.card
    window.tabs.setCurrentWidget(window.spans_panel)
    assert card.fold.isChecked(), "there is room for both"
    window.resize(853, 480)
    window.panes.desk.open_drawer("side_pane")
    qtbot.waitUntil(lambda: not card.fold.isChecked())
    table = window.spans_panel.table
    qtbot.waitUntil(lambda: table.viewport().height() >= 2 * table.rowHeight(0))
    card.fold.click()
    assert card.fold.isChecked(), "a person may see it all the same"
    assert not window.settings.on("article_card_folded")
    window.resize(1280, 800)
    window.tabs.setCurrentWidget(window.structure)
    qtbot.waitUntil(card.fold.isChecked)


def test_the_history_keeps_some_rows_above_a_long_card(window: MainWindow, qtbot: QtBot) -> None:
    session = low_with_a_list(window, qtbot)
    window.resize(1280, 600)
    window.tabs.setCurrentWidget(window.panes.past.panel)
    for span in [one for one in session.spans if one.label == TASK][:6]:
        session.select(span.id)
        window.correcting.set_note(span.id, "看一下" * 9)
    window.after.flush()
    history = window.panes.past.panel.list
    qtbot.waitUntil(lambda: window.card.isVisible() and history.model().rowCount() == 6)
    row = history.visualRect(history.model().index(0, 0)).height()
    qtbot.waitUntil(lambda: history.viewport().height() >= 3 * row)
