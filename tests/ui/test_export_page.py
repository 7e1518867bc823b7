"""The export page: each choice as it is handed over, what is shown for a format, what is counted, written and said."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.exporters import EXPORTERS
from core.exporting import Layout, Preset, Selection, presets
from core.exporting.offers import offer_of
from core.labels.policy import Policy
from core.model import Span, Status
from core.reading import read_text
from core.spans import SpanSet
from core.workspace import Base
from tests.crash.sample import fill
from ui.exchange import exporting
from ui.main_window import MainWindow
from ui.panels.exchange.export_form import ARTICLE, ExportForm
from ui.panels.exchange.export_page import ExportPage

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "01-chuan-yu-qian.txt"
WAIT = 30_000


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ExportPage:
    """The page over five articles worked on, all of them to be exported."""
    fill(window.workspace, range(5))
    window.show()
    window.show_library()
    window.exporting.open()
    made = window.exporting.page
    assert made is not None
    settle(window, qtbot)
    return made


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """The latest choices have been looked at."""
    part = window.exporting
    qtbot.waitUntil(
        lambda: not (part._late.isActive() or any(map(part._looking.running, ("lines", "numbers")))), timeout=WAIT
    )


def choose(page: ExportPage, name: str) -> None:
    page.form.format.setCurrentIndex(page.form.format.findData(name))


def one_layout(field: str, value: object) -> Callable[[ExportForm], bool]:
    return lambda form: getattr(form.chosen().layout, field) == value


CHOICES: dict[str, tuple[Callable[[ExportForm], object], Callable[[ExportForm], bool]]] = {
    "unworked": (lambda form: form.unworked.setChecked(True), lambda form: form.chosen().selection.include_unworked),
    "statuses": (
        lambda form: form.statuses.boxes["pending"].click(),
        lambda form: form.chosen().selection.statuses == {"accepted", "pending"},
    ),
    "machine": (lambda form: form.also.boxes["machine"].click(), lambda form: form.chosen().selection.machine),
    "negatives": (lambda form: form.also.boxes["negatives"].click(), lambda form: form.chosen().selection.negatives),
    "labels": (
        lambda form: form.labels.boxes["TASK"].click(),
        lambda form: form.chosen().selection.labels == {"PROVINCE", "SLOGAN"},
    ),
    "rename": (
        lambda form: QTest.keyClicks(form.labels.names["SLOGAN"], "KOUHAO"),
        one_layout("rename", (("SLOGAN", "KOUHAO"),)),
    ),
    "kinds": (
        lambda form: [form.kinds.boxes[name].click() for name in ("region", "in_name")],
        lambda form: form.chosen().selection.without == {"region", "in_name"},
    ),
    "edges": (
        lambda form: [form.edges.other.click(), form.edges.parts.boxes["quotes"].click()],
        one_layout("policy", Policy(quotes=True)),
    ),
    "marker": (
        lambda form: [form.edges.other.click(), form.edges.parts.boxes["marker"].click()],
        one_layout("policy", Policy(marker=False)),
    ),
    "suffix": (
        lambda form: [form.edges.other.click(), form.edges.parts.boxes["suffix"].click()],
        one_layout("policy", Policy(suffix=False)),
    ),
    "unit": (lambda form: form.unit.setCurrentIndex(2), one_layout("unit", "sentence")),
    "split": (
        lambda form: [form.split.on.click(), form.split.shares[0].setValue(60), QTest.keyClick(form.split.shares[2], Qt.Key.Key_Up)],
        one_layout("split", (60, 10, 11)),
    ),
    "seed": (lambda form: form.split.seed.setValue(7), one_layout("seed", 7)),
    "once": (
        lambda form: form.duplicates.setCurrentIndex(form.duplicates.findData("once")),
        one_layout("duplicates", "once"),
    ),
    "each": (lambda form: form.each.setCurrentIndex(1), one_layout("each", True)),
    "option": (
        lambda form: form.options.choices["form"].setCurrentIndex(1),
        one_layout("options", {"form": "relations"}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHOICES)
def test_each_choice_is_handed_over_and_no_other_changes(page: ExportPage, qtbot: QtBot, name: str) -> None:
    act, holds = CHOICES[name]
    choose(page, "doccano")
    before = page.form.chosen()
    assert before.selection == Selection(statuses=frozenset({"accepted"})) and before.layout == Layout()
    assert not holds(page.form)
    with qtbot.waitSignal(page.changed):
        act(page.form)
    assert holds(page.form)
    after = page.form.chosen()
    changed = [
        *(one for one in Selection.__dataclass_fields__ if getattr(before.selection, one) != getattr(after.selection, one)),
        *(one for one in Layout.__dataclass_fields__ if getattr(before.layout, one) != getattr(after.layout, one)),
    ]  # fmt: skip
    assert len(changed) == 1
    assert page.form.trouble() == ""


@pytest.mark.parametrize("name", CHOICES)
def test_a_preset_brings_each_choice_back(page: ExportPage, window: MainWindow, name: str) -> None:
    choose(page, "doccano")
    CHOICES[name][0](page.form)
    wanted = page.form.chosen()
    page.form.name.setText("训练")
    page.form.save.click()
    page.form.put(Preset("", "csv", Selection(statuses=frozenset({"rejected"}))))
    assert page.form.chosen() != wanted
    page.form.preset.setCurrentIndex(page.form.preset.findData("训练"))
    page.form.preset.activated.emit(page.form.preset.currentIndex())
    assert page.form.chosen() == wanted
    assert list(presets(window.settings)) == ["训练"]


OFF: dict[str, Callable[[ExportForm], object]] = {
    "unworked": lambda form: form.unworked.click(),
    "machine": lambda form: form.also.boxes["machine"].click(),
    "negatives": lambda form: form.also.boxes["negatives"].click(),
    "labels": lambda form: form.labels.boxes["TASK"].click(),
    "rename": lambda form: [form.labels.names["SLOGAN"].selectAll(), QTest.keyClick(form.labels.names["SLOGAN"], Qt.Key.Key_Delete)],
    "kinds": lambda form: [form.kinds.boxes[name].click() for name in ("region", "in_name")],
    "edges": lambda form: form.edges.other.click(),
    "unit": lambda form: form.unit.setCurrentIndex(0),
    "split": lambda form: form.split.on.click(),
    "seed": lambda form: form.split.seed.setValue(0),
    "once": lambda form: form.duplicates.setCurrentIndex(form.duplicates.findData("together")),
    "each": lambda form: form.each.setCurrentIndex(0),
    "option": lambda form: form.options.choices["form"].setCurrentIndex(0),
}  # fmt: skip


def test_everything_a_preset_has_on_can_be_taken_off(page: ExportPage, qtbot: QtBot) -> None:
    choose(page, "doccano")
    usual = page.form.chosen()
    for name in OFF:
        CHOICES[name][0](page.form)
    page.form.name.setText("全")
    page.form.save.click()
    page.form.put(Preset("", "csv", Selection(statuses=frozenset({"rejected"}))))
    page.form.preset.setCurrentIndex(page.form.preset.findData("全"))
    page.form.preset.activated.emit(page.form.preset.currentIndex())
    assert all(holds(page.form) for name, (_act, holds) in CHOICES.items() if name in OFF and name != "split")
    for name, off in OFF.items():
        before = page.form.chosen()
        with qtbot.waitSignal(page.changed):
            off(page.form)
        assert page.form.chosen() != before, name
    assert page.form.chosen() == usual


def test_presets_are_saved_overwritten_and_removed(page: ExportPage, window: MainWindow) -> None:
    form = page.form
    assert form.preset.isHidden() and not form.save.isEnabled()
    form.name.setFocus()
    QTest.keyClicks(form.name, "a")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert not window.exporting._writing.running("export"), "Enter in the name's line exports nothing"
    assert not form.preset.isHidden() and form.save.text() == "Overwrite"
    choose(page, "csv")
    form.save.click()
    assert presets(window.settings)["a"].format == "csv"
    form.drop.click()
    assert presets(window.settings) == {} and form.preset.isHidden()


@pytest.mark.parametrize("name", EXPORTERS.names())
def test_only_what_means_something_for_the_format_is_shown(page: ExportPage, name: str) -> None:
    choose(page, name)
    exporter, form = EXPORTERS.get(name), page.form
    assert form.unit.isVisible() is form.split.isVisible() is offer_of(name).data
    assert form.each.isVisible() is not exporter.folder
    assert list(form.options.choices) == [one.name for one in exporter.options]
    assert form.options.isVisible() is bool(exporter.options)
    assert form.what.text() == offer_of(name).what
    wanted = {"accepted", "pending", "rejected"} if exporter.lossless else {"accepted"}
    assert form.statuses.on() == wanted
    ending = f"-{name}" if exporter.folder else exporter.suffix
    assert page.target.endswith(ending) and form.chosen().format == name


def test_what_a_hidden_choice_says_does_not_count(page: ExportPage) -> None:
    choose(page, "doccano")
    page.form.unit.setCurrentIndex(2)
    page.form.split.on.setChecked(True)
    page.form.each.setCurrentIndex(1)
    choose(page, "docx")
    layout = page.form.chosen().layout
    assert (layout.unit, layout.split, layout.each) == ("article", (), True)
    choose(page, "brat")
    layout = page.form.chosen().layout
    assert (layout.unit, layout.split, layout.each) == ("sentence", (80, 10, 10), False)


def test_a_status_that_brings_it_already_hides_what_it_implies(page: ExportPage) -> None:
    choose(page, "doccano")
    page.form.also.put({"machine", "negatives"})
    page.form.statuses.put({"pending", "accepted"})
    selection = page.form.chosen().selection
    assert not selection.machine and selection.negatives
    page.form.statuses.put({"pending", "rejected"})
    assert page.form.also.isHidden()


def test_scopes_mean_what_the_library_shows(page: ExportPage, window: MainWindow, qtbot: QtBot) -> None:
    entries = window.workspace.entries()
    window.library.filter.setText(f'"{entries[1].title}"')
    shown = window.library.shown_uids()
    assert 0 < len(shown) < len(entries)
    assert window.exporting.uids("shown") == shown
    window.library.filter.clear()
    view = window.library.list
    for row, held in ((0, Qt.KeyboardModifier.NoModifier), (2, Qt.KeyboardModifier.ControlModifier)):
        place = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)
    assert window.exporting.uids("selected") == (entries[0].uid, entries[2].uid)
    assert window.session.uid == entries[0].uid, "a click with Ctrl opens nothing"
    window.session.entry_changed.emit(entries[0].uid)
    window.after.flush()
    assert len(window.library.selected_uids()) == 2
    page.form.scope.setCurrentIndex(page.form.scope.findData("selected"))
    chosen = window.exporting.selection(page.form.chosen())
    assert (chosen.scope, chosen.uids) == ("article", (entries[0].uid, entries[2].uid))
    page.form.scope.setCurrentIndex(page.form.scope.findData("article"))
    assert window.exporting.selection(page.form.chosen()).uids == (entries[0].uid,)
    page.form.scope.setCurrentIndex(page.form.scope.findData("all"))
    assert window.exporting.selection(page.form.chosen()) == page.form.chosen().selection
    settle(window, qtbot)


def test_numbers_lines_and_losses_are_those_of_the_file(page: ExportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:  # fmt: skip
    choose(page, "doccano")
    page.form.statuses.put({"accepted", "pending", "rejected"})
    page.take_path(str(tmp_path / "a.jsonl"))
    settle(window, qtbot)
    shown, said = page.preview.lines.toPlainText(), page.preview.number.text()
    lost = page.preview.lost.toPlainText().splitlines()
    with qtbot.waitSignal(window.exporting.ended, timeout=WAIT) as ended:
        page.export_button.click()
    report, error = ended.args
    assert error is None
    assert said == f"Articles {report.articles} · spans {report.spans}"
    assert lost == [f"{one.number} × {one.what}" for one in report.lost] != []
    assert (tmp_path / "a.jsonl").read_text("utf-8").startswith(shown) and len(shown) > 100
    assert "read back" in page.said.text() and page.show_file.isVisible()
    assert window.settings.text("export_folder") == str(tmp_path)


def test_the_newest_choice_wins(page: ExportPage, window: MainWindow, qtbot: QtBot) -> None:
    for name in ("csv", "bio", "md", "w3c", "jsonl", "doccano", "csv"):
        choose(page, name)
        window.exporting._look()
    settle(window, qtbot)
    assert page.preview.lines.toPlainText().startswith("path,title,")


def test_what_is_wrong_is_said_in_place_and_nothing_is_asked(
    page: ExportPage, window: MainWindow, qtbot: QtBot
) -> None:
    choose(page, "doccano")
    for spoil, mend, words in (
        (lambda: page.form.statuses.put(()), lambda: page.form.statuses.put({"accepted"}), "kind of span"),
        (lambda: page.form.labels.put({"?"}, {}), lambda: page.form.labels.put((), {}), "label"),
        (lambda: page.form.split.put((0, 0, 0), 0), lambda: page.form.split.put((), 0), "share"),
    ):
        spoil()
        page.export_button.click()
        assert not window.exporting._writing.running("export")
        assert words in page.trouble.text() and page.trouble.isVisible()
        settle(window, qtbot)
        assert words in page.trouble.text() and page.preview.lines.toPlainText() == ""
        mend()
        settle(window, qtbot)
        assert not page.trouble.isVisible() and page.preview.lines.toPlainText()
    page.path.clear()
    page.export_button.click()
    assert "file" in page.trouble.text()


def test_an_empty_export_says_why(page: ExportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    article = read_text("没有标注的一篇\n正文。")
    uid = window.workspace.add(article).uid
    window.workspace.store(uid, Base(article, SpanSet([Span("s1", "TASK", 0, 2, Status.PENDING)])))
    assert window.session.open_stored(uid)
    window.exporting.open()
    page.form.scope.setCurrentIndex(page.form.scope.findData(ARTICLE))
    choose(page, "csv")
    page.take_path(str(target / "a.csv"))
    settle(window, qtbot)
    assert "no span has status accepted" in page.trouble.text() and "nobody has worked on" in page.trouble.text()
    with qtbot.waitSignal(window.exporting.ended, timeout=WAIT) as ended:
        page.export_button.click()
    assert ended.args[0] is None and list(target.iterdir()) == []
    settle(window, qtbot)
    assert "nothing to export" in page.trouble.text()


def test_a_refused_target_is_said_until_something_else_is_chosen(page: ExportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:  # fmt: skip
    choose(page, "doccano")
    page.take_path(str(tmp_path / "none" / "a.jsonl"))
    with qtbot.waitSignal(window.exporting.ended, timeout=WAIT):
        page.export_button.click()
    settle(window, qtbot)
    assert "is not there" in page.trouble.text() and not page.show_file.isVisible()
    page.take_path(str(tmp_path / "a.jsonl"))
    settle(window, qtbot)
    assert not page.trouble.isVisible()
    assert not (tmp_path / "none").exists()


def test_a_count_that_an_export_cuts_short_is_made_after_it(
    page: ExportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting, go_on, real = threading.Event(), threading.Event(), exporting.rehearse

    def slow(*words: object, watch: exporting.Watch, **more: object) -> object:
        watch.progress(1, 2)
        counting.set()
        assert go_on.wait(WAIT / 1000)
        return real(*words, watch=watch, **more)  # type: ignore[arg-type]

    choose(page, "doccano")
    page.take_path(str(tmp_path / "a.jsonl"))
    settle(window, qtbot)
    monkeypatch.setattr(exporting, "rehearse", slow)
    page.form.unit.setCurrentIndex(1)
    qtbot.waitUntil(lambda: counting.is_set() and "Counting" in page.preview.number.text(), timeout=WAIT)
    with qtbot.waitSignal(window.exporting.ended, timeout=WAIT):
        page.export_button.click()
        assert page.preview.number.text() == ""
        go_on.set()
    settle(window, qtbot)
    assert "spans" in page.preview.number.text() and page.show_file.isVisible()


def test_cancel_leaves_nothing(page: ExportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    folder = tmp_path / "out"
    folder.mkdir()
    going, halfway = threading.Event(), threading.Event()
    real = exporting.export

    def slowly(*words: object, watch: exporting.Watch, **more: object) -> object:
        step = watch.progress

        def progress(done: int, whole: int) -> None:
            step(done, whole)
            halfway.set()
            going.wait(10)

        watch.progress = progress
        return real(*words, watch=watch, **more)

    monkeypatch.setattr(exporting, "export", slowly)
    choose(page, "doccano")
    page.take_path(str(folder / "a.jsonl"))
    page.export_button.click()
    qtbot.waitUntil(halfway.is_set, timeout=WAIT)
    assert page.cancel.isVisible() and not page.export_button.isEnabled() and list(folder.iterdir()) != []
    assert window.status_line.cancel.isVisible()
    with qtbot.waitSignal(window.exporting.ended, timeout=WAIT):
        page.cancel.click()
        going.set()
    assert list(folder.iterdir()) == [] and "cancelled" in page.said.text()
    assert page.export_button.isEnabled() and not page.cancel.isVisible()


def test_near_duplicates_are_shown_and_undone_one_by_one(page: ExportPage, window: MainWindow, qtbot: QtBot) -> None:
    form, first = page.form, window.workspace.entries()[0]
    held = window.workspace.article(first.uid)
    for number in range(2):
        body = "".join(chr(0x4E00 + 211 * number + at) for at in range(300))
        for page_words in ("", "首页 > 新闻\n"):
            article = read_text(f"{page_words}第{number}则\n{body}")
            window.workspace.store(window.workspace.add(article).uid, Base(article, SpanSet()))
    assert held is not None
    choose(page, "jsonl")
    form.duplicates.setCurrentIndex(form.duplicates.findData("once"))
    settle(window, qtbot)
    alike = form.alike
    before = len(alike.groups)
    assert before >= 2 and alike.isVisible() and "left out" in page.preview.more.text()
    group = alike.groups[-1]
    alike.list.setFocus()
    alike.list.choose(before - 1)
    QTest.keyClick(alike.list, Qt.Key.Key_Space)
    settle(window, qtbot)
    assert form.chosen().layout.separate == frozenset(group.uids) and len(alike.groups) == before
    assert (
        f"{sum(len(one.uids) - 1 for one in alike.groups if one != group)} near-duplicates" in page.preview.more.text()
    )
    row = alike.groups.index(group)
    alike.list.scrollTo(alike.list.rows.index(row))
    place = alike.list.visualRect(alike.list.rows.index(row))
    QTest.mouseClick(alike.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place.topLeft() + QPoint(26, place.height() // 2))  # fmt: skip
    assert form.chosen().layout.separate == frozenset()
    settle(window, qtbot)


def test_the_ways_on_after_an_export(page: ExportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opened: list[str] = []
    window.exporting.opener = lambda path: bool(opened.append(path)) or len(opened) < 2
    choose(page, "csv")
    page.take_path(str(tmp_path / "a.csv"))
    with qtbot.waitSignal(window.exporting.ended, timeout=WAIT):
        page.export_button.click()
    page.show_file.click()
    page.open_report.click()
    report = str(tmp_path / "a.csv.report.json")
    assert opened == [str(tmp_path), report] and json.loads(Path(report).read_text("utf-8"))["format"] == "csv@1"
    assert report in page.said.text(), "no program opened it: where it is, is said"
    page.copy_path.click()
    assert QGuiApplication.clipboard().text() == str(tmp_path / "a.csv")
    assert "exported to" in window.notices.words.text()


def test_the_path_is_proposed_and_a_persons_own_stays(page: ExportPage, tmp_path: Path) -> None:
    choose(page, "doccano")
    assert page.target.endswith("w.jsonl")
    choose(page, "brat")
    assert page.target.endswith("w-brat") and "folder" in page.where.text()
    mine = str(tmp_path / "mine.jsonl")
    choose(page, "doccano")
    (tmp_path / "mine.jsonl").write_text("x")
    page.take_path(mine)
    assert page.target == mine and "replaced" in page.where.text()
    choose(page, "csv")
    assert page.target == str(tmp_path / "mine.csv")


def test_an_article_nobody_has_worked_on_is_exported_as_it_is_shown(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show()
    window.opening.open_paths([str(SAMPLE)])
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=WAIT)
    window.exporting.open()
    page = window.exporting.page
    assert page is not None and page.form.scope.currentData() == ARTICLE and page.form.unworked.isChecked()
    page.form.labels.put({"SLOGAN"}, {})
    page.take_path(str(tmp_path / "one.jsonl"))
    with qtbot.waitSignal(window.exporting.ended, timeout=WAIT):
        page.export_button.click()
    written = json.loads((tmp_path / "one.jsonl").read_text("utf-8"))
    slogans = [span for span in window.session.spans if span.label == "SLOGAN"]
    assert slogans and [one["start"] for one in written["annotations"]] == [span.start for span in slogans]


def test_everything_has_a_name_and_can_be_reached_by_tab(page: ExportPage, qtbot: QtBot) -> None:
    choose(page, "bio")
    page.form.split.on.setChecked(True)
    page.form.edges.other.setChecked(True)
    page.activateWindow()
    page.form.format.setFocus()
    widgets = [
        one
        for kind in (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
        for one in page.findChildren(kind)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(one.parent(), QAbstractSpinBox)
    ]
    for one in widgets:
        interface = QAccessible.queryAccessibleInterface(one)
        assert interface is not None and interface.text(QAccessible.Text.Name), one
    reached = set()
    for _step in range(3 * len(widgets)):
        page.focusNextChild()
        reached.add(page.focusWidget())
    assert len(widgets) > 25 and set(widgets) <= reached


def test_the_numbers_of_a_split_can_be_read(page: ExportPage, qtbot: QtBot) -> None:
    choose(page, "bio")
    page.form.split.on.setChecked(True)
    page.form.split.seed.setValue(page.form.split.seed.maximum())
    page.form.split.shares[0].setValue(10_000)
    for box in (*page.form.split.shares, page.form.split.seed):
        line = box.lineEdit()
        words = line.fontMetrics().horizontalAdvance(line.text())
        qtbot.waitUntil(lambda line=line, words=words: line.width() >= words)


def test_it_fits_into_a_small_window_and_scrolls(page: ExportPage, qtbot: QtBot) -> None:
    page.resize(853, 480)
    qtbot.waitUntil(lambda: page.width() == 853)
    assert page.height() == 480
    bar = page.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page.export_button.mapTo(page, page.export_button.rect().bottomRight()).x() < 853
    page.form.save.setEnabled(True)
    page.area.ensureWidgetVisible(page.form.save)
    assert (
        page.area.viewport()
        .rect()
        .intersects(page.form.save.rect().translated(page.form.save.mapTo(page.area.viewport(), QPoint())))
    )


@pytest.mark.skipif(os.name != "posix", reason="POSIX: a window that closes waits for the thread")
def test_closing_the_window_ends_an_export(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    fill(window.workspace, range(30))
    window.show()
    window.exporting.open()
    page = window.exporting.page
    assert page is not None
    choose(page, "brat")
    page.take_path(str(tmp_path / "out" / "x"))
    (tmp_path / "out").mkdir()
    page.export_button.click()
    window.close()  # waits for it where it is under way; closed again it goes without it
    window.close()
    left = [path.name for path in (tmp_path / "out").iterdir()]
    assert left == [] or sorted(left) == ["x", "x.report.json"]
