"""Tagged characters in BIO, BIOES or BMES: each text behind a `-DOCSTART-`, or one text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from core.articles.article_json import Json
from core.errors import ExportError, ImportRefused
from core.exporters.tags import read
from core.importers.hostile import whole


class BioImporter:
    """Reads the three schemes alike; a blank line is a line break of the text."""

    name: str = "bio"
    version: int = 1
    whole: bool = False

    def read(self, path: Path) -> Iterator[Json]:
        """Each text with its spans."""
        try:
            for text, pieces in read([whole(path).decode("utf-8-sig")]):
                yield {"text": text, "annotations": [one._asdict() for one in pieces]}
        except UnicodeDecodeError as error:
            raise ImportRefused("it is not UTF-8", path=str(path)) from error
        except ExportError as error:
            raise ImportRefused(str(error), path=str(path)) from error


PLUGIN: Final = BioImporter()
