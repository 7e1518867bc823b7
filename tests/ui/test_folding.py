"""Page chrome in one line: what is folded, how it opens, and what opens it by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.model import Article, Paragraph, Role, Span, Status
from core.reading import read_text
from core.spans import SpanSet
from ui.reader.blocks import blocks_of
from ui.reader.folding import WORTH, folded
from ui.reader.view import ReaderView

LINES = (
    ("首页", Role.CHROME),
    ("要闻 专题 登录", Role.CHROME),
    ("现在位置: 首页 > 要闻 > 正文", Role.CHROME),
    ("全省推进快递进村", Role.TITLE),
    ("各地要抓好落实。" * 30, Role.BODY),
    ("本页仅供参考。", Role.CHROME),
    ("各地要抓好落实。" * 90, Role.BODY),
    ("免责声明。" * 30, Role.CHROME),
)


def article(lines: tuple[tuple[str, Role], ...] = LINES) -> Article:
    paragraphs, at = [], 0
    for words, role in lines:
        paragraphs.append(Paragraph(at, at + len(words), role))
        at += len(words) + 1
    return Article("\n".join(words for words, _role in lines), "", tuple(paragraphs))


@pytest.fixture
def view(qtbot) -> ReaderView:
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.set_article(article(), SpanSet(), ())
    QApplication.processEvents()
    return made


def click_line(view: ReaderView, offset: int, x: int) -> None:
    rect = view.rect_of((offset, offset + 1))[0]
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, rect.center().y())
    )


def test_runs_and_long_paragraphs_are_folded_short_ones_are_not() -> None:
    made = article()
    shown, opened = folded(blocks_of(made), ())
    assert opened == frozenset()
    assert [block.folded for block in shown] == [True, False, False, False, False, True]
    first, last = shown[0], shown[-1]
    assert made.text[first.start : first.words_end] == "首页"
    assert made.text[first.start : first.end].endswith("正文"), "every offset of the run is in the one block"
    assert last.end == len(made.text)
    assert len("免责声明。" * 30) >= WORTH > len("本页仅供参考。")


def test_an_opened_run_shows_all_its_paragraphs() -> None:
    shown, opened = folded(blocks_of(article()), {0})
    assert opened == {0}
    assert len(shown) == len(LINES)


def test_a_page_of_nothing_but_chrome_stays_as_it_is() -> None:
    blocks = blocks_of(article(LINES[:3]))
    assert folded(blocks, ()) == (blocks, frozenset())


def test_a_click_unfolds_and_the_sign_in_the_margin_folds_again(view: ReaderView, qtbot) -> None:
    tall = view._page.height
    with qtbot.waitSignal(view.folds_changed):
        click_line(view, 0, view._column()[0] + 40)
    assert view.folds == {0}
    assert view.rect_of((4, 6)), "the second line is there now"
    assert view._page.height > tall
    click_line(view, 0, view._column()[0] + 40)
    assert view.folds == {0}, "the text of an opened stretch is only text"
    click_line(view, 0, view._column()[0] - 8)
    assert view.folds == frozenset()


def test_what_is_gone_to_is_unfolded(view: ReaderView) -> None:
    place = view.text.index("专题")
    view.set_matches([(place, place + 2)], 0)
    assert view.folds == {0}
    assert view.rect_of((place, place + 2))


def test_a_selected_span_is_unfolded_but_home_and_end_open_nothing(view: ReaderView) -> None:
    view.scroll_to(len(view.text))
    view.scroll_to(0)
    assert view.folds == frozenset()
    end = len(view.text)
    spans = SpanSet([Span("s", "SLOGAN", end - 10, end - 6, Status.PENDING)])
    view.set_article(article(), spans, ())
    view.select("s")
    assert view.folds == {view.text.index("免责")}


def test_nothing_is_folded_where_a_person_wants_that(view: ReaderView) -> None:
    view.set_folds(None)
    assert view.folds is None
    assert all(not block.folded for block in view.blocks)
    view.set_folds(())
    assert view.blocks[0].folded


def test_folding_keeps_the_line_at_the_top(view: ReaderView) -> None:
    view.toggle_fold(0)
    view.scroll_by(400)
    first = view.visible_range()[0]
    assert first > view.text.index("全省")
    view.toggle_fold(0)
    assert view.visible_range()[0] == first


def test_who_sees_the_last_line_has_seen_all_though_it_is_folded(view: ReaderView) -> None:
    view.scroll_to(len(view.text))
    assert view.blocks[-1].folded
    assert view.visible_range()[1] == len(view.text)
    view.scroll_to(0)
    view.set_article(article((*LINES[:4], LINES[5])), SpanSet(), ())
    view.resize(900, 700)
    assert view.visible_range() == (0, len(view.text))
    view.set_article(read_text("标题\n各地要抓好落实。\n\n\n\n"), SpanSet(), ())
    assert view.visible_range() == (0, len(view.text))
