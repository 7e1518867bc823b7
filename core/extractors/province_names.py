"""What stands beside a name decides whether it still means the place, where it ends, and whether it is part of a name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from core.extractors.gazetteer import SITES, Place, names
from core.extractors.province_persons import BEFORE_SIGNED, SIGNING, SURNAMES, is_person, signs
from core.extractors.province_places import KEPT, NEVER, PERSON
from core.extractors.province_straddles import shared, sharing_sides
from core.extractors.resources import one_of

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
    lefts, rights = sharing_sides(name)
    if place.kind not in _SURE_KINDS:
        lefts |= SURNAMES
        rights |= _GOES_ON
        if name[0] in SIGNING:
            lefts |= BEFORE_SIGNED
    return lefts, rights


def verdict(text: str, start: int, stop: int, end: int, place: Place) -> str:
    """Whether the name at `[start, stop)` of a paragraph that ends at `end` means the place."""
    before, after = text[start - 1] if start else "", text[stop] if stop < end else ""
    lefts, rights = sharing_sides(text[start:stop])
    answer = KEPT
    if before in lefts or after in rights:
        answer = shared(text, start, stop, end, place)
    if answer == NEVER or place.kind in _SURE_KINDS:
        return answer
    if after in _GOES_ON and _bears_name(text, start, stop, end, place):
        return NEVER
    if before in SURNAMES and is_person(text, start, stop, end):
        return PERSON
    return PERSON if before and text[start] in SIGNING and signs(text, start, stop, end) else answer


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
