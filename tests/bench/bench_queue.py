"""The queue of pending spans: J in each order, the filter, everything accepted and taken back, by the number of spans.

QT_QPA_PLATFORM=offscreen python tests/bench/bench_queue.py [SPANS] [bulk]
A text of our own making, a highlight every 50 characters, the whole window at 1280 x 800; figures in milliseconds.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core import corrections
from core.articles.article_json import article_object
from core.ids import machine_id, text_digest
from core.model import Article, Origin, Paragraph, Span, Status
from core.review.order import Order, ReviewQueue
from core.review.span_filter import By, SpanFilter
from core.settings import Settings
from core.spans import SpanSet
from core.workspace import Workspace
from ui.app import application
from ui.main_window import MainWindow

WORDS = ("六稳六保", "两进一出工程", "脱贫攻坚战", "不忘初心牢记使命", "放管服改革", "广东", "江西", "湖南")
FILLING = "各级部门要认真总结前期工作经验稳步推进各项任务落实切实保障群众的基本生活持续改进服务水平不断提升治理能力"


def made(number: int) -> tuple[Article, list[Span]]:
    """An article of that many spans: two of three stand for a string that comes again and again."""
    parts, spans = [], []
    for at in range(number):
        words = WORDS[at * 7 % 8] if at % 3 else f"第{at}项任务"
        parts.append((words + FILLING)[:49] + ("\n" if at % 6 == 5 else "。"))
        spans.append((at * 50, at * 50 + len(words), at % 3))
    text = "".join(parts)
    digest = text_digest(text)
    stretches = tuple(Paragraph(at, min(at + 299, len(text))) for at in range(0, len(text), 300))
    names = ("TASK", "SLOGAN", "PROVINCE")
    rule = Origin("bench.rule", "1")
    return Article(text, digest, stretches, title="long", path="/a/long.txt"), [
        Span(
            machine_id(digest, names[which], start, end),
            names[which],
            start,
            end,
            Status.PENDING,
            rule,
            confidence=0.4 + start // 50 * 37 % 60 / 100,
            norm="44" if which == 2 else "",
            marker=(start, start + 2) if which == 0 else None,
        )
        for start, end, which in spans
    ]


class Bench:
    """The window, and how long what is done in it takes until it is painted."""

    def __init__(self, folder: Path, number: int) -> None:
        self.app = application()
        self.workspace = Workspace.open(folder / "w.zhupi.json", annotator="小林")
        article, spans = made(number)
        value = article_object(article, SpanSet(spans), (), (), status=True)
        more = {"uid": "long", "state": "open", "history": [], "extracted": "bench"}
        self.workspace.import_article({**value, **more})
        self.journal = folder
        self.window = MainWindow(self.workspace, Settings(folder / "settings.json"))
        self.window.resize(1280, 800)
        self.window.show()
        self.timed("open", lambda: self.window.session.open_stored("long"))
        self.rest()

    def rest(self, seconds: float = 0.6) -> None:
        """Let the timers and the writer come to an end."""
        end = time.monotonic() + seconds
        while time.monotonic() < end or self.workspace.unconfirmed:
            self.app.processEvents()

    def timed(self, name: str, action: Callable[[], object], times: int = 1) -> None:
        """Print an action's times until all is painted: median, 99th percentile, this thread's own, its call's own."""
        took, own, alone = [], [], []
        for _time in range(times):
            began, busy = time.perf_counter(), time.thread_time()
            action()
            alone.append((time.thread_time() - busy) * 1000)
            self.app.processEvents()
            took.append((time.perf_counter() - began) * 1000)
            own.append((time.thread_time() - busy) * 1000)
        late = sorted(took)[max(0, round(0.99 * times) - 1)]
        print(
            f"{name:32}{statistics.median(took):10.1f}{late:10.1f}{statistics.median(own):12.1f}{statistics.median(alone):12.1f}",
            flush=True,
        )

    def key(self, key: Qt.Key) -> Callable[[], None]:
        """Press a key where the focus is."""
        return lambda: QTest.keyClick(QApplication.focusWidget() or self.window, key)


def index(number: int) -> None:
    """The queue by itself, without a window: made, one step, one number, one change followed; microseconds."""
    article, spans = made(number)
    held = SpanSet(spans)
    print(f"{'the queue by itself, µs':32}{'made':>10}{'step':>10}{'number':>10}{'follow':>10}")
    for order in Order:
        queue = ReviewQueue(order)
        queue.show(article.text, held)
        began = time.thread_time()
        queue.count()
        took = [(time.thread_time() - began) * 1e6]
        some = spans[:: max(1, number // 2000)]
        pairs = [corrections.accept(held, [span.id]) for span in some]
        for ask in (
            lambda: [queue.step(span) for span in some],
            lambda: [queue.number_of(span) for span in some],
            lambda: [queue.take(held, pair) for pair in pairs],
        ):
            began = time.thread_time()
            ask()
            took.append((time.thread_time() - began) * 1e6 / len(some))
        print(f"{order:32}{took[0]:10.0f}{took[1]:10.1f}{took[2]:10.1f}{took[3]:10.1f}", flush=True)


def queue(bench: Bench) -> None:
    """J and A in each order."""
    for name in ("order_reading", "order_doubtful", "order_equal"):
        bench.timed(f"{name}: chosen", bench.window.actions_table.by_name[name].trigger)
        bench.rest()
        bench.timed(f"{name}: J", bench.key(Qt.Key.Key_J), 200)
        bench.timed(f"{name}: A", bench.key(Qt.Key.Key_A), 100)
        bench.rest()


def main() -> None:
    """Print the table."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    if "bulk" not in sys.argv:
        index(number)
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'':32}{'median':>10}{'p99':>10}{'processor':>12}{'call alone':>12}")
        bench = Bench(Path(folder), number)
        window = bench.window
        tabs = (
            ()
            if "bulk" in sys.argv
            else (("structure in front", window.structure), ("spans in front", window.spans_panel))
        )
        for name, tab in tabs:
            print(f"-- {name}")
            window.tabs.setCurrentWidget(tab)
            bench.rest()
            queue(bench)
        if tabs:
            lists(bench)
        bulk(bench)
        window.setProperty("leaving", True)
        window.close()


def lists(bench: Bench) -> None:
    """The list of spans filled anew, its filter's menu, and the page of strings."""
    panel = bench.window.spans_panel
    for name, chosen in (
        ("filter: doubtful", SpanFilter({By.SURENESS: frozenset({"doubtful"})})),
        ("filter: words", SpanFilter(words="六稳")),
        ("filter: none", SpanFilter()),
    ):
        bench.timed(name, lambda chosen=chosen: panel.filter_by(chosen))
    for column, name in enumerate(("place", "string", "label", "confidence")):
        bench.timed(
            f"sorted by {name}", lambda column=column: panel.table.horizontalHeader().sectionClicked.emit(column)
        )
    bench.timed("the filter's menu", panel.filters.fill_menu)
    bench.timed("by string", bench.window.panes.review.by_string)
    bench.timed("by string: next", bench.key(Qt.Key.Key_J), 20)
    bench.timed("by string: accept", bench.key(Qt.Key.Key_A), 3)
    bench.rest(2)
    bench.window.side.leave_front()


def bulk(bench: Bench) -> None:
    """Everything accepted at once, and taken back."""
    pending = [span.id for span in bench.window.session.spans if span.pending]
    before = sum(one.stat().st_size for one in bench.journal.iterdir())

    def whole(work: Callable[[], object]) -> Callable[[], None]:
        def do() -> None:
            work()
            while bench.window.session.long.busy:  # what is very long is made in slices
                QApplication.processEvents()

        return do

    bench.timed(f"accept {len(pending)}", whole(lambda: bench.window.correcting.accept_many(pending)))
    bench.rest(3)
    grown = sum(one.stat().st_size for one in bench.journal.iterdir()) - before
    print(f"{'the journal grew by':32}{grown / 1e6:9.1f} MB, {grown / max(1, len(pending)):.0f} bytes a span")
    bench.timed("undo", whole(bench.window.commands.undo))
    bench.rest(3)
    bench.timed("redo", whole(bench.window.commands.redo))
    bench.rest(3)


if __name__ == "__main__":
    main()
