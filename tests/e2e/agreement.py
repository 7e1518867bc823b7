"""What a window shows, compared with what its session holds: each function fails where the two differ."""

from __future__ import annotations

from collections import Counter

from core.changes import GroupChange, RecordChange, SpanChange, Transaction
from core.model import Group, Span, Status
from core.review.span_filter import Sort
from core.spans import SpanSet
from ui.main_window import MainWindow
from ui.panels.structure.rows import rows_of


def listed(spans: SpanSet) -> list[Span]:
    """The spans in an order that two equal sets share."""
    return sorted(spans, key=lambda span: span.id)


def differing(one: list[Span], other: list[Span]) -> list[Span]:
    """The spans that only one of two lists has."""
    return [span for span in one if span not in other] + [span for span in other if span not in one]


def structure_follows(window: MainWindow) -> None:
    """The rows of the structure are those that the spans and groups of the session make.

    Rows that are to be made anew are made first; rows that nobody asked for are not.
    """
    panel, current = window.structure, window.session.current
    assert current is not None
    if panel._late.isActive():
        panel._late.stop()
        panel._rebuild()
    while panel._building is not None:
        panel._step()
    assert panel.model.rows == rows_of(current.spans, current.outline)
    assert listed(panel.model.spans) == listed(current.spans)
    assert panel.model.spans.groups == current.spans.groups


def spans_table_follows(window: MainWindow) -> None:
    """The rows of the list of spans, where it is seen, are those that pass its filter, as they are now."""
    panel, session = window.spans_panel, window.session
    if not panel.isVisible():
        return
    if panel._late.isActive():
        panel._refill()
    passing = [span for span in session.spans if panel.filters.filter.test(session.text)(span)]
    rows = panel.model.rows
    assert differing(rows, passing) == []
    assert len(rows) == len(passing)
    assert panel._sort is not Sort.PLACE or rows == passing
    assert +panel.model.statuses == Counter(span.status for span in passing)
    assert panel.model.total == sum(not span.lost for span in session.spans)


def counts_follow(window: MainWindow) -> None:
    """The top bar, the chips and the queue's number count the spans of the session."""
    held = [span for span in window.session.spans if not span.lost]
    assert window.top_bar.progress.numbers == tuple(sum(span.status is one for span in held) for one in Status)
    kept = Counter(span.label for span in held if not span.rejected)
    for name, chip in window.chips.chips.items():
        assert chip.number == kept[name], name
    actions = window.actions_table.by_name
    assert actions["undo"].isEnabled() == (window.workspace.undo_target() is not None)
    assert actions["redo"].isEnabled() == (window.workspace.redo_target() is not None)


def records_of(spans: SpanSet, changes: tuple[RecordChange, ...]) -> dict[str, Span | Group | None]:
    """What a span set holds now under the ids of those changes: spans and groups; None where it holds nothing."""
    found: dict[str, Span | Group | None] = {}
    for change in changes:
        if isinstance(change, SpanChange):
            found[change.id] = spans.get(change.id)
        elif isinstance(change, GroupChange):
            found[f"group {change.id}"] = spans.groups.get(change.id)
    return found


class Steps:
    """What an undo has to bring back, kept beside the program: one step for each correction, the latest last."""

    def __init__(self) -> None:
        self.undo: list[dict[str, dict[str, Span | Group | None]]] = []
        """For each step that can be undone: uid → the records it changed, as they were before it."""
        self.redo: list[dict[str, dict[str, Span | Group | None]]] = []
        """For each step that can be redone: uid → the records, as they were before the undo."""

    def watch(self, window: MainWindow) -> None:
        """Note every correction of that window; an undo and a redo are compared with what was before."""
        session, commit = window.session, window.session._commit

        def noted(transaction: Transaction, *rest: object, **named: object) -> bool:
            bases = named.get("bases") or {}
            before = {}
            for uid, made in transaction.articles:
                spans = bases[uid].spans if uid in bases else session.spans_of(uid)
                before[uid] = records_of(spans if spans is not None else SpanSet(), made)
            done = commit(transaction, *rest, **named)
            if done:
                self._take(transaction, before)
                for uid, made in transaction.articles:
                    self._compare(transaction, uid, made, session.spans_of(uid))
            return done

        session._commit = noted

    def _take(self, transaction: Transaction, before: dict[str, dict[str, Span | Group | None]]) -> None:
        if transaction.undoes is None:
            self.undo.append(before)
            self.redo.clear()
            self.wanted = None
        elif transaction.kind == "undo":
            self.wanted = self.undo.pop()
            self.redo.append(before)
        else:
            self.wanted = self.redo.pop()
            self.undo.append(before)

    def _compare(
        self, transaction: Transaction, uid: str, made: tuple[RecordChange, ...], spans: SpanSet | None
    ) -> None:
        if self.wanted is not None and spans is not None:
            assert records_of(spans, made) == self.wanted[uid], transaction.kind

    def follow(self, window: MainWindow) -> None:
        """The workspace can undo and redo as many steps as were noted."""
        stack = window.workspace._undo
        assert (len(stack._undo), len(stack._redo)) == (len(self.undo), len(self.redo))
        assert (window.workspace.undo_target() is not None) == bool(self.undo)
        assert (window.workspace.redo_target() is not None) == bool(self.redo)
