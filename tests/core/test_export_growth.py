"""An export's memory does not grow with the number of articles: every format, every shape."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from core.articles.article_json import Json
from core.exporters import EXPORTERS, bio, hf, outputs, spacy
from core.exporters.spacy_strings import number_of
from core.exporting import Layout, Selection, Watch, export
from core.ids import text_digest
from core.labels.same_as import SameAs
from core.model import BUILT_IN_LABELS, ArticleState
from tests.clients.samples import empty_object

ACCEPTED = Selection(statuses=frozenset({"accepted"}))
FEW, MANY = 12, 36
SPANS = 30
SENTENCE = "第{0}项，广东省落实“六稳”工作，推进改革😀的任务，安全生产年年讲月月讲天天讲。"


@dataclass(frozen=True)
class FewFacts:
    """What an export asks of an entry of the library."""

    uid: str
    state: ArticleState = ArticleState.FINISHED
    stored: bool = True


class Made:
    """A workspace whose articles are made when they are asked for, so that only the export's own memory counts."""

    uid = "made"

    def __init__(self, number: int) -> None:
        self._entries = [FewFacts(f"u{at}") for at in range(number)]

    def entries(self) -> list[FewFacts]:
        return self._entries

    def labels(self) -> tuple[Any, ...]:
        return BUILT_IN_LABELS

    def fields(self) -> tuple[Any, ...]:
        return ()

    def same(self) -> SameAs:
        return {}

    def export_article(self, uid: str) -> Json:
        return article(int(uid[1:]))


def article(number: int) -> Json:
    """One of its own words; tens of kilobytes as an object."""
    sentences = [SENTENCE.format(number * SPANS + at) for at in range(SPANS)]
    text, start, spans = "\n".join(sentences), 0, []
    for at, sentence in enumerate(sentences):
        label, words = (("PROVINCE", "广东省"), ("SLOGAN", "六稳"), ("TASK", sentence))[at % 3]
        low = start + sentence.index(words)
        spans.append({"id": f"{number}-{at}", "label": label, "start": low, "end": low + len(words), "text": words,
                      "status": "accepted", "norm": {"PROVINCE": "44", "SLOGAN": "六稳"}.get(label, "")})  # fmt: skip
        start += len(sentence) + 1
    return {**empty_object(), "uid": f"u{number}", "title": f"通知{number}", "path": f"{number}.txt", "text": text,
            "text_sha256": text_digest(text), "state": "finished", "annotations": spans,
            "paragraphs": [{"start": 0, "end": len(text), "role": "body"}]}  # fmt: skip


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fills one file, or one batch, is full after three articles."""
    monkeypatch.setattr(spacy, "MOST_TOKENS", 3 * len(article(0)["text"]))
    monkeypatch.setattr(hf, "_FULL", 3 * (len(article(0)["text"]) + 100 * SPANS))
    monkeypatch.setattr(spacy, "number_of", lru_cache(64)(number_of.__wrapped__))
    monkeypatch.setattr(bio, "_AT_ONCE", 1 << 12)
    monkeypatch.setattr(outputs, "REMEMBERED", 4)


class Measured(Watch):
    """What an export holds each time it is asked whether to go on: reading, writing, comparing, putting in place."""

    def __init__(self, articles: int) -> None:
        self.articles = articles
        self.held: list[list[int]] = [[], [], [], []]
        super().__init__(cancelled=self._measure)

    def _measure(self) -> bool:
        gc.collect()
        self.held[min(self.done // self.articles, 3)].append(tracemalloc.get_traced_memory()[0])
        return False


def measured(number: int, name: str, target: Path, layout: Layout) -> list[list[int]]:
    workspace: Any = Made(number)
    watch = Measured(number)
    gc.freeze()  # what is there already need not be gone through each time
    tracemalloc.start()
    try:
        export(workspace, name, target, ACCEPTED, layout, watch=watch)
    finally:
        tracemalloc.stop()
        gc.unfreeze()
    return watch.held


SHAPES = {
    **{name: (name, f"a{EXPORTERS.get(name).suffix}", Layout()) for name in EXPORTERS.names()},
    "brat in a zip": ("brat", "a.zip", Layout()),
    "uima in a zip": ("uima", "a.zip", Layout()),
    "a file an article": ("html", "each", Layout(each=True)),
    "split": ("doccano", "a.jsonl", Layout(split=(80, 10, 10), duplicates="apart")),
    "sentences": ("bio", "a.bio", Layout(unit="sentence")),
}


ALWAYS = ("jsonl", "brat", "uima", "spacy", "xlsx")
"""One file, folders, further files, sheets; the others are among the long tests."""


@pytest.fixture(params=[one if one in ALWAYS else pytest.param(one, marks=pytest.mark.long) for one in SHAPES])
def shape(request: pytest.FixtureRequest) -> Iterator[tuple[str, str, Layout]]:
    name, target, layout = SHAPES[request.param]
    if name == "hf":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    yield name, target, layout


def test_memory_does_not_grow_with_the_articles(shape: tuple[str, str, Layout], tmp_path: Path) -> None:
    """From the first third of the articles to the last one, and while many files are packed and put in place."""
    name, target, layout = shape
    tracemalloc.start()
    one = article(0)
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(one["annotations"]) == SPANS
    *_stages, few = measured(FEW, name, tmp_path / f"few.{target}", layout)
    *stages, many = measured(MANY, name, tmp_path / target, layout)
    third = MANY // 3
    for held in [] if layout.split else stages:  # parts are written and compared one after the other
        assert len(held) >= MANY
        assert (max(held[-third:]) - max(held[:third])) / (2 * third) < size / 10
    assert few and many, "it is asked while files are put in place"
    assert (max(many) - max(few)) / (MANY - FEW) < size / 10, "the names of its files"
