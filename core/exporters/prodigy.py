"""Prodigy: JSON Lines of tasks, one token a character; `token_end` is inclusive, `end` is not.

Spans a person rejected stand in a task of their own whose answer is `reject`, so that they stay negative examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from core.article_json import Json, dumps
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.lines import check_lines
from core.exporters.losses import EVERYTHING
from core.exporters.outputs import Output

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
                for task in tasks(article):
                    file.write(dumps(task).encode("utf-8") + b"\n")

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002
        """Every line read as JSON is the task that was exported, and its tokens make up its text."""
        check_lines(map(_sound, (task for article in articles for task in tasks(article))), out)


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


def _sound(task: Json) -> Json:
    """The task, if its tokens make up its text and its spans."""
    tokens = task["tokens"]
    whole = "".join(token["text"] for token in tokens) == task["text"]
    if not whole or any(
        tokens[span["token_start"]]["start"] != span["start"] or tokens[span["token_end"]]["end"] != span["end"]
        for span in task["spans"]
    ):
        raise ExportError("the tokens of a task do not make up its text")
    return task


PLUGIN: Final = ProdigyExporter()
