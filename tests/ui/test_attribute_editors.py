"""Attributes in the window's parts: their editors, and the card they stand in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.labels.attributes import YES
from core.model import (
    BUILT_IN_LABELS,
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
from ui.look.theme import LIGHT
from ui.panels.card.attribute_editors import ChoiceBox, CodeLine, NumberLine, ProvinceLine, TickLine, ValueLine
from ui.panels.card.card import CardPanel

ORG = Label("ORG", "机构", "Organisation", "plum", "wave", "4")


def write(line: QWidget, words: str) -> None:
    """Write what no key has, as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(line, event)


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
    assert card.state.text() == "perhaps · pending" and "Confidence 0.70" in card.state.toolTip()
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


def test_the_room_of_a_taller_card_lies_below_the_lines(card: CardPanel) -> None:
    shown(card, "t1")
    QApplication.processEvents()
    alone = card.belongs.geometry().top()
    long = replace(SPANS.get("t1") or next(iter(SPANS)), note="x", end=18)
    card.set_explain(lambda _span, _article, _spans: "as long as four lines " * 8)
    card.show_span(long, Article(TEXT, "x"), SPANS)
    QApplication.processEvents()
    tall = card.height()
    card.set_explain(lambda _span, _article, _spans: "short")
    shown(card, "t1")
    QApplication.processEvents()
    assert card.height() == tall, "it does not jump for a line or two"
    assert card.belongs.geometry().top() == alone


def test_a_row_of_provinces_is_written_as_it_stands(card: CardPanel) -> None:
    text = "川渝黔三省；江西、湖南两省"
    groups = [Group("a", PROVINCE), Group("b", PROVINCE)]
    made = [Span(f"p{at}", PROVINCE, at, at + 1, group="a") for at in range(3)]
    made += [Span("q1", PROVINCE, 6, 8, group="b"), Span("q2", PROVINCE, 9, 11, group="b")]
    spans = SpanSet(made, groups)
    card.show_span(spans.get("p1"), Article(text, "x"), spans)
    assert card.belongs.text() == "one of 川渝黔"
    card.show_span(spans.get("q1"), Article(text, "x"), spans)
    assert card.belongs.text() == "one of 江西, 湖南"
    refused = spans.updated([replace(made[1], status=Status.REJECTED)])
    card.show_span(refused.get("p0"), Article(text, "x"), refused)
    assert card.belongs.text() == "one of 川, 黔"


def test_an_item_behind_a_gap_is_not_the_third_of_two(card: CardPanel) -> None:
    spans = SPANS.updated([replace(SPANS.get("t2") or next(iter(SPANS)), ordinal=3)])
    card.show_span(spans.get("t2"), Article(TEXT, "x"), spans)
    assert card.belongs.text() == "task 3 · 会议要求"
