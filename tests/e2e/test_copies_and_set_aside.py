"""Through `main()`: another copy compared and taken in, corrections set aside brought back, a sync that fails told."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.articles.fields import FieldRow
from core.labels.own_words import OwnWord
from core.labels.policy import Policy
from core.model import Label
from core.safety import backups, copies
from core.safety.set_aside import OfferState
from core.workspace import Workspace
from tests.core.test_taking_in import content, do, uid_of
from tests.crash.sample import abandon
from tests.e2e import driver
from tests.e2e.driver import saved
from ui.main_window import MainWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(made, annotator="小林")
    for number in range(3):
        do(workspace, number, "accept")
    assert workspace.close()
    return made


@pytest.fixture
def copy(path: Path) -> Path:
    """Both sides noted the first span of article 0 otherwise; theirs marked more in it, and another article."""
    beside = path.with_name("w.zhupi (conflicted copy).json")
    shutil.copy(path, beside)
    for file, steps in ((path, [(0, "note")]), (beside, [(0, "note2"), (0, "add", 2), (1, "finish"), (9, "accept")])):
        workspace = Workspace.open(file)
        for step in steps:
            do(workspace, *step)
        assert workspace.close()
    for left in path.parent.glob("*copy*.lock"):
        left.unlink()
    return beside


def stored(path: Path) -> dict[str, tuple[object, ...]]:
    workspace = Workspace.open(path, read_only=True)
    found = content(workspace)
    assert workspace.check() == []
    workspace.close()
    return found


def decided(workspace: Workspace) -> dict[str, list[tuple[str, int, str]]]:
    """What a person decided in each article; opening one brings proposals of today's rules beside it."""
    return {
        entry.uid: [
            (span.id, span.status, span.note)
            for span in workspace.spans(entry.uid) or ()
            if span.note or not span.pending
        ]
        for entry in workspace.entries()
    }


def stored_decided(path: Path) -> dict[str, list[tuple[str, int, str]]]:
    workspace = Workspace.open(path, read_only=True)
    found = decided(workspace)
    assert workspace.check() == []
    workspace.close()
    return found


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.rect().center()))


def test_another_copy_is_noticed_compared_and_taken_in_by_keys(qapp: QApplication, path: Path, copy: Path) -> None:
    seen: dict[str, object] = {}

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        bar, merging = window.panes.safety.bar, window.panes.safety.merging
        yield lambda: "copies" in bar.lines
        assert copy.name in bar.lines["copies"].words.text()
        uid = uid_of(window.workspace, 0)
        window.opening.open_entry(uid)
        yield lambda: window.session.uid == uid
        before = content(window.workspace)
        click(bar.lines["copies"].buttons[0])
        page = merging.page
        yield lambda: page.isActiveWindow() and page.plan is not None
        assert page.conflicts.rows.rowCount() == 1
        assert content(window.workspace) == before, "looking changes nothing"
        page.conflicts.setFocus()
        QTest.keyClick(page.conflicts, Qt.Key.Key_Right)
        assert page.theirs == {0}
        page.take_in.setFocus()
        QTest.keyClick(page.take_in, Qt.Key.Key_Space)
        yield lambda: not copy.exists() and saved(window) and "among the backups" in page.said.text()
        first = next(iter(window.session.spans))
        assert first.note == "另有说法", "the open article shows what came in"
        entry = window.workspace.entry(uid_of(window.workspace, 1))
        assert entry is not None and entry.flag
        yield lambda: "copies" not in bar.lines
        seen["after"] = content(window.workspace)
        assert window.workspace.history(uid)[-1].kind == "merge"
        click(page.undo)
        yield lambda: saved(window) and next(iter(window.session.spans)).note == "核对过"
        assert {one: content(window.workspace)[one] for one in before} == before
        QTest.keyClick(page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        yield lambda: saved(window) and content(window.workspace) == seen["after"]

    assert driver.run(["--workspace", str(path)], work) == 0
    assert stored(path) == seen["after"]
    assert [one.kind for one in backups.backups_of(path)].count("merge") == 1


def test_a_copy_can_be_put_away_without_taking_it_in(qapp: QApplication, path: Path, copy: Path) -> None:
    before = stored(path)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        driver.shortcut(window, "other_copies")
        page = window.panes.safety.merging.page
        yield lambda: page.isVisible() and page.plan is not None
        click(page.put_away)
        yield lambda: not copy.exists() and "no other copy" in page.holds.text()
        assert copies.copies_of(window.workspace) == []

    assert driver.run(["--workspace", str(path)], work) == 0
    assert stored(path) == before


def test_a_copy_that_cannot_be_read_is_left_where_it_is(qapp: QApplication, path: Path, copy: Path) -> None:
    whole = copy.read_bytes()[:-30]
    copy.write_bytes(whole)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        driver.shortcut(window, "other_copies")
        page = window.panes.safety.merging.page
        yield lambda: page.isVisible() and "cannot be read" in page.holds.text()
        assert not page.take_in.isEnabled() and not page.put_away.isVisible()

    assert driver.run(["--workspace", str(path)], work) == 0
    assert copy.read_bytes() == whole


def test_corrections_set_aside_come_back_by_mouse_and_are_undone(qapp: QApplication, path: Path) -> None:
    workspace = Workspace.open(path)
    older = path.read_bytes()
    do(workspace, 0, "note")
    do(workspace, 1, "remove", 1)
    assert workspace.flush(10)
    expected = decided(workspace)
    abandon(workspace)
    path.write_bytes(older + b"\n")  # another program touched the file
    seen: dict[str, object] = {}

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        bar, page = window.panes.safety.bar, window.panes.safety.recovering.page
        yield lambda: "aside" in bar.lines
        before = decided(window.workspace)
        click(bar.lines["aside"].buttons[0])
        yield lambda: page.isActiveWindow() and len(page.offers) == 2
        assert page.ticks == {0, 1}
        click(page.take_in)
        yield lambda: page.undo.isVisible() and saved(window)
        assert decided(window.workspace) == expected
        yield lambda: {one.state for one in page.offers} == {OfferState.PRESENT} and not page.take_in.isEnabled()
        click(page.undo)
        yield lambda: saved(window) and decided(window.workspace) == before
        QTest.keyClick(page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        yield lambda: saved(window) and decided(window.workspace) == expected
        click(page.put_away)
        yield lambda: "Moved to the backups" in page.said.text() and page.offers == []
        yield lambda: "aside" not in bar.lines
        seen["done"] = True

    assert driver.run(["--workspace", str(path)], work) == 0
    assert seen["done"]
    assert stored_decided(path) == expected


def test_a_sync_that_fails_is_never_shown_as_saved(
    qapp: QApplication, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = {"now": False, "failed": 0}
    seen: dict[str, object] = {}

    def failing(name: str) -> None:
        real = getattr(os, name, None)

        def sync(handle: int) -> None:
            if broken["now"]:
                broken["failed"] += 1
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            real(handle)

        if real is not None:
            monkeypatch.setattr(os, name, sync)

    failing("fsync")
    failing("fdatasync")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        uid = uid_of(window.workspace, 0)
        window.opening.open_entry(uid)
        yield lambda: window.session.uid == uid and saved(window)
        broken["now"] = True
        driver.press(window, "jx")
        yield lambda: "Not confirmed" in window.top_bar.saved.text()
        assert broken["failed"] and window.workspace.unconfirmed
        window.top_bar.saved.click()
        yield lambda: broken["failed"] > 1
        assert "Saved" not in window.top_bar.saved.text()
        seen["now"] = content(window.workspace)
        broken["now"] = False
        driver.shortcut(window, "retry_save")
        yield lambda: saved(window) and "Saved" in window.top_bar.saved.text()

    assert driver.run(["--workspace", str(path)], work) == 0
    assert stored(path) == seen["now"]


def test_the_workspaces_own_rows_of_a_copy_come_and_go_and_the_policy_is_a_choice(
    qapp: QApplication, path: Path
) -> None:
    workspace = Workspace.open(path)
    workspace.put_words({1: OwnWord("三清单", "SLOGAN")})
    assert workspace.close()
    copy = path.with_name("w.zhupi 2.json")
    shutil.copy(path, copy)
    other = Workspace.open(copy)
    other.put_words({1: None})
    other.put_labels([*other.labels(), Label("POLICY", "政策", "Policy", "grey")])
    other.put_fields([FieldRow("topic", "专题", "Topic", order=1)])
    other.put_policy(Policy(quotes=True))
    assert other.close()

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        driver.shortcut(window, "other_copies")
        page, held = window.panes.safety.merging.page, window.workspace
        yield lambda: page.isVisible() and page.plan is not None
        assert "taken away there: 1" in page.holds.text()
        assert "“六稳”" in str(page.conflicts.rows.index(0).data())
        page.conflicts.setFocus()
        QTest.keyClick(page.conflicts, Qt.Key.Key_Right)
        click(page.take_in)
        yield lambda: saved(window) and not copy.exists()
        assert (held.own_words(), held.policy) == ((), Policy(quotes=True))
        assert "POLICY" in [label.name for label in window.labels]
        assert "topic" in [row.name for row in window.panes.article_fields.rows]
        click(page.undo)
        yield lambda: saved(window) and held.policy == Policy()
        assert [one.text for one in held.own_words()] == ["三清单"]

    assert driver.run(["--workspace", str(path)], work) == 0
