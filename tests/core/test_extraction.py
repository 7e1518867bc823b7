"""The extractors on the reference article's gold, on the hard sentences, and on hostile input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.extraction import decide, extract, extract_demands, extract_rules, extract_window, rule_set
from core.extractors.gazetteer import code_of, short_names
from core.extractors.why import explain
from core.model import Extraction
from core.reading import read_file, read_text
from core.spans import SpanSet, reading_order
from tests.timing import best_of


def gold_of(shared: Path) -> dict:
    return json.loads((shared / "reference" / "article.gold.json").read_text("utf-8"))


@pytest.fixture
def found(shared: Path) -> Extraction:
    return extract(read_file(str(shared / "reference" / "article.txt")))


@pytest.mark.parametrize("label", ["PROVINCE", "TASK", "SLOGAN"])
def test_the_reference_article_is_found_exactly(shared: Path, found: Extraction, label: str) -> None:
    gold = {(one["start"], one["end"]): one for one in gold_of(shared)["spans"] if one["label"] == label}
    got = {span.range: span for span in found.spans if span.label == label}
    assert got.keys() == gold.keys()
    for range_, one in gold.items():
        span, more = got[range_], one["attrs"]
        if label == "PROVINCE":
            assert (span.norm, span.kind) == (one["norm"], more["kind"])
        elif label == "SLOGAN":
            assert (span.tier, span.norm, span.province) == (more["tier"], one["norm"], more["section_province"])
        else:
            assert (span.ordinal, list(span.marker), span.province) == (
                more["ordinal"],
                more["marker"],
                more["province"],
            )


def test_the_reference_articles_lists_are_attributed(shared: Path, found: Extraction) -> None:
    groups = [group for group in found.groups if group.label == "TASK"]
    gold = gold_of(shared)["groups"]
    assert len(groups) == len(gold)
    for group, one in zip(groups, gold, strict=True):
        for name in ("lead_in", "org", "target"):
            want = one[name] and (one[name]["start"], one[name]["end"])
            assert getattr(group, name) == want, name
        assert group.province == one["province"]
        assert sum(span.group == group.id for span in found.spans) == one["items"]


def test_none_of_the_negatives(shared: Path, found: Extraction) -> None:
    for one in gold_of(shared)["negatives"]:
        inside = [
            span
            for span in found.spans
            if span.label == one["label"] and one["start"] <= span.start and span.end <= one["end"]
        ]
        assert inside == [], one["text"]


@pytest.mark.parametrize("name", ["province", "task"])
def test_hard_sentences(shared: Path, name: str) -> None:
    hits = extra = missed = 0
    for line in (shared / "reference" / f"{name}_traps.jsonl").read_text("utf-8").splitlines():
        trap = json.loads(line)
        result = extract(read_text(trap["text"]))
        if trap.get("kind") == "outline":
            got = {(one.start, one.end) for one in result.outline}
        else:
            got = {
                span.range
                for span in result.spans
                if span.label == name.upper() and span.kind not in {"implied", "region"}
            }
        want = {(one[0], one[1]) for one in trap["spans"]}
        hits, extra, missed = hits + len(got & want), extra + len(got - want), missed + len(want - got)
    assert hits / (hits + extra) >= 0.97
    assert hits / (hits + missed) >= 0.97


def test_chrome_holds_no_spans(shared: Path, found: Extraction) -> None:
    article = read_file(str(shared / "reference" / "article.txt"))
    chrome = [one for one in article.paragraphs if one.role.value == "chrome"]
    assert chrome
    assert not [s for s in found.spans for one in chrome if one.start <= s.start < one.end]


def test_rules_and_late_spans_are_the_whole() -> None:
    article = read_text("他说明天津贴将发放到位。会议在北京召开。海拔比上海拔高。")
    certain, doubtful = extract_rules(article)
    late = decide(article, doubtful)
    assert sorted((*certain.spans, *late.spans), key=reading_order) == list(extract(article).spans)
    assert [span.text_of(article.text) for span in extract(article).spans] == ["北京"]


def test_a_window_sees_its_own_paragraphs() -> None:
    article = read_text("广东部署工作。\n\n江西部署工作。\n\n湖南部署工作。")
    at = article.text.index("江西")
    assert [span.text_of(article.text) for span in extract_window(article, at, at + 2).spans] == ["江西"]


def test_every_rule_explains_itself(found: Extraction) -> None:
    assert all(explain(span) for span in found.spans)


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("助力江西发展。", "江西", "“江西” is the name of a province; neither “助力” before it nor “发展” after it"),
        ("河南省级财政。", "河南", "“河南” is a province; the suffix belongs to the next word, “省级”."),
        ("粤赣湘三省签约。", "赣", "“赣” for 江西, in “粤赣湘” before “三省”: one-character names in a row."),
        ("晋、冀、鲁三省签约。", "冀", "“冀” for 河北, in “晋、冀、鲁” before “三省”"),
        ("会议在京召开。", "京", "“京” for 北京, told by “在” before it."),
        ("在甘央企座谈。", "甘", "“甘” for 甘肃, told by “在” before it and “央企” after it."),
        ("南昌部署防汛。", "南昌", "“南昌” is a city or prefecture of 江西, which is implied."),
        ("长三角一体化提速。", "长三角", "“长三角” is a region: 上海、江苏、浙江、安徽."),
        ("开展“四联四帮”活动。", "四联四帮", "Quoted, between “开展” and “活动”: it names something to carry out."),
        ("做好“六稳”工作。", "六稳", "Quoted, and “六稳” is on the list of slogans."),
        (
            "推广“三清两建”工程，三清两建成效好。",
            "三清两建成",
            "It stands quoted elsewhere in the article: “推广“三清两建”工程，三清两建”.",
        ),
        (
            "会议要求，一是抓安全；二是抓服务。",
            "一是抓安全",
            "“一是” opens an item: “二是” follows it, and “会议要求” leads",
        ),
        ("会议要求，一是抓安全；二是抓服务。", "二是抓服务", "“二是” opens an item: it follows “一是”, and “会议要求”"),
    ],
)
def test_the_reason_names_what_was_seen(text: str, words: str, sentence: str) -> None:
    article = read_text(text)
    found = extract(article)
    at = text.rindex(words)
    span = next(one for one in found.spans if one.start == at)
    assert explain(span, text, SpanSet(found.spans, found.groups)).startswith(sentence)


def test_names_and_codes() -> None:
    assert code_of("广东") == code_of("粤") == code_of("广东省") == "44"
    assert code_of("北极") == ""
    assert len(short_names()) == 34
    assert rule_set()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="一二三是要第，。；：“”（）1.粤赣湘广东省市局会议要求\n\u3000😀𠮷①", max_size=200))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    if not text.strip():
        return
    article = read_text(text)
    result = extract(article)
    assert len({span.id for span in result.spans}) == len(result.spans)
    for span in result.spans:
        words = span.text_of(article.text)
        assert words == words.strip() != ""
        assert not span.marker or span.start <= span.marker[0] <= span.marker[1] <= span.end
    assert extract(article) == result


@pytest.mark.parametrize("unit", ["一是", "“粤", "广东", "一、", "京津", "（一）甲。\n"])
def test_time_grows_with_the_length_only(unit: str) -> None:
    def took(count: int) -> float:
        article = read_text(unit * count)
        return best_of(lambda: extract_rules(article), 2)

    took(100)
    small, large = took(2_000), took(16_000)
    assert large < 8 * 6 * max(small, 0.005)


UNSEEN = st.sampled_from("\u200b\u200d\u2060\ufeff\u00ad\ue123")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 10_000), UNSEEN), max_size=12))
def test_what_nobody_sees_changes_nothing(places: list[tuple[int, str]]) -> None:
    plain = "粤赣两省局开会。\n广东省邮政管理局要求，一是落实“六稳”；二是推进乡村振兴。\n一、目标\n（一）抓早。要快。\n（二）抓小。要细。"
    text = plain
    for at, char in places:
        at = 1 + at % (len(text) - 1)
        text = text[:at] + char + text[at:]
    hidden = str.maketrans("", "", "\u200b\u200d\u2060\ufeff\u00ad\ue123")
    whole, holed = extract(read_text(plain)), extract(read_text(text))

    def told(found: Extraction, source: str) -> list[tuple[str, str, str, str, int]]:
        return [
            (one.label, source[one.start : one.end].translate(hidden), one.norm, one.province, one.level)
            for one in found.spans
        ]

    assert told(holed, text) == told(whole, plain)
    assert len({one.id for one in holed.spans}) == len(holed.spans)
    groups = {group.id for group in holed.groups}
    assert {one.group for one in holed.spans if one.group} <= groups
    assert {group.parent for group in holed.groups if group.parent} <= groups
    assert [text[one.start : one.end].translate(hidden) for one in holed.outline] == ["一、目标"]


def test_demands_are_found_as_if_nothing_unseen_stood_in_them() -> None:
    plain = "广东省召开会议。各市州局要压实责任。\n一是抓早；二是抓小。全省系统必须守住底线。"
    holed = plain.replace("各市", "各\u200b市").replace("必须", "必\ufeff须").replace("广东", "广\u200b东")
    hidden = str.maketrans("", "", "\u200b\ufeff")

    def told(text: str) -> list[tuple[str, str, str]]:
        article = read_text(text)
        asked = extract_demands(article, extract(article))
        assert all(one.marker is not None for one in asked)
        return [
            (
                text[one.start : one.end].translate(hidden),
                text[slice(*one.marker or (0, 0))].translate(hidden),
                one.province,
            )
            for one in asked
        ]

    assert told(holed) == told(plain)
    assert [words for words, _, _ in told(plain)] == ["各市州局要压实责任", "全省系统必须守住底线"]
