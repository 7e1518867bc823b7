"""The 34 provincial-level divisions, their cities and regions, with GB/T 2260 codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from core.extractors.resources import rows


@dataclass(frozen=True, slots=True)
class Place:
    """What a name stands for: `norm` is a code, or a region's codes joined by spaces."""

    norm: str
    kind: str
    """`full`, `short`, `region`, `implied` or `not` (a name that no longer means the place)."""
    rule: str
    confidence: float


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, str]:
    """`{one character: code}`."""
    found: dict[str, str] = {}
    for code, _full, _short, letters in rows("gazetteers/provinces.tsv"):
        if letters != "新疆":
            found.update(dict.fromkeys(letters, code))
    return found | {"疆": "65"}


@lru_cache(maxsize=1)
def short_names() -> dict[str, str]:
    """`{code: bare name}`."""
    return {row[0]: row[2] for row in rows("gazetteers/provinces.tsv")}


@lru_cache(maxsize=1)
def names() -> dict[str, Place]:
    """Every name that is matched as a whole, those that are no places included."""
    found: dict[str, Place] = {}
    for code, plain, marked in ([*row, ""][:3] for row in rows("gazetteers/cities.tsv")):
        for city in plain.split():
            found[city] = found[city + "市"] = Place(code, "implied", "province.city", 0.9)
        for city in marked.split():
            for suffix in ("市", "自治州", "地区"):
                found[city + suffix] = Place(code, "implied", "province.city", 0.9)
    for code, full, short, _letters in rows("gazetteers/provinces.tsv"):
        found[full] = Place(code, "full", "province.full", 0.99)
        found[short] = Place(code, "short", "province.short", 0.97)
    found["广西自治区"] = Place("45", "full", "province.full", 0.98)
    found["新疆自治区"] = Place("65", "full", "province.full", 0.98)
    found["宁夏自治区"] = Place("64", "full", "province.full", 0.98)
    for name, codes in rows("gazetteers/regions.tsv"):
        found[name] = Place(codes, "region", "province.region", 0.95)
    for row in rows("gazetteers/not_places.txt"):
        found[row[0]] = Place("", "not", "", 0.0)
    return found


def code_of(name: str) -> str:
    """The code a name, an abbreviation or a region stands for; empty where it is none."""
    place = names().get(name)
    if place is not None:
        return place.norm
    return abbreviations().get(name, "")
