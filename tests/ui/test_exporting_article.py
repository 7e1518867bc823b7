"""The open article is exported as it is shown, also before anybody has corrected anything in it."""

from __future__ import annotations

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from core.model import Status
from ui.main_window import MainWindow
from ui.panels.export_panel import ExportChoice

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "01-chuan-yu-qian.txt"


def test_an_article_nobody_has_worked_on_is_exported(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.show()
    window.opening.open_paths([str(SAMPLE)])
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=30000)
    target = tmp_path / "one.jsonl"
    pending = ExportChoice("jsonl", str(target), "article", (Status.PENDING,), ("SLOGAN",))
    slogans = [span for span in window.session.spans if span.label == "SLOGAN"]
    assert slogans and window.exporting._count(pending) == (1, len(slogans))
    accepted = ExportChoice("jsonl", str(target), "article", (Status.ACCEPTED,), ("SLOGAN",))
    assert window.exporting._count(accepted) == (0, 0)
    with qtbot.waitSignal(window.exporting.ended, timeout=30000):
        window.exporting._export(pending)
    written = json.loads(target.read_text("utf-8"))
    assert [one["start"] for one in written["annotations"]] == [span.start for span in slogans]
