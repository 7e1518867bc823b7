"""The library's filter: plain words, fields, states, ranges; any words are a filter."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.articles.fields import BUILT_IN_FIELDS, FieldRow, Kind
from core.articles.library_filter import ORDERS, has, line_of, order_key, part_of, read, toggled
from core.model import ArticleState

ROWS = (*BUILT_IN_FIELDS, FieldRow("阅读数", "阅读数", "Reads", Kind.NUMBER), FieldRow("领域", "领域", "Topic"))


@dataclass
class Item:
    title: str = "会议强调抓好防疫"
    source: str = "新华社 北京"
    published: str = "2020-04-30"
    state: ArticleState = ArticleState.OPEN
    pending: int = 3
    decided: float = 0.5
    fields: dict = field(
        default_factory=lambda: {"level": "省", "issuer": "国家邮政局", "阅读数": "1200", "views": "77"}
    )


def passes(words: str, item: Item | None = None) -> bool:
    item = item or Item()
    return read(words, ROWS).passes(item, line_of(item))


@pytest.mark.parametrize(
    "words",
    [
        "", " ", "防疫", "防疫 新华", "来源:新华", "来源：新华", 'source:"新华社 北京"', "日期:2020", "日期:2020-04",
        "date:2020-01..2020-06", "date:2020-04-30..", "date:..2020-04-30", "日期:2020年4月", "发文机关:邮政", "级别:省",
        "进度:在看", "state:open", "state:op", "待定:有", "待定:>2", "pending:1..3", "阅读数:>1000", "阅读数:1200",
        "阅读数:1000..", "-来源:人民", "-人民", "领域:无", "文号:-", "来源:", "-", '"会议强调"', "2020-04-30", "日期:有",
    ],
)  # fmt: skip
def test_passes(words: str) -> None:
    assert passes(words)


@pytest.mark.parametrize(
    "words",
    [
        "人民", "来源:人民", "日期:2021", "date:2020-05..", "date:..2020-04-29", "级别:市", "进度:完成", "progress:finished", "state:x",
        "待定:>3", "待定:无", "阅读数:<1000", "-防疫", "领域:有", "http://a", "77", "日期:无", "来源:新华 级别:市",
    ],
)  # fmt: skip
def test_does_not_pass(words: str) -> None:
    assert not passes(words)


def test_an_article_without_a_date_is_in_no_range() -> None:
    assert not passes("日期:..2030", Item(published=""))
    assert passes("日期:无", Item(published=""))


@given(st.text(max_size=60))
def test_any_words_are_a_filter(words: str) -> None:
    passes(words)


@given(st.sampled_from(["来源", "state"]), st.text(min_size=1, max_size=12).filter(lambda one: one.strip(' "') == one))
def test_a_part_put_in_is_taken_out(name: str, value: str) -> None:
    part = part_of(name, value)
    with_it = toggled("防疫 级别:省", part)
    if has(with_it, part):
        assert toggled(with_it, part) == "防疫 级别:省"


def test_another_value_takes_the_place() -> None:
    assert toggled("防疫 级别:省 -人民", "级别:市") == "防疫 -人民 级别:市"


def test_orders() -> None:
    items = [Item("b", published="2020-01-02", pending=1), Item("a", published=""), Item("c", published="2021-01-02")]
    got = {order: [one.title for one in sorted(items, key=order_key(order))] for order in ORDERS if order_key(order)}
    assert got["newest"] == ["c", "b", "a"] and got["oldest"] == ["b", "c", "a"] and got["title"] == ["a", "b", "c"]
    assert got["pending"] == ["a", "c", "b"]
