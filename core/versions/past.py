"""Earlier states of an article: worked out backwards from what is on record, and brought back as a correction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from core import changes as changing
from core.articles.fields import MARK, decided
from core.articles.library import Entry
from core.changes import FieldChange, RecordChange
from core.recording import text_fields
from core.spans import SpanSet
from core.store.rows import FIELD_MARK
from core.versions.newer_text import TEXT, complete

if TYPE_CHECKING:
    from core.stored import HistoryLine, HistoryRow

Decode = Callable[[Mapping[str, Any]], tuple[RecordChange, ...]]
"""`{id: [before, after]}` as the file has it → the changes."""
_FIELDS: Final = ("state", "flag", "note", TEXT)


class PastState(NamedTuple):
    """An article as it was after the correction `seq`: its spans, the fields of its record, and which text it had."""

    seq: int
    spans: SpanSet
    fields: dict[str, object]
    text_sha256: str


def fields_of(entry: Entry) -> dict[str, object]:
    """The fields of an article that corrections change, as changes hold them."""
    known = {"state": entry.state.value, "flag": entry.flag, "note": entry.note, TEXT: text_fields(entry)}
    return known | decided(entry)


def earlier(entry: Entry, spans: SpanSet, lines: Sequence[HistoryLine], seq: int, decode: Decode) -> PastState:
    """The article as it was when correction `seq` had been made; 0: before the first one.

    `spans` and `entry` are those of now, `lines` every correction up to now, the latest first. Only the oldest value
    of a record since then is decoded, so a long history costs little. Proposals a machine added later are there too,
    as long as the text is the same.
    """
    since: dict[str, Any] = {}
    for line in lines:
        if line.seq <= seq:
            break
        if line.changes_text:
            # such a change holds every span: what came to the newer text later has no place in the older one
            spans, since = SpanSet(), {key: pair for key, pair in since.items() if key.startswith(FIELD_MARK)}
        since.update(line.raw)
    then = [changing.swap(change) for change in decode(since)]
    fields = fields_of(entry) | {one.name: one.after for one in then if isinstance(one, FieldChange)}
    text = fields[TEXT]
    sha256 = str(text.get("text_sha256", "")) if isinstance(text, dict) else entry.text_sha256
    return PastState(seq, changing.apply(spans, then, strict=False), fields, sha256)


def bring_back(entry: Entry, spans: SpanSet, past: PastState) -> tuple[RecordChange, ...]:
    """The changes that make the article what it was then; none where it is that already."""
    now = fields_of(entry)
    own = [name for name in {**now, **past.fields} if name.startswith(MARK)]
    fields = [
        FieldChange(name, now.get(name), past.fields.get(name))
        for name in (*_FIELDS, *own)
        if now.get(name) != past.fields.get(name) and (name != TEXT or entry.text_sha256 != past.text_sha256)
    ]
    if entry.text_sha256 != past.text_sha256:
        return (*fields, *complete(spans, past.spans))
    return (*fields, *changing.compare(spans, past.spans))


def texts_of(history: Sequence[HistoryRow], text_sha256: str) -> dict[int, tuple[str, str]]:
    """For each correction by its number, the SHA-256 of the text its `before` and its `after` refer to.

    `text_sha256` is that of the text the article has now.
    """
    found: dict[int, tuple[str, str]] = {}
    for row in sorted(history, key=_seq, reverse=True):
        before = text_sha256
        for change in row.changes:
            if isinstance(change, FieldChange) and change.name == TEXT and isinstance(change.before, dict):
                before = str(change.before.get("text_sha256", text_sha256))
        found[row.seq] = (before, text_sha256)
        text_sha256 = before
    return found


def _seq(row: HistoryRow) -> int:
    return row.seq
