"""One durable correction and opening, by the number of stored articles: python tests/bench/bench_store.py [N…]

Articles of 2,000 characters and 100 spans; medians and the 99th percentile of 200 corrections, each waited for. The
same change (one span more in one article) beside it in SQLite (WAL, synchronous=FULL), a row a span, and in TinyDB with
its own storage, a document an article.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tinydb import TinyDB

from core import corrections
from core.article_json import article_object
from core.changes import Transaction, apply
from core.ids import machine_id, text_digest
from core.model import Article, Origin, Paragraph, Span
from core.spans import SpanSet
from core.workspace import Workspace


def article(number: int) -> Article:
    text = f"第{number}篇。" + "广东省邮政管理局要求，各市州局要落实好责任。" * 90
    return Article(text, text_digest(text), (Paragraph(0, len(text)),), title=f"{number}", path=f"/a/{number}.txt")


def spans_of(one: Article) -> SpanSet:
    ranges = [(10 + 20 * at, 13 + 20 * at) for at in range(95)]
    return SpanSet(
        Span(
            machine_id(one.text_sha256, "PROVINCE", *r), "PROVINCE", *r, origin=Origin("province.full", "1"), norm="44"
        )
        for r in ranges
    )


def filled(path: Path, count: int) -> None:
    workspace = Workspace.open(path)
    for number in range(count):
        one = article(number)
        value = article_object(one, spans_of(one), (), (), status=True)
        workspace.import_article({**value, "uid": f"u{number}", "state": "open", "history": []})
    workspace.close(120)


OPENING = """
import sys, time
from pathlib import Path
from core.workspace import Workspace

def resident():
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * 4096 / 1e6 if told.exists() else 0.0

before, began = resident(), time.perf_counter()
workspace = Workspace.open(Path(sys.argv[1]), read_only=True)
workspace.entries()
print((time.perf_counter() - began) * 1000, resident() - before)
"""


def opening(path: Path) -> tuple[float, float]:
    """Milliseconds and megabytes that opening costs a fresh process: the median of five."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", OPENING, str(path)]
    told = [subprocess.run(command, cwd=root, capture_output=True, check=True).stdout.split() for _time in range(5)]
    return statistics.median(float(one[0]) for one in told), statistics.median(float(one[1]) for one in told)


def measured(path: Path) -> None:
    opened, held = opening(path)
    workspace = Workspace.open(path)
    entries = workspace.entries()
    uid = entries[len(entries) // 2].uid
    spans = workspace.spans(uid)
    assert spans is not None
    times = []
    for at in range(200):
        began = time.perf_counter()
        made = corrections.add(spans, workspace_text(workspace, uid), "SLOGAN", 100 + at, 104 + at)
        workspace.commit(Transaction("add", ((uid, made),)))
        workspace.flush(10)
        times.append((time.perf_counter() - began) * 1000)
        spans = apply(spans, made)
    times.sort()
    size = path.stat().st_size / 1e6
    print(
        f"{len(entries):>6} articles  {size:7.1f} MB ({size * 1e6 / (2000 * len(entries)):.1f} bytes a character)  "
        f"opens in {opened:6.0f} ms, +{held:.0f} MB  "
        f"one correction {statistics.median(times):5.2f} ms, p99 {times[-2]:5.2f} ms"
    )
    workspace.close(120)


_TEXTS: dict[str, str] = {}


def workspace_text(workspace: Workspace, uid: str) -> str:
    if uid not in _TEXTS:
        stored = workspace.article(uid)
        assert stored is not None
        _TEXTS[uid] = stored.text
    return _TEXTS[uid]


def in_sqlite(path: Path, count: int) -> float:
    """Milliseconds of one span added to a table of all spans."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE spans (id INTEGER PRIMARY KEY, article INT, label TEXT, start INT, end INT, rest TEXT)")
    base.execute("CREATE INDEX by_article ON spans (article)")
    base.execute("BEGIN")
    rest = json.dumps({"norm": "44"})
    rows = ((number, "PROVINCE", 20 * at, 20 * at + 3, rest) for number in range(count) for at in range(95))
    base.executemany("INSERT INTO spans (article, label, start, end, rest) VALUES (?, ?, ?, ?, ?)", rows)
    base.execute("COMMIT")
    times = []
    for at in range(200):
        began = time.perf_counter()
        row = (count // 2, "SLOGAN", at, at + 4, "{}")
        base.execute("INSERT INTO spans (article, label, start, end, rest) VALUES (?, ?, ?, ?, ?)", row)
        times.append((time.perf_counter() - began) * 1000)
    base.close()
    return statistics.median(times)


def in_tinydb(path: Path, count: int) -> float:
    """Milliseconds of one span added to one document, as TinyDB's own storage does it."""
    base = TinyDB(path)
    spans = {f"s{at}": ["PROVINCE", 20 * at, 20 * at + 3, 0, 1, 0.98, {"norm": "44"}] for at in range(95)}
    base.insert_multiple({"article": number, "text": article(number).text, "spans": spans} for number in range(count))
    times = []
    for at in range(3 if count > 500 else 20):
        began = time.perf_counter()
        base.update({"spans": {**spans, f"new{at}": ["SLOGAN", at, at + 4, 1, 0, None, {}]}}, doc_ids=[count // 2 + 1])
        times.append((time.perf_counter() - began) * 1000)
    base.close()
    return statistics.median(times)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for count in [int(one) for one in sys.argv[1:]] or [10, 100, 1000, 10_000]:
            path = Path(folder) / f"{count}.zhupi.json"
            filled(path, count)
            measured(path)
            beside = in_sqlite(Path(folder) / f"{count}.db", count), in_tinydb(Path(folder) / f"{count}.json", count)
            print(
                f"                 the same change in SQLite {beside[0]:.2f} ms, in TinyDB's own storage {beside[1]:.0f} ms"
            )


if __name__ == "__main__":
    main()
