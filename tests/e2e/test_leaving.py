"""The program does not end silently while corrections are not on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.workspace import Workspace
from tests.crash.sample import fill
from tests.e2e import driver
from tests.e2e.driver import saved
from tests.e2e.full_disk import FullDisk
from ui.arrival import Again
from ui.leaving import WAITS, begin_again
from ui.main_window import MainWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    fill(workspace, range(1))
    assert workspace.close()
    return path


def refused(window: MainWindow) -> bool:
    """Whether closing is refused, with the reason and the ways on."""
    window.notices.tell("")
    closed = window.close()
    said, ways = window.notices.words.text(), window.notices.more.text()
    return not closed and window.isVisible() and "not on the disk yet" in said and "close again to leave" in ways


def not_confirmed(window: MainWindow) -> bool:
    return "Not confirmed" in window.top_bar.saved.text()


def test_the_window_stays_and_says_so_for_each_correction_that_failed(
    qapp: QApplication, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    seen: list[int] = []

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        uid = window.workspace.entries()[0].uid
        window.opening.open_entry(uid)
        yield lambda: window.session.uid == uid and saved(window)
        disk.full = True
        driver.press(window, "jx")
        yield lambda: not_confirmed(window)
        assert refused(window)
        driver.press(window, "jx")
        yield lambda: window.workspace.unconfirmed == 2 and disk.failed > 1
        yield lambda: not window.property("leaving")
        assert refused(window), "what failed since was never told"
        disk.full = False
        driver.shortcut(window, "retry_save")
        yield lambda: saved(window) and not not_confirmed(window)
        seen.append(sum(entry.counts["PROVINCE"][2] for entry in window.workspace.entries()))

    assert driver.run(["--workspace", str(path)], work) == 0
    workspace = Workspace.open(path)
    assert seen == [2]
    assert [entry.counts["PROVINCE"][2] for entry in workspace.entries()] == seen
    workspace.close()


def merged(path: Path) -> bool:
    workspace = Workspace.open(path, read_only=True)
    spans = [span for entry in workspace.entries() for span in workspace.spans(entry.uid) or ()]
    workspace.close()
    return all(span.label != "PROVINCE" for span in spans)


@pytest.mark.parametrize("again", [False, True])
def test_what_is_being_carried_out_is_done_before_the_window_closes(
    qapp: QApplication, path: Path, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    """A label merged into another, over the library: the window waits for it; closed again it goes without."""

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        labels = window.panes.labels
        yield lambda: window.library.isVisible()
        held = [True]
        steps = labels._merging

        def slowly(name: str, into: str) -> Iterator[None]:
            while held[0]:
                yield
            yield from steps(name, into)

        monkeypatch.setattr(labels, "_merging", slowly)
        labels.merge_label("PROVINCE", "SLOGAN")
        assert labels.busy
        assert not window.close() and window.isVisible()
        assert "closes when it is done" in window.notices.words.text()
        if again:
            assert window.close()
        held[0] = False
        yield lambda: False

    driver.run(["--workspace", str(path)], work, ends_itself=True)
    assert merged(path) is not again


def test_a_wait_that_ends_with_corrections_unsaved_is_over(
    qapp: QApplication, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window that stays then waits for the next thing again, and no other window follows it."""
    disk = FullDisk(monkeypatch)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        uid = window.workspace.entries()[0].uid
        window.opening.open_entry(uid)
        yield lambda: window.session.uid == uid and saved(window)
        labels = window.panes.labels
        held = [True]

        def never_ending(_name: str, _into: str) -> Iterator[None]:
            while held[0]:
                yield

        monkeypatch.setattr(labels, "_merging", never_ending)
        labels.merge_label("SLOGAN", "PROVINCE")
        begin_again(window, Again.at(window))
        assert window.isVisible() and window.again is not None
        disk.full = True
        driver.press(window, "jx")
        yield lambda: not_confirmed(window)
        held[0] = False
        yield lambda: "not on the disk yet" in window.notices.words.text()
        assert window.again is None and not window.property(WAITS)
        disk.full = False
        driver.shortcut(window, "retry_save")
        yield lambda: saved(window)

    assert driver.run(["--workspace", str(path)], work) == 0
