"""Every text and mark can be read in every theme, by every kind of eyes; the table in docs says the truth."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from core.model import Label
from tests.contrast import APART, TABLE, Pair, apart, pairs_of, told_apart, written
from ui.look.hues import COLOUR_NAMES
from ui.look.theme import THEMES, Theme

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


def test_the_table_is_what_the_program_writes(qtbot: QtBot) -> None:
    assert TABLE.read_text("utf-8") == written(), "run: python tests/contrast.py"


def test_what_cannot_be_read_would_be_found() -> None:
    assert Pair("grey", "grey", QColor("#777777"), QColor("#888888"), 4.5).contrast < 1.5
    assert apart(QColor("#8A6A00"), QColor("#4F7A00"), "deuteranopia") < apart(
        QColor("#8A6A00"), QColor("#4F7A00"), "all colours"
    )
