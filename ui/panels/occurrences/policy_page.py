"""Where spans begin and end, for the whole workspace: three choices and what they would change, with exceptions."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from core.labels.policy import Policy
from ui.look.drawn import Choice
from ui.panels.occurrences.page import OccurrencesPage

NAMES: Final = ("quotes", "suffix", "marker")


class PolicyPage(OccurrencesPage):
    """The choices above the list of what would change."""

    policy_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.choices: dict[str, Choice] = {}
        words = {
            "quotes": (self.tr("Quotation marks of a slogan"), "六稳", "“六稳”"),
            "suffix": (self.tr("Suffix of a province"), "广东", "广东省"),
            "marker": (self.tr("Marker of a task"), "抓好落实", "一是抓好落实"),
        }
        for name in NAMES:
            title, without, with_it = words[name]
            choice = Choice(self)
            choice.addItem(without, False)
            choice.addItem(with_it, True)
            choice.setAccessibleName(title)
            choice.activated.connect(self.policy_chosen)
            label = QLabel(title, self)
            label.setBuddy(choice)
            form.addRow(label, choice)
            self.choices[name] = choice
        self.options.addLayout(form)
        self.list.empty_words = self.tr("No span would change.")

    @property
    def policy(self) -> Policy:
        """What is chosen."""
        return Policy(**{name: bool(choice.currentData()) for name, choice in self.choices.items()})

    def set_policy(self, policy: Policy) -> None:
        """Show those choices."""
        for name, choice in self.choices.items():
            choice.setCurrentIndex(choice.findData(getattr(policy, name)))
