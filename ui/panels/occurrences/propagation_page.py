"""The preview of marking or clearing all equal strings: a page of occurrences with its own choices above the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.model import Label, Range
from core.review.propagation import Proposal, Stand
from core.translation import QT_TRANSLATE_NOOP
from ui.look.drawn import Choice, TickBox
from ui.panels.occurrences.page import Occurrence, OccurrencesPage, context
from ui.wording import label_name, unbroken

CONTEXT: Final = "propagation"
STATES: Final[Mapping[Stand, str]] = {
    Stand.NEW: QT_TRANSLATE_NOOP("propagation", "new"),
    Stand.PENDING: QT_TRANSLATE_NOOP("propagation", "pending"),
    Stand.PRESENT: QT_TRANSLATE_NOOP("propagation", "there already"),
    Stand.REJECTED: QT_TRANSLATE_NOOP("propagation", "rejected"),
    Stand.RELABEL: QT_TRANSLATE_NOOP("propagation", "other label"),
    Stand.OTHER: QT_TRANSLATE_NOOP("propagation", "other label, accepted"),
    Stand.INSIDE: QT_TRANSLATE_NOOP("propagation", "inside a longer one"),
    Stand.CROSSES: QT_TRANSLATE_NOOP("propagation", "crosses another"),
    Stand.AROUND: QT_TRANSLATE_NOOP("propagation", "holds a shorter one"),
    Stand.CHROME: QT_TRANSLATE_NOOP("propagation", "page's own words"),
    Stand.FINISHED: QT_TRANSLATE_NOOP("propagation", "accepted by finishing"),
    Stand.ACCEPTED: QT_TRANSLATE_NOOP("propagation", "accepted"),
}
REASONS: Final[Mapping[Stand, str]] = {
    Stand.PENDING: QT_TRANSLATE_NOOP("propagation", "It waits for a decision."),
    Stand.PRESENT: QT_TRANSLATE_NOOP("propagation", "It is marked and accepted; nothing is to do here."),
    Stand.REJECTED: QT_TRANSLATE_NOOP("propagation", "It was rejected here; tick it to mark it after all."),
    Stand.RELABEL: QT_TRANSLATE_NOOP("propagation", "A pending span of another label is here; it gets this label."),
    Stand.OTHER: QT_TRANSLATE_NOOP(
        "propagation", "It was accepted here with another label; tick it to give it this label."
    ),
    Stand.INSIDE: QT_TRANSLATE_NOOP(
        "propagation", "It lies inside a longer span of this label; tick it to mark it as well."
    ),
    Stand.CROSSES: QT_TRANSLATE_NOOP("propagation", "It crosses the edge of another span of this label."),
    Stand.AROUND: QT_TRANSLATE_NOOP("propagation", "A shorter span of this label lies in it and stays."),
    Stand.CHROME: QT_TRANSLATE_NOOP(
        "propagation", "It stands in the page's own words (navigation, disclaimer), where nothing is looked for."
    ),
    Stand.FINISHED: QT_TRANSLATE_NOOP("propagation", "It was accepted by finishing the article, not by itself."),
    Stand.ACCEPTED: QT_TRANSLATE_NOOP("propagation", "It was accepted here; tick it to reject it after all."),
}


def said(source: str) -> str:
    """A string of this file's tables in the person's language."""
    return QCoreApplication.translate(CONTEXT, source)


class Rows:
    """Proposals as rows: the words are looked up once, not once a row."""

    def __init__(self, *, clear: bool) -> None:
        self._states = {stand: said(words) for stand, words in STATES.items()}
        self._reasons = {stand: said(words) for stand, words in REASONS.items()}
        self._quiet = Stand.PENDING if clear else Stand.NEW

    def of(self, uid: str, text: str, found: Sequence[Proposal], except_: frozenset[Range]) -> list[Occurrence]:
        """The rows of one article; places of `except_` have the other tick than they would come with."""
        rows = []
        for one in found:
            line, lit = context(text, one.start, one.end)
            ticked = one.ticked is not ((one.start, one.end) in except_)
            stand = one.stand
            rows.append(
                Occurrence(
                    uid, one.start, one.end, line, lit, self._states[stand], stand is self._quiet,
                    self._reasons.get(stand, ""), ticked, one.fixed,
                )
            )  # fmt: skip
        return rows


class PropagationPage(OccurrencesPage):
    """What to do, where, with which label; then the occurrences."""

    choice_changed = Signal()
    always_asked = Signal()
    never_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count_order = [said(STATES[stand]) for stand in Stand]
        self.deed = Choice(self)
        self.deed.addItem(self.tr("Mark"), False)
        self.deed.addItem(self.tr("Clear"), True)
        self.scope = Choice(self)
        self.scope.addItem(self.tr("in this article"), False)
        self.scope.addItem(self.tr("in the library"), True)
        self.label = Choice(self)
        self._label_keys: Mapping[str, str] = {}
        self.unworked = TickBox(self.tr("Include articles not yet worked on"), self)
        self.always = QPushButton(self.tr("Always"), self)
        self.never = QPushButton(self.tr("Never"), self)
        self.always.setToolTip(self.tr("Always mark this"))
        self.never.setToolTip(self.tr("Never mark this"))
        for widget, name in (
            (self.deed, self.tr("What to do")),
            (self.scope, self.tr("Where")),
            (self.label, self.tr("Label")),
        ):
            widget.setAccessibleName(name)
            widget.activated.connect(self.choice_changed)
        self.unworked.toggled.connect(self.choice_changed)
        self.always.clicked.connect(self.always_asked)
        self.never.clicked.connect(self.never_asked)
        choices = QHBoxLayout()
        for choice in (self.deed, self.label):
            choices.addWidget(choice, 1)
        self.options.addLayout(choices)
        self.options.addWidget(self.scope)
        self.options.addWidget(self.unworked)
        buttons = QHBoxLayout()
        for button in (self.always, self.never):
            button.setObjectName("quiet")
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.options.addLayout(buttons)
        keys = self.tr(
            "J K move   Space leave out   A all or none   1–9 label   T scope   U unworked ones too   "
            "X mark or clear   Enter carry out   Esc cancel"
        )
        self.keys.setText(unbroken(keys))
        self.letter.connect(self._on_letter)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels to choose from."""
        chosen = self.label.currentData()
        self.label.clear()
        self._label_keys = {one.key: one.name for one in labels if one.key}
        for one in labels:
            self.label.addItem(label_name(one), one.name)
        self.label.setCurrentIndex(max(0, self.label.findData(chosen)))

    def set_choices(self, *, clear: bool, library: bool, label: str) -> None:
        """Show those choices."""
        self.deed.setCurrentIndex(int(clear))
        self.scope.setCurrentIndex(int(library))
        self.label.setCurrentIndex(max(0, self.label.findData(label)))
        self.unworked.setVisible(library and not clear)

    @property
    def in_library(self) -> bool:
        """Whether the whole library is asked for."""
        return bool(self.scope.currentData())

    @property
    def clears(self) -> bool:
        """Whether equal strings are cleared, not marked."""
        return bool(self.deed.currentData())

    def _on_letter(self, letter: str) -> None:
        if letter == "A":
            self.tick_all(not any(self.model.ticks))
        elif letter in {"T", "X"}:
            choice = self.scope if letter == "T" else self.deed
            choice.setCurrentIndex(1 - choice.currentIndex())
            self.choice_changed.emit()
        elif letter == "U" and self.unworked.isVisible():
            self.unworked.toggle()
        elif letter in self._label_keys:
            self.label.setCurrentIndex(self.label.findData(self._label_keys[letter]))
            self.choice_changed.emit()


__all__ = ["PropagationPage", "Rows", "said"]
