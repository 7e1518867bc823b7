"""Visible words, without Qt: English sources, looked up in a catalogue that is installed at the start.

The window installs Qt's own translator; a command reads the same Qt Linguist file (`.ts`, which is XML). So
every string is extracted, translated and checked in one place.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Final

Translator = Callable[[str, str], str]

CATALOGUES: Final = Path(__file__).resolve().parent.parent / "resources" / "i18n"


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:  # noqa: ARG001, N802  # the name Qt's lupdate looks for
    """Mark a string of a table for translation; it is translated where it is shown."""
    return source


def translate(context: str, source: str) -> str:
    """The string in the person's language; the source itself where no translation is known."""
    return _active(context, source)


def install(translator: Translator) -> None:
    """Look strings up with that function from now on."""
    global _active  # noqa: PLW0603  # one process speaks one language
    _active = translator


def install_catalogue(language: str) -> None:
    """Look strings up in the Linguist file of that language (`zh_CN`); English needs none."""
    if language.startswith("zh"):
        install(lambda context, source: _catalogue("zh_CN").get((context, source), source))
    else:
        install(_as_written)


def system_language() -> str:
    """The language the system is set to, as `zh_CN` or `en`."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not name:
        name = locale.getlocale()[0] or ""
    return "zh_CN" if name.lower().startswith(("zh", "chinese")) else "en"


@lru_cache(maxsize=2)
def _catalogue(language: str) -> dict[tuple[str, str], str]:
    path = CATALOGUES / f"zhupi_{language}.ts"
    if not path.is_file():
        return {}
    from xml.etree import ElementTree as ET  # noqa: PLC0415  # the window has the translations from Qt

    words: dict[tuple[str, str], str] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  # our own shipped file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.findtext("translation", "")
            if translation:
                words[name, message.findtext("source", "")] = translation
    return words


def _as_written(_context: str, source: str) -> str:
    return source


_active: Translator = _as_written
