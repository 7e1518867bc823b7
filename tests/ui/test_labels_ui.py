"""Labels in the window's parts: colours that can be read, the picker, the editor of the table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QAction, QColor, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.labels.guidelines import guideline
from core.labels.labelling import problems
from core.model import (
    BUILT_IN_LABELS,
    OPTIONAL_LABELS,
    PROVINCE,
    SLOGAN,
    TASK,
    FieldKind,
    Label,
    LabelField,
)
from core.settings import Settings
from ui.desk.top_bar import TopBar
from ui.leaving import leave
from ui.look.hues import COLOUR_NAMES, PALETTE, contrast, least_contrast, readable
from ui.look.theme import DARK, LIGHT, Theme, sheet_of
from ui.main_window import MainWindow
from ui.panels.labels.colours import contrasts
from ui.panels.labels.editor import LabelEditor
from ui.panels.labels.fields import values_of
from ui.panels.labels.picker import LabelPicker
from ui.panels.parts.chips import LabelChips
from ui.wording import label_tip

ORG = Label("ORG", "机构", "Organisation", "plum", "wave", "4")
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
WARM_PAPER = QColor("#F1E7D0")
"""Darker than any paper a light theme would have: the palette leaves room for one."""


def write(line: QWidget, words: str) -> None:
    """Write what no key has, as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(line, event)


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(300, 300)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


# ---- colours


@THEMES
def test_every_colour_of_the_palette_can_be_read_everywhere(theme: Theme) -> None:
    assert set(PALETTE) < set(COLOUR_NAMES)
    for token in COLOUR_NAMES:
        label = Label("X", "", "", token)
        colour = theme.colour(label)
        grounds = (*theme.grounds, *(() if theme.dark else (WARM_PAPER,)))
        if token in PALETTE:
            assert least_contrast(colour, grounds) >= 4.5, token
        assert least_contrast(colour, theme.grounds) >= 4.5, token
        assert contrast(theme.reader.hue_of(label).ink, theme.reader.page) >= 4.5, token
        assert contrast(theme.on_colour(colour), colour) >= 4.5, f"the key on the chip of {token}"


@THEMES
@given(colour=st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}"))
def test_any_other_colour_is_moved_until_it_can_be_read(theme: Theme, colour: str) -> None:
    label = Label("X", "", "", colour)
    assert least_contrast(theme.colour(label), theme.grounds) >= 4.5
    assert contrast(theme.reader.hue_of(label).ink, theme.reader.page) >= 4.5
    own = QColor(colour)
    if least_contrast(own, theme.grounds) >= 4.5:
        assert readable(own, *theme.grounds) == own, "a colour that is read well stays as it is"


def test_the_palette_is_not_taken_for_colours_qt_knows_by_name() -> None:
    assert QColor("plum").isValid()
    assert min(contrasts("plum")) >= 4.5
    assert min(contrasts("#DDA0DD")) < 4.5


# ---- the picker


@pytest.fixture
def picker(home: QWidget) -> LabelPicker:
    made = LabelPicker(home)
    made.set_theme(LIGHT)
    made.set_spellings({"机构": ("jigou", "jg"), "口号": ("kouhao", "kh")})
    made.picked_names = []  # type: ignore[attr-defined]
    made.picked.connect(made.picked_names.append)  # type: ignore[attr-defined]
    made.open_at(QRect(20, 20, 40, 20), [*BUILT_IN_LABELS, ORG, *OPTIONAL_LABELS])
    return made


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("kh", SLOGAN),
        ("kou", SLOGAN),
        ("jg", "ORG"),
        ("机", "ORG"),
        ("organ", "ORG"),
        ("4", "ORG"),
        ("tas", TASK),
        ("", PROVINCE),
    ],
)
def test_the_picker_finds_by_everything_a_label_is_called(picker: LabelPicker, typed: str, name: str) -> None:
    write(picker.line, typed)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.picked_names == [name] and not picker.isVisible()  # type: ignore[attr-defined]


def test_the_picker_by_arrows_tab_and_mouse(picker: LabelPicker, home: QWidget) -> None:
    QTest.keyClick(picker.line, Qt.Key.Key_Down)
    QTest.keyClick(picker.line, Qt.Key.Key_Tab)
    QTest.keyClick(picker.line, Qt.Key.Key_Backtab)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    picker.open_at(QRect(20, 250, 40, 20), [*BUILT_IN_LABELS, ORG])
    assert home.rect().contains(picker.geometry()), "it opens upwards where there is no room below"
    third = picker.list.visualRect(picker.list.model().index(2, 0)).center()
    QTest.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, third)
    assert picker.picked_names == [SLOGAN, TASK]  # type: ignore[attr-defined]


def test_nothing_fits_and_escape(picker: LabelPicker) -> None:
    left: list[bool] = []
    picker.left.connect(lambda: left.append(True))
    QTest.keyClicks(picker.line, "zz")
    assert picker.nothing.isVisible()
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.isVisible(), "Enter takes nothing where nothing fits"
    QTest.keyClick(picker.line, Qt.Key.Key_Escape)
    assert not picker.isVisible() and left and picker.picked_names == []  # type: ignore[attr-defined]


def test_the_picker_takes_an_input_method(picker: LabelPicker) -> None:
    write(picker.line, "口")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.picked_names == [SLOGAN]  # type: ignore[attr-defined]


# ---- the editor of the table


class Table:
    """Keeps the table as the window does."""

    def __init__(self, qtbot: QtBot, labels: tuple[Label, ...]) -> None:
        self.labels = labels
        self.editor = LabelEditor()
        qtbot.addWidget(self.editor)
        self.editor.set_theme(LIGHT)
        self.editor.added.connect(self.editor.fresh.add)
        self.editor.renamed.connect(lambda before, after: self.editor.fresh.add(after))
        self.editor.table_asked.connect(self._take)
        self.editor.show_labels(labels, {"ORG": 12})
        self.editor.show()

    def _take(self, labels: tuple[Label, ...]) -> None:
        assert not problems(labels)
        self.labels = labels
        self.editor.show_labels(labels, {"ORG": 12})

    def of(self, name: str) -> Label:
        return next(label for label in self.labels if label.name == name)


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    return Table(qtbot, (*BUILT_IN_LABELS, ORG))


def test_a_built_in_label_shows_the_guideline_that_holds_while_it_has_none_of_its_own(table: Table) -> None:
    editor, form = table.editor, table.editor.form
    editor.rows.setCurrentRow(0)
    ours = form.guideline.placeholderText()
    assert ours == label_tip(table.of(PROVINCE)) and not form.guideline.toPlainText()
    form.guideline.setPlainText("Only provinces.")
    form.guideline.commit()
    assert label_tip(table.of(PROVINCE)) == "Only provinces." and form.guideline.placeholderText() == ours
    editor.rows.setCurrentRow(3)
    assert form.guideline.placeholderText() != ours


def test_names_colours_lines_keys_and_guidelines(table: Table) -> None:
    editor, form = table.editor, table.editor.form
    editor.rows.setCurrentRow(3)
    form.zh.setFocus()
    form.zh.selectAll()
    QTest.keyClicks(form.zh, "Body")
    QTest.keyClick(form.zh, Qt.Key.Key_Return)
    swatch = next(one for one in form.colour.swatches.buttons() if one.accessibleName() == "Teal")
    QTest.mouseClick(swatch, Qt.MouseButton.LeftButton)
    form.underline.setCurrentIndex(form.underline.findData("dashed"))
    form.underline.activated.emit(form.underline.currentIndex())
    form.key.setCurrentIndex(form.key.findData("7"))
    form.key.activated.emit(form.key.currentIndex())
    form.guideline.setPlainText("Only bodies.")
    form.guideline.commit()
    assert table.of("ORG") == replace(
        ORG, zh="Body", colour="teal", underline="dashed", key="7", guideline="Only bodies."
    )
    assert form.name.isReadOnly(), "spans may refer to it"
    form.colour.own.setFocus()
    QTest.keyClicks(form.colour.own, "ffff00")
    assert "4.5" in form.colour.contrast.text(), "a colour that is read badly is said while it is typed"
    QTest.keyClick(form.colour.own, Qt.Key.Key_Return)
    assert table.of("ORG").colour == "#FFFF00"
    form.colour.own.setFocus()
    form.colour.own.selectAll()
    QTest.keyClicks(form.colour.own, "yellow")
    QTest.keyClick(form.colour.own, Qt.Key.Key_Return)
    assert table.of("ORG").colour == "#FFFF00"


def test_a_clash_of_keys_is_said_and_not_kept(table: Table) -> None:
    editor, form = table.editor, table.editor.form
    editor.rows.setCurrentRow(3)
    at = form.key.findData("2")
    assert "Slogan" in form.key.itemText(at), "who has the key is said beside it"
    form.key.setCurrentIndex(at)
    form.key.activated.emit(at)
    assert editor.trouble.isVisible() and "Organisation" in editor.trouble.text()
    assert table.of("ORG").key == "4"


def test_order_by_keys(table: Table) -> None:
    table.editor.rows.setCurrentRow(3)
    for _ in range(4):
        QTest.keyClick(table.editor.rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [label.name for label in table.labels] == ["ORG", PROVINCE, SLOGAN, TASK]
    QTest.keyClick(table.editor.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [label.name for label in table.labels] == [PROVINCE, "ORG", SLOGAN, TASK]
    assert table.editor.current is not None and table.editor.current.name == "ORG"


def test_order_by_dragging(table: Table, qtbot: QtBot) -> None:
    rows = table.editor.rows
    assert rows.model().moveRow(QModelIndex(), 3, QModelIndex(), 0), "what a drop does"
    qtbot.waitUntil(lambda: table.labels[0].name == "ORG")
    assert [label.name for label in table.labels] == ["ORG", PROVINCE, SLOGAN, TASK]


def test_a_new_label_is_named_and_fixed_once_it_is_used(table: Table) -> None:
    editor, form = table.editor, table.editor.form
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    assert editor.current is not None and editor.current.name == "LABEL_1" and editor.current.key == "5"
    assert editor.current.colour == "rose", "the first colour nobody has"
    form.en.setFocus()
    form.en.selectAll()
    QTest.keyClicks(form.en, "Law title")
    QTest.keyClick(form.en, Qt.Key.Key_Return)
    assert editor.current.name == "LAW_TITLE" and table.of("LAW_TITLE").en == "Law title"
    assert not form.name.isReadOnly()
    editor.fresh.discard("LAW_TITLE")
    editor.show_labels(table.labels, {})
    assert form.name.isReadOnly()
    assert editor.delete_button.isEnabled()


def test_what_an_empty_text_says_is_shown_anew_and_whole(table: Table, qtbot: QtBot) -> None:
    editor, words = table.editor, table.editor.form.guideline
    editor.rows.setCurrentRow(0)
    QApplication.processEvents()
    seen: list[QEvent.Type] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            seen.append(event.type())
            return False

    watch = Watch()
    words.viewport().installEventFilter(watch)
    words.setPlaceholderText("Another")
    QApplication.processEvents()
    assert QEvent.Type.Paint in seen
    editor.setStyleSheet(sheet_of(LIGHT))

    def whole() -> bool:
        room = words.viewport().rect().adjusted(4, 4, -4, -4)
        needed = words.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words.placeholderText())
        return needed.height() <= room.height()

    for width in (760, 620):
        editor.resize(width, 620)
        editor.rows.setCurrentRow(3)
        for row, label in enumerate(BUILT_IN_LABELS):
            editor.rows.setCurrentRow(row)
            assert words.placeholderText() == guideline(label, chinese=False)
            qtbot.waitUntil(whole)


def test_closing_by_escape_puts_what_was_written(table: Table) -> None:
    form = table.editor.form
    table.editor.rows.setCurrentRow(3)
    form.guideline.setFocus()
    QTest.keyClicks(form.guideline, "Bodies")
    QTest.keyClick(form.guideline, Qt.Key.Key_Escape)
    assert not table.editor.isVisible() and table.of("ORG").guideline == "Bodies"


def test_fields_are_made_and_changed(table: Table, qtbot: QtBot) -> None:
    editor, form = table.editor, table.editor.form
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    editor.rows.setCurrentRow(3)
    QTest.mouseClick(form.fields.more, Qt.MouseButton.LeftButton)
    row = form.fields.rows[0]
    write(row.name, "行业")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert table.of("ORG").fields == (LabelField("行业"),)
    row.kind.setCurrentIndex(row.kind.findData("codes"))
    row.kind.activated.emit(row.kind.currentIndex())
    assert editor.focusWidget() is row.values, "what comes next is its values"
    QTest.keyClicks(row.values, "G60")
    QTest.keyClick(row.values, Qt.Key.Key_Return)
    assert not editor.trouble.isVisible(), "what is still being written lacks nothing yet"
    row.values.clear()
    form.guideline.setFocus()
    qtbot.waitUntil(editor.trouble.isVisible)
    assert table.of("ORG").fields == (LabelField("行业"),), "a list needs its values"
    row.values.setFocus()
    row.values.setPlainText("G60 邮政业\n\nH62  餐饮业\n")
    row.values.commit()
    assert table.of("ORG").fields == (LabelField("行业", FieldKind.CODES, (("G60", "邮政业"), ("H62", "餐饮业"))),)
    assert not editor.trouble.isVisible()
    QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert table.of("ORG").fields == ()


def test_what_may_be_deleted_hidden_and_merged(table: Table) -> None:
    editor = table.editor
    asked: list[tuple[object, ...]] = []
    editor.hide_asked.connect(lambda *what: asked.append(("hide", *what)))
    editor.delete_asked.connect(lambda *what: asked.append(("delete", *what)))
    editor.merge_asked.connect(lambda *what: asked.append(("merge", *what)))
    editor.rows.setCurrentRow(0)
    assert not editor.delete_button.isEnabled() and editor.hide_button.isEnabled(), "built-in: hidden, never deleted"
    assert not editor.merge_button.isVisible(), "nothing has it"
    editor.rows.setCurrentRow(3)
    assert not editor.delete_button.isEnabled() and "12" in editor.merge_words.text()
    editor.merge_into.setCurrentIndex(editor.merge_into.findData(SLOGAN))
    QTest.mouseClick(editor.merge_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(editor.hide_button, Qt.MouseButton.LeftButton)
    assert asked == [("merge", "ORG", SLOGAN), ("hide", "ORG", True)]


def test_a_read_only_table_is_shown_and_not_changed(table: Table) -> None:
    editor, form = table.editor, table.editor.form
    editor.set_read_only(True)
    editor.rows.setCurrentRow(3)
    before = table.labels
    form.zh.setFocus()
    QTest.keyClicks(form.zh, "x")
    QTest.keyClick(form.zh, Qt.Key.Key_Return)
    QTest.keyClick(editor.rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    for button in (editor.add, editor.hide_button, editor.delete_button):
        assert not button.isEnabled()
    assert table.labels == before and form.guideline.isReadOnly() and not form.key.isEnabled()


def test_values_from_lines() -> None:
    assert values_of("G60 邮政业\n G60 邮政业 \nH62", FieldKind.CODES) == (("G60", "邮政业"), ("H62", ""))
    assert values_of("国家 级\n省\n省", FieldKind.CHOICE) == (("国家 级", ""), ("省", ""))


# ---- the top bar


@pytest.mark.parametrize("width", [560, 640, 853, 1280])
def test_many_labels_never_make_the_bar_wider(qtbot: QtBot, width: int) -> None:
    actions = {name: QAction(name) for name in ("open_files", "export", "undo", "redo", "library_pane", "side_pane")}
    chips = LabelChips()
    chips.set_labels([replace(ORG, name=f"L{number}", en=f"A long name {number}") for number in range(20)])
    bar = TopBar(actions, chips)
    qtbot.addWidget(bar)
    for part in (chips, bar):
        part.set_theme(LIGHT)
    bar.saved.show_state("saved")
    with qtbot.waitExposed(bar):  # until then its first size may still arrive
        bar.show()
    bar.show_counts(10, 20, 30)
    bar.resize(width, 48)
    QApplication.processEvents()
    assert bar.width() == width, "the window is not made wider"
    seen = [chip for chip in chips.chips.values() if chip.isVisible()]
    assert len(seen) < 20 and (width < 640 or seen)
    assert all(chip.mapTo(bar, chip.rect().topRight()).x() < bar.saved.x() for chip in seen), (
        "none lies under another part"
    )
    assert bar.saved.geometry().right() < width


def test_giving_a_label_writes_no_settings_before_the_next_key(window: MainWindow) -> None:
    settings = window.settings
    for name in ("SLOGAN", "TASK"):
        window.panes.labels.note_used(name)
    assert settings.names("labels_used") == ()
    assert [one.name for one in window.panes.labels._last_used_first()][:2] == ["TASK", "SLOGAN"]
    leave(window)
    assert Settings(settings.path).names("labels_used") == ("TASK", "SLOGAN")
