"""The lines of context of search results, read when they are painted, each from where its text is at hand."""

from __future__ import annotations

from functools import lru_cache

from core.errors import ZhupiError
from core.model import Range
from ui.panels.occurrences.rows import AROUND, context
from ui.panels.search.rows import Line, Row
from ui.searching.index_keeper import IndexKeeper
from ui.session import Session


class Passages:
    """Reads from the open article, the files read for this search, the index, or the workspace."""

    def __init__(self, session: Session, keeper: IndexKeeper) -> None:
        self._session = session
        self._keeper = keeper
        self._texts: dict[str, str] = {}
        self._passage = lru_cache(maxsize=512)(self._read)

    def clear(self) -> None:
        """Something else is looked for."""
        self._texts = {}
        self._passage.cache_clear()

    def keep(self, uid: str, text: str) -> None:
        """Keep the text of a file in which something was found: no index has it."""
        self._texts[uid] = text

    def line(self, row: Row) -> Line:
        """A hit in its context, on one line."""
        return self._passage(row.article.hits.uid, row.article.hits.sha256, *row.place)

    def _read(self, uid: str, sha256: str, start: int, end: int) -> Line:
        first = max(0, start - AROUND - 1)
        text = self.piece(uid, sha256, first, end + AROUND + 1)
        return context(text, start - first, end - first) if text else ("…", (0, 0))

    def piece(self, uid: str, sha256: str, start: int, end: int) -> str:
        """`[start, end)` of the text in which a hit was found; empty where that text is not at hand any more."""
        from core.searching.index import IndexUnavailable  # noqa: PLC0415

        if uid == self._session.uid and sha256 == self._session.current_sha256:
            return self._session.text[start:end]
        if uid in self._texts:
            return self._texts[uid][start:end]
        index = self._keeper.index()
        try:
            known = index.known().get(uid) if index is not None else None
            if index is not None and known is not None and known.sha256 == sha256:
                return index.text(known, start, end)
        except IndexUnavailable:
            pass
        try:
            article = self._session.workspace.article(uid)
        except ZhupiError:
            return ""
        return article.text[start:end] if article is not None and article.text_sha256 == sha256 else ""


def nearest(text: str, string: str, place: int) -> Range | None:
    """Where the string stands nearest to that place."""
    if not string:
        return None
    before, after = text.rfind(string, 0, place + len(string)), text.find(string, place)
    found = [at for at in (before, after) if at >= 0]
    at = min(found, key=lambda one: abs(one - place), default=-1)
    return (at, at + len(string)) if at >= 0 else None
