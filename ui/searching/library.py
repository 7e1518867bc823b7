"""Search across the library: the query run in slices, its results opened, made into spans and decided."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from core.articles.library import Entry
from core.errors import ZhupiError
from core.model import Range, Span
from core.searching.folding import scan
from core.searching.hits import Hits, concerns, hits_of
from core.searching.indexing import Scanned, ScanRequest
from core.searching.query import Query, parse
from ui import views
from ui.panels.search.page import SearchPage
from ui.panels.search.rows import Mark, Row, Shown
from ui.searching.acts import SearchActs
from ui.searching.arriving import Arriving
from ui.searching.index_keeper import SLICE, IndexKeeper, file_of
from ui.searching.passages import Passages, nearest
from ui.session import Session

if TYPE_CHECKING:
    from core.searching.index import Known, SearchIndex
    from ui.main_window import MainWindow

CALM: Final = 120
"""Milliseconds without a key after which what is typed is looked for."""
LATE: Final = 150
"""Milliseconds in which changes gather before rows are marked anew."""
OFTEN: Final = 0.1
"""Seconds between two showings while hits come in."""
TOGETHER: Final = 100
"""Articles whose library records are looked at in one step."""
MOST: Final = 200_000
"""Hits at the most; more are not of use to anybody."""


class Searching(QObject):
    """Ctrl+Alt+F: the page, the query that runs, and the article that is opened from it."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self.keeper = IndexKeeper(window)
        self.passages = Passages(window.session, self.keeper)
        self.page = SearchPage(self.passages.line, self._action_of, window)
        self.page.hide()  # until it is in the pane, it would lie in the corner of the window
        self.page.chinese = views.chinese()
        self.acts = SearchActs(window, self.page)
        self._arriving = Arriving(self._session, self.acts.span_at, self)
        window.panes.connect(self.acts, runs=True)
        self._query = Query()
        self._steps: Iterator[Hits | None] | None = None
        self._entries: dict[str, Entry] = {}
        self._unread: list[Entry] = []
        self._found: list[Hits] = []
        self._marks: dict[str, dict[int, Mark]] = {}
        self._broken: set[str] = set()
        self._shown_at = 0.0
        self._pending: tuple[Row, str] | None = None
        self._changed: set[str] = set()
        self._at = (0, 0)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.run)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._mark_changed)
        self._connect()

    def _connect(self) -> None:
        page, session = self.page, self._session
        page.query_changed.connect(lambda _words: self._calm.start())
        page.open_asked.connect(self.open_row)
        page.current_changed.connect(self._follow)
        page.decided.connect(self.acts.decide)
        page.label_asked.connect(self.acts.label)
        page.stop_asked.connect(self.stop)
        page.left.connect(self.leave)
        session.opened.connect(self._arrive_soon)
        session.entry_changed.connect(self._on_entry)
        self._window.labels_changed.connect(self._name_keys)
        self._window.follow_theme(self._name_keys)
        self._window.follow_theme(page.set_theme)
        self.keeper.fresh.connect(self._on_fresh)
        self.keeper.progress.connect(self._on_progress)
        self.keeper.settled.connect(self._show_state)
        self._window.reader.installEventFilter(self)

    def _arrive_soon(self) -> None:
        QTimer.singleShot(0, self, self._arrive)

    def _name_keys(self, *_news: object) -> None:
        """The labels that are offered, and the keys that work now."""
        self.page.set_simple(on=self._window.settings.on("simple_mode"))
        self.page.set_labels(self._window.labels)

    def _action_of(self, event: QKeyEvent) -> str:
        """The name of the action or `label:NAME` that a single key stands for."""
        table = self._window.actions_table
        row = table.row_for(event)
        if row is not None:
            return row.name
        label = next((one for one in self._window.labels if one.key and one.key == event.text()), None)
        return f"label:{label.name}" if label is not None and not table.simple else ""

    # ---- coming and going

    @property
    def open(self) -> bool:
        """Whether the page shows."""
        return self._window.side.front is self.page

    def search_library(self) -> None:
        """Bring the page to the front with what is selected on the page, else as it was left."""
        window = self._window
        chosen = window.reader.selection()
        words = self._session.text[slice(*chosen)].strip() if chosen is not None else ""
        self.page.set_theme(window.theme_now())
        self._name_keys()
        window.actions_table.by_name["side_pane"].setChecked(True)
        window.small_toolbar.hide()
        window.side.bring_to_front(self.page)
        self.keeper.keep_up()
        if words and "\n" not in words and words != self.page.line.text():
            self.page.line.setText(f'"{words}"' if " " in words else words)
        self.page.line.setFocus()
        self.page.line.selectAll()
        self._show_state()

    def leave(self) -> None:
        """Show the tabs again; the results stay until something else is looked for."""
        if self.open:
            self._window.side.leave_front()
            if self._session.current is not None:
                self._window.reader.light_matches((), -1)
                self._window.reader.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the article goes back to the results, where nothing on the page is to be given up first."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and watched is self._window.reader
            and self.open
            and self._window.reader.selection() is None
            and self.page.model.rowCount()
        ):
            self.page.enter_list()
            return True
        return super().eventFilter(watched, event)

    # ---- looking

    def run(self) -> None:
        """Look for what is typed; what was looked for before is given up."""
        self._calm.stop()
        self._give_up()
        workspace = self._session.workspace
        entries = workspace.entries()
        fields = {name for one in entries for name in one.fields}
        self._query = parse(self.page.line.text(), self._window.labels, fields)
        self._entries = {one.uid: one for one in entries}
        self._unread, self._found, self._marks, self._broken = [], [], {}, set()
        self.passages.clear()
        self.page.model.clear()
        if not self._query.empty:
            self._steps = self._through(entries)
            self._turn.start()
            self._step()
        self._show_state()

    def stop(self) -> None:
        """Leave off looking and indexing; what is found stays."""
        self._give_up()
        self.keeper.stop()
        self._show_state()

    def _give_up(self) -> None:
        self._turn.stop()
        self._steps = None
        self._session.jobs.cancel("scan")

    def _through(self, entries: list[Entry]) -> Iterator[Hits | None]:
        """Article by article in the library's order: by the index, then those that are not in it as they are now."""
        wanted = []
        for number, entry in enumerate(entries):
            if entry.uid == self._session.uid or concerns(self._query, entry):
                wanted.append(entry)
                if not self._query.words:
                    yield self._hits(entry, (), entry.text_sha256)
                    continue
            if number % TOGETHER == 0:
                yield None
        if not self._query.words:
            return
        index = self.keeper.index()
        known = self._known(index)
        yield None
        ready = [one for one in wanted if one.uid in known and self._as_it_is(one, known[one.uid])]
        yield None
        if index is not None and ready:
            yield from self._indexed(index, ready)
        here = {one.uid for one in ready}
        for entry in wanted:
            if entry.uid not in here and (entry.stored or entry.uid == self._session.uid):
                yield from self._read(entry)
        self._unread += [
            one for one in wanted if one.uid not in here and not one.stored and one.uid != self._session.uid
        ]
        if index is None and self._unread and not self._query.about_spans:
            request = ScanRequest(tuple(map(file_of, self._unread)), self._query.words)
            self._session.jobs.ask("scan", request, self._on_scanned, self._on_scan_end)

    def _known(self, index: SearchIndex | None) -> dict[str, Known]:
        from core.searching.index import IndexUnavailable  # noqa: PLC0415

        try:
            return dict(index.known()) if index is not None else {}
        except IndexUnavailable:
            return {}

    def _as_it_is(self, entry: Entry, known: Known) -> bool:
        """Whether the index has the text that opening the article shows."""
        if entry.uid == self._session.uid:
            return known.sha256 == self._session.current_sha256
        return known.sha256 == entry.text_sha256 if entry.stored else bool(known.stamp)

    def _indexed(self, index: SearchIndex, ready: list[Entry]) -> Iterator[Hits | None]:
        from core.searching.index import IndexUnavailable  # noqa: PLC0415

        words, rebuilt = self._query.words, index.rebuilt
        try:
            held: dict[str, Known] = {}
            for part in index.finding(words):
                held |= part
                yield None
            wanted = [(one.uid, held[one.uid]) for one in ready if one.uid in held]
            yield None
            for found in index.searching(wanted, words):
                if found is None:
                    yield None
                else:
                    yield self._hits(self._entries[found.uid], found.places, found.sha256)
        except IndexUnavailable:
            pass
        if index.rebuilt != rebuilt:
            # It was damaged: what was lost with it is looked for as it is indexed again.
            met = {one.hits.uid for one in self.page.model.articles} | {one.uid for one in self._found}
            self._unread += [one for one in ready if one.uid not in met]
            self.keeper.keep_up()

    def _read(self, entry: Entry) -> Iterator[Hits | None]:
        """An article whose text is here, and not in the index."""
        current = self._session.current
        here = current is not None and current.uid == entry.uid
        try:
            article = current.article if here and current is not None else self._session.workspace.article(entry.uid)
        except ZhupiError:
            self._broken.add(entry.uid)
            return
        if article is None:
            return
        places: list[list[Range]] = []
        for word in self._query.words:
            found: list[Range] = []
            for part in scan(article.text, word):
                found += part
                yield None
            places.append(found)
        yield self._hits(entry, places, article.text_sha256)

    def _hits(self, entry: Entry, places: tuple[list[Range], ...] | list[list[Range]], sha256: str) -> Hits | None:
        query = self._query
        spans: Iterable[Span] = ()
        if query.about_spans and all(places):
            spans = self._spans_for(entry)
        hits = hits_of(query, entry, places, spans, sha256)
        if hits is not None and hits.spans:
            wanted = set(hits.spans)
            held = {span.id: (span.label, span.status) for span in spans if span.id in wanted}
            self._marks[entry.uid] = {number: held[one] for number, one in enumerate(hits.spans)}
        return hits

    def _spans_for(self, entry: Entry) -> Iterable[Span]:
        """At least the spans of an article that can be hits."""
        query = self._query
        if entry.uid == self._session.uid:
            return self._session.spans
        try:
            return self._session.workspace.some_spans(
                entry.uid, query.labels, query.wanted_statuses, noted=bool(query.notes), flagged=query.flagged
            )
        except ZhupiError:
            self._broken.add(entry.uid)
            return ()

    def _step(self) -> None:
        until = time.perf_counter() + SLICE
        steps, found = self._steps, []
        while steps is not None and time.perf_counter() < until:
            try:
                hits = next(steps)
            except StopIteration:
                steps = None
                break
            if hits is not None:
                found.append(hits)
        self._found += found
        ended = steps is None or self.page.model.hits + sum(len(one.places) for one in self._found) >= MOST
        # Each showing paints the list, which takes as long as a slice: the first is at once, the next now and then.
        if ended or not self.page.model.rowCount() or time.perf_counter() - self._shown_at > OFTEN:
            held, self._found = self._found, []
            self._show(held)
            self._shown_at = time.perf_counter()
        if ended:
            self._steps = None
            self._turn.stop()
            self._show_state()

    def _show(self, found: list[Hits]) -> None:
        shown = [
            Shown(one, self._title(one.uid), self._first_marks(one))
            for one in found
            if one.uid not in self.page.model.by_uid
        ]
        first = not self.page.model.rowCount()
        self.page.model.append(shown)
        if shown:
            self._show_state()
        if first and shown and self.page.list.hasFocus():
            self.page.step(1)

    def _title(self, uid: str) -> str:
        entry = self._entries[uid]
        return entry.title or Path(entry.path).name or uid

    def _first_marks(self, hits: Hits) -> dict[int, Mark]:
        """What is known without reading the article: spans that were looked for, and the open article's."""
        if hits.spans:
            return self._marks.pop(hits.uid, {})
        return self.acts.marks(hits) if hits.uid == self._session.uid else {}

    # ---- what comes later

    def _on_fresh(self, uids: list[str]) -> None:
        """More articles can be searched: what is asked for is looked for in them too."""
        missed = [self._entries[uid] for uid in uids if any(one.uid == uid for one in self._unread)]
        index = self.keeper.index()
        if not missed or index is None or self._steps is not None:
            if missed and index is not None:
                QTimer.singleShot(CALM, self, lambda: self._on_fresh(uids))
            return
        new = {one.uid for one in missed}
        self._unread = [one for one in self._unread if one.uid not in new]
        self._steps = self._indexed(index, missed)
        self._turn.start()

    def _on_scanned(self, part: object) -> None:
        if isinstance(part, Scanned):
            if part.text:
                self.passages.keep(part.uid, part.text)
                places = [[one for step in scan(part.text, word) for one in step] for word in self._query.words]
                hits = self._hits(self._entries[part.uid], places, part.sha256)
                self._show([hits] if hits is not None else [])
            self._unread = [one for one in self._unread if one.uid != part.uid]
            self._show_state()

    def _on_scan_end(self, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)
        self._show_state()

    def _on_progress(self, number: int, of: int) -> None:
        self._at = (number, of)
        if self.open:
            self._show_state()

    def _on_entry(self, uid: str) -> None:
        if uid in self.page.model.by_uid:
            self._changed.add(uid)
            if not self._late.isActive():
                self._late.start()

    def _mark_changed(self) -> None:
        """Rows follow what became of their spans, one article a turn."""
        if not self._changed:
            return
        uid = self._changed.pop()
        at = self.page.model.by_uid.get(uid)
        if at is not None:
            shown = self.page.model.articles[at]
            self.page.model.mark(uid, self.acts.marks(shown.hits))
        if self._changed:
            QTimer.singleShot(0, self, self._mark_changed)

    def _show_state(self) -> None:
        page, model = self.page, self.page.model
        looking = self._steps is not None or self._session.jobs.running("scan")
        if self._query.empty or not page.line.text().strip():
            page.show_counts("")
            page.list.empty_words = self.tr(
                "Words that stand in the same article; quotation marks keep spaces together. Width and case do not "
                "matter. Filters are typed as label:slogan status:pending, or chosen beside the line."
            )
        else:
            words = self.tr("Hits: {n} · articles: {of}").format(n=model.hits, of=len(model.articles))
            page.show_counts(words + ("…" if looking else ""))
            page.list.empty_words = "" if looking else self.tr("Nothing is found.")
        page.show_note(self._note(looking=looking), stoppable=looking or self.keeper.busy)
        page.list.viewport().update()

    def _note(self, *, looking: bool) -> str:
        """What goes on, or is to be known, in one sentence."""
        if self._query.unknown:
            name, value = self._query.unknown[0]
            return self._unknown_words(name).format(value=value)
        if self.keeper.busy and self._at[1]:
            return self.tr("Indexing {n} of {of} articles; their hits come as they are ready.").format(
                n=self._at[0], of=self._at[1]
            )
        if looking:
            reading = self._session.jobs.running("scan")
            return self.tr("Reading {n} files …").format(n=len(self._unread)) if reading else ""
        return self._left_out()

    def _left_out(self) -> str:
        """What was not looked through."""
        if self._broken:
            return self.tr("Damaged articles, left out: {n}").format(n=len(self._broken))
        if self._query.about_spans:
            return self.tr("Spans are looked for in the articles worked on.")
        if self._unread and self._query.words:
            return self.tr("Files that are missing or cannot be read: {n}").format(n=len(self._unread))
        return ""

    def _unknown_words(self, name: str) -> str:
        if name == "label":
            return self.tr("There is no label “{value}”.")
        if name == "status":
            return self.tr("There is no status “{value}”: pending, accepted, rejected.")
        return self.tr("There is no progress “{value}”: unseen, open, finished.")

    # ---- opening

    def open_row(self, row: Row) -> None:
        """Open the article at that place; the results stay beside it."""
        uid = row.article.hits.uid
        string = "" if row.article.hits.whole else self.passages.piece(uid, row.article.hits.sha256, *row.place)
        self._pending = (row, string)
        if uid == self._session.uid:
            self._arrive()
        else:
            self._window.opening.open_entry(uid)

    def _arrive(self) -> None:
        """The article is there: go to the place, with everything found in it lit."""
        pending = self._pending
        if pending is None or pending[0].article.hits.uid != self._session.uid or not self.open:
            return
        self._pending = None
        row, string = pending
        reader = self._window.reader
        reader.setFocus()
        if row.article.hits.whole:
            return
        if row.article.hits.sha256 == self._session.current_sha256:
            reader.set_matches(row.article.hits.places, max(0, row.hit))
            self._arriving.select(row.article.hits, row.hit)
            return
        place = nearest(self._session.text, string, row.place[0])
        if place is None:
            self.told.emit(self.tr("The text has changed since; the place is not in it any more."))
        else:
            reader.set_matches([place], 0)

    def _follow(self, row: object) -> None:
        """While the open article's hits are gone through, the page goes along."""
        if not isinstance(row, Row) or row.hit < 0 or not self.open:
            return
        hits = row.article.hits
        if hits.uid == self._session.uid and hits.sha256 == self._session.current_sha256:
            self._window.reader.set_matches(hits.places, row.hit)
