"""One durable correction and opening, by the number of stored articles: python tests/bench/bench_store.py [N…]

Articles of 2,000 characters and 100 spans; medians and the 99th percentile of 200 corrections, each waited for.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

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


def measured(path: Path) -> None:
    began = time.perf_counter()
    workspace = Workspace.open(path)
    entries = workspace.entries()
    opened = time.perf_counter() - began
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
        f"{len(entries):>6} articles  {size:7.1f} MB  opens in {opened * 1000:6.0f} ms  "
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


def sqlite_commit(folder: Path) -> None:
    base = sqlite3.connect(folder / "compare.db", isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE t (a)")
    times = []
    for _ in range(200):
        began = time.perf_counter()
        base.execute("INSERT INTO t VALUES (?)", ("x" * 400,))
        times.append((time.perf_counter() - began) * 1000)
    print(f"for comparison, an SQLite commit (WAL, FULL): {statistics.median(times):.2f} ms")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sqlite_commit(Path(folder))
        for count in [int(one) for one in sys.argv[1:]] or [10, 1000, 10_000]:
            path = Path(folder) / f"{count}.zhupi.json"
            filled(path, count)
            measured(path)


if __name__ == "__main__":
    main()
