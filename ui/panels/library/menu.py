"""The menu beside the library's filter: it writes parts into the line, and sets the order of the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.articles.fields import ISSUER, LEVEL, PUBLISHED, FieldRow, Kind
from core.articles.library_filter import ORDERS, has, part_of, value_of
from core.articles.listed import ListedArticle
from core.model import ArticleState
from ui.wording import field_name, shown_value, state_word

MOST = 14
"""Values of a field that the menu offers, the most frequent ones."""


class LibraryMenu(QMenu):
    """Filled when it is opened, from the articles there are."""

    part_chosen = Signal(str)
    """A part to put into the line or to take out of it; empty: clear the line."""
    order_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self._group: QActionGroup | None = None

    def fill(self, entries: Sequence[ListedArticle], rows: Sequence[FieldRow], words: str, order: str) -> None:
        """Offer states, what is pending, the frequent values of the fields, and the orders."""
        self.clear()
        self._words = words
        chinese = QLocale().language() == QLocale.Language.Chinese
        for state in ArticleState:
            self._part(self, state_word(state), part_of("进度" if chinese else "state", state_word(state)))
        self._part(self, self.tr("Something is pending"), "待定:有" if chinese else "pending:any")
        self.addSeparator()
        for row in rows:
            if row.name in ("source", ISSUER, LEVEL) or (not row.built_in and row.kind in (Kind.CHOICE, Kind.TEXT)):
                self._values(row, Counter(value_of(one, row.name) for one in entries))
            elif row.kind is Kind.DATE:
                self._values(row, Counter(value_of(one, row.name)[:4] for one in entries), newest=row.name == PUBLISHED)
        self.addSeparator()
        self._orders(order)
        if words:
            self.addSeparator()
            self._part(self, self.tr("Show every article"), "")

    def _part(self, menu: QMenu, words: str, part: str) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setData(part)
        action.setCheckable(bool(part))
        action.setChecked(bool(part) and has(self._words, part))
        action.triggered.connect(self._on_part)

    def _on_part(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.part_chosen.emit(str(action.data()))

    def _values(self, row: FieldRow, counts: Counter[str], *, newest: bool = False) -> None:
        missing = counts.pop("", 0)
        if not counts:
            return
        menu = self.addMenu(field_name(row))
        found: Iterable[tuple[str, int]] = counts.most_common(MOST)
        if row.kind is Kind.CHOICE:
            found = sorted(found, key=lambda one: row.choices.index(one[0]) if one[0] in row.choices else MOST)
        elif newest:
            found = sorted(counts.items(), reverse=True)[:MOST]
        for value, number in found:
            shown = shown_value(row, value)
            shown = shown if len(shown) <= 24 else f"{shown[:23]}…"
            self._part(menu, f"{shown}  {number}", part_of(field_name(row).replace(" ", ""), value))
        if missing:
            menu.addSeparator()
            self._part(menu, self.tr("not known") + f"  {missing}", part_of(field_name(row).replace(" ", ""), "-"))

    def _orders(self, order: str) -> None:
        names = {
            "added": self.tr("As they were added"),
            "newest": self.tr("Newest first"),
            "oldest": self.tr("Oldest first"),
            "title": self.tr("By title"),
            "progress": self.tr("Least done first"),
            "pending": self.tr("Most pending first"),
        }
        menu = self.addMenu(self.tr("Order"))
        self._group = QActionGroup(menu)
        for name in ORDERS:
            action = menu.addAction(names[name])
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == order)
            action.triggered.connect(self._on_order)
            self._group.addAction(action)

    def _on_order(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.order_chosen.emit(str(action.data()))
