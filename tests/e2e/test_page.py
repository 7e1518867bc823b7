"""The page and the desk through `main()`: themes, folding, drawers, full screen, places that are remembered, bad input."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core import places
from core.model import Status
from core.settings import Settings
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.look.theme import DARK, LIGHT, PAPER
from ui.main_window import MainWindow

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path):
    """Runs a script in a window on the workspace; the article is the first sample."""

    def run(script: driver.Script, article: str = "01-chuan-yu-qian.txt") -> None:
        driver.run([str(SAMPLES / article), "--workspace", str(tmp_path / "w.zhupi.json")], script)

    return run


def test_themes_sizes_and_faces_by_keys_and_menu(start) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        window.settings.put("theme", "light")
        window.apply_settings()
        yield lambda: ready(window)

        def ground() -> str:
            return window.reader.viewport().grab().toImage().pixelColor(3, 200).name().upper()

        assert ground() == LIGHT.page
        QTest.keyClick(window.reader, KEY.Key_D, CONTROL)
        assert ground() == DARK.page
        driver.shortcut(window, "paper")
        assert ground() == PAPER.page
        assert not window.actions_table.by_name["dark"].isChecked()
        tall = window.reader.line_height
        QTest.keyClick(window.reader, KEY.Key_Plus, CONTROL)
        assert window.reader.line_height > tall
        QTest.keyClick(window.reader, KEY.Key_Minus, CONTROL)
        QTest.keyClick(window.reader, KEY.Key_Minus, CONTROL)
        assert window.reader.line_height < tall
        QTest.keyClick(window.reader, KEY.Key_0, CONTROL)
        assert window.reader.line_height == tall
        driver.shortcut(window, "sans")
        assert window.reader_theme().body_families == window.reader_theme().plain_families

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert window.theme_now().name == "paper"
        assert window.actions_table.by_name["paper"].isChecked()
        assert window.actions_table.by_name["sans"].isChecked()

    start(work)
    start(look)


def test_navigation_is_folded_and_opens_by_mouse_or_menu(start) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        reader = window.reader
        assert reader.blocks[0].folded
        place = QPoint(reader.rect_of((0, 1))[0].center())
        QTest.mouseClick(reader.viewport(), LEFT, NONE, place)
        assert reader.folds == {reader.blocks[0].start}
        yield lambda: True

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert not window.reader.blocks[0].folded, "what was unfolded stays so"
        driver.shortcut(window, "fold_chrome")
        assert window.reader.folds is None
        driver.shortcut(window, "fold_chrome")
        assert window.reader.blocks[0].folded

    start(work, "02-jing-jin-ji.html")
    start(look, "02-jing-jin-ji.html")


def test_an_article_opens_where_it_was_left(start) -> None:
    seen: dict[str, int] = {}

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        window.resize(1100, 420)
        yield lambda: ready(window)
        QTest.keyClick(window.reader, KEY.Key_Plus, CONTROL)
        driver.press(window, "  ")
        seen["first"] = window.reader.visible_range()[0]
        assert seen["first"] > 100
        window.opening.open_paths([str(SAMPLES / "03-min-gan-yue.txt")])
        yield lambda: ready(window) and "闽" in window.session.text
        assert window.reader.visible_range()[0] == 0
        driver.shortcut(window, "zoom_normal")
        uid = next(one.uid for one in window.workspace.entries() if one.uid != window.session.uid)
        window.library.opened.emit(uid)
        yield lambda: ready(window) and "闽" not in window.session.text
        assert window.reader.visible_range()[0] == seen["first"]
        assert window.settings.number("zoom") == pytest.approx(1.1)
        assert window.workspace.undo_target() is None, "nothing of it is a correction"

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        window.resize(1100, 420)
        yield lambda: ready(window)
        assert window.reader.visible_range()[0] == seen["first"]

    start(work)
    start(look)


def test_panes_become_drawers_where_there_is_no_room(start) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        window.resize(1280, 720)
        yield lambda: ready(window)
        assert window.library.isVisible() and window.side.isVisible()
        assert not window.top_bar.pane_buttons["side_pane"].isVisible()
        page = window.reader.width()
        assert page > 600
        window.resize(853, 480)
        yield lambda: window.width() == 853
        assert not window.library.isVisible() and not window.side.isVisible()
        assert window.reader.width() == 853
        # by key, and Escape
        QTest.keyClick(window.reader, KEY.Key_R, CONTROL)
        yield lambda: window.side.isVisible()
        assert window.reader.width() == 853, "a drawer lies over the page"
        assert window.side.isAncestorOf(QApplication.focusWidget())
        assert window.side.geometry().right() == window.splitter.geometry().right()
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
        assert not window.side.isVisible() and window.reader.hasFocus()
        # by mouse, and a click on the page
        QTest.mouseClick(window.top_bar.pane_buttons["library_pane"], LEFT)
        yield lambda: window.library.isVisible()
        QTest.mouseClick(window.reader.viewport(), LEFT, NONE, QPoint(700, 300))
        assert not window.library.isVisible()
        assert not window.actions_table.by_name["library_pane"].isChecked()
        # what is typed at the foot of the page is not covered
        QTest.keyClick(window.reader, KEY.Key_R, CONTROL)
        yield lambda: window.side.isVisible()
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_F, CONTROL)
        yield lambda: window.find_bar.isAncestorOf(QApplication.focusWidget())
        assert not window.side.isVisible()
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
        # what wants the pane opens it
        driver.press(window, "jc")
        yield lambda: window.side.isVisible()
        window.resize(1280, 720)
        yield lambda: window.library.isVisible() and window.side.isVisible()
        yield lambda: abs(window.reader.width() - page) <= 2

    start(work)


def test_in_a_drawer_the_card_is_whole_and_the_toolbar_keeps_out_from_under_it(start) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        window.resize(853, 480)
        yield lambda: ready(window)
        driver.press(window, "j")
        yield lambda: window.small_toolbar.isVisible()
        QTest.keyClick(window.reader, KEY.Key_R, CONTROL)
        yield lambda: window.side.isVisible() and window.card.isVisible()
        for page in (window.structure, window.spans_panel):
            window.tabs.setCurrentWidget(page)
            yield lambda page=page: page.height() >= page.minimumSizeHint().height()
            foot = window.card.mapTo(window.side, window.card.rect().bottomLeft()).y()
            assert foot < window.side.height(), "the card ends within the pane"
        free = window.panes.desk.free_page()
        assert 0 < free.width() < window.reader.viewport().width()
        assert window.small_toolbar.isHidden() or free.contains(window.small_toolbar.geometry())
        window.panes.desk.close_drawers()
        yield lambda: window.small_toolbar.isVisible()
        assert window.panes.desk.free_page() == window.reader.viewport().rect()

    start(work)


def test_the_line_at_the_foot_names_keys_that_do_something(qapp: QApplication, tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("值班安排\n\n周一上午整理档案。\n", "utf-8")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        words = window.status_line.keys.text
        assert "Ctrl+O" in words() and "1–9" not in words(), "nothing is open"
        window.opening.open_paths([str(plain)])
        yield lambda: ready(window)
        yield lambda: "1–9" in words()
        assert "J" not in words(), "nothing is pending"
        window.opening.open_paths([str(SAMPLES / "01-chuan-yu-qian.txt")])
        yield lambda: ready(window) and "川" in window.session.text
        yield lambda: "J" in words()

    driver.run(["--workspace", str(tmp_path / "w.zhupi.json")], work)


def test_reading_on_the_full_screen(start) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        QTest.keyClick(window.reader, KEY.Key_F11)
        yield lambda: not window.top_bar.isVisible()
        assert not window.library.isVisible() and not window.side.isVisible()
        assert window.windowState() & Qt.WindowState.WindowFullScreen
        driver.press(window, "ja")
        yield lambda: window.session.of_status(Status.ACCEPTED) == 1 and window.workspace.unconfirmed == 0
        QTest.keyClick(window.reader, KEY.Key_L, CONTROL)
        yield lambda: window.library.isVisible()
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
        assert not window.library.isVisible() and not window.top_bar.isVisible()
        QTest.keyClick(window.reader, KEY.Key_Escape)
        assert window.top_bar.isVisible()
        assert not window.windowState() & Qt.WindowState.WindowFullScreen
        window.resize(1280, 800)
        yield lambda: window.library.isVisible() and window.side.isVisible()
        assert not window.actions_table.by_name["fullscreen"].isChecked()

    start(work)


def test_a_window_saved_on_a_screen_that_is_gone_comes_back(start) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.move(20_000, 20_000)
        yield lambda: window.x() > 15_000

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        assert screen.intersects(QRect(window.pos(), window.size()))
        window.move(-9_000, -9_000)
        window.panes.desk.bring_on_screen()
        assert screen.contains(window.pos())

    start(work)
    start(look)


@pytest.mark.parametrize(
    "content",
    [
        b"{ no json",
        b"[" * 100_000,
        b'{"theme": 7, "zoom": NaN, "geometry": "\\u4e00", "panes": "AAAA", "language": "tlh", "face": []}',
        json.dumps({"theme": "mauve", "zoom": 1e308, "panes": "x" * 9999, "recent": {"a": 1}}).encode(),
    ],
)
def test_a_damaged_settings_file_stops_nothing(start, content: bytes) -> None:
    path = places.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert window.theme_now() in (LIGHT, DARK)
        assert 0.5 <= window.settings.number("zoom") <= 4
        driver.press(window, "ja")
        yield lambda: window.workspace.unconfirmed == 0
        if content.startswith((b"{ ", b"[")):
            assert window.notices.isVisible(), "it is said"

    start(work)
    assert isinstance(json.loads(path.read_text("utf-8")), dict)


def test_where_no_chinese_can_be_shown_every_start_says_so_in_letters_that_can(
    start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "hasFamily", lambda _family: False)
    monkeypatch.setattr(QFontDatabase, "families", lambda *_system: [])
    Settings(places.settings_file()).put("language", "zh_CN")

    def told(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        notice = window.notices
        assert notice.property("kind") == "error" and "fonts-noto-cjk" in notice.more.text()
        assert (notice.words.text() + notice.more.text()).isascii()

    start(told)
    start(told)
    assert Settings(places.settings_file()).text("faces_missing") == "serif sans"


def test_a_missing_serif_face_is_told_once(start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFontDatabase, "hasFamily", lambda family: family == "Noto Sans CJK SC")
    monkeypatch.setattr(QFontDatabase, "families", lambda *_system: ["Noto Sans CJK SC"])

    def told(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert "fonts-noto-cjk" in window.notices.words.text()
        driver.press(window, "j")

    def silent(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert not window.notices.isVisible()

    start(told)
    start(silent)
    assert Settings(places.settings_file()).text("faces_missing") == "serif"
