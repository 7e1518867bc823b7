"""Provinces' codes by what a person types: guangdong, gd, 粤, 广东, 广东省, 44, or a region's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.extractors.gazetteer import abbreviations, code_of
from core.extractors.resources import rows
from core.labels.spelling import folded, province_spellings, rank

_BETWEEN: Final = re.compile(r"[\s,，、;；+和及]+")


@dataclass(frozen=True, slots=True)
class Division:
    """One of the 34 provincial-level divisions."""

    code: str
    full: str
    short: str
    letters: str
    """Its one-character abbreviations."""


@lru_cache(maxsize=1)
def divisions() -> tuple[Division, ...]:
    """All of them, in the order of their codes."""
    return tuple(Division(*row) for row in rows("gazetteers/provinces.tsv"))


def matching(typed: str) -> list[Division]:
    """The divisions that what is typed may stand for, the best first; all where nothing is typed."""
    found = []
    for one in divisions():
        fits = rank(typed, (one.code, one.short, one.full, *one.letters), province_spellings()[one.code])
        if fits >= 0:
            found.append((fits, one.code, one))
    return [one for _fits, _code, one in sorted(found, key=_best)]


def _best(found: tuple[int, str, Division]) -> tuple[int, str]:
    return found[:2]


def codes_of(typed: str) -> str | None:
    """The codes meant, joined by spaces, in the order typed; empty for nothing, None where a part is not understood.

    `粤赣湘` is three, `东北三省` is three; `sx` is none, because two provinces are written so.
    """
    found: list[str] = []
    for part in _BETWEEN.split(typed.strip()):
        codes = _of_part(part) if part else ""
        if codes is None:
            return None
        found += codes.split()
    return " ".join(dict.fromkeys(found))


def _of_part(part: str) -> str | None:
    if part in {one.code for one in divisions()}:
        return part
    known = code_of(part)
    if known:
        return known
    if all(char in abbreviations() for char in part):
        return " ".join(abbreviations()[char] for char in part)
    wanted = folded(part)
    spelt = [code for code, spelling in province_spellings().items() if wanted in spelling]
    usual = [code for code in spelt if province_spellings()[code][0] == wanted]
    if len(spelt) == 1 or len(usual) == 1:
        return (usual or spelt)[0]
    begun = matching(part)
    return begun[0].code if len(begun) == 1 else None


def words_of(codes: str) -> str:
    """`广东 44`, or `江西、湖南` for several."""
    names = {one.code: one.short for one in divisions()}
    held = codes.split()
    if len(held) == 1:
        return f"{names.get(held[0], '')} {held[0]}".strip()
    return "、".join(names.get(code, code) for code in held)
