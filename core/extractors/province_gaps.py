"""Characters a name may hold that do not belong to it: zero-width ones, and the spaces that make 吉　林 as wide as 黑龙江.

They are left out of the copy the rules read; `Gaps` leads from that copy back to the article's offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.extractors.gazetteer import short_names
from core.model import Range

_IGNORED: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Gaps:
    """The offsets that were left out, ascending."""

    places: list[int]
    shifted: list[int]
    """For each of them, the offset in the copy of what follows it."""

    def back(self, start: int, end: int) -> Range:
        """The article's range of a range of the copy; no gap stands at either end of it."""
        return self._back(start), self._back(end - 1) + 1

    def _back(self, at: int) -> int:
        return at + bisect_right(self.shifted, at)

    def forth(self, at: int) -> int:
        """The copy's offset of one of the article's."""
        return at - bisect_left(self.places, at)


def without_gaps(text: str) -> tuple[str, Gaps] | None:
    """The copy and the way back; None where there is nothing to leave out, as nearly always."""
    places = [found.start() for found in _IGNORED.finditer(text)]
    if " " in text:
        places += [at for found in _spaced().finditer(text) for at in _spaces(found)]
    if not places:
        return None
    places.sort()
    pieces, start = [], 0
    for at in places:
        pieces.append(text[start:at])
        start = at + 1
    pieces.append(text[start:])
    return "".join(pieces), Gaps(places, [at - number for number, at in enumerate(places)])


def _spaces(found: re.Match[str]) -> list[int]:
    return [at for at in range(found.start(), found.end()) if found.string[at] == " "]


@lru_cache(maxsize=1)
def _spaced() -> re.Pattern[str]:
    """A bare name with one or two spaces between its characters, and no Chinese character before it."""
    names = sorted(short_names().values())
    first = "".join(sorted({name[0] for name in names}))
    branches = "|".join(f"(?<={name[0]})" + "".join(f" {{1,2}}{char}" for char in name[1:]) for name in names)
    return re.compile(f"[{first}](?= )(?<![\u4e00-\u9fff].)(?:{branches})")
