"""The library's entries: what a workspace knows of an article without its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from core.model import ArticleState

_KNOWN: Final = frozenset(
    {"uid", "title", "source", "published", "author", "paths", "file_sha256", "text_sha256", "text", "reader"}
    | {"earlier_texts", "lent", "checked"}
    | {"encoding", "state", "flag", "note", "fields", "read", "extracted", "counts", "seq"},
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the library; `number` is its id in the file's tables, `text` that of its stored text."""

    number: int
    uid: str
    title: str = ""
    source: str = ""
    published: str = ""
    author: str = ""
    paths: tuple[str, ...] = ()
    file_sha256: str = ""
    text_sha256: str = ""
    text: int | None = None
    earlier_texts: tuple[tuple[int, str], ...] = ()
    """Number and SHA-256 of each other text that the article had, the one given up last at the end."""
    lent: int | None = None
    """The number of the text where it is stored only because another person's spans came with it."""
    reader: str = ""
    encoding: str = ""
    state: ArticleState = ArticleState.UNSEEN
    flag: bool = False
    note: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    read: Mapping[str, str] = field(default_factory=dict)
    """What the page says of the fields that a person has decided (core.articles.fields)."""
    extracted: str = ""
    """The rule set whose spans the counts are of."""
    counts: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    """`{label: (pending, accepted, rejected)}`."""
    seq: int = 0
    checked: tuple[str, ...] = ()
    """Keys of what looked like a problem in it and is none: a person has said so."""

    @property
    def stored(self) -> bool:
        """Whether the text and spans are in the workspace."""
        return self.text is not None

    @property
    def path(self) -> str:
        """Where the article was last read from, or empty."""
        return self.paths[-1] if self.paths else ""


_STATES: Final = {state.value: state for state in ArticleState}


def entry_of(number: int, row: Mapping[str, Any]) -> Entry:
    """The entry of an articles record."""
    return Entry(
        number=number,
        uid=row.get("uid", ""),
        title=row.get("title", ""),
        source=row.get("source", ""),
        published=row.get("published", ""),
        author=row.get("author", ""),
        paths=tuple(row.get("paths", ())),
        file_sha256=row.get("file_sha256", ""),
        text_sha256=row.get("text_sha256", ""),
        text=row.get("text"),
        earlier_texts=tuple((one[0], one[1]) for one in row.get("earlier_texts", ())),
        lent=row.get("lent"),
        reader=row.get("reader", ""),
        encoding=row.get("encoding", ""),
        state=_STATES[row.get("state", "unseen")],
        flag=bool(row.get("flag")),
        note=row.get("note", ""),
        fields=dict(row.get("fields", {})),
        read=dict(row.get("read", {})),
        extracted=row.get("extracted", ""),
        counts={label: (n[0], n[1], n[2]) for label, n in row.get("counts", {}).items()},
        seq=row.get("seq", 0),
        checked=tuple(row.get("checked", ())),
    )


FIELDS: Final = tuple(name for name in Entry.__dataclass_fields__ if name != "number")
"""The names of what an articles record holds; those of `Entry` without its number."""


def article_row(entry: Entry, names: Iterable[str] = FIELDS) -> dict[str, Any]:
    """The articles record of an entry, or some of it, without keys this version does not know."""
    return {name: _PLAIN[name](getattr(entry, name)) if name in _PLAIN else getattr(entry, name) for name in names}


_PLAIN: Final[Mapping[str, Callable[[Any], object]]] = {
    "paths": list,
    "earlier_texts": lambda texts: [list(one) for one in texts],
    "state": lambda state: state.value,
    "fields": dict,
    "read": dict,
    "checked": list,
    "counts": lambda counts: {label: list(numbers) for label, numbers in counts.items()},
}


class Entries:
    """The entries of a workspace in the order of adding, found at once by uid, hash or path."""

    def __init__(self) -> None:
        self._by_uid: dict[str, Entry] = {}
        self._uid_of: dict[int, str] = {}
        self._texts: dict[str, int] = {}
        self._earlier: dict[str, str] = {}
        self._found: dict[str, dict[str, dict[str, None]]] = {"file_sha256": {}, "text_sha256": {}, "path": {}}

    def __contains__(self, uid: object) -> bool:
        return uid in self._by_uid

    def __getitem__(self, uid: str) -> Entry:
        return self._by_uid[uid]

    def get(self, uid: str) -> Entry | None:
        """The entry of that uid."""
        return self._by_uid.get(uid)

    def all(self) -> list[Entry]:
        """Every entry."""
        return list(self._by_uid.values())

    def put(self, entry: Entry) -> None:
        """Add an entry, or replace the one of its uid."""
        before = self._by_uid.get(entry.uid)
        if before is None:
            self._note(entry)
        elif any(getattr(before, name) != getattr(entry, name) for name in self._found):
            for name, places in self._found.items():
                places.get(getattr(before, name), {}).pop(entry.uid, None)
            self._note(entry)
        self._note_texts(entry)
        self._by_uid[entry.uid] = entry
        self._uid_of[entry.number] = entry.uid

    def _note_texts(self, entry: Entry) -> None:
        number = entry.text if entry.text is not None else entry.lent
        if number is not None:
            self._texts.setdefault(entry.text_sha256, number)
        for earlier, sha256 in entry.earlier_texts:
            self._texts.setdefault(sha256, earlier)
            self._earlier[sha256] = entry.uid

    def _note(self, entry: Entry) -> None:
        uid = entry.uid
        for name, value in (
            ("file_sha256", entry.file_sha256), ("text_sha256", entry.text_sha256), ("path", entry.path),
        ):  # fmt: skip
            if value:
                self._found[name].setdefault(value, {})[uid] = None

    def find(self, **wanted: str) -> Entry | None:
        """The first entry with one of those properties, the properties in the order given."""
        for name, value in wanted.items():
            for uid in self._found[name].get(value, ()) if value else ():
                return self._by_uid[uid]
        return None

    def with_text(self, text_sha256: str) -> int | None:
        """The number under which that text is stored."""
        return self._texts.get(text_sha256)

    def that_had(self, text_sha256: str) -> Entry | None:
        """The entry that had that text before it took over a newer one, and does not have it now."""
        found = self._by_uid.get(self._earlier.get(text_sha256, ""))
        return found if found is not None and any(sha == text_sha256 for _number, sha in found.earlier_texts) else None

    def uids(self, numbers: Iterable[str]) -> list[str]:
        """The uids of those numbers."""
        return [self._uid_of[int(number)] for number in numbers if int(number) in self._uid_of]
