"""Measures the reader: first paint, one correction's repaint, page down and resize, at several lengths.

Run: QT_QPA_PLATFORM=offscreen python tests/bench/bench_reader.py
Text of our own making, one highlight every 50 characters, a viewport of 1200 x 800; figures in milliseconds.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from core.changes import SpanChange, apply
from core.model import Article, Paragraph, Span, Status, replace
from core.spans import SpanSet
from ui.reader.view import ReaderView

SENTENCE = "全省各级部门要认真总结前期工作经验,稳步推进各项任务落实,切实保障群众的基本生活。"


def made(length: int, paragraph: int) -> tuple[Article, SpanSet]:
    """An article of that length in paragraphs of that length, with its spans."""
    text = (SENTENCE * (length // len(SENTENCE) + 1))[:length]
    stretches = [Paragraph(at, min(at + paragraph, length)) for at in range(0, length, paragraph)]
    labels = ("PROVINCE", "SLOGAN", "TASK")
    spans = [
        Span(
            f"s{at}",
            labels[at // 50 % 3],
            at,
            min(at + 8, length),
            Status(at // 50 % 2),
            marker=(at, at + 2) if at // 50 % 3 == 2 else None,
        )
        for at in range(0, length - 8, 50)
    ]
    return Article(text, "", tuple(stretches)), SpanSet(spans)


def timed(app: QApplication, action) -> float:
    """Milliseconds from the action until everything it caused is painted."""
    started = time.perf_counter()
    action()
    app.processEvents()
    return (time.perf_counter() - started) * 1000


def corrections(app: QApplication, view: ReaderView, spans: SpanSet) -> list[float]:
    """Accept and take back one visible span, many times."""
    state = {"now": spans}
    start, end = view.visible_range()
    chosen = next(span for span in spans.overlapping(start + 200, end))

    def turn() -> None:
        old = state["now"].get(chosen.id)
        new = replace(old, status=Status(1 - old.status))
        change = (SpanChange(old.id, old, new),)
        after = apply(state["now"], change)
        view.apply(state["now"], after, change)
        state["now"] = after

    return [timed(app, turn) for _ in range(60)]


def measure(app: QApplication, view: ReaderView, name: str, length: int, paragraph: int) -> None:
    """One row of the table."""
    article, spans = made(length, paragraph)
    first = timed(app, lambda: view.set_article(article, spans, ()))
    for _ in range(200):
        app.processEvents()
    view.scroll_to(length // 2)
    app.processEvents()
    changed = corrections(app, view, spans)
    paged = sorted(timed(app, lambda: view.scroll_by(740)) for _ in range(100))
    resized = [timed(app, lambda width=width: view.resize(width, 800)) for width in (700, 1200, 640, 1200)]
    row = (first, statistics.median(changed), max(changed), statistics.median(paged), paged[-2], max(resized))
    print(f"{name:>24}" + "".join(f"{figure:12.1f}" for figure in row), flush=True)


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication(sys.argv)
    view = ReaderView()
    view.resize(1200, 800)
    view.show()
    warm, spans = made(300, 100)
    view.set_article(warm, spans, ())
    app.processEvents()
    heads = ("first paint", "correction", "its worst", "page down", "its p99", "resize")
    print(f"{'characters':>24}" + "".join(f"{head:>12}" for head in heads))
    for name, length, paragraph in (
        ("3,000", 3_000, 300),
        ("30,000", 30_000, 300),
        ("300,000", 300_000, 300),
        ("3,000,000", 3_000_000, 300),
        ("1,000,000 in one", 1_000_000, 1_000_000),
    ):
        measure(app, view, name, length, paragraph)


if __name__ == "__main__":
    main()
