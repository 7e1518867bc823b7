"""What is made after the first paint takes up what a person has selected by then."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.reading import read_text
from ui.main_window import MainWindow
from ui.panels.card.card import CardPanel
from ui.reader.selection import Selected

TEXT = "广东省大力推动高质量发展。\n"


def test_a_span_selected_before_the_part_was_made_has_its_words_too(window: MainWindow, qtbot: QtBot) -> None:
    window.session.open_read(read_text(TEXT))
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=20_000)
    first = next(iter(window.session.spans))
    window.session.select(first.id)
    assert type(window.panes).words.made(window.panes) is None
    words = window.panes.words
    qtbot.waitUntil(lambda: bool(words.edges(first.start)), timeout=20_000)


def test_text_selected_before_the_toolbar_was_made_has_it_too(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    window.session.open_read(read_text(TEXT))
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=20_000)
    assert type(window.panes).floating.made(window.panes) is None
    window.reader.set_selected_text(Selected(3, 7), released=True)
    assert window.panes.floating.toolbar.isVisible()


def test_a_span_selected_before_the_toolbar_was_made_has_it_too(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    window.session.open_read(read_text(TEXT))
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=20_000)
    assert type(window.panes).floating.made(window.panes) is None
    window.panes.follow()
    window.session.select(next(iter(window.session.spans)).id)
    window.after.flush()
    assert window.small_toolbar.isVisible()


def test_text_selected_before_anything_listened_is_what_is_quoted(window: MainWindow, qtbot: QtBot) -> None:
    window.session.open_read(read_text(TEXT))
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=20_000)
    window.session.select(next(iter(window.session.spans)).id)
    window.reader.set_selected_text(Selected(3, 7), released=True)
    assert type(window.panes).quoting.made(window.panes) is None
    window.panes.quoting.copy_quotation()
    assert f"“{TEXT[3:7]}”" in QGuiApplication.clipboard().text()


def test_there_is_one_card_though_what_waits_for_the_next_frame_wants_it_too(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    window.session.open_read(read_text(TEXT))
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=20_000)
    window.after.flush()
    assert MainWindow.card.made(window) is None
    window.session.select(next(iter(window.session.spans)).id)
    assert window.after.waiting
    card = window.card
    assert window.findChildren(CardPanel) == [card] and window.card is card
