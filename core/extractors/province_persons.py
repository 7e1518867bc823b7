"""Whether a name, or what a letter opens, is part of a person's name: 记者李江西, 副局长王海南, 审判长赵豫东."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from core.extractors.gazetteer import short_names
from core.extractors.resources import rows

_REPORTER: Final = re.compile(
    r"(?:记者|通讯员|编辑|责编|责任编辑|作者|摄影|实习生|主持人|撰文|供稿|编导|摄像|校对|来源)"
    r"[ :：]?(?:[\u4e00-\u9fff]{2,3}[ 、]){0,3}[\u4e00-\u9fff]$"
)
_SIGNS: Final = re.compile(r"(?:记者|通讯员|编辑|责编|作者|摄影|撰文)[ :：]$")
BEFORE_SIGNED: Final = frozenset(" :：")
"""What stands right before somebody who signs."""
SIGNING: Final = frozenset("安江云宁")
"""First characters of names that are surnames."""
_SIGNED: Final = re.compile(r"[\u4e00-\u9fff](?: |、|[)）]|$)")
_WORDS_TOO: Final = frozenset("苏林梅兰牛江黄高常安白于和向方成时全温包万马钱石金水文关管连通华洪古丰路宫乔乐")
"""Surnames that are words or parts of place names too: only a reporter's is read as a name."""
_NAMES_TOO: Final = frozenset("苏林梅江黄高马钱石金洪古乔温")
"""Those of them that a title before and a verb of saying or another person after make a name: 店主马云南说."""
_SPEAKS: Final = re.compile(
    "、|等人|建议|呼吁|提出|提交|带来|当选|荣获|获评|说|表示|介绍|告诉|认为|指出|强调|主持|出席|坦言|回忆|笑着"
)
SURNAMES: Final = _WORDS_TOO | frozenset(
    "王李张刘陈杨赵周吴徐孙胡朱郭何罗宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪田任姜范姚谭廖邹熊陆郝孔崔康毛邱秦史顾侯邵孟龙段汤尹黎易肖闫武贺赖龚梁余雷樊庞殷施陶翟颜倪严芦俞葛伍韦聂焦柳邢岳莫辛祝涂祁舒耿牟卜詹苗凌纪靳童甄项裴鲍覃霍翁隋柯阮闵"
)
_LETTERS_TOO: Final = frozenset("鲁苏云甘桂晋冀宁秦吉")
"""Surnames that stand for a province as well."""
_BYLINE_ENDS: Final = frozenset("、，,。从在发摄报说 )）")
_WITH_NAME_TOO: Final = frozenset(
    {"黄河", "黄海", "江河", "江海", "高山", "林海", "金山", "石山", "石河", "马上", "洪湖", "古北", "古河"}
)
"""A surname that is a word too, and the first character of the name: together they are another word still."""
_VERBS_TOO: Final = frozenset("任付盛胡经应")
"""Surnames that go with a title as verbs too: 曾任, 应."""
_TITLE_BEFORE: Final = re.compile(
    r"(?:记者|同志|院士|教授|主任|(?<![增成延])长|书记|村民|主审|主编|主播|支书|骑手|水手|旗手|队友|医生|大夫|护士|教师|老师|师傅|老板娘?|店主|老汉|大爷|大妈|大姐|大叔|阿姨|经理|董事|工程师|总裁"
    r"|(?<!动)员|民警|战士|老兵|选手|歌手|导演|作家|画家|诗人|司机|游客|居民|市民|学生|同学|女士|先生|老人|大娘|奶奶|爷爷|姑娘|小伙|青年|农民|渔民|牧民|[果菜粮烟茶棉瓜]农|大户|户主|工人|职工|员工|志愿者|负责人|创始人|传承人|嫌疑人|被告人|人大代表|政协委员|党代表|村医|校医|发言人|医师|助理|法官|检察官|律师|证人|原告|被告|当事人|被害人|裁判|评委|教练|领队|烈士|战友|英雄|劳模|模范|标兵|小将|老将|名将|新秀|冠军|得主|儿子|女儿|女人|男人|工匠|木匠|铁匠|业主|患者|病人|家属|乘客|顾客|旅客|车主|船长|渔夫|大嫂|骑兵|官兵|军人|(?<![或记二两后前三四])者|丈夫|妻子|父亲|母亲|妹妹|弟弟|哥哥|姐姐|爱人|邻居|同事|搭档|任命|任免|提名|选举|聘任|推选|追授|授予|免去)$"
)
"""Words after which a surname and a province's name are a person whatever follows: 副局长王海南主持."""
_PEOPLE_BEFORE: Final = re.compile(
    r"(?:记者|专家|教授|院士|代表|委员|律师|法官|检察官|会计师|学者|研究员|工程师|演员|选手|队员|运动员|主持人|通讯员)"
    r"(?:[\u4e00-\u9fff]{2,3}、){1,8}$"
)
"""A list of people after what they are: 评标专家吴天津、杜云南因应当回避."""
_PERSON_BEFORE: Final = re.compile(
    r"(?:记者|同志|院士|教授|主任|局长|书记|处长|科长|部长|省长|市长|县长|村民|医生|老师|经理|董事长|工程师|总裁|专家|研究员|学者|代表|委员|[,，、。;；:：！!？? “”（(])$"
)
_PERSON_AFTER: Final = re.compile(
    r"(?:说|表示|介绍|告诉|认为|指出|主持|出席|坦言|回忆|报道|摄|同志|先生|女士|教授|院士|老师|医生|等人|男|女|、|等|一家|自述|透露|感慨|笑着|正在忙)"
)
_GIVEN: Final = 2
"""Characters of a name that somebody who signs begins with one of."""


def signs(text: str, start: int, stop: int, end: int) -> bool:
    """Whether the name begins that of somebody who signs: （记者 安徽明 通讯员 …）."""
    if stop - start != _GIVEN:
        return False
    return _SIGNED.match(text, stop, end) is not None and _SIGNS.search(text, max(0, start - 6), start) is not None


def is_person(text: str, start: int, stop: int, end: int) -> bool:
    """记者李江西, 王海南说: a surname before the name, and before or after it what goes with people."""
    before = text[max(0, start - 24) : start]
    if _REPORTER.search(before):
        return True
    if only_a_surname(text, start) and text[start:stop] in short_names().values():
        return True
    if text[start - 1] in _WORDS_TOO:
        named = text[start - 1] in _NAMES_TOO and (
            (text[start - 1] != "江" and text[start - 1 : start + 1] not in _WITH_NAME_TOO)
            or _SPEAKS.match(text, stop, end) is not None
        )
        return named and _TITLE_BEFORE.search(before[:-1]) is not None
    if text[start - 1] not in _VERBS_TOO and (_TITLE_BEFORE.search(before[:-1]) or _PEOPLE_BEFORE.search(before[:-1])):
        return True
    bounded = len(before) == 1 or _PERSON_BEFORE.search(before[:-1]) is not None
    return bounded and _PERSON_AFTER.match(text, stop, end) is not None


@lru_cache(maxsize=1)
def _only_names() -> dict[str, frozenset[str]]:
    """The surnames that end hardly another word, each with the characters before it that make one: 行李, 紧张."""
    return {surname: frozenset(before) - {"-"} for surname, before in rows("gazetteers/surnames.tsv")}


def only_a_surname(text: str, start: int) -> bool:
    """Whether what stands before `start` is a surname that ends no other word there: not 行李, 白杨."""
    before = _only_names().get(text[start - 1 : start])
    return before is not None and text[start - 2 : start - 1] not in before


def surname_after_title(text: str, start: int) -> bool:
    """Whether what begins at `start` is a surname that opens a name too, right behind a title: 局长|江苏平."""
    return text[start] in SIGNING and _TITLE_BEFORE.search(text, max(0, start - 24), start) is not None


def given_name(text: str, start: int) -> bool:
    """Whether what begins at `start` is a given name: 刘|晋川, 记者周|宁夏, 审判长赵|豫东."""
    if only_a_surname(text, start):
        return True
    if not start or text[start - 1] not in SURNAMES or text[start - 1] in _WORDS_TOO | _VERBS_TOO:
        return False
    before = text[max(0, start - 24) : start]
    return any(
        pattern.search(words)
        for pattern, words in ((_REPORTER, before), (_TITLE_BEFORE, before[:-1]), (_PEOPLE_BEFORE, before[:-1]))
    )


def whole_name(text: str, start: int, stop: int) -> bool:
    """Whether `[start, stop)` is a name whose surname is a province's letter too: 记者|鲁甘青|、, 发言人|苏晋宁|主持."""
    if text[start] not in _LETTERS_TOO:
        return False
    before = text[max(0, start - 24) : start]
    if text[stop : stop + 1] in _BYLINE_ENDS and _REPORTER.search(before + text[start]):
        return True
    return _SPEAKS.match(text, stop) is not None and _TITLE_BEFORE.search(before) is not None
