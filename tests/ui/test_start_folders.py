"""Where a dialog for files begins to look: beside the articles, never where the program was started."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.look.theme import LIGHT, sheet_of
from ui.main_window import MainWindow

PLAIN = QFileDialog.Option(0)


def by_import_page(window: MainWindow) -> None:
    window.panes.importing.import_spans()
    page = window.panes.importing.page
    assert page is not None
    page.choose_file.click()


ASKED: dict[str, Callable[[MainWindow], object]] = {
    "articles": lambda window: window.opening.choose_files(),
    "fields": lambda window: window.panes.filling.fill_fields(),
    "workspace": lambda window: window.panes.beside.choose(),
    "words in": lambda window: window.panes.own_words.choose_import(),
    "words out": lambda window: window.panes.own_words.choose_export(),
    "spans": by_import_page,
}


@pytest.mark.parametrize("asked", ASKED)
def test_files_are_looked_for_beside_the_article_last_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    article = tmp_path / "articles" / "a.txt"
    article.parent.mkdir()
    article.write_text("会议要求，一是做好“六稳”工作。\n", "utf-8")
    window.show()
    window.opening.open_paths([str(article)])
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=20_000)
    folders: list[Path] = []

    def answer(
        _parent: object, _title: str, begin: str, *_more: object, **_options: object
    ) -> tuple[list[str] | str, str]:
        folders.append(Path(begin) if Path(begin).is_dir() else Path(begin).parent)
        return ([] if asked == "articles" else ""), ""

    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, answer)
    ASKED[asked](window)
    assert folders == [article.parent]


def test_the_kinds_of_articles_are_one_word(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def answer(
        parent: QWidget, title: str, folder: str, kinds: str, options: QFileDialog.Option = PLAIN
    ) -> tuple[list[str], str]:
        dialog = QFileDialog(parent, title, folder, kinds)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setOptions(dialog.options() | options)
        shown.extend(box.itemText(0) for box in dialog.findChildren(QComboBox, "fileTypeCombo"))
        assert "*.docx" in dialog.nameFilters()[0]
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    window.opening.choose_files()
    assert shown == ["Articles"]


def test_a_line_that_takes_nothing_looks_so(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.setStyleSheet(sheet_of(LIGHT))
    line.resize(200, 32)
    line.show()
    grounds = []
    for on in (True, False):
        line.setEnabled(on)
        grounds.append(line.grab().toImage().pixelColor(150, 16).name())
    assert grounds == [LIGHT.card.lower(), LIGHT.panel.lower()]


def test_files_are_looked_for_in_a_folder_that_is_there(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, gone = tmp_path / "Documents", tmp_path / "gone" / "a.txt"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(documents))
    assert window.opening.folder() == str(Path.home())
    documents.mkdir()
    assert window.opening.folder() == str(documents)
    window.settings.put("recent", (str(gone),))
    assert window.opening.folder() == str(documents)
    gone.parent.mkdir()
    assert window.opening.folder() == str(gone.parent)
