"""What an export did, for a person and as a file beside it: what was written, what is missing, under which choices."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from core import __version__
from core.articles.article_json import Json
from core.exporters.losses import Loss, Losses
from core.translation import translate

_NO_FILES: Final = '\n "files": []'
LISTED: Final = 200
"""Groups of near-duplicates that the report names one by one."""


@dataclass
class ExportReport:
    """What was written, that it reads back the same, what the format cannot hold, what could not be read."""

    format: str
    version: int = 0
    paths: list[str] = field(default_factory=list)
    articles: int = 0
    spans: int = 0
    units: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    losses: Losses = field(default_factory=Losses)
    before: Losses = field(default_factory=Losses)
    """What was left behind before anything was written."""
    missed: list[str] = field(default_factory=list)
    choices: dict[str, Any] = field(default_factory=dict)
    workspace: str = ""
    checked: bool = True
    """False where it went into a device or a pipe, which cannot be read back."""
    parts: dict[str, int] = field(default_factory=dict)
    """Articles in each part of a split."""
    duplicates: list[list[str]] = field(default_factory=list)
    """Titles of the articles of each group of near-duplicates."""
    alike: list[list[str]] = field(default_factory=list)
    """Uids of the same articles; they mean nothing outside the workspace, so the report's file has none."""
    left_out: int = 0
    """Articles not exported because a near-duplicate of them is."""
    fresh: list[dict[str, str]] = field(default_factory=list)
    """Articles nobody has worked on, extracted for this export: path, hash of the file, rule set."""
    _digest: Any = field(default_factory=hashlib.sha256)

    def note(self, article: Json) -> None:
        """One more article is in the export."""
        self.articles += 1
        self.spans += len(article["annotations"])
        self._digest.update(f"{article['text_sha256']}\n".encode())

    @property
    def lost(self) -> list[Loss]:
        """Everything that is not in the file."""
        return [*self.before, *self.losses]

    def begin_as(self, whole: ExportReport) -> None:
        """What was found out before anything was written holds for this part too."""
        self.before = whole.before
        self.missed, self.fresh = whole.missed, whole.fresh
        self.duplicates, self.left_out = whole.duplicates, whole.left_out

    def take(self, part: ExportReport, name: str, path: str) -> None:
        """One part of the whole was written; `name` is empty where it is the whole."""
        self.articles, self.spans = self.articles + part.articles, self.spans + part.spans
        self.units, self.labels = self.units + part.units, self.labels + part.labels
        self.losses.take(part.losses)
        self.paths.append(path)
        if name:
            self.parts[name] = part.articles

    def __str__(self) -> str:
        """The report, a line a fact; the first says all that matters."""
        if self.checked:
            first = translate(
                "export", "{spans} spans of {articles} articles exported to {path}; read back and compared."
            )
        else:
            first = translate("export", "{spans} spans of {articles} articles exported to {path}.")
        lines = [first.format(spans=self.spans, articles=self.articles, path=", ".join(self.paths))]
        if self.duplicates:
            said = translate("export", "{groups} groups of near-duplicates; {left} articles left out as such.")
            lines.append(said.format(groups=len(self.duplicates), left=self.left_out))
        said = translate("export", "Not in the file: {number} × {what}.")
        lines += [said.format(number=loss.number, what=translate("export", loss.what)) for loss in self.lost]
        return "\n".join([*lines, *self.missed])

    def _row(self) -> dict[str, Any]:
        return {
            "program": f"zhupi {__version__}",
            "format": f"{self.format}@{self.version}",
            "workspace": self.workspace,
            "articles": self.articles,
            "units": self.units,
            "spans": self.spans,
            "labels": dict(sorted(self.labels.items())),
            "texts_sha256": self._digest.hexdigest(),
            "read_back": "compared, the same",
            "files": [],
            "parts": self.parts,
            "not_in_the_file": [
                {"what": loss.what, "number": loss.number, "examples": loss.examples} for loss in self.lost
            ],
            "not_read": self.missed,
            "extracted_for_this": self.fresh,
            "near_duplicates": self.duplicates[:LISTED],
            "near_duplicate_groups": len(self.duplicates),
            "left_out_as_duplicates": self.left_out,
            "choices": self.choices,
        }

    def data(self, files: Iterable[tuple[str, Path]]) -> Iterator[bytes]:
        """The report's file, piece by piece: no clock, no place of this machine but what was named.

        `files` are the names under which the files stand, sorted, and where they are now; they may be 100,000.
        """
        from core.exporters.outputs import digest_of  # noqa: PLC0415

        before, none, after = json.dumps(self._row(), ensure_ascii=False, indent=1).partition(_NO_FILES)
        yield (before + none[:-1]).encode("utf-8", "surrogatepass")
        between = "\n  "
        for name, path in files:
            one = {"name": name, "bytes": path.stat().st_size, "sha256": digest_of(path)}
            yield (between + json.dumps(one, ensure_ascii=False)).encode("utf-8", "surrogatepass")
            between = ",\n  "
        yield f"\n ]{after}\n".encode("utf-8", "surrogatepass")
