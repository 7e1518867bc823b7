"""The import page: what is guessed, what fits and what does not, one undo step, refusals that change nothing."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from core import corrections
from core.exporting import Selection, export
from core.importers import IMPORTERS
from core.model import Span, Status, replace
from core.reading import read_text
from core.spans import SpanSet
from core.workspace import Base, Workspace
from tests.crash.sample import fill
from ui.exchange import importing
from ui.main_window import MainWindow
from ui.panels.exchange.import_page import ANCHORED, MISFITS, NEW, TEXT, ImportPage

WAIT = 30_000
HERE = "关于甲事的通知\n江西省局落实“六稳”工作😀。\n广东省要求，一是抓好“六保”；二是推进甲事。\n最后说到湖南。"


@pytest.fixture
def page(window: MainWindow) -> ImportPage:
    window.show()
    window.panes.importing.import_spans()
    made = window.panes.importing.page
    assert made is not None
    return made


def settle(window: MainWindow, qtbot: QtBot) -> None:
    part = window.panes.importing
    qtbot.waitUntil(lambda: not (part.busy or part._late.isActive() or part._reading.running("plan")), timeout=WAIT)


def lines(path: Path, *rows: object) -> str:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return str(path)


def accepted(window: MainWindow) -> list[Span]:
    """What a person made; the machine's proposals may come at any moment."""
    return [one for one in window.session.spans if one.status is Status.ACCEPTED]


def store(window: MainWindow, text: str, title: str) -> str:
    """An article worked on, without a span."""
    article = replace(read_text(text), title=title)
    uid = window.workspace.add(article).uid
    window.workspace.store(uid, Base(article, SpanSet()))
    assert window.workspace.flush(10)
    return uid


def state(workspace: Workspace) -> dict[str, list[object]]:
    return {entry.uid: list(workspace.spans(entry.uid) or ()) for entry in workspace.entries()}


def parts(page: ImportPage) -> dict[str, int]:
    return {
        str(page.part.itemData(at)): int(page.part.itemText(at).rpartition("· ")[2]) for at in range(page.part.count())
    }


def shown(page: ImportPage) -> list[str]:
    return [str(page.list.rows.index(row).data()) for row in range(page.list.rows.rowCount())]


def mixed(window: MainWindow, folder: Path) -> str:
    """A file with an article that is here, one that is here with another text, a new one, and spans that do not fit."""
    store(window, HERE, "甲")
    store(window, HERE.replace("甲", "乙") + "\n又加了一段。", "乙")
    return lines(
        folder / "in.jsonl",
        {"text": HERE, "label": [[8, 11, "PROVINCE"], [15, 17, "SLOGAN"], [8, 8, "TASK"], [5, 9_999, "TASK"]]},
        {"text": HERE.replace("甲", "乙"), "title": "乙", "label": [[8, 11, "PROVINCE"]]},
        {"text": "全新\n江西省", "label": [[3, 6, "PROVINCE"], [0, 2, "新标签"]]},
    )


def test_what_fits_is_shown_before_anything_changes(
    page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = mixed(window, tmp_path)
    before = state(window.workspace)
    page.take_path(path)
    settle(window, qtbot)
    assert page.chosen_format == "doccano" and state(window.workspace) == before
    assert parts(page) == {TEXT: 1, ANCHORED: 1, NEW: 1, MISFITS: 2}
    assert "spans 5" in page.found.text() and page.import_button.text() == "Import 5 spans"
    assert [row.partition(" · ")[0] for row in shown(page)] == ["甲"]
    page.part.setCurrentIndex(3)
    rows = shown(page)
    assert "it is empty" in rows[0] and "江西省局落实" in rows[0], "why, and what stands there"
    assert "not in the text" in rows[1] and "5–9999" in rows[1]


def test_it_is_one_step_that_undo_takes_back(
    page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = mixed(window, tmp_path)
    before = state(window.workspace)
    page.take_path(path)
    settle(window, qtbot)
    with qtbot.waitSignal(window.panes.importing.ended, timeout=WAIT):
        page.import_button.click()
    assert window.workspace.flush(10)
    after = state(window.workspace)
    assert sum(map(len, after.values())) == 5 and len(after) == 3
    assert all(one.status is Status.ACCEPTED and one.origin.is_person for spans in after.values() for one in spans)
    assert "spans 5" in page.said.text() and page.undo.isVisible() and "spans 5" in window.notices.words.text()
    assert "新标签" in {label.name for label in window.workspace.labels()}
    assert page.path.text() == "" and not page.found.isVisible()
    new = next(uid for uid in after if uid not in before)
    assert window.session.open_stored(new), "the new article's text is on record"
    page.undo.click()
    assert window.workspace.flush(10)
    assert state(window.workspace) == {**before, new: []}
    assert window.session.redo() and window.workspace.flush(10)
    assert state(window.workspace) == after


def test_a_machines_spans_come_in_as_proposals(
    page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    uid = store(window, HERE, "甲")
    page.take_path(lines(tmp_path / "a.jsonl", {"text": HERE, "label": [[8, 11, "PROVINCE"]]}))
    settle(window, qtbot)
    page.whose.setCurrentIndex(1)
    assert page.name.isHidden()
    settle(window, qtbot)
    with qtbot.waitSignal(window.panes.importing.ended, timeout=WAIT):
        page.import_button.click()
    [span] = window.workspace.spans(uid) or ()
    assert span.status is Status.PENDING and span.origin.rule == "import.doccano"


def test_the_name_given_is_the_annotators(page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    uid = store(window, HERE, "甲")
    page.take_path(lines(tmp_path / "a.jsonl", {"text": HERE, "label": [[8, 11, "PROVINCE"]]}))
    page.name.setText("小林")
    settle(window, qtbot)
    with qtbot.waitSignal(window.panes.importing.ended, timeout=WAIT):
        page.import_button.click()
    assert window.settings.text("annotator") == window.workspace.annotator == "小林"
    assert len(window.workspace.spans(uid) or ()) == 1


def test_a_known_name_is_changed_in_the_settings_alone(page: ImportPage, window: MainWindow) -> None:
    assert not page.name.isReadOnly()
    window.take_setting("annotator", "小林")
    window.panes.importing.import_spans()
    assert page.name.text() == "小林" and page.name.isReadOnly()


def test_an_article_that_is_open_and_not_worked_on_keeps_its_proposals(
    page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(HERE, "utf-8")
    window.opening.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=WAIT)
    before = list(window.session.spans)
    proposed = next(one for one in before if one.label == "PROVINCE")
    page.take_path(
        lines(tmp_path / "a.jsonl", {"text": HERE, "label": [[*proposed.range, "PROVINCE"], [0, 2, "TASK"]]})
    )
    settle(window, qtbot)
    with qtbot.waitSignal(window.panes.importing.ended, timeout=WAIT):
        page.import_button.click()
    after = {one.id: one for one in window.session.spans}
    assert len(after) == len(before) + 1, "what the machine proposed there already is accepted, not doubled"
    assert after[proposed.id].status is Status.ACCEPTED and set(after) >= {one.id for one in before}


@pytest.mark.parametrize("whole", [True, False])
def test_new_articles_of_zhupi_come_with_their_history_where_it_is_wanted(
    page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path, whole: bool
) -> None:
    other = Workspace.open(tmp_path / "other.zhupi.json", annotator="远方")
    fill(other, range(3))
    assert other.flush(10)
    path = tmp_path / "all.jsonl"
    export(other, "jsonl", path, Selection())
    wanted = {entry.uid: len(other.history(entry.uid)) for entry in other.entries()}
    other.close()
    page.take_path(str(path))
    settle(window, qtbot)
    assert page.chosen_format == "jsonl" and page.whole.isVisible()
    page.whole.setChecked(whole)
    with qtbot.waitSignal(window.panes.importing.ended, timeout=WAIT):
        page.import_button.click()
    found = {entry.uid: len(window.workspace.history(entry.uid)) for entry in window.workspace.entries()}
    assert len(found) == 3 and (found == wanted) is whole
    assert page.undo.isVisible() is not whole
    assert window.workspace.check() == []


BAD: dict[str, Callable[[Path], Path]] = {
    "broken": lambda folder: _written(folder / "a.jsonl", b'{"text": "x", "label": [[0'),
    "deep": lambda folder: _written(folder / "a.jsonl", b'{"text": "x", "label": ' + b"[" * 200_000),
    "entities": lambda folder: _written(
        folder / "a.xmi", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><xmi:XMI xmlns:xmi="x"/>'
    ),
    "leads out": lambda folder: _zipped(folder / "a.zip", {"a.ann": b"", "../../x.txt": b"x"}),
    "bomb": lambda folder: _zipped(folder / "a.zip", {"a.ann": b"", "a.txt": b"0" * (5 << 20)}),
    "binary": lambda folder: _written(folder / "a.spacy", bytes(range(256)) * 9),
}


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("name", BAD)
def test_hostile_files_are_refused_with_the_reason_and_nothing_changes(
    page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    store(window, HERE, "甲")
    folder = tmp_path / "in"
    folder.mkdir()
    before, labels = state(window.workspace), window.workspace.labels()
    path = BAD[name](folder)
    page.take_path(str(path))
    settle(window, qtbot)
    assert "could not be imported" in page.trouble.text() and page.trouble.isVisible()
    assert not page.import_button.isEnabled() and not page.part.isVisible()
    assert (state(window.workspace), window.workspace.labels()) == (before, labels)
    assert [one.name for one in folder.iterdir()] == [path.name] and not (tmp_path / "x.txt").exists()


def test_what_is_not_known_is_asked_and_the_guess_can_be_changed(
    page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.unknown"
    path.write_text("江 B-PROVINCE\n西 I-PROVINCE\n省\tX\n", "utf-8")
    page.take_path(str(tmp_path / "none.dat"))
    assert "choose its format" in page.trouble.text()
    lines(path, {"text": HERE, "label": [[8, 11, "PROVINCE"]]})
    page.take_path(str(path))
    settle(window, qtbot)
    assert page.chosen_format == "doccano"
    page.format.setCurrentIndex(page.format.findData("labelstudio"))
    page.format.activated.emit(page.format.currentIndex())
    settle(window, qtbot)
    assert "could not be imported" in page.trouble.text()
    assert {str(page.format.itemData(at)) for at in range(1, page.format.count())} == set(IMPORTERS.names()) - {
        "workspace"
    }


def test_a_file_is_dropped(page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(mixed(window, tmp_path))])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, *held))
    settle(window, qtbot)
    assert page.found.isVisible() and page.path.text().endswith("in.jsonl")


def test_reading_is_cancelled(
    page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, going = threading.Event(), threading.Event()
    real = importing.prepare

    def slowly(*words: object, step: Callable[[], None], **more: object) -> object:
        def wait() -> None:
            inside.set()
            going.wait(10)
            step()

        return real(*words, step=wait, **more)

    monkeypatch.setattr(importing, "prepare", slowly)
    before = state(window.workspace)
    page.take_path(lines(tmp_path / "a.jsonl", *({"text": f"第{at}篇", "label": []} for at in range(9))))
    qtbot.waitUntil(inside.is_set, timeout=WAIT)
    assert page.cancel.isVisible() and not page.import_button.isEnabled()
    page.cancel.click()
    going.set()
    settle(window, qtbot)
    assert "nothing was imported" in page.said.text() and state(window.workspace) == before
    assert not page.cancel.isVisible() and page.found.isHidden()


def test_bringing_in_is_cancelled_before_anything_is_in(
    page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = mixed(window, tmp_path)
    before, labels = state(window.workspace), window.workspace.labels()
    page.take_path(path)
    settle(window, qtbot)
    part = window.panes.importing
    part.carry_out()
    part._step()
    assert part.busy and page.cancel.isEnabled()
    page.cancel.click()
    assert not part.busy and window.workspace.flush(10)
    assert (state(window.workspace), window.workspace.labels()) == (before, labels)
    assert page.import_button.isEnabled(), "what fits is still shown"


def test_a_correction_made_after_looking_is_seen(
    page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    uid = store(window, HERE, "甲")
    assert window.session.open_stored(uid)
    page.take_path(lines(tmp_path / "a.jsonl", {"text": HERE, "label": [[8, 11, "PROVINCE"], [15, 17, "SLOGAN"]]}))
    settle(window, qtbot)
    assert window.session.correct("add", corrections.add, HERE, "PROVINCE", 8, 11)
    [mine] = accepted(window)
    qtbot.waitUntil(lambda: page.import_button.text() == "Import 1 spans", timeout=WAIT)
    settle(window, qtbot)
    with qtbot.waitSignal(window.panes.importing.ended, timeout=WAIT):
        page.import_button.click()
    assert [(one.label, *one.range) for one in accepted(window)] == [("PROVINCE", 8, 11), ("SLOGAN", 15, 17)]
    assert mine.id in window.session.spans


def test_a_decision_made_while_spans_come_in_stays(
    page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(HERE, "utf-8")
    window.opening.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=WAIT)
    proposed = next(one for one in window.session.spans if one.label == "PROVINCE")
    page.take_path(lines(tmp_path / "a.jsonl", {"text": HERE, "label": [[*proposed.range, "PROVINCE"], [0, 2, "OWN"]]}))
    settle(window, qtbot)
    part = window.panes.importing
    part.carry_out()
    part._step()
    assert window.session.correct("remove", corrections.remove, [proposed.id])
    qtbot.waitUntil(lambda: not part.busy, timeout=WAIT)
    assert window.session.spans.get(proposed.id).status is Status.REJECTED
    assert [one.range for one in window.session.spans if one.label == "OWN"] == [(0, 2)]
    assert "spans 1" in page.said.text() and window.workspace.flush(10) and window.workspace.check() == []


def test_a_workspace_that_can_only_be_read_says_so(
    page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.workspace), "read_only", property(lambda _workspace: True))
    window.panes.importing.import_spans()
    page.take_path(lines(tmp_path / "a.jsonl", {"text": HERE, "label": [[8, 11, "PROVINCE"]]}))
    settle(window, qtbot)
    assert page.found.isVisible() and not page.import_button.isEnabled()
    assert "reading only" in page.import_button.toolTip()


def test_everything_has_a_name_and_it_fits_into_a_small_window(page: ImportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:  # fmt: skip
    page.take_path(mixed(window, tmp_path))
    settle(window, qtbot)
    page.resize(853, 480)
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for one in page.findChildren(kind):
            if one.isVisible():
                interface = QAccessible.queryAccessibleInterface(one)
                assert interface is not None and interface.text(QAccessible.Text.Name), one
    qtbot.waitUntil(lambda: page.list.height() > 40)
    assert (page.width(), page.height()) == (853, 480)
    assert page.import_button.mapTo(page, page.import_button.rect().bottomRight()).y() < 480
