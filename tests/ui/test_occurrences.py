"""The page of occurrences: exceptions by key and by mouse, headings of articles, long lists, letters that end there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look.theme import LIGHT
from ui.panels.occurrences.page import Occurrence, OccurrencesPage, context
from ui.wording import unbroken


def places(count: int, articles: int = 1) -> list[Occurrence]:
    line, lit = context("做好“六稳”工作", 3, 5)
    return [Occurrence(f"a{n * articles // count}", n, n + 2, line, lit, "new") for n in range(count)]


class Holder(QWidget):
    """Stands for the window: it must never see a letter."""

    def __init__(self) -> None:
        super().__init__()
        self.page = OccurrencesPage(self)
        self.page.set_theme(LIGHT)
        QVBoxLayout(self).addWidget(self.page)
        self.seen: list[str] = []

    def keyPressEvent(self, event: object) -> None:
        self.seen.append(event.text())  # type: ignore[attr-defined]


@pytest.fixture
def holder(qtbot: QtBot) -> Holder:
    made = Holder()
    qtbot.addWidget(made)
    made.resize(340, 500)
    made.show()
    made.page.setFocus()
    return made


def test_exceptions_by_key(holder: Holder, qtbot: QtBot) -> None:
    page = holder.page
    rejected = replace(places(1)[0], start=90, state="rejected", ticked=False, reason="rejected here")
    present = replace(places(1)[0], start=91, state="present", fixed=True)
    page.show_occurrences("六稳", [*places(3), rejected, present], verb="Mark {n}")
    assert (page.counts.text(), page.carry_out.text()) == ("new 3 · rejected 1 · present 1", "Mark 3")
    QTest.keyClick(page.list, Qt.Key.Key_J)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert [one.start for one in page.ticked()] == [0, 2]
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_J)
    assert page.current == rejected and page.note.text() == "rejected here"
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    QTest.keyClick(page.list, Qt.Key.Key_J)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert [one.start for one in page.ticked()] == [0, 2, 90], "what is there already cannot be ticked"
    QTest.keyClick(page.list, Qt.Key.Key_K)
    assert page.current == rejected
    with qtbot.waitSignal(page.letter) as told:
        QTest.keyClick(page.list, Qt.Key.Key_X)
    assert told.args == ["X"] and holder.seen == []
    with qtbot.waitSignal(page.carry_out_asked):
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.cancelled):
        QTest.keyClick(page.list, Qt.Key.Key_Escape)


def test_nothing_ticked_is_not_carried_out(holder: Holder, qtbot: QtBot) -> None:
    page = holder.page
    page.show_occurrences("六稳", places(2))
    page.tick_all(on=False)
    assert not page.carry_out.isEnabled()
    with qtbot.assertNotEmitted(page.carry_out_asked):
        QTest.keyClick(page.list, Qt.Key.Key_Return)


def test_enter_presses_the_button_that_has_the_focus(holder: Holder, qtbot: QtBot) -> None:
    page = holder.page
    page.show_occurrences("六稳", places(2))
    page.cancel.setFocus()
    with qtbot.waitSignal(page.cancelled), qtbot.assertNotEmitted(page.carry_out_asked):
        QTest.keyClick(page.cancel, Qt.Key.Key_Return)


def test_a_click_on_the_box_ticks(holder: Holder) -> None:
    page = holder.page
    page.show_occurrences("六稳", places(4))
    rect = page.list.visualRect(page.model.index(2, 0))
    left = Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(page.list.viewport(), left, plain, QPoint(rect.left() + 22, rect.center().y()))
    assert [one.start for one in page.ticked()] == [0, 1, 3]
    QTest.mouseClick(page.list.viewport(), left, plain, QPoint(rect.left() + 120, rect.center().y()))
    assert page.current is not None and page.current.start == 2
    assert [one.start for one in page.ticked()] == [0, 1, 3], "a click on the words only goes there"


def test_headings_stand_for_their_article(holder: Holder) -> None:
    page = holder.page
    every = places(6, articles=3)
    page.show_occurrences("六稳", every[:2], titles={f"a{n}": f"第{n}篇" for n in range(3)})
    page.append(every[2:3])
    page.append(every[3:])
    assert page.model.rows == [-1, 0, 1, -2, 2, 3, -3, 4, 5]
    page.toggle(3)
    assert [one.uid for one in page.ticked()] == ["a0", "a0", "a2", "a2"]
    QTest.keyClick(page.list, Qt.Key.Key_J)
    QTest.keyClick(page.list, Qt.Key.Key_J)
    assert page.current is not None and page.current.uid == "a1", "J goes over headings"
    page.toggle(4)
    assert page.model.ticked_in(-2)
    page.toggle(3)
    assert not page.model.ticked_in(-2)


def test_context_stays_in_its_paragraph() -> None:
    text = "一段。\n𠮷前𠮷六稳后😀\n末段"
    line, lit = context(text, 7, 9)
    assert (line, line[slice(*lit)]) == ("𠮷前𠮷六稳后😀", "六稳")
    long = "前" * 100 + "六稳" + "后" * 100
    line, lit = context(long, 100, 102)
    assert len(line) == 82 and line[slice(*lit)] == "六稳"


@pytest.mark.parametrize("times", [1.05, 1.5, 2.2, 3.1, 4.5])
def test_a_line_of_keys_breaks_between_keys_only(qapp: QApplication, times: float) -> None:
    keys = ["J K 移动", "空格 除外", "A 全选或全不选", "T 换范围", "X 标出或清除", "Enter 执行", "Esc 取消"]
    widest = max(QFontMetrics(qapp.font()).horizontalAdvance(unbroken(one)) for one in keys)
    layout = QTextLayout(unbroken("   ".join(keys)), qapp.font())
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(times * widest)
        lines.append(layout.text()[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    plain = [line.replace("\u2060", "").replace("\u00a0", " ").strip() for line in lines]
    assert len(lines) > 1 and all(part in keys for line in plain for part in line.split("   "))
