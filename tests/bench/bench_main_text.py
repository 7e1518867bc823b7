"""Our finder of the main text beside trafilatura, readability-lxml and jusText, on real pages marked by reading.

    python tests/bench/bench_main_text.py FOLDER…     folders that hold the pages, at any depth

The marks are in `tests/data/main_text.jsonl`, a page a line: the package it comes from, its sha256, and the sha256
(16 digits) of each block that is main text, or doubtful. The pages are other people's and are not kept here. Tokens are
single characters without white space and punctuation, counted as a bag; those of doubtful blocks count neither way.
The libraries are measured only where they are installed; none is needed by the program.
"""

from __future__ import annotations

import hashlib
import json
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from core.decoding import decode  # noqa: E402
from core.model import Role  # noqa: E402  # the project is found first
from core.readers import html as reading  # noqa: E402
from core.readers.html_blocks import page_of  # noqa: E402
from core.reading import read_bytes  # noqa: E402

MARKS = ROOT / "tests" / "data" / "main_text.jsonl"
Finder = Callable[[bytes, str], str]


@dataclass(frozen=True)
class Marked:
    """A page with what was marked in it."""

    name: str
    data: bytes
    html: str
    main: Counter[str]
    doubtful: Counter[str]


def tokens(text: str) -> Counter[str]:
    """The letters, digits and Chinese characters of a text, each with its number."""
    return Counter(char for char in text if char.isalnum())


def pages(folders: list[Path]) -> Iterator[Marked]:
    """The marked pages that lie in those folders."""
    found = {hashlib.sha256(path.read_bytes()).hexdigest(): path for one in folders for path in one.rglob("*.html")}
    for line in MARKS.read_text("utf-8").splitlines():
        row = json.loads(line)
        path = found.get(row["sha256"])
        if path is None:
            continue
        data = path.read_bytes()
        text = decode(data, encoding=reading._encoding(data)).text
        page = page_of(text)
        reading._split_indented(page)
        marked: dict[str, Counter[str]] = {"main": Counter(), "doubtful": Counter()}
        wanted = {kind: Counter(row[kind]) for kind in marked}
        for block in page.blocks:
            digest = hashlib.sha256(block.text.encode()).hexdigest()[:16]
            for kind, left in wanted.items():
                if left[digest] > 0:
                    left[digest] -= 1
                    marked[kind] += tokens(block.text)
                    break
        yield Marked(row["path"], data, text, marked["main"], marked["doubtful"])


def ours(data: bytes, _html: str) -> str:
    article = read_bytes(data, "page.html")
    return "\n".join(article.text[one.start : one.end] for one in article.paragraphs if one.role is Role.BODY)


def trafilatura(_data: bytes, html: str) -> str:
    return import_module("trafilatura").extract(html, include_comments=False) or ""


def readability(_data: bytes, html: str) -> str:
    summary = import_module("readability").Document(html).summary()
    return import_module("lxml.html").fromstring(summary).text_content()


def justext(_data: bytes, html: str) -> str:
    library = import_module("justext")
    # for a language without spaces, as its documentation says: no stop words, lengths in characters
    paragraphs = library.justext(
        html.encode("utf-8"), frozenset(), 30, 60, 0.0, 0.0, 0.2, 200, no_headings=True, encoding="utf-8"
    )
    return "\n".join(one.text for one in paragraphs if not one.is_boilerplate)


FINDERS: dict[str, Finder] = {
    "ours": ours,
    "trafilatura": trafilatura,
    "readability": readability,
    "justext": justext,
}


def score(page: Marked, found: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of one page; what doubtful blocks explain is no error."""
    right = sum((found & page.main).values())
    wrong = sum((found - page.main - page.doubtful).values())
    missed = sum((page.main - found).values())
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main(folders: list[str]) -> None:
    """Print a line for each finder, and the pages on which ours is below .95."""
    marked = list(pages([Path(folder) for folder in folders]))
    print(f"{len(marked)} marked pages found")
    for name, finder in FINDERS.items():
        try:
            scores = [score(page, tokens(finder(page.data, page.html))) for page in marked]
        except ImportError as error:
            print(f"{name:12} not measured: {error}")
            continue
        means = " ".join(f"{statistics.fmean(part):.4f}" for part in zip(*scores, strict=True))
        good = sum(one[2] >= 0.95 for one in scores)
        print(f"{name:12} mean precision, recall, F1: {means}   pages at or over .95: {good}")
        if name == "ours":
            low = ((page.name, one) for page, one in zip(marked, scores, strict=True) if one[2] < 0.95)
            for page_name, one in low:
                print("   ", page_name, " ".join(f"{part:.3f}" for part in one))


if __name__ == "__main__":
    main(sys.argv[1:])
