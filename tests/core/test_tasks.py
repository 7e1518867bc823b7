"""Tasks, their lists, heading lines, and demands, on hard sentences of our own and on hostile text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.extraction import extract, extract_demands
from core.extractors import tasks
from core.extractors.task_ends import stripped
from core.extractors.task_markers import Place, find_markers, number_of
from core.model import DEMAND, PROVINCE, SLOGAN, TASK, Extraction, Span
from core.reading import read_file, read_text
from core.text import fold, split_paragraphs
from tests.timing import best_of

DATA = Path(__file__).resolve().parent.parent / "data"


def traps(name: str) -> list[dict]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def tasks_of(result: Extraction) -> list[Span]:
    return [span for span in result.spans if span.label == TASK]


def numbered(keys: list[str]) -> list[int]:
    first: dict[str, int] = {}
    return [first.setdefault(key, len(first)) for key in keys]


@pytest.mark.parametrize("trap", traps("task_traps.jsonl"), ids=lambda trap: f"{trap['id']}-{trap['cat']}")
def test_hard_sentence(trap: dict) -> None:
    result = extract(read_text(trap["text"]))
    found = tasks_of(result)
    got = result.outline if trap["kind"] == "outline" else found
    assert [trap["text"][one.start : one.end] for one in got] == [one[2] for one in trap["spans"]]
    assert [(one.start, one.end) for one in got] == [(one[0], one[1]) for one in trap["spans"]]
    if trap["kind"] == "task" and found:
        assert [span.ordinal for span in found] == trap["ordinals"]
        assert [span.level for span in found] == trap["levels"]
        assert numbered([span.group for span in found]) == numbered([str(one) for one in trap["groups"]])
        flags = [flag for group in result.groups if group.label == TASK for flag in group.flags]
        assert flags == trap["flags"]


def test_there_are_hard_sentences_of_every_rule() -> None:
    seen = {
        span.origin.rule for trap in traps("task_traps.jsonl") for span in tasks_of(extract(read_text(trap["text"])))
    }
    assert seen == {*tasks._RULES.values(), "task.verb"}
    assert sum(not trap["spans"] for trap in traps("task_traps.jsonl")) >= 35


@pytest.mark.parametrize("trap", traps("demand_traps.jsonl"), ids=lambda trap: f"{trap['id']}-{trap['cat']}")
def test_demand(trap: dict) -> None:
    article = read_text(trap["text"])
    found = extract_demands(article, extract(article))
    assert [span.text_of(article.text) for span in found] == [one[2] for one in trap["spans"]]


def test_demands_of_the_reference_article(shared: Path) -> None:
    article = read_file(str(shared / "reference" / "article.txt"))
    result = extract(article)
    found = extract_demands(article, result)
    assert [span.province for span in found] == ["44", "36", "36", "43", "43", "43"]
    assert [span.text_of(article.text)[:4] for span in found][-1] == "全省全行"
    assert not [span for span in result.spans if span.label == DEMAND]
    for span in found:
        assert not [task for task in tasks_of(result) if task.start < span.end and span.start < task.end]


def test_a_nested_list_names_its_parent() -> None:
    article = read_text("（一）加强管理。一是建章立制；二是严格考核。\n（二）加强服务。要增设窗口。")
    outer, inner = (group for group in extract(article).groups if group.label == TASK)
    assert inner.parent == outer.id
    assert (outer.level, inner.level) == (1, 2)
    assert outer.parent == ""


@pytest.mark.parametrize(
    ("text", "lead_in", "target"),
    [
        ("会议要求，一是查隐患；二是促整改。", "会议要求", None),
        ("部署会讲得很细。各支局一要守门，二要管人。", None, "各支局"),
        ("李某就合作提出三点建议。\n一是通航线。\n二是通网络。", "李某就合作提出三点建议", None),
        ("第七条　申请人应当提交下列材料：\n（一）申请书；\n（二）承诺书。", "申请人应当提交下列材料", None),
        ("王某对各县局提出两点希望：一是早谋划；二是早行动。", "王某对各县局提出两点希望", "各县局"),
        ("讲话指出，形势逼人。责任重于泰山。一是讲担当；二是讲奉献。", "讲话指出", None),
        ("汛情逼人！各市州局必须做到三点：一是备足物资；二是守好堤坝。", "各市州局必须做到三点", "各市州局"),
        ("怎么守住底线？会议要求，一是查隐患；二是促整改。", "会议要求", None),
    ],
)
def test_lead_in_and_target(text: str, lead_in: str | None, target: str | None) -> None:
    article = read_text(text)
    (group,) = (one for one in extract(article).groups if one.label == TASK)
    words = [None if one is None else article.text[one[0] : one[1]] for one in (group.lead_in, group.target)]
    assert words == [lead_in, target]


def test_nothing_found_is_left_empty() -> None:
    article = read_text("一是通水；二是通电。")
    (group,) = (one for one in extract(article).groups if one.label == TASK)
    assert (group.lead_in, group.org, group.target, group.province) == (None, None, None, "")


def test_numbers() -> None:
    words = ["一", "十", "十二", "二十", "九十九", "7", "12", "③", "⒋", "㈤", "一二", "百"]
    assert [number_of(one) for one in words] == [1, 10, 12, 20, 99, 7, 12, 3, 4, 5, 0, 0]


def test_places() -> None:
    text = fold("一是甲。各局二是乙；三是丙。")
    found = find_markers(text, split_paragraphs(text))
    assert [one.place for one in found] == [Place.OPENS, Place.GLUED, Place.CLAUSE]


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="一二三是要第，。；：、“”（）()1２.、①②首先其次最后会议要求同时负责\n\t\u3000 😀𠮷", max_size=160)
)
def test_any_text_gives_tasks_inside_it(text: str) -> None:
    article = read_text("会" + text)
    result = extract(article)
    found = [*tasks_of(result), *extract_demands(article, result)]
    assert len({span.id for span in found}) == len(found)
    groups = {group.id: group for group in result.groups if group.label != PROVINCE}
    for span in found:
        words = span.text_of(article.text)
        assert words == words.strip() != ""
        assert span.marker is not None
        assert span.start <= span.marker[0] < span.marker[1] <= span.end <= len(article.text)
        assert span.label != TASK or (
            span.group in groups and stripped(fold(article.text), span.start, span.end) == span.end
        )
    assert extract(article) == result
    assert all(not group.parent or group.parent in groups for group in groups.values())


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("首先，要沉得住气。\n其次，要认得清纸性。\n最后，要留得下记录。", 3),
        ("第一，抢修道路。\n第二，恢复供水。\n最后，向同志们表示感谢。", 2),
        ("考生须知\n1.考生须携带准考证\n2.迟到十五分钟的不得入场\n3.结束前不得交卷", 3),
        ("请按以下方式反映。\n1.电话：工作日拨打监督热线\n2.来信：寄至纪检组", 2),
        ("目录\n1.坚持统筹\n2.坚持创新", 0),
        ("图一是溃口位置，图二是行进路线。", 0),
        ("其意图一是控制河口，二是切断补给。", 2),
        ("丛书卷一是诗歌，卷二是散文。", 0),
    ],
)
def test_lines_and_numbers_that_are_items_or_none(text: str, items: int) -> None:
    assert sum(span.label == TASK for span in extract(read_text(text)).spans) == items


@pytest.mark.parametrize(
    "unit",
    [
        "一是",
        "一是甲，二是乙。",
        "第一，甲。第二，乙。",
        "（一）甲。\n",
        "1.甲。\n2.乙。\n",
        "一、甲\n乙。\n",
        "①",
        "首先，",
        "（",
        "“一是",
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    def took(count: int) -> float:
        article = read_text(unit * count)
        text = fold(article.text)
        ranges = [(one.start, one.end) for one in article.paragraphs]
        return best_of(lambda: tasks.find(article, text, ranges))

    took(500)
    assert took(8_000) < 10 * max(took(2_000), 0.002)  # four times the length; a square would be sixteen


@pytest.mark.parametrize("body", ["重庆市供销合作社", "重庆市残疾人联合会", "重庆农村信用联社"])
def test_bodies_that_are_no_offices_ask_too(body: str) -> None:
    article = read_text(f"关于工作的通知\n{body}要求,推进“川渝通办”。会议强调,首先,建好仓库;其次,管好质量。")
    group = next(one for one in extract(article).groups if one.label == "TASK")
    assert group.org is not None
    assert article.text[slice(*group.org)] == body
    assert group.province == "50"


def test_what_an_item_names_is_not_who_asks_for_it() -> None:
    article = read_text(
        "某规划\n建设枢纽网络要分步推进。\n1.依托上海建设枢纽。对标一流。\n2.依托湖北建设枢纽。对标一流。"
    )
    (group,) = (one for one in extract(article).groups if one.label == TASK)
    assert (group.province, group.org) == ("", None)


def test_a_list_in_an_item_is_led_in_by_the_item() -> None:
    article = read_text("会议强调，关键在人。一要选准赛道。（1）做强中药；（2）做优茶叶。二要优化环境。让企业少跑腿。")
    inner = next(one for one in extract(article).groups if one.label == TASK and one.parent)
    assert inner.lead_in is not None
    assert article.text[inner.lead_in[0] : inner.lead_in[1]] == "一要选准赛道"


@pytest.mark.parametrize("sign", "。！？")
def test_a_sentence_ends_at_each_of_its_stops(sign: str) -> None:
    article = read_text(f"江西捷报频传{sign}湖南深入实施“三清两建”工程{sign}湖北随后跟进。")
    (slogan,) = (one for one in extract(article).spans if one.label == SLOGAN)
    assert slogan.province == "43"
