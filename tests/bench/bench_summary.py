"""The summary: of a long article in the window, and of many articles.

python tests/bench/bench_summary.py [CHARACTERS] [ARTICLES]
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from core.extraction import extract
from core.extractors.gazetteer import short_names
from core.ids import text_digest
from core.model import Article
from core.reading import read_text
from core.spans import SpanSet
from core.summary import many as summary_many
from core.summary.article import steps
from core.summary.tables import first_lines, html_of, tables
from core.workspace import Base, Workspace
from ui.handing_on.summary_text import dress_of, fill
from ui.handing_on.tables import onto_clipboard
from ui.look.theme import LIGHT

PART = (
    "广东省邮政管理局召开会议，会议要求，一是坚决落实“六稳”“六保”任务，深入实施“两进一出”工程；二是充分发挥行业在经济社会里的作用，"
    "加快推进快递出海工程；三是全面加强党的建设，落实全面从严治党要求。\n全省系统要进一步凝心聚力、攻坚克难，做好“六稳”工作。\n"
    "江西省邮政管理局强调，全行业必须坚决打好三大攻坚战，抓好安全生产，确保各项工作有序推进，为经济社会发展作出积极贡献。\n"
)


def timed(name: str, work: Iterator[object]) -> object:
    """Exhaust the steps; how many, how long (processor time of the thread) in all, and the longest one."""
    began = last = time.thread_time()
    longest, count, value = 0.0, 0, None
    while True:
        try:
            next(work)
            ended = False
        except StopIteration as end:
            value, ended = end.value, True
        now = time.thread_time()
        longest, last, count = max(longest, now - last), now, count + 1
        if ended:
            break
    print(f"  {name}: {(last - began) * 1000:.0f} ms in {count} steps, the longest {longest * 1000:.1f} ms")
    return value


def at_once(name: str, value: object, began: float) -> None:
    print(f"  {name}: {(time.thread_time() - began) * 1000:.1f} ms ({value})")


def one_article(characters: int) -> None:
    text = "样例会议\n" + PART * max(1, characters // len(PART))
    article = read_text(text)
    found = extract(article)
    spans = SpanSet(found.spans, found.groups)
    print(f"one article: {len(text)} characters, {len(spans)} spans")
    made = timed("summary", steps(article, spans, short_names()))
    for limit in (60, None) if characters <= 300_000 else (60,):
        began = time.thread_time()
        document = QTextDocument()
        fill(document, made, dress_of(LIGHT), limit)  # type: ignore[arg-type]
        document.setTextWidth(300)
        document.size()
        at_once(f"laid out, {limit or 'all'} lines a section", document.blockCount(), began)
    began = time.thread_time()
    made_tables = tables(made)  # type: ignore[arg-type]
    at_once("tables", len(made_tables), began)
    timed("copied", onto_clipboard(first_lines(made), made_tables))  # type: ignore[arg-type]


def many_articles(folder: Path, count: int) -> None:
    workspace = Workspace.open(folder / "w.zhupi.json", annotator="小林")
    model = read_text("样例会议\n" + PART * 6)
    for number in range(count):
        text = model.text.replace("样例会议", f"样例会议{number}", 1)
        article = replace(_moved(model, text), title=f"样例会议{number}")
        found = extract(article)
        workspace.store(workspace.add(article).uid, Base(article, SpanSet(found.spans, found.groups), rule_set="r"))
    workspace.flush(300)
    print(f"library: {count} articles of {len(model.text)} characters")
    names = short_names()
    for again in ("first time", "second time"):
        many = timed(again, summary_many.summed_up(workspace, names))
        assert isinstance(many, summary_many.Many)
    made = timed("tables", summary_many.tables(many, names))
    began = time.thread_time()
    html = "".join(html_of(summary_many.first_lines(many), made))  # type: ignore[arg-type]
    at_once(f"HTML of {len(many.tasks)} tasks and {len(many.slogans)} slogans, characters", len(html), began)
    tracemalloc.start()
    for _step in summary_many.summed_up(workspace, names):
        pass
    print(f"  kept at most {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB")
    workspace.close()


def _moved(model: Article, text: str) -> Article:
    return replace(read_text(text), text_sha256=text_digest(text), path=model.path)


def main() -> None:
    QApplication([])
    gc.disable()  # as in the window, which looks for cycles between two turns
    for _step in steps(read_text(PART), SpanSet(), short_names()):
        pass  # word lists are read at the first time
    for characters in (2_000, 30_000, int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000):
        one_article(characters)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ZHUPI_HOME"] = folder
        many_articles(Path(folder), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000)


if __name__ == "__main__":
    main()
