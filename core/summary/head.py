"""The first lines of a summary: title, source, date, meeting, views; and who asked whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from core.model import Article, Range, Role
from core.summary.article import Counts, Fact, Head, Quote, ShortDemand, TaskList, paragraphs_of

_BEGINNING: Final = 3
"""Body paragraphs in which the meeting is looked for."""
_FAR: Final = 1200
"""Code points of a paragraph that are looked through."""
_DAY: Final = r"\d{1,2}月\d{1,2}日|\d{1,2}日|日前|近日|今天|昨天"
_BODY: Final = r"[\u4e00-\u9fff]{2,16}?(?:局|部|委|委员会|政府|办公厅|院|中央|党组|总署|公司|集团|协会)"
_CALLED: Final = re.compile(
    rf"(?:(?P<before>{_DAY})[,，]?)?(?P<who>{_BODY})(?P<day>{_DAY})?(?:上午|下午|在[\u4e00-\u9fff]{{2,6}}?)?"
    r"(?:组织|主持)?召开了?(?P<name>[\u4e00-\u9fff“”]{0,30}?(?:会议|大会|(?<=座谈)会|(?<=动员)会|(?<=推进)会|(?<=部署)会|(?<=调度)会))"
)
_TOGETHER: Final = re.compile(
    r"[二两三四五六七八九十]{1,3}个?(?:省份?|省[市区]|市|地|部门|单位)[\u4e00-\u9fff]{0,8}?(?:局|厅|委|政府|部门|单位)"
)
_REPRINT: Final = re.compile(
    r"本文由(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,16})[^。\n]{0,40}转载|转载自[:：]?\s*(?P<from>[\u4e00-\u9fffA-Za-z0-9]{2,16})"
)
_VIEWS: Final = re.compile(r"(?:浏览|阅读|点击)(?:次数|量|数)?[:：]?\s*(?P<number>\d[\d,，]*)")


def head_of(article: Article, counts: Counts, rule_set: str) -> Head:
    """The head of the article's summary."""
    title = next(iter(paragraphs_of(article, Role.TITLE)), None)
    page = paragraphs_of(article, Role.META, Role.CHROME)
    called = _called(article)
    meeting: tuple[Quote, ...] = ()
    if called is not None:
        day = "day" if called["day"] else "before"
        meeting = tuple(_group(called, name) for name in (day, "name") if called[name])
    views = _first(article, page, _VIEWS)
    number = article.fields.get("views", "")
    return Head(
        title=Fact(article.title, title),
        source=_fact(article, article.source, page),
        reprint=_first(article, page, _REPRINT),
        published=_fact(article, article.published, page),
        meeting=meeting,
        views=views if views.value else Fact(number),
        counts=counts,
        rule_set=rule_set,
    )


def _fact(article: Article, value: str, page: Iterable[Range]) -> Fact:
    """A value known of the article, and the line of the page that holds it, if one does."""
    if value:
        for start, end in page:
            at = article.text.find(value, start, end)
            if at >= 0:
                return Fact(value, (at, at + len(value)), in_page=True)
    return Fact(value)


def _first(article: Article, page: Iterable[Range], pattern: re.Pattern[str]) -> Fact:
    for start, end in page:
        hit = pattern.search(article.text, start, min(end, start + _FAR))
        if hit is not None:
            name = hit.lastgroup or ""
            return Fact(hit[name], hit.span(name), in_page=True)
    return Fact("")


def _called(article: Article) -> re.Match[str] | None:
    """The sentence that says who called the meeting."""
    for start, end in paragraphs_of(article, Role.BODY)[:_BEGINNING]:
        hit = _CALLED.search(article.text, start, min(end, start + _FAR))
        if hit is not None:
            return hit
    return None


def _group(hit: re.Match[str], name: str) -> Quote:
    return Quote(hit[name], *hit.span(name))


def chain(article: Article, lists: Sequence[TaskList], demands: Sequence[ShortDemand]) -> tuple[tuple[Quote, ...], ...]:
    """Who called the meeting → which bodies ask → who is asked; empty where fewer than two steps are known."""
    called = _called(article)
    top = [_group(called, "who")] if called is not None else []
    own = [one for one in lists if not one.parent]
    bodies = _once(one.org for one in own)
    bodies = [one for one in bodies if not top or one.text != top[0].text]
    if len(bodies) > 1 and called is not None:
        near = article.text[: called.end() + _FAR]
        together = _TOGETHER.search(near, called.end())
        bodies = [Quote(together[0], *together.span())] if together is not None else bodies
    asked = _once(one.target or _asked_of(one.province, demands) for one in own)
    steps = [tuple(step) for step in (top, bodies, asked) if step]
    return tuple(steps) if len(steps) > 1 else ()


def _asked_of(province: str, demands: Sequence[ShortDemand]) -> Quote | None:
    """Whom the first demand of a province asks."""
    found = next((one for one in demands if province and one.province == province and one.who), None)
    return Quote(found.who, found.start, found.start + len(found.who), found.span) if found is not None else None


def _once(quotes: Iterable[Quote | None]) -> list[Quote]:
    return list({one.text: one for one in reversed([one for one in quotes if one is not None])}.values())[::-1]
