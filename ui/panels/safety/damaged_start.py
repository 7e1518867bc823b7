"""Before there is a window: the workspace cannot be opened. What it is, why, and the ways on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QLabel, QSpacerItem, QVBoxLayout

from core.messages import Message
from core.safety import backups as core_backups
from core.safety.backups import Backup, Contents
from ui.background import Background
from ui.panels.parts.fact_rows import Fact, FactList
from ui.panels.parts.sheet import push, words_label
from ui.panels.safety.backups_page import backup_words, contents_words

WIDTH = 620
"""Pixels of the window, where its buttons need no more."""
SIDE = 28
"""Pixels between its sides and what it holds."""
ROW = 52
"""Pixels of a row of the list."""
BESIDE = 300
"""Pixels that all but the list takes at most, the frame included: on a low screen the ways on stay in sight."""


class DamagedStart(QDialog):
    """The seal, what happened, why, what to do; the backups with what each holds; and the three ways on.

    `whole` says that the file is in order, but not for this program: its own way on is told first, and the
    space bar leaves it.
    `backup` is the one chosen, `other` the path of another workspace; neither: everything is left as it is.
    """

    def __init__(self, said: Message, path: Path, backups: Sequence[Backup], *, whole: bool = False) -> None:
        super().__init__()
        self.setObjectName("damagedStart")
        self.setWindowTitle(QApplication.applicationDisplayName())
        self.backup: Backup | None = None
        self.other: Path | None = None
        self.backups = list(backups)
        self._contents: dict[Path, Contents | None] = {}
        self.background = Background(self)
        self._folder = path.parent
        self.what = words_label(self, "firstTitle")
        self.what.setText(said.what)
        self.why = words_label(self, "soft")
        self.why.setText("\n".join(part for part in (said.why[:1].upper() + said.why[1:], str(path)) if part))
        self.to_do = words_label(self, "")
        self.to_do.setText(self._what_to_do(said, whole=whole))
        self.list = FactList(self)
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.rows.take(len(self.backups), self._row)
        self.list.setVisible(bool(self.backups))
        self.open_backup = push(self.tr("Open the newest backup"), "main", self)
        self.open_backup.setVisible(bool(self.backups))
        self.open_other = push(self.tr("Open another workspace…"), "", self)
        self.leave = push(self.tr("Leave everything as it is"), "", self)
        self._lay_out()
        self.open_backup.clicked.connect(self._on_backup)
        self.open_other.clicked.connect(self._on_other)
        self.leave.clicked.connect(self.reject)
        self.list.chosen.connect(self._on_backup)
        self.list.moved.connect(self._on_moved)
        if self.backups:
            self.list.choose(0)
            (self.leave if whole else self.list).setFocus(Qt.FocusReason.OtherFocusReason)
            self._know_next()
        else:
            self.open_other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _what_to_do(self, said: Message, *, whole: bool) -> str:
        if not self.backups:
            return said.what_to_do
        words = self.tr(
            "The file is left as it is. You can go on with a backup: it takes the file's place, and the file is "
            "kept beside it under another name."
        )
        return f"{said.what_to_do}\n{words}" if whole else words

    def _lay_out(self) -> None:
        seal = QLabel("朱批", self)
        seal.setObjectName("firstSeal")
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(seal, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.what)
        words.addWidget(self.why)
        head.addLayout(words, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.leave)
        foot.addWidget(self.open_other)
        foot.addStretch(1)
        foot.addWidget(self.open_backup)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 28, SIDE, 24)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.to_do)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        column.addSpacerItem(QSpacerItem(WIDTH - 2 * SIDE, 0))  # a minimum of its own would let buttons be cut off
        room = self.screen().availableSize().height() - BESIDE
        self.list.setFixedHeight(max(ROW, min(min(5, max(1, len(self.backups))) * ROW + 4, room)))

    # ---- the backups

    def _row(self, row: int) -> Fact:
        backup = self.backups[row]
        known, held = backup.path in self._contents, self._contents.get(backup.path)
        below = contents_words(held) if held is not None else (self.tr("It cannot be read.") if known else "…")
        size = QLocale().formattedDataSize(backup.size, 1)
        return Fact(backup_words(backup), below, size, faint=known and held is None)

    def _know_next(self) -> None:
        unknown = next((one for one in self.backups if one.path not in self._contents), None)
        if unknown is None:
            return

        def known(held: Contents | None) -> None:
            self._contents[unknown.path] = held
            self.list.rows.touch()
            self._on_moved()
            self._know_next()

        self.background.ask(
            "contents", lambda _stopped: core_backups.contents(unknown), known, lambda _error: known(None)
        )

    def _current(self) -> Backup | None:
        row = self.list.currentIndex().row()
        return self.backups[row] if 0 <= row < len(self.backups) else None

    def _on_moved(self) -> None:
        backup = self._current()
        newest = self.list.currentIndex().row() == 0
        self.open_backup.setText(self.tr("Open the newest backup") if newest else self.tr("Open this backup"))
        readable = backup is not None and self._contents.get(backup.path, True) is not None
        self.open_backup.setEnabled(readable)

    # ---- the ways on

    def _on_backup(self, _row: object = None) -> None:
        if self.open_backup.isEnabled():
            self.backup = self._current()
            self.accept()

    def _on_other(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Open another workspace"), str(self._folder), self.tr("Workspaces (*.json);;All files (*)")
        )
        if path:
            self.other = Path(path)
            self.accept()

    def done(self, result: int) -> None:
        """The window closes, whatever was chosen."""
        self.background.stop()
        super().done(result)
