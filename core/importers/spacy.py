"""spaCy's `DocBin`, as `core.exporters.spacy` writes it: one token a character."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from core.article_json import Json
from core.errors import ImportRefused
from core.exporters.spacy import REJECTED, documents
from core.importers.hostile import LARGEST, whole
from core.msgpack import Malformed

_DAMAGED: Final = (Malformed, KeyError, ValueError, TypeError, IndexError, struct.error, RecursionError)


class SpacyImporter:
    """Reads the span groups of each document; what spaCy has no place for comes from its user data."""

    name: str = "spacy"
    version: int = 1
    whole: bool = False

    def read(self, path: Path) -> Iterator[Json]:
        """The text of each document with its spans."""
        for place in sorted(path.rglob("*.spacy")) if path.is_dir() else [path]:
            try:
                squeeze = zlib.decompressobj()
                data = squeeze.decompress(whole(place), LARGEST)
                if squeeze.unconsumed_tail:
                    raise ImportRefused(f"it holds more than {LARGEST >> 20} MB", path=str(place))
                for one in documents(data):
                    facts = json.loads(one.ours) if one.ours else {}
                    more = facts.pop("spans", {})
                    spans = [
                        {**more.get(key, {}), "id": key, "label": label, "norm": norm, "start": start, "end": end,
                         "text": one.text[start:end], **({"status": REJECTED} if name == REJECTED else {})}
                        for name, group in one.groups.items()
                        for start, end, label, norm, key in group
                    ]  # fmt: skip
                    yield {**facts, "text": one.text, "annotations": spans}
            except (zlib.error, *_DAMAGED) as error:
                raise ImportRefused(f"it is no DocBin of one token a character: {error!r}", path=str(place)) from error


PLUGIN: Final = SpacyImporter()
