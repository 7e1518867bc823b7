"""What goes from one window to the next when the workspace is opened anew in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from core.safety.backups import Backup
    from ui.main_window import MainWindow


class Again(NamedTuple):
    """Asked of the program by a window that closes: open the workspace anew, as that backup where one is named."""

    backup: Backup | None = None
    uid: str = ""
    """The article that was open."""
    place: int = 0
    """The code point its page began at."""
    settings: bool = False
    """Whether the settings showed."""

    @classmethod
    def at(cls, window: MainWindow, backup: Backup | None = None, *, settings: bool = False) -> Again:
        """With the article and place at which that window is."""
        return cls(backup, window.session.uid, window.reader.visible_range()[0], settings)


class Arrival(NamedTuple):
    """What a new window shows and says first."""

    uid: str = ""
    place: int = 0
    restored: Backup | None = None
    """The workspace has become this backup."""
    kept: Path | None = None
    """Where the state of before is."""
    damaged: bool = False
    """It was restored because the file could not be opened as a workspace."""
    whole: bool = False
    """That file is no damaged one: it is foreign, or a newer program's."""
    error: Exception | None = None
    """Why it could not be restored: then everything is as it was."""
    settings: bool = False
    """The settings show."""
    anew: bool = False
    """The window takes the place of one that has just closed."""
