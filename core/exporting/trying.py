"""The first lines an export would have: made by the real exporter from the first articles."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.articles.article_json import Json
from core.errors import ExportCancelled
from core.exporters import EXPORTERS, Exporter, Job
from core.exporters.losses import Losses
from core.exporters.outputs import Output
from core.exporting.choices import Layout, Selection
from core.exporting.choosing import as_counted, chosen_articles, renamed_labels, shaped
from core.exporting.names import Names
from core.exporting.units import units
from core.translation import translate

if TYPE_CHECKING:
    from core.workspace import Workspace

ARTICLES: Final = 3
"""So many articles the preview is made of."""
SHOWN: Final = 4_000
"""Characters of a line that are shown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The beginning of one file of an export; `lines` is None where it is no text."""

    name: str
    lines: tuple[str, ...] | None


def preview(
    workspace: Workspace,
    format: str,  # noqa: A002  # the word of the command
    selection: Selection,
    layout: Layout,
    *,
    lines: int = 20,
    name: str = "",
    stopped: Callable[[], bool] = lambda: False,
) -> str:
    """The first lines of each file that an export to a target of that name would begin with."""
    found = first_lines(workspace, format, selection, layout, lines=lines, name=name, stopped=stopped)
    return "\n".join(line for piece in found for line in _shown(piece, named=len(found) > 1))


def _shown(piece: Piece, *, named: bool) -> Iterator[str]:
    if piece.lines is None:
        yield translate("export", "{name}: no text, so it cannot be shown").format(name=piece.name)
    else:
        if named:
            yield f"── {piece.name}"
        yield from (line[:SHOWN] for line in piece.lines)


def first_lines(
    workspace: Workspace,
    format: str,  # noqa: A002  # the word of the command
    selection: Selection,
    layout: Layout,
    *,
    lines: int,
    name: str = "",
    stopped: Callable[[], bool] = lambda: False,
) -> list[Piece]:
    """The beginning of each file, before a split and before near-duplicates are left out.

    Where there are more articles than the preview is made of, only those lines are given that stay the same with one
    article more: the last line of some formats depends on whether another one follows. `ExportCancelled` when stopped.
    """
    exporter, losses = EXPORTERS.get(format), Losses()
    rows, same = workspace.fields(), workspace.same()
    plain = exporter.lossless and layout.plain
    found = chosen_articles(workspace, selection, lossless=plain, missed=[], losses=losses)
    articles: list[Json] = []
    for article in islice(found, ARTICLES + 1):
        if stopped():
            raise ExportCancelled
        ready = article if exporter.lossless else as_counted(article, rows, same)
        articles.append(shaped(ready, layout, statuses="status" in exporter.holds))
    job = Job(
        labels=renamed_labels(workspace.labels(), layout), options=layout.options, title=Path(name or "preview").stem
    )
    made = _made(exporter, articles[:ARTICLES], layout, job, name)
    if len(articles) > ARTICLES:
        more = dict(_made(exporter, articles, layout, job, name))
        made = [(file, _common(data, more.get(file, b""))) for file, data in made]
    return [Piece(file, _lines(data, lines)) for file, data in made]


def _made(exporter: Exporter, articles: Sequence[Json], layout: Layout, job: Job, name: str) -> list[tuple[str, bytes]]:
    """Every file the exporter makes of those articles: its name and its bytes, in the order of making."""
    losses = Losses()
    with tempfile.TemporaryDirectory() as private:
        place = Path(private) / (name or f"preview{exporter.suffix}")
        if layout.each and not exporter.folder:
            found, names = [], Names()
            for article in articles:
                one = Output(place / names.of(str(article.get("title") or ""), exporter.suffix), folder=False)
                exporter.write(units(article, layout.unit, losses), one, job)
                found += one.made
            return [(path.relative_to(place).as_posix(), path.read_bytes()) for path in found]
        out = Output(place, folder=exporter.folder)
        exporter.write((one for article in articles for one in units(article, layout.unit, losses)), out, job)
        base = place if exporter.folder else place.parent
        return [(path.relative_to(base).as_posix(), path.read_bytes()) for path in out.made]


def _common(one: bytes, other: bytes) -> bytes:
    """The lines both begin with; everything where one of them is no text."""
    if one == other or b"\0" in one[:SHOWN]:
        return one
    kept = 0
    for mine, theirs in zip(one.splitlines(keepends=True), other.splitlines(keepends=True), strict=False):
        if mine != theirs:
            break
        kept += len(mine)
    return one[:kept]


def _lines(data: bytes, lines: int) -> tuple[str, ...] | None:
    """The first lines of a text in UTF-8, without its byte-order mark; None where it is no text."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\0" in text or text.startswith("PAR1"):
        return None
    return tuple(line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n", lines)[:lines])
