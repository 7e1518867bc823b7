"""Through `main()`: fields edited beside the article, filled from a table, filtered by; same slogans; all undone."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.articles.fields import by_person, page_value, value_of
from core.model import Status, replace
from core.reading import read_text
from core.workspace import Workspace
from main import main
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow
from ui.panels.parts.fact_rows import FactList
from ui.session import MANY

TEXTS = {
    "gov.txt": "国务院办公厅关于样例的意见\n国办发〔2020〕12号\n落实“六稳”“六保”任务，深入实施“两进一出”工程，加快推进各项工作。\n广东先行。",
    "city.txt": "深圳市人民政府关于样例的通知\n深府〔2021〕3号\n会议要求，一是落实“六稳”工作；二是推进“三项行动”。\n广东先行。",
    "news.txt": "某地召开会议\n来源：样例日报 2022-03-04\n广东和江西的记者见到，各单位落实“六保”任务，抓好民生，有序推进。",
}


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in TEXTS]


@pytest.fixture
def workspace_path(tmp_path: Path) -> Path:
    return tmp_path / "w.zhupi.json"


def listed(window: MainWindow) -> bool:
    return ready(window) and len(window.workspace.entries()) == len(TEXTS)


def saved(window: MainWindow) -> bool:
    return window.workspace.unconfirmed == 0 and not window.jobs.running("extract")


def entry_of(workspace: Workspace, name: str):
    return next(entry for entry in workspace.entries() if entry.path.endswith(name))


def typed(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


def composed(words: str) -> None:
    """What an input method sends: a composition, then the words."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def key(name: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), name, modifier)


def press_row(view: FactList, row: int, *, on_tick: bool = False) -> None:
    rect = view.visualRect(view.model().index(row, 0))
    place = QPoint(rect.left() + 24, rect.center().y()) if on_tick else rect.center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_by_keys_a_value_is_confirmed_changed_given_up_and_undone(
    qapp: QApplication, paths: list[str], workspace_path: Path
) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        card = window.panes.article_fields.card
        assert card.isVisible() and card.lines["number"].text() == "国办发〔2020〕12号"
        assert card.lines["number"].property("said") == "page"
        spans = len(window.session.spans)
        driver.shortcut(window, "article_card")
        yield lambda: QApplication.focusWidget() is card.lines["title"]
        key(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is card.lines["source"]
        composed("样例社")
        typed("xa1")  # letters that act on the page only write here
        assert len(window.session.spans) == spans and not window.session.selected
        key(Qt.Key.Key_Tab)
        assert not by_person(window.session.entry, "title"), "going past a value confirms nothing"
        assert value_of(window.session.entry, "source") == "样例社xa1"
        QApplication.focusWidget().selectAll()
        typed("someday")
        key(Qt.Key.Key_Return)
        assert card.lines["published"].property("said") == "bad" and card.lines["published"].hasFocus()
        QApplication.focusWidget().selectAll()
        typed("2020/5/1")
        key(Qt.Key.Key_Return)
        assert card.lines["published"].text() == "2020-05-01"
        assert QApplication.focusWidget() is card.lines["issuer"]
        key(Qt.Key.Key_Return)
        assert by_person(window.session.entry, "issuer")
        assert card.lines["issuer"].property("said") == ""
        typed("garbage")
        key(Qt.Key.Key_Escape)
        assert window.reader.hasFocus()
        assert card.lines["level"].property("said") == "page"
        driver.press(window, "j")
        assert window.session.selected and not card.isVisible()
        window.session.select("")
        assert card.isVisible()
        key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert not by_person(window.session.entry, "issuer")
        yield lambda: saved(window)

    driver.run([paths[0], "--workspace", str(workspace_path)], work)

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        lines = window.panes.article_fields.card.lines
        assert (lines["source"].text(), lines["published"].text()) == ("样例社xa1", "2020-05-01")
        for _step in range(2):
            QTest.keyClick(window.reader, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        yield lambda: saved(window)
        assert (lines["source"].text(), lines["published"].text()) == ("", "")

    driver.run([paths[0], "--workspace", str(workspace_path)], look)
    workspace = Workspace.open(workspace_path, read_only=True)
    entry = workspace.entries()[0]
    workspace.close()
    assert dict(entry.read) == {} and not entry.stored


def test_what_is_typed_when_another_article_opens_belongs_to_the_one_before(
    qapp: QApplication, paths: list[str], workspace_path: Path
) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: listed(window)
        first = window.session.uid
        card = window.panes.article_fields.card
        card.lines["author"].show()
        card.lines["author"].setFocus()
        typed("somebody")
        city = entry_of(window.workspace, "city.txt").uid
        window.opening.open_entry(city)
        yield lambda: ready(window) and window.session.uid == city
        yield lambda: saved(window)
        assert window.workspace.entry(first).author == "somebody"
        assert window.workspace.entry(city).author == "" and card.lines["author"].text() == ""

    driver.run([*paths, "--workspace", str(workspace_path)], work)


def test_by_mouse_a_table_fills_many_articles_in_one_step(
    qapp: QApplication, paths: list[str], workspace_path: Path, tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    rows = [
        ["文件名", "文号", "日期", "领域"],
        ["gov.txt", "国办发〔2020〕13号", "2020年5月1日", "快递"],
        ["city", "深府〔2021〕3号", "2021-13-01", "城市"],
        ["none.txt", "x", "", ""],
    ]
    with table.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: listed(window)
        before = {entry.uid: entry.fields for entry in window.workspace.entries()}
        uid = entry_of(window.workspace, "gov.txt").uid
        assert window.session.uid == uid
        window.panes.article_fields.keep("number", "国办发〔2020〕99号", True)
        window.panes.filling.open_table(str(table))
        page = window.panes.filling.page
        yield lambda: window.side.front is page and window.panes.filling._steps is None
        assert [box.currentData() for box in page.boxes] == ["@file", "number", "published", "-"]
        page.boxes[3].setCurrentIndex(page.boxes[3].findData("@new"))
        page.boxes[3].activated.emit(page.boxes[3].currentIndex())
        yield lambda: window.panes.filling._steps is None and page.list.rows.rowCount() == 4
        page.part.setCurrentIndex(2)
        assert page.list.rows.rowCount() == 2
        page.part.setCurrentIndex(1)
        assert page.list.rows.rowCount() == 1 and len(page.cells()) == 4
        QApplication.processEvents()
        press_row(page.list, 0, on_tick=True)
        assert len(page.cells()) == 5
        driver.press(window, "ax")
        assert window.session.of_status(Status.ACCEPTED) == 0, "no letter acts on what is out of sight"
        QTest.mouseClick(page.fill_button, Qt.MouseButton.LeftButton)
        yield lambda: saved(window)
        assert window.side.front is None
        city, gov = entry_of(window.workspace, "city.txt"), entry_of(window.workspace, "gov.txt")
        assert (gov.fields["number"], gov.published, gov.fields["领域"]) == ("国办发〔2020〕13号", "2020-05-01", "快递")
        assert by_person(city, "number") and city.fields["领域"] == "城市" and not city.published
        assert window.panes.article_fields.card.lines["领域"].text() == "快递"
        window.library.filter.setText("领域:城")
        assert window.library.numbers.text() == "1 / 3"
        window.library.filter.setText("")
        window.commands.undo()
        yield lambda: saved(window)
        assert entry_of(window.workspace, "gov.txt").fields["number"] == "国办发〔2020〕99号"
        window.commands.undo()
        yield lambda: saved(window)
        assert {entry.uid: entry.fields for entry in window.workspace.entries()} == before
        window.commands.redo()
        window.commands.redo()
        yield lambda: saved(window)

    driver.run([*paths, "--workspace", str(workspace_path)], work)
    workspace = Workspace.open(workspace_path, read_only=True)
    gov = entry_of(workspace, "gov.txt")
    assert (gov.fields["number"], gov.published) == ("国办发〔2020〕13号", "2020-05-01")
    assert page_value(gov, "number") == "国办发〔2020〕12号"
    assert [row.name for row in workspace.fields() if not row.built_in] == ["领域"]
    assert [row.kind for row in workspace.history(gov.uid)] == ["field", "fill", "undo", "undo", "redo", "redo"]
    assert workspace.check() == []
    workspace.close()


def test_hundreds_of_articles_are_filled_and_undone_in_one_step(
    qapp: QApplication, workspace_path: Path, tmp_path: Path
) -> None:
    number = MANY + 40
    workspace = Workspace.open(workspace_path)
    for at in range(number):
        workspace.add(replace(read_text(f"样例之{at}\n各单位认真执行。"), path=f"/x/{at}.txt"))
    workspace.close()
    table = tmp_path / "t.csv"
    table.write_text("file;date\n" + "\n".join(f"{at}.txt;2020-04-{at % 28 + 1}" for at in range(number)), "utf-8")

    def dated(window: MainWindow) -> int:
        model = window.library.list.model()
        return sum(bool(entry.published) for entry in model.entries)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: window.library.list.model().rowCount() == number
        window.panes.filling.open_table(str(table))
        page = window.panes.filling.page
        yield lambda: window.side.front is page and window.panes.filling._steps is None
        QTest.mouseClick(page.fill_button, Qt.MouseButton.LeftButton)
        assert dated(window) == number
        driver.shortcut(window, "undo")
        assert dated(window) == 0
        driver.shortcut(window, "redo")
        yield lambda: window.workspace.unconfirmed == 0

    driver.run(["--workspace", str(workspace_path)], work)
    again = Workspace.open(workspace_path, read_only=True)
    assert sum(by_person(entry, "published") for entry in again.entries()) == number
    assert again.check() == []
    again.close()


def test_a_table_that_is_none_is_told(
    qapp: QApplication, paths: list[str], workspace_path: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"a,b\n\0,1\n")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: listed(window)
        window.panes.filling.open_table(str(bad))
        yield lambda: window.panes.filling._steps is None
        assert window.side.front is None and window.notices.isVisible()

    driver.run([*paths, "--workspace", str(workspace_path)], work)


def test_the_library_filters_and_sorts_by_fields(qapp: QApplication, paths: list[str], workspace_path: Path) -> None:
    def titles(window: MainWindow) -> list[str]:
        model = window.library.list.model()
        return [model.index(row, 0).data().split(" ")[0][:2] for row in range(model.rowCount())]

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: listed(window)
        for words, wanted in (
            ("级别:市", ["深圳"]),
            ("level:中央", ["国务"]),
            ("发文机关:无", ["某地"]),
            ("来源:样例 date:2022-01..", ["某地"]),
            ("深府", ["深圳"]),
            ("-深府", ["国务", "某地"]),
        ):
            window.library.filter.setFocus()
            window.library.filter.clear()
            typed(words) if words.isascii() else composed(words)
            assert titles(window) == wanted, words
        window.library.filter.clear()
        window.library._fill_menu()
        menus = {action.text(): action for action in window.library.menu.actions()}
        level = menus["Level"].menu()
        level.actions()[0].trigger()
        assert "中央" in window.library.filter.text() and titles(window) == ["国务"]
        window.library._fill_menu()
        window.library.menu.actions()[-1].trigger()
        assert window.library.filter.text() == "" and len(titles(window)) == 3
        order = next(action for action in window.library.menu.actions() if action.text() == "Order").menu()
        next(action for action in order.actions() if action.data() == "newest").trigger()
        assert titles(window)[0] == "某地"
        assert window.settings.text("library_order") == "newest"

    driver.run([*paths, "--workspace", str(workspace_path)], work)


def test_same_slogans_by_keys_and_by_mouse(
    qapp: QApplication, paths: list[str], workspace_path: Path, tmp_path: Path
) -> None:
    def names(window: MainWindow) -> dict[str, int]:
        return {row.name: row.count for row in window.panes.same._rows.values()}

    def counted(window: MainWindow) -> bool:
        return saved(window) and window.panes.same._steps is None and not window.panes.same._late.isActive()

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: listed(window)
        for name in TEXTS:
            window.opening.open_entry(entry_of(window.workspace, name).uid)
            yield lambda name=name: ready(window) and window.session.entry.path.endswith(name)
            window.correcting.accept_many([span.id for span in window.session.spans])
            yield lambda: saved(window)
        driver.shortcut(window, "same_slogans")
        yield lambda: counted(window) and bool(names(window))
        page = window.panes.same.page
        assert names(window)["六稳"] == 2 and names(window)["六保"] == 2
        page.norms.setFocus()
        page.norms.selectionModel().clear()
        for row, one in enumerate(page._shown):
            if one.name in ("六稳", "六保"):
                page.norms.selectionModel().select(
                    page.norms.rows.index(row), page.norms.selectionModel().SelectionFlag.Select
                )
        page.name.setFocus()
        page.name.selectAll()
        composed("六稳六保")
        key(Qt.Key.Key_Return)
        yield lambda: counted(window) and names(window).get("六稳六保") == 4
        assert "六稳" not in names(window)
        QApplication.processEvents()
        at = next(row for row, one in enumerate(page._shown) if one.name == "六稳六保")
        press_row(page.norms, at)
        QApplication.processEvents()
        press_row(page.strings, next(row for row, one in enumerate(page._strings) if one[0][1] == "六保"))
        QTest.mouseClick(page.split_button, Qt.MouseButton.LeftButton)
        yield lambda: counted(window) and names(window).get("六保") == 2
        window.commands.undo()
        yield lambda: counted(window) and names(window).get("六稳六保") == 4
        key(Qt.Key.Key_Escape)
        assert window.side.front is None

    driver.run([*paths, "--workspace", str(workspace_path)], work)
    out = tmp_path / "t.csv"
    assert main(["export", "--format", "csv", "--workspace", str(workspace_path), "-o", str(out)]) == 0
    table = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert sum(row["norm"] == "六稳六保" for row in table) == 4
    assert {row["level"] for row in table if row["path"].endswith("city.txt")} == {"市"}

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: listed(window)
        window.commands.undo()
        yield lambda: saved(window)
        assert window.workspace.same() == {}

    driver.run([*paths, "--workspace", str(workspace_path)], look)


def test_a_workspace_that_can_only_be_read(
    qapp: QApplication, paths: list[str], workspace_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Workspace.open(workspace_path)
    made.close()
    held = Workspace.open(workspace_path)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert window.workspace.read_only
        card = window.panes.article_fields.card
        assert card.isVisible() and card.lines["number"].isReadOnly()
        window.panes.article_fields.edit_fields()
        assert window.panes.article_fields._editor is None
        window.panes.filling.fill_fields()
        assert window.side.front is None
        driver.shortcut(window, "same_slogans")
        yield lambda: window.panes.same._steps is None
        assert window.side.front is window.panes.same.page

    driver.run([paths[0], "--workspace", str(workspace_path)], work)
    held.close()


def test_without_an_article_nothing_fails(qapp: QApplication, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: window.isVisible()
        assert not window.panes.article_fields.card.isVisible()
        window.panes.article_fields.article_card()
        driver.shortcut(window, "same_slogans")
        yield lambda: window.panes.same._steps is None
        driver.shortcut(window, "edit_fields")
        editor = window.panes.article_fields._editor
        editor.add()
        assert all(one.built_in for one in window.workspace.fields()), "nothing was said of it yet"
        editor.zh.setText("领域")
        editor.zh.editingFinished.emit()
        editor.kind.setCurrentIndex(2)
        editor.kind.activated.emit(2)
        editor.choices.setText("甲，乙;丙")
        editor.choices.editingFinished.emit()
        row = window.workspace.fields()[-1]
        assert (row.name, row.zh, row.en) == ("领域", "领域", "领域")
        assert (row.kind.value, row.choices) == ("choice", ("甲", "乙", "丙"))
        editor.en.setText("Topic")
        editor.en.editingFinished.emit()
        editor.zh.setText("主题")
        editor.zh.editingFinished.emit()
        row = window.workspace.fields()[-1]
        assert (row.name, row.zh, row.en) == ("领域", "主题", "Topic"), "its own name stays"
        editor.close()
        assert QRect(window.geometry()).isValid()
        yield lambda: window.workspace.unconfirmed == 0

    driver.run(["--workspace", str(workspace_path)], work)
