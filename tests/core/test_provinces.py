"""Provinces: our own hard sentences for every rule, and hostile text."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.extraction import extract, extract_rules
from core.extractors.gazetteer import abbreviations, city_letters, known_rows, marked_cities, names, short_names
from core.extractors.province_names import open_sides, stop_of, verdict
from core.extractors.province_places import KEPT
from core.extractors.provinces import find
from core.extractors.resources import FOLDER
from core.extractors.why import explain
from core.model import PROVINCE, Article, Span
from core.reading import read_text
from core.text import fold
from tests.timing import best_of

TRAPS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "province_traps.jsonl").read_text("utf-8").splitlines()
]


def places(text: str) -> list[Span]:
    return [span for span in extract(read_text(text)).spans if span.label == PROVINCE]


def words(text: str) -> list[str]:
    return [span.text_of(text) for span in places(text)]


@pytest.mark.parametrize("trap", TRAPS, ids=[trap["id"] for trap in TRAPS])
def test_hard_sentence(trap: dict) -> None:
    found = places(trap["text"])
    strict = [[span.start, span.end, span.norm] for span in found if span.kind not in {"implied", "region"}]
    implied = [[span.start, span.end, span.norm] for span in found if span.kind == "implied"]
    regions = [[span.start, span.end, span.norm.split()] for span in found if span.kind == "region"]
    assert strict == [[start, end, code] for start, end, _, code in trap["spans"]]
    assert implied == sorted([start, end, code] for start, end, _, code in trap["implied"])
    assert regions == [[start, end, codes] for start, end, _, codes in trap["regions"]]


def test_the_sentences_themselves_are_sound() -> None:
    for trap in TRAPS:
        for start, end, word, _ in (*trap["spans"], *trap["implied"], *trap["regions"]):
            assert trap["text"][start:end] == word, trap["id"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("川航开通航线。", True),
        ("浙江日报刊文。", True),
        ("四川大学招生。", True),
        ("广东邮政管理局约谈。", False),
        ("浙商银行发布年报。", True),
        ("在京会见银行负责人。", False),
        ("河南省高校和企业座谈。", False),
        ("江西联通东西。", False),
    ],
)
def test_names_of_companies_and_schools_are_told_apart(text: str, named: bool) -> None:
    assert [span.in_name for span in places(text)] == [named]


def test_neighbours_share_a_group() -> None:
    groups = [span.group for span in places("粤赣湘三省与四川、重庆签约，另有河南。")]
    assert groups[0] == groups[1] == groups[2] != ""
    assert groups[3] == groups[4] != groups[0]
    assert groups[5] == ""


def test_a_name_that_gave_its_suffix_away_is_a_bare_one() -> None:
    found = places("河南省级财政与吉林市场、上海市民。")
    assert [(span.norm, span.kind) for span in found] == [("41", "short"), ("22", "short"), ("31", "short")]


def test_every_rule_explains_itself() -> None:
    found = [span for trap in TRAPS for span in places(trap["text"])]
    assert len({span.origin.rule for span in found}) >= 15
    assert all(explain(span) for span in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江苏省情况通报", "江苏省"),
        ("河南省考试中心公告", "河南省"),
        ("河南省考生", "河南省"),
        ("广东省内容产业", "广东省"),
        ("浙江省外事办", "浙江省"),
        ("浙江省外企业", "浙江"),
        ("湖南省情教育", "湖南"),
        ("湖南省直机关", "湖南"),
        ("湖南省直接管理", "湖南省"),
        ("安徽省城区改造", "安徽省"),
        ("安徽省内因车流量大封路", "安徽"),
        ("安徽省外部分企业", "安徽"),
    ],
)
def test_the_suffix_goes_to_the_next_word_only_where_that_is_one(text: str, name: str) -> None:
    assert words(f"这是{text}。")[0] == name


def test_every_division_is_known_by_its_names() -> None:
    assert len(short_names()) == 34
    assert set(abbreviations().values()) == set(short_names())
    full = {place.norm for place in names().values() if place.kind == "full"}
    assert full == set(short_names())
    assert set(marked_cities().values()) <= set(short_names())
    for name in short_names().values():
        assert words(f"会议提到{name}的经验。") == [name]


def test_every_city_is_known_behind_its_province() -> None:
    """山西|晋中: no word that the end of the province's name would be part of (西晋) keeps the city from being read."""
    cities = {name: place.norm for name, place in names().items() if place.kind == "implied"} | marked_cities()
    missed = []
    for city, code in cities.items():
        province = short_names()[code]
        text = f"位于{province}{city}的企业"
        stops = {span.start: span.end for span in places(text)}
        if 2 not in stops or stops.get(2 + len(province), 0) < 4 + len(province):
            missed.append(text)
    assert len(cities) > 1_500
    assert not missed


@pytest.mark.parametrize(
    "frame", ["昨天，{}和{}签约。", "从{}到{}的列车。", "据悉，{}{}两省联动。", "他由{}调任{}。", "来自{}、{}的代表"]
)
def test_every_two_provinces_are_known_beside_each_other(frame: str) -> None:
    lakes = {("青海", "湖南"), ("青海", "湖北")}
    for left in short_names().values():
        for right in short_names().values():
            if left != right and (left, right) not in lakes:
                assert words(frame.format(left, right)) == [left, right]


def test_rows_hold_only_known_characters() -> None:
    known = set(abbreviations()) | set(city_letters())
    assert all(set(row) <= known for row in known_rows())


def test_zero_width_characters_keep_their_offsets() -> None:
    text = "\u200b广\u200b东、湖\ue000南与\u200b\u200b江西。"
    assert words(text) == ["广\u200b东", "湖\ue000南", "江西"]


def test_a_doubtful_name_waits_for_jieba() -> None:
    article = read_text("网上海量信息与线上海外展会。")
    certain, doubtful = extract_rules(article)
    assert certain.spans == ()
    assert {doubt.span.text_of(article.text) for doubt in doubtful.places} == {"上海"}


def test_only_the_ranges_are_read() -> None:
    text = "广东\n湖南\n江西"
    article = Article(text=text, text_sha256="0" * 64)
    spans, _, _ = find(article, fold(text), [(0, 2), (6, 8)])
    assert [span.text_of(text) for span in spans] == ["广东", "江西"]
    assert find(article, fold(text), []) == ([], [], [])


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet="京津冀粤港澳台成渝深张云南宁夏海上北河山东西省市区路级内在援入电、 　和等\u200b\ue000“”\n新疆青年中心黄江",
        max_size=120,
    )
)
def test_any_text_gives_places_inside_it(text: str) -> None:
    if not text.strip():
        return
    article = read_text(text)
    result = extract(article)
    found = [span for span in result.spans if span.label == PROVINCE]
    assert len({span.id for span in found}) == len(found)
    at = 0
    for span in found:
        assert at <= span.start < span.end <= len(article.text)
        assert span.text_of(article.text) == span.text_of(article.text).strip()
        assert span.norm
        at = span.end
    assert extract(article) == result


@pytest.mark.parametrize(
    "unit", ["京", "京、", "京津", "、京津", "广 东", "上海", "记者王", "黄河", "港澳\u200b", "浙江甲", "京沪、"]
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    def took(count: int) -> float:
        article = Article(text=unit * count, text_sha256="0" * 64)
        return best_of(lambda: find(article, article.text, [(0, len(article.text))]))

    took(100)
    small, large = took(1_500), took(12_000)
    assert large < 8 * 3 * max(small, 0.005), "eight times the text: about eight times the time, never the square of it"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("思想文化战线的广大同志一致认为，要守正创新。", []),
        ("加拿大连日来野火持续蔓延。", []),
        ("据拱北海关统计，出入境车辆明显增加。", []),
        ("黄淮北部等地有降雪。", []),
        ("大运河北京段通航。", ["北京"]),
        ("网上海南旅游产品热销。", ["海南"]),
        ("济郑高铁山东段联调联试。", ["山东"]),
        ("其中海南岛局地有暴雨。", ["海南"]),
        ("山西晋城东圣社区积极探索。", ["山西", "晋城"]),
        ("河北京剧团赴基层演出。", ["河北"]),
        ("依法开展水上海事巡查。", []),
        ("庐山区岛上海产丰富。", []),
        ("沿岸灯塔城市群齐亮灯。", []),
        ("山西运城市民纷纷点赞。", ["山西", "运城"]),
        ("山西晋中市与湖北鄂州市结对。", ["山西", "晋中市", "湖北", "鄂州市"]),
        ("西晋中期的墓葬。", []),
        ("我国内蒙古马保种场验收。", ["内蒙古"]),
        ("境内蒙古包整齐排列。", []),
        ("接到请求的当天津冀两地队伍出发。", ["津", "冀"]),
        ("今天山东多地迎来降雪。", ["山东"]),
        ("第二天山西队取胜。", ["山西"]),
        ("我们这里海南人不少。", ["海南"]),
        ("新疆天山西段积雪。", ["新疆"]),
        ("长江南岸码头繁忙。", []),
        ("局长江苏平到任。", []),
    ],
)
def test_jieba_is_asked_where_two_words_may_share_a_name(text: str, names: list[str]) -> None:
    assert [text[span.start : span.end] for span in extract(read_text(text)).spans] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("把定西、白银作为重点。", ["定西", "白银"]),
        ("把白银、定西作为重点。", ["白银", "定西"]),
        ("甘肃白银、定西、中卫三市。", ["甘肃", "白银", "定西"]),
        ("黄金、白银、铂金上涨。", []),
        ("白银、兰州、白银", ["白银", "兰州", "白银"]),
    ],
)
def test_a_city_whose_name_is_a_word_is_known_beside_its_province_or_a_city_of_it(text: str, names: list[str]) -> None:
    assert words(text) == names


def test_what_leaves_a_name_open_is_all_that_is_asked_about_it() -> None:
    """A word between two characters that leave nothing open means the place, as the whole of the rules says too."""
    chars = "在赴和与到是的了及从，。！、于大江黄水李王赵安上国 :市省内路区南街岸事"
    asked = 0
    for name, place in names().items():
        sides = open_sides(name)
        if sides is None or not place.norm:
            continue
        for before in ("", "记者 ", "局长王", *chars):
            for after in ("", *chars):
                if before[-1:] in sides[0] or after in sides[1]:
                    continue
                text = before + name + after
                stop = len(before) + len(name)
                asked += 1
                assert stop_of(text, stop, place, name) == stop, text
                assert verdict(text, len(before), stop, len(text), place) == KEPT, text
    assert asked > 100_000


def test_the_words_that_may_share_a_name_are_what_their_program_makes() -> None:
    spec = importlib.util.spec_from_file_location("straddling", FOLDER / "gazetteers" / "straddling.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    assert made.TARGET.read_text("utf-8") == made.table()
