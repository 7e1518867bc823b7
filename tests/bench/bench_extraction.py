"""Extraction speed against jieba's own cutting: python tests/bench/bench_extraction.py [ARTICLE | FOLDER]…

Both after start-up, over the same texts, on one core, medians of RUNS runs, characters a second. Without arguments, the
articles of our own, again and again up to 300,000 characters.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.errors import ReadError
from core.extraction import extract
from core.extractors.words import cut
from core.model import Article
from core.reading import find_files, read_file

ROOT = Path(__file__).resolve().parents[2]
RUNS = 3


def read(paths: list[str]) -> list[Article]:
    found = []
    for path in find_files(paths):
        try:
            found.append(read_file(path))
        except ReadError as error:
            print(error, file=sys.stderr)
    return found


def speed(work: Callable[[], object], characters: int) -> float:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return characters / statistics.median(times)


def main() -> None:
    articles = read(sys.argv[1:] or [str(ROOT / "resources" / "samples")])
    if len(sys.argv) == 1:
        articles *= 300_000 // sum(len(one.text) for one in articles)
    characters = sum(len(one.text) for one in articles)
    cut("热身")
    ours = speed(lambda: [extract(one) for one in articles], characters)
    theirs = speed(lambda: [cut(one.text) for one in articles], characters)
    print(f"{len(articles)} articles, {characters} characters")
    print(f"extraction {ours / 1e6:.2f} M characters/s, jieba {theirs / 1e6:.2f} M/s, ratio {ours / theirs:.1f}")


if __name__ == "__main__":
    main()
