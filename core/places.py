"""Where things live on this system: settings, workspaces, private caches. No Qt, so commands agree with the window."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import Final

NAME: Final = "zhupi"
WORKSPACE_SUFFIX: Final = ".zhupi.json"
COMPILED: Final = "compiled-qt"
"""PySide's own modules, compiled (`ui.compiled_qt`), in the cache."""


def _home() -> Path | None:
    """The one folder for everything, where `ZHUPI_HOME` names it."""
    named = os.environ.get("ZHUPI_HOME", "")
    return Path(named) if named else None


def _base(variable: str, unix: str, mac: str, windows: str) -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get(windows) or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / mac
    return Path(os.environ.get(variable) or Path.home() / unix)


def settings_file() -> Path:
    """The settings, as JSON."""
    home = _home()
    folder = home if home else _base("XDG_CONFIG_HOME", ".config", "Preferences", "APPDATA") / NAME
    return folder / "settings.json"


def default_workspace() -> Path:
    """The workspace opened when none is named."""
    home = _home()
    folder = home if home else _base("XDG_DATA_HOME", ".local/share", "Application Support", "APPDATA") / NAME
    return folder / f"default{WORKSPACE_SUFFIX}"


def cache_place() -> Path:
    """Where what can be made again is kept; it may not be there yet."""
    home = _home()
    return home / "cache" if home else _base("XDG_CACHE_HOME", ".cache", "Caches", "LOCALAPPDATA") / NAME


def cache_folder() -> Path:
    """A private folder for what can be made again; created with access for this user only."""
    folder = cache_place()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def search_cache(workspace: Path) -> Path:
    """The index for searching the library of that workspace; it can be deleted at any time."""
    name = hashlib.sha256(os.fsencode(os.path.realpath(workspace))).hexdigest()[:24]
    folder = cache_folder() / "search"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{name}.sqlite"
