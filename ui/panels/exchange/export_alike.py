"""Groups of near-duplicates, each of which can be undone: its articles then count as different ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.panels.parts.fact_rows import Fact, FactList

ROW = 50
"""Pixels of a row."""
MOST = 3
"""Rows in sight; the others are scrolled to."""


@dataclass(frozen=True, slots=True)
class Alike:
    """One group: the uids of its articles and their titles."""

    uids: tuple[str, ...]
    titles: tuple[str, ...]


class AlikeGroups(QWidget):
    """A ticked row a group; it stays here without its tick when it was undone."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.groups: list[Alike] = []
        self._undone: frozenset[Alike] = frozenset()
        self.caption = two_lines(self)
        self.list = FactList(self)
        self.list.setAccessibleName(self.tr("Groups of near-duplicates"))
        self.list.ticked.connect(self._on_ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.list)
        self.hide()

    def show_groups(self, groups: Sequence[Alike]) -> None:
        """What was found; groups undone before stay in the list."""
        self.groups = [*groups, *(one for one in self.groups if one in self._undone and one not in groups)]
        self._undone &= frozenset(self.groups)
        self.caption.setText(
            self.tr("{n} groups; without its tick, the articles of a group count as different ones.").format(
                n=len(self.groups)
            )
        )
        self.list.rows.take(len(self.groups), self._row)
        self.list.setFixedHeight(ROW * min(MOST, len(self.groups)) + 4)
        self.setVisible(bool(self.groups))

    def separate(self) -> frozenset[str]:
        """The uids of the articles of the groups that were undone."""
        return frozenset(uid for group in self._undone for uid in group.uids)

    def _row(self, row: int) -> Fact:
        group = self.groups[row]
        more = self.tr("and {n} more like it").format(n=len(group.titles) - 1)
        tip = "\n".join(group.titles)
        return Fact(group.titles[0] or "–", more, ticked=group not in self._undone, tip=tip)

    def _on_ticked(self, rows: list[int]) -> None:
        self._undone ^= {self.groups[row] for row in rows}
        self.list.rows.touch()
        self.changed.emit()


def two_lines(parent: QWidget) -> QLabel:
    """A quiet sentence with room for two lines, whatever it says: what is below it never moves."""
    label = QLabel(parent)
    label.setObjectName("caption")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.ensurePolished()
    label.setFixedHeight(2 * label.fontMetrics().lineSpacing() + 2)
    return label
