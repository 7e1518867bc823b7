"""Cities whose names are words too (日照, 白银), known by what stands beside them: their province, or a city of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from core.extractors.gazetteer import Place, entry_at, marked_cities
from core.extractors.province_names import verdict
from core.extractors.province_places import NEVER, Found

_TWO: Final = 2
"""Characters such a name has."""


def with_cities(text: str, ones: list[Found], end: int, place: Place) -> list[Found]:
    """The place first of `ones`, between the cities whose names are words too, known by standing beside it.

    Right behind a province or a city of it (甘肃白银), or beside a city in a list (定西、白银).
    """
    start, stop = ones[0].start, ones[0].end
    if place.kind == "implied":
        if text[start - 1 : start] == "、":
            ones = _city(text, start - 3, start, place) + ones
        if text[stop : stop + 1] == "、":
            stop += 1
    if text[stop : stop + 1] in city_firsts():
        ones += _city(text, stop, end, place)
    return ones


@lru_cache(maxsize=1)
def city_firsts() -> frozenset[str]:
    """The characters such a name begins with: asked first, they spare most places the call."""
    return frozenset(name[0] for name in marked_cities())


def _city(text: str, start: int, end: int, place: Place) -> list[Found]:
    """A city whose name is a word too, known by what stands beside it: its province, or a city of it (定西、白银)."""
    if start < 0 or start + _TWO > end or marked_cities().get(text[start : start + _TWO]) != place.norm:
        return []
    if entry_at(text, start, end) is not None or verdict(text, start, start + _TWO, end, place) == NEVER:
        return []
    return [Found(start, start + _TWO, place.norm, "implied", "province.city", 0.9)]
