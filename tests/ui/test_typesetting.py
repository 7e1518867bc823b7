"""Chinese setting of the page: what is squeezed, what hangs, where lines begin, and that no offset is lost by it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from core.model import Role
from ui.reader.blocks import Block
from ui.reader.layout import LaidBlock
from ui.reader.painting import column_rects, strip_rects
from ui.reader.punctuation import CLOSING, OPENING, spaced, squeezed
from ui.reader.style import RoleStyle, light_reader_theme, role_style

HAN = "全省各级部门要认真总结前期工作经验稳步推进各项任务落实切实保障群众基本生活"
WIDE = frozenset(OPENING + CLOSING)


@pytest.fixture
def style(qtbot: QtBot) -> RoleStyle:
    if not QFontDatabase.hasFamily("Noto Serif CJK SC"):
        pytest.skip("the Chinese font fonts-noto-cjk is not installed")
    return role_style(light_reader_theme(), 1.0, Role.BODY, 0)


def laid(style: RoleStyle, text: str, characters: float = 20, *, first: bool = False) -> LaidBlock:
    """The text in a column of that many characters, without the first line's indent unless `first`."""
    return LaidBlock(Block(0, len(text), Role.BODY, 0, first), text, style, round(characters * style.font.pixelSize()))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("好。”他", [1]),
        ("“六稳”“六保”", [3]),
        ("好，“六", [1]),
        ("（“六稳”）", [0, 4]),
        ("六稳，六保。", []),
        ("a,b.", []),
        ("好。", []),
    ],
)
def test_the_first_of_two_signs_is_squeezed(text: str, places: list[int]) -> None:
    assert list(squeezed(text, WIDE)) == places
    assert list(squeezed(text, frozenset())) == []


def test_space_stands_between_chinese_and_western() -> None:
    assert list(spaced("于4月27日,共GDP的5%增")) == [0, 1, 2, 4, 7, 10, 11, 13]


def test_two_signs_take_one_and_a_half(style: RoleStyle) -> None:
    size = style.font.pixelSize()
    block = laid(style, "好。”他好")
    assert block.x_of(0, 2) - block.x_of(0, 1) == pytest.approx(size / 2, abs=1)
    assert block.x_of(0, 3) - block.x_of(0, 2) == pytest.approx(size, abs=1)


def test_the_first_line_begins_two_characters_in(style: RoleStyle) -> None:
    block = laid(style, HAN * 2, first=True)
    assert block.x_of(0, 0) == 2 * style.font.pixelSize()
    assert block.x_of(1, block.starts[1]) == 0


def test_a_point_hangs_instead_of_taking_a_character_along(style: RoleStyle) -> None:
    size = style.font.pixelSize()
    block = laid(style, HAN[:20] + "，" + HAN)
    assert block.line_range(0) == (0, 21)
    assert block.x_of(0, 20) == pytest.approx(20 * size, abs=1), "the last character ends at the edge"


def test_a_wash_ends_at_the_edge_where_a_point_hangs(style: RoleStyle) -> None:
    block = laid(style, HAN[:20] + "，" + HAN)
    edge = 5 + block.width
    assert [rect.right() > edge for rect in strip_rects(block, QPoint(5, 0), 0, 21)] == [True]
    assert next(iter(column_rects(block, QPoint(5, 0), 0, 40))).right() == edge
    assert column_rects(block, QPoint(5, 0), 20, 21)[0].width() > 0, "a span that is the point itself is seen"


def test_a_closing_sign_at_the_edge_gives_up_its_empty_half(style: RoleStyle) -> None:
    size = style.font.pixelSize()
    block = laid(style, HAN[:19] + "”" + HAN, 19.5)
    assert block.line_range(0) == (0, 20)
    assert block.x_of(0, 19) == pytest.approx(19 * size, abs=1)


def test_an_opening_sign_at_the_edge_stands_half_outside(style: RoleStyle) -> None:
    size = style.font.pixelSize()
    block = laid(style, HAN[:20] + "（" + HAN)
    assert block.line_range(1)[0] == 20
    assert block.lines[1].x() == -size / 2
    assert block.x_of(1, 21) == pytest.approx(size / 2, abs=1)
    assert block.strips(20, 21)[0][1] == 0, "its highlight begins at the edge all the same"


def test_a_full_stop_never_stands_alone_in_a_line(style: RoleStyle) -> None:
    assert len(laid(style, HAN[:20] + "。").lines) == 1


@given(text=st.text(alphabet=HAN[:8] + "，。“”（）、,.a1 😀𠮷\u0301\t", min_size=1, max_size=160))
def test_no_line_begins_or_ends_with_the_wrong_sign_and_no_offset_is_lost(text: str) -> None:
    block = laid(role_style(light_reader_theme(), 1.0, Role.BODY, 0), text, 12)
    ranges = [block.line_range(number) for number in range(len(block.lines))]
    assert [start for start, _end in ranges[1:]] == [end for _start, end in ranges[:-1]]
    assert (ranges[0][0], ranges[-1][1]) == (0, len(text))
    for (start, end), (following, _end) in pairwise(ranges):
        # a line that is all signs has no other place to break
        if any(char in HAN for char in text[start:end]):
            assert text[following] not in "，。”）、" or text[following - 1].isspace() or "“" in text[start:end]
    for offset in range(len(text)):
        assert block.offset(block.unit(offset)) == offset


def test_a_face_without_wide_signs_is_left_alone(style: RoleStyle) -> None:
    from dataclasses import replace

    narrow = replace(style, wide=frozenset())
    text = "好。”他好（好" * 9
    assert not laid(narrow, text).layout.formats()
    assert laid(style, text).layout.formats()
