"""The whole job on the real article, once with the mouse alone and once with the keys alone, then a restart.

Both ways make the same decisions, so the two workspaces and the two exports must hold the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from core.model import ArticleState, Span, Status
from core.review.span_filter import By
from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.driver import Condition, press, press_key, ready, saved
from ui.main_window import MainWindow

LEFT, NONE, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
Known = list[tuple[str, int, int, str, str, bool]]
"""Of each span: label, range, status, how it was decided, its flag; in reading order."""


@pytest.fixture
def reference(shared: Path) -> str:
    return str(shared / "reference" / "article.txt")


@pytest.fixture
def exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file dialog puts the export: the system's own dialog cannot be clicked in a test."""
    path = tmp_path / "out.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words, **_more: (str(path), ""))
    return path


def known(spans: Iterator[Span]) -> Known:
    return [(span.label, span.start, span.end, span.status.name, span.how or "", span.flag) for span in spans]


def click(widget: QWidget, place: QPoint | None = None) -> None:
    assert widget.isVisible() and widget.isEnabled()
    QTest.mouseClick(widget, LEFT, NONE, place or widget.rect().center())


def open_menu(window: MainWindow, name: str) -> Iterator[Condition]:
    """Click an action of the menu bar: first its menu, then itself."""
    bar = window.menuBar()
    action = window.actions_table.by_name[name]
    heading = next(one for one in bar.actions() if action in one.menu().actions())
    QTest.mouseClick(bar, LEFT, NONE, bar.actionGeometry(heading).center())
    menu = heading.menu()
    assert isinstance(menu, QMenu)
    yield menu.isVisible
    QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())
    window.after.flush()


def label_button(window: MainWindow, name: str) -> QWidget:
    return next(one for one in window.small_toolbar.buttons if one.property("action") == f"label:{name}")


def spot(window: MainWindow, words: str) -> tuple[int, int]:
    at = window.session.text.index(words)
    return at, at + len(words)


def pick(window: MainWindow, words: str) -> Iterator[Condition]:
    """Click a span on the page; where several lie under the pointer, it is the innermost."""
    driver.click_range(window, *spot(window, words))
    span = window.session.selected_span
    assert span is not None and span.text_of(window.session.text) == words
    yield window.small_toolbar.isVisible


def selected(window: MainWindow) -> Span:
    span = window.session.selected_span
    assert span is not None
    return span


def dragged(window: MainWindow, place: int) -> None:
    """Drag the end of the selected span to the end of the character before `place`."""
    view, end = window.reader.viewport(), window.reader.rect_of(window.session.selected)[-1]
    handle = QPoint(end.right() + 1, end.bottom() + 2)
    assert window.reader.handle_at(handle) == "end"
    to = window.reader.rect_of((place - 1, place))[0]
    driver.drag(view, handle, QPoint(to.right(), to.center().y()))
    window.after.flush()


def choose_filter(window: MainWindow, by: By, value: str) -> Iterator[Condition]:
    """Click a value in the menu of the list's filter. The menu is popped up here: a click would wait for its end."""
    button = window.spans_panel.filters.button
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
    yield button.menu().isVisible
    inner = next(
        one
        for one in button.menu().actions()
        if one.menu() and any(a.data() == (by, value) for a in one.menu().actions())
    )
    QTest.mouseClick(button.menu(), LEFT, NONE, button.menu().actionGeometry(inner).center())
    yield inner.menu().isVisible
    choice = next(one for one in inner.menu().actions() if one.data() == (by, value))
    QTest.mouseClick(inner.menu(), LEFT, NONE, inner.menu().actionGeometry(choice).center())
    yield lambda: QApplication.activePopupWidget() is None


def look_again(reference: str, path: Path, expected: Known) -> None:
    """After a restart the window shows, and the file holds, what was decided."""

    def look(window: MainWindow) -> Iterator[Condition]:
        yield lambda: ready(window)
        assert known(iter(window.session.spans)) == expected
        assert window.session.state is ArticleState.FINISHED
        numbers = [sum(one[3] == status.name for one in expected) for status in Status]
        shown = [window.top_bar.counts.links[status].text() for status in Status]
        assert all(str(number) in words for number, words in zip(numbers, shown, strict=True))
        # The undo stack came back too: its last step was finishing.
        press_key(window, Qt.Key.Key_Z, CONTROL)
        yield lambda: window.session.state is not ArticleState.FINISHED
        assert not any(one[4] == "finish" for one in known(iter(window.session.spans)))
        press_key(window, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        yield lambda: known(iter(window.session.spans)) == expected and saved(window)

    assert driver.run([reference, "--workspace", str(path)], look) == 0
    workspace = Workspace.open(path, read_only=True)
    [entry] = workspace.entries()
    assert known(iter(workspace.spans(entry.uid) or ())) == expected
    assert entry.state is ArticleState.FINISHED
    assert workspace.check() == []
    workspace.close()


def exported_spans(path: Path) -> Known:
    [article] = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert all(article["text"][one["start"] : one["end"]] == one["text"] for one in article["annotations"])
    return [
        (
            one["label"],
            one["start"],
            one["end"],
            one.get("status", "accepted").upper(),
            one.get("how", ""),
            one.get("flag", False),
        )
        for one in article["annotations"]
    ]


def test_with_the_mouse_alone_and_with_the_keys_alone(
    qapp: QApplication, reference: str, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mouse.zhupi.json"
    held: list[Known] = []

    def work(window: MainWindow) -> Iterator[Condition]:
        bar, view = window.small_toolbar, window.reader.viewport()
        # A first start: the article is dropped on the window.
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile(reference)])
        place = QPointF(window.rect().center())
        held_by_mouse = (Qt.DropAction.CopyAction, files, LEFT, NONE)
        entered = QDragEnterEvent(place.toPoint(), *held_by_mouse)
        QApplication.sendEvent(window, entered)
        assert entered.isAccepted()
        QApplication.sendEvent(window, QDropEvent(place, *held_by_mouse))
        yield lambda: ready(window)
        session = window.session
        # Accept one, reject one, take the rejection back with the bar's button, reject it again.
        yield from pick(window, "广东")
        first = selected(window)
        click(bar.accept)
        assert session.spans.get(first.id).status is Status.ACCEPTED
        yield from pick(window, "南昌")
        second = selected(window)
        click(bar.remove)
        assert session.spans.get(second.id).status is Status.REJECTED
        click(window.top_bar.undo_button)
        assert session.spans.get(second.id).status is Status.PENDING
        assert session.selected == second.id
        yield bar.remove.isVisible
        click(bar.remove)
        # Another label, by the small toolbar.
        yield from pick(window, "9792")
        relabelled = selected(window)
        click(label_button(window, "TASK"))
        assert session.spans.get(relabelled.id).label == "TASK"
        yield lambda: label_button(window, "SLOGAN").isVisible()
        click(label_button(window, "SLOGAN"))
        assert session.spans.get(relabelled.id).label == "SLOGAN"
        yield from open_menu(window, "flag")
        # A span of one's own: the text dragged over, a label clicked, its end dragged out.
        start, end = spot(window, "复工复产")
        driver.drag_over(window, start, end - 1)
        yield lambda: bar.isVisible() and window.reader.selection() is not None
        click(label_button(window, "SLOGAN"))
        made = selected(window)
        assert (made.start, made.end) == (start, end - 1)
        dragged(window, end)
        assert (selected(window).start, selected(window).end) == (start, end)
        # All provinces that are left, in the list beside the page, as its filter shows them.
        tabs = window.tabs.tabBar()
        click(tabs, tabs.tabRect(window.tabs.indexOf(window.spans_panel)).center())
        click(window.top_bar.counts.links[Status.PENDING])
        yield lambda: not window.spans_panel._late.isActive()
        yield from choose_filter(window, By.LABEL, "PROVINCE")
        yield lambda: all(row.label == "PROVINCE" for row in window.spans_panel.model.rows)
        shown = [row.id for row in window.spans_panel.model.rows]
        assert len(shown) > 3
        click(window.spans_panel.accept_button)
        yield window.notices.isVisible
        assert all(session.spans.get(one).status is Status.ACCEPTED for one in shown)
        click(window.notices.undo)
        assert all(session.spans.get(one).status is Status.PENDING for one in shown)
        yield lambda: window.spans_panel.accept_button.isEnabled()
        click(window.spans_panel.accept_button)
        # Done; then handed on.
        yield from open_menu(window, "finish")
        yield lambda: saved(window)
        assert session.of_status(Status.PENDING) == 0
        held.append(known(iter(session.spans)))
        click(window.top_bar.export_button)
        yield lambda: window.exporting.page is not None and window.exporting.page.isVisible()
        page = window.exporting.page
        click(page.browse)
        yield lambda: page.export_button.isEnabled() and page.target == str(exported)
        click(page.export_button)
        yield page.show_file.isVisible
        page.close()
        assert view.isVisible()

    assert driver.run(["--workspace", str(path)], work) == 0
    look_again(reference, path, held[0])
    assert exported_spans(exported) == held[0]
    assert held[0] == by_keys(reference, tmp_path / "keys.zhupi.json", tmp_path / "keys.jsonl", monkeypatch)


def by_keys(reference: str, path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> Known:
    """The same decisions with the keys alone; what the window held at the end."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_words, **_more: ([reference], ""))
    held: list[Known] = []

    def go(window: MainWindow, words: str) -> None:
        for _step in range(len(window.session.spans)):
            press(window, "j")
            if selected(window).text_of(window.session.text) == words:
                return
        raise AssertionError(f"J does not come to {words}")

    def work(window: MainWindow) -> Iterator[Condition]:
        yield lambda: QApplication.focusWidget() is not None
        press_key(window, Qt.Key.Key_O, CONTROL)
        yield lambda: ready(window)
        session = window.session
        go(window, "广东")
        press(window, "a")
        go(window, "南昌")
        second = session.selected
        press(window, "x")
        press_key(window, Qt.Key.Key_Z, CONTROL)
        assert session.selected == second and selected(window).status is Status.PENDING
        press(window, "x")
        go(window, "9792")
        relabelled = session.selected
        press(window, "3")
        assert selected(window).label == "TASK"
        press(window, "2")
        press(window, "f")
        assert session.spans.get(relabelled).label == "SLOGAN"
        press_key(window, Qt.Key.Key_F, CONTROL)
        yield lambda: window.find_bar.isVisible() and window.actions_table.typing()
        typed = QInputMethodEvent()
        typed.setCommitString("复工复产")
        QApplication.sendEvent(QApplication.focusWidget(), typed)
        yield lambda: window.find_bar.count.text() != "" and not window.find_bar.finder.busy
        for _match in window.find_bar.ranges:
            if window.find_bar.count.text().startswith("1 /"):
                break
            press_key(window, Qt.Key.Key_Return)
        press_key(window, Qt.Key.Key_Escape)
        yield lambda: window.reader.selection() is not None
        press(window, "2")
        press(window, "{")
        press(window, "[")
        start, end = spot(window, "复工复产")
        assert (selected(window).start, selected(window).end) == (start, end)
        for span in [one for one in session.spans if one.label == "PROVINCE" and one.status is Status.PENDING]:
            while session.selected != span.id:
                press(window, "j")
            press(window, "a")
        press_key(window, Qt.Key.Key_Return, CONTROL)
        yield lambda: saved(window)
        held.append(known(iter(session.spans)))
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_E, CONTROL)
        yield lambda: window.exporting.page is not None and window.exporting.page.isActiveWindow()
        page = window.exporting.page
        while QApplication.focusWidget() is not page.path:
            press_key(window, Qt.Key.Key_Tab)
        QTest.keyClick(page.path, Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(page.path, str(out))
        QTest.keyClick(page.path, Qt.Key.Key_Return)
        yield page.show_file.isVisible
        QTest.keyClick(page, Qt.Key.Key_Escape)
        yield lambda: not page.isVisible()

    assert driver.run(["--workspace", str(path)], work) == 0
    look_again(reference, path, held[0])
    assert exported_spans(out) == held[0]
    return held[0]
