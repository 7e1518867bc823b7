"""Exporters: spans → a format, one file a format; a new exporter is a file here and a line below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from core.articles.article_json import Json
from core.exporters.losses import Losses
from core.exporters.outputs import Output
from core.model import BUILT_IN_LABELS, Label
from core.registry import Registry


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that only one format has; `title` and the second of each pair are English sources (`export`)."""

    name: str
    title: str
    choices: tuple[tuple[str, str], ...]
    """(value, what it means); the first is the usual one."""


@dataclass(frozen=True)
class Job:
    """What an exporter is told besides the articles."""

    losses: Losses = field(default_factory=Losses)
    """Where it counts what the format cannot hold beyond its `holds`; only while writing."""
    labels: tuple[Label, ...] = BUILT_IN_LABELS
    """The workspace's labels under the names the export gives them; spans may have others."""
    options: Mapping[str, str] = field(default_factory=dict)
    title: str = "zhupi"
    """A name for the whole, where a format has one."""

    def option(self, option: Option) -> str:
        """What was chosen for it."""
        return self.options.get(option.name, option.choices[0][0])


class Exporter(Protocol):
    """What the `PLUGIN` of an exporter's module is; the objects are those of `core.articles.article_json`.

    The objects come one by one and may be a hundred thousand: neither `write` nor `check` keeps them. An object may
    stand for a paragraph or a sentence of an article; it then has `unit`: [start, end) in the article's text.
    """

    name: str
    version: int
    suffix: str
    """With the dot; empty where the format is a folder."""
    folder: bool
    """Whether it is a folder of files (or a zip of one) and not one file."""
    lossless: bool
    """Whether everything the workspace holds of an article is in the file, so that every status is the default."""
    flat: bool
    """Whether an article without spans leaves no trace in the file."""
    holds: frozenset[str]
    """The names of `losses.PARTS` that are in the file; the core counts and names the others."""
    options: tuple[Option, ...]

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """Write them to `out`: same articles, same bytes."""

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """Read what was written and compare; `ExportError` says where it is not what was exported."""


EXPORTERS: Final[Registry[Exporter]] = Registry(
    "export format",
    {
        "jsonl": "core.exporters.jsonl",
        "csv": "core.exporters.csv",
        "doccano": "core.exporters.doccano",
        "labelstudio": "core.exporters.labelstudio",
        "brat": "core.exporters.brat",
        "bio": "core.exporters.bio",
        "bioes": "core.exporters.bioes",
        "bmes": "core.exporters.bmes",
        "w3c": "core.exporters.w3c",
        "prodigy": "core.exporters.prodigy",
        "uima": "core.exporters.uima",
        "refi-qda": "core.exporters.refi_qda",
        "spacy": "core.exporters.spacy",
        "docx": "core.exporters.docx",
        "html": "core.exporters.html",
        "md": "core.exporters.md",
        "xlsx": "core.exporters.xlsx",
        "hf": "core.exporters.hf",
    },
)
