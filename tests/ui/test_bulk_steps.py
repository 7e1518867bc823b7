"""What a key waits for does not grow with the spans that it does not change."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core import corrections, workspace
from core.ids import text_digest
from core.model import Article, Origin, Paragraph, Span, Status
from core.recording import counted
from core.requests import Found
from core.spans import SpanSet
from ui.main_window import MainWindow

RULE = Origin("province.full", "2")


def open_with(window: MainWindow, count: int) -> None:
    """An article is open in which a machine has found so many spans; nobody has corrected it."""
    text = "广东，" * count
    window.session.open_read(Article(text, text_digest(text), (Paragraph(0, len(text)),), path="/nowhere/a.txt"))
    window.jobs.cancel("extract")
    found = tuple(Span(f"s{at}", ("PROVINCE", "TASK")[at % 2], at * 3, at * 3 + 2, origin=RULE) for at in range(count))
    window.session._on_found(Found(found))
    window.session._on_extracted(None)


def test_the_first_correction_does_not_count_every_span(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_with(window, 40)

    def refuse(_spans: SpanSet) -> dict[str, tuple[int, int, int]]:
        raise AssertionError("every span was counted")

    monkeypatch.setattr(workspace, "counted", refuse)
    assert window.session.correct("remove", corrections.remove, ["s0", "s1", "s2"])
    qtbot.waitUntil(lambda: window.workspace.unconfirmed == 0)
    entry = window.session.entry
    assert entry is not None
    assert entry.counts == counted(window.session.spans)
    assert entry.counts["PROVINCE"][Status.REJECTED] == 2
