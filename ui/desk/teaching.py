"""What fills an empty list, in one line with the key that does it; said while it is painted, so keys are in force."""

from __future__ import annotations

from core.translation import translate
from ui.actions import first_key


def opens() -> str:
    """An article is to be opened."""
    words = translate("teaching", "Open an article: {key}\nAdd a folder: {folder}")
    return words.format(key=first_key("open_files"), folder=first_key("open_folder"))


def marks() -> str:
    """Something is to be labelled."""
    return translate("teaching", "Select words on the page, then press 1–9.")


def decides() -> str:
    """A span is to be decided."""
    words = translate("teaching", "{next} goes to the next span, {accept} accepts it, {reject} rejects it.")
    keys = {name: first_key(action) for name, action in _DECIDING.items()}
    return words.format(**keys)


def puts_words() -> str:
    """A word is to be put on the list."""
    words = translate("teaching", "Select a word on the page, then {always} (always) or {never} (never).")
    return words.format(always=first_key("always_mark"), never=first_key("never_mark"))


_DECIDING = {"next": "next_pending", "accept": "accept", "reject": "remove"}
