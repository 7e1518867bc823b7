"""The structure pane: its rows, what a change touches, and that thousands of tasks are no trouble."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import corrections
from core.changes import apply
from core.extraction import extract
from core.model import Article, Group, Span, Status
from core.reading import read_text
from core.spans import SpanSet
from tests.timing import best_of
from ui.look.theme import LIGHT, sheet_of
from ui.panels.structure import structure
from ui.panels.structure.rows import Kind, StructureModel, rows_of
from ui.panels.structure.structure import StructurePanel

TEXT = (
    "广东省局召开会议\n一、总体要求\n广东省邮政管理局要求，一是要在总结经验基础上，落实“六稳”工作；二是推进服务。\n"
    "二、重点任务\n江西省邮政管理局提出，一是抓安全；二是抓党建；三是抓作风。"
)


@pytest.fixture
def panel(qtbot: QtBot) -> StructurePanel:
    made = StructurePanel()
    qtbot.addWidget(made)
    made.set_theme(LIGHT)
    made.set_province_names({"44": "广东", "36": "江西"})
    made.resize(320, 400)
    made.show()
    return made


def opened(panel: StructurePanel) -> tuple[Article, SpanSet]:
    article = read_text(TEXT)
    found = extract(article)
    spans = SpanSet(found.spans, found.groups)
    panel.set_article(article, spans, found.outline)
    return article, spans


def words(panel: StructurePanel) -> list[str]:
    return [str(panel.model.index(at).data()) for at in range(panel.model.rowCount())]


def test_rows_are_heads_tasks_and_headings_in_reading_order(panel: StructurePanel) -> None:
    opened(panel)
    kinds = [row.kind for row in panel.model.rows]
    assert kinds == [Kind.HEADING, Kind.HEAD, Kind.TASK, Kind.TASK, Kind.HEADING, Kind.HEAD, *[Kind.TASK] * 3]
    shown = words(panel)
    assert shown[1].startswith("广东  广东省邮政管理局")
    assert shown[2] == "一  总结经验基础上"
    assert shown[3] == "二  推进服务"
    assert shown[8] == "三  抓作风"
    whole = panel.model.index(2).data(Qt.ItemDataRole.ToolTipRole)
    assert whole == "一是要在总结经验基础上，落实“六稳”工作"


def test_a_decision_touches_one_row_only(panel: StructurePanel, qtbot: QtBot) -> None:
    _article, spans = opened(panel)
    task = next(span for span in spans if span.label == "TASK")
    touched: list[int] = []
    panel.model.dataChanged.connect(lambda first, _last: touched.append(first.row()))
    made = corrections.accept(spans, [task.id])
    panel.apply(spans, apply(spans, made), made)
    assert touched == [2]
    assert not panel._late.isActive()
    accepted = panel.model.task(panel.model.rows[2])
    assert accepted is not None
    assert accepted.status is Status.ACCEPTED


def test_a_rejected_task_leaves_and_comes_back(panel: StructurePanel, qtbot: QtBot) -> None:
    _article, spans = opened(panel)
    task = next(span for span in spans if span.label == "TASK")
    made = corrections.remove(spans, [task.id])
    after = apply(spans, made)
    panel.apply(spans, after, made)
    qtbot.waitUntil(lambda: task.id not in panel.model.at)
    back = corrections.accept(after, [task.id])
    panel.apply(after, apply(after, back), back)
    qtbot.waitUntil(lambda: task.id in panel.model.at)


def test_a_task_that_comes_back_selected_is_the_chosen_row(panel: StructurePanel, qtbot: QtBot) -> None:
    _article, spans = opened(panel)
    first, second = [span for span in spans if span.label == "TASK"][:2]
    panel.select(first.id)
    made = corrections.remove(spans, [first.id])
    after = apply(spans, made)
    panel.apply(spans, after, made)
    panel.select(second.id)
    qtbot.waitUntil(lambda: first.id not in panel.model.at)
    back = corrections.accept(after, [first.id])
    panel.apply(after, apply(after, back), back)
    panel.select(first.id)
    qtbot.waitUntil(lambda: first.id in panel.model.at)
    assert [index.row() for index in panel.list.selectionModel().selectedRows()] == [panel.model.at[first.id]]
    panel.select("")
    panel.apply(after, spans, corrections.remove(after, [second.id]))
    qtbot.waitUntil(lambda: not panel._late.isActive())
    assert panel.list.selectionModel().selectedRows() == [], "nothing is selected on the page"


def test_a_chosen_row_is_a_card_with_the_pane_on_both_sides(panel: StructurePanel) -> None:
    panel.setStyleSheet(sheet_of(LIGHT))
    opened(panel)
    row = panel.model.at[next(row.key for row in panel.model.rows if row.kind is Kind.TASK)]
    panel.select(panel.model.rows[row].key)
    picture = panel.list.viewport().grab().toImage()
    rect = panel.list.visualRect(panel.model.index(row))
    colours = [picture.pixelColor(x, rect.center().y()).name() for x in (2, rect.right() - 2)]
    assert colours == [LIGHT.panel.lower()] * 2
    assert picture.pixelColor(rect.right() - 14, rect.center().y()).name() == LIGHT.chosen.lower()


def test_a_click_chooses_and_a_selection_from_outside_does_not(panel: StructurePanel, qtbot: QtBot) -> None:
    opened(panel)
    chosen: list[object] = []
    panel.span_chosen.connect(chosen.append)
    panel.place_chosen.connect(chosen.append)
    task, heading = panel.model.rows[2], panel.model.rows[4]
    panel.select(task.key)
    assert chosen == []
    assert panel.list.currentIndex().row() == 2
    for at, expected in ((4, heading.place), (2, task.key)):
        rect = panel.list.visualRect(panel.model.index(at))
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        assert chosen[-1] == expected
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert chosen[-1] == panel.model.rows[3].key


def test_nested_lists_have_one_head() -> None:
    groups = [Group("a", "TASK"), Group("b", "TASK", level=2, parent="a")]
    spans = [
        Span("1", "TASK", 0, 30, group="a", ordinal=1),
        Span("2", "TASK", 5, 10, group="b", ordinal=1, level=2),
        Span("3", "TASK", 11, 20, group="b", ordinal=2, level=2),
        Span("4", "TASK", 31, 40, group="a", ordinal=2),
    ]
    rows = rows_of(SpanSet(spans, groups), ())
    assert [(row.kind, row.level) for row in rows] == [
        (Kind.HEAD, 1), (Kind.TASK, 1), (Kind.TASK, 2), (Kind.TASK, 2), (Kind.TASK, 1),
    ]  # fmt: skip


def heads(spans: SpanSet) -> list[str]:
    return [row.key for row in rows_of(spans, ()) if row.kind is Kind.HEAD]


def test_a_list_after_a_task_of_no_group_has_its_head() -> None:
    alone = Span("1", "TASK", 0, 4)
    listed = Span("2", "TASK", 5, 9, group="a", ordinal=1)
    assert heads(SpanSet([alone, listed], [Group("a", "TASK")])) == ["", "a"]


def test_a_head_names_the_province_of_its_task_where_the_group_names_none(panel: StructurePanel) -> None:
    task = Span("1", "TASK", 0, 4, group="a", ordinal=1, province="44")
    panel.set_article(read_text("一是安全。"), SpanSet([task], [Group("a", "TASK")]))
    assert words(panel)[0] == "广东"


def test_one_click_chooses_once_and_a_second_click_again(panel: StructurePanel, qtbot: QtBot) -> None:
    opened(panel)
    chosen: list[str] = []
    panel.span_chosen.connect(chosen.append)
    place = panel.list.visualRect(panel.model.index(2)).center()
    for times in (1, 2):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert chosen == [panel.model.rows[2].key] * times
        qtbot.wait(QApplication.doubleClickInterval() + 20)


def many(number: int) -> SpanSet:
    groups = [Group(f"g{at}", "TASK") for at in range(number // 4)]
    tasks = [
        Span(f"t{at}", "TASK", at * 30, at * 30 + 20, group=f"g{at // 4}", ordinal=at % 4 + 1) for at in range(number)
    ]
    others = [Span(f"o{at}", "PROVINCE", at * 10, at * 10 + 2) for at in range(3 * number)]
    return SpanSet([*tasks, *others], groups)


def test_rows_cost_in_proportion_to_the_tasks() -> None:
    def took(spans: SpanSet) -> float:
        return best_of(lambda: rows_of(spans, ()))

    small, large = many(3_200), many(12_800)
    # Four times the tasks: the square would be sixteen times as long.
    assert took(large) < 9 * max(took(small), 0.001)


def test_an_empty_article_says_what_would_stand_here(panel: StructurePanel) -> None:
    panel.set_article(read_text("没有任务。"), SpanSet())
    assert panel.model.rowCount() == 0
    assert panel.list.empty_words
    panel.follow(0)
    panel.select("nobody")


class Counting(StructureModel):
    """Counts how often the view asks how many rows there are: once a row when it lays them all out."""

    asked = 0

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        Counting.asked += 1
        return super().rowCount(parent)


def test_a_decision_lays_out_no_other_row(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """`QListView` lays all rows out again whenever one changes: 150 ms a key at 13,000 tasks."""
    monkeypatch.setattr(structure, "StructureModel", Counting)
    panel = StructurePanel()
    qtbot.addWidget(panel)
    panel.set_theme(LIGHT)
    panel.resize(320, 400)
    panel.show()
    spans = many(3_000)
    panel.set_article(read_text("文" * 100_000), spans)
    panel.select("t1")
    QApplication.processEvents()
    Counting.asked = 0
    made = corrections.accept(spans, ["t1"])
    panel.apply(spans, apply(spans, made), made)
    panel.select("")
    QApplication.processEvents()
    assert Counting.asked < 300


def test_a_task_moved_to_where_a_heading_stands_is_put_in_order_anew(panel: StructurePanel, qtbot: QtBot) -> None:
    article, before = opened(panel)
    heading = next(row for row in panel.model.rows if row.kind is Kind.HEADING)
    first = next(row for row in panel.model.rows if row.kind is Kind.TASK)
    span = before.get(first.key)
    assert span is not None and heading.place < span.start
    changes = corrections.resize(before, article.text, span.id, heading.place, span.end)
    after = apply(before, changes)
    panel.apply(before, after, changes)
    qtbot.waitUntil(lambda: panel.model.rows == rows_of(after, extract(article).outline))
