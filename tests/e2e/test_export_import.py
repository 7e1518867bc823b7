"""Through `main()`: spans exported by keys alone, brought into a fresh workspace by mouse alone, undone; bad targets."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from core.exporting import presets
from core.places import settings_file
from core.settings import Settings
from core.workspace import Workspace
from tests.crash.sample import fill
from tests.e2e import driver
from tests.e2e.driver import ready, saved
from ui.main_window import MainWindow
from ui.panels.exchange.export_page import ExportPage

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "01-chuan-yu-qian.txt"


def tab_to(target: QWidget) -> None:
    """Press Tab until that widget has the focus."""
    for _step in range(80):
        focus = QApplication.focusWidget()
        if focus is target:
            return
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {target}")


def type_over(words: str) -> None:
    """Replace what stands in the line that has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focus, words)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def opened(window: MainWindow) -> ExportPage:
    page = window.exporting.page
    assert page is not None
    return page


def looked(window: MainWindow) -> bool:
    """The latest choices have been looked at."""
    part = window.exporting
    return not (part._late.isActive() or any(map(part._looking.running, ("lines", "numbers"))))


def spans_of(path: Path) -> list[tuple[str, int, int]]:
    """Every span of a workspace file, after the program has ended."""
    workspace = Workspace.open(path, read_only=True)
    found = [
        (one.label, one.start, one.end)
        for entry in workspace.entries()
        for one in workspace.spans(entry.uid) or ()
        if not one.pending
    ]
    assert workspace.check() == []
    workspace.close()
    return sorted(found)


def ids(window: MainWindow, uid: str) -> set[str]:
    return {span.id for span in window.workspace.spans(uid) or ()}


def test_out_by_keys_and_in_by_mouse(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, out = tmp_path / "a.zhupi.json", tmp_path / "b.zhupi.json", tmp_path / "mine.jsonl"

    def export_by_keys(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.reader.setFocus()
        driver.press(window, "jajajajaja")
        yield lambda: saved(window)
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        yield lambda: window.exporting.page is not None and opened(window).isActiveWindow()
        page = opened(window)
        assert QApplication.focusWidget() is page.form.format
        QTest.keyClicks(page.form.format, "doccano")
        assert page.form.chosen().format == "doccano"
        tab_to(page.form.labels.names["SLOGAN"])
        QTest.keyClicks(QApplication.focusWidget(), "COINAGE")
        tab_to(page.form.name)
        QTest.keyClicks(page.form.name, "handed on")
        QTest.keyClick(page.form.name, Qt.Key.Key_Return)
        assert "handed on" in page.said.text() and not out.exists()
        tab_to(page.path)
        type_over(str(out))
        yield lambda: looked(window)
        shown = page.preview.lines.toPlainText()
        QTest.keyClick(page.path, Qt.Key.Key_Return)
        yield lambda: page.show_file.isVisible()
        assert out.read_text("utf-8").startswith(shown[:2000]) and "COINAGE" in out.read_text("utf-8")
        QTest.keyClick(page, Qt.Key.Key_Escape)
        yield lambda: not page.isVisible()

    assert driver.run(["--workspace", str(first), str(SAMPLE)], export_by_keys) == 0
    decided = spans_of(first)
    [line] = [json.loads(one) for one in out.read_text("utf-8").splitlines()]
    renamed = sorted(("COINAGE" if label == "SLOGAN" else label, start, end) for label, start, end in decided)
    assert sorted((label, start, end) for start, end, label in line["label"]) == renamed
    assert len(renamed) == 5 and "COINAGE" in {label for label, _start, _end in renamed}
    held = presets(Settings(settings_file()))["handed on"]
    assert held.format == "doccano" and held.layout.rename == (("SLOGAN", "COINAGE"),)

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(out), ""))

    def import_by_mouse(window: MainWindow) -> Iterator[driver.Condition]:
        driver.shortcut(window, "import_spans")
        page = window.panes.importing.page
        assert page is not None
        yield page.isActiveWindow
        click(page.choose_file)
        yield page.found.isVisible
        assert page.chosen_format == "doccano" and "5" in page.import_button.text()
        click(page.import_button)
        yield lambda: page.undo.isVisible() and saved(window)
        [entry] = window.workspace.entries()
        brought = ids(window, entry.uid)
        assert len(brought) == 5
        click(page.undo)
        # Undoing shows the article, so proposals may come beside what was brought.
        yield lambda: saved(window) and not brought & ids(window, entry.uid)
        driver.shortcut(window, "redo")
        yield lambda: saved(window) and brought <= ids(window, entry.uid)

    assert driver.run(["--workspace", str(second)], import_by_mouse) == 0
    assert spans_of(second) == renamed


def test_a_preset_chosen_by_mouse_exports_the_same_again(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path, annotator="小林")
    fill(workspace, range(4))
    assert workspace.close()
    made: list[bytes] = []

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        driver.shortcut(window, "export")
        page = opened(window)
        yield lambda: page.isActiveWindow() and looked(window)
        if made:
            assert page.form.chosen().format == "bio", "what was chosen last comes back"
            page.form.format.setCurrentIndex(page.form.format.findData("md"))
            page.form.preset.setCurrentIndex(page.form.preset.findData("标注集"))
            page.form.preset.activated.emit(page.form.preset.currentIndex())
        else:
            page.form.format.setCurrentIndex(page.form.format.findData("bio"))
            click(page.form.split.on)
            page.form.split.seed.setValue(5)
            page.form.name.setText("标注集")
            click(page.form.save)
        page.take_path(str(tmp_path / f"{len(made)}" / "x.bio"))
        Path(page.target).parent.mkdir()
        yield lambda: looked(window)
        click(page.export_button)
        yield page.show_file.isVisible
        folder = Path(page.target).parent
        made.append(b"".join(one.read_bytes() for one in sorted(folder.glob("*.bio"))))
        assert len(list(folder.glob("x.*.bio"))) >= 3

    def remove(window: MainWindow) -> Iterator[driver.Condition]:
        driver.shortcut(window, "export")
        page = opened(window)
        yield page.isActiveWindow
        page.form.preset.setCurrentIndex(page.form.preset.findData("标注集"))
        page.form.preset.activated.emit(page.form.preset.currentIndex())
        click(page.form.drop)

    for _run in range(2):
        assert driver.run(["--workspace", str(path)], work) == 0
    assert made[0] == made[1] and len(made[0]) > 100
    assert list(presets(Settings(settings_file()))) == ["标注集"]
    assert driver.run(["--workspace", str(path)], remove) == 0
    assert presets(Settings(settings_file())) == {}, "it stays removed"


def test_a_long_export_is_cancelled_in_the_middle(qapp: QApplication, tmp_path: Path) -> None:
    path, out = tmp_path / "w.zhupi.json", tmp_path / "out"
    out.mkdir()
    (out / "kept.txt").write_text("mine")
    workspace = Workspace.open(path, annotator="小林")
    fill(workspace, range(400))
    assert workspace.close(60)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        driver.shortcut(window, "export")
        page = opened(window)
        yield page.isActiveWindow
        page.form.format.setCurrentIndex(page.form.format.findData("brat"))
        page.take_path(str(out / "long"))
        click(page.export_button)
        yield lambda: page.bar.isVisible() and page.bar.value() > 0
        assert [one.name for one in out.iterdir() if one.name.startswith(".zhupi-")], "it is being made"
        click(page.cancel)
        yield lambda: "cancelled" in page.said.text()
        assert [one.name for one in out.iterdir()] == ["kept.txt"] and page.export_button.isEnabled()
        window.activateWindow()
        page.activateWindow()

    assert driver.run(["--workspace", str(path)], work) == 0
    assert [one.name for one in out.iterdir()] == ["kept.txt"]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own with an earlier export on it."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("root may write into every folder that is not mounted read-only; mounting a tmpfs needs root")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(f"no tmpfs can be mounted here: {made.stderr.decode().strip()}")
    (folder / "a.jsonl").write_text("before")
    yield folder
    subprocess.run(["umount", "-l", folder], check=False)


@pytest.mark.parametrize("how", ["read-only", "full"])
def test_a_target_that_takes_nothing_is_said_and_another_one_taken(
    qapp: QApplication, tmp_path: Path, disk: Path, how: str
) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path, annotator="小林")
    fill(workspace, range(5))
    assert workspace.close()
    if how == "full":
        with (disk / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
            while True:
                ballast.write(b"x" * 4096)
    else:
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    before = sorted(one.name for one in disk.iterdir())

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        driver.shortcut(window, "export")
        page = opened(window)
        yield page.isActiveWindow
        page.form.format.setCurrentIndex(page.form.format.findData("doccano"))
        page.form.statuses.put({"accepted", "pending"})
        page.take_path(str(disk / "a.jsonl"))
        yield lambda: looked(window)
        chosen = page.form.chosen()
        click(page.export_button)
        yield page.trouble.isVisible
        assert ("can only be read" if how == "read-only" else "disk is full") in page.trouble.text()
        assert page.form.chosen() == chosen and page.target == str(disk / "a.jsonl"), "nothing chosen is lost"
        assert not page.show_file.isVisible() and (disk / "a.jsonl").read_text() == "before"
        page.take_path(str(tmp_path / "b.jsonl"))
        yield lambda: looked(window) and not page.trouble.isVisible()
        click(page.export_button)
        yield page.show_file.isVisible

    assert driver.run(["--workspace", str(path)], work) == 0
    assert sorted(one.name for one in disk.iterdir()) == before and (tmp_path / "b.jsonl").stat().st_size > 100
