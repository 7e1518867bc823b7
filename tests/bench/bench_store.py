"""One durable correction and opening, by the number of stored articles: python tests/bench/bench_store.py [N…]

Articles of 2,000 characters and 100 spans; medians and the 99th percentile of 400 corrections, each waited for. The
same change beside it, twenty by turns and on the same disk: in SQLite (WAL, synchronous=FULL) with the same content (the span, its
history, the article's counts) on the calling thread, the same handed over to a thread as the workspace does it, and a span
alone; and in TinyDB with its own storage, a document an article.

ZHUPI_BENCH_FOLDER says where (else the folder of temporary files: it should be on a disk, not in memory).
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tinydb import TinyDB

from core import corrections
from core.articles.article_json import article_object
from core.changes import Transaction, apply
from core.clock import now
from core.ids import machine_id, text_digest
from core.model import Article, Origin, Paragraph, Span
from core.spans import SpanSet
from core.store import durable
from core.workspace import Workspace

ROUNDS = 400
IN_A_ROW = 20
"""Corrections of one way after another, as one program makes them: what syncs after another file pays for that one."""
TINYDB_UP_TO = int(os.environ.get("ZHUPI_BENCH_TINYDB", "10000"))
"""Articles up to which TinyDB's own storage is tried: it takes seconds a change."""


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
    """A closed workspace of so many articles; nothing of this is measured, so nothing waits for the disk."""
    with mock.patch.object(durable, "sync"):
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


class Ours:
    """Corrections of one article, timed from the call to the acknowledgement, which the writer thread gives."""

    def __init__(self, path: Path) -> None:
        self.workspace = Workspace.open(path)
        self.workspace.listen(self._acknowledged, lambda _seq, error: print(error))
        self._told = threading.Event()
        self._at = 0.0
        entries = self.workspace.entries()
        self._uid = entries[len(entries) // 2].uid
        self._spans = self.workspace.spans(self._uid) or SpanSet()
        self._text = workspace_text(self.workspace, self._uid)

    def _acknowledged(self, _seq: int) -> None:
        self._at = time.perf_counter()
        self._told.set()

    def once(self, at: int) -> float:
        made = corrections.add(self._spans, self._text, "SLOGAN", 100 + at, 104 + at)
        self._spans = apply(self._spans, made)
        self._told.clear()
        began = time.perf_counter()
        self.workspace.commit(Transaction("add", ((self._uid, made),)))
        self._told.wait(10)
        return self._at - began


class Sqlite:
    """The same correction in SQLite, WAL and synchronous=FULL: the span, its history row, and the article's row."""

    def __init__(self, path: Path, count: int) -> None:
        self.base = base = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA synchronous=FULL")
        base.executescript(
            "CREATE TABLE spans (id TEXT PRIMARY KEY, article INT, label TEXT, start INT, end INT, status INT, rest TEXT);"
            "CREATE INDEX by_article ON spans (article);"
            "CREATE TABLE history (seq INTEGER PRIMARY KEY, article INT, at TEXT, by INT, kind TEXT, changes TEXT);"
            "CREATE INDEX of_article ON history (article);"
            "CREATE TABLE articles (number INTEGER PRIMARY KEY, title TEXT, counts TEXT, seq INT)"
        )
        base.execute("BEGIN")
        rest = json.dumps({"norm": "44"})
        rows = (
            (f"{number}-{at}", number, "PROVINCE", 20 * at, 20 * at + 3, 0, rest)
            for number in range(count)
            for at in range(95)
        )
        base.executemany("INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        base.executemany(
            "INSERT INTO articles VALUES (?, ?, '{}', 0)", ((number, f"{number}") for number in range(count))
        )
        base.execute("COMMIT")
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._article = count // 2

    def span_alone(self, at: int) -> float:
        began = time.perf_counter()
        row = (f"alone-{at}", self._article, "SLOGAN", at, at + 4, 1, "{}")
        self.base.execute("INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        return time.perf_counter() - began

    def once(self, at: int) -> float:
        began = time.perf_counter()
        self._write(at)
        return time.perf_counter() - began

    def _write(self, at: int) -> None:
        new = ["SLOGAN", at, at + 4, 1, 0, None, {}]
        execute = self.base.execute
        execute("BEGIN IMMEDIATE")
        execute(
            "INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?)", (f"new-{at}", self._article, *new[:4], json.dumps(new[6]))
        )
        row = (self._article, now(), 1, "add", json.dumps({f"new-{at}": [None, new]}))
        seq = execute("INSERT INTO history (article, at, by, kind, changes) VALUES (?, ?, ?, ?, ?)", row).lastrowid
        counts = json.dumps({"PROVINCE": [95, 0, 0], "SLOGAN": [0, at, 0]})
        execute("UPDATE articles SET counts = ?, seq = ? WHERE number = ?", (counts, seq, self._article))
        execute("COMMIT")

    def handed_over(self, at: int) -> float:
        """The same on a thread of its own, as the workspace does it so that the window never waits."""
        began = time.perf_counter()
        return _POOL.submit(self._written_at, at).result() - began

    def _written_at(self, at: int) -> float:
        self._write(100_000 + at)
        return time.perf_counter()


_POOL = ThreadPoolExecutor(1)


def measured(paths: dict[int, Path]) -> None:
    """Every size and every way by turns of so many in random order, so that the disk's moods are everybody's."""
    openings = {count: opening(path) for count, path in paths.items()}
    ours = {count: Ours(path) for count, path in paths.items()}
    sqlite = {count: Sqlite(path.with_suffix(".db"), count) for count, path in paths.items()}
    ways = {
        (count, name): once
        for count in paths
        for name, once in (
            ("workspace", ours[count].once),
            ("SQLite", sqlite[count].once),
            ("SQLite, handed over", sqlite[count].handed_over),
            ("SQLite, one row", sqlite[count].span_alone),
        )
    }
    times: dict[tuple[int, str], list[float]] = {one: [] for one in ways}
    turn, chance = list(ways), random.Random(1)
    for block in range(0, ROUNDS, IN_A_ROW):
        chance.shuffle(turn)
        for one in turn:
            times[one] += [ways[one](at) * 1000 for at in range(block, block + IN_A_ROW)]
    for count, path in paths.items():
        size = path.stat().st_size
        opened, held = openings[count]
        print(
            f"{count:>6} articles  {size / 1e6:7.1f} MB ({size / (2000 * count):.1f} bytes a character)  "
            f"opens in {opened:6.0f} ms, +{held:.0f} MB"
        )
        middle = statistics.median(times[count, "SQLite"])
        for (of, name), found in times.items():
            if of == count:
                found.sort()
                own = statistics.median(found)
                print(
                    f"          {name:<20} {own:6.3f} ms  p99 {found[-ROUNDS // 100]:6.2f} ms  {own / middle:5.2f} x SQLite"
                )
    for one in ours.values():
        one.workspace.close(120)
    for other in sqlite.values():
        other.base.close()


_TEXTS: dict[str, str] = {}


def workspace_text(workspace: Workspace, uid: str) -> str:
    if uid not in _TEXTS:
        stored = workspace.article(uid)
        assert stored is not None
        _TEXTS[uid] = stored.text
    return _TEXTS[uid]


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
    with tempfile.TemporaryDirectory(dir=os.environ.get("ZHUPI_BENCH_FOLDER")) as folder:
        counts = [int(one) for one in sys.argv[1:]] or [10, 100, 1000, 10_000]
        paths = {count: Path(folder) / f"{count}.zhupi.json" for count in counts}
        for count, path in paths.items():
            filled(path, count)
        measured(paths)
        for count in counts:
            if count <= TINYDB_UP_TO:
                took = in_tinydb(Path(folder) / f"{count}.json", count)
                print(f"{count:>6} articles  TinyDB, own storage  {took:6.0f} ms")


if __name__ == "__main__":
    main()
