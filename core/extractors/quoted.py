"""Quoted chunks judged: which of them name something that can be carried out or upheld (GUIDELINES, SLOGAN 2)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.extractors.online_regression import BIAS, likely, needed, total
from core.extractors.quote_features import (
    Setting,
    around_features,
    features,
    head_of,
    is_abroad,
    most_around,
    near_features,
    runs,
    verb_before,
)
from core.extractors.quotes import LONGEST, LONGEST_IN_PARTS, Chunk, chunks
from core.extractors.resources import FOLDER
from core.extractors.slogan_list import Known, key, known_slogans, no_slogans
from core.model import Range

WEIGHTS: Final = "slogans/weights.json"
LISTED: Final = 0.96
"""How sure a quoted chunk is that stands on the list."""
SHOWN: Final = 0.45
"""A chunk less likely than this is not shown."""
_ROUNDING: Final = 1e-9

_SPEECH: Final = re.compile(r"[。！？!?;；…《》\n]")
_NUMBER: Final = re.compile("[一二两三四五六七八九十百千万双]|[0-9]{3,5}$")
_JOINT: Final = re.compile("[ 、,]")
_PARTS: Final = re.compile("[\u4e00-\u9fff][ 、][\u4e00-\u9fff]")
_COUNTED: Final = re.compile("一[个项种条位名次天场段份批支块张把座只颗](?!中心|指头)")
"""一个…, 一项…: a noun with its measure word, no coinage; the few that are stand on the list."""
_NUMERAL: Final = re.compile("[两二三四五六七八九十]")
"""Another numeral makes a coinage of it after all: 一次挂号管三天."""
_NUMBERED: Final = re.compile("[两三四五六七八九十][个大项]")
_NEAR: Final = 40
"""Code points of a run looked at on either side of a chunk."""
_FEAT: Final = re.compile(
    "[一二两三四五六七八九十]+连[丰冠胜涨跌升降增阳板跳]|一箭[一二双两三四五六七八九十0-9]+星|[\u4e00-\u9fff]{2,5}[一二三四五六七八九十]+号"
)
"""二十连丰, 一箭八星: what was achieved, counted; 九章三号: a machine or a ship."""
_SHUNNED: Final = re.compile("(?:避免|杜绝|克服|摒弃|谨防|力戒|警惕|告别)$")
"""What stands right behind these is to be got rid of, not carried out."""
_NO_NAME: Final = re.compile(
    "(?:等)?(?:全产业链)?[于为]一体(?!化)|品牌(?:价值|估值|影响力)|(?:微信|支付宝|手机|政务)?(?:小程序|公众号|客户端|[Aa][Pp][Pp]|套餐(?!制))"
)
"""Behind these marks stand the steps of one business (集“繁育、屠宰”于一体), a brand, or something on a telephone."""
_COUNTED_WORK: Final = 0.62
"""How sure digits are that a way of working is called by: “1336”工作机制."""
_DIGITS: Final = re.compile(r"(?!19|20|110|119|12\d{3}|315|618)\d{3,5}")
_WORK: Final = re.compile(
    "[\u4e00-\u9fff]{0,12}机制|(?:工作|发展|管理|服务|治理|重点){0,2}(?:机制|工作法|体系|工程|行动|模式|思路|布局|计划|战略|格局|举措)"
)
_CARRIED_OUT: Final = re.compile(
    "(?:开展|启动|实施|推行|实行|落实|举行|举办|组织|参与|深化|推进|推广|健全|完善|用好|做实|探索|建立)(?:了|好)?$"
)
_IN_FORCE: Final = re.compile("[试推实施]行(?:了|起)?$")
"""What is put in force is a measure, whatever follows: 试行“先诊后付”，."""
_CAMPAIGN: Final = re.compile(
    "(?:系列|群众性|公益|主题|宣传|志愿服务|教育|实践|专项|示范|创建|惠民|文化|安全|工作|管理|治理|服务|监管){0,4}"
    "(?:活动|行动|工程|计划|制度|机制|工作法|模式|做法|改革|战略|办法)"
)
_OPERATION: Final = re.compile(
    "[两二三四五六七八九十]项(?:重要|关键|便民|惠民|改革|务实)?(?:举措|措施|制度|机制|改革|专项|工程|行动)|(?:[\u4e00-\u9fff]{0,6})专项(?:整治|治理|打击|监督|执法|检查|帮扶)?(?:行动|整治|治理)|(?:百日|攻坚|集中|联合|三年|系列)(?:整治|治理|攻坚)?行动|工作法"
)
"""What is always carried out, with or without a verb before it: “检护民生”专项行动要盯住身边的小案."""
_UNDERTAKING: Final = re.compile("行动(?![计方力者队组中起来上])|工程(?![师车机局队院学量款验完建])")
"""“健康敲门”行动, “阳光招生”工程: of three characters and more, where nothing foreign is near."""
_HARDWARE: Final = re.compile("号$|^引")
"""A ship, a reactor, a field, a canal: “深海一号”工程, “引汉济渭”工程."""
_WAY: Final = re.compile("的?(?:新)?(?:路子|做法|思路|路径|办法)")
"""What a model is called besides 模式: “博物馆+研学”的路子."""
_OCCASION: Final = re.compile("[日节月周年]$|之[夜旅]$|[晚大]会$|春晚|过年|嘉年华|^中国|^世界|^国际|^全国")
_SYSTEM: Final = re.compile("[\u4e00-\u9fff]{2,9}制")
_PACKAGE: Final = re.compile("(?!.*第)[\u4e00-\u9fff]{2,5}(?:[一二三四五六七八九十百]+|[0-9]+)条(?:措施|政策|意见)?")
"""科创十条, 民营经济31条: a package of measures."""
_FRAMED: Final = 0.6
"""How sure a chunk is that stands between a verb of carrying out and what is carried out: 开展“…”系列活动."""
_MODELS: Final = frozenset({"模式", "经验", "机制", "做法", "工作法", "路径"})


@dataclass(slots=True)
class Quote:
    """A quoted chunk `[start, end)` that may name something."""

    start: int
    end: int
    words: str
    """As it stands in the folded text."""
    chunk: Chunk
    setting: Setting
    listed: Known | None


def quotes(text: str, ranges: Sequence[Range]) -> list[Quote]:
    """The quoted chunks of those ranges of the folded text that are short enough for a name, in reading order."""
    placed: list[tuple[Chunk, str, Range, tuple[Range, int]]] = []
    said: dict[str, int] = {}
    for range_, found in chunks(text, ranges):
        named = [(chunk, words) for chunk in found if _may_name(words := text[chunk.start : chunk.end])]
        near = runs(text, [chunk for chunk, _ in named])
        for (chunk, words), run in zip(named, near, strict=True):
            said[words] = said.get(words, 0) + 1
            placed.append((chunk, words, range_, run))
    known = known_slogans()
    made = []
    for chunk, words, (start, end), (whole, length) in placed:
        bare = words.strip()
        first = chunk.start if bare == words else chunk.start + len(words) - len(words.lstrip())
        counted = length > 1 and _in_counted_row(text, chunk, whole)
        setting = Setting(start, end, whole, length, said[words], counted)
        listed = known.get(bare) or known.get(key(bare))
        made.append(Quote(first, first + len(bare), bare, chunk, setting, listed))
    return made


def _in_counted_row(text: str, chunk: Chunk, run: Range) -> bool:
    """Whether a chunk 一个… has a neighbour in its run that counts on: “一个示范”“两个基地”."""
    if not _COUNTED.match(text, chunk.start, chunk.end):
        return False
    first, last = max(run[0], chunk.start - _NEAR), min(run[1], chunk.end + _NEAR)
    return bool(_NUMBERED.search(text, first, chunk.start) or _NUMBERED.search(text, chunk.end, last))


def head(text: str, quote: Quote) -> str:
    """The noun after the closing mark of the chunk, or of the run it is in: 工程 of “两进一出”工程."""
    return head_of(text, quote.setting.run[1] + 1, quote.setting.end)


def _may_name(words: str) -> bool:
    length = len(words)
    if words.isalnum():
        return 2 <= length <= LONGEST
    if length < 2 or length > LONGEST_IN_PARTS or _SPEECH.search(words):
        return False
    if length > LONGEST and not _PARTS.search(words):
        return False
    return not words[0].isspace() or len(words.strip()) > 1


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """What resources/slogans/fit.py has learnt."""
    learnt: dict[str, float] = json.loads((FOLDER / WEIGHTS).read_text("utf-8"))["weights"]
    return learnt


def decided(quote: Quote) -> float | None:
    """How likely the chunk names a policy where a list or its form decides it; None where it has to be judged."""
    words = quote.words
    if quote.listed is not None:
        return LISTED
    if words in no_slogans() or len(words) < 2:
        return 0.0
    if (words[-1] == "号" or "连" in words or "箭" in words) and _FEAT.fullmatch(words):
        return 0.0
    if words[0] == "一" and not quote.setting.counted_row and _COUNTED.match(words) and not _NUMERAL.search(words, 3):
        return 0.0
    return None


def seen(text: str, quote: Quote) -> list[str]:
    """The features of the chunk, for one that has to be judged."""
    return features(text, quote.chunk, quote.setting)


def likelihood(text: str, quote: Quote) -> float:
    """How likely the chunk names a policy, 0 … 1; 0 also where it is only known to be less than what is shown."""
    sure = decided(quote)
    if sure is not None:
        return sure
    opens = quote.setting.run[0] - 1
    closes = quote.setting.run[1] + 1
    judged = _judged(text, quote)
    if judged < _COUNTED_WORK and _DIGITS.fullmatch(quote.words) and _WORK.match(text, closes):
        judged = _COUNTED_WORK
    elif judged < _FRAMED and _framed(text, quote, opens, closes):
        judged = _FRAMED
    if judged < SHOWN:
        return judged
    refused = _SHUNNED.search(text, max(quote.setting.start, opens - 2), opens) or _NO_NAME.match(text, closes)
    return 0.0 if refused else judged


def _judged(text: str, quote: Quote) -> float:
    """What the regression says; 0 where the sentence around, the dearer half, could not lift it to what is shown."""
    learnt = weights()
    so_far = total(learnt, near_features(text, quote.chunk, quote.setting), learnt[BIAS])
    if so_far < _least_near():
        return 0.0
    return likely(total(learnt, around_features(text, quote.chunk, quote.setting), so_far))


@lru_cache(maxsize=1)
def _least_near() -> float:
    return needed(SHOWN) - most_around(weights()) - _ROUNDING


def _framed(text: str, quote: Quote, opens: int, closes: int) -> bool:
    """Whether what stands around the run `[opens, closes)` says that it is carried out, or the words are a package's."""
    if _PACKAGE.fullmatch(quote.words) or ("+" in quote.words and _WAY.match(text, closes)):
        return True
    if len(quote.words) < 3 or _OCCASION.search(quote.words):
        return False
    if _OPERATION.match(text, closes, quote.setting.end):
        return True
    if _UNDERTAKING.match(text, closes, quote.setting.end) and not _HARDWARE.search(quote.words):
        return not is_abroad(text, quote.chunk, quote.setting)
    before = max(quote.setting.start, opens - 4)
    if _IN_FORCE.search(text, before, opens):
        return True
    carried_out = _CARRIED_OUT.search(text, before, opens) is not None
    return carried_out and bool(_CAMPAIGN.match(text, closes, quote.setting.end) or _SYSTEM.fullmatch(quote.words))


def rule_of(text: str, quote: Quote, head_noun: str) -> str:
    """The rule family that a shown chunk is filed under: by what it shows most plainly."""
    if quote.listed is not None:
        return "slogan.quoted.list"
    if "+" in quote.words:
        return "slogan.quoted.model"
    if _NUMBER.match(quote.words):
        return "slogan.quoted.number"
    if head_noun:
        return "slogan.quoted.head"
    return "slogan.quoted.verb" if verb_before(text, quote.setting) else "slogan.quoted.name"


def kind_of(quote: Quote, head_noun: str) -> str:
    """number_abbr, model, formula or campaign."""
    if quote.listed is not None:
        return quote.listed.kind
    if "+" in quote.words or head_noun in _MODELS:
        return "model"
    if _NUMBER.match(quote.words) and len(quote.words) <= 8:
        return "number_abbr"
    return "formula" if _JOINT.search(quote.words) else "campaign"
