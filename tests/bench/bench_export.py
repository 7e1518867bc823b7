"""How fast each format is written, read back and compared, and how much memory that takes.

python tests/bench/bench_export.py [ARTICLES …] [--format NAME …]

Each export runs in a process of its own; the articles are an invented one of 1,000 characters and 40 spans, with
other words in each. Printed: articles, format, spans a second with the check, without it, and both again by CPU time
(which other programs on the machine disturb less), MB at the peak.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.articles.article_json import Json
from core.exporters import EXPORTERS, Job
from core.exporters.outputs import Output
from core.ids import text_digest

SPANS = 40
WORDS = "落实六稳推进改革安全生产乡村振兴数字治理民生保障"
ROOT = Path(__file__).resolve().parents[2]


def articles(number: int) -> Iterator[Json]:
    """So many, made one by one."""
    for at in range(number):
        sentences = [
            f"第{at * SPANS + one}项，广东省{WORDS[one % 20 : one % 20 + 8]}😀的任务。" for one in range(SPANS)
        ]
        text = "\n".join(sentences)
        spans, start = [], 0
        for one, sentence in enumerate(sentences):
            low = start + sentence.index("广东省")
            label, end = (("PROVINCE", low + 3), ("SLOGAN", low + 11), ("TASK", start + len(sentence)))[one % 3]
            spans.append({"id": f"{at}-{one}", "label": label, "start": low, "end": end, "text": text[low:end],
                          "norm": "44" if label == "PROVINCE" else text[low:end], "status": "accepted",
                          "origin": "rule", "rule": "bench", "version": "1", "confidence": 0.9})  # fmt: skip
            start += len(sentence) + 1
        yield {
            "uid": f"u{at}", "path": f"{at}.txt", "file_sha256": "", "text_sha256": text_digest(text),
            "title": f"通知{at}", "published": "2020-04-30", "text": text, "state": "finished",
            "paragraphs": [{"start": 0, "end": len(text), "role": "body"}],
            "annotations": spans, "groups": [], "outline": [], "metadata": {},
        }  # fmt: skip


def measure(name: str, number: int) -> None:
    """Print one line."""
    exporter = EXPORTERS.get(name)
    with tempfile.TemporaryDirectory() as folder:
        out = Output(Path(folder) / f"out{exporter.suffix}", folder=exporter.folder)
        begun, cpu_begun = time.perf_counter(), time.process_time()
        exporter.write(articles(number), out, Job())
        written, cpu_written = time.perf_counter(), time.process_time()
        exporter.check(articles(number), out, Job())
        checked, cpu_checked = time.perf_counter(), time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = (checked - begun, written - begun, cpu_checked - cpu_begun, cpu_written - cpu_begun)
    print(number, name, *(f"{number * SPANS / one:,.0f}" for one in times), f"{peak:.0f}", sep="\t")


def main() -> None:
    """Every format at every size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("numbers", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--format", nargs="*", default=list(EXPORTERS.names()))
    parser.add_argument("--one", action="store_true", help="measure here, in this process")
    given = parser.parse_args()
    if given.one:
        measure(given.format[0], given.numbers[0])
        return
    print("articles\tformat\tspans/s\tunchecked\tby CPU\tunchecked by CPU\tpeak MB")
    for number in given.numbers:
        for name in given.format:
            command = [sys.executable, __file__, str(number), "--one", "--format", name]
            done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
            print(done.stdout.strip() or f"{number}\t{name}\t{done.stderr.strip().splitlines()[-1]}", flush=True)


if __name__ == "__main__":
    main()
