"""Decoding: the encoding of a file's bytes, and the text in it.

DESIGN, "Chinese text lies": pages declare gb2312 and hold UTF-8; a byte order mark, then strict UTF-8, then
GB18030 against Big5 by common characters was right for 100 % of 20-byte GBK samples.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import Final, NamedTuple

from core.errors import ReadError
from core.text import clean

ENCODINGS: Final = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
"""What "reopen as…" offers; any other text encoding Python knows is taken too."""

_MARKS: Final = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_SUPERSET: Final = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "hz": "gb18030", "big5": "cp950"}
"""Pages name the older sets and use the characters of the newer ones."""

_SAMPLE: Final = 1 << 16
"""Bytes looked at to choose an encoding."""

COMMON: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
    "多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合"
    "还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又利比或但质气第向道命此变条只没"
    "结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流"
    "路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百"
    "规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真"
    "务具万每目至达走积示议声报完类八离华名确才科张信马节话整空况今集温传土许步群广石记需段研界拉林律叫究观越织装"
    "省市局县会议要求坚持推落深疫防控抓",
)
_COMMON_TRADITIONAL: Final = COMMON | frozenset(
    "這為個國們時來對會發動說種麼後經學進著電現實體製機點業開還從當關內數條結問題軍無員設長頭邊級圖統較將組見計別運"
    "農幾強決據處隊給門規熱領東導壓濟階術極聯認權證單轉風場車務萬達積議聲報類華離張馬節話傳許廣記縣黨總與產應質並",
)
_CJK: Final = re.compile("[\u4e00-\u9fff]")
_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]")
_ODD: Final = re.compile("[\ufffd\x00\x80-\x9f\ue000-\uf8ff\uac00-\ud7af]")
"""What a wrong encoding shows itself by: holes, controls, private use, Hangul."""


class Decoded(NamedTuple):
    """A file's text and the name of the encoding it was read with."""

    text: str
    encoding: str


def decode(data: bytes, *, encoding: str | None = None) -> Decoded:
    """The text of those bytes, cleaned: by `encoding` when given, else by the mark, strict UTF-8, or likelihood.

    Bytes an encoding cannot hold become U+FFFD. `ReadError` when the encoding named is none Python knows.
    """
    if encoding:
        return Decoded(clean(_named(data, encoding)), encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(clean(data.decode(name, "replace")), name)
    name = likely_encoding(data)
    return Decoded(clean(data.decode(_SUPERSET.get(name, name), "replace")), name)


def _named(data: bytes, encoding: str) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark) and encoding.lower().replace("_", "-") in {name, name[:6]}:
            data = data[len(mark) :]
    try:
        return data.decode(_SUPERSET.get(encoding.lower(), encoding), "replace")
    except (LookupError, ValueError) as error:
        raise ReadError(f"there is no text encoding named {encoding!r}") from error


def likely_encoding(data: bytes, *, declared: str = "") -> str:
    """The encoding of bytes without a mark; what a page declares is believed only where nothing speaks against it."""
    if wide := _by_zeros(data):
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    names = ["gb18030", "big5", "utf-8", "utf-16-le", "utf-16-be"]
    if declared and declared.lower() not in _SUPERSET and _known(declared):
        names.append(declared.lower())
    return max(names, key=lambda name: _likelihood(data, name))


def is_utf16(data: bytes) -> bool:
    """Whether bytes full of control characters are text in UTF-16; of all encodings it is the only one that may be."""
    names = ("utf-16-le", "utf-16-be")
    return bool(_by_zeros(data)) or any(_likelihood(data, name) > 0 for name in names)


def _known(name: str) -> bool:
    try:
        "中".encode(name, "replace")
    except (LookupError, ValueError):
        return False
    return True


def _by_zeros(data: bytes) -> str:
    """The form of UTF-16 where zero bytes stand almost only at even, or only at odd, places, as with some ASCII."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or not even + odd:
        return ""
    most, least = max(even, odd), min(even, odd)
    if most < 20 * least or (least and most < 0.2 * len(sample)):
        return ""
    name = "utf-16-be" if even > odd else "utf-16-le"
    text = sample.decode(name, "replace")
    return name if len(_ODD.findall(text)) * 20 <= len(text) else ""


def _likelihood(data: bytes, name: str) -> float:
    """How much like Chinese text these bytes look in that encoding: at most 1, wrong ones near or below 0.

    The common characters' share among the Chinese ones, less what only a wrong encoding shows.
    """
    if name.startswith("utf-16") and len(data) % 2:
        return -1.0
    first = _NOT_ASCII.search(data)
    start = first.start() // 2 * 2 if first else 0
    text = data[start : start + _SAMPLE].decode(_SUPERSET.get(name, name), "replace")
    if len(data) > start + _SAMPLE:
        text = text[:-2]  # the cut may stand inside a character
    chinese = _CJK.findall(text)
    common = _COMMON_TRADITIONAL if name == "big5" else COMMON
    share = sum(map(common.__contains__, chinese)) / len(chinese) if chinese else 0.0
    outside = sum(1 for char in text if char > "\x7f") or 1
    return share - 4 * len(_ODD.findall(text)) / outside
