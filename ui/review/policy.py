"""The boundary policy in the window: chosen, previewed over every article worked on, switched in one undo step."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import RecordChange, SpanChange
from core.labels.policy import Policy, policy_change, switched
from core.spans import SpanSet
from ui.desk.undo_offer import TableOffer
from ui.panels.occurrences.page import Occurrence, context
from ui.panels.occurrences.policy_page import PolicyPage
from ui.session import Session
from ui.wording import label_name

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SLICE: Final = 0.006
"""Seconds a step through the library may take."""


class BoundaryPolicy(QObject):
    """Shows what another policy would change, and carries it out."""

    told = Signal(str)
    undoable = Signal(str)
    progress = Signal(int, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self.page = PolicyPage(window)
        window.follow_theme(self.page.set_theme)
        self.page.hide()  # until it is in the pane, it would lie in the corner of the window
        self._changes: dict[tuple[str, str], SpanChange] = {}
        self._steps: Iterator[tuple[int, int]] | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)
        self.page.policy_chosen.connect(self._preview)
        self.page.carry_out_asked.connect(self.carry_out)
        self.page.cancelled.connect(self.leave)
        self.page.letter.connect(self._on_letter)
        self._session.changed.connect(self._on_changed)

    def boundary_policy(self) -> None:
        """Show the policy in front of the side tabs."""
        if self._session.workspace.read_only:
            self.told.emit(self.tr("This workspace can only be read; nothing can be changed in it."))
            return
        self._window.actions_table.by_name["side_pane"].setChecked(True)
        self.page.set_policy(self._session.workspace.policy)
        self._preview()
        self._window.side.bring_to_front(self.page)
        self.page.choices["quotes"].setFocus()

    def _on_letter(self, letter: str) -> None:
        if letter == "A":
            self.page.tick_all(not any(self.page.model.ticks))

    def _on_changed(self, *_news: object) -> None:
        if self._window.side.front is self.page:
            self._preview()

    # ---- the preview

    def _preview(self) -> None:
        self._stop()
        self._changes = {}
        entries = self._session.workspace.entries()
        titles = {one.uid: one.title or Path(one.path).name or one.uid for one in entries}
        page = self.page
        page.show_occurrences(self.tr("Where spans begin and end"), (), verb=self.tr("Change {n} spans"), titles=titles)
        page.set_busy(True)
        page.set_always(page.policy != self._session.workspace.policy)
        self._steps = self._through_library(page.policy)
        self._turn.start()

    def _through_library(self, policy: Policy) -> Iterator[tuple[int, int]]:
        workspace = self._session.workspace
        names = {label.name: label_name(label) for label in self._window.labels}
        current = self._session.current
        entries = [entry for entry in workspace.entries() if entry.stored or entry.uid == self._session.uid]
        for number, entry in enumerate(entries, 1):
            here = current is not None and current.uid == entry.uid
            article = current.article if here and current is not None else workspace.article(entry.uid)
            spans = self._session.spans_of(entry.uid)
            if article is not None and spans is not None:
                self.page.append(self._rows(entry.uid, article.text, spans, policy, names))
            yield number, len(entries)

    def _rows(self, uid: str, text: str, spans: SpanSet, policy: Policy, names: dict[str, str]) -> list[Occurrence]:
        rows = []
        for change in switched(text, spans, policy):
            before, after = change.before, change.after
            if before is None or after is None:
                continue
            self._changes[uid, change.id] = change
            line, lit = context(text, after.start, after.end)
            turned = f"{before.text_of(text)[:40]} → {after.text_of(text)[:40]}"
            rows.append(
                Occurrence(uid, after.start, after.end, line, lit, names.get(after.label, after.label), False, turned,
                           key=change.id)
            )  # fmt: skip
        return rows

    def _step(self) -> None:
        until = time.perf_counter() + SLICE
        reached = None
        while self._steps is not None and time.perf_counter() < until:
            step = next(self._steps, None)
            if step is None:
                self._steps = None
            else:
                reached = step
        if self._steps is not None and reached is not None:
            self.progress.emit(*reached)
        elif self._steps is None:
            self._turn.stop()
            self.progress.emit(0, 0)
            self.page.set_busy(False)

    # ---- carrying out

    def carry_out(self) -> None:
        """Switch the policy and move the edges of what is ticked, in one undo step."""
        session, workspace = self._session, self._session.workspace
        before, after = workspace.policy, self.page.policy
        chosen: dict[str, list[RecordChange]] = {}
        for one in self.page.ticked():
            chosen.setdefault(one.uid, []).append(self._changes[one.uid, one.key])
        number = sum(map(len, chosen.values()))
        home = next(iter(chosen), session.uid)
        self.leave()
        if before != after and home:
            chosen.setdefault(home, []).insert(0, policy_change(before, after))
        elif before != after:
            workspace.put_policy(after)
            self._window.notices.tell_undoable(
                self._said(0), TableOffer(self._window, lambda: workspace.policy, workspace.put_policy, before)
            )
            return
        parts = [(uid, tuple(made)) for uid, made in chosen.items()]
        if not parts:
            self.told.emit(self.tr("That holds already; nothing is changed."))
        elif session.apply_to("policy", parts):
            self.undoable.emit(self._said(number))

    def _said(self, number: int) -> str:
        return self.tr("{n} spans changed; new articles follow.").format(n=number)

    def stop(self) -> None:
        """Give up a search through the library that is under way."""
        if self._steps is not None:
            self.leave()

    def leave(self) -> None:
        """Put the page away; the policy stays as it was."""
        self._stop()
        if self._window.side.front is self.page:
            self._window.side.leave_front()
            self._window.reader.setFocus()

    def _stop(self) -> None:
        if self._steps is not None:
            self.progress.emit(0, 0)
        self._turn.stop()
        self._steps = None
