"""Tables onto the clipboard: HTML for a word processor, tabs and lines for anything else, in short steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from core.summary.tables import Table, html_of, plain_of
from ui.handing_on import clipboard

ROWS: Final = 200
"""Rows between two rests."""


def onto_clipboard(lines: Sequence[str], tables: Sequence[Table]) -> Iterator[None]:
    """Put the lines and the tables below them onto the clipboard, with a rest every `ROWS` rows.

    Until the last step the clipboard stays as it was.
    """
    pieces: list[list[str]] = []
    for form in (plain_of(lines, tables), html_of(lines, tables)):
        pieces.append([])
        for number, piece in enumerate(form, 1):
            pieces[-1].append(piece)
            if number % ROWS == 0:
                yield
    clipboard.put("".join(pieces[0]), "".join(pieces[1]))
