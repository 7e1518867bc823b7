"""The reader's parts without a window: heights, blocks, words, ordinals, depths of underlines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.model import BUILT_IN_LABELS, Article, Label, Paragraph, Role, Span, Status
from core.reading import read_bytes
from ui.reader.blocks import PIECE, blocks_of, shown
from ui.reader.heights import Heights
from ui.reader.painting import Scene, _overlapping, lanes_of
from ui.reader.rail import bead_words, numeral
from ui.reader.selection import step, word_at
from ui.reader.style import READABLE, contrast, dark_reader_theme, light_reader_theme


@given(
    st.lists(st.integers(1, 50), min_size=1, max_size=40), st.integers(0, 60), st.integers(1, 90), st.integers(0, 3000)
)
def test_heights_agree_with_plain_sums(heights, index, height, y):
    made = Heights(heights)
    index %= len(heights)
    made.put(index, height)
    plain = [*heights]
    plain[index] = height
    assert [made.above(at) for at in range(len(plain) + 1)] == [sum(plain[:at]) for at in range(len(plain) + 1)]
    at, depth = made.find(y)
    if y < made.total:
        assert sum(plain[:at]) + depth == y
        assert 0 <= depth < plain[at]
    else:
        assert (at, depth) == (len(plain) - 1, plain[-1])


@given(st.text(alphabet="字。a\u0301 😀", max_size=60), st.integers(1, 300))
def test_blocks_hold_a_paragraph_whole(piece, times):
    text = piece * times
    article = Article(text, "", (Paragraph(0, len(text)),))
    blocks = blocks_of(article)
    assert "".join(text[block.start : block.end] for block in blocks) == text
    assert all(0 < block.end - block.start <= PIECE for block in blocks)
    if blocks:
        assert blocks[0].first and blocks[-1].last
        assert sum(block.first for block in blocks) == 1


def test_text_outside_paragraphs_is_not_lost():
    text = "头\n正文在此。\n漏掉的一行字\n"
    blocks = blocks_of(Article(text, "", (Paragraph(2, 7),)))
    assert [(text[one.start : one.end], one.role) for one in blocks][-1] == ("漏掉的一行字", Role.CHROME)


def test_control_signs_keep_the_length():
    text = "a\x00b\x1bc\td\u2029e\x7f"
    assert len(shown(text)) == len(text)
    assert "\x00" not in shown(text)


def test_ordinals():
    assert [numeral(number) for number in (1, 10, 11, 20, 35, 100)] == ["一", "十", "十一", "二十", "三十五", "100"]
    assert [bead_words(number) for number in (0, 1, 10, 11, 35)] == ["〇", "一", "十", "11", "35"]


def test_words_and_steps():
    assert word_at("抓好abc1,再", 3, (0, 8)) == (2, 6)
    assert step("a\u0301\u0302b", 0, 1) == 3
    assert step("a\u0301\u0302b", 3, -1) == 0


def test_overlapping_underlines_get_depths_of_their_own():
    scene = Scene(light_reader_theme(), {label.name: label for label in BUILT_IN_LABELS})
    spans = [
        Span("a", "PROVINCE", 0, 10),
        Span("b", "SLOGAN", 2, 6),
        Span("t", "TASK", 2, 30, marker=(2, 4)),
        Span("r", "SLOGAN", 3, 5, Status.REJECTED),
        Span("c", "SLOGAN", 12, 15),
    ]
    assert lanes_of(spans, scene) == {"a": 0, "b": 1, "t": 2, "c": 0}


def test_matches_of_a_block():
    ranges = [(0, 2), (5, 9), (9, 12), (20, 22)]
    assert _overlapping(ranges, 8, 20) == [(1, (5, 9)), (2, (9, 12))]


def test_text_stands_out_from_the_page():
    for theme in (light_reader_theme(), dark_reader_theme()):
        for ink in (theme.ink, theme.dim, *(hue.ink for hue in theme.hues.values())):
            assert contrast(ink, theme.page) >= 4.5
        for fill in (theme.selection, theme.match, theme.current_match):
            assert contrast(theme.ink, fill) >= 4.5


def test_own_colours_are_made_readable():
    for theme in (light_reader_theme(), dark_reader_theme()):
        for colour in ("#7A3E9D", "#FFFF66", "#FFFFFF", "#000000", "nonsense", ""):
            assert contrast(theme.hue_of(Label("OWN", "", "", colour)).ink, theme.page) >= READABLE


def test_signs_of_markdown_have_no_line_of_their_own() -> None:
    article = read_bytes("# 标题\n\n正文。\n\n## 一节\n\n- 甲项\n  * 乙项\n\n> 引文\n\n尾 # 声".encode(), "a.md")
    assert [article.text[one.start : one.end] for one in blocks_of(article)] == [
        "标题",
        "正文。",
        "一节",
        "- 甲项",
        "* 乙项",
        "引文",
        "尾 # 声",
    ]
    marked = Article("#话题 >>> 正文", "", (Paragraph(8, 10),), reader="md@3")
    assert [marked.text[one.start : one.end] for one in blocks_of(marked)] == ["#话题 >>>", "正文"], "words stay"
