"""Who asks whom: lead-in, body, target and province of lists, in sentences of our own."""

from __future__ import annotations

import pytest

from core.extraction import extract
from core.extractors.bodies import is_local, issuer, local_body, national_body
from core.model import SLOGAN, TASK, Article, Range
from core.reading import read_text
from core.text import fold
from tests.attributed import attributed


def words(article: Article, place: Range | None) -> str:
    return article.text[slice(*place)] if place else ""


@pytest.mark.parametrize(
    ("text", "lead_in", "org", "target", "province"),
    [
        # a date or a dateline stands before the body
        ("简讯\n9月3日，省邮政管理局召开会议。会议要求，一要守底线；二要提服务。", "会议要求", "省邮政管理局", "", ""),
        ("简讯\n近日，甘肃省林草局召开会议。会议要求，一要护林；二要护草。", "会议要求", "甘肃省林草局", "", "62"),
        ("简讯\n11月18日晚，邵阳市水利局召开会议。会议要求，一要巡堤；二要蓄水。", "会议要求", "邵阳市水利局", "", "43"),
        ("标题\n新华社南昌8月1日电 江西省应急管理厅部署三项工作。一是巡堤；二是转移。", "江西省应急管理厅部署三项工作", "江西省应急管理厅", "", "36"),
        ("标题\n央视网消息（新闻联播）：国务院印发《意见》，要求做到三点：一是稳；二是进。", "国务院印发《意见》，要求做到三点", "国务院", "", ""),
        # a document is its issuer's, whatever its paragraphs leave out
        ("浙江省财政厅关于下达资金的通知\n各市、县财政局：\n现通知如下：\n一、及时拨付。不得截留。\n二、专款专用。不得挪用。", "现通知如下", "浙江省财政厅", "", "33"),
        ("国务院关于发展冰雪经济的意见\n现提出如下意见。\n一、壮大产业。支持创新。\n二、扩大消费。丰富供给。", "现提出如下意见", "国务院", "", ""),
        ("李某签署国务院令 公布《某某条例》\n某总理日前签署国务院令。2007年的条例作了修订。一是明确职责；二是规范程序。", "2007年的条例作了修订", "国务院", "", ""),
        # the province that is told to act, before the others of the sentence
        ("代表团来粤考察\n他说，广东要落实粤桂协作部署，携手广西做好工作。一要抓产业；二要抓劳务。", "他说，广东要落实粤桂协作部署，携手广西做好工作", "", "", "44"),
        # 全省 is the one province that has been named
        ("简讯\n贵州是山地大省。省委召开会议。会议强调，一要稳增长；二要保民生。", "会议强调", "", "", "52"),
        ("简讯\n贵州、云南山水相连。省委召开会议。会议强调，一要稳增长；二要保民生。", "会议强调", "", "", ""),
        ("简讯\n贵州是山地大省。专家建议，一要稳增长；二要保民生。", "专家建议", "", "", "52"),
        # where people met is not who asks
        ("全国水利会议召开\n会议在北京召开。会议强调，一要节水；二要治污。", "会议强调", "", "", ""),
        ("全市水利会议召开\n北京市水务局召开会议。会议强调，一要节水；二要治污。", "会议强调", "北京市水务局", "", "11"),
        # what only asks names nobody
        ("简讯\n他强调，形势逼人。要做到：一是对接；二是共建。", "他强调", "", "", ""),
        ("简讯\n他强调，形势逼人。各支局：一是对接；二是共建。", "他强调", "", "各支局", ""),
        # a quoted number counts no points
        ("简讯\n文章指出，要落实责任。我们坚持“两个毫不动摇”。一是深化改革；二是优化环境。", "文章指出", "", "", ""),
    ],
)  # fmt: skip
def test_a_list_is_attributed(text: str, lead_in: str, org: str, target: str, province: str) -> None:
    article = read_text(text)
    (group,) = (one for one in extract(article).groups if one.label == TASK)
    said = [words(article, one) for one in (group.lead_in, group.org, group.target)]
    assert [*said, group.province] == [lead_in, org, target, province]


@pytest.mark.parametrize("venue", ["北京召开", "北京举行", "京开幕"])
def test_a_slogan_is_not_the_capital_s_because_people_met_there(venue: str) -> None:
    found = extract(read_text(f"全国会议召开\n会议在{venue}，强调要坚决做到“两个维护”。"))
    assert [one.province for one in found.spans if one.label == SLOGAN] == [""]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("湖南省人民政府办公厅关于加强就业工作的通知", "湖南省人民政府办公厅"),
        ("国务院关于推动某地高质量发展的意见", "国务院"),
        ("中共中央办公厅关于巩固成果的意见", "中共中央办公厅"),
        ("国务院印发《发展规划》", "国务院"),
        ("关于加强就业工作的通知", ""),
        ("某省关于春耕的思考", ""),
        ("省委书记关于春耕的通知引发热议", ""),
    ],
)
def test_the_issuer_stands_in_the_title(title: str, body: str) -> None:
    found = issuer(title, 0, len(title))
    assert (title[slice(*found)] if found else "") == body


def test_the_bodies_of_a_paragraph() -> None:
    text = fold("近日，甘肃省林草局召开会议。")
    assert local_body(text, 0, len(text)) == (3, 9)
    assert local_body("他向甘肃省林草局提出建议。", 0, 13) is None
    assert is_local("省邮政管理局") and is_local("邵阳市水利局") and not is_local("国家邮政局")
    text = "国务院总理日前签署国务院令,公布条例。"
    assert national_body(text, 0, len(text)) == (9, 12)


def test_attribution_is_scored_where_the_gold_says_it() -> None:
    mark = {"label": "TASK", "start": 4, "end": 8, "group": "g"}
    one = {"path": "a", "text": "会议要求一是抓早", "annotations": [mark]}
    group = {"id": "g", "label": "TASK", "lead_in": [0, 4], "unsure": []}
    gold = [one | {"groups": [group]}]
    for own, judged in (({"lead_in": [0, 4]}, (1, 0, 0)), ({"lead_in": [0, 2]}, (0, 1, 0)), ({}, (0, 0, 1))):
        found = [one | {"groups": [{"id": "g", "label": "TASK"} | own]}]
        assert attributed(gold, found, "lead_in")[:3] == judged
    unsettled = [one | {"groups": [group | {"unsure": ["lead_in"]}]}]
    assert attributed(unsettled, gold, "lead_in")[:3] == (0, 0, 0)
