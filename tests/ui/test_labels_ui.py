"""Labels in the window's parts: colours that can be read, editors of attributes, the picker, the editor of the table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QColor, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.attributes import YES
from core.labelling import problems
from core.model import (
    BUILT_IN_LABELS,
    OPTIONAL_LABELS,
    PROVINCE,
    SLOGAN,
    TASK,
    Article,
    FieldKind,
    Group,
    Label,
    LabelField,
    Origin,
    Span,
    Status,
)
from core.spans import SpanSet
from ui.hues import COLOUR_NAMES, PALETTE, contrast, least_contrast, readable
from ui.panels.attribute_editors import ChoiceBox, CodeLine, NumberLine, ProvinceLine, TickLine, ValueLine
from ui.panels.card import CardPanel
from ui.panels.chips import LabelChips
from ui.panels.label_colours import contrasts
from ui.panels.label_editor import LabelEditor
from ui.panels.label_fields import values_of
from ui.panels.label_picker import LabelPicker
from ui.theme import DARK, LIGHT, Theme
from ui.top_bar import TopBar

ORG = Label("ORG", "机构", "Organisation", "plum", "wave", "4")
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
WARM_PAPER = QColor("#F1E7D0")
"""Darker than any paper a light theme would have: the palette leaves room for one."""


def write(line: QWidget, words: str) -> None:
    """Write what no key has, as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(line, event)


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


# ---- editors


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(300, 300)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


class Told:
    """What an editor said."""

    def __init__(self, editor: ValueLine | ChoiceBox | TickLine, home: QWidget) -> None:
        self.put: list[str] = []
        self.left = 0
        self.refused: list[str] = []
        layout = home.layout()
        assert layout is not None
        layout.addWidget(editor)
        editor.put.connect(self.put.append)
        editor.left.connect(self._on_left)
        if isinstance(editor, ValueLine):
            editor.told.connect(self.refused.append)
        editor.show()
        editor.setFocus()

    def _on_left(self) -> None:
        self.left += 1


def test_a_province_by_pinyin_and_enter(home: QWidget) -> None:
    line = ProvinceLine(several=True)
    told = Told(line, home)
    line.show_value("36")
    assert line.text() == "江西 36"
    line.selectAll()
    QTest.keyClicks(line, "guangd")
    assert line.dropped.isVisible() and [row.words for row in line.dropped.list.rows] == ["广东"]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (told.put, told.left, line.text()) == (["44"], 1, "广东 44")
    assert not line.dropped.isVisible()


def test_of_several_provinces_the_arrows_choose(home: QWidget) -> None:
    line = ProvinceLine(several=False)
    told = Told(line, home)
    QTest.keyClicks(line, "sx")
    assert [row.words for row in line.dropped.list.rows] == ["山西", "陕西"]
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.put == ["61"]


def test_several_codes_one_after_the_other(home: QWidget) -> None:
    line = ProvinceLine(several=True)
    told = Told(line, home)
    line.show_value("44")
    line.end(False)
    write(line, "、hun")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.put == ["44 43"]
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.put == ["44 43", ""]


def test_a_click_on_a_suggestion_takes_it(home: QWidget) -> None:
    line = ProvinceLine(several=False)
    line.set_theme(LIGHT)
    told = Told(line, home)
    QTest.keyClicks(line, "guang")
    rows = line.dropped.list
    second = rows.visualRect(rows.model().index(1, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, second)
    assert (told.put, told.left) == (["45"], 1)


def test_what_is_not_understood_is_refused_and_escape_takes_it_back(home: QWidget) -> None:
    line = ProvinceLine(several=False)
    told = Told(line, home)
    line.show_value("44")
    line.selectAll()
    QTest.keyClicks(line, "zzz")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.put == [] and told.left == 0 and "zzz" in told.refused[0]
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), told.left, told.put) == ("广东 44", 1, [])


def test_going_elsewhere_puts_what_was_typed(home: QWidget) -> None:
    line, other = ValueLine(), ValueLine()
    told = Told(line, home)
    Told(other, home)
    line.setFocus()
    write(line, "六稳 ")
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert told.put == ["六稳"] and told.left == 0


def test_an_input_method_writes_into_the_lines(home: QWidget) -> None:
    line = ProvinceLine(several=False)
    told = Told(line, home)
    assert line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    write(line, "粤")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.put == ["44"]


def test_a_number_is_one(home: QWidget) -> None:
    line = NumberLine()
    told = Told(line, home)
    QTest.keyClicks(line, "x")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.put == [] and told.refused
    line.selectAll()
    QTest.keyClicks(line, "012")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.put == ["12"]


def test_a_code_list_is_searched_by_pinyin(home: QWidget) -> None:
    spelt = {"邮政业": ("youzhengye", "yzy"), "餐饮业": ("canyinye", "cyy")}
    line = CodeLine((("G60", "邮政业"), ("H62", "餐饮业")), lambda name: spelt.get(name, ()))
    told = Told(line, home)
    QTest.keyClicks(line, "yz")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.put == ["G60"] and line.text() == "邮政业 G60"
    line.end(False)
    QTest.keyClicks(line, " cany")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.put[-1] in {"H62", "G60 H62"}
    line.selectAll()
    QTest.keyClicks(line, "H62")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.put[-1] == "H62"


def test_the_wheel_changes_no_choice_and_letters_do_not_act(home: QWidget) -> None:
    box = ChoiceBox((("", ""), ("A", "A"), ("B", "B")))
    told = Told(box, home)
    box.show_value("A")
    middle = QPointF(box.rect().center())
    wheel = QWheelEvent(
        middle, box.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert (box.currentData(), told.put) == ("A", [])
    QTest.keyClicks(box, "b")
    assert told.put == ["B"], "a letter chooses the value that begins so"
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told.left == 1
    box.show_value("elsewhere")
    assert box.currentData() == "elsewhere", "a value that is none of the choices is shown"


def test_a_tick(home: QWidget) -> None:
    tick = TickLine("Inside a name")
    told = Told(tick, home)
    tick.show_value("")
    QTest.keyClick(tick, Qt.Key.Key_Space)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert told.put == [YES, ""]


# ---- the card

TEXT = "会议要求，一是抓安全；二是抓“六稳”。广东省"
SPANS = SpanSet(
    [
        Span("t1", TASK, 5, 10, group="g", ordinal=1, style="N是", province="44", origin=Origin("task.shi", "1")),
        Span("t2", TASK, 11, 18, Status.ACCEPTED, group="g", ordinal=2, style="N是", province="44"),
        Span("s", SLOGAN, 15, 17, norm="六稳", tier="A", origin=Origin("slogan.list", "2"), confidence=0.7),
        Span("p", PROVINCE, 19, 22, norm="44", kind="full"),
        Span("o", "ORG", 0, 2, Status.REJECTED, extra={"fields": {"行业": "G60"}}),
    ],
    [Group("g", TASK, lead_in=(0, 4))],
)


@pytest.fixture
def card(home: QWidget) -> CardPanel:
    home.resize(320, 700)
    made = CardPanel(home)
    made.set_labels(
        [*BUILT_IN_LABELS, replace(ORG, fields=(LabelField("行业", FieldKind.CODES, (("G60", "邮政业"),)),))]
    )
    made.set_theme(LIGHT)
    made.set_province_names({"44": "广东"})
    made.set_explain(lambda span, _article, _spans: f"because {span.origin.rule}")
    layout = home.layout()
    assert layout is not None
    layout.addWidget(made)
    return made


def shown(card: CardPanel, span_id: str) -> CardPanel:
    card.show_span(SPANS.get(span_id), Article(TEXT, "x"), SPANS)
    return card


def test_the_card_says_what_how_sure_and_whose(card: CardPanel) -> None:
    shown(card, "t1")
    assert card.belongs.text() == "item 1 of 2 · 会议要求"
    assert card.why.text() == "because task.shi" and "task.shi" in card.why.toolTip()
    shown(card, "s")
    assert card.words.text() == "六稳" and card.badge.text() == "Slogan"
    assert card.state.text() == "perhaps · pending" and card.state.toolTip() == "Confidence 0.70"
    assert card.belongs.text() == "广东 · 会议要求 · task 2"
    assert card.why.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    shown(card, "o")
    assert card.state.text() == "rejected" and card.why.text() == "Marked by a person."
    card.show_span(None, Article(TEXT, "x"), SPANS)
    assert not card.isVisible() and card.form is None


def test_each_label_has_its_own_rows(card: CardPanel) -> None:
    rows = {}
    for span_id in ("t1", "s", "p", "o"):
        form = shown(card, span_id).form
        assert form is not None
        rows[span_id] = {name: getattr(one, "value", None) for name, one in form.editors.items() if one.isVisible()}
    assert rows["t1"] == {"ordinal": "1", "style": "N是", "province": "44"}
    assert rows["s"] == {"norm": "六稳", "kind": "", "tier": "A", "province": ""}
    assert rows["p"] == {"norm": "44", "kind": "full", "in_name": None}
    assert rows["o"] == {"field:行业": "G60"}


def test_what_is_put_names_the_span_it_was_put_for(card: CardPanel) -> None:
    put: list[tuple[str, str, str]] = []
    card.put_asked.connect(lambda *what: put.append(what))
    form = shown(card, "s").form
    assert form is not None
    norm = form.editors["norm"]
    assert isinstance(norm, ValueLine)
    norm.setFocus()
    norm.selectAll()
    write(norm, "六保")
    card.note_changed.connect(lambda *what: put.append(("note", *what)))
    form.note.setFocus()
    QTest.keyClicks(form.note, "see")
    shown(card, "p")
    assert put[0] == ("s", "norm", "六保")
    assert ("note", "s", "see") in put, "what is being typed is put before another span is shown"


def test_a_read_only_card_shows_and_takes_nothing(card: CardPanel) -> None:
    card.set_read_only(True)
    put: list[object] = []
    card.put_asked.connect(lambda *what: put.append(what))
    form = shown(card, "s").form
    assert form is not None
    norm = form.editors["norm"]
    assert isinstance(norm, ValueLine)
    norm.setFocus()
    QTest.keyClicks(norm, "x")
    QTest.keyClick(norm, Qt.Key.Key_Return)
    assert put == [] and norm.text() == "六稳" and not form.editors["tier"].isEnabled() and not card.flag.isEnabled()


def test_a_long_card_scrolls_instead_of_pushing_the_tabs_away(card: CardPanel, home: QWidget) -> None:
    home.resize(320, 300)
    QApplication.processEvents()
    shown(card, "s")
    QApplication.processEvents()
    assert card.height() <= round(home.height() * 0.62) + 1


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


def test_closing_by_escape_puts_what_was_written(table: Table) -> None:
    form = table.editor.form
    table.editor.rows.setCurrentRow(3)
    form.guideline.setFocus()
    QTest.keyClicks(form.guideline, "Bodies")
    QTest.keyClick(form.guideline, Qt.Key.Key_Escape)
    assert not table.editor.isVisible() and table.of("ORG").guideline == "Bodies"


def test_fields_are_made_and_changed(table: Table) -> None:
    editor, form = table.editor, table.editor.form
    editor.rows.setCurrentRow(3)
    QTest.mouseClick(form.fields.more, Qt.MouseButton.LeftButton)
    row = form.fields.rows[0]
    write(row.name, "行业")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert table.of("ORG").fields == (LabelField("行业"),)
    row.kind.setCurrentIndex(row.kind.findData("codes"))
    row.kind.activated.emit(row.kind.currentIndex())
    assert editor.trouble.isVisible() and table.of("ORG").fields == (LabelField("行业"),), "a list needs its values"
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
    actions = {name: QAction(name) for name in ("open_files", "export", "undo", "redo")}
    chips = LabelChips()
    chips.set_labels([replace(ORG, name=f"L{number}", en=f"A long name {number}") for number in range(20)])
    bar = TopBar(actions, chips)
    qtbot.addWidget(bar)
    for part in (chips, bar):
        part.set_theme(LIGHT)
    bar.saved.show_state("saved")
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
