"""The time of extraction grows in proportion to the text, whatever the text is: hostile and dense ones too."""

import itertools

import pytest

from core.extraction import extract_rules
from core.ids import text_digest
from core.model import Article, Paragraph
from core.text import split_paragraphs
from tests.timing import best_of

SHORT, LONG = 8_000, 32_000
"""Code points; four times as many take four times as long, and sixteen times where something is quadratic."""

DENSE = {
    "first signs": "一是抓好安全；",
    "signs alone": "一是二是",
    "items": "一是抓安全；二是抓服务；三是抓队伍。",
    "items by lines": "一是抓安全；\n二是抓服务；\n三是抓队伍。\n",
    "circles without a stop": "①安全②服务③队伍",
    "repeated ordinals": "二是①甲②乙；",
    "nested lists": "（一）安全：1.甲；2.乙。\n（二）服务：①甲；②乙。\n",
    "lines behind a colon": "材料如下：\n一、甲乙\n二、丙丁\n",
    "quotations": "“六稳”",
    "marks that open": "“",
    "straight marks": '"',
    "suffixes": "省",
    "names": "广东省",
    "rows": "京津冀",
    "one letter": "京",
    "listed words": "稳中求进",
    "listed words without a stop": "推动稳中求进我们今天去公园看花",
    "no stop": "我们今天去公园看花然后回家吃饭",
    "last ones without a stop": "首先，甲；其次，乙，最后好，再次好",
    "first ones behind other words": "下一步首先",
    "brackets": "（",
    "digits": "1",
}


def _article(text: str) -> Article:
    paragraphs = tuple(Paragraph(start, end) for start, end in split_paragraphs(text))
    return Article(text=text, text_sha256=text_digest(text), paragraphs=paragraphs)


def _seconds(article: Article) -> float:
    return best_of(lambda: extract_rules(article))


@pytest.mark.parametrize("piece", DENSE.values(), ids=DENSE)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    short, long = (_article(piece * (length // len(piece))) for length in (SHORT, LONG))
    extract_rules(short)
    before = max(_seconds(short), 1e-3)
    assert _seconds(long) / before < 9


def _named(length: int) -> str:
    """Text of about that length in which every quoted name is another one, and said again without its marks."""
    names = ("".join(signs) for signs in itertools.product("稳保促建强改富美安新联优", repeat=3))
    pieces = (f"全省落实“{name}”工程，{name}取得实效。" for name in names)
    return "".join(itertools.islice(pieces, length // 19))


@pytest.mark.parametrize("first", ["", "\u200b"], ids=["plain", "behind a sign nobody sees"])
def test_so_does_a_text_of_ever_other_names(first: str) -> None:
    short, long = (_article(first + _named(length)) for length in (SHORT, LONG))
    found, _ = extract_rules(short)
    assert len({span.norm for span in found.spans}) > SHORT // 40, "there are that many names in it"
    assert _seconds(long) / max(_seconds(short), 1e-3) < 9


def test_an_endless_sentence_leads_in_nothing() -> None:
    text = "会议" + "讨论" * 2000 + "，一是抓安全；二是抓服务。"
    found, _ = extract_rules(_article(text))
    assert [group.lead_in for group in found.groups] == [None]
    text = "会议要求，一是抓安全；二是抓服务。"
    found, _ = extract_rules(_article(text))
    assert [group.lead_in for group in found.groups] == [(0, 4)]
