"""The numbers of HTML's `<ol>`: a browser counts them, the markup does not say them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from core.readers.numbers import HTML

if TYPE_CHECKING:
    from bs4.element import Tag

_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:\s*([a-z -]{1,60})", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\s*([+-]?\d{1,9})")
_NUMBERED: Final = re.compile(
    r"[(（]?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})\s?(?:[.．、)）:：]|是|要)|第[一二三四五六七八九十百\d]{1,4}|[①-⑳㈠-㈩⑴-⒛]"
)
"""An item that begins with a number of its own was numbered by hand, whatever the style sheet says."""


class ListNumbers:
    """The counter of one `<ol>`: ask for the marker of each of its `<li>` once, in order."""

    def __init__(self, listing: Tag) -> None:
        self._style = _style_of(listing)
        self._step = -1 if listing.has_attr("reversed") else 1
        start = _whole(listing.get("start"))
        if start is None:
            start = _items_of(listing) if self._step < 0 else 1
        self._next = start

    def marker(self, item: Tag) -> str:
        """What a browser shows before that item, its stop included; empty where the list shows nothing."""
        value = _whole(item.get("value"))
        count = self._next if value is None else value
        self._next = count + self._step
        return HTML[_style_of(item) or self._style or "1"](count)


def numbered(marker: str, text: str) -> str:
    """An item's first line with its number before it; a Chinese marker takes no space."""
    if not marker or _NUMBERED.match(text):
        return text
    return marker + text if marker.endswith("、") else f"{marker} {text}"


def _style_of(tag: Tag) -> str:
    """The style of numbers an element asks for, or empty: its own style before its `type`."""
    found = _STYLE.search(str(tag.get("style", ""))[:400])
    for word in found[1].lower().split() if found else ():
        if word in HTML:
            return word
    kind = str(tag.get("type", "")).strip()
    return kind if kind in {"1", "a", "A", "i", "I"} else ""


def _items_of(listing: Tag) -> int:
    """How many items a list has; those of the lists in it are not its own."""
    from bs4.element import Tag  # noqa: PLC0415  # 200 ms, and the page was parsed with it already

    count, open_ = 0, [listing]
    while open_:
        inside = [child for child in open_.pop().contents if isinstance(child, Tag)]
        count += sum(child.name == "li" for child in inside)
        open_.extend(child for child in inside if child.name not in {"ol", "ul", "menu", "dir"})
    return count


def _whole(value: object) -> int | None:
    found = _WHOLE.match(str(value)) if value is not None else None
    return int(found[1]) if found else None
