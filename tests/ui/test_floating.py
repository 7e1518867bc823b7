"""What floats over the page: where the small toolbar lies, what it offers, and the chooser's keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.model import BUILT_IN_LABELS, Label, Origin, Span, Status
from ui.look.theme import LIGHT
from ui.panels.over_page.chooser import Choice, Chooser
from ui.panels.over_page.small_toolbar import SmallToolbar

MACHINE = Span("a", "SLOGAN", 0, 2, origin=Origin("slogan.list", "1"))


@pytest.fixture
def view(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


@pytest.fixture
def toolbar(view: QWidget) -> SmallToolbar:
    made = SmallToolbar(view)
    made.set_labels(BUILT_IN_LABELS)
    made.set_theme(LIGHT)
    return made


def offered(toolbar: SmallToolbar) -> list[str]:
    return [str(button.property("action")) for button in toolbar.buttons if not button.isHidden()]


def test_it_lies_below_then_above_then_inside(toolbar: SmallToolbar, view: QWidget) -> None:
    line = QRect(100, 200, 80, 30)
    toolbar.show_for([line], view.rect(), MACHINE)
    assert toolbar.geometry().top() > line.bottom() + 4
    low = QRect(100, 460, 80, 30)
    toolbar.show_for([low], view.rect(), MACHINE)
    assert toolbar.geometry().bottom() < low.top() - 4
    toolbar.show_for([QRect(40, 5, 600, 480), QRect(40, 5, 600, 490)], view.rect(), MACHINE)
    assert toolbar.isVisible() and view.rect().contains(toolbar.geometry())
    right = QRect(660, 200, 30, 30)
    toolbar.show_for([right], view.rect(), MACHINE)
    assert view.rect().contains(toolbar.geometry())
    toolbar.show_for([], view.rect(), MACHINE)
    assert not toolbar.isVisible()


def test_it_keeps_out_from_under_what_lies_over_the_page(toolbar: SmallToolbar, view: QWidget) -> None:
    room = QRect(0, 0, 560, 500)
    toolbar.show_for([QRect(500, 200, 40, 30)], room, MACHINE)
    assert toolbar.isVisible() and room.contains(toolbar.geometry())
    toolbar.show_for([QRect(600, 200, 40, 30)], room, MACHINE)
    assert not toolbar.isVisible(), "what it belongs to is covered"


def test_it_does_not_lie_under_what_is_said(toolbar: SmallToolbar, view: QWidget) -> None:
    said = QRect(150, 440, 300, 50)
    for left in (100, 300, 400):
        line = QRect(left, 400, 80, 30)
        toolbar.show_for([line], view.rect(), MACHINE, said)
        assert toolbar.geometry().bottom() < line.top() and not toolbar.geometry().intersects(said)
    toolbar.show_for([QRect(100, 300, 80, 30)], view.rect(), MACHINE, said)
    assert toolbar.geometry().top() > 330, "below, where it always lies"


def test_only_what_would_change_something_is_offered(toolbar: SmallToolbar, view: QWidget) -> None:
    line = [QRect(100, 200, 80, 30)]
    toolbar.show_for(line, view.rect(), MACHINE)
    assert offered(toolbar) == ["accept", "remove", "label:PROVINCE", "label:TASK", "note", "more"]
    assert toolbar.remove.text() == "Reject"
    toolbar.show_for(line, view.rect(), Span("b", "TASK", 0, 2, Status.ACCEPTED))
    assert offered(toolbar) == ["remove", "label:PROVINCE", "label:SLOGAN", "note", "more"]
    assert toolbar.remove.text() == "Remove"
    toolbar.show_for(line, view.rect(), Span("c", "TASK", 0, 2, Status.REJECTED, Origin("task.verb", "1")))
    assert "accept" in offered(toolbar) and "remove" not in offered(toolbar)
    toolbar.show_for(line, view.rect(), None)
    assert offered(toolbar) == ["label:PROVINCE", "label:SLOGAN", "label:TASK", "more"]


def test_keys_are_not_shown_in_simple_mode(toolbar: SmallToolbar, view: QWidget) -> None:
    line = [QRect(100, 200, 80, 30)]
    toolbar.show_for(line, view.rect(), MACHINE)
    wide = toolbar.width()
    assert toolbar.accept.show_key
    toolbar.set_simple(True)
    toolbar.show_for(line, view.rect(), MACHINE)
    assert not toolbar.accept.show_key
    assert toolbar.width() < wide


def test_many_labels_and_a_narrow_view(toolbar: SmallToolbar, view: QWidget) -> None:
    line = [QRect(60, 200, 80, 30)]
    own = [Label(f"L{at}", f"标签{at}", f"Label {at}", "#336699", key=str(at)) for at in range(4, 9)]
    toolbar.set_labels([*BUILT_IN_LABELS, *own])
    toolbar.show_for(line, view.rect(), MACHINE)
    assert not any(name.startswith("label:") for name in offered(toolbar))
    toolbar.set_labels(BUILT_IN_LABELS)
    view.resize(240, 400)
    toolbar.show_for(line, view.rect(), MACHINE)
    assert offered(toolbar) == ["accept", "remove", "more"]
    assert toolbar.width() <= 240


def choices() -> list[Choice]:
    return [Choice(f"s{at}", QColor("#336699"), f"words {at}", "Slogan", "pending") for at in range(3)]


def test_the_choosers_keys(view: QWidget) -> None:
    chooser = Chooser(view)
    chooser.set_theme(LIGHT)
    taken: list[str] = []
    chooser.chosen.connect(taken.append)
    assert not chooser.press(Qt.Key.Key_Down)
    for keys, span_id in (
        ([Qt.Key.Key_Down, Qt.Key.Key_Return], "s1"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return], "s2"),
        ([Qt.Key.Key_Up, Qt.Key.Key_Enter], "s2"),
    ):
        chooser.offer(choices(), "s0", QPoint(690, 490))
        assert view.rect().contains(chooser.geometry())
        assert all(chooser.press(key) for key in keys)
        assert taken[-1] == span_id
        assert not chooser.isVisible()
    chooser.offer(choices(), "s0", QPoint(20, 20))
    for key in (Qt.Key.Key_J, Qt.Key.Key_1, Qt.Key.Key_Return):
        assert not chooser.press(key), "a label's, and Enter accepts what is selected"
    assert chooser.isVisible()
    assert chooser.press(Qt.Key.Key_Escape)
    assert not chooser.isVisible()
    assert len(taken) == 3


def test_the_chooser_covers_neither_what_is_selected_nor_its_toolbar(view: QWidget, toolbar: SmallToolbar) -> None:
    chooser = Chooser(view)
    chooser.set_theme(LIGHT)
    for top in (20, 200, 380, 440):
        line = QRect(100, top, 80, 30)
        toolbar.show_for([line], view.rect(), MACHINE)
        chooser.offer(choices(), "s0", line.center(), [line, toolbar.geometry()])
        assert view.rect().contains(chooser.geometry())
        assert not chooser.geometry().intersects(line) and not chooser.geometry().intersects(toolbar.geometry())
