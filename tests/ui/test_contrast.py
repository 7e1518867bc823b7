"""Every text and mark can be read in every theme, by every kind of eyes; the table in docs says the truth."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from core.articles.listed import ListedArticle
from core.model import ArticleState, Label
from tests.contrast import APART, TABLE, Pair, apart, pairs_of, told_apart, written
from ui.look.hues import COLOUR_NAMES, contrast
from ui.look.theme import THEMES, Theme
from ui.panels.library.rows import LibraryDelegate

EACH = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


@EACH
def test_every_text_and_mark_stands_out(theme: Theme) -> None:
    pairs = list(pairs_of(theme))
    assert len(pairs) > 100
    assert [pair for pair in pairs if pair.contrast < pair.least] == []


@EACH
def test_labels_differ_by_hue_or_by_line(theme: Theme) -> None:
    for one, other, found in told_apart(theme):
        assert found["all colours"] >= APART
        assert min(found.values()) >= APART or one.underline != other.underline, (one.name, other.name)


@EACH
def test_the_tokens_of_the_window_need_no_mending(theme: Theme) -> None:
    """The style sheet and the panels take them as they stand."""
    for token in ("province", "slogan", "task"):
        assert theme.colour(Label("X", "", "", token)).name().upper() == getattr(theme, token), token
    assert set(COLOUR_NAMES) <= set(theme.reader.hues)


@EACH
def test_the_track_of_progress_is_seen_on_every_ground_of_its_row(qtbot: QtBot, theme: Theme) -> None:
    entry = ListedArticle("a", "title", "", "", ArticleState.OPEN, 3, 0, 0, "")
    for ground in (theme.panel, theme.hover, theme.chosen, theme.card):
        picture = QImage(60, 3, QImage.Format.Format_RGB32)
        picture.fill(QColor(ground))
        with QPainter(picture) as painter:
            LibraryDelegate(None)._progress(painter, QRectF(picture.rect()), entry, theme)
        assert contrast(picture.pixelColor(30, 1), QColor(ground)) > 1.15, ground


def test_the_table_is_what_the_program_writes(qtbot: QtBot) -> None:
    assert TABLE.read_text("utf-8") == written(), "run: python tests/contrast.py"


def test_what_cannot_be_read_would_be_found() -> None:
    assert Pair("grey", "grey", QColor("#777777"), QColor("#888888"), 4.5).contrast < 1.5
    assert apart(QColor("#8A6A00"), QColor("#4F7A00"), "deuteranopia") < apart(
        QColor("#8A6A00"), QColor("#4F7A00"), "all colours"
    )
