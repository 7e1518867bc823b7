"""What is done with chosen results: spans made of them or decided, over many articles, in one undo step."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core import corrections
from core.changes import RecordChange
from core.errors import CorrectionRefused
from core.model import Article, Range
from core.requests import Searched, SearchRequest
from core.searching.hits import Hits
from core.searching.labelling import label_places
from core.spans import SpanSet
from core.workspace import Base, Entry
from ui.annotating.correcting import province_code
from ui.panels.search.page import SearchPage
from ui.panels.search.rows import Mark
from ui.searching.index_keeper import SLICE, file_of
from ui.session import Session
from ui.views import label_name

if TYPE_CHECKING:
    from ui.main_window import MainWindow

FEW: Final = 200
"""Hits that are looked up one by one; of more, every span of the article is passed once."""
Chosen = dict[str, tuple[Hits, list[int]]]
"""The chosen hits of each article, by number."""
Change = Callable[[SpanSet, str, Hits, list[int]], tuple[RecordChange, ...]]
"""Spans, text, hits, the chosen ones → what changes."""


class SearchActs(QObject):
    """Gathers the changes in slices, reads articles not worked on yet in the worker, and commits once."""

    told = Signal(str)
    undoable = Signal(str)
    failed = Signal(object)
    progress = Signal(int, int)

    def __init__(self, window: MainWindow, page: SearchPage) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self._page = page
        self._kind = self._words = ""
        self._change: Change | None = None
        self._chosen: Chosen = {}
        self._steps: Iterator[None] | None = None
        self._parts: dict[str, tuple[RecordChange, ...]] = {}
        self._seqs: dict[str, int] = {}
        self._bases: dict[str, Base] = {}
        self._missed = self._of = self._met = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)

    @property
    def busy(self) -> bool:
        """Whether changes are being gathered."""
        return self._steps is not None or self._session.jobs.running("search_acts")

    # ---- what is asked for

    def label(self, name: str) -> None:
        """Make spans of that label of all that is chosen."""
        label = next((one for one in self._window.labels if one.name == name), None)
        if label is None:
            return

        def norm_of(string: str) -> str:
            return province_code(string) if name == "PROVINCE" else ""

        def change(spans: SpanSet, text: str, hits: Hits, numbers: list[int]) -> tuple[RecordChange, ...]:
            return label_places(spans, text, name, [hits.places[one] for one in numbers], norm_of)

        words = self.tr("Marked as {label}: {n}, in articles: {of}").replace("{label}", label_name(label))
        self._begin("add", words, change, spans_only=False)

    def decide(self, name: str) -> None:
        """Accept or remove the spans that are chosen."""
        correction = corrections.accept if name == "accept" else corrections.remove

        def change(spans: SpanSet, _text: str, hits: Hits, numbers: list[int]) -> tuple[RecordChange, ...]:
            ids = [found for one in numbers if (found := self.span_at(spans, hits, one))]
            self._met += len(ids)
            return correction(spans, ids)

        words = (
            self.tr("Accepted: {n}, in articles: {of}")
            if name == "accept"
            else self.tr("Rejected or removed: {n}, in articles: {of}")
        )
        self._begin(name, words, change, spans_only=True)

    def _begin(self, kind: str, words: str, change: Change, *, spans_only: bool) -> None:
        if self.busy:
            return
        if self._session.workspace.read_only:
            self.told.emit(self.tr("This workspace can only be read; nothing can be marked."))
            return
        chosen: Chosen = {}
        for row in self._page.chosen():
            hits = row.article.hits
            if hits.whole or (spans_only and not hits.spans and not self._worked_on(hits.uid)):
                continue
            chosen.setdefault(hits.uid, (hits, []))[1].append(row.hit)
        if not chosen:
            self.told.emit(
                self._no_span() if spans_only else self.tr("Choose hits first; then 1–9 make spans of them.")
            )
            return
        self._kind, self._words, self._change, self._chosen = kind, words, change, chosen
        self._parts, self._seqs, self._bases, self._missed, self._met = {}, {}, {}, 0, 0
        self._of = len(chosen)
        self._steps = self._here()
        self._turn.start()
        self._step()

    def _no_span(self) -> str:
        return self.tr("What is chosen is text, not a span: 1–9 make spans of it.")

    def _worked_on(self, uid: str) -> bool:
        """Whether the article has spans on record, or shows them now."""
        entry = self._session.workspace.entry(uid)
        return uid == self._session.uid or (entry is not None and entry.stored)

    # ---- gathering

    def _here(self) -> Iterator[None]:
        """The articles whose text is here; then the worker is asked for the others."""
        files: list[Entry] = []
        workspace = self._session.workspace
        for uid, (hits, numbers) in self._chosen.items():
            entry = workspace.entry(uid)
            if entry is None:
                continue
            article, spans = self._article(uid), self._session.spans_of(uid)
            if article is not None and spans is not None:
                self._take(uid, article, spans, hits, numbers)
            else:
                files.append(entry)
            yield
        if files:
            request = SearchRequest(tuple(map(file_of, files)), "", workspace.own_words(), workspace.policy)
            self._session.jobs.ask("search_acts", request, self._on_read, self._on_end)

    def _article(self, uid: str) -> Article | None:
        current = self._session.current
        return current.article if current is not None and current.uid == uid else self._session.workspace.article(uid)

    def _take(self, uid: str, article: Article, spans: SpanSet, hits: Hits, numbers: list[int]) -> None:
        assert self._change is not None
        if article.text_sha256 != hits.sha256:
            self._missed += 1
            return
        try:
            made = self._change(spans, article.text, hits, numbers)
        except CorrectionRefused:
            # A span that was found is not there any more.
            self._missed += 1
            return
        if made:
            self._parts[uid] = made
            self._seqs[uid] = self._seq(uid)

    def _seq(self, uid: str) -> int:
        """The number of the article's latest correction."""
        entry = self._session.workspace.entry(uid)
        return entry.seq if entry is not None else 0

    def _renew(self) -> None:
        """Articles that were corrected while the others were gathered are looked at again."""
        for uid in [one for one, seq in self._seqs.items() if seq != self._seq(one)]:
            del self._parts[uid]
            self._bases.pop(uid, None)
            article, spans = self._article(uid), self._session.spans_of(uid)
            if article is None or spans is None:
                self._missed += 1
            else:
                self._take(uid, article, spans, *self._chosen[uid])

    def _step(self) -> None:
        until = time.perf_counter() + SLICE
        while self._steps is not None and time.perf_counter() < until:
            try:
                next(self._steps)
            except StopIteration:
                self._steps = None
        if self._steps is not None:
            self.progress.emit(len(self._parts), self._of)
            return
        self._turn.stop()
        if not self._session.jobs.running("search_acts"):
            self._finish()

    def _on_read(self, part: object) -> None:
        if not isinstance(part, Searched):
            return
        self.progress.emit(len(self._parts), self._of)
        held = self._chosen.get(part.uid)
        if part.error is not None or part.article is None or part.found is None or held is None:
            self._missed += 1
            return
        spans = SpanSet(part.found.spans, part.found.groups)
        entry = self._session.workspace.entry(part.uid)
        if entry is None or entry.text_sha256 != part.article.text_sha256:
            self._missed += 1
            return
        self._bases[part.uid] = Base(part.article, spans, part.found.outline, part.rule_set)
        self._take(part.uid, part.article, spans, *held)

    def _on_end(self, error: Exception | None) -> None:
        if error is not None:
            self.progress.emit(0, 0)
            self.failed.emit(error)
            return
        self._finish()

    def stop(self) -> None:
        """Give it up: nothing is changed."""
        if self.busy:
            self._turn.stop()
            self._steps = None
            self._session.jobs.cancel("search_acts")
            self.progress.emit(0, 0)

    def _finish(self) -> None:
        """One transaction over all of them, and on to the next where only one hit was chosen."""
        self.progress.emit(0, 0)
        self._renew()
        if self._missed:
            self.told.emit(self.tr("Missing or changed articles, left as they are: {n}").format(n=self._missed))
        number = sum(map(len, self._parts.values()))
        if not self._parts:
            if not self._missed:
                text = self._kind != "add" and not self._met
                self.told.emit(self._no_span() if text else self.tr("That holds already; nothing is changed."))
            return
        bases = {uid: base for uid, base in self._bases.items() if uid in self._parts}
        if self._session.apply_to(self._kind, self._parts.items(), bases):
            self.undoable.emit(self._words.format(n=number, of=len(self._parts)))
            if sum(len(numbers) for _hits, numbers in self._chosen.values()) == 1:
                self._page.step(1)

    # ---- the spans at hits

    def marks(self, hits: Hits) -> dict[int, Mark]:
        """Label and status of the span at each hit, where there is one, as they are now."""
        spans = self._session.spans_of(hits.uid)
        if spans is None or hits.whole:
            return {}
        found = {span.id: span for span in spans} if len(hits.places) > FEW else None
        exact: dict[Range, Mark] = {}
        if found is not None and not hits.spans:
            exact = {span.range: (span.label, span.status) for span in found.values() if not span.lost}
        marks: dict[int, Mark] = {}
        for number, place in enumerate(hits.places):
            if exact or (found is not None and not hits.spans):
                mark = exact.get(place)
                if mark is not None:
                    marks[number] = mark
                continue
            span = spans.get(self.span_at(spans, hits, number))
            if span is not None:
                marks[number] = (span.label, span.status)
        return marks

    def span_at(self, spans: SpanSet, hits: Hits, number: int) -> str:
        """The id of the span that a hit is, or that has its very range; empty: there is none."""
        if hits.spans:
            return hits.spans[number] if spans.get(hits.spans[number]) is not None else ""
        place = hits.places[number]
        near = [one for one in spans.overlapping(*place) if one.range == place and not one.rejected and not one.lost]
        return near[0].id if near else ""
