"""JSON Lines, ours and lossless: one article a line, with status, origin, notes and history."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from core.articles.article_json import Json, dumps
from core.exporters import Job, Option
from core.exporters.lines import check_lines
from core.exporters.losses import EVERYTHING
from core.exporters.outputs import Output


class JsonlExporter:
    """Writes the object of each article as it is, keys in their order, UTF-8, LF."""

    name: str = "jsonl"
    version: int = 1
    suffix: str = ".jsonl"
    folder: bool = False
    lossless: bool = True
    flat: bool = False
    holds: frozenset[str] = EVERYTHING
    options: tuple[Option, ...] = ()

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002  # the one signature
        """One line an article."""
        with out.open() as file:
            file.writelines(dumps(article).encode("utf-8") + b"\n" for article in articles)

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002
        """Every line read as JSON is the object that was exported."""
        check_lines(articles, out)


PLUGIN: Final = JsonlExporter()
