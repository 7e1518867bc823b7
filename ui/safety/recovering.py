"""Corrections set aside, in the window: journals of another state, damaged lines, changes of damaged records."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.safety import set_aside
from core.safety.reports import Report
from core.safety.set_aside import Offer, OfferState
from core.safety.taking_in import Prepared
from ui.background import Background, Stopped
from ui.panels.safety.recover_page import RecoverPage
from ui.safety.taking_in import WAIT, TakingIn, left_words

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SHOWN = 6
"""Findings that are told above the list."""


class Recovering(QObject):
    """Fills the page with what was set aside, and takes in what a person ticks: one undo step."""

    failed = Signal(object)
    settled = Signal()
    """Nothing is set aside any more."""

    def __init__(self, window: MainWindow, background: Background, taking_in: TakingIn) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._taking_in = taking_in
        self.reports: Sequence[Report] = ()
        """What opening the workspace found about it."""
        self._text = lru_cache(maxsize=64)(self._read_text)
        table = window.actions_table.by_name
        self.page = RecoverPage(taking_in.undo, [table["undo"], table["redo"]], window)
        self.page.set_labels(window.labels)
        self.page.text_of = self._text_of
        self.page.intro.setText(
            self.tr(
                "Corrections are set aside where they could not be carried out without a guess: they belong to another "
                "state of the file, or their record or line is damaged. Nothing of them is lost."
            )
        )
        self.page.take_in_asked.connect(self.take_in)
        self.page.put_away_asked.connect(self.put_away)

    def _text_of(self, offer: Offer) -> str:
        if offer.base is not None:
            return offer.base.article.text
        return self._text(offer.uid) if offer.uid else ""

    def _read_text(self, uid: str) -> str:
        article = self._window.workspace.article(uid)
        return article.text if article is not None else ""

    # ---- looking

    def open(self) -> None:
        """Show the page."""
        workspace = self._window.workspace
        self.page.set_labels(workspace.labels())
        self.page.refuse(self.tr("The workspace is open for reading only.") if workspace.read_only else "")
        self.page.show_nothing(self.tr("Looking…"))
        self.page.come()
        self._list()

    def _list(self) -> None:
        self._background.ask("offers", self._offers, self._on_offers, self.failed.emit)

    def _offers(self, _stopped: Stopped) -> tuple[list[Offer], list[Path]]:
        workspace = self._window.workspace
        return set_aside.offers(workspace), set_aside.sources(workspace)

    def _on_offers(self, answer: tuple[list[Offer], list[Path]]) -> None:
        offers, files = answer
        self._text.cache_clear()
        can = sum(one.state is OfferState.APPLICABLE for one in offers)
        there = sum(one.state is OfferState.PRESENT for one in offers)
        words = self.tr("{n} corrections: {can} can come back, {there} are there already.").format(
            n=len(offers), can=can, there=there
        )
        if not offers:
            words = self.tr("No correction is set aside.")
        told = [str(one) for one in self.reports[:SHOWN]]
        self.page.list.empty_words = "" if told else self.tr("Nothing waits here.")
        self.page.show_offers(offers, files, "\n".join([*told, words]))
        if not offers and not files and not told:
            self.settled.emit()

    # ---- taking in

    def take_in(self, chosen: list[Offer]) -> None:
        """Take in the ticked ones: one undo step."""
        workspace = self._window.workspace
        self.page.say(self.tr("Taking in…"))
        self._taking_in.begin(lambda: set_aside.recovered(workspace, chosen), self._done)

    def _done(self, prepared: Prepared) -> None:
        number = sum(len(made) for _uid, made in prepared.transaction.articles)
        words = self.tr("{n} records in {articles} articles are as those corrections left them.").format(
            n=number, articles=len(prepared.transaction.articles)
        )
        if prepared.words or prepared.labels:
            words += " " + self.tr("Own words and labels are back; undo leaves them.")
        if prepared.left:
            words += " " + self.tr("{n} were left:").format(n=len(prepared.left)) + " " + left_words(prepared.left)
        self.page.say(words, undoable=bool(prepared.transaction.articles))
        self._list()

    def put_away(self) -> None:
        """Move the files of corrections set aside to the backups, once everything is on the disk."""
        workspace = self._window.workspace

        def put(_stopped: Stopped) -> list[Path]:
            if not workspace.flush(WAIT):
                return []
            return [set_aside.put_away(workspace, source) for source in set_aside.sources(workspace)]

        self._background.ask("put-away", put, self._on_put_away, self.failed.emit)

    def _on_put_away(self, moved: list[Path]) -> None:
        if moved:
            names = ", ".join(path.name for path in moved)
            self.page.say(self.tr("Moved to the backups, never deleted: {names}.").format(names=names))
            self.reports = [one for one in self.reports if one.kind in {"bad-record", "kept-record"}]
        else:
            self.page.say(self.tr("Some corrections are not on the disk yet; the files stay where they are."))
        self._list()
