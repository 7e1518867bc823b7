"""Extraction of many files: time by jobs, and memory: python tests/bench/bench_extract_jobs.py FOLDER

`main.py extract` with 1 and 2 jobs (median of RUNS, start-up included); then the resident size of one process that extracts
the same files one after another, and of one that extracts a single article of 30 million characters made of them.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.errors import ReadError
from core.extraction import extract
from core.reading import find_files, read_file, read_text

ROOT = Path(__file__).resolve().parents[2]
RUNS = 3
LONG = 30_000_000


def seconds(folder: str, jobs: int) -> float:
    times = []
    for _ in range(RUNS):
        with tempfile.TemporaryFile() as output:
            began = time.perf_counter()
            command = [sys.executable, str(ROOT / "main.py"), "extract", folder, "--jobs", str(jobs)]
            subprocess.run(command, check=False, stdout=output)
            times.append(time.perf_counter() - began)
    return statistics.median(times)


def resident() -> int:
    """Megabytes now; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def one_after_another(paths: list[str]) -> str:
    """Extract from each file; the resident size after every fifth of them, and the text joined."""
    texts = []
    sizes = []
    for number, path in enumerate(paths, 1):
        try:
            article = read_file(path)
        except ReadError:
            continue
        extract(article)
        texts.append(article.text)
        if number % max(1, len(paths) // 5) == 0:
            sizes.append(resident() - sum(map(sys.getsizeof, texts)) // 2**20)
    print("resident MB after each fifth, the texts kept for what follows left out:", *sizes)
    return "\n".join(texts)


def one_long(text: str) -> None:
    text = (text + "\n") * (LONG // len(text) + 1)
    article = read_text(text[:LONG])
    del text
    before, began = resident(), time.process_time()
    found = extract(article)
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{LONG} characters: {took:.1f} s of processor time, {len(found.spans)} spans; resident {before} MB before, peak {peak} MB"
    )


def main() -> None:
    folder = sys.argv[1]
    for jobs in (1, 2):
        print(f"{jobs} jobs: {seconds(folder, jobs):.1f} s")
    one_long(one_after_another(find_files([folder])))


if __name__ == "__main__":
    main()
