"""Prodigy: JSON Lines of tasks, one token a character; `token_end` is inclusive, `end` is not.

Spans a person rejected stand in a task of their own whose answer is `reject`, so that they stay negative examples.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from core.articles.article_json import Json, dumps
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.losses import EVERYTHING
from core.exporters.outputs import Output
from core.exporters.reading_back import reading_back

_META: Final = (
    "uid", "unit", "path", "title", "source", "author", "published", "fields", "metadata", "state",
    "file_sha256", "text_sha256",
)  # fmt: skip
_NOT_OF_SPAN: Final = frozenset({"id", "label", "start", "end", "text"})


class ProdigyExporter:
    """Writes a task an article, as `spans.manual` takes it; overlapping and nested spans are kept."""

    name: str = "prodigy"
    version: int = 1
    suffix: str = ".jsonl"
    folder: bool = False
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = EVERYTHING - {"paragraphs", "outline", "history", "earlier", "remark", "ranges", "nesting"}
    options: tuple[Option, ...] = ()

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002  # the one signature
        """One line a task."""
        with out.open() as file:
            for article in articles:
                file.writelines(_line(task).encode("utf-8") for task in tasks(article))

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002
        """Every line read as JSON is the task that was exported, and its tokens are the characters of its text."""
        wanted = (task for article in articles for task in tasks(article))
        with reading_back(out), out.read() as lines:
            for number, (line, task) in enumerate(zip_longest(lines, wanted), 1):
                if line is None or task is None or not _same(json.loads(line), task):
                    raise ExportError(f"line {number} reads back as something else", path=str(out.path))


def tasks(article: Json) -> Iterator[Json]:
    """What was not rejected, then, where there is any, what was; `tokens` is left to the line."""
    refused = [one for one in article["annotations"] if one.get("status") == "rejected"]
    yield _task(article, [one for one in article["annotations"] if one.get("status") != "rejected"], "accept")
    if refused:
        yield _task(article, refused, "reject")


def _task(article: Json, spans: list[Json], answer: str) -> Json:
    return {
        "text": article["text"],
        "meta": {name: article[name] for name in _META if article.get(name)},
        "tokens": [],
        "spans": [_span(span) for span in spans],
        "answer": answer,
        "_view_id": "spans_manual",
    }


def _line(task: Json) -> str:
    """The task on one line with a token for each character."""
    tokens = ",".join(
        f'{{"text":{_quoted(letter)},"start":{at},"end":{at + 1},"id":{at},"ws":false}}'
        for at, letter in enumerate(task["text"])
    )
    parts = (f'"{name}":[{tokens}]' if name == "tokens" else f'"{name}":{dumps(one)}' for name, one in task.items())
    return "{" + ",".join(parts) + "}\n"


@lru_cache(maxsize=1 << 16)
def _quoted(letter: str) -> str:
    return dumps(letter)


def _same(read: Json, task: Json) -> bool:
    """Whether a line holds that task and its spans begin and end with their tokens."""
    tokens = read["tokens"]
    plain = all(
        one == {"text": letter, "start": at, "end": at + 1, "id": at, "ws": False}
        for at, (one, letter) in enumerate(zip(tokens, task["text"], strict=True))
    )
    spans = all(
        tokens[span["token_start"]]["start"] == span["start"] and tokens[span["token_end"]]["end"] == span["end"]
        for span in read["spans"]
    )
    return plain and spans and {**read, "tokens": []} == task


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


PLUGIN: Final = ProdigyExporter()
