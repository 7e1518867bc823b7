"""Opening the workspace before there is a window, and anew between two windows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import shiboken6
from PySide6.QtWidgets import QApplication

from core.errors import WorkspaceDamaged, WorkspaceError, WorkspaceForeign, WorkspaceNewer
from core.messages import explain
from core.safety.keeping import keeping_of
from core.settings import Settings
from core.system_errors import why_refused
from core.translation import QT_TRANSLATE_NOOP, translate
from core.workspace import Workspace
from ui.arrival import Again, Arrival
from ui.look import theme

if TYPE_CHECKING:
    from core.safety.backups import Backup

NO_BACKUP: Final = QT_TRANSLATE_NOOP(
    "DamagedStart",
    "The file is left as it is, and no backup stands beside it. Open another workspace, or put a copy of this one in "
    "its place.",
)


class Opened(NamedTuple):
    """A workspace, and what its window says and shows first."""

    workspace: Workspace
    arrival: Arrival


def open_workspace(path: Path, settings: Settings) -> Workspace:
    """The workspace at that path, made if it is new; read-only where another program holds it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(why_refused(error), path=str(path)) from error
    return Workspace.open(path, annotator=settings.text("annotator"), keeping=keeping_of(settings))


def open_or_restore(path: Path, settings: Settings) -> Opened | None:
    """The workspace, or what a person chooses where it cannot be opened; None: everything is left as it is."""
    arrival = Arrival()
    while True:
        try:
            return Opened(open_workspace(path, settings), arrival)
        except WorkspaceError as error:
            print(f"{error.path}: {explain(error)}", file=sys.stderr)  # noqa: T201  # whoever started it may read it there
            whole = isinstance(error, WorkspaceForeign | WorkspaceNewer)
            chosen = _ask(error, path, settings, whole=whole)
        if chosen is None:
            return None
        if isinstance(chosen, Path):
            path, arrival = chosen, Arrival()
        else:
            arrival = _restored(path, chosen, Arrival(damaged=True, whole=whole))


def open_again(path: Path, settings: Settings, again: Again) -> Opened | None:
    """The workspace anew, as the backup that was asked for; where that fails, as it was, and why."""
    arrival = Arrival(again.uid, again.place, settings=again.settings, anew=True)
    if again.backup is not None:
        arrival = _restored(path, again.backup, arrival)
    opened = open_or_restore(path, settings)
    if opened is None or opened.arrival.damaged or opened.workspace.path != path.resolve():
        return opened
    return Opened(opened.workspace, arrival)


def _restored(path: Path, backup: Backup, arrival: Arrival) -> Arrival:
    from core.safety.backups import restore  # noqa: PLC0415  # few starts restore

    try:
        kept = restore(path, backup.path)
    except WorkspaceError as error:
        return arrival._replace(damaged=False, whole=False, error=error)
    return arrival._replace(restored=backup, kept=kept)


def _ask(error: WorkspaceError, path: Path, settings: Settings, *, whole: bool) -> Backup | Path | None:
    """Tell why there is no window; the backup or the other workspace to go on with."""
    from core.safety.backups import backups_of  # noqa: PLC0415  # few starts find damage
    from ui.panels.safety.damaged_start import DamagedStart  # noqa: PLC0415

    backups = backups_of(path) if whole or isinstance(error, WorkspaceDamaged) else []
    said = explain(error)
    if isinstance(error, WorkspaceDamaged) and not backups:
        said = said._replace(what_to_do=translate("DamagedStart", NO_BACKUP))
    dialog = DamagedStart(said, path, backups, whole=whole)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply_theme(app, theme.chosen(settings.text("theme")), dialog)
    dialog.exec()
    chosen = dialog.backup or dialog.other
    # Qt takes it down from the top; left to Python's collector, its parts go in any order, and the next one may crash.
    shiboken6.delete(dialog)
    return chosen
