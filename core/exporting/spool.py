"""The articles of an export as they were when it began, on the disk: written once, read for each part and the check.

What is exported, what it is compared with and what the report counts are then the same, whatever is corrected in the
meantime; and no more than one article is in memory at a time.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, Self

from core.articles.article_json import Json

_QUICK: Final = 1


class Spool:
    """Article objects in a file of its own, by number."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO = path.open("w+b", buffering=1 << 18)
        self._ends = array("Q", [0])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, article: Json) -> None:
        """Keep one more."""
        data = zlib.compress(json.dumps(article, ensure_ascii=False).encode("utf-8", "surrogatepass"), _QUICK)
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))

    def read(self, numbers: Iterable[int]) -> Iterator[Json]:
        """Those articles, in the order given."""
        self._file.flush()
        with self._path.open("rb") as file:
            for number in numbers:
                file.seek(self._ends[number])
                data = file.read(self._ends[number + 1] - self._ends[number])
                value: Json = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
                yield value

    def close(self) -> None:
        """Take the file away."""
        self._file.close()
        self._path.unlink(missing_ok=True)
