"""Another workspace's articles, with all that was decided on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from core.articles.article_json import Json
from core.errors import ImportRefused


class WorkspaceImporter:
    """Opens the other workspace for reading only; what was merely added there has no text and is left."""

    name: str = "workspace"
    version: int = 1
    whole: bool = True

    def read(self, path: Path) -> Iterator[Json]:
        """The object of each article that was worked on there."""
        from core.workspace import Workspace  # noqa: PLC0415  # the façade itself asks for importers nowhere

        if not path.is_file():
            raise ImportRefused("there is no such file", path=str(path))
        other = Workspace.open(path, read_only=True)
        try:
            for entry in other.entries():
                if entry.stored:
                    yield other.export_article(entry.uid)
        finally:
            other.close()


PLUGIN: Final = WorkspaceImporter()
