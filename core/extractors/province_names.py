"""What stands beside a name decides whether it still means the place, where it ends, and whether it is part of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.extractors.gazetteer import SITES, Place, names, short_names
from core.extractors.province_straddles import straddled, word_ends
from core.extractors.resources import one_of, rows

KEPT: Final = ""
NEVER: Final = "never"
DOUBT: Final = "doubt"
PERSON: Final = "person"
"""What `verdict` answers: the place, another word, a question for jieba, or part of a person's name."""

_LOOSE_PROVINCE: Final = re.compile(
    r"级|亲(?![子属情友民切自爱临历手笔密身信戚人近水朋本兵])|内(?![丘江乡黄蒙讧]|容(?![易纳]))|直(?![接言达升播销径])|外(?![事经资汇侨国贸办来语专面墙]|部(?!分))|情(?![况感形节景报绪怀境])|会(?![议计商同见堂展员址场昌宁东理泽意])|际|域|份|道(?![德教路县真孚理义具])|属(?![于性地])|管(?![理委辖家道控])|"
    r"界(?![首别限])|境(?![界况地])|城(?![固步厢市门区内镇乡楼])|立(?![法案即场誓体项])|本级|部级|考(?=公|[,，。、])|运会|市县|市[两三四]级|[市区]、?[市区县]"
)
"""After 省: 省级, 省内 … give the suffix away (rule 1); 内丘, 会宁, 道县 … are places, 外贸 and 会议 other words."""
_LOOSE_CITY: Final = re.compile(
    r"中心(?!支行|支库|医院|小学|血站|幼儿园)|区(?!县|域|块|级|政|委|人民|长|两级|街)|场(?![馆所地景外])|"
    r"民(?![政族间办主营革建盟进宗生法用事防警兵俗居企])|内(?![蒙部设])|价(?!格)|值(?![班守])|面(?=[上,，。])|容(?=环境|市貌|整|管|[,，。])|郊|级|"
    r"属|直(?![接播属通达达])|外(?![事办经资汇侨国贸来语专])|域(?=铁)|占率|花(?![费园卉了木样乡桥山都溪])|树(?![立木])|井|集(?=[,，。、上])|辖|本级|际"
)
_ROAD: Final = re.compile(
    r"[东西南北中][一二三四五六]?路(?![径透网军])|[一二三四五六]?路(?![径透演费线过由桥段上况网政权基面子局途人军边向])"
    r"|(?<!去..)(?<!往..)(?<!回..)(?<!赴..)(?<!返..)(?<!来..)(?<!到..)(?<!入..)路(?=上)"
    r"|[东西南北中]?(?:大道(?!理)|大街(?!小巷)|大路(?![货人子线])|街(?![道头坊上区])|街道(?=办|党|社区|联合|把|居委|辖区|综治|纪工委|组织|开展|工委|司法|$)|道(?=[与和、的]|交口|路口|沿街)|巷(?![道战子弄])|胡同)"
)
"""湖南路; 去湖南路上 is on the way there."""
_LINE: Final = re.compile("线(?=[、,，。;；]|$)")
"""甘南线, a route named after a city."""
_VILLAGE: Final = re.compile(
    r"村(?![民庄级落委口超干企支集改寨BAa子乡歌晚])|镇(?![江域村街级区乡上原远雄平巴安坪康沅宁赉海])|乡(?![村镇土亲愁情音贤宁])|"
    r"话(?![剧语题费务筒])|屯(?![溪昌留兵垦田粮集堡])|庄(?![稼户园严重浪河])|州(?=藏族|$|[,，。、;；的])|县(?![域级区委政以乡城市际])|町|[寨庄屯沟营堡铺驿店窑](?:镇|村(?![民庄])|乡(?![村亲]))|营(?=[、,，。])|[寨庄屯沟营堡铺驿店窑][两三四五六七八九十]个(?:自然|行政)?村"
)
_DISTRICTS: Final = frozenset({"江西", "河北", "河南", "海南", "山东"})
"""Names that districts bear too (天津市河北区, 首尔市江西区)."""
_DISTRICT: Final = re.compile(r"区(?=政府|人民|$|[^域位级\u4e00-\u9fff]|[的委在法检])")
_SHIP: Final = re.compile(
    r"舰(?![队艇载])|号(?=[”」\"]?(?:航|军舰|驱逐|两栖|护卫|综合|科考|客|货|轮|邮轮|电磁|列车|专列|旅游列车))"
)
_REPORTER: Final = re.compile(
    r"(?:记者|通讯员|编辑|责编|责任编辑|作者|摄影|实习生|主持人|撰文|供稿|编导|摄像|校对|来源)"
    r"[ :：]?(?:[\u4e00-\u9fff]{2,3}[ 、]){0,3}[\u4e00-\u9fff]$"
)
_SIGNS: Final = re.compile(r"(?:记者|通讯员|编辑|责编|作者|摄影|撰文)[ :：]$")
_BEFORE_SIGNED: Final = frozenset(" :：")
"""What stands right before somebody who signs."""
_SIGNING: Final = frozenset("安江云宁")
"""First characters of names that are surnames."""
_SIGNED: Final = re.compile(r"[\u4e00-\u9fff](?: |、|[)）]|$)")
_WORDS_TOO: Final = frozenset("苏林梅兰牛江黄高常安白于和向方成时全温包万马钱石金水文关管连通华洪古丰路宫乔乐")
"""Surnames that are words or parts of place names too: only a reporter's is read as a name."""
_NAMES_TOO: Final = frozenset("苏林梅江黄高马钱石金洪古乔温")
"""Those of them that a title before and a verb of saying or another person after make a name: 店主马云南说."""
_SPEAKS: Final = re.compile(
    "、|等人|建议|呼吁|提出|提交|带来|当选|荣获|获评|说|表示|介绍|告诉|认为|指出|强调|主持|出席|坦言|回忆|笑着"
)
_SURNAMES: Final = _WORDS_TOO | frozenset(
    "王李张刘陈杨赵周吴徐孙胡朱郭何罗宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪田任姜范姚谭廖邹熊陆郝孔崔康毛邱秦史顾侯邵孟龙段汤尹黎易肖闫武贺赖龚梁余雷樊庞殷施陶翟颜倪严芦俞葛伍韦聂焦柳邢岳莫辛祝涂祁舒耿牟卜詹苗凌纪靳童甄项裴鲍覃霍翁隋柯阮闵"
)
_LETTERS_TOO: Final = frozenset("鲁苏云甘桂晋冀宁秦吉")
"""Surnames that stand for a province as well."""
_BYLINE_ENDS: Final = frozenset("、，,。从在发摄报说 )）")
_ONLY_NAMES: Final = frozenset(
    "陈赵刘郑邓冯彭吕蒋蔡魏薛潘廖邹郝崔姜谭郭吴徐朱袁曹阎詹耿聂邢俞樊庞靳裴闵贾萧沈汪卢李杨孙"
    "王侯倪傅姚孟宋尹戴杜翟覃谢韦霍鲍龚柯祁莫董阮邵孔范丁张周胡何梁许韩肖闫余钟陆熊秦邱雷史陶黎顾毛严"
)
"""Surnames that end hardly another word: with a province's name behind them they are a person, whatever stands around.
In 5,000 articles and 31 pages there is no other reading of any of them."""
_NO_SURNAMES: Final = re.compile(
    "[行桃]李|[子儿祖外玄曾王公长]孙|[白胡绿]杨|[燕后前]赵|[曹北]魏|诸侯|师傅|[北南两大]宋|[爱拥穿佩]戴|[感多答致凋代]谢|[古校监]董|[面气钻桥毛瞳打]孔|"
    "[示规师典模防]范|[园家壮]丁|[紧扩主夸慌嚣开伸铺乖纸一两三四五六七八九十百千几数每]张|[本上下一二两三四五六七八九十每几数首全圆外东西]周|[京板二高坠革]胡|[如为任几缘奈]何|"
    "[大桥栋鼻脊屋房山横主钢上架]梁|[允也或准特些少几期不赞默称应兴]许|[日中美朝驻访赴对南北来在与和大]韩|生肖|[其剩富多业残盈结有节十百千万年亿0-9]余|"
    "[分秒点时闹警敲撞编座大金鸣刻]钟|[大着登水内海上台两]陆|[狗黑白灰棕北大小浣]熊|[先大前后西三]秦|[地打水扫排惊春鱼风布沉炸]雷|"
    "[历党国正野文家校战青情医诗简世刺御长太明清唐宋元汉内学术]史|[熏彩制黑白陶]陶|[巴群]黎|[回照不兼主光环只一]顾|[羊皮绒一二两三五毫眉鹅不羽茅]毛|[从庄尊威森华最更很]严|[国大霸亲女天药帝君龙猴阎花蜂影歌车拳刀球棋鬼魔郡海之小称]王"
)
_WITH_NAME_TOO: Final = frozenset(
    {"黄河", "黄海", "江河", "江海", "高山", "林海", "金山", "石山", "石河", "马上", "洪湖", "古北", "古河"}
)
"""A surname that is a word too, and the first character of the name: together they are another word still."""
_VERBS_TOO: Final = frozenset("任付盛胡经应")
"""Surnames that go with a title as verbs too: 曾任, 应."""
_NAMED_AFTER: Final = (
    "热干面|拉面|牛肉面|刀削面|炸酱面|担担面|臊子面|油泼面|沙茶面|烩面|拌面|凉面|米粉|米线|螺蛳粉|酸辣粉|肠粉|凉皮|肉夹馍|羊肉泡馍|胡辣汤|小面(?![积包板])|烤鸭|板鸭|"
    "青(?=每|一斤|炒|苗|、|,)|盐水鸭|扒鸡|烧鸡|大盘鸡|辣子鸡|烤鱼|炒饭|卤肉饭|手抓饭|火腿|臭豆腐|豆花|汤包|小笼包|早茶|香醋|老?陈醋|黄酒|老窖|毛尖|瓜片|银针茶|啤酒(?![节城])|白药|"
    "梆子|坠子|曲剧|快书|琴书|清音|扬琴|评[书弹话]|鼓词|大鼓(?!舞)|时调(?![整动度控研运查解节配])|滑稽戏|采茶戏|花鼓戏|花灯戏|曲子戏|渔鼓|道情|"
    "金丝猴|猕猴(?!桃)|长臂猿|黄花梨|樱花木|杜鹃兰|牌(?![照坊号子匾楼位价桌局])"
)
_COMPANY: Final = "(?:[同昨今近当]日|[两三四五六七八九十]家|等|先后|分别|相继|陆续|双双|均|也|已|将)?(?:公司|集团|控股|股份|公布|发布|披露|公告|年报|半年报|季报|业绩|营收|净利|股价|涨|跌|董事)"
"""What a company does or has that bears a product's name: 云南白药公布半年报."""
_NAMED: Final = re.compile(f"(?:{_NAMED_AFTER})(?!{_COMPANY})")
"""Dishes, drinks, stage arts, animals and brands called after a place: 兰州牛肉面, 河北梆子, 上海牌."""
_NAMED_FIRSTS: Final = frozenset(one.lstrip("老?")[0] for one in _NAMED_AFTER.split("|")) | {"老"}
_TELLING: Final = frozenset("道町寨庄屯沟营堡铺驿店窑话东西南北中一二三四五六路大街巷胡村镇乡屯州县舰号区线")
"""What a road, a village, a ship, a district or a dialect named after a province goes on with."""
_GOES_ON: Final = _NAMED_FIRSTS | _TELLING
_SURE_KINDS: Final = frozenset({"full", "region"})
"""Kinds of names that nothing else bears."""
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
_BODIES: Final = (
    r"大学(?!生)|学院|中学(?!生)|小学(?!生)|银行|集团|公司|日报|晚报|晨报|早报|都市报|青年报|时报|商报|新闻网|卫视|电视台|广播电视总台|电台|报业|研究院|研究所|"
    r"研究中心|科学院|社科院|设计院|协会|学会|商会|联合会|促进会|基金会|医院|出版社|证券|交易所|股份|航空(?=股份|公司|[,，。])|移动(?=公司|通信)|电信(?=公司|股份)|"
    r"联通(?=公司|分公司)|石化(?=公司|股份)|机车|煤业|幼儿园|技校|职校|党校|干部学院|实验室|分行|支行|[电工药钢器品机造水酒铝]厂|"
    r"事务所|工作室|俱乐部|宾馆|大酒店|饭店|足球队|男篮|女篮|合作社|农商行|农信社|保险|信托|基金(?=公司|管理)"
)
_BODY_FIRSTS: Final = one_of(
    {char for body in _BODIES.split("|") for char in (body[1 : body.index("]")] if body[0] == "[" else body[0])}
)
"""What any of them begins with: asked first at each place, at a fraction of what asking for all of them costs."""
_BODY_NAME: Final = re.compile(
    r"[^\W_的和与及在是要将对向为了等也某从到由把被让给使并已各多位名家座每这那其我不就都]{0,10}?"
    rf"(?={_BODY_FIRSTS})(?:{_BODIES})"
)
_NOT_IN_BODY_NAME: Final = re.compile(
    r"有(?!限)|省|市|局|厅|委员会|人民|发布|召开|举行|举办|考察|调研|支持|推动|推进|加快|建设|部分|高校|农村|地区|全面|组织|开展|企业|当地|[多两几]所|医保|"
    r"中国|全国|国家|会见|出席|听取|来到|先后|继续|包括|联合|共同|同|以来|现代化|[县区镇乡旗个]|街道"
)
_OPENS_NO_NAME: Final = frozenset('省市的、,，。;；:：!！?？ )）(（“”"》《…—-和与及在是要将对向为了等也从到由把被让使')
_NAME_HEAD: Final = re.compile(r"白药|茅台|汾酒|现代(?=汽车|重工)|奔驰|大众汽车|电气集团|宏远|吉利控股")
_NAME_HEAD_FIRSTS: Final = frozenset(word[0] for word in _NAME_HEAD.pattern.split("|"))
_BRANCH: Final = re.compile(r"\)(?:[\u4e00-\u9fff]{0,6}?)(?:有限|股份|集团|公司|银行)")
"""顺丰速运(山西)有限公司."""
_OPENED: Final = frozenset('“"')
_QUOTED_NAME: Final = re.compile(r"(?:发展|板块|能源|文旅|高速|建工|国资)[”\"]")


_TWO: Final = 2
"""Characters of a name that two words can share; of a longer one they would have to leave one over."""


@dataclass(frozen=True, slots=True)
class _Straddle:
    left: frozenset[str]
    right: re.Pattern[str] | None
    answer: str


@dataclass(frozen=True, slots=True)
class _Straddles:
    """Those of one name, by the character they need on its left, else by the first one they need on its right."""

    by_left: dict[str, list[_Straddle]]
    by_right: dict[str, list[_Straddle]]

    def add(self, left: str, words: str, answer: str) -> None:
        right = None if words == "-" else re.compile(words.replace("/", "|") if "/" in words else f"[{words}]")
        one = _Straddle(frozenset() if left == "-" else frozenset(left), right, answer)
        chars = words if "/" not in words else {word[0] for word in words.split("/")}
        for char in one.left or chars:
            (self.by_left if one.left else self.by_right).setdefault(char, []).append(one)

    def answer(self, text: str, start: int, stop: int, end: int, bounded: bool) -> str:
        """`bounded`: what stands on the left is a name of its own, and shares nothing."""
        before, after = text[start - 1] if start and not bounded else "", text[stop] if stop < end else ""
        found = KEPT
        for one in (*self.by_left.get(before, ()), *self.by_right.get(after, ())):
            if one.right is None or one.right.match(text, stop, end):
                if one.answer == NEVER:
                    return NEVER
                found = DOUBT
        return found


@lru_cache(maxsize=1)
def _straddles() -> dict[str, _Straddles]:
    found: dict[str, _Straddles] = {}
    for name, left, right, answer in rows("gazetteers/straddles.tsv"):
        found.setdefault(name, _Straddles({}, {})).add(left, right, answer)
    return found


def stop_of(text: str, end: int, place: Place, name: str) -> int:
    """Where a name that ends at `end` really ends: what belongs to the next word (省级, 市中心, 黑河|口岸) is left out."""
    if place.kind == "full":
        if name[-1] == "省" and _LOOSE_PROVINCE.match(text, end):
            return end - 1
        if name[-1] == "市" and _LOOSE_CITY.match(text, end):
            return end - 1
    elif place.kind == "implied" and len(name) > 2:
        if name[-1] == "市":
            return end - 1 if _LOOSE_CITY.match(text, end) else end
        return end - max((len(site) for site in SITES if name.endswith(site)), default=0)
    return end


@lru_cache(maxsize=4096)
def open_sides(name: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """The characters on the left and on the right of a word of the dictionary that leave open what it means.

    Between any others it is the place, as mostly, and ends where it ends: neither `stop_of` nor `verdict` need be asked.
    None for a name whose own end may belong to the next word, wherever it stands.
    """
    place = names()[name]
    if name[-1] in "省市" or name.endswith(SITES):
        return None
    lefts, rights = _beside(name)
    if place.kind not in _SURE_KINDS:
        lefts |= _SURNAMES
        rights |= _GOES_ON
        if name[0] in _SIGNING:
            lefts |= _BEFORE_SIGNED
    return lefts, rights


def verdict(text: str, start: int, stop: int, end: int, place: Place) -> str:
    """Whether the name at `[start, stop)` of a paragraph that ends at `end` means the place."""
    before, after = text[start - 1] if start else "", text[stop] if stop < end else ""
    lefts, rights = _beside(text[start:stop])
    answer = KEPT
    if before in lefts or after in rights:
        answer = _crossed(text, start, stop, end, place)
    if answer == NEVER or place.kind in _SURE_KINDS:
        return answer
    if after in _GOES_ON and _bears_name(text, start, stop, end, place):
        return NEVER
    if before in _SURNAMES and _is_person(text, start, stop, end):
        return PERSON
    return PERSON if before and text[start] in _SIGNING and _signs(text, start, stop, end) else answer


@lru_cache(maxsize=1024)
def _beside(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The characters on the left and on the right of a name that leave it open whether other words share its own."""
    known = _straddles().get(name.removesuffix("市"))
    lefts, rights = (frozenset(known.by_left), frozenset(known.by_right)) if known else (frozenset[str](), frozenset())
    return (lefts | word_ends(name[0]) if _can_straddle(name) else lefts), rights


def _crossed(text: str, start: int, stop: int, end: int, place: Place) -> str:
    """Whether other words share the characters of the name at `[start, stop)`."""
    straddles = _straddles().get(text[start:stop].removesuffix("市"))
    own = place.kind == "implied" and text.endswith(short_names()[place.norm], 0, start)  # 山西|晋中: no 西晋
    answer = KEPT if straddles is None else straddles.answer(text, start, stop, end, own)
    if answer == KEPT and place.kind != "region" and _can_straddle(text[start:stop]):
        return DOUBT if straddled(text, start, start + _TWO, place.norm) else KEPT
    return answer


def _can_straddle(name: str) -> bool:
    """Whether two words may share it: 水|上海|事, 灯|塔城市|群."""
    return len(name) == _TWO or name.endswith("城市")


def _signs(text: str, start: int, stop: int, end: int) -> bool:
    """Whether the name begins that of somebody who signs: （记者 安徽明 通讯员 …）."""
    if stop - start != _TWO:
        return False
    return _SIGNED.match(text, stop, end) is not None and _SIGNS.search(text, max(0, start - 6), start) is not None


def _bears_name(text: str, start: int, stop: int, end: int, place: Place) -> bool:
    """Whether something else is named: a dish, a stage art, a road … that bears the name."""
    if text[stop] in _NAMED_FIRSTS and text[stop - 1] != "市" and _NAMED.match(text, stop, end):
        return True
    return text[stop] in _TELLING and _other_thing(text, start, stop, end, place)


def _other_thing(text: str, start: int, stop: int, end: int, place: Place) -> bool:
    """A road, a village, a ship or a district that bears the name."""
    if _ROAD.match(text, stop, end):
        return True
    if place.kind == "implied":
        return _LINE.match(text, stop, end) is not None or _SHIP.match(text, stop, end) is not None
    if place.kind != "short":
        return False
    if text[start:stop] in _DISTRICTS and text[stop] == "区":
        inside = text[max(0, start - 2) : start].endswith(("天津", "市"))
        if inside or _DISTRICT.match(text, stop, end):
            return True
    return _VILLAGE.match(text, stop, end) is not None or _SHIP.match(text, stop, end) is not None


def _is_person(text: str, start: int, stop: int, end: int) -> bool:
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


def only_a_surname(text: str, start: int) -> bool:
    """Whether what stands before `start` is a surname that ends no other word there: not 行李, 白杨."""
    return bool(start) and text[start - 1] in _ONLY_NAMES and not _NO_SURNAMES.match(text, max(0, start - 2), start)


def surname_after_title(text: str, start: int) -> bool:
    """Whether what begins at `start` is a surname that opens a name too, right behind a title: 局长|江苏平."""
    return text[start] in _SIGNING and _TITLE_BEFORE.search(text, max(0, start - 24), start) is not None


def given_name(text: str, start: int) -> bool:
    """Whether what begins at `start` is a given name of two characters: 刘|晋川, 记者周|宁夏."""
    if only_a_surname(text, start):
        return True
    if not start or text[start - 1] not in _SURNAMES or text[start - 1] in _WORDS_TOO | _VERBS_TOO:
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


def in_name(text: str, start: int, stop: int, end: int) -> bool:
    """Whether the name at `[start, stop)` opens the name of a company, school, institute, association or newspaper."""
    if stop >= end:
        return False
    before = text[start - 1] if start else ""
    if before == "(" and _BRANCH.match(text, stop, end):
        return True
    after = text[stop]
    if after in _OPENS_NO_NAME:
        return False
    if (after in _NAME_HEAD_FIRSTS and _NAME_HEAD.match(text, stop, end)) or (
        before in _OPENED and _QUOTED_NAME.match(text, stop, end)
    ):
        return True
    found = _BODY_NAME.match(text, stop, min(end, stop + 16))
    return found is not None and not _NOT_IN_BODY_NAME.search(found[0])
