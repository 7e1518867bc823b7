"""Corrections that were set aside, one by one with ticks: what can come back, and of the rest why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.changes import SpanChange
from core.model import Label
from core.safety.set_aside import Offer, OfferState
from ui.panels.parts.fact_rows import Fact, FactList, turned
from ui.panels.parts.sheet import Sheet, padded, push, rule, words_label
from ui.panels.safety.history_rows import clock_words
from ui.safety.history_words import kind_words, summary

TextOf = Callable[[Offer], str]


class RecoverPage(Sheet):
    """What was found at the start, the list, and the two ways on: take in the ticked ones, or put the files away."""

    take_in_asked = Signal(list)
    """The ticked offers, in their order."""
    put_away_asked = Signal()
    backups_asked = Signal()

    def __init__(self, undo: Callable[[], object], actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("RecoverPage", "Corrections set aside"), undo, actions, parent)
        self.setObjectName("recoverPage")
        self.offers: list[Offer] = []
        self.ticks: frozenset[int] = frozenset()
        self.labels: Mapping[str, str] = {}
        self.text_of: TextOf = _no_text
        self.why_not = ""
        self.files: list[Path] = []
        self.found = words_label(self, "heading")
        self.list = FactList(self, many=True)
        self.list.setAccessibleName(self.tr("Corrections set aside"))
        self.note = words_label(self, "caption")
        self.take_in = push(self.tr("Take in the ticked ones"), "main", self)
        self.put_away = push(self.tr("Done with them: move to the backups"), "", self)
        self.backups = push(self.tr("Backups…"), "", self)
        self.body.addWidget(rule(self))
        self.body.addLayout(padded(self.found))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(rule(self))
        self.body.addLayout(padded(self.note))
        self.body.addLayout(padded(self.put_away, self.backups, None, self.take_in))
        self.body.addSpacing(10)
        self.list.ticked.connect(self._on_ticked)
        self.list.chosen.connect(lambda row: self._on_ticked([row]))
        self.take_in.clicked.connect(self._on_take_in)
        self.put_away.clicked.connect(self.put_away_asked)
        self.backups.clicked.connect(self.backups_asked)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels' names."""
        chinese = QLocale().language() == QLocale.Language.Chinese
        self.labels = {one.name: (one.zh if chinese else one.en) or one.name for one in labels}

    def show_nothing(self, words: str) -> None:
        """There is nothing to show, or nothing yet."""
        self.show_offers([], [], words)

    def show_offers(self, offers: Sequence[Offer], files: Sequence[Path], words: str) -> None:
        """These; what can come back is ticked."""
        self.offers, self.files = list(offers), list(files)
        self.ticks = frozenset(row for row, one in enumerate(offers) if one.state is OfferState.APPLICABLE)
        self.found.setText(words)
        self.list.rows.take(len(self.offers), self._row)
        if self.offers:
            self.list.choose(0)
        self._show_buttons()

    def _row(self, row: int) -> Fact:
        offer = self.offers[row]
        can = offer.state is OfferState.APPLICABLE
        above, below = offer_words(offer, self.text_of(offer), self.labels)
        right = clock_words(offer.at) if offer.at else ""
        return Fact(above, below, right, ticked=row in self.ticks if can else None, faint=not can)

    def _show_buttons(self) -> None:
        number = len(self.ticks)
        words = self.tr("Take in the ticked ones")
        self.take_in.setText(f"{words} ({number})" if number else words)
        self.take_in.setEnabled(bool(number) and not self.why_not)
        self.put_away.setVisible(bool(self.files))
        self.put_away.setEnabled(not self.why_not)
        for button in (self.take_in, self.put_away):
            button.setToolTip(self.why_not)
        self.note.setText(
            self.why_not
            or self.tr("Space ticks. They come in as one correction that undo takes back; nothing is ever deleted.")
        )

    def refuse(self, why_not: str) -> None:
        """Nothing can be taken in, and why; empty: it can."""
        self.why_not = why_not
        self._show_buttons()

    def _on_ticked(self, rows: list[int]) -> None:
        can = [row for row in rows if self.offers[row].state is OfferState.APPLICABLE]
        if can:
            self.ticks = turned(self.ticks, can)
            self.list.rows.touch()
            self._show_buttons()

    def _on_take_in(self) -> None:
        if self.ticks and not self.why_not:
            self.take_in_asked.emit([self.offers[row] for row in sorted(self.ticks)])

    def come(self) -> None:
        """Show it, the keys in the list."""
        super().come()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _no_text(_offer: Offer) -> str:
    return ""


def offer_words(offer: Offer, text: str, labels: Mapping[str, str]) -> tuple[str, str]:
    """What a correction was, with its words and before → after; below, who made it, where, and why it cannot come."""
    kind = kind_words(offer.kind) if offer.kind else ""
    if offer.words or offer.labels:
        made = "、".join([str(row.get("text", "")) for row in offer.words] + [_label_name(row) for row in offer.labels])
        kind = QCoreApplication.translate("recover", "Own words and labels")
        above = f"{kind}: {made}"
    elif offer.changes:
        spans = sum(isinstance(one, SpanChange) for one in offer.changes)
        quote, rest = summary(offer.changes, spans, (text, text), labels)
        above = " · ".join(part for part in (kind, quote, rest) if part)
    elif offer.state is OfferState.UNREADABLE:
        above = QCoreApplication.translate("recover", "Line {line} of {file}").format(
            line=offer.line, file=_file(offer)
        )
    else:
        above = kind or offer.kind
    if offer.kind == "library":
        above = QCoreApplication.translate("recover", "Article added to the library, or its facts")
    return above, " · ".join(part for part in (offer.title, offer.by, offer.reason) if part)


def _label_name(row: Mapping[str, object]) -> str:
    chinese = QLocale().language() == QLocale.Language.Chinese
    return str(row.get("zh" if chinese else "en") or row.get("name", ""))


def _file(offer: Offer) -> str:
    return offer.source.name if offer.source is not None else QCoreApplication.translate("recover", "the workspace")
