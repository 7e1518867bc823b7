"""The library searched by keys and by mouse; results made into spans and decided in one step; after a restart."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core import corrections, places
from core.model import Status
from core.settings import Settings
from core.workspace import Workspace
from tests.e2e import driver
from ui.main_window import MainWindow
from ui.panels.search.page import SearchPage

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
TEXTS = {
    "a": "𠮷甲篇：会议强调甲乙协同。抓好甲乙协同😀。",
    "b": "乙篇\n会议提到甲乙协同，也提到广东。",
    "c": "丙篇\n此处没有要找的词。",
}


@pytest.fixture
def workspace_path(tmp_path: Path) -> Path:
    return tmp_path / "work.zhupi.json"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return [str(tmp_path / f"{name}.txt") for name in TEXTS]


def ready(window: MainWindow) -> bool:
    return len(window.workspace.entries()) == len(TEXTS) and (
        window.session.current is not None and window.session.current.complete
    )


def page_of(window: MainWindow) -> SearchPage:
    return window.panes.searching.page


def settled(window: MainWindow) -> bool:
    """Whether everything that is looked for has been found."""
    searching = window.panes.searching
    return not (searching.keeper.busy or searching._calm.isActive() or searching._steps is not None) and (
        not window.jobs.running("scan")
    )


def found(window: MainWindow) -> dict[str, int]:
    """How many hits each article has, by the first sign of its file's name."""
    entry = window.workspace.entry
    rows = [(entry(one.hits.uid), one.hits) for one in page_of(window).model.articles]
    return {Path(one.path).stem: len(hits.places) for one, hits in rows if one is not None}


def strings(path: Path, string: str, label: str = "SLOGAN") -> list[tuple[str, Status]]:
    """The stored spans of that string: their article and status."""
    workspace = Workspace.open(path, read_only=True)
    held = []
    for entry in workspace.entries():
        article, spans = workspace.article(entry.uid), workspace.spans(entry.uid)
        if article is not None and spans is not None:
            held += [
                (Path(entry.path).stem, span.status)
                for span in spans
                if span.text_of(article.text) == string and span.label == label
            ]
    workspace.close()
    return sorted(held)


def type_in(window: MainWindow, words: str) -> Iterator[driver.Condition]:
    """Ctrl+Alt+F, and the words in place of those that stand there."""
    yield lambda: QApplication.activeWindow() is window
    QTest.keyClick(QApplication.focusWidget() or window, KEY.Key_F, CONTROL | ALT)
    page = page_of(window)
    assert window.side.front is page
    page.line.insert(words)
    yield lambda: settled(window)


def test_by_keys(qapp: QApplication, workspace_path: Path, files: list[str]) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        yield from type_in(window, "甲乙协同")
        page = page_of(window)
        assert found(window) == {"a": 2, "b": 1}
        assert "甲乙协同" in page.model.line(page.model.row(1))[0]
        driver.press_key(window, KEY.Key_Return)
        assert QApplication.focusWidget() is page.list
        row = page.current
        assert row is not None and row.hit == 0, "the first hit, not the heading"
        driver.press(window, "j")
        driver.press(window, "2")
        yield lambda: not window.panes.searching.acts.busy
        yield lambda: sum(len(one.marks) for one in page.model.articles) == 1
        QTest.keyClick(page.list, KEY.Key_A, CONTROL)
        assert len(list(page.chosen())) == 3
        driver.press(window, "2")
        yield lambda: not window.panes.searching.acts.busy
        yield lambda: all(page.model.articles[at].marks for at in (0, 1))
        assert {mark for one in page.model.articles for mark in one.marks.values()} == {("SLOGAN", Status.ACCEPTED)}
        assert window.session.undo(), "over both articles in one step"
        yield lambda: sum(len(one.marks) for one in page.model.articles) == 1
        assert window.session.redo()
        driver.press(window, "x")
        yield lambda: not window.panes.searching.acts.busy
        yield lambda: not any(one.marks for one in page.model.articles)
        assert window.session.undo()
        yield lambda: window.workspace.unconfirmed == 0
        driver.press_key(window, KEY.Key_Escape)
        assert window.side.front is None

    driver.run([*files, "--workspace", str(workspace_path)], work)
    accepted = Status.ACCEPTED
    assert strings(workspace_path, "甲乙协同") == [("a", accepted), ("a", accepted), ("b", accepted)]

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        yield from type_in(window, "标签:口号 状态:已接受 甲乙")
        assert found(window) == {"a": 2, "b": 1}
        driver.press_key(window, KEY.Key_Return)
        QTest.keyClick(page_of(window).list, KEY.Key_A, CONTROL)
        driver.press(window, "x")
        yield lambda: not window.panes.searching.acts.busy
        yield lambda: window.workspace.unconfirmed == 0

    driver.run(["--workspace", str(workspace_path)], look)
    assert strings(workspace_path, "甲乙协同") == [], "what a person made is removed, not rejected"


def test_by_mouse(qapp: QApplication, workspace_path: Path, files: list[str]) -> None:
    def row(window: MainWindow, number: int, *, twice: bool = False, held: bool = False) -> None:
        page = page_of(window)
        at = page.list.visualRect(page.model.index(number, 0)).center()
        QTest.mouseClick(page.list.viewport(), LEFT, CONTROL if held else Qt.KeyboardModifier.NoModifier, at)
        if twice:
            QTest.mouseDClick(page.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.shortcut(window, "search_library")
        page = page_of(window)
        page.line.insert("甲乙协同")
        yield lambda: page.model.hits == 3 and settled(window)
        assert not page.mark.isEnabled() and not page.accept.isEnabled()
        other = next(at for at in (0, 1) if page.model.articles[at].hits.uid != window.session.uid)
        number = page.model.number_of(other, 0)
        wanted = page.model.row(number)
        row(window, number, twice=True)
        yield lambda: window.session.uid == wanted.article.hits.uid
        yield lambda: wanted.place in window.reader._scene.matches
        assert window.side.front is page, "the results stay beside the article"
        start, end = wanted.place
        assert window.session.text[start:end] == "甲乙协同"
        row(window, 1)
        row(window, page.model.rowCount() - 1, held=True)
        assert page.mark.isEnabled()
        next(one for one in page.marks.actions() if one.text().startswith(("口号", "Slogan"))).trigger()
        yield lambda: not window.panes.searching.acts.busy
        yield lambda: [len(one.marks) for one in page.model.articles] == [1, 1]
        QTest.mouseClick(page.reject, LEFT)
        yield lambda: not any(one.marks for one in page.model.articles)
        QTest.mouseClick(page.list.viewport(), LEFT, pos=QPoint(page.list.width() // 2, 4))
        assert {one.article.hits.uid for one in page.chosen()} == {page.model.articles[0].hits.uid}, "a heading is all"
        page.marks.actions()[1].trigger()
        yield lambda: not window.panes.searching.acts.busy
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([*files, "--workspace", str(workspace_path)], work)
    assert {status for _name, status in strings(workspace_path, "甲乙协同")} == {Status.ACCEPTED}


def test_escape_in_the_article_goes_back_to_the_results(
    qapp: QApplication, workspace_path: Path, files: list[str]
) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        yield from type_in(window, "提到")
        driver.press_key(window, KEY.Key_Return)
        driver.press_key(window, KEY.Key_Return)
        yield lambda: window.session.text.startswith("乙篇")
        yield lambda: QApplication.focusWidget() is window.reader
        driver.press_key(window, KEY.Key_Escape)
        assert QApplication.focusWidget() is page_of(window).list

    driver.run([*files, "--workspace", str(workspace_path)], work)


def test_a_hit_that_is_a_span_is_opened_selected(qapp: QApplication, workspace_path: Path, files: list[str]) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        yield from type_in(window, "广东")
        driver.press_key(window, KEY.Key_Return)
        driver.press_key(window, KEY.Key_Return)
        yield lambda: window.session.text.startswith("乙篇") and window.session.selected_span is not None
        span = window.session.selected_span
        assert span is not None and span.text_of(window.session.text) == "广东"
        driver.press(window, "a")
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([*files, "--workspace", str(workspace_path)], work)
    assert strings(workspace_path, "广东", "PROVINCE") == [("b", Status.ACCEPTED)]


def test_what_is_chosen_on_the_page_is_looked_for(qapp: QApplication, workspace_path: Path, files: list[str]) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        at = window.session.text.index("甲乙协同") if "甲乙协同" in window.session.text else 0
        driver.drag_over(window, at, at + 2)
        words = window.session.text[at : at + 2]
        QTest.keyClick(window.reader, KEY.Key_F, CONTROL | ALT)
        assert page_of(window).line.text() == words
        yield lambda: settled(window)
        assert page_of(window).model.hits

    driver.run([*files, "--workspace", str(workspace_path)], work)


def test_a_file_that_changed_is_found_as_it_is_now(qapp: QApplication, workspace_path: Path, files: list[str]) -> None:
    def first(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        yield from type_in(window, "要找的词")
        assert found(window) == {"c": 1}

    driver.run([*files, "--workspace", str(workspace_path)], first)
    Path(files[2]).write_text("丙篇\n如今说的是别的：新近词。", "utf-8")
    os.utime(files[2], (1, 1))

    def second(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        yield from type_in(window, "要找的词")
        yield lambda: settled(window)
        page_of(window).line.clear()
        yield from type_in(window, "新近词")
        assert found(window) == {"c": 1}
        page_of(window).line.clear()
        yield from type_in(window, "要找的词")
        assert found(window) == {}
        assert page_of(window).counts.text().startswith("Hits: 0")

    driver.run(["--workspace", str(workspace_path)], second)


def nonsense(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 900)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


@pytest.mark.parametrize("damage", [nonsense, cut, Path.unlink])
def test_a_damaged_index_is_made_anew_without_a_word(
    qapp: QApplication, workspace_path: Path, files: list[str], damage: Callable[[Path], None]
) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        yield from type_in(window, "甲乙协同")
        assert found(window) == {"a": 2, "b": 1}

    driver.run([*files, "--workspace", str(workspace_path)], work)
    cache = places.search_cache(workspace_path)
    assert cache.is_file() and workspace_path.parent not in cache.parents
    damage(cache)
    driver.run(["--workspace", str(workspace_path)], work)


def test_damage_met_while_searching_is_mended_meanwhile(
    qapp: QApplication, workspace_path: Path, files: list[str]
) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        yield from type_in(window, "别的词")
        assert found(window) == {}
        db = sqlite3.connect(places.search_cache(workspace_path))
        db.execute("UPDATE texts SET folded = zeroblob(30)")
        db.commit()
        db.close()
        page = page_of(window)
        page.line.selectAll()
        page.line.insert("甲乙协同")
        yield lambda: found(window) == {"a": 2, "b": 1} and settled(window)

    driver.run([*files, "--workspace", str(workspace_path)], work)


def test_without_the_index_files_are_read(qapp: QApplication, workspace_path: Path, files: list[str]) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        yield from type_in(window, "甲乙协同")
        assert places.search_cache(workspace_path).is_file()
        window.settings.put("search_cache", value=False)
        page_of(window).line.clear()
        yield from type_in(window, "甲乙协同")
        yield lambda: settled(window)
        assert found(window) == {"a": 2, "b": 1}
        assert not places.search_cache(workspace_path).exists(), "who wants no index has none"

    driver.run([*files, "--workspace", str(workspace_path)], work)
    assert not Settings(places.settings_file()).on("search_cache")


def test_what_cannot_be_done_is_told(qapp: QApplication, workspace_path: Path, files: list[str]) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        told: list[str] = []
        window.panes.searching.acts.told.connect(told.append)
        yield lambda: QApplication.activeWindow() is window
        QTest.keyClick(window, KEY.Key_F, CONTROL | ALT)
        page = page_of(window)
        assert "label:slogan" in page.list.empty_words, "the empty page teaches"
        yield lambda: ready(window)
        yield from type_in(window, "标签:没有这个")
        assert "没有这个" in page.note.text()
        page.line.clear()
        yield from type_in(window, "标题:丙篇")
        assert [one.hits.whole for one in page.model.articles] == [True]
        driver.press_key(window, KEY.Key_Return)
        driver.press(window, "2")
        assert len(told) == 1, "an article is no span"
        page.line.clear()
        yield from type_in(window, "甲乙协同")
        driver.press_key(window, KEY.Key_Return)
        driver.press(window, "a")
        assert len(told) == 2, "text is no span yet"
        Path(files[1]).write_text("乙篇，换了文字。", "utf-8")
        QTest.keyClick(page.list, KEY.Key_A, CONTROL)
        driver.press(window, "2")
        yield lambda: not window.panes.searching.acts.busy
        assert len(told) == 3 and "1" in told[2]
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([*files, "--workspace", str(workspace_path)], work)
    assert {name for name, _status in strings(workspace_path, "甲乙协同")} == {"a"}


def test_a_workspace_that_can_only_be_read_is_searched(
    qapp: QApplication, workspace_path: Path, files: list[str]
) -> None:
    def fill(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)

    driver.run([*files, "--workspace", str(workspace_path)], fill)
    held = workspace_path.read_bytes()
    other = Workspace.open(workspace_path)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        assert window.workspace.read_only
        yield lambda: ready(window)
        told: list[str] = []
        window.panes.searching.acts.told.connect(told.append)
        yield from type_in(window, "甲乙协同")
        assert found(window) == {"a": 2, "b": 1}
        driver.press_key(window, KEY.Key_Return)
        driver.press(window, "2")
        assert len(told) == 1

    try:
        driver.run(["--workspace", str(workspace_path)], work)
    finally:
        other.close()
    assert workspace_path.read_bytes() == held


def test_a_correction_made_meanwhile_counts(qapp: QApplication, workspace_path: Path, files: list[str]) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        yield from type_in(window, "甲乙协同")
        page = page_of(window)
        driver.press_key(window, KEY.Key_Return)
        QTest.keyClick(page.list, KEY.Key_A, CONTROL)
        driver.press(window, "2")
        assert window.panes.searching.acts.busy, "an article that is not worked on is read in the background"
        text = window.session.text
        at = text.index("甲乙协同")
        assert window.session.correct("add", corrections.add, text, "SLOGAN", at, at + 4)
        yield lambda: not window.panes.searching.acts.busy
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([*files, "--workspace", str(workspace_path)], work)
    assert len(strings(workspace_path, "甲乙协同")) == 3, "none of them twice"


def test_filters_are_chosen_beside_the_line(qapp: QApplication, workspace_path: Path, files: list[str]) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.shortcut(window, "search_library")
        page = page_of(window)
        status = page.menu.actions()[1].menu()
        assert status is not None
        status.actions()[0].trigger()
        assert page.line.text() in {"status:pending ", "状态:待定 "}
        yield lambda: settled(window)
        assert page.model.hits == len([one for one in window.session.spans if one.pending])

    driver.run([*files, "--workspace", str(workspace_path)], work)
