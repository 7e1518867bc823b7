"""Equal strings in the window: previewed, marked, undone, in one article and over a library.

python tests/bench/bench_propagation.py [OCCURRENCES] [ARTICLES]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from core.ids import machine_id, text_digest
from core.model import Article, Origin, Paragraph, Span
from core.settings import Settings
from core.spans import SpanSet
from core.workspace import Base, Workspace
from ui.main_window import MainWindow

LINE = "会议强调，要扎实做好“大协同”工作，全面落实各项任务，确保经济社会平稳健康发展，江西省局要求抓好落实。\n"
STRING = "大协同"
AROUND = "江西省"


def article(number: int, lines: int) -> Article:
    """So many lines, the string once in each."""
    text = f"第{number}篇。\n" + LINE * lines
    paragraphs = []
    at = 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    return Article(text, text_digest(text), tuple(paragraphs), title=f"第{number}篇")


def spans_of(one: Article, more: int = 0) -> SpanSet:
    """A pending span in every line, and `more` others in each."""
    found = []
    at = one.text.find(AROUND)
    while at >= 0:
        for step in range(1 + more):
            place = (at - 4 * step, at - 4 * step + 3)
            found.append(Span(machine_id(one.text_sha256, "PROVINCE", *place), "PROVINCE", *place,
                              origin=Origin("province.full", "2"), confidence=0.9, norm="36"))  # fmt: skip
        at = one.text.find(AROUND, at + 1)
    return SpanSet(found)


def timed(name: str, work: Callable[[], object], until: Callable[[], bool] = lambda: True) -> None:
    """Do it, paint, and say how long it took."""
    began, own = time.perf_counter(), time.thread_time()
    work()
    QApplication.processEvents()
    first = time.perf_counter() - began
    while not until():
        QApplication.processEvents()
    whole, own = time.perf_counter() - began, time.thread_time() - own
    print(f"  {name}: {whole * 1000:.0f} ms, {own * 1000:.0f} of them at work; first answer {first * 1000:.0f} ms")


def settle() -> None:
    """Wait until the window has done what comes after an article's first paint."""
    until = time.perf_counter() + 1.5
    while time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.002)


def measure(window: MainWindow, *, library: bool) -> None:
    part = window.panes.propagation
    at = window.session.text.index(STRING)
    from ui.reader.selection import Selected

    window.reader.set_selected_text(Selected(at, at + len(STRING)))
    begin = part.mark_equal_everywhere if library else part.mark_equal
    timed("previewed", begin, part.page.carry_out.isEnabled)
    print(f"  {len(part.page.ticked())} places")
    timed("an exception", lambda: part.page.toggle(5))
    done = lambda: not window.session.long.busy  # noqa: E731  # what is very long is made in slices
    timed("carried out", part.carry_out, done)
    began = time.perf_counter()
    window.workspace.flush(60)
    print(f"  on the disk {(time.perf_counter() - began) * 1000:.0f} ms later")
    timed("undone", window.session.undo, done)
    timed("done again", window.session.redo, done)
    window.workspace.flush(60)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    articles = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ZHUPI_HOME"] = folder
        for name, count, lines, more in (
            ("one article", 1, number, 5),
            ("library", articles, max(1, number // articles), 0),
        ):
            workspace = Workspace.open(Path(folder) / f"{count}.zhupi.json", annotator="小林")
            for each in range(count):
                one = article(each, lines)
                uid = workspace.add(one).uid
                base = Base(one, spans_of(one, more), rule_set="r")
                workspace.store(uid, base)
            workspace.flush(120)
            window = MainWindow(workspace, Settings(Path(folder) / "settings.json"))
            window.show()
            window.start([])
            QApplication.processEvents()
            window.session.open_stored(workspace.entries()[0].uid)
            settle()
            held = len(window.session.spans)
            print(f"{name}: {count} articles, {len(window.session.text)} characters and {held} spans in the open one")
            measure(window, library=count > 1)
            window.close()
            window.deleteLater()  # else what it still counts would be counted among the next one's work
            QApplication.processEvents()


if __name__ == "__main__":
    main()
