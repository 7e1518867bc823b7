"""What adding many articles came to: how many there are now, which files could not be read, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from core.messages import Message, explain, explain_file, sentences

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.panels.over_page.notice import Notice

_NAMED: Final = 3
"""Files told one by one."""


def on_added(window: MainWindow, done: int, unread: Sequence[Exception]) -> None:
    """Say it, and show the library where nothing else shows to go on with."""
    _tell(window.notices, done, unread)
    if done and window.session.current is None and not window.actions_table.typing():
        window.panes.desk.open_drawer("library_pane")


def _tell(notice: Notice, done: int, unread: Sequence[Exception]) -> None:
    """Say it for a while; what could not be read stays till it is dismissed."""
    translate = QCoreApplication.translate
    words = translate("adding", "{n} articles added to the library.").format(n=done)
    if not unread:
        notice.tell(words)
        return
    what = translate("adding", "Files that could not be read: {n}.").format(n=len(unread))
    reasons = [explain_file(error).what for error in unread[:_NAMED]]
    if len(unread) > _NAMED:
        reasons.append(translate("adding", "And {n} other files.").format(n=len(unread) - _NAMED))
    helps = [explain(error).what_to_do for error in unread]
    several = translate("adding", "Open one of them by itself to see what helps.")
    to_do = helps[0] if len(set(helps)) == 1 else several
    notice.show_message(Message(sentences(words, what), "\n".join(reasons), to_do))
