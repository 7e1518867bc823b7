"""The panes round the page: the top bar, the chips, the library's rows, and what empty lists say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.articles.listed import ListedArticle
from core.model import BUILT_IN_LABELS, ArticleState
from ui.desk.top_bar import TopBar
from ui.look.drawn import Choice, TickBox, picture
from ui.look.theme import DARK, LIGHT, PAPER, Theme, sheet_of
from ui.panels.library.first_start import FirstStart
from ui.panels.library.library import LibraryPanel
from ui.panels.library.rows import ENTRY
from ui.panels.parts.chips import Chip, LabelChips
from ui.wording import plain


def entry(uid: str, state: ArticleState = ArticleState.OPEN, accepted: int = 0) -> ListedArticle:
    return ListedArticle(uid, f"title {uid}", "source", "2020-04-30", state, 3, accepted, 0, "")


@pytest.fixture
def bar(qtbot: QtBot) -> TopBar:
    actions = {}
    for name, words in (
        ("open_files", "打开(&O)…"),
        ("export", "&Export…"),
        ("undo", "&Undo"),
        ("redo", "&Redo"),
        ("library_pane", "&Library"),
        ("side_pane", "&Side"),
    ):
        actions[name] = QAction(words)
        actions[name].setObjectName(name)
    chips = LabelChips()
    chips.set_labels(BUILT_IN_LABELS)
    made = TopBar(actions, chips)
    made.actions_kept = actions  # type: ignore[attr-defined]  # buttons do not own their actions
    qtbot.addWidget(made)
    for part in (chips, made):
        part.set_theme(LIGHT)
    made.show()
    return made


def test_buttons_show_no_access_key_and_keep_their_icons(bar: TopBar) -> None:
    assert bar.open_button.text() == "打开"
    assert bar.export_button.text() == "Export"
    for enabled in (False, True):
        bar.undo_button.defaultAction().setEnabled(enabled)
        assert not bar.undo_button.icon().isNull()
    assert plain("&Next pending\tJ") == "Next pending"


@pytest.mark.parametrize("width", [640, 853, 1280, 1920])
def test_the_top_bar_fits_with_an_article(bar: TopBar, width: int) -> None:
    bar.show_counts(1048, 3100, 212)
    bar.saved.show_state("saved")
    bar.resize(width, 48)
    QApplication.processEvents()
    shown = [one for one in (bar.counts, bar.progress, bar.saved, bar.redo_button) if one.isVisible()]
    assert bar.saved in shown and bar.redo_button in shown
    assert all(one.geometry().right() < width for one in shown)
    assert bar.progress.isVisible() or width == 640


def test_no_chip_is_squeezed_by_what_is_said_of_saving(bar: TopBar) -> None:
    chips = bar.findChildren(Chip)
    seen = set()
    for width in range(600, 900, 10):
        bar.resize(width, 48)
        for state in ("saving", "saved", "unconfirmed", "saved"):
            bar.saved.show_state(state)
            bar.show_counts(*((1, 2, 3) if state == "saving" else (1, 3, 2)))
            for _turn in range(4):  # a layout that shows or hides something asks for another turn
                QApplication.processEvents()
            assert all(chip.width() >= chip.sizeHint().width() for chip in chips if chip.isVisible()), (width, state)
            seen.add(bar.progress.isVisible())
    assert seen == {True, False}


def test_a_narrow_bar_keeps_a_shorter_progress_line(bar: TopBar) -> None:
    bar.show_counts(47, 1, 0)
    bar.saved.show_state("saved")
    chips = bar.findChildren(LabelChips)[0]
    for room, there in ((30, False), (60, True), (100, True)):
        bar.resize(bar.minimumSizeHint().width() + chips.width_of(narrow=True) + room, 48)
        for _turn in range(4):
            QApplication.processEvents()
        assert bar.progress.isVisible() == there, room
        assert not there or bar.progress.width() >= 40
        assert not there or bar.progress.geometry().left() > chips.geometry().right()
        assert bar.saved.geometry().right() < bar.width()


def test_without_an_article_the_bar_counts_nothing(bar: TopBar) -> None:
    bar.show_counts(1, 1, 1)
    bar.clear_counts()
    assert not bar.counts.isVisible() and not bar.progress.isVisible()


def test_a_chip_hides_its_label(qtbot: QtBot) -> None:
    chips = LabelChips()
    qtbot.addWidget(chips)
    chips.set_labels(BUILT_IN_LABELS)
    with qtbot.waitSignal(chips.visibility_changed) as heard:
        qtbot.mouseClick(chips.chips["SLOGAN"], Qt.MouseButton.LeftButton)
    assert heard.args == ["SLOGAN", False]
    assert chips.hidden() == {"SLOGAN"}


def test_the_open_article_is_marked_even_if_its_row_comes_later(qtbot: QtBot) -> None:
    panel = LibraryPanel()
    qtbot.addWidget(panel)
    panel.select("b")
    panel.set_entries([entry("a", ArticleState.FINISHED), entry("b")])
    assert panel.list.currentIndex().data(ENTRY).uid == "b"
    assert panel.numbers.text() == "1 / 2"
    panel.filter.setText("title b")
    assert panel.numbers.text() == "1 / 2" and "shown" in panel.numbers.toolTip()


def test_progress_of_a_row() -> None:
    assert entry("a", accepted=1).decided == 0.25
    assert entry("a", ArticleState.FINISHED).decided == 1.0


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_empty_lists_say_what_they_are_for(qtbot: QtBot, theme: Theme) -> None:
    panel = LibraryPanel()
    qtbot.addWidget(panel)
    panel.set_theme(theme)
    panel.resize(240, 400)
    panel.show()
    assert panel.list.empty_words
    empty = panel.list.viewport().grab().toImage()
    panel.list.empty_words = ""
    assert panel.list.viewport().grab().toImage() != empty


def test_a_check_box_looks_different_when_chosen(qtbot: QtBot) -> None:
    box = TickBox("words")
    qtbot.addWidget(box)
    before = box.grab().toImage()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.isChecked()
    assert box.grab().toImage() != before


def test_undo_and_redo_mirror_each_other() -> None:
    undo, redo = (picture(name, Qt.GlobalColor.black).toImage() for name in ("undo", "redo"))
    assert undo != redo


@pytest.mark.parametrize("width", [480, 712, 1200])
def test_the_first_page_cuts_no_words(qtbot: QtBot, width: int) -> None:
    page = FirstStart()
    qtbot.addWidget(page)
    page.setStyleSheet(sheet_of(LIGHT))
    page.resize(width, 600)
    page.show()
    QApplication.processEvents()
    assert page.words.height() >= page.words.heightForWidth(page.words.width())
    assert abs(page.words.geometry().center().x() - page.rect().center().x()) <= 2


@pytest.mark.parametrize(("height", "sealed"), [(600, True), (240, False)])
def test_a_low_first_page_gives_up_its_seal_before_any_words(qtbot: QtBot, height: int, sealed: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(sheet_of(LIGHT))
    page = FirstStart(window)
    window.show()
    for tall in (240, height):
        page.setGeometry(0, 0, 700, tall)
        QApplication.processEvents()
    assert page.seal.isVisible() == sealed
    shown = (page.words, page.open_button, page.name, page.simple)
    assert page.words.height() >= page.words.heightForWidth(page.words.width())
    assert all(page.rect().contains(one.geometry()) for one in shown)
    assert page.words.geometry().bottom() < page.open_button.geometry().top()


def test_no_other_row_is_marked_until_the_open_articles_own_arrives(qtbot: QtBot) -> None:
    """Files opened together: the article that shows may reach the library after the others."""
    panel = LibraryPanel()
    qtbot.addWidget(panel)
    panel.set_theme(LIGHT)
    panel.update_entry(entry("other"))
    panel.select("other")
    panel.select("late")
    assert not panel.list.currentIndex().isValid()
    panel.update_entry(entry("another"))
    assert not panel.list.currentIndex().isValid()
    panel.update_entry(entry("late"))
    assert panel.list.currentIndex().data(ENTRY).uid == "late"
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    panel.update_entry(entry("late", accepted=1))
    assert panel.list.currentIndex().data(ENTRY).uid == "other", (
        "a change of the open article takes no row from a person"
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK, PAPER], ids=lambda theme: theme.name)
def test_the_list_of_a_choice_looks_like_a_menu(qtbot: QtBot, theme: Theme) -> None:
    box = Choice()
    qtbot.addWidget(box)
    box.setStyleSheet(sheet_of(theme))
    box.addItems(["one", "two", "three"])
    box.setCurrentIndex(1)
    box.show()
    box.showPopup()
    rect = box.view().visualRect(box.model().index(1, 0))
    shown = box.view().viewport().grab().toImage()
    assert shown.pixelColor(rect.right() - 6, rect.center().y()).name() == theme.hover.lower()
    assert shown.pixelColor(rect.right() - 6, rect.bottom() + rect.height() // 2).name() == theme.card.lower()
    box.hidePopup()
