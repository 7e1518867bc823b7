"""The spaces a name may hold that do not belong to it: those that make 吉　林 as wide as 黑龙江.

They are left out of the copy the rules for provinces read; `Gaps` leads back.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from core.extractors.gazetteer import short_names
from core.extractors.resources import one_of
from core.extractors.unseen import Gaps, leave_out

_SPACE: Final = " "


def without_gaps(text: str) -> tuple[str, Gaps] | None:
    """The copy and the way back; None where there is nothing to leave out, as nearly always."""
    if _SPACE not in text or _near().search(text) is None:
        return None
    places = [at for found in _spaced().finditer(text) for at in _spaces(found)]
    return leave_out(text, places) if places else None


def _spaces(found: re.Match[str]) -> list[int]:
    return [at for at in range(found.start(), found.end()) if found.string[at] == _SPACE]


@lru_cache(maxsize=1)
def _near() -> re.Pattern[str]:
    """A space between the first and the second character of names: what begins with one sign is found at once."""
    names = short_names().values()
    return re.compile(f" (?<={one_of({name[0] for name in names})} ) ?{one_of({name[1] for name in names})}")


@lru_cache(maxsize=1)
def _spaced() -> re.Pattern[str]:
    """A bare name with one or two spaces between its characters, and no Chinese character before it."""
    names = sorted(short_names().values())
    first = "".join(sorted({name[0] for name in names}))
    branches = "|".join(f"(?<={name[0]})" + "".join(f" {{1,2}}{char}" for char in name[1:]) for name in names)
    return re.compile(f"[{first}](?= )(?<![\u4e00-\u9fff].)(?:{branches})")
