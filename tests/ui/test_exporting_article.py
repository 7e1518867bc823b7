"""The open article is exported from the page as it is shown, also before anybody has corrected anything in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from core.exporting import Layout, Preset, Selection
from ui.main_window import MainWindow

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "01-chuan-yu-qian.txt"
SLOGANS = Selection(labels=frozenset({"SLOGAN"}), include_unworked=True)


def open_page(window: MainWindow, qtbot: QtBot, selection: Selection = SLOGANS, layout: Layout = Layout()) -> None:  # noqa: B008  # frozen
    window.show()
    window.opening.open_paths([str(SAMPLE)])
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=30000)
    window.exporting.open()
    assert window.exporting.page is not None
    window.exporting.page.form.put(Preset("", "jsonl", selection, layout), "article")


def test_an_article_nobody_has_worked_on_is_exported(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_page(window, qtbot)
    slogans = [span for span in window.session.spans if span.label == "SLOGAN"]
    target = tmp_path / "one.jsonl"
    window.exporting.page.path.setText(str(target))
    with qtbot.waitSignal(window.exporting.ended, timeout=30000):
        window.exporting.page.export_button.click()
    written = json.loads(target.read_text("utf-8"))
    assert slogans and [one["start"] for one in written["annotations"]] == [span.start for span in slogans]


def test_a_label_is_written_under_its_other_name(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_page(window, qtbot, layout=Layout(rename=(("SLOGAN", "MOTTO"),)))
    target = tmp_path / "one.jsonl"
    window.exporting.page.path.setText(str(target))
    with qtbot.waitSignal(window.exporting.ended, timeout=30000):
        window.exporting.page.export_button.click()
    assert {one["label"] for one in json.loads(target.read_text("utf-8"))["annotations"]} == {"MOTTO"}


def test_what_is_chosen_is_what_is_handed_over(window: MainWindow, qtbot: QtBot) -> None:
    selection = replace(SLOGANS, without=frozenset({"region"}), statuses=frozenset({"accepted", "rejected"}))
    open_page(window, qtbot, selection)
    handed = window.exporting.selection(window.exporting.page.form.chosen())
    assert (handed.scope, handed.uids) == ("article", (window.session.uid,))
    assert replace(handed, scope="all", uids=()) == selection


def test_nothing_is_written_while_no_status_is_chosen(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_page(window, qtbot)
    target = tmp_path / "one.jsonl"
    window.exporting.page.path.setText(str(target))
    for box in window.exporting.page.form.statuses.boxes.values():
        box.setChecked(False)
    window.exporting.page.export_button.click()
    assert not target.exists() and window.exporting.page.trouble.text()
