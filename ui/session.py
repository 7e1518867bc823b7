"""The open article and its span set: gestures come in as corrections, one `changed` goes out to every view.

Nothing here draws, and nothing else in the window changes a span. A correction is shown at once; the workspace
says later whether it is on the disk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core import changes as changing
from core.changes import RecordChange, SpanChange, Transaction
from core.editing.layer import taken_in
from core.errors import CorrectionRefused, WorkspaceReadOnly, ZhupiError
from core.merge import additions
from core.model import Article, ArticleState, Extraction, Range, Span, Status
from core.requests import ExtractRequest, Found, Reanchored
from core.review.order import ReviewQueue, Step
from core.spans import SpanSet
from core.versions.newer_text import changes_text, take_over
from core.versions.past import PastState, bring_back, earlier
from core.workspace import Base, Entry, NewText, Workspace
from ui.articles.kept_articles import KeptArticles, OpenArticle, Outline, Text, as_stored, base_of
from ui.jobs import Jobs
from ui.long_steps import LongSteps, Ready, Then
from ui.safety.elsewhere import taken_from_elsewhere

if TYPE_CHECKING:
    from core.safety.taking_in import Prepared

LONG_EXTRACTION = 1_000_000
"""Code points from which on an extraction nobody waits for is ended with its process."""
MANY = 200
"""Articles in one correction from which on they are not told one by one."""


class Session(QObject):
    """One workspace, one open article, one undo stack.

    `changed(before, after, changes)` carries two `SpanSet`s and the record changes between them.
    """

    opened = Signal()
    """Another article is open: what is left of the one before is put away."""
    shown = Signal()
    """After `opened`: the article may be shown."""
    changed = Signal(object, object, object)
    outline_changed = Signal()
    selected_changed = Signal(str)
    extracting_changed = Signal(bool)
    entry_changed = Signal(str)
    many_changed = Signal()
    """So many articles have changed that the list of them is made anew."""
    article_wanted = Signal(str)
    """The uid of an article whose correction was undone and whose text has to be read from its file to be shown."""
    saved = Signal(int)
    not_saved = Signal(int, object)
    refused = Signal(object)
    extraction_failed = Signal(object)
    demands_found = Signal(object)
    """Some spans of the optional layer, of the open article."""
    layer_changed = Signal()

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.jobs = jobs
        self.current: OpenArticle | None = None
        self.counts: Counter[tuple[str, Status]] = Counter()
        self.queue = ReviewQueue()
        self.selected = ""
        self._here: Span | None = None
        self.others: tuple[str, ...] = ()
        self.looking_back = False
        self.layer = SpanSet()
        """Proposals shown beside the set: not on record, not counted, until a person decides one."""
        self.asks_demands = False
        self._kept = KeptArticles()
        self.long = LongSteps(self, lambda transaction, ready: self._commit(transaction, ready=ready))
        self._preview: set[str] = set()
        # the writer's work would lengthen the time until the decision is painted: it begins right after
        self._write = QTimer(self, singleShot=True, interval=0)
        self._write.timeout.connect(workspace.write)
        workspace.listen(self.saved.emit, self.not_saved.emit)

    # ---- the open article

    @property
    def spans(self) -> SpanSet:
        """The spans of the open article."""
        return self.current.spans if self.current else SpanSet()

    @property
    def text(self) -> str:
        """The text of the open article."""
        return self.current.article.text if self.current else ""

    @property
    def current_sha256(self) -> str:
        """What the text of the open article is known by, or empty."""
        return self.current.article.text_sha256 if self.current else ""

    @property
    def uid(self) -> str:
        """The open article's uid, or empty."""
        return self.current.uid if self.current else ""

    @property
    def entry(self) -> Entry | None:
        """The open article's library entry as stored."""
        return self.workspace.entry(self.uid) if self.current else None

    @property
    def state(self) -> ArticleState:
        """How far the work on the open article has come."""
        entry = self.entry
        return entry.state if entry else ArticleState.UNSEEN

    @property
    def selected_span(self) -> Span | None:
        """The selected span, or None."""
        return self.spans.get(self.selected) or self.layer.get(self.selected) if self.selected else None

    def open_read(self, article: Article, visible: Range = (0, 4000)) -> str:
        """Open an article just read: its stored work where the text is known, else extraction begins; its uid."""
        entry = self.workspace.add(article) if not self.workspace.read_only else self._entry_for(article)
        self._show(entry.uid if entry else "", article, visible)
        return self.uid

    def open_apart(self, article: Article) -> None:
        """Open an article just read as one of its own, although another one was read from its place."""
        self._show(self.workspace.add_apart(article).uid, article, (0, 4000))

    def takes_long(self, uid: str) -> bool:
        """Whether the spans of a stored article are so many that they are better read beside the window."""
        return self._kept.get(uid) is None and self.workspace.spans_are_long(uid)

    def open_stored(self, uid: str, text: Text | None = None, spans: SpanSet | None = None) -> bool:
        """Open an article of the library whose text is stored; False where it must be read from its file.

        `text` and `spans` are what is on record, where they have been read.
        """
        known = self._kept.get(uid)
        held = (known.article, known.outline) if known is not None else text
        article, outline = held or self.workspace.article_and_outline(uid)
        if article is None:
            return False
        self._show(uid, article, (0, 4000), outline, spans)
        return True

    def _entry_for(self, article: Article) -> Entry | None:
        return self.workspace.find(file_sha256=article.file_sha256, text_sha256=article.text_sha256)

    def _show(
        self, uid: str, article: Article, visible: Range, outline: Outline | None = None, stored: SpanSet | None = None
    ) -> None:
        """`outline` comes with the stored text; without one the stored text is read, and shown where there is one."""
        self.long.complete()
        self._leave()
        known = self._kept.get(uid)
        if stored is None and uid and known is None:
            stored = self.workspace.spans(uid)
        if known is None and stored is not None:
            if outline is None:
                kept_text, outline = self.workspace.article_and_outline(uid)
                article = kept_text or article
            known = as_stored(uid, article, outline, stored, self.workspace.entry(uid))
        self.current = known or OpenArticle(uid, article, SpanSet(), complete=False)
        self.counts = self.spans.kinds()
        self.queue.show(self.text, self.spans)
        self.selected, self._here = "", None
        self.others = ()
        self.layer = SpanSet()
        self._preview = set()
        if uid and not self.workspace.read_only:
            self.workspace.mark_opened(uid)
            if known is None and not article.path and not self._is_lent(uid):
                self.workspace.store(uid, Base(article, SpanSet()))
        self.opened.emit()
        self.shown.emit()
        if not self.current.complete:
            self._extract(visible)
        if uid:
            self.entry_changed.emit(uid)

    def _is_lent(self, uid: str) -> bool:
        """Whether the text is on record already, because another person's spans came with it."""
        entry = self.workspace.entry(uid)
        return entry is not None and entry.lent is not None

    def _leave(self) -> None:
        """Keep what this run has done to the article; end an extraction nobody waits for."""
        if self.current is None:
            return
        if self.jobs.running("extract"):
            self.jobs.cancel("extract")
            if len(self.text) > LONG_EXTRACTION:
                self.jobs.restart()
            self.extracting_changed.emit(False)

    # ---- extraction

    def _extract(self, visible: Range) -> None:
        if self.current is None:
            return
        request = ExtractRequest(
            self.current.article, visible, self.workspace.own_words(), self.workspace.policy, self.asks_demands
        )
        self.jobs.ask("extract", request, self._on_found, self._on_extracted)
        self.extracting_changed.emit(True)

    def extract_again(self) -> None:
        """Extract afresh: what nobody decided is replaced, what a person decided stays as it is."""
        if self.current is not None:
            self._preview = {span.id for span in self.spans if span.pending and not span.origin.is_person}
            self._extract((0, 4000))

    def _on_found(self, part: object) -> None:
        self.long.complete()
        if not isinstance(part, Found) or self.current is None:
            return
        if part.rule_set:
            self.current = replace(self.current, rule_set=part.rule_set)
            return
        if part.outline:
            self.current = replace(self.current, outline=part.outline)
            self.outline_changed.emit()
        if part.demands:
            self.demands_found.emit(part.spans)
            return
        new = additions(self.spans, Extraction(part.spans, part.groups))
        if part.preview:
            self._preview.update(span.id for span in part.spans)
        else:
            self._preview.difference_update(span.id for span in part.spans)
            self._preview -= self._carried(part.spans)
        self._machine(new)

    def _carried(self, found: Sequence[Span]) -> set[str]:
        """Proposals of an earlier text that the rules make in this one too, under other ids."""
        if not self._preview:
            return set()
        places = {(span.label, *span.range) for span in found}
        old = filter(None, map(self.spans.get, self._preview))
        return {span.id for span in old if (span.label, *span.range) in places}

    def _on_extracted(self, error: Exception | None) -> None:
        self.long.complete()
        if self.current is None:
            return
        if error is None:
            self._machine(self._outdated())
            self._preview = set()
            self._extraction_complete()
        else:
            self.extraction_failed.emit(error)
        self.extracting_changed.emit(False)

    def _outdated(self) -> tuple[RecordChange, ...]:
        """What the preview (or older rules) proposed and the whole did not; never what is selected or decided."""
        found = (self.spans.get(span_id) for span_id in self._preview if span_id != self.selected)
        return tuple(SpanChange(span.id, span, None) for span in found if span is not None and span.pending)

    def _extraction_complete(self) -> None:
        if self.current is None:
            return
        rule_set = self.current.rule_set
        self.current = replace(self.current, complete=True)
        self._kept.renew(self.current)
        entry = self.entry
        if entry is None or self.workspace.read_only:
            return
        if entry.stored:
            self.workspace.machine_update(self.uid, (), rule_set)
        else:
            self.workspace.note_counts(self.uid, self.label_counts(), rule_set)
        self.entry_changed.emit(self.uid)

    def _machine(self, new: Sequence[RecordChange]) -> None:
        """Show what a machine found; where the article is stored it is stored too, and never on the undo stack."""
        if not new or self.current is None:
            return
        entry = self.entry
        self._take(new)
        if entry is not None and entry.stored and not self.workspace.read_only:
            self.workspace.machine_update(self.uid, tuple(new), self.current.rule_set)
            self._keep()

    # ---- corrections

    def apply(self, kind: str, made: Iterable[RecordChange]) -> bool:
        """Carry out one correction of the open article: shown at once, one undo step; False where it is none."""
        made = tuple(made)
        if self.current is None or not made:
            return False
        return self._commit(Transaction(kind, ((self.uid, made),)))

    def apply_to(
        self,
        kind: str,
        parts: Iterable[tuple[str, Iterable[RecordChange]]],
        bases: Mapping[str, Base] | None = None,
    ) -> bool:
        """One correction over many articles, one undo step; `bases` are those not worked on yet, as they were read."""
        articles = tuple((uid, made) for uid, made in ((uid, tuple(one)) for uid, one in parts) if made)
        return bool(articles) and self._commit(Transaction(kind, articles), bases=bases)

    def apply_transaction(self, transaction: Transaction) -> bool:
        """Carry out one correction of many articles, or of the workspace itself: one undo step."""
        return bool(transaction.articles) and self._commit(transaction)

    def spans_of(self, uid: str) -> SpanSet | None:
        """The spans of an article as they are now; None where it is not stored."""
        if uid == self.uid:
            return self.spans
        known = self._kept.get(uid)
        return known.spans if known is not None else self.workspace.spans(uid)

    def correct(self, kind: str, correction: object, *arguments: object, **options: object) -> bool:
        """Make a correction of `core.corrections` on the open article's spans; a refusal is told, not raised."""
        if not callable(correction):
            raise TypeError(correction)
        self.long.complete()
        try:
            beside = self._beside(arguments)
            spans = self.spans.updated([beside]) if beside is not None else self.spans
            return self.apply(kind, taken_in(correction(spans, *arguments, **options), beside))
        except CorrectionRefused as error:
            self.refused.emit(error)
            return False

    def _beside(self, arguments: tuple[object, ...]) -> Span | None:
        """The selected span, where it stands only in the layer and the correction is of it."""
        span = self.layer.get(self.selected) if self.selected else None
        named = any(one == self.selected or (isinstance(one, list) and self.selected in one) for one in arguments)
        return span if named else None

    def show_layer(self, spans: SpanSet) -> None:
        """Show those proposals beside the set; every view that shows the layer is told."""
        if spans or self.layer:
            self.layer = spans
            if self.selected and self.selected_span is None:
                self.select("")
            self.layer_changed.emit()

    def finish(self, *, accept_pending: bool, put_away: frozenset[str], then: Then) -> None:
        """The article is done: one undo step; spans of labels put away stay as they are. `then`: whether it changed."""
        if self.current is not None:
            self.long.finish(accept_pending=accept_pending, put_away=put_away, then=then)

    def take_over(self, newer: Reanchored, ranges: Sequence[Range]) -> bool:
        """Take over the newer text of the open article, its spans where they were found again: one undo step."""
        entry = self.entry
        if entry is None or self.current is None:
            return False
        places = dict(zip(ranges, newer.places, strict=True))
        made = take_over(entry, self.text, self.spans, newer.article, places)
        new = NewText(newer.article, newer.outline)
        return self._commit(Transaction("take_over", ((self.uid, made),)), {self.uid: new})

    def past(self, seq: int) -> PastState | None:
        """The open article as it was after the correction of that number; None where nothing is on record."""
        entry = self.entry
        if entry is None or not entry.stored:
            return None
        self.workspace.flush(5)
        lines = self.workspace.history_lines(self.uid)
        return earlier(entry, self.spans, lines, seq, self.workspace.decoded)

    def bring_back(self, past: PastState) -> bool:
        """Make the open article what it was then: one undo step."""
        entry = self.entry
        return entry is not None and self.apply("restore", bring_back(entry, self.spans, past))

    def take_in(self, prepared: Prepared) -> bool:
        """Take in work from elsewhere: its corrections are one undo step. False where it was refused."""
        return taken_from_elsewhere(self, prepared, self._commit, self._show_other_text)

    def undo(self) -> bool:
        """Take back the latest correction of the workspace and show its article."""
        return self.long.swap(self.workspace.undo_target(), "undo")

    def redo(self) -> bool:
        """Do again what was taken back last."""
        return self.long.swap(self.workspace.redo_target(), "redo")

    def _commit(
        self,
        transaction: Transaction,
        texts: Mapping[str, NewText] | None = None,
        bases: Mapping[str, Base] | None = None,
        ready: Ready | None = None,
    ) -> bool:
        self.long.complete()
        if self.workspace.read_only:
            self.refused.emit(WorkspaceReadOnly())
            return False
        if self.looking_back:
            self.refused.emit(CorrectionRefused("an earlier state is shown; go back to now, or bring it back, first"))
            return False
        here = transaction.of(self.uid)
        before, counts = self.current, self.label_counts()
        stored = dict(bases or {})
        # where the article comes with a base of its own, what shows is not what the changes were made for
        other_text = changes_text(here) or (bool(here) and self.uid in stored)
        try:
            self._take(() if other_text else here, ready)
        except CorrectionRefused as error:
            self.refused.emit(error)
            return False
        if before is not None and before.uid not in stored:
            stored[before.uid] = base_of(before, counts)
        self._kept.follow(transaction, self.uid)
        try:
            moves = {self.uid: ready.moves} if ready is not None else None
            self.workspace.commit(transaction, bases=stored, texts=texts, moves=moves, at_once=False)
        except ZhupiError as error:
            self._take([] if other_text else [changing.swap(change) for change in reversed(here)])
            self.refused.emit(error)
            return False
        self._write.start()
        if other_text:
            self._show_other_text()
        else:
            self._keep()
        if len(transaction.articles) > MANY:
            self.many_changed.emit()
            self.entry_changed.emit(self.uid)
            return True
        for uid, _made in transaction.articles:
            self.entry_changed.emit(uid)
        return True

    def _show_other_text(self) -> None:
        """The open article has another of its texts now: every view shows it anew."""
        uid = self.uid
        self._kept.forget(uid)
        article = self.workspace.article(uid)
        if article is not None:
            self._show(uid, article, (0, 4000))

    def _keep(self) -> None:
        entry = self.entry
        if self.current is None or entry is None or not entry.stored:
            return
        self._kept.keep(self.current, droppable=not self.workspace.unconfirmed)

    def _take(self, made: Sequence[RecordChange], ready: Ready | None = None) -> None:
        """Replace the open article's span set and tell every view what changed."""
        if self.current is None or not made:
            return
        before = self.current.spans
        after = changing.apply(before, made) if ready is None else ready.spans
        self.counts.update(changing.moves(made) if ready is None else ready.moves)
        self.current = replace(self.current, spans=after)
        self.queue.take(after, tuple(made))
        self.changed.emit(before, after, tuple(made))
        if self.selected and self.selected_span is None:
            self.select("")

    def label_counts(self) -> dict[str, list[int]]:
        """`{label: [pending, accepted, rejected]}` of the open article."""
        counts: dict[str, list[int]] = {}
        for (label, status), number in self.counts.items():
            counts.setdefault(label, [0] * len(Status))[status] = number
        return counts

    def of_status(self, status: Status) -> int:
        """How many spans of the open article have that status."""
        return sum(number for (_label, found), number in self.counts.items() if found is status)

    # ---- selection

    def select(self, span_id: str, others: Iterable[str] = ()) -> None:
        """Select a span (empty: none), and `others` with it; every view is told."""
        more = tuple(dict.fromkeys(one for one in others if span_id and one != span_id))
        if (span_id, more) != (self.selected, self.others):
            self.selected, self.others = span_id, more
            self._here = self.selected_span
            self.selected_changed.emit(span_id)

    @property
    def chosen(self) -> list[Span]:
        """The selected span, then those chosen with it."""
        return [span for span in map(self.spans.get, (self.selected, *self.others)) if span is not None]

    def next_pending(self, place: int, hidden: frozenset[str] = frozenset(), *, back: bool = False) -> Step | None:
        """The pending span after (or before) the selected one in the queue's order, then round.

        A span that was changed since it was selected counts where it was then; `place`, a code point, is where reading
        goes on while none is selected.
        """
        return self.queue.step(self._here if self.selected else place, hidden, back=back)
