"""Correcting: what the keys, the small toolbar and the panels ask for, as corrections of the session."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from core import corrections
from core.changes import RecordChange
from core.editing.edges import Edge, kept, moved
from core.labels import attributes
from core.model import Range, Span, Status
from core.review.order import Step
from core.settings import Settings
from core.spans import SpanSet
from ui import long_steps
from ui.reader.view import ReaderView
from ui.session import Session

Decision = Callable[[SpanSet, Sequence[str]], Sequence[RecordChange]]


class Correcting(QObject):
    """Every correction a person can ask for, on the selected span or the selected text."""

    told = Signal(str)
    undoable = Signal(str)
    note_wanted = Signal()
    went_around = Signal(bool)
    """A step in the queue went over its end (True: over its beginning) and on from the other one."""
    labelled = Signal(str)
    """A label has been given, by whatever way."""

    def __init__(self, session: Session, reader: ReaderView, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self._settings = settings
        self.hidden: frozenset[str] = frozenset()
        self.step: Callable[[bool], Step | None] = self._in_queue
        """The next (True: the previous) span to decide; a list with the keys goes by its own rows."""
        self.several: Callable[[], Sequence[str]] = tuple
        """The ids of spans that one decision is meant for together; empty: only the selected one."""
        self.put_away: frozenset[str] = frozenset()
        """Labels put away by the table: finishing leaves their spans alone."""
        self._refused = False
        session.refused.connect(self._on_refused)

    def _on_refused(self, _error: object) -> None:
        self._refused = True

    # ---- moving

    def next_pending(self) -> None:
        """Select the next pending span."""
        self._go(back=False)

    def previous_pending(self) -> None:
        """Select the pending span before."""
        self._go(back=True)

    def _go(self, *, back: bool) -> bool:
        """Select the next (or the previous) span to decide; whether there is one."""
        step = self.step(back)
        if step is None:
            self.told.emit(self.tr("Nothing is pending in this article. Ctrl+Enter finishes it."))
            return False
        self._follow(step, back=back)
        return True

    def _in_queue(self, back: bool) -> Step | None:
        first, _last = self._reader.visible_range()
        return self._session.next_pending(first, self.hidden, back=back)

    def _follow(self, step: Step, *, back: bool = False) -> None:
        self._session.select(step.span.id)
        if step.around:
            self.went_around.emit(back)

    # ---- one decision, one key

    def accept(self) -> None:
        """Accept the selected span, then go on."""
        self._decide("accept", corrections.accept)

    def remove(self) -> None:
        """Reject the selected span (a machine's) or remove it (a person's), then go on."""
        self._decide("remove", corrections.remove)

    def _decide(self, kind: str, correction: Decision) -> None:
        self._refused = False
        several = self.several() or [one.id for one in self._session.chosen]
        if len(several) > 1:
            self._decide_many(kind, correction, several)
            self._session.long.complete()
            self._go_on(self.step(False))
            return
        span = self._session.selected_span
        if span is None:
            if self._go(back=False):
                self.told.emit(self.tr("The next pending span is selected now: press again to decide it."))
            return
        step = self.step(False)
        self._session.correct(kind, correction, [span.id])
        if step is not None and step.span.id != span.id:
            self._go_on(step)

    def _go_on(self, step: Step | None) -> None:
        """To the next one to decide; what was refused is not decided, and stays selected."""
        if step is not None and not self._refused and self._settings.on("accept_advances"):
            self._follow(step)

    def _decide_many(self, kind: str, correction: Decision, ids: Sequence[str]) -> None:
        words = self.tr("{n} spans accepted.") if kind == "accept" else self.tr("{n} spans rejected.")
        self._correct_many(kind, correction, ids, words)

    def _correct_many(self, kind: str, correction: Decision, ids: Sequence[str], words: str) -> None:
        """One correction of all of them, some at a time; then `words` say how many it changed."""
        spans = self._session.spans
        made: list[RecordChange] = []

        def changes() -> Iterator[RecordChange]:
            for at in range(0, len(ids), long_steps.TOGETHER):
                part = correction(spans, ids[at : at + long_steps.TOGETHER])
                made.extend(part)
                yield from part

        def told(done: bool) -> None:
            if done:
                self.undoable.emit(words.format(n=len(made)))

        self._session.long.apply(kind, changes(), len(ids), told)

    def accept_many(self, ids: Sequence[str]) -> None:
        """Accept those spans in one undo step."""
        self._decide_many("accept", corrections.accept, ids)

    def remove_many(self, ids: Sequence[str]) -> None:
        """Reject or remove those spans in one undo step."""
        self._decide_many("remove", corrections.remove, ids)

    def relabel_many(self, ids: Sequence[str], name: str) -> None:
        """Give those spans another label in one undo step."""
        words = self.tr("{n} spans relabelled.")
        if len(ids) >= long_steps.LONG:
            relabel = partial(corrections.relabel_many, label=name)
            self._correct_many("relabel", relabel, list(dict.fromkeys(ids)), words)
        elif self._session.correct("relabel", corrections.relabel_many, list(ids), name):
            self.undoable.emit(words.format(n=len(ids)))

    # ---- labels

    def label(self, name: str) -> None:
        """Label the selected text; without one, relabel the selected span."""
        chosen = self._reader.selection()
        if chosen is not None:
            self._add(name, chosen)
        elif self._session.selected_span is not None:
            ids = [one.id for one in self._session.chosen]
            if len(ids) > 1:
                self.relabel_many(ids, name)
            else:
                self._session.correct("relabel", corrections.relabel_many, ids, name)
        else:
            self.told.emit(self.tr("Select text or a span first, then press the label's number."))
            return
        self.labelled.emit(name)

    def _add(self, name: str, chosen: Range) -> None:
        if not self._session.text[slice(*chosen)].strip():
            self.told.emit(self.tr("Only white space is selected."))
            return
        before = self._session.spans
        norm = province_code(self._session.text[slice(*chosen)]) if name == "PROVINCE" else ""
        if not self._session.correct("add", corrections.add, self._session.text, name, *chosen, norm=norm):
            self._select_equal(name, chosen)
            return
        self._reader.clear_selection()
        self._session.select(_new_id(before, self._session.spans, chosen, name))

    def _select_equal(self, name: str, chosen: Range) -> None:
        """The very span is there and accepted already: show it."""
        equal = (span for span in self._session.spans.overlapping(*chosen) if span.label == name)
        found = next((span for span in equal if span.range == chosen), None)
        if found is not None:
            self._reader.clear_selection()
            self._session.select(found.id)

    # ---- edges

    def start_out(self) -> None:
        """Move the start one character out."""
        self._move("start", -1)

    def start_in(self) -> None:
        """Move the start one character in."""
        self._move("start", 1)

    def end_out(self) -> None:
        """Move the end one character out."""
        self._move("end", 1)

    def end_in(self) -> None:
        """Move the end one character in."""
        self._move("end", -1)

    def start_out_word(self) -> None:
        """Move the start one word out."""
        self._move_word("start", -1)

    def start_in_word(self) -> None:
        """Move the start one word in."""
        self._move_word("start", 1)

    def end_out_word(self) -> None:
        """Move the end one word out."""
        self._move_word("end", 1)

    def end_in_word(self) -> None:
        """Move the end one word in."""
        self._move_word("end", -1)

    def _move(self, edge: Edge, by: int) -> None:
        span = self._edged()
        if span is not None:
            self.resize(span.id, *moved(self._session.text, span.range, edge, by))

    def _move_word(self, edge: Edge, by: int) -> None:
        """By a word where its edge is known already, else by a character."""
        span, text = self._edged(), self._session.text
        if span is None:
            return
        at = span.start if edge == "start" else span.end
        place = self._reader.word_place(at, by)
        while place is not None and 0 < place < len(text) and not text[min(at, place) : max(at, place)].strip():
            at, place = place, self._reader.word_place(place, by)
        if place is None:
            self._move(edge, by)
        else:
            self.resize(span.id, *kept(text, span.range, edge, place))

    def _edged(self) -> Span | None:
        """The span whose edges are moved; without one it is said how to get there."""
        span = self._session.selected_span
        if span is None:
            self.told.emit(self.tr("Select a span first: J goes to the next pending one."))
        return span

    def resize(self, span_id: str, start: int, end: int) -> None:
        """Give a span another range."""
        self._session.correct("resize", corrections.resize, self._session.text, span_id, start, end)

    # ---- notes, flags, finishing

    def note(self) -> None:
        """Ask for a note on the selected span."""
        if self._session.selected_span is not None:
            self.note_wanted.emit()

    def set_note(self, span_id: str, words: str) -> None:
        """Keep the note on a span."""
        self._session.correct("note", corrections.note, span_id, words)

    def put_attribute(self, span_id: str, name: str, value: str) -> None:
        """Keep the value of an attribute of a span: its code, its kind, a field of its label's own and the like."""
        self._session.correct("norm" if name == "norm" else "attribute", attributes.put, span_id, name, value)

    def flag(self) -> None:
        """Flag the selected span, or take its flag away."""
        span = self._session.selected_span
        if span is not None:
            self._session.correct("flag", corrections.flag, span.id, not span.flag)

    def finish(self, then: Callable[[], object] = tuple) -> None:
        """The open article is done; `then` follows where anything changed."""
        counts = self._session.label_counts()
        pending = sum(one[Status.PENDING] for name, one in counts.items() if name not in self.put_away)
        accepts = self._settings.on("finish_accepts")

        def told(done: bool) -> None:
            if done and accepts and pending:
                self.undoable.emit(self.tr("Finished; {n} pending spans accepted by finishing.").format(n=pending))
            elif done:
                self.undoable.emit(self.tr("Finished."))
            if done:
                then()

        self._session.finish(accept_pending=accepts, put_away=self.put_away, then=told)

    def reopen(self) -> None:
        """The open article is not done after all."""
        self._session.apply("reopen", corrections.reopen(self._session.state))

    def cycle(self) -> None:
        """Select the next of the spans that overlap here."""
        self._reader.cycle_at()


def _new_id(before: SpanSet, after: SpanSet, chosen: Range, name: str) -> str:
    candidates = [span for span in after.overlapping(*chosen) if span.label == name]
    fresh = [span for span in candidates if before.get(span.id) != span]
    return fresh[0].id if fresh else ""


def province_code(words: str) -> str:
    """The code a province's name stands for, or empty: what a person marks gets its code where it is plain."""
    from core.extractors.gazetteer import code_of  # noqa: PLC0415  # its tables are read when first needed

    return code_of(words.strip())
