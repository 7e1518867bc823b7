"""The page of same slogans: its two lists share the room by what they hold."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.labels.same_as import NormRow
from ui.panels.article.same_page import STRINGS, SamePage


def test_the_norms_have_the_room_that_their_strings_do_not_need(qtbot: QtBot) -> None:
    page = SamePage()
    qtbot.addWidget(page)
    page.resize(320, 700)
    page.show()
    many = tuple((("新发展理念", f"新发展理念{number}"), 1) for number in range(9))
    rows = [NormRow("一国两制", 4, ((("一国两制", "一国两制"), 4),)), NormRow("新发展理念", 9, many)]
    page.show_rows(rows, (), 1)
    QApplication.processEvents()
    alone = page.norms.height()
    assert not page.strings.isVisible() and alone > 2 * page.height() / 3
    page.norms.choose(0)
    QApplication.processEvents()
    one = page.strings.height()
    assert page.strings.isVisible() and page.norms.height() < alone
    assert one < 2 * page.strings.sizeHintForRow(0)
    page.norms.choose(1)
    QApplication.processEvents()
    row = page.strings.sizeHintForRow(0)
    assert STRINGS * row <= page.strings.height() < (STRINGS + 1) * row, "a few without scrolling, the others with"


def test_by_keys_from_the_first_norm_on(qtbot: QtBot) -> None:
    page = SamePage()
    qtbot.addWidget(page)
    page.resize(320, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    rows = [NormRow(name, 2, (((name, name), 2),)) for name in ("一国两制", "新发展理念", "两个确立")]
    page.show_rows(rows, (), 1)
    page.setFocus()
    merged: list[tuple[list[str], str]] = []
    page.merge_asked.connect(lambda names, into: merged.append((names, into)))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert page.norms.marked() == [0]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.norms.marked() == [0, 1]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_M)
    assert merged == [(["一国两制", "新发展理念"], "一国两制")]
