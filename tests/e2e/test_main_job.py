"""The whole job, through `main()`, by keys and by mouse: open, read, correct, close, reopen, export."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core import corrections
from core.model import ArticleState, Status
from core.workspace import Workspace
from main import main
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow
from ui.session import Session

SAMPLE_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "samples"


@pytest.fixture
def workspace_path(tmp_path: Path) -> Path:
    return tmp_path / "work.zhupi.json"


@pytest.fixture
def reference(shared: Path) -> str:
    return str(shared / "reference" / "article.txt")


def saved(window: MainWindow) -> bool:
    return window.workspace.unconfirmed == 0 and "Saved" in window.top_bar.saved.text()


def text_of(window: MainWindow, span_id: str) -> str:
    span = window.session.spans.get(span_id)
    assert span is not None
    return span.text_of(window.session.text)


def test_by_keys_only_then_restart(qapp: QApplication, reference: str, workspace_path: Path) -> None:
    decided: dict[str, Status] = {}

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert Counter(span.label for span in window.session.spans)["TASK"] == 11
        driver.press(window, "j")
        for key, status in (("a", Status.ACCEPTED), ("x", Status.REJECTED), ("a", Status.ACCEPTED)) * 6:
            here = window.session.selected
            assert here
            driver.press(window, key)
            decided[here] = status
            assert window.session.selected != here
        last = list(decided)[-1]
        QTest.keyClick(window.reader, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        yield lambda: window.session.selected == last
        decided.pop(last)
        resized = window.session.selected
        before = window.session.spans.get(resized)
        driver.press(window, "]")
        after = window.session.spans.get(resized)
        assert before is not None and after is not None
        assert after.end > before.end and after.status is Status.ACCEPTED
        decided[resized] = Status.ACCEPTED
        yield lambda: saved(window)

    assert driver.run([reference, "--workspace", str(workspace_path)], work) == 0

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        found = {span_id: window.session.spans.get(span_id) for span_id in decided}
        assert {key: span.status for key, span in found.items() if span} == decided
        # The undo stack survives the restart: the latest step was the resize.
        QTest.keyClick(window.reader, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        yield lambda: saved(window)

    driver.run([reference, "--workspace", str(workspace_path)], look)
    workspace = Workspace.open(workspace_path)
    spans = workspace.spans(workspace.entries()[0].uid)
    workspace.close()
    assert spans is not None
    kept = {span.id: span.status for span in spans}
    resized = list(decided)[-1]
    assert {key: status for key, status in kept.items() if key in decided and key != resized} == {
        key: status for key, status in decided.items() if key != resized
    }
    assert kept[resized] is Status.PENDING


def test_by_mouse_select_label_note_and_finish(qapp: QApplication, reference: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        at = window.session.text.index("复工复产")
        driver.drag_over(window, at, at + 4)
        yield lambda: window.small_toolbar.isVisible()
        assert window.reader.selection() == (at, at + 4)
        driver.press(window, "2")
        made = window.session.selected_span
        assert made is not None and made.range == (at, at + 4) and made.label == "SLOGAN"
        assert made.origin.is_person and made.status is Status.ACCEPTED
        driver.press(window, "c")
        yield lambda: window.actions_table.typing()
        QTest.keyClicks(QApplication.focusWidget(), "see 2021")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        yield lambda: (window.session.selected_span or made).note == "see 2021"
        driver.click_range(window, 126, 128)
        yield lambda: text_of(window, window.session.selected) == "广东"
        QTest.keyClick(window.reader, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        yield lambda: saved(window)
        assert window.session.of_status(Status.PENDING) == 0
        assert window.session.state is ArticleState.FINISHED

    driver.run([reference, "--workspace", str(workspace_path)], work)
    workspace = Workspace.open(workspace_path)
    entry = workspace.entries()[0]
    spans = workspace.spans(entry.uid)
    workspace.close()
    assert entry.state is ArticleState.FINISHED
    assert spans is not None
    finished = [span for span in spans if span.how == "finish"]
    assert len(finished) == len(spans) - 1
    assert [span.note for span in spans if span.note] == ["see 2021"]


def test_export_import_export_is_the_same(
    qapp: QApplication, reference: str, workspace_path: Path, tmp_path: Path
) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.press(window, "jaax")
        driver.shortcut(window, "finish")
        yield lambda: saved(window)

    driver.run([reference, "--workspace", str(workspace_path)], work)
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    other = tmp_path / "other.zhupi.json"
    export = ["export", "--format", "jsonl", "--workspace"]
    assert main([*export, str(workspace_path), "-o", str(first)]) == 0
    assert main(["import", "--workspace", str(other), "--format", "jsonl", str(first)]) == 0
    assert main([*export, str(other), "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert len(json.loads(first.read_text("utf-8").splitlines()[0])["history"]) == 4
    table = tmp_path / "spans.csv"
    assert main(["export", "--format", "csv", "--workspace", str(workspace_path), "-o", str(table)]) == 0
    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    assert len([row for row in rows if row["label"] == "TASK"]) >= 10


def test_paste_and_library(qapp: QApplication, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        assert window.stack.currentWidget() is window.first_start
        QApplication.clipboard().setText("会议要求，一是抓安全；二是抓服务；三是抓党建。\n广东省邮政管理局提出意见。")
        driver.shortcut(window, "paste_article")
        yield lambda: ready(window)
        labels = Counter(span.label for span in window.session.spans)
        assert labels == {"TASK": 3, "PROVINCE": 1}
        pasted = window.session.uid
        samples = sorted(str(path) for path in SAMPLE_FOLDER.iterdir() if path.suffix in (".txt", ".html"))
        window.opening.open_paths(samples)
        yield lambda: len(window.workspace.entries()) == len(samples) + 1
        yield lambda: ready(window) and window.session.uid != pasted
        window.library.opened.emit(pasted)
        yield lambda: ready(window) and window.session.uid == pasted
        assert Counter(span.label for span in window.session.spans) == labels

    driver.run(["--workspace", str(workspace_path)], work)

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: window.library.isVisible()
        pasted = next(entry for entry in window.workspace.entries() if not entry.path)
        window.library.opened.emit(pasted.uid)
        yield lambda: ready(window) and window.session.text.startswith("会议要求")
        assert len(window.session.spans) == 4

    driver.run(["--workspace", str(workspace_path)], look)


def test_an_extraction_cut_short_is_taken_up_again(
    qapp: QApplication, workspace_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A correction made before everything was found, then the end of the program: the rest is found next time."""
    article = tmp_path / "article.txt"
    article.write_text("广东省召开会议。\n江西省召开会议。", "utf-8")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: window.session.current is not None
        window.session.correct("add", corrections.add, window.session.text, "SLOGAN", 3, 7)
        yield lambda: window.workspace.unconfirmed == 0

    with monkeypatch.context() as cut_short:
        cut_short.setattr(Session, "_extract", lambda *_arguments: None)
        driver.run([str(article), "--workspace", str(workspace_path)], work)

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert Counter(span.label for span in window.session.spans) == {"PROVINCE": 2, "SLOGAN": 1}
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([str(article), "--workspace", str(workspace_path)], look)
    workspace = Workspace.open(workspace_path, read_only=True)
    entry = workspace.entries()[0]
    workspace.close()
    assert entry.extracted


def test_bad_files_leave_the_window_alive(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("广东省召开会议。", "utf-8")
    bad = {
        "empty.txt": b"",
        "binary.txt": b"\x7fELF" + bytes(range(256)) * 8,
        "nested.html": b"<div>" * 100_000 + "江西".encode(),
        "nul.txt": "湖南\0省".encode(),
        "broken.html": b"<html><body><p>\xff\xfe<<<",
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        for name in ("missing.txt", *bad):
            window.opening.open_paths([str(tmp_path / name)])
            yield lambda: not window.jobs.running("read")
        window.opening.open_paths([str(good)])
        yield lambda: ready(window) and window.session.text.startswith("广东省")
        assert len(window.session.spans) == 1

    driver.run(["--workspace", str(workspace_path)], work)


def test_recent_files_reopen(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    paths = [tmp_path / f"a&b {number}.txt" for number in range(3)]
    for path in paths:
        path.write_text(f"广东省召开会议。{path.name}", "utf-8")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        for path in paths:
            window.opening.open_paths([str(path)])
            yield lambda path=path: ready(window) and path.name in window.session.text
        window.recent_menu.fill()
        assert [action.data() for action in window.recent_menu.actions()] == [str(path) for path in reversed(paths)]
        window.recent_menu.actions()[2].trigger()
        yield lambda: ready(window) and paths[0].name in window.session.text
        paths[1].unlink()
        window.recent_menu.fill()
        assert [action.isEnabled() for action in window.recent_menu.actions()] == [True, True, False]

    driver.run(["--workspace", str(workspace_path)], work)
