"""How long the library takes at 5,000 articles: listed, filtered per key, sorted, filled from a table, counted.

python tests/bench/bench_library.py [ARTICLES]
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from core.articles.fields import BUILT_IN_FIELDS, FieldRow
from core.articles.filling import Plan, guess, planning, transaction
from core.articles.listed import listed
from core.articles.table_reading import Table, reading
from core.changes import FieldChange, Transaction
from core.ids import text_digest
from core.labels import same_as
from core.model import SLOGAN, Article, Paragraph, Span, Status
from core.spans import SpanSet
from core.versions.newer_text import swapped
from core.workspace import Base, Workspace
from ui.look import theme
from ui.panels.library.library import LibraryPanel

SOURCES = ("新华社", "人民日报", "国家邮政局网站", "光明日报", "某某日报")
WORDS = [
    "疫情",
    "防控",
    "快递",
    "绿色",
    "发展",
    "全省",
    "工作",
    "会议",
    "强调",
    "部署",
    "落实",
    "推进",
    "改革",
    "民生",
    "安全",
    "生产",
    "乡村",
    "振兴",
    "数字",
    "治理",
]
STORED = 1000


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    app = QApplication.instance() or QApplication([])
    gc.disable()  # as in the window (ui.collecting)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.zhupi.json"
        make(path, articles)
        clock = now()
        workspace = Workspace.open(path)
        say("workspace opened", clock)
        panel = panel_of(app, workspace)
        typed(app, panel)
        filled(app, workspace, panel, Path(folder) / "t.csv")
        counted(workspace)
        workspace.close()


def make(path: Path, articles: int) -> None:
    chance = random.Random(5)
    workspace = Workspace.open(path)
    for number in range(articles):
        title = "".join(chance.choices(WORDS, k=8)) + str(number)
        text = f"{title}\n" + "落实“六稳”“六保”，推进“两进一出”工程。" * 20
        article = Article(
            text,
            text_digest(text),
            (Paragraph(0, len(text)),),
            title=title,
            source=chance.choice(SOURCES),
            published=f"20{chance.randrange(18, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
            path=f"/library/{number // 100}/article-{number}.txt",
            fields={"issuer": chance.choice(("国务院", "广东省人民政府")), "level": chance.choice(("中央", "省"))},
        )
        entry = workspace.add(article)
        if number < STORED:
            spans = SpanSet(
                Span(f"{number}-{at}", SLOGAN, at, at + 2, Status.ACCEPTED, norm=text[at : at + 2])
                for at in range(len(title) + 4, len(text) - 30, 5)
            )
            change = FieldChange("note", "", "x")
            base = Base(article, spans, (), "r")
            workspace.commit(Transaction("note", ((entry.uid, (change,)),)), bases={entry.uid: base})
    workspace.flush(600)
    workspace.close()


def panel_of(app: QApplication, workspace: Workspace) -> LibraryPanel:
    panel = LibraryPanel()
    theme.apply_theme(app, theme.LIGHT, panel)
    panel.set_theme(theme.LIGHT)
    panel.resize(248, 720)
    panel.show()
    app.processEvents()
    clock = now()
    panel.set_entries([listed(entry) for entry in workspace.entries()])
    panel.list.viewport().repaint()
    say(f"{len(workspace.entries())} articles listed and painted", clock)
    return panel


def typed(app: QApplication, panel: LibraryPanel) -> None:
    times, busy = [], []
    for words in ("疫情 来源:新华", "date:2020-01..2021-06 -民生", "级别:省 待定:无 快递", "振兴"):
        for end in [*range(1, len(words) + 1), 0]:
            clock, used = time.perf_counter(), time.process_time()
            panel.filter.setText(words[:end])
            panel.list.viewport().repaint()
            times.append(1000 * (time.perf_counter() - clock))
            busy.append(1000 * (time.process_time() - used))
    for what, found in (("filter, a key", times), ("filter, a key, processor time", busy)):
        print(f"{what}: median {statistics.median(found):.1f} ms, worst {max(found):.1f} ms of {len(found)}")
    for order in ("newest", "title", "progress", "added"):
        clock = now()
        panel.set_order(order)
        panel.list.viewport().repaint()
        say(f"order: {order}", clock)
    app.processEvents()


def filled(app: QApplication, workspace: Workspace, panel: LibraryPanel, path: Path) -> None:
    entries = workspace.entries()
    lines = [
        "文件名,文号,日期,领域",
        *(f"article-{at}.txt,国发〔2020〕{at}号,2020/4/{at % 28 + 1},甲" for at in range(len(entries))),
    ]
    path.write_text("\n".join(lines), "utf-8")
    fields = (*BUILT_IN_FIELDS, FieldRow("领域", "领域", "Topic"))
    table, plan, turns = Table(str(path)), Plan(), [0.0]
    began, clock = now(), time.process_time()
    for _step in reading(table):
        turns.append(time.process_time() - clock)
        clock = time.process_time()
    for _step in planning(table, entries, guess(table, fields), plan):
        turns.append(time.process_time() - clock)
        clock = time.process_time()
    say(
        f"{len(table.rows)} rows read and looked up ({len(plan.cells)} values), longest step {1000 * max(turns):.0f} ms",
        began,
    )
    clock = now()
    made = transaction({entry.uid: entry for entry in entries}, plan.cells)
    say("the transaction made", clock)
    clock = now()
    workspace.commit(made)
    say("committed", clock)
    clock = now()
    panel.set_entries([listed(entry) for entry in workspace.entries()])
    say("shown in the list", clock)
    clock = now()
    workspace.flush(60)
    say("on the disk", clock)
    seq, done = workspace.undo_target()
    clock = now()
    workspace.commit(swapped(done, seq, "undo", workspace.spans))
    say("undone", clock)
    workspace.flush(60)


def counted(workspace: Workspace) -> None:
    clock, longest = now(), 0.0
    counts = []
    for entry in workspace.entries():
        if entry.stored:
            began = time.process_time()
            counts.append(workspace.slogans_of(entry.uid))
            longest = max(longest, time.process_time() - began)
    rows = same_as.table(same_as.slogan_counts(counts), workspace.same())
    say(
        f"slogans of {len(counts)} stored articles counted ({sum(row.count for row in rows)}), longest {1000 * longest:.1f} ms",
        clock,
    )


def now() -> tuple[float, float]:
    """The clock on the wall and the processor's."""
    return time.perf_counter(), time.process_time()


def say(what: str, since: tuple[float, float]) -> None:
    wall, busy = (1000 * (one - other) for one, other in zip(now(), since, strict=True))
    print(f"{what}: {wall:.0f} ms, processor {busy:.0f} ms")


if __name__ == "__main__":
    main()
