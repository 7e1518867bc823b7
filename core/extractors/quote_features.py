"""What can be seen of a quoted chunk and of the words around it: named yes-or-no features for the regression.

The names are the keys of resources/slogans/weights.json; resources/slogans/fit.py learns the weights.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.extractors.quotes import Chunk
from core.extractors.resources import one_of_words

_NEAR: Final = 16
"""Code points looked at on either side."""

_STRONG_HEADS: Final = (
    "主题教育|主题活动|实践活动|竞赛活动|专项行动|专项整治|专项计划|专项|总要求|重要要求|要求|总体布局|战略布局|布局|工程|行动"
    "|计划|规划|战略|策略|方略|模式|机制|制度|体制|体系|改革|政策|措施|举措|方针|方案|原则|理念|倡议|思路|构想|目标|任务|部署"
    "|定位|路径|办法|做法|工作法|经验|精神|服务|活动|试点|示范|创建|建设|整治|治理|管理|保护|责任制|责任|规定|标准|保障|项目|品牌"
    "|平台|框架|架构|格局|主线|底线|工作|实践|作业|方式|方法|愿景|承诺|规划纲要|企业|园区|走廊|生活圈|套餐|联动|融合|协作"
)
_HEAD: Final = re.compile(rf"(的?)([\u4e00-\u9fff]{{0,6}}?)({one_of_words(_STRONG_HEADS.split('|'))})")
_NOT_AT: Final = re.compile(
    r"号(?!召)|轮|级|型|节(?!约)|日(?!常)|年(?!度)|奖(?!励)|党(?!建|支部|组织|员)|展(?![示开现])|巡展|班(?!子)|队(?!伍)|案|账号|导弹|坦克|火箭|战机|战舰|驱逐舰|卫星|管道|台风|商标|公司|集团|项目部|项目公司|楼盘|小区|网站|组织|武装|小镇|村(?!级|庄)|馆|厅|号称"
)
_BAD: Final = (
    "为(?:主题|题|议题|副题|旗号|名|由|借口)",
    "主题(?!教育|活动|实践)",
    *[
        "作用",
        "效应",
        "难题",
        "问题",
        "现象",
        "乱象",
        "角色",
        "功能",
        "之称",
        "美誉",
        "称号",
        "美称",
        "标签",
        "烦恼",
        "丑闻",
        "风波",
        "事件",
        "字样",
        "标语",
        "横幅",
        "口号",
        "导弹",
        "坦克",
        "火箭",
        "飞机",
        "直升机",
        "战机",
        "卫星",
        "管道",
        "影响",
        "登陆",
        "洪峰",
        "之乡",
        "之城",
        "选手",
        "球员",
        "驾驶员",
        "假期",
        "前夕",
        "期间",
        "时节",
        "巡展",
        "论坛",
        "大会",
        "峰会",
        "协商",
        "专题",
        "调研",
        "座谈",
        "讨论",
        "节目",
        "片单",
        "纪录片",
        "晚会",
        "篇章",
        "板块",
        "版块",
        "展区",
        "展厅",
        "展览",
        "展陈",
        "小组",
        "机器人",
        "技术",
        "情况",
        "话",
        "说法",
        "言论",
        "论调",
        "局面",
        "转变",
        "跨越",
        "故事",
        "道理",
        "声音",
        "感觉",
        "热土",
        "情谊",
        "基调",
        "氛围",
        "责任感",
        "行动力",
        "誓言",
        "时代强音",
        "志向",
        "诗句",
        "表述",
    ],
)
_NOT_NEAR: Final = re.compile(rf"(?:里|中|上|等)?的?[\u4e00-\u9fff]{{0,3}}?({one_of_words(_BAD)})")
_VERB: Final = re.compile(
    r"(落实|坚守|贯彻|执行|实施|实行|施行|推进|推动|推行|推广|推出|开展|启动|部署|做到|做好|办好|打造|坚持|秉持|秉承|恪守|遵循|遵守|牢记|践行|弘扬|发扬|构建|建设|建立|建成|创建"
    r"|健全|完善|深化|强化|优化|加强|围绕|对标|聚焦|锚定|紧扣|突出|突破|打好|打赢|打响|实现|融入|服务|支持|倡导|倡议|提出|制定|出台|采取|采用|按照|根据|通过|依托|探索|创新|形成|总结|学习|运用|统筹|树牢|树立|增强|发展|扩大|提升|巩固"
    r"|抓好|抓实|狠抓|擦亮|叫响|夯实|参与|响应|奉行|支撑|充实|对接|加快|举行|举办|纠治|防治|破解|防止|打击|反对|解决|整治|清除|搞|破除|禁止|杜绝|发起|发出|重振|着眼|本着|紧抓|鼓励|引导|组织|助推|助力|培育|谋划|奏响)"
    r"[^,。;:!?、]{0,7}$"
)
_VERB_REACH: Final = 9
"""Characters from the first of a verb to the end of the words, at most."""
_LEFT: Final = re.compile(
    r"(被称为|称为|称作|誉为|视为|名为|命名为|取名|题为|题写|主题为|主题是|主题|更名为|修改为|名称|所谓|号称|自称|素有|一句|这句|喊出|写着|悬挂着|横幅|标语|评选|获|荣获|授予|颁发|发布|播出|出版"
    r"|成为|变成|变身|变为|转变为|转化为|当好|当成|充当|作为|发挥|好比|像|如同|犹如|仿佛|堪称|是|叫|说|称|表示|指责|认为|台风|气旋|飓风|受|导弹|坦克|战机|账号|从|到|以|把|将|让|用|被|有|以“|和|与|同)$"
)
_LEFT_REACH: Final = 3
"""The longest word of that pattern, and of the next."""
_ONE: Final = re.compile(
    r"(这个|这一|一个|一块|一张|一道|一条|一把|一座|一颗|一批|一支|一股|第一|最大的|真正的|新的|的)$"
)
_FOREIGN: Final = re.compile(
    r"俄|乌|美军|美国|美方|以军|以色列|导弹|坦克|袭击|北约|哈马斯|巴勒斯坦|加沙|日本|韩|英国|德国|法国|欧盟|胡塞|伊朗|伊拉克|叙利亚|总统|总理|武装|军方|外长|议会|泰勒|当地时间"
)
_GOVERNS: Final = re.compile(r"省|市|县|区|局|部|委|党|政府|会议|改革|发展|乡|民生|企业|全国|我国|落实|系统|工作")
_NUMERALS: Final = "一二两三四五六七八九十百千万双"
_FUNCTION: Final = re.compile(r"[的了是在吗呢吧就也你他她们这那谁]|什么")
_VERBAL: Final = re.compile(
    r"^(?:让|把|要|以|从|在|为|对|向|用|被|由|与|和|不|没|有|无|必须|应|只|请|愿|我|你|他|谁|最)"
)
_POLICY: Final = re.compile(r"[促稳保强抓建防控治惠兴振提优降补改转减增扩帮扶联通办融链管服责权入还引助育企]")
_INNER: Final = re.compile(rf"({_STRONG_HEADS}|消费季|消费月|攻坚战|战|共同体|论)$")
_DAY: Final = re.compile(
    r"^(?:世界|国际|全国|中国|第).*[日节月周奖年]$|(?:勋章|奖章|英雄|模范|标兵|先锋|楷模|功臣|工匠|人物|劳模)$|^最美|^\d{4}"
)
_DIGITS: Final = re.compile(r"\d{3,5}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NUMBERED: Final = re.compile(rf"[{_NUMERALS}\d]+(?:个|项|大|条|种|张|点|类|方面|件)")
_COUNTED: Final = re.compile("[一两二三几][个项种条位名次天年场段句份批支块张把座本只颗辈丝些]")
_JOINT: Final = re.compile("[ 、,·]")
_EVENT: Final = re.compile(
    "(?:会|赛|展|课|奖|之夜|之旅|论坛|讲坛|讲堂|音乐会|成就展|嘉年华)$|研讨|招聘|博览|评选|排行|榜|音乐会|开幕"
)
_SIGNED: Final = re.compile("[+—·•・.《‘“A-Za-z-]")
"""What the words hold that have one of the forms below, as few do."""
_SIGNS: Final = (
    ("plus", re.compile(r"\+")),
    ("dash", re.compile("[—-]")),
    ("dot", re.compile("[·•]")),
    ("nests", re.compile("[《‘“]")),
    ("latin", re.compile("[A-Za-z]")),
    ("date", re.compile(r"\d{1,2}[·•・.]\d{1,2}")),
)
_ECHO: Final = re.compile(rf"[{_NUMERALS}].[{_NUMERALS}].|.[{_NUMERALS}].[{_NUMERALS}]|(.).\1.|.(.).\2")
"""Four characters, two of them alike or both numerals, in like places: 两进一出, 放一管二, 能快尽快, 应保尽保."""
_ASIDE: Final = re.compile("[“”‘’「」『』\"'、和与及同或以]*")


@dataclass(slots=True)
class Setting:
    """Where a chunk stands: the paragraph's range, the run of neighbouring chunks, and how often it is said."""

    start: int
    end: int
    run: tuple[int, int]
    """From the first to the last of the quoted chunks that stand side by side: “六稳”“六保”."""
    run_length: int
    quoted: int
    """Times the same chunk stands in marks in the article."""
    counted_row: bool = False
    """一个… in a run with 两个…, 三个…."""


def features(text: str, chunk: Chunk, setting: Setting) -> list[str]:
    """The names of what is true of the chunk `text[chunk.start:chunk.end]` of the folded text."""
    return near_features(text, chunk, setting) + around_features(text, chunk, setting)


def near_features(text: str, chunk: Chunk, setting: Setting) -> list[str]:
    """Those of the chunk itself, of the words right beside it, and of how it is quoted."""
    closed = setting.run[1] + 1
    right = text[closed : min(setting.end, closed + _NEAR)]
    found = [*_shape(text[chunk.start : chunk.end]), *_left(_before(text, setting)), *_right(right)]
    if chunk.depth:
        found.append("nested")
    if text[chunk.start - 2 : chunk.start - 1] == "《":
        found.append("titled")
    if setting.quoted > 1:
        found.append("again")
        if setting.quoted > 3:
            found.append("often")
    if setting.run_length > 1:
        found.append("run" if setting.run_length == 2 else "long_run")
    return found


def around_features(text: str, chunk: Chunk, setting: Setting) -> list[str]:
    """Those of the sentence around the chunk, which cost as much as all the others."""
    around = _around(text, chunk, setting)
    governs = f"governs{min(3, len(set(_GOVERNS.findall(around))) // 2)}"
    return [_ABROAD, governs] if _FOREIGN.search(around) else [governs]


def is_abroad(text: str, chunk: Chunk, setting: Setting) -> bool:
    """Whether words of foreign news and of war stand near the chunk."""
    return _FOREIGN.search(_around(text, chunk, setting)) is not None


def _around(text: str, chunk: Chunk, setting: Setting) -> str:
    return text[max(setting.start, chunk.start - 40) : min(setting.end, chunk.end + 30)]


_ABROAD: Final = "abroad"


def most_around(weights: Mapping[str, float]) -> float:
    """The most that `around_features` can add, by those weights."""
    return max(weights.get(f"governs{number}", 0.0) for number in range(4)) + max(0.0, weights.get(_ABROAD, 0.0))


def _before(text: str, setting: Setting) -> str:
    return text[max(setting.start, setting.run[0] - 1 - _NEAR) : max(setting.start, setting.run[0] - 1)]


def verb_before(text: str, setting: Setting) -> bool:
    """Whether a verb such as 落实 stands before the chunk or the run it is in."""
    return _verb_in(_before(text, setting)) is not None


def verb_word_before(words: str) -> str:
    """The verb at the end of those words, or close to it: 落实 of 全面落实; empty where there is none."""
    found = _verb_in(words)
    return found[1] if found else ""


def _verb_in(words: str) -> re.Match[str] | None:
    return _VERB.search(words, max(0, len(words) - _VERB_REACH))


@lru_cache(maxsize=4096)
def _shape(words: str) -> tuple[str, ...]:
    """What the words show by themselves, wherever they stand: the same ones are quoted again and again."""
    length = len(words)
    found = [f"length{length if length < 7 else 8 if length < 10 else 12 if length < 15 else 20}", f"last={words[-1]}"]
    found += _numbers(words)
    parts = _JOINT.split(words)
    if len(parts) > 1:
        same = len({len(part) for part in parts}) == 1
        found += ["parts", f"parts{min(4, len(parts))}", "even" if same else "uneven"]
        found.append("comma" if "," in words else "spaced" if " " in words else "listing")
    inner = _INNER.search(words)
    if inner and inner.start():
        found += ["inner", f"inner={inner[1]}"]
    policy = len(set(_POLICY.findall(words)))
    if policy:
        found.append(f"policy{min(3, policy)}")
    if _VERBAL.match(words):
        found.append(f"first={words[0]}")
    return (*found, *_forms(words))


def _forms(words: str) -> list[str]:
    """Forms of the words by themselves."""
    found = ["event"] if _EVENT.search(words) else []
    if _DAY.search(words):
        found.append("day")
    if _SIGNED.search(words):
        found += [name for name, pattern in _SIGNS if pattern.search(words)]
    if _FUNCTION.search(words):
        found.append("function")
    if _ECHO.fullmatch(words):
        found.append("echo")
    return found


def _numbers(words: str) -> list[str]:
    numerals = sum(map(_NUMERALS.__contains__, words))
    if words[0] in _NUMERALS:
        found = ["number", f"number{min(len(words), 6)}"]
        if _NUMBERED.match(words):
            found.append("numbered")
        if numerals > 1:
            found.append("numbers")
        return found
    if numerals > 1:
        return ["numerals"]
    if _DIGITS.fullmatch(words):
        return ["year" if _YEAR.fullmatch(words) else "digits"]
    return ["digit"] if words[0].isdigit() else []


def _left(left: str) -> list[str]:
    if not left:
        return ["opens"]
    found = [f"after={left[-1]}"] if left[-1] in ",。;:、(【》" else []
    verb = _verb_in(left)
    if verb:
        found += ["verb", f"verb={verb[1]}"]
        if verb.end(1) == len(left):
            found.append("verb_at")
    end = max(0, len(left) - _LEFT_REACH)
    word = _LEFT.search(left, end)
    if word:
        found.append(f"left={word[1]}")
    one = _ONE.search(left, end)
    if one:
        found.append(f"left={one[1]}")
    return found


def _right(right: str) -> list[str]:
    if not right:
        return ["closes"]
    found = [f"before={right[0]}"] if right[0] in ",。;:、)】的" else []
    head = _HEAD.match(right)
    at = _NOT_AT.match(right)
    if at:
        found += ["not_at", f"not_at={at[0]}"]
    bad = _NOT_NEAR.match(right)
    if bad:
        found += ["bad", f"bad={bad[1]}"]
    if head:
        near = "at" if not head[1] and not head[2] else "of" if head[1] else "by"
        found += [f"head_{near}", f"head={head[3]}"]
    return found


def head_of(text: str, after: int, end: int) -> str:
    """The head noun that follows a closing mark at `after`: 工程 of “两进一出”工程; empty where there is none."""
    found = _HEAD.match(text, after, end)
    return found[3] if found else ""


def runs(text: str, chunks: Sequence[Chunk]) -> list[tuple[tuple[int, int], int]]:
    """For each chunk the range of the run it stands in and the number of chunks in that run."""
    if len(chunks) == 1:
        return [(chunks[0].range, 1)]
    found: list[tuple[tuple[int, int], int]] = []
    at = 0
    while at < len(chunks):
        last = at
        while (
            last + 1 < len(chunks)
            and chunks[last + 1].depth == chunks[at].depth
            and 0 < chunks[last + 1].start - chunks[last].end <= 4
            and _ASIDE.fullmatch(text, chunks[last].end, chunks[last + 1].start)
        ):
            last += 1
        whole = (chunks[at].start, chunks[last].end)
        found += [(whole, last - at + 1)] * (last - at + 1)
        at = last + 1
    return found
