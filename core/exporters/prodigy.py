"""Prodigy: JSON Lines of tasks, one token a character; `token_end` is inclusive, `end` is not.

Spans a person rejected stand in a task of their own whose answer is `reject`, so that they stay negative examples.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Final

from core.article_json import Json, dumps
from core.errors import ExportError
from core.translation import QT_TRANSLATE_NOOP

_META: Final = ("uid", "path", "title", "source", "author", "published", "file_sha256", "text_sha256")
_NOT_OF_SPAN: Final = frozenset({"id", "label", "start", "end", "text"})


class ProdigyExporter:
    """Writes a task an article, as `spans.manual` takes it; overlapping and nested spans are kept."""

    name: str = "prodigy"
    version: int = 1
    suffix: str = ".jsonl"
    lossless: bool = False
    flat: bool = False
    losses: tuple[str, ...] = (
        QT_TRANSLATE_NOOP("export", "paragraphs, the outline, and the ranges of groups (lead-in, body, target)"),
        QT_TRANSLATE_NOOP("export", "the history of corrections"),
    )

    def encode(self, articles: Iterable[Json]) -> Iterator[bytes]:
        """One line a task."""
        for article in articles:
            for task in tasks(article):
                yield dumps(task).encode("utf-8") + b"\n"

    def check(self, path: Path, articles: Iterable[Json]) -> None:
        """Every line read as JSON is the task that was exported, and its tokens make up its text."""
        wanted = (task for article in articles for task in tasks(article))
        with path.open("rb") as lines:
            for number, (line, task) in enumerate(zip_longest(lines, wanted), 1):
                if line is None or task is None or not _holds(json.loads(line), task):
                    raise ExportError(f"line {number} reads back as something else", path=str(path))


def tasks(article: Json) -> Iterator[Json]:
    """What was not rejected, then, where there is any, what was."""
    refused = [one for one in article["annotations"] if one.get("status") == "rejected"]
    yield _task(article, [one for one in article["annotations"] if one.get("status") != "rejected"], "accept")
    if refused:
        yield _task(article, refused, "reject")


def _task(article: Json, spans: list[Json], answer: str) -> Json:
    text = article["text"]
    return {
        "text": text,
        "meta": {name: article[name] for name in _META if article.get(name)},
        "tokens": [
            {"text": letter, "start": at, "end": at + 1, "id": at, "ws": False} for at, letter in enumerate(text)
        ],
        "spans": [_span(span) for span in spans],
        "answer": answer,
        "_view_id": "spans_manual",
    }


def _span(span: Json) -> Json:
    start, end = span["start"], span["end"]
    more = {key: one for key, one in span.items() if key not in _NOT_OF_SPAN}
    return {
        "start": start,
        "end": end,
        "token_start": start,
        "token_end": end - 1,
        "label": span["label"],
        "span_id": span["id"],
        "text": span["text"],
        **more,
    }


def _holds(found: Json, task: Json) -> bool:
    if found != task:
        return False
    tokens = found["tokens"]
    return "".join(token["text"] for token in tokens) == found["text"] and all(
        tokens[span["token_start"]]["start"] == span["start"] and tokens[span["token_end"]]["end"] == span["end"]
        for span in found["spans"]
        if span["end"] > span["start"]
    )


PLUGIN: Final = ProdigyExporter()
