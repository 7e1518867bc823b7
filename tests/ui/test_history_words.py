"""A correction in the history is called what it was."""

from __future__ import annotations

import pytest

from core.changes import SpanChange
from core.model import Origin, Span, Status, replace
from ui.safety.history_words import told_apart

MACHINE = Span("a", "TASK", 0, 4, origin=Origin("task.verb", "1"))
OWN = Span("b", "TASK", 0, 4, Status.ACCEPTED)
REJECTED = SpanChange("a", MACHINE, replace(MACHINE, status=Status.REJECTED))
GONE = SpanChange("b", OWN, None)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [((REJECTED,), "reject"), ((GONE,), "drop"), ((REJECTED, GONE), "remove"), ((), "remove")],
)
def test_rejecting_and_removing_are_told_apart(changes: tuple[SpanChange, ...], kind: str) -> None:
    assert told_apart("remove", changes) == kind
    assert told_apart("accept", changes) == "accept"
