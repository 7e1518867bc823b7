"""Labels through `main()`: the picker, attributes, the table, demands; by keys, by mouse, after a restart, read-only."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core import commands
from core.labels.attributes import value_of
from core.model import DEMAND, PROVINCE, SLOGAN, TASK, FieldKind, Label, LabelField, Span, Status
from core.spans import SpanSet
from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.driver import ready, saved
from ui.main_window import MainWindow
from ui.panels.card.attribute_editors import ChoiceBox, TickLine, ValueLine

TEXT = (
    "广东省邮政管理局召开会议。\n会议要求，一是抓好安全“六稳”；二是抓好服务。\n"
    "全省系统要进一步凝心聚力、攻坚克难。\n各市局务必守土有责。\n江西落实“六稳”。"
)
ORG = Label(
    "ORG",
    "机构",
    "Organisation",
    "plum",
    "wave",
    "4",
    fields=(LabelField("行业", FieldKind.CODES, (("G60", "邮政业"), ("H62", "餐饮业"))),),
)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workspace_path(tmp_path: Path) -> Path:
    return tmp_path / "work.zhupi.json"


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def key(window: MainWindow, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, which, modifier)


def write(words: str) -> None:
    """As an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    target = QApplication.focusWidget()
    assert target is not None
    QApplication.sendEvent(target, event)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def the(window: MainWindow, label: str, words: str = "") -> Span:
    text = window.session.text
    return next(one for one in window.session.spans if one.label == label and words in one.text_of(text))


def held(path: Path) -> tuple[tuple[Label, ...], SpanSet]:
    workspace = Workspace.open(path, read_only=True)
    spans = workspace.spans(workspace.entries()[0].uid)
    labels = workspace.labels()
    workspace.close()
    return labels, spans or SpanSet()


def editor(window: MainWindow, name: str) -> ValueLine | ChoiceBox | TickLine:
    window.after.flush()
    form = window.card.form
    assert form is not None
    return form.editors[name]


def test_the_picker_by_keys_adds_and_relabels(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.panes.labels.put((*window.workspace.labels(), ORG))
        yield lambda: "机构" in window.panes.labels._spellings
        driver.press(window, "0")
        assert not window.panes.labels.picker.isVisible()
        assert window.notices.isVisible(), "nothing is selected: it says so"
        driver.drag_over(window, 0, 8)
        driver.press(window, "0")
        picker = window.panes.labels.picker
        yield lambda: picker.isVisible() and picker.line.hasFocus()
        QTest.keyClicks(picker.line, "jg")
        key(window, Qt.Key.Key_Return)
        yield lambda: window.reader.hasFocus()
        made = window.session.selected_span
        assert made is not None and (made.label, made.range) == ("ORG", (0, 8))
        driver.press(window, "0")
        assert picker.list.rows[0].value == "ORG", "the last used comes first"
        QTest.keyClicks(picker.line, "kouh")
        key(window, Qt.Key.Key_Return)
        again = window.session.selected_span
        assert again is not None and (again.id, again.label) == (made.id, SLOGAN)
        driver.press(window, "0")
        key(window, Qt.Key.Key_Escape)
        yield lambda: window.reader.hasFocus() and not picker.isVisible()
        key(window, Qt.Key.Key_Z, CTRL)
        assert window.session.spans.get(made.id) == made
        yield lambda: saved(window)

    driver.run([article, "--workspace", str(workspace_path)], work)
    labels, spans = held(workspace_path)
    assert labels[-1] == replace(ORG, order=4)
    assert [span.range for span in spans if span.label == "ORG"] == [(0, 8)]

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert [label.name for label in window.labels] == [PROVINCE, SLOGAN, TASK, "ORG"]
        assert set(window.chips.chips) == {PROVINCE, SLOGAN, TASK, "ORG"}
        driver.drag_over(window, 0, 3)
        driver.press(window, "4")
        made = window.session.selected_span
        assert made is not None and made.label == "ORG", "its key works without a restart of anything"

    driver.run([article, "--workspace", str(workspace_path)], look)


def test_the_picker_by_mouse(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.drag_over(window, 0, 8)
        yield lambda: window.small_toolbar.isVisible()
        click(window.small_toolbar.more)
        picker = window.panes.labels.picker
        assert picker.isVisible() and not window.small_toolbar.isVisible()
        row = picker.list.visualRect(picker.list.model().index(2, 0)).center()
        QTest.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, row)
        made = window.session.selected_span
        assert made is not None and made.label == TASK and made.range == (0, 8)
        yield lambda: window.reader.hasFocus()
        driver.press(window, "0")
        driver.click_range(window, 0, 2)
        assert not picker.isVisible(), "a click elsewhere closes it"

    driver.run([article, "--workspace", str(workspace_path)], work)


def test_attributes_by_keys_each_undone_byte_by_byte(qapp: QApplication, article: str, workspace_path: Path) -> None:
    puts = (
        (PROVINCE, "广东", "norm", "jx", "36"),
        (SLOGAN, "六稳", "norm", "六稳六保", "六稳六保"),
        (SLOGAN, "六稳", "province", "东北三省", ""),
        (SLOGAN, "六稳", "province", "shaanxi", "61"),
        (TASK, "抓好服务", "ordinal", "7", "7"),
        (TASK, "抓好服务", "province", "桂", "45"),
    )

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        for label, words, name, typed, value in puts:
            span = the(window, label, words)
            before = window.session.spans
            window.session.select(span.id)
            line = editor(window, name)
            assert isinstance(line, ValueLine)
            line.setFocus()
            line.selectAll()
            write(typed)
            key(window, Qt.Key.Key_Return)
            if not value:
                assert line.hasFocus() and window.session.spans is before, "one province, and three were typed"
                key(window, Qt.Key.Key_Escape)
                if line.hasFocus():
                    key(window, Qt.Key.Key_Escape)
                continue
            yield lambda: window.reader.hasFocus()
            now = window.session.spans.get(span.id)
            assert now is not None and value_of(now, name) == value and now.status is Status.ACCEPTED
            key(window, Qt.Key.Key_Z, CTRL)
            assert window.session.spans == before
            key(window, Qt.Key.Key_Y, CTRL)
            assert window.session.spans.get(span.id) == now
        yield lambda: saved(window)

    driver.run([article, "--workspace", str(workspace_path)], work)
    _labels, spans = held(workspace_path)
    texts = {span.text_of(TEXT): span for span in reversed(spans)}
    assert texts["广东省"].norm == "36" and texts["六稳"].province == "61"
    assert next(span for span in spans if span.label == TASK and span.ordinal == 7).province == "45"


def test_choices_ticks_flags_and_fields_by_mouse(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.panes.labels.put((*window.workspace.labels(), ORG))
        driver.click_range(window, 0, 2)
        yield lambda: window.card.isVisible()
        tick = editor(window, "in_name")
        click(tick)
        yield lambda: (window.session.selected_span or Span("", "", 0, 0)).in_name
        click(window.card.flag)
        box = editor(window, "kind")
        assert isinstance(box, ChoiceBox)
        box.setFocus()
        QTest.keyClicks(box, "a")
        yield lambda: (window.session.selected_span or Span("", "", 0, 0)).kind == "abbr"
        QTest.keyClick(box, Qt.Key.Key_Return)
        yield lambda: window.reader.hasFocus()
        span = window.session.selected_span
        assert span is not None and span.flag and window.session.of_status(Status.ACCEPTED) == 1
        driver.drag_over(window, 3, 8)
        driver.press(window, "4")
        line = editor(window, "field:行业")
        assert isinstance(line, ValueLine)
        click(line)
        QTest.keyClicks(line, "G6")
        row = line.dropped.list.visualRect(line.dropped.list.model().index(0, 0)).center()
        QTest.mouseClick(line.dropped.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, row)
        made = window.session.selected_span
        assert made is not None and value_of(made, "field:行业") == "G60"
        yield lambda: saved(window)

    driver.run([article, "--workspace", str(workspace_path)], work)
    _labels, spans = held(workspace_path)
    assert [span.extra for span in spans if span.label == "ORG"] == [{"fields": {"行业": "G60"}}]


def test_letters_typed_in_the_card_do_not_act(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.press(window, "j")
        before, selected = window.session.spans, window.session.selected
        driver.press(window, "c")
        yield lambda: window.actions_table.typing()
        QTest.keyClicks(QApplication.focusWidget(), "xaj0123[]")
        assert window.session.spans is before and window.session.selected == selected
        key(window, Qt.Key.Key_Escape)
        yield lambda: window.reader.hasFocus()
        assert window.session.spans is before, "Escape takes the note back"
        driver.press(window, "c")
        QTest.keyClicks(QApplication.focusWidget(), "ax")
        key(window, Qt.Key.Key_Return)
        yield lambda: window.reader.hasFocus()
        span = window.session.spans.get(selected)
        assert span is not None and span.note == "ax" and span.status is Status.PENDING

    driver.run([article, "--workspace", str(workspace_path)], work)


def test_the_table_by_keys_then_merged_undone_and_deleted(
    qapp: QApplication, article: str, workspace_path: Path
) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.shortcut(window, "edit_labels")
        labels = window.panes.labels
        table = labels.editor
        assert table is not None
        yield table.isActiveWindow
        click(table.add)
        write("机构")
        key(window, Qt.Key.Key_Tab)
        QTest.keyClicks(table.form.en, "x")
        table.form.en.selectAll()
        QTest.keyClicks(table.form.en, "Org")
        key(window, Qt.Key.Key_Return)
        table.close()
        window.activateWindow()  # a screen without a window manager does not do it
        yield window.isActiveWindow
        assert window.labels[-1].name == "ORG" and window.labels[-1].zh == "机构" and window.labels[-1].key == "4"
        window.reader.setFocus()
        driver.drag_over(window, 3, 8)
        driver.press(window, "4")
        made = window.session.selected_span
        assert made is not None and made.label == "ORG"
        assert "ORG" not in labels.fresh
        before = window.session.spans
        labels.delete_label("ORG")
        yield lambda: labels._steps is None
        assert "ORG" in {label.name for label in window.workspace.labels()}, "what is in use stays"
        labels.merge_label("ORG", SLOGAN)
        yield lambda: labels._steps is None
        moved = window.session.spans.get(made.id)
        assert moved is not None and moved.label == SLOGAN
        assert "ORG" not in window.chips.chips and window.notices.undo.isVisible()
        key(window, Qt.Key.Key_Z, CTRL)
        assert window.session.spans == before, "one step takes all of it back"
        assert "ORG" in window.chips.chips, "and the label is there again"
        labels.hide_label("ORG", True)
        assert window.reader.spans_at(4) == [] and "ORG" in window.correcting.hidden
        click(window.notices.undo)
        assert [span.label for span in window.reader.spans_at(4)] == ["ORG"]
        labels.put((*window.workspace.labels(), replace(ORG, name="BODY", key="")))
        labels.delete_label("BODY")
        yield lambda: "BODY" not in window.chips.chips
        click(window.notices.undo)
        assert "BODY" in window.chips.chips
        yield lambda: saved(window)

    driver.run([article, "--workspace", str(workspace_path)], work)
    labels, spans = held(workspace_path)
    assert [label.name for label in labels] == [PROVINCE, SLOGAN, TASK, "ORG", "BODY"]
    assert [span.text_of(TEXT) for span in spans if span.label == "ORG"] == ["邮政管理局"]


def test_hidden_labels_are_passed_by_and_not_finished(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.panes.labels.hide_label(TASK, True)
        seen = set()
        for _ in range(6):
            driver.press(window, "j")
            span = window.session.selected_span
            assert span is not None
            seen.add(span.label)
        assert seen == {PROVINCE, SLOGAN}
        key(window, Qt.Key.Key_Return, CTRL)
        yield lambda: saved(window)
        assert {span.label for span in window.session.spans if span.pending} == {TASK}
        window.panes.labels.hide_label(TASK, False)
        assert TASK in window.chips.chips

    driver.run([article, "--workspace", str(workspace_path)], work)


def test_demands_are_a_layer_until_one_is_accepted(qapp: QApplication, article: str, workspace_path: Path) -> None:
    at = TEXT.index("全省系统要")
    other = TEXT.index("各市局务必")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert DEMAND not in window.chips.chips and not window.session.layer
        counts, before = window.session.label_counts(), window.session.spans
        driver.shortcut(window, "demands")
        yield lambda: len(window.session.layer) == 2
        assert DEMAND in window.chips.chips
        assert window.session.label_counts() == counts and window.session.spans is before
        assert [span.label for span in window.reader.spans_at(at + 5)] == [DEMAND]
        for _ in range(len(before) + 2):
            driver.press(window, "j")
            assert (window.session.selected_span or Span("", DEMAND, 0, 0)).label != DEMAND
        driver.click_range(window, at, at + 4)
        span = window.session.selected_span
        assert span is not None and span.label == DEMAND and window.card.badge.text() == "Demand"
        assert DEMAND not in {label.name for label in window.workspace.labels()}
        driver.press(window, "a")
        assert len(window.session.layer) == 1
        kept = window.session.spans.get(span.id)
        assert kept is not None and kept.status is Status.ACCEPTED and kept.origin == span.origin
        assert DEMAND in {label.name for label in window.workspace.labels()}
        key(window, Qt.Key.Key_Z, CTRL)
        assert window.session.spans == before and len(window.session.layer) == 2
        key(window, Qt.Key.Key_Y, CTRL)
        driver.click_range(window, other, other + 4)
        driver.press(window, "x")
        refused = [one for one in window.session.spans if one.label == DEMAND and one.rejected]
        assert [one.start for one in refused] == [other] and not window.session.layer
        driver.shortcut(window, "finish")
        yield lambda: saved(window)

    driver.run([article, "--workspace", str(workspace_path)], work)
    labels, spans = held(workspace_path)
    assert labels[-1].name == DEMAND
    assert [(span.start, span.status) for span in spans if span.label == DEMAND] == [
        (at, Status.ACCEPTED),
        (other, Status.REJECTED),
    ]
    assert commands.main(["check", "--workspace", str(workspace_path)]) == 0

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert window.actions_table.by_name["demands"].isChecked(), "remembered"
        yield lambda: not window.jobs.running("demands")
        assert not window.session.layer, "what was refused is not proposed again"
        driver.shortcut(window, "demands")
        assert DEMAND in window.chips.chips, "an accepted one is an ordinary span"

    driver.run([article, "--workspace", str(workspace_path)], look)


def test_switching_demands_off_hides_them_at_once_and_they_come_with_the_next_article(
    qapp: QApplication, article: str, workspace_path: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.txt"
    second.write_text("各级部门必须抓好落实。\n湖南省召开会议。", "utf-8")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.shortcut(window, "demands")
        yield lambda: len(window.session.layer) == 2
        driver.click_range(window, TEXT.index("全省系统要"), TEXT.index("全省系统要") + 4)
        driver.shortcut(window, "demands")
        assert not window.session.layer and not window.session.selected
        assert DEMAND not in window.chips.chips and window.reader.spans_at(TEXT.index("全省系统要") + 4) == []
        driver.shortcut(window, "demands")
        window.opening.open_paths([str(second)])
        yield lambda: ready(window) and window.session.text.startswith("各级部门")
        assert [span.start for span in window.session.layer] == [0], "with the extraction of an article just read"
        first = window.workspace.entries()[0].uid
        window.library.opened.emit(first)
        yield lambda: ready(window) and window.session.uid == first
        yield lambda: len(window.session.layer) == 2
        driver.press(window, "j")
        driver.press(window, "a")
        driver.shortcut(window, "finish")
        yield lambda: saved(window)

    driver.run([article, "--workspace", str(workspace_path)], work)
    workspace = Workspace.open(workspace_path, read_only=True)
    kept = [workspace.spans(entry.uid) or SpanSet() for entry in workspace.entries()]
    labels = [label.name for label in workspace.labels()]
    workspace.close()
    assert all(span.label != DEMAND for spans in kept for span in spans) and DEMAND not in labels


def test_read_only_everything_is_shown_and_nothing_changed(
    qapp: QApplication, article: str, workspace_path: Path
) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.panes.labels.put((*window.workspace.labels(), ORG))
        driver.press(window, "ja")
        yield lambda: saved(window)

    driver.run([article, "--workspace", str(workspace_path)], work)
    kept = workspace_path.with_name("kept.json")
    shutil.copy(workspace_path, kept)
    holder = Workspace.open(workspace_path)

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert window.workspace.read_only
        before = window.session.spans
        driver.press(window, "j")
        driver.press(window, "0")
        assert not window.panes.labels.picker.isVisible() and window.panes.safety.bar.isVisible()
        line = window.card.form.note if window.card.form is not None else None
        assert line is not None and line.isReadOnly()
        driver.shortcut(window, "edit_labels")
        table = window.panes.labels.editor
        assert table is not None and not table.add.isEnabled() and len(table.labels) == 4
        table.close()
        driver.shortcut(window, "demands")
        yield lambda: len(window.session.layer) == 2
        driver.click_range(window, TEXT.index("全省系统要"), TEXT.index("全省系统要") + 4)
        driver.press(window, "a")
        assert window.session.spans is before and len(window.session.layer) == 2
        driver.shortcut(window, "demands")

    driver.run([article, "--workspace", str(workspace_path)], look)
    holder.close()
    assert [label.name for label in held(workspace_path)[0]] == [PROVINCE, SLOGAN, TASK, "ORG"]


def test_no_article_and_an_empty_one(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    blank = tmp_path / "blank.txt"
    blank.write_text("。", "utf-8")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        assert not window.actions_table.by_name["pick_label"].isEnabled()
        driver.shortcut(window, "demands")
        driver.shortcut(window, "edit_labels")
        assert window.panes.labels.editor is not None
        window.panes.labels.editor.close()
        window.panes.labels.merge_label(SLOGAN, TASK)
        yield lambda: window.panes.labels._steps is None
        window.opening.open_paths([str(blank)])
        yield lambda: ready(window)
        driver.press(window, "0")
        assert not window.panes.labels.picker.isVisible()
        assert not window.session.layer

    driver.run(["--workspace", str(workspace_path)], work)
