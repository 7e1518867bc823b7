"""An article with a long history: listing, scrolling, an earlier state: python tests/bench/bench_history.py [ROWS]"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from core import corrections
from core.changes import Transaction, apply
from core.versions.past import earlier
from core.workspace import Base, Workspace
from tests.bench.bench_store import article, spans_of
from ui.panels.safety.history import HistoryPanel


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(Path(folder) / "w.zhupi.json", annotator="小林")
        one = article(1)
        uid = workspace.add(one).uid
        spans = spans_of(one)
        ids = [span.id for span in spans]
        for at in range(number):
            made = corrections.flag(spans, ids[at % len(ids)], (at // len(ids)) % 2 == 0)
            workspace.commit(Transaction("flag", ((uid, made),)), bases={uid: Base(one, spans)})
            spans = apply(spans, made)
        workspace.flush(600)
        workspace.close()
        workspace = Workspace.open(Path(folder) / "w.zhupi.json")
        panel = HistoryPanel(lambda line: workspace.told(line.raw), lambda _sha256: one.text)
        panel.resize(320, 600)
        panel.show()
        for name in ("first", "again"):
            began = time.perf_counter()
            lines = workspace.history_lines(uid)
            read = time.perf_counter()
            panel.show_lines(lines, [])
            panel.grab()
            print(f"{name}: {len(lines)} rows read in {(read - began) * 1000:.1f} ms, "
                  f"shown in {(time.perf_counter() - read) * 1000:.1f} ms")  # fmt: skip
        worst = 0.0
        for at in range(0, len(lines), max(1, len(lines) // 100)):
            began = time.perf_counter()
            panel.list.scrollTo(panel.model.index(at, 0))
            panel.grab()
            worst = max(worst, time.perf_counter() - began)
        print(f"scrolled and painted in at most {worst * 1000:.1f} ms")
        began = time.perf_counter()
        spans, entry = workspace.spans(uid), workspace.entry(uid)
        earlier(entry, spans, lines, lines[len(lines) // 2].seq, workspace.decoded)
        print(f"the state half-way worked out in {(time.perf_counter() - began) * 1000:.1f} ms")
        workspace.close()


if __name__ == "__main__":
    main()
