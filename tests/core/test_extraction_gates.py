"""What is asked first, to spare the rules a text that holds nothing for them, lets everything through that they accept."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.extraction import extract
from core.extractors import province_numbers, quote_features, quotes
from core.extractors.attribution import Attribution, attribute_spans
from core.extractors.gazetteer import names, short_names
from core.extractors.new_span import give_province, made_by, new_span
from core.extractors.province_candidates import candidates
from core.extractors.province_gaps import without_gaps
from core.extractors.province_letters import neighbours
from core.extractors.slogan_list import known_slogans, plain_pattern
from core.extractors.task_headings import tell_headings
from core.extractors.task_lists import build_lists
from core.extractors.task_markers import find_markers, may_hold
from core.extractors.unseen import as_seen, folded
from core.ids import machine_id, machine_ids
from core.model import SLOGAN, TASK, Group, Span
from core.reading import read_text
from core.text import fold

_SIGNS = (
    "一二三四十23１２第其首先次再最后是要为、.)（(，,:：章节编篇①②⑴⑵⒈⒉❶❷㈠㈡甲乙 \n\u3000\u200b\u00ad\ue000\xa0－！"
)


@given(st.text(alphabet=_SIGNS, max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_text_that_holds_no_sign_has_neither_list_nor_heading(text: str, one: int, other: int) -> None:
    text = fold(text)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    ranges = [(start, end)] if start < end else []
    markers = find_markers(text, ranges)
    headed = tell_headings(text, ranges, build_lists(text, ranges, markers) if markers else ())
    if not may_hold(text, ranges):
        assert not markers
        assert not headed.outline


@pytest.mark.parametrize(
    "text",
    [
        "一、甲",
        "一)甲",
        "二是甲",
        "三、甲",
        "2.甲",
        "3)甲",
        "第二,甲",
        "首先,甲",
        "最后,甲",
        "其二,甲",
        "②甲",
        "⑵甲",
        "第百章 甲",
    ],
)
def test_each_sign_is_enough_by_itself(text: str) -> None:
    assert may_hold(text, [(0, len(text))])
    assert may_hold("甲" + text, [(0, 1)])


@pytest.mark.parametrize("text", ["", "甲乙。", "2.5万, 第一次, 其他, 最后一天, 十二个, 一二三", "首页"])
def test_what_is_no_sign_is_not_taken_for_one(text: str) -> None:
    assert not may_hold(text, [(0, len(text))] if text else [])


@given(st.text(alphabet=_SIGNS, max_size=40))
def test_folding_tells_of_everything_nobody_sees(text: str) -> None:
    article = read_text("甲" + text)
    plain, odd = folded(article.text)
    assert plain == fold(article.text)
    assert odd or as_seen(article, plain, []) is None


def test_every_name_and_every_neighbour_is_a_candidate() -> None:
    words = [*names(), *(char + after for char, near in neighbours().items() for after in near.after)]
    assert [word for word in words if 1 not in list(candidates(f"的{word}的", 0, len(word) + 2))] == []
    pairs = [before + char for char, near in neighbours().items() for before in near.before]
    assert [pair for pair in pairs if 1 not in list(candidates(f"{pair}的", 0, 3))] == []


def test_every_slogan_that_counts_unquoted_is_found_with_any_joint() -> None:
    words = [text for text, known in known_slogans().items() if known.plain]
    spelt = [word.replace("、", joint) for word in words for joint in "、, ·"]
    found = [(word, plain_pattern().match(word)) for word in spelt]
    assert [word for word, match in found if match is None] == []


@pytest.mark.parametrize("name", sorted(short_names().values()))
def test_every_name_with_a_gap_is_closed(name: str) -> None:
    for gap in (" ", "  "):
        closed = without_gaps(f"({gap.join(name)})")
        assert closed is not None
        assert closed[0] == f"({name})"


@given(st.text(alphabet="甲“”‘’「」『』〝〞\"'六", max_size=30))
def test_quotation_marks_are_those_of_a_pattern(text: str) -> None:
    expected = [(found[0], found.start()) for found in re.finditer("[“”‘’「」『』〝〞\"']", text)]
    assert quotes._marks(text) == expected


@example("〔2014〕20号〔2014〕 第 20 号", 0)
@example("府发〔2014〕20号", 3)
@given(st.text(alphabet="〔〕(2019) 第号发", max_size=40), st.integers(0, 6))
def test_the_years_of_document_numbers_are_those_of_the_pattern(text: str, start: int) -> None:
    first = min(start, len(text))
    expected = [found.start() for found in province_numbers._YEAR.finditer(text, first, len(text))]
    assert list(province_numbers._years(text, first, len(text))) == expected


@example("甲乙丙乙")
@given(st.text(alphabet="一二双三.+—·《A1甲乙·－\\", min_size=2, max_size=8))
def test_the_forms_of_words_are_those_of_each_pattern(words: str) -> None:
    forms = quote_features._forms(words)
    expected = {name for name, pattern in quote_features._SIGNS if pattern.search(words)}
    if quote_features._ECHO.fullmatch(words):
        expected.add("echo")
    assert expected == set(forms) & {"plus", "dash", "dot", "nests", "latin", "date", "echo"}


def test_a_quick_span_is_a_span() -> None:
    given_ = {"id": "a", "label": SLOGAN, "start": 1, "end": 3, "origin": made_by("rule", "1"), "confidence": 0.5}
    more = {"norm": "双减", "kind": "k", "group": "g", "ordinal": 2, "level": 1, "style": "N是", "marker": (1, 2)}
    given_ |= more | {"head": "工作", "tier": "A", "in_name": True}
    quick = new_span(**given_)  # type: ignore[arg-type]
    assert type(quick) is Span
    assert quick == Span(**given_)  # type: ignore[arg-type]
    bare = {name: given_[name] for name in ("id", "label", "start", "end", "origin", "confidence")}
    assert new_span(**bare) == Span(**bare)  # type: ignore[arg-type]
    given_province = new_span(**given_)  # type: ignore[arg-type]
    give_province(given_province, "44")
    assert given_province == replace(quick, province="44")
    with pytest.raises(AttributeError):
        quick.norm = ""  # type: ignore[misc]


@given(st.lists(st.tuples(st.integers(0, 1 << 40), st.integers(0, 1 << 40)), max_size=9))
def test_ids_made_together_are_those_of_each_range(ranges: list[tuple[int, int]]) -> None:
    digests = [hashlib.blake2b(f"sha\0TASK\0{start}\0{end}".encode(), digest_size=8) for start, end in ranges]
    expected = [base64.urlsafe_b64encode(one.digest())[:10].decode() for one in digests]
    assert machine_ids("sha", TASK, ranges) == expected
    assert [machine_id("sha", TASK, *one) for one in ranges] == expected


def test_a_group_s_province_reaches_its_items_where_the_article_names_none() -> None:
    article = read_text("会议要求：一是抓好甲。二是抓好乙。")
    found = extract(article)
    items = [span for span in found.spans if span.group]
    assert items
    groups = [Group(group.id, group.label, province="44") for group in found.groups]
    known = Attribution(article, fold(article.text), [(0, len(article.text))], [])
    attribute_spans(known, items, groups, items)
    assert {span.province for span in items} == {"44"}
