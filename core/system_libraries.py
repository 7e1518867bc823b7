"""The system libraries and the font Qt needs on Linux, by the names Debian gives them. Standard library only."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Final

OFFSCREEN: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What PySide6-Essentials needs without a screen: soname → Debian 12 package (measured on a bare Debian 12)."""

WINDOW: Final = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What a window on X needs besides."""

FONT_PACKAGE: Final = "fonts-noto-cjk"
_FONT_FOLDERS: Final = ("/usr/share/fonts", "/usr/local/share/fonts")
_CHINESE_FONTS: Final = (
    *("noto*cjk*", "sourcehan*", "wqy*", "simsun*", "ukai*", "uming*", "*lxgw*", "droidsansfallback*"),
)


def missing_libraries(*, window: bool) -> dict[str, str]:
    """Soname → package of what cannot be loaded; empty on Windows and macOS, where the wheel brings everything."""
    if not sys.platform.startswith("linux"):
        return {}
    wanted = {**OFFSCREEN, **WINDOW} if window else OFFSCREEN
    return {soname: package for soname, package in wanted.items() if not _loads(soname)}


def chinese_font_missing() -> bool:
    """Whether no font known to have Chinese lies in the usual folders (Linux only)."""
    if not sys.platform.startswith("linux"):
        return False
    folders = [Path(name) for name in _FONT_FOLDERS] + [Path.home() / ".fonts", Path.home() / ".local/share/fonts"]
    names = (path.name.lower() for folder in folders for path in folder.rglob("*") if path.is_file())
    return not any(Path(name).match(pattern) for name in names for pattern in _CHINESE_FONTS)


def install_line(packages: list[str]) -> str:
    """The one line that installs those packages on Debian and Ubuntu."""
    return "sudo apt-get install -y --no-install-recommends " + " ".join(packages)


def explain_import_error(words: str) -> str:
    """What to do about an import of Qt that failed with those words."""
    for soname, package in {**OFFSCREEN, **WINDOW}.items():
        if soname in words:
            line = install_line([package])
            return f"Zhupi needs the library {soname}, which is not on this system. Install it with:\n  {line}"
    if "PySide6" in words or "shiboken6" in words:
        return f"Zhupi needs PySide6 ({words}). Start it with `python3 start.py`, which installs it."
    return f"Zhupi could not start: {words}. Start it with `python3 start.py`, which installs what it needs."


def explain_missing(missing: dict[str, str]) -> str:
    """Which libraries a window needs and this system has not, and the line that installs them."""
    names = ", ".join(missing)
    return f"A window needs libraries this system has not: {names}. Install them with:\n  " + install_line(
        sorted(missing.values())
    )


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True
