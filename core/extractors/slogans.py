"""SLOGAN: fixed policy coinages, quoted or on the list (GUIDELINES, SLOGAN 1–7)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.extractors.resources import longest_first, rows
from core.ids import machine_id
from core.model import SLOGAN, Article, Origin, Range, Span

VERSION: Final = "1"
_QUOTED: Final = re.compile(r"“([^“”\n]{2,24})”|\"([^\"\n]{2,24})\"|「([^「」\n]{2,24})」|‘([^‘’\n]{2,24})’")
_NUMBER: Final = re.compile(
    r"^(?:[一二两三四五六七八九十百千万双](?!线$|体化$|定|般|样|切|些|点$|十?年|[0-9])[\u4e00-\u9fff、]{1,9}|\d{3,5})$"
)
_YEAR: Final = re.compile(r"^(?:19|20)\d\d$|^\d+$(?<!\d{4})")
_HEAD: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}?)(工程|行动|计划|战略|模式|机制|竞赛活动|主题活动|活动|专项行动|专项|改革|政策|方针|理念|倡议|制度|体系|目标|布局"
    r"|攻坚战|战役|经验|主题教育|服务|建设|任务|要求|工作|规划|举措|试点|规定|总体布局|战略布局|方略|品牌|平台)"
)
_PLAIN_HEADS: Final = frozenset({"工作", "要求", "任务", "建设", "服务", "目标"})
_NOT_HEAD: Final = re.compile(
    r"[里中]?的?[“\"]?(?:作用|效应|难题|问题|现象|角色|功能|之称|美誉|称号|标签|烦恼|风波|事件|案|号)"
)
_VERB: Final = re.compile(
    r"(?:落实|实施|推进|开展|做好|打造|推行|坚持|构建|践行|启动|深化|围绕|对标|聚焦|贯彻|突出|推广|创建|强化|打好|打赢|融入|服务|实现|树牢|增强|做到|建立|完善)"
    r"[\u4e00-\u9fff]{0,6}[“\"「‘]?$"
)
_FIGURE: Final = re.compile(
    r"(?:动脉|循环里|官|石|器|阀|钥匙|引擎|脊梁|桥梁|名片|摇篮|窗口|天花板|公里|靠山|短板|堵点|底线|红线|生命线|难|贵|慢|乱|病|关|墙|网红|风|热|潮|人|者|家|员|姐|哥|妈|爸"
    r"|饭碗|钱袋子|菜篮子|米袋子|晴雨表|加速度|组合拳|及时雨|定心丸|主力军|排头兵|领头雁|金钥匙|硬骨头|绊脚石|助推器|稳定器|蓄水池|牛鼻子|主战场|主阵地|指挥棒)$"
)
_FIGURES: Final = frozenset({"大动脉", "微循环", "先行官", "压舱石", "毛细血管", "第一", "一号", "十一"})
_SENTENCE: Final = re.compile(r"[。！？!?：:《》]|^[的了着]")


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the slogan list."""

    tier: str
    kind: str
    norm: str


@lru_cache(maxsize=1)
def known_slogans() -> dict[str, Known]:
    """The list, by the slogan as it is written."""
    found = {}
    for text, tier, kind, norm in ((row + [""] * 4)[:4] for row in rows("slogans/slogans.tsv")):
        found[text] = Known(tier, kind, norm or text)
    return found


def find(article: Article, folded: str, ranges: list[Range]) -> list[Span]:
    """The spans of those ranges, in reading order."""
    quoted = [span for start, end in ranges for span in _quoted(article, folded, start, end)]
    twins = {folded[span.start : span.end]: span for span in quoted if span.tier == "A" and _can_have_twin(span)}
    taken = [span.range for span in quoted]
    fresh = [words for words in twins if words not in known_slogans()]
    pattern = re.compile(longest_first(fresh)) if fresh else None
    plain = [span for start, end in ranges for span in _listed(article, folded, start, end, twins)]
    if pattern is not None:
        plain += [span for start, end in ranges for span in _twins(article, folded, start, end, twins, pattern)]
    free = [span for span in plain if not _held(span.range, taken)]
    return sorted({one.id: one for one in (*quoted, *free)}.values(), key=_start)


def _start(span: Span) -> tuple[int, int]:
    return (span.start, -span.end)


def _held(range_: Range, taken: list[Range]) -> bool:
    at = bisect_right(taken, (range_[0], 1 << 60))
    return any(start <= range_[0] and range_[1] <= end for start, end in taken[max(0, at - 2) : at])


def _can_have_twin(span: Span) -> bool:
    return span.end - span.start >= 3 or span.kind == "number_abbr"


def _quoted(article: Article, text: str, start: int, end: int) -> Iterator[Span]:
    for found in _QUOTED.finditer(text, start, end):
        group = found.lastindex or 1
        first, last = found.span(group)
        judged = _judge(text, first, last, found.end())
        if judged is not None:
            rule, confidence, tier, kind, norm = judged
            yield _span(article, text, (first, last), rule, confidence, tier, kind, norm, found.end())


def _judge(  # noqa: PLR0911  # one return a rule
    text: str, first: int, last: int, after: int
) -> tuple[str, float, str, str, str] | None:
    """`(rule, confidence, tier, kind, norm)` of a quoted chunk, None where it names nothing to carry out."""
    chunk = text[first:last]
    listed = known_slogans().get(chunk)
    if listed is not None:
        return "slogan.quoted.list", 0.97, "A", listed.kind, listed.norm
    if chunk in _FIGURES or _SENTENCE.search(chunk) or _NOT_HEAD.match(text, after) or _YEAR.match(chunk):
        return None
    head = _HEAD.match(text, after)
    if _NUMBER.match(chunk):
        return "slogan.quoted.number", 0.92 if head else 0.85, "A", "number_abbr", chunk
    if _FIGURE.search(chunk):
        return None
    verb = _VERB.search(text[max(0, first - 14) : first])
    if "+" in chunk and head:
        return "slogan.quoted.model", 0.8, "A", "model", chunk
    if head and head.start(1) - after <= 4 and len(chunk) <= 12 and "," not in chunk:
        return "slogan.quoted.head", 0.85 if verb else 0.7, "A", "campaign", chunk
    if verb and 3 <= len(chunk) <= 10 and "," not in chunk:
        return "slogan.quoted.verb", 0.5, "A", "campaign", chunk
    return None


@lru_cache(maxsize=1)
def _list_pattern() -> re.Pattern[str]:
    return re.compile(longest_first(known_slogans()))


def _listed(article: Article, text: str, start: int, end: int, twins: dict[str, Span]) -> Iterator[Span]:
    """Unquoted, on the list."""
    for found in _list_pattern().finditer(text, start, end):
        entry = known_slogans()[found[0]]
        twin = twins.get(found[0])
        tier, kind = (twin.tier, twin.kind) if twin else (entry.tier, entry.kind)
        yield _span(article, text, found.span(), "slogan.list", 0.9, tier, kind, entry.norm, found.end())


def _twins(  # noqa: PLR0917  # one range of one article
    article: Article, text: str, start: int, end: int, twins: dict[str, Span], pattern: re.Pattern[str]
) -> Iterator[Span]:
    """What stands quoted elsewhere in the article."""
    for found in pattern.finditer(text, start, end):
        twin = twins[found[0]]
        if text[found.start() - 1 : found.start()] != "第":
            yield _span(article, text, found.span(), "slogan.twin", 0.8, "A", twin.kind, twin.norm, found.end())


def _span(  # noqa: PLR0917  # the parts of a judgement, in its order
    article: Article,
    text: str,
    range_: Range,
    rule: str,
    confidence: float,
    tier: str,
    kind: str,
    norm: str,
    after: int,
) -> Span:
    head = _HEAD.match(text, after)
    return Span(
        id=machine_id(article.text_sha256, SLOGAN, *range_),
        label=SLOGAN,
        start=range_[0],
        end=range_[1],
        origin=Origin(rule, VERSION),
        confidence=confidence,
        norm=norm,
        kind=kind,
        tier=tier,
        head=head[1] if head and head.start(1) == after and head[1] not in _PLAIN_HEADS else "",
    )
