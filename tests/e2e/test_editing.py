"""Edges, caret, chooser and groups through `main()`: by keys only, by the mouse only, then a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from core.model import Span, Status
from core.spans import SpanSet
from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow
from ui.panels.structure.rows import Kind
from ui.panels.structure.structure import StructurePanel
from ui.panes import Panes

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TEXT = (
    "粤赣湘三省召开会议\n"
    "广东省邮政管理局要求，一是要抓安全生产；二是要推动高质量发展。\n"
    "江西省邮政管理局提出，一是抓安全；二是抓党建；二是抓作风。\n"
    "湖南省邮政管理局提出，一要稳增长；二要促改革，三、要调结构；四要惠民生，落实六稳工作。\n"
)


@pytest.fixture
def workspace_path(tmp_path: Path) -> Path:
    return tmp_path / "work.zhupi.json"


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def now(window: MainWindow, span_id: str) -> Span:
    span = window.session.spans.get(span_id)
    assert span is not None
    return span


def item(window: MainWindow, words: str) -> Span:
    """The task that has those words in it."""
    at = window.session.text.index(words)
    return next(span for span in window.session.spans.overlapping(at, at + 1) if span.label == "TASK")


def stored(path: Path) -> SpanSet:
    workspace = Workspace.open(path, read_only=True)
    spans = workspace.spans(workspace.entries()[0].uid)
    workspace.close()
    assert spans is not None
    return spans


def same(one: SpanSet, other: SpanSet) -> bool:
    """Equal as what is stored goes: the order of groups does not matter."""
    return list(one) == list(other) and dict(one.groups) == dict(other.groups)


def run_and_look_again(window_work: driver.Script, article: str, path: Path) -> None:
    """Run, then start again: what the window shows and what the file holds are what was there at the end."""
    kept: list[SpanSet] = []

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield from window_work(window)
        yield lambda: window.workspace.unconfirmed == 0
        kept.append(window.session.spans)

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert same(window.session.spans, kept[0])

    assert driver.run([article, "--workspace", str(path)], work) == 0
    assert same(stored(path), kept[0])
    driver.run([article, "--workspace", str(path)], look)


def test_edges_by_keys(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        text = window.session.text
        at = text.index("高质量")
        window.reader.set_selected_text(None)
        window.session.select(item(window, "推动高质量").id)
        driver.press(window, "v")
        assert window.reader.caret_mode
        while window.reader.selected_text is not None and window.reader.selected_text.head < at:
            driver.press_key(window, Qt.Key.Key_Right)
        driver.press_key(window, Qt.Key.Key_Right, SHIFT)
        driver.press(window, "2")
        made = window.session.selected
        assert now(window, made).range == (at, at + 1)
        yield lambda: bool(window.panes.words.edges(at))
        edges = window.panes.words.edges(at)
        for key, start, end in (
            ("]", at, at + 2),
            ("[", at - 1, at + 2),
        ):
            driver.press(window, key)
            assert now(window, made).range == (start, end)
        QTest.keyClick(window.reader, Qt.Key.Key_BracketLeft, SHIFT)
        assert now(window, made).range == (at, at + 2)
        QTest.keyClick(window.reader, Qt.Key.Key_BracketRight, CONTROL)
        further = next(edge for edge in edges if edge > at + 1)
        assert now(window, made).end in {further, at + 3}
        assert now(window, made).end in edges
        QTest.keyClick(window.reader, Qt.Key.Key_BracketLeft, CONTROL)
        assert now(window, made).start == max(edge for edge in edges if edge < at)
        QTest.keyClick(window.reader, Qt.Key.Key_BracketLeft, CONTROL | SHIFT)
        assert now(window, made).start == min(edge for edge in edges if edge > max(e for e in edges if e < at))
        before = now(window, made).end
        QTest.keyClick(window.reader, Qt.Key.Key_BracketRight, CONTROL)
        QTest.keyClick(window.reader, Qt.Key.Key_BracketRight, CONTROL | SHIFT)
        assert now(window, made).end == before
        # Each press is one undo step.
        QTest.keyClick(window.reader, Qt.Key.Key_Z, CONTROL)
        assert now(window, made).end > before
        driver.press_key(window, Qt.Key.Key_Escape)
        assert not window.reader.caret_mode
        assert not window.actions_table.by_name["caret"].isChecked()

    run_and_look_again(work, article, workspace_path)


def test_relabelling_keeps_id_note_and_history(qapp: QApplication, article: str, workspace_path: Path) -> None:
    seen: list[str] = []

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        span = item(window, "抓安全生产")
        seen.append(span.id)
        window.session.select(span.id)
        driver.press(window, "c")
        yield lambda: window.actions_table.typing()
        QTest.keyClicks(QApplication.focusWidget(), "checked")
        driver.press_key(window, Qt.Key.Key_Return)
        window.reader.setFocus()
        driver.press(window, "2")
        changed = now(window, span.id)
        assert (changed.label, changed.note, changed.origin) == ("SLOGAN", "checked", span.origin)
        assert not changed.group and changed.ordinal is None
        yield lambda: window.workspace.unconfirmed == 0

    run_and_look_again(work, article, workspace_path)
    workspace = Workspace.open(workspace_path, read_only=True)
    uid = workspace.entries()[0].uid
    kinds = [line.kind for line in workspace.history_lines(uid)]
    workspace.close()
    span = stored(workspace_path).get(seen[0])
    assert span is not None and (span.label, span.note) == ("SLOGAN", "checked")
    assert sorted(kinds) == ["note", "relabel"]


def test_groups_by_keys_only(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.press(window, "j")
        chip = now(window, window.session.selected).group
        driver.press(window, "g")
        assert [span.text_of(TEXT) for span in window.session.chosen] == ["粤", "赣", "湘"]
        driver.press(window, "x")
        yield lambda: window.workspace.unconfirmed == 0
        assert all(span.rejected for span in window.session.spans.in_group(chip))
        assert window.session.selected and not window.session.others
        QTest.keyClick(window.reader, Qt.Key.Key_Z, CONTROL)
        assert all(span.pending for span in window.session.spans.in_group(chip))
        # 二、二 becomes 二、三.
        third = item(window, "抓作风")
        window.session.select(third.id)
        driver.press(window, "=")
        assert now(window, third.id).ordinal == 3
        driver.press(window, "+-")
        assert now(window, third.id).ordinal == 3
        assert window.session.spans.groups[third.group].flags == ()
        # Into the list before and back; the text stays.
        other = item(window, "抓安全生产").group
        QTest.keyClick(window.reader, Qt.Key.Key_Up, ALT)
        moved = now(window, third.id)
        assert (moved.group, moved.range) == (other, third.range)
        QTest.keyClick(window.reader, Qt.Key.Key_Down, ALT)
        assert now(window, third.id).group == third.group
        QTest.keyClick(window.reader, Qt.Key.Key_Right, ALT)
        assert now(window, third.id).level == 2
        QTest.keyClick(window.reader, Qt.Key.Key_Left, ALT)
        assert now(window, third.id).level == 1
        # Choose three, take them out, make a group of their own.
        window.session.select(item(window, "抓安全；").id)
        QTest.keyClick(window.reader, Qt.Key.Key_J, SHIFT)
        QTest.keyClick(window.reader, Qt.Key.Key_J, SHIFT)
        assert len(window.session.chosen) == 3
        QTest.keyClick(window.reader, Qt.Key.Key_G, SHIFT)
        assert third.group not in window.session.spans.groups
        driver.press(window, "g")
        fresh = {span.group for span in window.session.chosen}
        assert len(fresh) == 1 and fresh != {""} and fresh != {third.group}
        assert [span.ordinal for span in window.session.spans.in_group(fresh.pop())] == [1, 2, 3]

    run_and_look_again(work, article, workspace_path)


def test_selected_text_becomes_a_group(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        first = window.session.text.index("广东省")
        last = window.session.text.index("湖南省") + 3
        driver.drag_over(window, first, last)
        driver.press(window, "g")
        provinces = [span for span in window.session.spans if span.label == "PROVINCE" and first <= span.start < last]
        tasks = {span.id: span.group for span in window.session.spans if span.label == "TASK"}
        groups = {span.group for span in (provinces if len(provinces) > 5 else window.session.chosen)}
        assert len(groups) == 1
        assert tasks

    run_and_look_again(work, article, workspace_path)


def troubles(structure: StructurePanel) -> list[int]:
    return [at for at, row in enumerate(structure.model.rows) if row.kind is Kind.TROUBLE]


def test_by_mouse_only(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        view = window.reader.viewport()
        # Mark with the toolbar, then drag the end out and, over its own start, back.
        at = window.session.text.index("惠民生") + 1
        driver.drag_over(window, at, at + 1)
        yield lambda: window.small_toolbar.isVisible()
        button = next(one for one in window.small_toolbar.buttons if one.property("action") == "label:SLOGAN")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        made = window.session.selected
        assert now(window, made).range == (at, at + 1)
        rect = window.reader.rect_of(made)[-1]
        to = window.reader.rect_of((at + 1, at + 2))[0]
        driver.drag(view, QPoint(rect.right() + 1, rect.bottom() + 2), QPoint(to.right(), to.center().y()))
        assert now(window, made).range == (at, at + 2)
        rect = window.reader.rect_of(made)[-1]
        driver.drag(view, QPoint(rect.right() + 1, rect.bottom() + 2), QPoint(rect.left() - 80, rect.center().y()))
        assert now(window, made).range == (at, at + 1)
        window.top_bar.undo_button.click()
        assert now(window, made).range == (at, at + 2)
        # Several spans lie here: the innermost is taken, the chooser offers the others, nothing is held up.
        window.session.select("")
        driver.click_range(window, at, at + 1)
        assert window.session.selected == made
        assert window.chooser.isVisible() and window.chooser.ids[0] == made and len(window.chooser.ids) == 2
        assert window.small_toolbar.isVisible(), "the innermost can be decided at once"
        assert not window.chooser.geometry().intersects(window.small_toolbar.geometry())
        QTest.mouseClick(window.chooser._lines[1], Qt.MouseButton.LeftButton)
        assert now(window, window.session.selected).label == "TASK"
        assert not window.chooser.isVisible() and window.small_toolbar.isVisible()
        # The gap and the repeat are mended from the structure pane.
        structure = window.structure
        yield lambda: not structure._late.isActive()
        for left in (2, 1):
            yield lambda left=left: len(troubles(structure)) == left
            index = structure.model.index(troubles(structure)[0])
            structure.list.scrollTo(index)
            place = structure._delegate.mend_rect(index).center()
            QTest.mouseClick(structure.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
            yield lambda: not structure._late.isActive()
        assert item(window, "调结构").text_of(TEXT) == "三、要调结构"
        assert item(window, "抓作风").ordinal == 3
        # 粤赣湘 is one chip; it is chosen as one and rejected as one.
        chip = next(at for at, row in enumerate(structure.model.rows) if row.kind is Kind.TOGETHER)
        assert str(structure.model.index(chip).data()).startswith("粤赣湘")
        place = structure.list.visualRect(structure.model.index(chip)).center()
        QTest.mouseClick(structure.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
        assert len(window.session.chosen) == 3
        QTest.mouseClick(window.small_toolbar.remove, Qt.MouseButton.LeftButton)
        assert [span.status for span in window.session.spans][:3] == [Status.REJECTED] * 3

    run_and_look_again(work, article, workspace_path)


def test_an_item_dropped_on_another_list_moves_there(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        model, view = window.structure.model, window.structure.list
        moved = item(window, "抓作风")
        target = item(window, "抓安全生产")
        yield lambda: moved.id in model.at
        data = model.mimeData([model.index(model.at[moved.id])])
        place = QPointF(view.visualRect(model.index(model.at[target.id])).center())
        # Qt hands a drop only to the widget that took the drag in.
        held = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(view.viewport(), QDragEnterEvent(place.toPoint(), *held))
        drop = QDropEvent(place, *held, QEvent.Type.Drop)
        QApplication.sendEvent(view.viewport(), drop)
        after = now(window, moved.id)
        assert (after.group, after.ordinal, after.range) == (target.group, 3, moved.range)

    run_and_look_again(work, article, workspace_path)


def test_ctrl_and_shift_clicks_choose(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        view = window.reader.viewport()

        def click(words: str, held: Qt.KeyboardModifier) -> None:
            at = window.session.text.index(words)
            place = window.reader.rect_of((at, at + len(words)))[0].center()
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, held, place)

        click("抓党建", NONE)
        click("抓作风", CONTROL)
        assert [span.text_of(TEXT) for span in window.session.chosen] == ["二是抓党建", "二是抓作风"]
        click("抓作风", CONTROL)
        assert len(window.session.chosen) == 1
        click("抓作风", SHIFT)
        assert len(window.session.chosen) == 3
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, window.reader.rect_of(window.session.selected)[0].center(), QPoint(5, 5)
        )
        QApplication.sendEvent(view, event)
        yield lambda: isinstance(QApplication.activePopupWidget(), QMenu)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        names = [action.objectName() for action in menu.actions()]
        assert {"accept", "remove", "note", "flag"} <= set(names)
        inner = [action.menu().actions() for action in menu.actions() if action.menu()]
        ungroup = next(action for actions in inner for action in actions if action.objectName() == "ungroup")
        menu.close()
        ungroup.trigger()
        assert not any(span.group for span in window.session.chosen)

    run_and_look_again(work, article, workspace_path)


def test_clicks_count_before_what_listens_is_there(
    qapp: QApplication, article: str, workspace_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Right after the first paint grouping and the menus are not made yet: the first such click makes them."""
    monkeypatch.setattr(Panes, "follow", lambda _panes: None)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        for words, held in (("抓党建", NONE), ("抓作风", CONTROL)):
            at = window.session.text.index(words)
            place = window.reader.rect_of((at, at + len(words)))[0].center()
            QTest.mouseClick(window.reader.viewport(), Qt.MouseButton.LeftButton, held, place)
        assert len(window.session.chosen) == 2
        QTest.mouseClick(window.reader.viewport(), Qt.MouseButton.LeftButton, SHIFT, place)
        assert len(window.session.chosen) == 3
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, window.reader.mapToGlobal(place))
        QApplication.sendEvent(window.reader.viewport(), event)
        yield lambda: isinstance(QApplication.activePopupWidget(), QMenu)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.close()

    assert driver.run([article, "--workspace", str(workspace_path)], work) == 0


def test_a_correction_can_be_undone_at_once(qapp: QApplication, article: str, workspace_path: Path) -> None:
    """The first correction of all: undo is offered before the next one, not after it."""

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert not window.actions_table.by_name["undo"].isEnabled()
        driver.press(window, "ja")
        assert window.actions_table.by_name["undo"].isEnabled()
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([article, "--workspace", str(workspace_path)], work)


def test_escape_gives_up_a_drag(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        view = window.reader.viewport()
        span = item(window, "抓党建")
        window.session.select(span.id)
        rect = window.reader.rect_of(span.id)[-1]
        place = QPoint(rect.right() + 1, rect.bottom() + 2)
        QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, place)
        assert not window.small_toolbar.isVisible()
        QTest.mouseMove(view, place - QPoint(30, 8))
        QTest.mouseMove(view, place - QPoint(45, 8))
        assert window.reader._scene.ring != span.range
        driver.press_key(window, Qt.Key.Key_Escape)
        assert window.reader._scene.ring == span.range
        assert window.small_toolbar.isVisible()
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, place - QPoint(45, 8))
        assert now(window, span.id) == span
        assert window.session.selected == span.id

    driver.run([article, "--workspace", str(workspace_path)], work)


def test_nothing_changes_in_a_workspace_that_is_read_only(
    qapp: QApplication, article: str, workspace_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        _read_only(monkeypatch, article, workspace_path)


def _read_only(monkeypatch: pytest.MonkeyPatch, article: str, workspace_path: Path) -> None:
    def first(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.press(window, "ja")
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([article, "--workspace", str(workspace_path)], first)
    before = stored(workspace_path)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        monkeypatch.setattr(Workspace, "read_only", property(lambda _workspace: True))
        window.session.select(item(window, "抓作风").id)
        for key in "][g=x2":
            driver.press(window, key)
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Right):
            QTest.keyClick(window.reader, key, ALT)
        rect = window.reader.rect_of(item(window, "抓作风").id)[-1]
        place = QPoint(rect.right() + 1, rect.bottom() + 2)
        driver.drag(window.reader.viewport(), place, place - QPoint(40, 8))
        window.panes.grouping.renumber()
        assert same(window.session.spans, before)
        span = window.session.selected_span
        assert span is None or window.reader._scene.ring == span.range
        assert window.notices.isVisible()
        monkeypatch.undo()

    driver.run([article, "--workspace", str(workspace_path)], work)
    assert same(stored(workspace_path), before)
