"""The first lines an export would have: made by the real exporter from the first articles."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.exporters import EXPORTERS, Job
from core.exporters.losses import Losses
from core.exporters.outputs import Output
from core.exporting.choices import Layout, Selection
from core.exporting.choosing import as_counted, chosen_articles, renamed_labels, shaped
from core.exporting.units import units

if TYPE_CHECKING:
    from core.workspace import Workspace

ARTICLES: Final = 3
"""So many articles the preview is made of."""
SHOWN: Final = 4_000
"""Characters of a line that are shown."""


def preview(
    workspace: Workspace,
    format: str,  # noqa: A002  # the word of the command
    selection: Selection,
    layout: Layout,
    *,
    lines: int = 20,
) -> str:
    """The first lines of each file; of a file that is no text, its name and how long it is."""
    exporter, losses = EXPORTERS.get(format), Losses()
    rows, same = workspace.fields(), workspace.same()
    found = chosen_articles(workspace, selection, lossless=exporter.lossless and layout.plain, missed=[], losses=losses)
    articles = [
        one
        for article in islice(found, ARTICLES)
        for one in units(
            shaped(
                article if exporter.lossless else as_counted(article, rows, same),
                layout,
                statuses="status" in exporter.holds,
            ),
            layout.unit,
            losses,
        )
    ]
    job = Job(labels=renamed_labels(workspace.labels(), layout), options=layout.options)
    with tempfile.TemporaryDirectory() as private:
        out = Output(Path(private) / f"preview{exporter.suffix}", folder=exporter.folder)
        exporter.write(iter(articles), out, job)
        return "\n".join(_first(path, lines, named=len(out.made) > 1) for path in out.made)


def _first(path: Path, lines: int, *, named: bool) -> str:
    with path.open("rb") as file:
        data = file.read(SHOWN * lines)
    head = [f"── {path.name}"] if named else []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(data) - 4:
            return "\n".join([*head, f"{path.name}: {path.stat().st_size} B"])
        text = data[: error.start].decode("utf-8")
    return "\n".join([*head, *(line[:SHOWN] for line in text.removeprefix("\ufeff").split("\n")[:lines])])
