"""Where a person was in each article, and how it was laid out: a private file that can be lost without loss of work.

Kept by the text's hash, beside no correction and in no workspace; the articles looked at last, at most `KEPT` of them.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

from core.remembered.late_file import LateFile

KEPT: Final = 1000
"""Articles remembered."""


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """How one article was left."""

    offset: int = 0
    """Of the first character in view, a code point of the text."""
    zoom: float = 1.0
    face: str = "serif"
    opened: tuple[int, ...] = ()
    """Starts of the stretches of page chrome that were unfolded."""
    tab: str = ""
    """The tab beside the page."""
    library: bool = True
    side: bool = True
    """Whether the panes beside the page showed, in a window that has room for them."""


class ReadingPlaces:
    """The remembered places; a damaged file counts as empty."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = LateFile(path)
        self._places: dict[str, ReadingPlace] | None = None

    def get(self, text_sha256: str) -> ReadingPlace | None:
        """The place in that text, or None where it was never looked at."""
        return self._known().get(text_sha256)

    def put(self, text_sha256: str, place: ReadingPlace) -> None:
        """Remember a place; the article counts as the one looked at last."""
        places = self._known()
        places.pop(text_sha256, None)
        places[text_sha256] = place
        while len(places) > KEPT:
            del places[next(iter(places))]

    def save(self) -> bool:
        """Write the file; whether that went well."""
        return self._file.write(self._words())

    def save_later(self) -> None:
        """Write it without anybody waiting for the disk."""
        self._file.write_later(self._words())

    def flush(self) -> None:
        """What was to be written later is written."""
        self._file.flush()

    def _words(self) -> str:
        return json.dumps({key: asdict(place) for key, place in self._known().items()}, separators=(",", ":"))

    def _known(self) -> dict[str, ReadingPlace]:
        if self._places is None:
            self._places = self._load()
        return self._places

    def _load(self) -> dict[str, ReadingPlace]:
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        places = {str(key): _place(value) for key, value in found.items()}
        return {key: place for key, place in places.items() if place is not None}


def _place(value: object) -> ReadingPlace | None:
    """A record of the file, or None where it is not one."""
    if not isinstance(value, dict):
        return None
    known = {field.name: value[field.name] for field in fields(ReadingPlace) if field.name in value}
    opened = known.pop("opened", [])
    if not isinstance(opened, list) or not all(type(one) is int for one in opened):
        return None
    place = ReadingPlace(**known, opened=tuple(opened))
    kinds = all(type(getattr(place, field.name)) is type(field.default) for field in fields(ReadingPlace))
    return place if kinds and place.offset >= 0 and math.isfinite(place.zoom) and place.zoom > 0 else None
