"""What a page says of itself: a small gold of documents written for this test, and the real articles judged by eye."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.articles.days import iso_day
from core.articles.fields import LEVELS
from core.articles.page_fields import found, level_of
from core.reading import read_file, read_text

BODY = "各单位：\n为了把这项工作做好，现将有关事项通知如下，请结合实际认真执行，并把执行中的问题及时告诉我们。\n"
GOLD = (
    (
        "国务院办公厅关于做好样例工作的通知\n国办发〔2020〕12号\n" + BODY + "国务院办公厅\n2020年4月30日",
        ("国办发〔2020〕12号", "国务院办公厅", "中央", "2020-04-30"),
    ),
    (
        "国务院关于样例的批复\n国函[2021]7号\n" + BODY + "国务院\n二〇二一年十月十二日",
        ("国函〔2021〕7号", "国务院", "中央", "2021-10-12"),
    ),
    ("关于样例的意见\n国发（2019）3号\n" + BODY, ("国发〔2019〕3号", "国务院", "中央", "")),
    (
        "样例省级通知\n粤府办〔2022〕第18号\n" + BODY,
        ("粤府办〔2022〕18号", "广东省人民政府办公厅", "省", ""),
    ),
    (
        "关于印发样例方案的通知\n浙政发〔2018〕5号\n" + BODY + "浙江省人民政府\n2018年1月25日",
        ("浙政发〔2018〕5号", "浙江省人民政府", "省", "2018-01-25"),
    ),
    (
        "某条例样例\n中华人民共和国国务院令第801号\n" + BODY,
        ("国务院令第801号", "国务院", "中央", ""),
    ),
    (
        "样例管理办法\n发文机关：国家邮政局\n发文字号：国邮发〔2023〕9号\n成文日期：2023年5月6日\n" + BODY,
        ("国邮发〔2023〕9号", "国家邮政局", "部委", "2023-05-06"),
    ),
    (
        "交通运输部关于样例的公告\n" + BODY + "交通运输部\n2024年2月29日",
        ("", "交通运输部", "部委", "2024-02-29"),
    ),
    (
        "深圳市人民政府关于样例的决定\n深府〔2020〕66号\n" + BODY,
        ("深府〔2020〕66号", "深圳市人民政府", "市", ""),
    ),
    (
        "北京市海淀区人民政府办公室关于样例的通知\n海政办发〔2021〕4号\n" + BODY,
        ("海政办发〔2021〕4号", "北京市海淀区人民政府办公室", "县", ""),
    ),
    (
        "样例促进条例\n2021年9月29日 江苏省第十三届人民代表大会常务委员会第二十五次会议通过\n" + BODY,
        ("", "江苏省人民代表大会常务委员会", "省", "2021-09-29"),
    ),
    # what is only spoken of is not the article's own
    (
        "某地召开会议\n会议学习了《意见》（国办发〔2020〕12号），部署了下一步工作，要求各单位抓好落实。",
        ("", "", "", ""),
    ),
    ("记者见闻\n" + BODY + "本报记者 张样\n2020年4月30日", ("", "", "", "2020-04-30")),
    ("我们这样过年\n热闹的街市〔上〕\n来源：样例日报\n" + BODY, ("", "", "", "")),
)


@pytest.mark.parametrize(("text", "wanted"), GOLD, ids=[text[:12] for text, _wanted in GOLD])
def test_gold(text: str, wanted: tuple[str, str, str, str]) -> None:
    article = read_text(text)
    assert (*(article.fields.get(name, "") for name in ("number", "issuer", "level")), article.published) == wanted


REAL = {
    "d06_other_1.html": ("", "全国人民代表大会常务委员会", "中央"),
    "d11_163_gbk_62.html": ("国发〔2015〕40号", "国务院", "中央"),
    "d16_gbk_62.txt": ("国发〔2015〕40号", "国务院", "中央"),
    "d19_law.md": ("国务院令第697号", "国务院", "中央"),
    "d20_law.md": ("", "浙江省人民代表大会常务委员会", "省"),
    "d21_law.md": ("", "北京市人民代表大会常务委员会", "省"),
    "d22_law.md": ("国务院令第65号", "国务院", "中央"),
}
"""Judged by eye; every other article is news, which has none of the three."""


def test_real_articles(shared) -> None:
    folder = shared / "articles"
    if not folder.is_dir():
        pytest.skip("the folder ../shared/articles is not on this machine")
    found_there = {}
    for path in sorted(folder.glob("d*")):
        fields = read_file(path).fields
        values = tuple(fields.get(name, "") for name in ("number", "issuer", "level"))
        if any(values):
            found_there[path.name] = values
    assert found_there == REAL


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("国务院办公厅", "中央"), ("中共中央宣传部", "中央"), ("最高人民法院", "中央"), ("国家邮政局", "部委"),
        ("国家市场监督管理总局", "部委"), ("国务院国资委", "部委"), ("财政部等十部门", "部委"), ("海关总署", "部委"),
        ("广东邮政管理局", "省"), ("国家税务总局广东省税务局", "省"), ("广东省市场监督管理局", "省"),
        ("中国共产党广东省委员会", "省"), ("上海市人民政府", "省"), ("新疆生产建设兵团", "省"),
        ("深圳市市场监督管理局", "市"), ("伊犁哈萨克自治州人民政府", "市"), ("张家界市人民政府", "市"),
        ("重庆市渝中区人民政府", "县"), ("阿拉善左旗人民政府", "县"), ("浦东新区人民政府", "县"),
        ("大良街道办事处", "乡镇"), ("周庄镇人民政府", "乡镇"), ("城市管理局", ""), ("区域协调发展领导小组", ""), ("", ""),
    ],
)  # fmt: skip
def test_levels(body: str, level: str) -> None:
    assert level_of(body) == level


@given(st.text(st.sampled_from("国务院发办令第号〔〕()[]2020关于的通知部局省市\n 年月日一二〇、"), max_size=200))
def test_any_lines_give_fields_or_none(text: str) -> None:
    article = read_text(f"题\n{text}")
    values = found(article.text, article.title, article.paragraphs)
    assert all(values.values()) and "\n" not in "".join(values.values())
    assert values.get("level", LEVELS[0]) in LEVELS
    assert not values.get("published") or iso_day(values["published"]) == values["published"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("二〇二〇年四月三十日", "2020-04-30"), ("一九九○年十一月十二日", "1990-11-12"), ("2020/2/30", ""),
        ("2020.2.9", "2020-02-09"), ("二○二三年二十月一日", ""), ("无", ""),
    ],
)  # fmt: skip
def test_days(words: str, day: str) -> None:
    assert iso_day(words) == day
