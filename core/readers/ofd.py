"""OFD (GB/T 33190), the format of Chinese official documents: refused, with the way out."""

from __future__ import annotations

from typing import Final, NoReturn

from core.errors import FormatNotRead


class OfdReader:
    """Knows OFD files and refuses them: they place glyphs on pages, as a PDF does, without the order of the text."""

    name: str = "ofd"
    version: int = 1
    suffixes: tuple[str, ...] = (".ofd",)
    binary: bool = True

    def read(self, data: bytes, *, path: str = "", encoding: str | None = None) -> NoReturn:
        """Raise `FormatNotRead`."""
        del data, encoding
        raise FormatNotRead("OFD places characters on pages and does not keep the text in order", path=path)


PLUGIN: Final = OfdReader()
