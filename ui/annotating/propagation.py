"""Marking and clearing all equal strings, in the article or the library: previewed, with exceptions, one undo step."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import RecordChange, SpanChange
from core.corrections import trimmed
from core.errors import CorrectionRefused
from core.model import PROVINCE, Range
from core.requests import Searched, SearchRequest
from core.review.propagation import (
    Proposal,
    Wanted,
    carried_out,
    carrying_out,
    proposals,
    proposing,
    wanted_like,
)
from core.spans import SpanSet
from core.workspace import Base, Entry
from ui.annotating.correcting import province_code
from ui.long_steps import LONG
from ui.panels.occurrences.page import Occurrence
from ui.panels.occurrences.propagation_page import PropagationPage, Rows
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LATE: Final = 150
"""Milliseconds in which changes behind the preview gather before it is made anew."""
FIRST: Final = 60
"""Rows after which the list shows something; then it grows by `MANY` at a time."""
MANY: Final = 2000
TOLD: Final = 0.1
"""Seconds from one word about the progress to the next."""
TOGETHER: Final = 250
"""Places of a long article that are looked at at once."""
SLICE: Final = 0.006
"""Seconds a step through the library may take."""


class Propagation(QObject):
    """What T, Ctrl+Shift+T and their reverse preview and carry out."""

    told = Signal(str)
    undoable = Signal(str)
    failed = Signal(object)
    progress = Signal(int, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self.page = PropagationPage(window)
        window.follow_theme(self.page.set_theme)
        self.page.hide()  # until it is in the pane, it would lie in the corner of the window
        self.page.set_labels(window.labels)
        window.labels_changed.connect(self.page.set_labels)
        self._label = ""
        self._wanted = Wanted("", "")
        self._as_rows = Rows(clear=False)
        self._anchor = 0
        self._found: dict[tuple[str, int], Proposal] = {}
        self._bases: dict[str, Base] = {}
        self._read: dict[str, tuple[int, SpanSet]] = {}
        self._excepted: frozenset[Range] = frozenset()
        self._steps: Iterator[int] | None = None
        self._missed = self._of = self._reached = 0
        self._told_at = 0.0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._again)
        page = self.page
        page.carry_out_asked.connect(self.carry_out)
        page.cancelled.connect(self.leave)
        page.always_asked.connect(self._always_mark)
        page.never_asked.connect(self._never_mark)
        page.current_changed.connect(self._on_current)
        page.ticks_changed.connect(self._light)
        page.choice_changed.connect(self._on_choice)
        self._session.changed.connect(self._on_changed)
        self._session.opened.connect(self.leave)

    def _always_mark(self) -> None:
        self._window.panes.own_words.always_mark()

    def _never_mark(self) -> None:
        self._window.panes.own_words.never_mark()

    # ---- what is asked for

    def mark_equal(self) -> None:
        """Preview marking all equal strings of the article."""
        self._begin(library=False)

    def mark_equal_everywhere(self) -> None:
        """Preview marking all equal strings of the library."""
        self._begin(library=True)

    def clear_equal(self) -> None:
        """Preview clearing all equal strings of the article."""
        self._begin(library=False, clear=True)

    @property
    def open(self) -> bool:
        """Whether the preview shows."""
        return self._window.side.front is self.page

    @property
    def wanted(self) -> Wanted | None:
        """What the preview is about; else what is selected on the page."""
        if self.open:
            return self._wanted
        return self._pointed(clear=False)

    def _pointed(self, *, clear: bool) -> Wanted | None:
        """The selected text with the label used last, or the selected span; None, and why is told."""
        chosen = self._window.reader.selection()
        text = self._session.text
        span = self._session.selected_span
        if chosen is not None:
            try:
                start, end = trimmed(text, *chosen)
            except CorrectionRefused:
                self.told.emit(self.tr("Only white space is selected."))
                return None
            self._anchor = start
            return self._labelled(text[start:end], self._label_for(text[start:end]), clear=clear)
        if span is None or span.lost:
            self.told.emit(self.tr("Select text or a span first; then all equal strings can be marked."))
            return None
        self._anchor = span.start
        return wanted_like(span, text, clear=clear or span.rejected)

    def _label_for(self, string: str) -> str:
        """The label used last, else the first one; but a province is what has a code, and nothing else."""
        if province_code(string):
            return PROVINCE
        others = [label.name for label in self._window.labels if label.name != PROVINCE]
        return self._label if self._label in others else next(iter(others), PROVINCE)

    def _labelled(self, string: str, label: str, *, clear: bool) -> Wanted:
        norm = province_code(string) if label == PROVINCE else ""
        return Wanted(string, label, clear, norm)

    def _begin(self, *, library: bool, clear: bool = False) -> None:
        if self._session.current is None:
            self.told.emit(self.tr("Open an article first."))
            return
        if self._session.workspace.read_only:
            self.told.emit(self.tr("This workspace can only be read; nothing can be marked."))
            return
        wanted = self._pointed(clear=clear)
        if wanted is None:
            return
        self._excepted = frozenset()
        self._window.actions_table.by_name["side_pane"].setChecked(True)
        self._window.small_toolbar.hide()
        self._preview(wanted, library=library)
        self._window.side.bring_to_front(self.page)
        self._light()

    def _on_choice(self) -> None:
        """Another deed, place or label was chosen in the page."""
        page, old = self.page, self._wanted
        label = str(page.label.currentData() or old.label)
        if label != old.label:
            wanted = self._labelled(old.string, label, clear=page.clears)
        else:
            wanted = Wanted(old.string, label, page.clears, old.norm, old.kind, old.tier)
        self._excepted = frozenset()
        self._preview(wanted, library=page.in_library)
        page.setFocus()

    # ---- the preview

    def _preview(self, wanted: Wanted, *, library: bool) -> None:
        self._stop()
        self._wanted = wanted
        self._as_rows = Rows(clear=wanted.clear)
        self._found, self._bases, self._read = {}, {}, {}
        page = self.page
        page.set_choices(clear=wanted.clear, library=library, label=wanted.label)
        colours = {label.name: self._window.reader_theme().hue_of(label).ink for label in self._window.labels}
        verb = self.tr("Clear {n}") if wanted.clear else self.tr("Mark {n}")
        shown = wanted.string if len(wanted.string) <= 24 else wanted.string[:23] + "…"
        long = len(self._session.spans) > LONG and not library
        rows = [] if library or long else self._rows(self._session.uid)
        titles = self._titles() if library else None
        page.show_occurrences(
            shown.replace("\n", " "), rows, verb=verb, titles=titles, colour=colours.get(wanted.label)
        )
        if library or long:
            page.set_busy(True)
            self._steps = self._through_library() if library else self._through_article()
            self._turn.start()
        self._light()

    def _titles(self) -> dict[str, str]:
        entries = self._session.workspace.entries()
        return {one.uid: one.title or Path(one.path).name or one.uid for one in entries}

    def _rows(self, uid: str, base: Base | None = None) -> list[Occurrence]:
        """The rows of one article: the open one, a stored one, or one just read."""
        current = self._session.current
        if base is None and current is not None and uid == current.uid:
            article, spans = current.article, current.spans
        elif base is not None:
            article, spans = base.article, base.spans
        else:
            stored, held = self._session.workspace.article(uid), SpanSet()
            if stored is None or self._wanted.string not in stored.text:
                return []
            article, spans = stored, self._session.spans_of(uid) or held
            self._read[uid] = (self._seq_of(uid), spans)
        anchor = self._anchor if current is not None and uid == current.uid else 0
        found = proposals(article, spans, self._wanted, anchor)
        self._found.update(((uid, one.start), one) for one in found)
        return self._as_rows.of(uid, article.text, found, self._excepted)

    def _through_article(self) -> Iterator[int]:
        """The open article's places, some at a time."""
        current = self._session.current
        if current is None:
            return
        found = proposing(current.article, current.spans, self._wanted, self._anchor)
        fresh: list[Occurrence] = []
        most = FIRST
        while part := list(islice(found, TOGETHER)):
            self._found.update(((current.uid, one.start), one) for one in part)
            fresh += self._as_rows.of(current.uid, current.article.text, part, self._excepted)
            if len(fresh) > most:
                self.page.append(fresh)
                fresh, most = [], MANY
            yield 0
        self.page.append(fresh)

    def _through_library(self) -> Iterator[int]:
        """Article by article, the open one first; then the worker is asked for those not worked on."""
        self.page.append(self._rows(self._session.uid))
        entries = [one for one in self._session.workspace.entries() if one.uid != self._session.uid]
        stored = [one for one in entries if one.stored]
        fresh: list[Occurrence] = []
        most = FIRST
        for number, entry in enumerate(stored, 1):
            fresh += self._rows(entry.uid)
            if len(fresh) > most or number == len(stored):
                self.page.append(fresh)
                fresh, most = [], MANY
            self._of = len(stored)
            yield number
        if self.page.unworked.isChecked() and not self._wanted.clear:
            self._search([one for one in entries if not one.stored and one.path])

    def _step(self) -> None:
        until = time.perf_counter() + SLICE
        while self._steps is not None and time.perf_counter() < until:
            number = next(self._steps, None)
            if number is None:
                self._steps = None
            else:
                self._reached = number
        if self._steps is not None:
            if until - self._told_at > TOLD:
                self._told_at = until
                self.progress.emit(self._reached, self._of)
            return
        self._turn.stop()
        if not self._session.jobs.running("search"):
            self._searched(None)

    def _search(self, entries: list[Entry]) -> None:
        files = tuple((one.uid, one.path, (one.file_sha256, one.encoding)) for one in entries)
        if files:
            self._of = len(files)
            workspace = self._session.workspace
            request = SearchRequest(files, self._wanted.string, workspace.own_words(), workspace.policy)
            self._session.jobs.ask("search", request, self._on_searched, self._searched)

    def _on_searched(self, part: object) -> None:
        if not isinstance(part, Searched):
            return
        self.progress.emit(part.number, self._of)
        entry, article = self._session.workspace.entry(part.uid), part.article
        if part.error is not None or (article and entry and article.text_sha256 != entry.text_sha256):
            self._missed += 1
        elif article is not None and part.found is not None:
            spans = SpanSet(part.found.spans, part.found.groups)
            base = Base(article, spans, part.found.outline, part.rule_set)
            self._bases[part.uid] = base
            self.page.append(self._rows(part.uid, base))

    def _searched(self, error: Exception | None) -> None:
        self.progress.emit(0, 0)
        self.page.set_busy(False)
        if error is not None:
            self.failed.emit(error)
        if self._missed:
            self.told.emit(
                self.tr("{n} files are missing or have changed; nothing is marked in them.").format(n=self._missed)
            )
            self._missed = 0
        self._light()

    # ---- while it shows

    def _on_changed(self, _before: SpanSet, _after: SpanSet, changes: tuple[RecordChange, ...]) -> None:
        if len(changes) == 1 and isinstance(changes[0], SpanChange) and changes[0].after is not None:
            made = changes[0]
            assert made.after is not None
            if made.before is None or made.before.label != made.after.label:
                self._label = made.after.label
        if self.open and not self._late.isActive():
            self._late.start()

    def _again(self) -> None:
        """The article has changed behind the preview: the same wish, the same exceptions."""
        if not self.open or self.page.in_library:
            return
        self._note_exceptions()
        row = self.page.list.currentIndex().row()
        self._preview(self._wanted, library=False)
        self.page.list.setCurrentIndex(self.page.model.index(min(row, self.page.model.rowCount() - 1), 0))

    def _note_exceptions(self) -> None:
        model = self.page.model
        pairs = zip(model.occurrences, model.ticks, strict=True)
        usual = {key: found.ticked for key, found in self._found.items()}
        self._excepted = frozenset(
            (one.start, one.end) for one, on in pairs if not one.fixed and bool(on) is not usual[one.uid, one.start]
        )

    def _light(self) -> None:
        """The places that are ticked are lit on the page."""
        uid = self._session.uid
        ticked = [(one.start, one.end) for one in self.page.ticked() if one.uid == uid] if self.open else []
        self._window.reader.set_matches(ticked, -1)

    def _on_current(self, found: object) -> None:
        if isinstance(found, Occurrence) and found.uid == self._session.uid and self.open:
            self._window.reader.show_offset(found.start)

    # ---- carrying out

    def carry_out(self) -> None:
        """Make the wish hold at every ticked place, in one undo step."""
        if self._late.isActive() and not self.page.in_library:
            self._late.stop()
            self._again()
        wanted = self._wanted
        chosen: dict[str, list[Proposal]] = {}
        for one in self.page.ticked():
            chosen.setdefault(one.uid, []).append(self._found[one.uid, one.start])
        if list(chosen) == [self._session.uid] and self._session.uid not in self._bases:
            self.leave()
            self._carry_out_here(wanted, chosen[self._session.uid])
            return
        parts: list[tuple[str, tuple[RecordChange, ...]]] = []
        bases: dict[str, Base] = {}
        for uid, places in chosen.items():
            base, read = self._bases.get(uid), self._read.get(uid)
            if read is not None and read[0] == self._seq_of(uid):
                spans: SpanSet | None = read[1]
            else:
                spans = base.spans if base is not None else self._session.spans_of(uid)
            if base is not None:
                bases[uid] = base
            parts.append((uid, carried_out(spans or SpanSet(), wanted, places)))
        number = sum(len(made) for _uid, made in parts)
        self.leave()
        if self._session.apply_to("clear_equal" if wanted.clear else "mark_equal", parts, bases):
            self._say_done(wanted, number, len(parts))

    def _say_done(self, wanted: Wanted, number: int, articles: int) -> None:
        self._label = wanted.label
        self._window.reader.clear_selection()
        self.undoable.emit(self._done_words(wanted, number, articles))

    def _carry_out_here(self, wanted: Wanted, places: list[Proposal]) -> None:
        session = self._session
        made: list[RecordChange] = []

        def noted() -> Iterator[RecordChange]:
            for change in carrying_out(session.spans, wanted, places):
                made.append(change)
                yield change

        def told(done: bool) -> None:
            if done:
                self._say_done(wanted, len(made), 1)

        session.long.apply("clear_equal" if wanted.clear else "mark_equal", noted(), len(places), told)

    def _seq_of(self, uid: str) -> int:
        """The number of the latest correction of an article."""
        entry = self._session.workspace.entry(uid)
        return entry.seq if entry is not None else 0

    def _done_words(self, wanted: Wanted, number: int, articles: int) -> str:
        if articles > 1 and wanted.clear:
            words = self.tr("“{string}” cleared {n} times in {of} articles.")
        elif articles > 1:
            words = self.tr("“{string}” marked {n} times in {of} articles.")
        elif wanted.clear:
            words = self.tr("“{string}” cleared {n} times.")
        else:
            words = self.tr("“{string}” marked {n} times.")
        return words.format(string=wanted.string[:24], n=number, of=articles)

    def stop(self) -> None:
        """Give up a search through the library that is under way."""
        if self._turn.isActive() or self._session.jobs.running("search"):
            self.leave()

    def leave(self) -> None:
        """Put the preview away; what was not carried out is not done."""
        self._stop()
        was = self.open
        if was:
            self._window.side.leave_front()
            self._light()
            self._window.reader.setFocus()

    def _stop(self) -> None:
        self._late.stop()
        self._turn.stop()
        self._steps = None
        if self._session.jobs.cancel("search") or self._reached:
            self.progress.emit(0, 0)
        self._reached = 0
        self.page.set_busy(False)
