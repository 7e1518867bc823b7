"""Names found by what is typed: the name itself, its pinyin, its initials.

The 34 provinces' pinyin is a small table of ours. That of other Chinese names comes from pypinyin, which takes half a
second and 57 MB to load: only the worker process does (`spell`), and the window is given its answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from core.extractors.resources import rows

Spelling = tuple[str, ...]
"""What a name can be typed as beside itself: lower-case letters, full pinyin and initials."""


@lru_cache(maxsize=1)
def province_spellings() -> Mapping[str, Spelling]:
    """`{GB/T 2260 code: pinyin and initials}`."""
    return {code: (*full.split(), *initials.split()) for code, full, initials in rows("pinyin/provinces.tsv")}


def spell(names: Iterable[str]) -> dict[str, Spelling]:
    """The pinyin and the initials of each name that holds a Chinese character; slow when first called."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  # half a second and 57 MB: the worker process only

    found: dict[str, Spelling] = {}
    for name in names:
        if any("\u4e00" <= char <= "\u9fff" for char in name):
            full = "".join(lazy_pinyin(name)).casefold()
            first = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).casefold()
            found[name] = (full, first)
    return found


def rank(typed: str, names: Iterable[str], spelling: Spelling = ()) -> int:
    """How well what is typed fits: 0 the very name or spelling, 1 begins it, 2 is in a name; -1 not at all."""
    wanted = folded(typed)
    if not wanted:
        return 2
    held = [folded(name) for name in names if name]
    if wanted in held or wanted in spelling:
        return 0
    if any(name.startswith(wanted) for name in (*held, *spelling)):
        return 1
    return 2 if any(wanted in name for name in held) else -1


def loosely(typed: str, names: Iterable[str], spelling: Spelling = ()) -> int:
    """As `rank`, and 3 where the letters typed stand in a name or spelling in that order, with others between."""
    fits = rank(typed, names, spelling)
    if fits >= 0:
        return fits
    wanted = folded(typed)
    if any(wanted in one for one in spelling):
        return 2
    return 3 if any(_in_order(wanted, one) for one in (*map(folded, names), *spelling)) else -1


def _in_order(wanted: str, held: str) -> bool:
    letters = iter(held)
    return all(letter in letters for letter in wanted)


def folded(words: str) -> str:
    """Without case and white space."""
    return "".join(words.split()).casefold()
