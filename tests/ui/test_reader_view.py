"""The reader: offsets, selection, painting and intents, offscreen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.changes import SpanChange, apply
from core.model import BUILT_IN_LABELS, Article, Group, Paragraph, Role, Span, Status, replace
from core.spans import SpanSet
from ui.reader.style import dark_reader_theme, light_reader_theme
from ui.reader.view import ReaderView

BODY = "各地要抓好𠮷祥工程😀建设,一是落实责任,二是加强协作。"


def article_of(*lines: str) -> Article:
    text = "\n".join(lines)
    paragraphs, at = [], 0
    for number, line in enumerate(lines):
        paragraphs.append(Paragraph(at, at + len(line), Role.TITLE if number == 0 and len(lines) > 1 else Role.BODY))
        at += len(line) + 1
    return Article(text, "", tuple(paragraphs))


def long_article(count: int = 400) -> Article:
    return article_of("标题", *(f"第{number}段," + BODY * (1 + number % 5) for number in range(count)))


@pytest.fixture
def view(qtbot):
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def shown(view, article, spans=(), groups=()):
    made = SpanSet(spans, groups)
    view.set_article(article, made, ())
    QApplication.processEvents()
    return made


def middle(view, offset):
    rect = view.rect_of((offset, offset + 1))[0]
    return rect.center()


def colours_in(view, rect):
    image = view.viewport().grab(rect).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


class Painted(QObject):
    """Sums the area of paint events."""

    def __init__(self, widget):
        super().__init__(widget)
        self.area = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.area += sum(rect.width() * rect.height() for rect in event.region())
        return False


@pytest.mark.parametrize("text", [BODY, "a\u0301b𠮷\u0302c😀😀d", "甲\u2028乙\t丙\x00丁😀戊", "👨\u200d👩\u200d👧好"])
def test_every_offset_goes_to_a_place_and_back(view, text):
    shown(view, article_of(text))
    found = {}
    for offset in range(len(text)):
        rects = view.rect_of((offset, offset + 1))
        if rects and rects[0].width() > 4:
            found[offset] = view.character_at(rects[0].center())
    assert len(found) >= len(text) // 3
    assert all(view.text[got] == text[at] or got <= at for at, got in found.items())
    assert all(got == at for at, got in found.items() if text[at] in "各𠮷😀甲乙丙丁戊bcd好" and "\u200d" not in text)


def test_astral_characters_select_exactly(view, qtbot):
    shown(view, article_of(BODY))
    start, end = BODY.index("𠮷"), BODY.index("😀") + 1
    first = view.rect_of((start, start + 1))[0]
    last = view.rect_of((end - 1, end))[0]
    chosen = []
    view.selection_released.connect(lambda place, rect: chosen.append((place, rect)))
    left, right = QPoint(first.left() + 2, first.center().y()), QPoint(last.right() - 2, last.center().y())
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=left)
    QTest.mouseMove(view.viewport(), (left + right) / 2)
    QTest.mouseMove(view.viewport(), right)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=right)
    assert view.selection() == (start, end)
    assert chosen and chosen[0][0] == (start, end) and chosen[0][1].height() > 5
    assert view.copy()
    assert QGuiApplication.clipboard().text() == "𠮷祥工程😀"


def test_copy_is_the_exact_text(view):
    text = "甲\x01乙\t丙\u2028丁\u00a0戊"
    shown(view, article_of(text))
    view.select_all()
    view.copy()
    assert view.selection() == (0, len(text))
    assert QGuiApplication.clipboard().text() == text
    view.clear_selection()
    assert view.selection() is None
    assert not view.copy()


def test_single_letters_go_to_the_window(qtbot):
    class Window(QWidget):
        def __init__(self):
            super().__init__()
            self.keys = []
            self.reader = ReaderView(self)
            QVBoxLayout(self).addWidget(self.reader)

        def keyPressEvent(self, event: QKeyEvent):
            self.keys.append(event.text())

    window = Window()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    window.reader.set_article(long_article(30), SpanSet(), ())
    for key in "jka1[]":
        QTest.keyClick(window.reader, key)
    assert window.keys == list("jka1[]")
    before = window.reader.visible_range()
    QTest.keyClick(window.reader, Qt.Key.Key_Space)
    assert window.keys == list("jka1[]")
    assert window.reader.visible_range() > before
    assert not window.reader.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_paging_home_and_end(view):
    shown(view, long_article())
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.visible_range()[1] == len(view.text)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.visible_range()[1] < len(view.text)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.visible_range()[0] == 0


def test_a_correction_paints_only_its_lines(view, qtbot):
    article = long_article(60)
    spans = [Span(f"s{at}", "PROVINCE", at, at + 2) for at in range(3, len(article.text) - 4, 40)]
    before = shown(view, article, spans)
    qtbot.wait(50)
    counted = Painted(view.viewport())
    old = before.get("s83")
    change = (SpanChange(old.id, old, replace(old, status=Status.ACCEPTED)),)
    view.apply(before, apply(before, change), change)
    qtbot.wait(30)
    whole = view.viewport().width() * view.viewport().height()
    assert 0 < counted.area < whole // 50
    view.viewport().update()
    qtbot.wait(30)
    assert counted.area >= whole


def test_overlapping_spans_all_stay_visible(view):
    spans = [Span("a", "PROVINCE", 2, 12, Status.ACCEPTED), Span("b", "SLOGAN", 4, 8, Status.ACCEPTED)]
    shown(view, article_of(BODY), spans)
    hues = light_reader_theme().hues
    seen = colours_in(view, view.rect_of("b")[0].adjusted(0, 0, 0, 12))
    assert hues["province"].ink.name() in seen
    assert hues["slogan"].ink.name() in seen


def test_underlines_of_the_same_range_lie_under_each_other(view):
    spans = [Span("a", "PROVINCE", 4, 8, Status.ACCEPTED), Span("b", "SLOGAN", 4, 8, Status.ACCEPTED)]
    shown(view, article_of(BODY), spans)
    image = view.viewport().grab(view.rect_of("a")[0].adjusted(0, 0, 0, 12)).toImage()
    rows = {}
    for name in ("province", "slogan"):
        ink = light_reader_theme().hues[name].ink.name()
        rows[name] = {
            y for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y).name() == ink
        }
    assert rows["province"] and rows["slogan"]
    assert rows["province"].isdisjoint(rows["slogan"])


def test_hidden_and_rejected_spans_are_not_painted(view):
    spans = [Span("a", "PROVINCE", 2, 12, Status.ACCEPTED), Span("c", "SLOGAN", 14, 18, Status.REJECTED)]
    shown(view, article_of(BODY), spans)
    hues = light_reader_theme().hues
    area = view.rect_of("a")[0].adjusted(0, 0, 0, 12)
    assert hues["province"].ink.name() in colours_in(view, area)
    assert hues["slogan"].ink.name() not in colours_in(view, view.viewport().rect())
    view.set_labels(BUILT_IN_LABELS, {"PROVINCE"})
    assert hues["province"].ink.name() not in colours_in(view, area)
    assert view.spans_at(5) == []


def test_the_theme_changes_the_page(view):
    shown(view, article_of(BODY))
    view.set_theme(dark_reader_theme())
    assert view.viewport().grab().toImage().pixelColor(3, 690).name() == dark_reader_theme().page.name()


@pytest.mark.parametrize("lines", [(BODY,), ("标题", BODY)])
def test_what_is_laid_out_already_looks_as_if_opened_in_the_other_theme(view, lines):
    shown(view, article_of(*lines), [Span("a", "SLOGAN", 5, 9)])
    view.grab()
    view.set_theme(dark_reader_theme())
    switched = view.viewport().grab().toImage()
    shown(view, article_of(*lines), [Span("a", "SLOGAN", 5, 9)])
    assert switched == view.viewport().grab().toImage()


def test_dragging_a_handle_asks_for_a_range(view):
    shown(view, article_of(BODY), [Span("a", "SLOGAN", 5, 9)])
    view.select("a")
    asked = []
    view.resize_asked.connect(lambda *what: asked.append(what))
    rect = view.rect_of("a")[0]
    handle = QPoint(rect.right() + 1, rect.bottom() + 2)
    assert view.handle_at(handle) == "end"
    to = view.rect_of((11, 12))[0]
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=handle)
    QTest.mouseMove(view.viewport(), to.center())
    QTest.mouseMove(view.viewport(), QPoint(to.right() - 1, to.center().y()))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(to.right() - 1, to.center().y()))
    assert asked == [("a", 5, 12)]
    assert view.selection() is None


def test_clicks_and_cycling_reach_every_span(view):
    shown(view, article_of(BODY), [Span("outer", "TASK", 2, 20), Span("inner", "SLOGAN", 5, 9)])
    asked = []
    view.span_clicked.connect(asked.append)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 6))
    assert asked == ["inner"]
    view.select("inner")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 6))
    view.cycle_at()
    assert asked == ["inner", "outer", "outer"]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(450, 600))
    assert asked[-1] == ""


def test_double_and_triple_clicks(view):
    shown(view, article_of("标题", "抓好abc12工程。" + BODY, BODY))
    at = view.text.index("bc12")
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, at))
    assert view.text[slice(*view.selection())] == "abc12"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, at))
    assert view.text[slice(*view.selection())] == "抓好abc12工程。" + BODY


def test_shift_arrows_extend_from_the_selected_span(view):
    shown(view, article_of(BODY), [Span("a", "SLOGAN", 5, 7)])
    view.select("a")
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection() == (5, 8)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection() == (5, 6)


def test_the_caret_moves_by_whole_characters(view):
    shown(view, article_of("a\u0301😀b", "乙" * 200))
    view.set_caret_mode(True)
    places = []
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right)
        places.append(view.selected_text.head)
    assert places == [2, 3, 4, 5]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selected_text.head > 20


def test_rect_of_is_empty_out_of_sight(view):
    article = long_article()
    shown(view, article, [Span("far", "SLOGAN", len(article.text) - 9, len(article.text) - 4)])
    assert view.rect_of("far") == []
    assert view.rect_of("nobody") == []
    view.select("far")
    assert view.rect_of("far")
    assert view.viewport().rect().contains(view.rect_of("far")[0])


def test_selecting_what_is_in_view_does_not_scroll(view):
    article = long_article()
    shown(view, article, [Span("a", "SLOGAN", 100, 104)])
    y = view.verticalScrollBar().value()
    view.select("a")
    assert view.verticalScrollBar().value() == y


def test_scrolling_back_and_forth_does_not_drift(view):
    shown(view, long_article())
    view.scroll_to(len(view.text) // 2)
    start = view.rect_of((view.visible_range()[0] + 60, view.visible_range()[0] + 61))[0]
    mark = view.visible_range()[0] + 60
    for _ in range(12):
        view.scroll_by(-333)
    for _ in range(12):
        view.scroll_by(333)
    assert view.rect_of((mark, mark + 1))[0] == start


def test_resizing_keeps_the_first_line(view):
    shown(view, long_article())
    view.scroll_to(9000)
    first = view.visible_range()[0]
    view.resize(560, 700)
    QApplication.processEvents()
    assert view.visible_range()[0] <= first <= view.visible_range()[0] + 40
    view.set_zoom(1.5)
    assert abs(view.visible_range()[0] - first) <= 60


def test_the_wheel_scrolls_and_zooms(view):
    shown(view, long_article())
    asked = []
    view.zoom_asked.connect(asked.append)
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        turn = QWheelEvent(
            QPointF(9, 9),
            QPointF(9, 9),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), turn)
    assert asked == [-1]
    assert view.verticalScrollBar().value() > 50


def test_the_bar_reaches_both_ends(view):
    shown(view, long_article())
    bar = view.verticalScrollBar()
    for _ in range(4):
        bar.setValue(bar.maximum())
    assert view.visible_range()[1] == len(view.text)
    bar.setValue(0)
    assert view.visible_range()[0] == 0


def test_marks_follow_pending_spans(view, qtbot):
    article = long_article(50)
    spans = [Span("a", "SLOGAN", 10, 12), Span("b", "TASK", 900, 902), Span("c", "TASK", 950, 952, Status.ACCEPTED)]
    before = shown(view, article, spans)
    qtbot.waitUntil(lambda: len(view._marks.rows) == 2)
    old = before.get("a")
    change = (SpanChange("a", old, replace(old, status=Status.ACCEPTED)),)
    view.apply(before, apply(before, change), change)
    assert [name for _row, name in view._marks.rows] == ["TASK"]


def test_the_rail_has_a_bead_an_item(view):
    first, second = BODY.index("一是"), BODY.index("二是")
    spans = [
        Span("one", "TASK", first, first + 6, marker=(first, first + 2), group="g", ordinal=1),
        Span("two", "TASK", second, second + 6, marker=(second, second + 2), group="g", ordinal=3),
    ]
    shown(view, article_of(BODY), spans, [Group("g", "TASK", province="44")])
    view.set_province_names({"44": "广东"})
    (rail,) = view._rails()
    assert rail.head == "广东"
    assert [bead.hollow for bead in rail.beads] == [False, True]
    asked = []
    view.span_clicked.connect(asked.append)
    for bead in rail.beads:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=bead.rect.center())
    assert asked == ["one", "two"]


@pytest.mark.parametrize("line", ["长" * 50_000, "x" * 9_000, "\u2028" * 50, "字\u0301" * 4_000, "\x00" * 30, " "])
def test_strange_texts_are_shown_and_reach_their_end(view, line, qtlog):
    shown(view, article_of(line), [Span("a", "SLOGAN", len(line) - 1, len(line))])
    view.select("a")
    view.grab()
    view.select_all()
    assert view.selection() == (0, len(line))
    assert [record.message for record in qtlog.records] == []


def test_matches_come_into_view(view):
    shown(view, long_article())
    view.set_matches([(5, 7), (9000, 9004)], 1)
    rect = view.rect_of((9000, 9004))[0]
    assert light_reader_theme().current_match.name() in colours_in(view, rect)
    view.set_matches([], -1)
    assert light_reader_theme().current_match.name() not in colours_in(view, rect)


def test_an_empty_article_takes_everything(view):
    shown(view, Article("", ""))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    view.set_caret_mode(True)
    QTest.keyClick(view, Qt.Key.Key_Right)
    view.set_zoom(2)
    view.resize(500, 400)
    assert view.visible_range() == (0, 0)
    assert view.selection() is None


@pytest.mark.parametrize("away", [25, -25])
def test_going_to_a_span_some_pages_away_lays_out_only_what_is_seen(view, away):
    article = long_article()
    here = article.paragraphs[200]
    there = article.paragraphs[200 + away]
    spans = [Span("here", "TASK", here.start, here.start + 4), Span("there", "TASK", there.start, there.start + 4)]
    shown(view, article, spans)
    view.select("here")
    QApplication.processEvents()
    page = view._page
    before = set(page._laid)
    view.select("there")
    new = len(set(page._laid) - before)
    seen = sum(1 for _ in view._anchor.visible())
    assert view.rect_of("there") and new <= seen + 2
    near = article.paragraphs[200 + away + (2 if away > 0 else -2)]
    top = view.rect_of("there")[0].top()
    view.show_offset(near.start)
    assert abs(view.rect_of("there")[0].top() - top) < view.height(), "what is near is scrolled to, not jumped to"
