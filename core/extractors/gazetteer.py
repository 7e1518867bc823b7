"""The 34 provincial-level divisions, their cities and regions, with GB/T 2260 codes, and the words that only look like them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.extractors.resources import rows

NOT_A_PLACE: Final = "not"
"""The kind of a word that no longer means the place, or of another word a name would begin in."""
ROW: Final = "row"
"""The kind of a row of one-character names that holds a city's (成渝, 深港, 京张)."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a name stands for: `norm` is a code, or a region's codes joined by spaces."""

    norm: str
    kind: str
    """`full`, `short`, `region`, `implied`, or `NOT_A_PLACE` or `ROW`."""
    rule: str
    confidence: float


Entry = tuple[str, Place]
"""A word of the dictionary, and what it stands for."""

_SUFFIXES: Final = ("市", "州", "地区", "盟", "自治州")
SITES: Final = ("片区", "口岸", "海关", "机场", "边检站", "火车站")
"""What a city whose name is a word too (黑河, 开封) is told by, and which is no part of the name."""
_CITY_LETTERS: Final = (
    dict.fromkeys("深穗珠", "44")
    | dict.fromkeys("成蓉", "51")
    | dict.fromkeys("甬杭", "33")
    | dict.fromkeys("张雄", "13")
)


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, str]:
    """`{one character: code}`."""
    found: dict[str, str] = {}
    for code, _full, _short, letters in rows("gazetteers/provinces.tsv"):
        found.update(dict.fromkeys(letters, code))
    return found


@lru_cache(maxsize=1)
def city_letters() -> dict[str, str]:
    """`{one character of a city: its province's code}`, for rows such as 成渝 and 深港."""
    return dict(_CITY_LETTERS)


@lru_cache(maxsize=1)
def known_rows() -> frozenset[str]:
    """The rows of one-character names that need no further evidence."""
    return frozenset(row[0] for row in rows("gazetteers/runs.txt"))


@lru_cache(maxsize=1)
def short_names() -> dict[str, str]:
    """`{code: bare name}`."""
    return {row[0]: row[2] for row in rows("gazetteers/provinces.tsv")}


@lru_cache(maxsize=1)
def names() -> dict[str, Place]:
    """Every word that is matched as a whole, those that are no places included."""
    found: dict[str, Place] = {}
    for code, plain, marked, full in ([*row, "", ""][:4] for row in rows("gazetteers/cities.tsv")):
        city = Place(code, "implied", "province.city", 0.9)
        found.update(dict.fromkeys(plain.split(), city))
        found.update({name + suffix: city for name in (*plain.split(), *marked.split()) for suffix in _SUFFIXES})
        found.update({name + site: city for name in marked.split() for site in SITES})
        found.update({name + "自治州": city for name in full.split()})
    for code, full, short, _letters in rows("gazetteers/provinces.tsv"):
        found[full] = Place(code, "full", "province.full", 0.99)
        found[short] = Place(code, "short", "province.short", 0.97)
    for name, code, kind in rows("gazetteers/variants.tsv"):
        found[name] = Place(code, kind, f"province.{kind}", 0.97)
    for name, codes in rows("gazetteers/regions.tsv"):
        found[name] = Place(codes, "region", "province.region", 0.95)
    for row in rows("gazetteers/not_places.txt"):
        found[row[0]] = Place("", NOT_A_PLACE, "", 0.0)
    for name in known_rows():
        if not _CITY_LETTERS.keys().isdisjoint(name):
            found[name] = Place("", ROW, "", 0.0)
    return found


@lru_cache(maxsize=1)
def marked_cities() -> dict[str, str]:
    """`{name: code}` of cities whose bare name is an ordinary word too (日照, 白银): told by their province, or a city of it, beside them."""
    table = rows("gazetteers/cities.tsv")
    return {name: row[0] for row in table if len(row) > 2 for name in row[2].split()}


@lru_cache(maxsize=1)
def heads() -> frozenset[str]:
    """The first two characters of the dictionary's words."""
    return frozenset(word[:2] for word in names())


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, tuple[Entry, ...]], dict[str, Entry]]:
    """The words of three characters and more by their first three, the longest first; those of two."""
    longer: dict[str, list[Entry]] = {}
    for word, place in names().items():
        if len(word) > 2:
            longer.setdefault(word[:3], []).append((word, place))
    pairs = {word: (word, place) for word, place in names().items() if len(word) == 2}
    return {head: tuple(sorted(words, key=_longer_first)) for head, words in longer.items()}, pairs


def _longer_first(entry: Entry) -> int:
    return -len(entry[0])


def entry_at(text: str, at: int, end: int) -> Entry | None:
    """The longest word of the dictionary that stands at `at` and ends by `end`."""
    longer, pairs = _words()
    for entry in longer.get(text[at : at + 3], ()):
        if text.startswith(entry[0], at, end):
            return entry
    return pairs.get(text[at : at + 2]) if at + 2 <= end else None


def code_of(name: str) -> str:
    """The code a name, an abbreviation or a region stands for; empty where it is none."""
    place = names().get(name)
    if place is not None:
        return place.norm
    return abbreviations().get(name, "")
