"""A decision that was refused is none: the span stays selected, and why is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot

from core.reading import read_text
from core.settings import Settings
from core.workspace import Workspace
from ui.main_window import MainWindow


@pytest.fixture
def held(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on a workspace that another one writes."""
    path = tmp_path / "w.zhupi.json"
    Workspace.open(path).close()
    made = MainWindow(Workspace.open(path, read_only=True), Settings(tmp_path / "settings.json"))
    made.resize(853, 480)
    made.show()
    made.start([])
    made.session.open_read(read_text("广东江西两省召开会议，湖南、湖北、四川随后召开会议。\n" * 30))
    qtbot.waitUntil(lambda: made.session.current is not None and made.session.current.complete, timeout=20_000)
    yield made
    made.setProperty("leaving", True)
    made.close()
    shiboken6.delete(made)


@pytest.mark.parametrize("decide", ["accept", "remove"])
def test_a_refused_decision_does_not_go_on(held: MainWindow, decide: str) -> None:
    held.correcting.next_pending()
    first = held.session.selected
    assert first
    getattr(held.correcting, decide)()
    assert held.session.selected == first
    assert held.notices.isVisible() and "reading only" in held.notices.words.text()


def test_the_bar_that_says_why_nothing_can_be_written_comes_back(held: MainWindow) -> None:
    held.panes.safety.begin()
    bar = held.panes.safety.bar
    bar.unsay("read-only")
    held.correcting.next_pending()
    held.correcting.accept()
    assert bar.isVisibleTo(held)


def test_no_selected_span_lies_under_what_is_said(held: MainWindow, qtbot: QtBot) -> None:
    held.correcting.next_pending()
    held.correcting.accept()  # the refusal stays till it is dismissed
    page, notice = held.reader, held.notices
    for _step in range(30):
        held.correcting.next_pending()
        held.after.flush()
        said = QRect(page.viewport().mapFromGlobal(notice.mapToGlobal(QPoint(0, 0))), notice.size())
        span = held.session.selected_span
        assert span is not None and notice.isVisible()
        rects = page.rect_of(span.range)
        assert rects and all(page.viewport().rect().contains(one) for one in rects)
        assert not any(said.intersects(one) for one in rects)
