"""The article's card, the list of ticks, and what a label is for where the pointer rests."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.articles.fields import BUILT_IN_FIELDS, FieldRow, Kind
from core.labels.guidelines import guideline
from core.model import BUILT_IN_LABELS, OPTIONAL_LABELS, Article, Label, Span
from core.spans import SpanSet
from ui.panels.article.card import ArticleCard, FieldView
from ui.panels.article.fill_page import kind_of
from ui.panels.card.card import CardPanel
from ui.panels.over_page.small_toolbar import SmallToolbar
from ui.panels.parts.chips import LabelChips
from ui.panels.parts.fact_rows import Fact, FactList, turned


@pytest.fixture
def card(qtbot: QtBot) -> ArticleCard:
    made = ArticleCard()
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.set_fields((*BUILT_IN_FIELDS, FieldRow("own", "自", "Own", Kind.CHOICE, ("a", "b"))))
    made.show_values({"title": FieldView("页", by_person=False, page="页")}, read_only=False)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_what_is_being_typed_is_not_overwritten_by_news(qtbot: QtBot, card: ArticleCard) -> None:
    line = card.lines["title"]
    line.setFocus()
    line.setText("新")
    card.show_values({"title": FieldView("页", by_person=False, page="页")}, read_only=False)
    assert line.text() == "新"
    card.show_values({"title": FieldView("别", by_person=True, page="页")}, read_only=False)
    assert line.text() == "别", "another value on record shows"


def test_enter_confirms_and_tab_does_not(qtbot: QtBot, card: ArticleCard) -> None:
    line = card.lines["title"]
    heard: list[tuple[str, str, bool]] = []
    card.kept.connect(lambda *what: heard.append(what))
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert heard == []
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard == [("title", "页", True)]


def test_the_way_back_to_the_page_shows_only_where_it_leads_somewhere(card: ArticleCard) -> None:
    values = {"title": FieldView("我", by_person=True, page="页"), "source": FieldView("我", by_person=True, page="")}
    card.show_values(values, read_only=False)
    assert not card._backs["title"].isHidden() and card._backs["source"].isHidden()
    card.show_values(values, read_only=True)
    assert card._backs["title"].isHidden() and card.lines["title"].isReadOnly()


def test_an_empty_author_takes_no_room(card: ArticleCard) -> None:
    assert card.lines["author"].isHidden()
    card.show_values({"author": FieldView("某", by_person=False, page="某")}, read_only=False)
    assert not card.lines["author"].isHidden()
    card.fold.setChecked(False)
    assert card.area.isHidden()


def test_choices_open_below_the_line(qtbot: QtBot, card: ArticleCard) -> None:
    line = card.lines["level"]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    popup = line.completer().popup()
    assert popup.isVisible() and popup.model().rowCount() == 6
    popup.hide()


def test_ticks_turn_by_space_and_letters_do_nothing(qtbot: QtBot) -> None:
    view = FactList(many=True)
    qtbot.addWidget(view)
    view.rows.take(100_000, lambda at: Fact(str(at), "", ticked=True))
    view.show()
    view.selectAll()
    heard: list[list[int]] = []
    view.ticked.connect(heard.append)
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert heard == []
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert len(heard[0]) == 100_000


def test_turning_ticks() -> None:
    assert turned(frozenset({1, 2}), [1, 2]) == set()
    assert turned(frozenset({1}), [1, 2]) == {1, 2}
    assert turned(frozenset({1, 3}), [1]) == {3}


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["1", "2,000", ""], Kind.NUMBER),
        (["2020/1/2", "2021年"], Kind.DATE),
        (["2020", "x"], Kind.TEXT),
        ([""], Kind.TEXT),
    ],
)
def test_a_new_field_takes_the_kind_of_its_values(values: list[str], kind: Kind) -> None:
    assert kind_of(values) is kind


def test_every_built_in_label_says_what_it_is_for(qtbot: QtBot) -> None:
    for label in (*BUILT_IN_LABELS, *OPTIONAL_LABELS):
        assert guideline(label, chinese=True) != guideline(label, chinese=False) != ""
    assert guideline(Label("OWN", "自", "Own", "#123456"), chinese=True) == ""
    chips, toolbar, span_card = LabelChips(), SmallToolbar(), CardPanel()
    for widget in (chips, toolbar, span_card):
        qtbot.addWidget(widget)
        widget.set_labels(BUILT_IN_LABELS)
    ours = guideline(BUILT_IN_LABELS[1], chinese=False)[:40]
    assert ours in chips.chips["SLOGAN"].toolTip()
    chips.set_narrow(narrow=True)
    assert ours in chips.chips["SLOGAN"].toolTip()
    assert ours in toolbar._labels[1].toolTip()
    span = Span("a", "SLOGAN", 0, 2, confidence=0.5)
    span_card.show_span(span, Article("六稳", ""), SpanSet([span]))
    assert ours in span_card.state.toolTip() and "0.50" in span_card.state.toolTip()


def test_a_title_without_room_ends_in_an_ellipsis_and_is_said_whole(card: ArticleCard) -> None:
    line, title = card.lines["title"], "粤赣湘三省局迅速学习贯彻国家局努力完成邮政快递业全年目标任务"

    def ink(words: str) -> list[int]:
        """How many points of each column are drawn; the frame, which is alike everywhere, left out."""
        card.show_values({"title": FieldView(words, by_person=True)}, read_only=False)
        drawn = line.grab().toImage()
        ground = drawn.pixel(drawn.width() - 3, drawn.height() // 2)
        inside = range(1, drawn.height() - 1)
        return [sum(drawn.pixel(x, y) != ground for y in inside) for x in range(4, drawn.width() - 4)]

    card.lines["source"].setFocus()
    ink(title)
    short = line.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, line.room().width())
    assert short.endswith("…")
    assert ink(title) == ink(short)
    ink(title)
    assert line.cut_short
    assert line.toolTip() == line.text() == title
    line.setFocus()
    assert not line.cut_short, "what is edited scrolls"
    ink("页")
    card.lines["source"].setFocus()
    assert not line.cut_short
