"""SLOGAN: hard sentences for every rule, the fields of a span, the two lists, and hostile input."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.extraction import extract, text_ranges
from core.extractors import quote_features, quoted, slogans
from core.extractors.online_regression import learn, probability
from core.extractors.quotes import chunks
from core.extractors.slogan_list import key, known_slogans, no_slogans, occurrences, plain_pattern
from core.extractors.why import explain
from core.model import Span
from core.reading import read_text
from core.text import fold
from tests.timing import best_of

DATA = Path(__file__).resolve().parent.parent / "data"


def found(text: str) -> tuple[str, list[Span]]:
    article = read_text(text)
    return article.text, slogans.find(article, fold(article.text), text_ranges(article))


def words(text: str) -> list[str]:
    whole, spans = found(text)
    return [span.text_of(whole) for span in spans]


def only(text: str) -> Span:
    spans = found(text)[1]
    assert len(spans) == 1
    return spans[0]


def traps() -> dict[str, list[dict]]:
    by_family = defaultdict(list)
    for line in (DATA / "slogan_traps.jsonl").read_text("utf-8").splitlines():
        trap = json.loads(line)
        by_family[trap["cat"]].append(trap)
    return by_family


@pytest.mark.parametrize("family", sorted(traps()))
def test_hard_sentences(family: str) -> None:
    wrong = []
    for trap in traps()[family]:
        got = [list(span.range) for span in found(trap["text"])[1]]
        if got != [one[:2] for one in trap["spans"]]:
            wrong.append((trap["text"], got))
    assert wrong == []


def test_the_hard_sentences_say_what_they_mark() -> None:
    every = [trap for family in traps().values() for trap in family]
    assert len(every) >= 140
    assert all(trap["text"][start:end] == text for trap in every for start, end, text in trap["spans"])


def test_a_listed_slogan_has_its_norm_and_kind() -> None:
    span = only("牢牢把握稳中求进工作总基调。")
    assert (span.norm, span.kind, span.tier, span.origin.rule) == ("稳中求进", "formula", "B", "slogan.list")
    for joint in ("、", " ", ",", ",", "·"):
        span = only(f"持续推动不忘初心{joint}牢记使命主题教育。")
        assert (span.norm, span.head) == ("不忘初心、牢记使命", "主题教育")


def test_quoted_is_tier_a_and_takes_its_head() -> None:
    span = only("深入实施“三清两建”工程,压实责任。")
    assert (span.tier, span.kind, span.head, span.norm) == ("A", "number_abbr", "工程", "三清两建")
    span = only("推广“合作社+电商+农户”的产业模式。")
    assert (span.kind, span.head) == ("model", "模式")
    assert only("坚持“全面从严治党”不放松。").tier == "A"


def test_an_unquoted_twin_takes_its_quoted_ones_tier() -> None:
    _, spans = found("贯彻“新发展理念”。各地要把新发展理念落到实处。")
    assert [span.tier for span in spans] == ["A", "A"]
    _, spans = found("各地要把新发展理念落到实处。")
    assert [span.tier for span in spans] == ["B"]
    text, spans = found("实施“三清两建”工程。三清两建见成效。")
    assert [(span.text_of(text), span.origin.rule) for span in spans] == [
        ("三清两建", "slogan.quoted.number"),
        ("三清两建", "slogan.twin"),
    ]


def test_a_twin_inside_another_quotation_is_not_one() -> None:
    assert words("开展“护航春耕”专项行动。他说“护航春耕的人来了”。") == ["护航春耕"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("“健康敲门”行动在老旧小区推开。健康敲门累计服务老人四万人次。", ["健康敲门", "健康敲门"]),
        ("“先诊疗后付费”“检查结果互认”两项举措省了不少心。", ["先诊疗后付费", "检查结果互认"]),
        ("走出一条“博物馆+研学”的路子。", ["博物馆+研学"]),
        ("气象部门启动“1262”精细化预报与应急联动机制。", ["1262"]),
        ("以军发起“决心守望”行动，袭击加沙北部。", []),
        ("“深海一号”工程投产。", []),
        ("通过“人民法院在线服务”小程序送达传票。", []),
    ],
)
def test_what_follows_the_marks_says_whether_it_is_carried_out(text: str, marked: list[str]) -> None:
    assert words(text) == marked


def test_a_form_that_only_coinages_have_needs_no_certainty_for_its_twin() -> None:
    assert words("“一镇一品”寄递培育计划在六个乡镇试点。按照一镇一品的要求选准产品。") == ["一镇一品", "一镇一品"]
    assert words("推广“粮改饲”。粮改饲改的是种植习惯。") == ["粮改饲", "粮改饲"]


def test_a_run_shares_the_words_around_it() -> None:
    assert words("推行“容缺受理”“告知承诺”制度。") == ["容缺受理", "告知承诺"]


def test_a_listed_word_inside_a_marked_quote_is_not_marked_again() -> None:
    assert words("坚持“和平统一、一国两制”方针。") == ["和平统一、一国两制"]


def test_plans_have_a_kind_of_their_own() -> None:
    assert {span.kind for span in found("编制“十五五”规划,完成十四五目标。")[1]} == {"plan"}


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("甲“乙丙”丁", ["乙丙"]),
        ("甲“乙‘丙丁’戊”己", ["乙‘丙丁’戊", "丙丁"]),
        ("甲“乙“丙丁”戊”己", ["乙“丙丁”戊", "丙丁"]),
        ("甲“乙丙”“丁戊”", ["乙丙", "丁戊"]),
        ("甲「乙丙」『丁戊』", ["乙丙", "丁戊"]),
        ('甲"乙丙"丁"戊己"', ["乙丙", "戊己"]),
        ("甲“乙丙“丁", ["乙丙"]),
        ("甲”乙丙”丁", ["乙丙"]),
        ("甲“乙丙", []),
        ("甲”乙丙", []),
        ("it's a dog's day", []),
        ("甲“乙『丙”丁』", ["乙『丙"]),
    ],
)
def test_pairs_of_marks(text: str, inside: list[str]) -> None:
    pairs = [chunk for _, near in chunks(text, [(0, len(text))]) for chunk in near]
    assert [text[one.start : one.end] for one in pairs] == inside


def test_a_pair_never_spans_two_paragraphs() -> None:
    text = "甲“乙丙\n丁戊”己"
    assert list(chunks(text, [(0, 4), (5, len(text))])) == []


def test_the_list_is_sound() -> None:
    rows = [line.split("\t") for line in (quoted.FOLDER / "slogans/slogans.tsv").read_text("utf-8").splitlines()]
    rows = [row for row in rows if not row[0].startswith("#")]
    assert len(rows) >= 500
    assert len({key(row[0]) for row in rows}) >= len(rows) - 5  # the spellings of one formula
    for text, tier, kind, match, _, source in rows:
        assert tier in {"A", "B"}, text
        assert kind in {"number_abbr", "campaign", "model", "formula", "plan"}, text
        assert match in {"any", "quoted"}, text
        assert source, text
    assert not known_slogans().keys() & no_slogans().keys()


def test_every_listed_slogan_that_counts_unquoted_is_found_and_is_the_longest() -> None:
    for entry, known in known_slogans().items():
        if known.plain:
            match = plain_pattern().search(entry)
            assert match is not None
            assert match[0] == entry


def test_occurrences_are_the_same_for_few_words_and_for_many() -> None:
    text = "三清两建三清两建设,四联四帮三清"
    few = ["三清两建", "三清两建设", "四联四帮"]
    many = few + [f"字{number}号" for number in range(100)]
    expected = [(0, 4), (4, 9), (10, 14)]
    assert list(occurrences(few, text, 0, len(text))) == expected
    assert list(occurrences(many, text, 0, len(text))) == expected


def test_confidence_is_a_probability_and_every_rule_explains_itself() -> None:
    for family in traps().values():
        for trap in family:
            for span in found(trap["text"])[1]:
                assert quoted.SHOWN <= (span.confidence or 0) <= 1
                assert explain(span)


def test_the_regression_learns_what_separates() -> None:
    weights: dict[str, float] = {}
    for _ in range(200):
        learn(weights, ["good", "both"], 1.0, 0.1, 0.0)
        learn(weights, ["bad", "both"], 0.0, 0.1, 0.0)
    assert probability(weights, ["good", "both"]) > 0.9 > 0.1 > probability(weights, ["bad", "both"])
    assert probability({}, ["never seen"]) == 0.5


def test_the_labelled_chunks_hold_no_text_and_their_test_files_are_apart() -> None:
    rows = [json.loads(line) for line in (DATA / "gold" / "quoted_chunks.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) >= 800
    assert all(row.keys() == {"file", "sha256", "start", "end", "label", "split"} for row in rows)
    files = defaultdict(set)
    for row in rows:
        files[row["file"]].add(row["split"])
    assert all(len(splits) == 1 for splits in files.values())


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet="“”‘’「」『』\"'《》六稳保三大攻坚战一带路工程的不忘初心、, \u3000\n实施+0129号😀𠮷\u200b",
        max_size=120,
    )
)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    if not text.strip():
        return
    whole, spans = found(text)
    assert len({span.id for span in spans}) == len(spans)
    for span in spans:
        marked = span.text_of(whole)
        assert marked == marked.strip() != ""
        assert span.norm
        assert span.tier
        assert span.kind
    assert spans == found(text)[1]
    assert [span.range for span in spans] == sorted((span.range for span in spans), key=lambda one: (one[0], -one[1]))


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        "”",
        '"',
        "“六稳”",
        "“六稳",
        "实施“三清两建”工程",
        "“甲‘",
        "一带一路",
        "三清两建“三清两建”",
        "六",
        "“第{n}号办法”",
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    def took(count: int) -> float:
        article = read_text("".join(unit.replace("{n}", str(number)) for number in range(count)))
        text, ranges = fold(article.text), text_ranges(article)
        return best_of(lambda: slogans.find(article, text, ranges))

    took(100)
    small, large = took(2_000), took(16_000)
    assert large < 8 * 4 * max(small, 0.005), "the square of it would be sixty-four times as much"


def test_the_whole_extraction_holds_the_slogans() -> None:
    article = read_text("广东提出,一是做好“六稳”工作;二是坚持稳中求进工作总基调。")
    marked = [(span.text_of(article.text), span.province) for span in extract(article).spans if span.label == "SLOGAN"]
    assert marked == [("六稳", "44"), ("稳中求进工作总基调", "44")]


@pytest.mark.parametrize("words", ["两进一出", "放一管二", "能快尽快", "应保尽保", "愿贷尽贷", "一村一品"])
def test_words_that_echo_themselves_are_seen_to(words: str) -> None:
    assert "echo" in quote_features._shape(words)


@pytest.mark.parametrize("words", ["脱贫攻坚", "天天向上", "一件事", "快快", "好好好好好", "六稳六保做实"])
def test_other_words_do_not_echo(words: str) -> None:
    assert "echo" not in quote_features._shape(words)
