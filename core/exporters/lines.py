"""What the formats of one JSON object a line share: reading them back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import zip_longest

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters.outputs import Output


def check_lines(objects: Iterable[Json], out: Output) -> None:
    """Every line of the file, read as JSON, is the object at its place; `ExportError` names the line where not."""
    with out.read() as lines:
        for number, (line, value) in enumerate(zip_longest(lines, objects), 1):
            try:
                same = line is not None and value is not None and json.loads(line) == value
            except ValueError:
                same = False
            if not same:
                raise ExportError(f"line {number} reads back as something else", path=str(out.path))
