"""The filter of the list of spans: words, a menu of what there is, and a chip for each value that is switched on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.model import Origin, OriginKind, Span, Status
from core.review.span_filter import By, Mark, SpanFilter, tally
from core.review.sureness import Sureness
from ui.look.dressing import dress_anew
from ui.panels.parts.flow import FlowLayout
from ui.wording import status_word, sureness_word

TYPED = 150
"""Milliseconds without a key after which words that are typed count."""
_CHIP = 22
"""Characters of a chip's words; the whole stands in its tool tip."""


class FilterBar(QWidget):
    """Holds a `SpanFilter` and shows it."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.filter = SpanFilter()
        self.labels: Mapping[str, str] = {}
        self.rule_words: Callable[[str], str] = str
        self.spans: Callable[[], Iterable[Span]] = tuple
        """What the menu counts."""
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Words in the span"))
        self.search.setAccessibleName(self.tr("Words in the span"))
        self.search.setClearButtonEnabled(True)
        self.button = QToolButton(self)
        self.button.setText(self.tr("Filter"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self._chips = QWidget(self)
        self._chips.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._flow = FlowLayout(self._chips)
        self._row = row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.search, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._chips)
        self._typed = QTimer(self, singleShot=True, interval=TYPED)
        self._typed.timeout.connect(self._take_words)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._take_words)
        self.menu.aboutToShow.connect(self.fill_menu)
        self._show_chips()

    def add(self, button: QWidget) -> None:
        """Put a button beside those of the filter."""
        self._row.addWidget(button)

    # ---- words

    def _on_typed(self, words: str) -> None:
        if words:
            self._typed.start()
        else:
            self._take_words()

    def _take_words(self) -> None:
        self._typed.stop()
        if self.search.text() != self.filter.words:
            self.take(SpanFilter(self.filter.values, self.search.text()))

    # ---- values

    def take(self, new: SpanFilter) -> None:
        """Filter by that."""
        self.filter = new
        if self.search.text() != new.words:
            self.search.setText(new.words)
        self._show_chips()
        self.changed.emit()

    def clear(self) -> None:
        """Show everything again."""
        self.take(SpanFilter())

    def fill_menu(self) -> None:
        """Make the menu anew: every value that some span of the article has, with how many have it."""
        self.menu.clear()
        counts = tally(self.spans())
        heads = {
            By.STATUS: self.tr("Status"),
            By.LABEL: self.tr("Label"),
            By.SURENESS: self.tr("Confidence"),
            By.RULE: self.tr("Made by"),
            By.MARK: self.tr("Flag and note"),
        }
        for by, head in heads.items():
            menu = self.menu.addMenu(head)
            menu.setEnabled(bool(counts[by]))
            for value in self._values(by, counts[by]):
                action = menu.addAction(f"{self.words(by, value)}\t{counts[by][value]}")
                action.setCheckable(True)
                action.setChecked(self.filter.has(by, value))
                action.setData((by, value))
                action.triggered.connect(self._on_chosen)
        self.menu.addSeparator()
        everything = self.menu.addAction(self.tr("Show everything"))
        everything.setEnabled(bool(self.filter))
        everything.triggered.connect(self.clear)

    def _values(self, by: By, counts: Counter[str]) -> list[str]:
        named = set(self.filter.values.get(by, ()))
        if by is By.STATUS:
            return [str(int(status)) for status in Status]
        if by is By.SURENESS:
            return [how for how in Sureness if counts[how] or how in named]
        return sorted(counts.keys() | named, key=lambda value: (-counts[value], value))

    def words(self, by: By, value: str) -> str:
        """A value in words."""
        if by is By.STATUS:
            return status_word(Status(int(value)))
        if by is By.LABEL:
            return self.labels.get(value, value)
        if by is By.SURENESS:
            return sureness_word(Sureness(value)) or self.tr("not said how sure")
        if by is By.MARK:
            return self.tr("flagged") if value == Mark.FLAG else self.tr("with a note")
        return self._maker(value)

    def _maker(self, rule: str) -> str:
        kind = Origin(rule).kind
        if kind is OriginKind.PERSON:
            return self.tr("a person")
        if kind is OriginKind.LEARNER:
            return self.tr("the learner")
        if kind is OriginKind.IMPORT:
            return self.tr("an import ({name})").format(name=rule.removeprefix("import."))
        return self.rule_words(rule)

    def _on_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            by, value = action.data()
            self.take(self.filter.switched(By(by), str(value)))

    # ---- chips

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        on = [(by, value) for by, values in self.filter.values.items() for value in sorted(values)]
        for by, value in on:
            self._flow.addWidget(self._chip(by, value))
        if len(on) > 1:
            everything = QToolButton(self._chips)
            everything.setObjectName("quiet")
            everything.setText(self.tr("Show everything"))
            everything.clicked.connect(self.clear)
            self._flow.addWidget(everything)
        self._chips.setVisible(bool(on))
        self.button.setProperty("on", bool(on))
        dress_anew(self.button)

    def _chip(self, by: By, value: str) -> QToolButton:
        chip = QToolButton(self._chips)
        chip.setObjectName("filterChip")
        words = self.words(by, value)
        chip.setText((words if len(words) <= _CHIP else words[: _CHIP - 1] + "…") + "  ✕")
        chip.setToolTip(self.tr("Only {what}; click to show the others too").format(what=words))
        chip.setAccessibleName(chip.toolTip())
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setProperty("chosen", [str(by), value])
        chip.clicked.connect(self._on_chip)
        return chip

    def _on_chip(self) -> None:
        chip = self.sender()
        if isinstance(chip, QToolButton):
            by, value = chip.property("chosen")
            self.take(self.filter.switched(By(by), str(value)))
