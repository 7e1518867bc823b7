"""Extraction speed against jieba's own cutting: python tests/bench/bench_extraction.py [ARTICLE | FOLDER]…

Both after start-up, over the same texts, medians of RUNS runs, characters a second of processor time. They take turns
every SLICE articles, so that what else the machine does meets both alike. Without arguments, the
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
SLICE = 500


def read(paths: list[str]) -> list[Article]:
    found = []
    for path in find_files(paths):
        try:
            found.append(read_file(path))
        except ReadError as error:
            print(error, file=sys.stderr)
    return found


def seconds(work: Callable[[Article], object], articles: list[Article]) -> float:
    """Processor time for all of them; no result is kept, as in a stream of articles."""
    began = time.process_time()
    for one in articles:
        work(one)
    return time.process_time() - began


def in_turn(articles: list[Article]) -> tuple[float, float]:
    """What extraction takes, and what jieba takes."""
    slices = [articles[at : at + SLICE] for at in range(0, len(articles), SLICE)]
    times = [(seconds(extract, some), seconds(_cut, some)) for some in slices]
    return sum(ours for ours, _ in times), sum(theirs for _, theirs in times)


def _cut(article: Article) -> object:
    return cut(article.text)


def main() -> None:
    articles = read(sys.argv[1:] or [str(ROOT / "resources" / "samples")])
    if len(sys.argv) == 1:
        articles *= 300_000 // sum(len(one.text) for one in articles)
    characters = sum(len(one.text) for one in articles)
    cut("热身")
    extract(articles[0])
    times = [in_turn(articles) for _ in range(RUNS)]
    ours, theirs = (characters / statistics.median(one) for one in zip(*times, strict=True))
    print(f"{len(articles)} articles, {characters} characters")
    print(f"extraction {ours / 1e6:.2f} M characters/s, jieba {theirs / 1e6:.2f} M/s, ratio {ours / theirs:.1f}")


if __name__ == "__main__":
    main()
