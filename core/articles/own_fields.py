"""What a workspace keeps beside its articles: its own fields, and which norms are the same.

Both are small tables. Which norms are the same changes by transactions like a correction's: under the uid `WORKSPACE`,
with a history of its own, so there is still one undo stack. Fields are settings: no article changes with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from core.articles.fields import (
    BUILT_IN_FIELDS,
    PUBLISHED,
    FieldRow,
    field_of,
    field_record,
    page_layer,
    with_page_layer,
)
from core.articles.library import Entry, article_row
from core.changes import FieldChange, RecordChange
from core.model import SLOGAN, Article, Status
from core.people.beside import Beside
from core.recording import is_of_workspace, row_patch
from core.safety import seen
from core.stored import HistoryRow

if TYPE_CHECKING:
    from core.labels.same_as import Member, SameAs

# Which slogans are the same is asked for by tables and exports, not at the start: imported where it is used.

WORKSPACE: Final = ""
"""The uid of the workspace itself in a transaction; its history has the number 0, which no article has."""
OWN: Final = 0


class Fielding(Beside):
    """Reads and writes those tables."""

    # ---- fields

    def fields(self) -> tuple[FieldRow, ...]:
        """Every field in its order, the built-in ones first."""
        with self._store.guard:
            found = [field_of(row) for row in self._db.table("fields")]
        own = sorted((one for one in found if one is not None), key=_order)
        taken = {row.name for row in BUILT_IN_FIELDS}
        return (*BUILT_IN_FIELDS, *(row for row in own if row.name not in taken))

    def put_fields(self, own: Sequence[FieldRow], ids: Mapping[str, Collection[str]] | None = None) -> None:
        """The person's own fields anew; the values of one that is left out stay with their articles.

        `ids`: the changes that rows of another copy have seen (core.safety.seen), by name; None: a person changes it.
        """
        with self._store.guard:
            before = {row.doc_id: dict(row) for row in self._db.table("fields")}
        after = {number: field_record(row) for number, row in enumerate(own, 1)}
        patch: list[list[object]] = [["fields", number, None] for number in before]
        patch += [["fields", number, row] for number, row in after.items()]
        old, new = (seen.unordered(rows.values()) for rows in (before, after))
        turned = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        patch += seen.noted(seen.FIELDS, turned if ids is None else ids, ids)
        if before != after and patch:
            self._submit("settings", patch)
            self.flush(5)

    def _fields_of(self, entry: Entry) -> list[list[object]]:
        """What makes the fields known that a person decided in an article that comes in from elsewhere."""
        known = {row.name for row in self.fields()}
        number = self._store.highest("fields") if "fields" in self._store.tables else 0
        fresh = [name for name in entry.read if name not in known]
        return [
            ["fields", number + at, field_record(FieldRow(name, name, name, order=number + at))]
            for at, name in enumerate(fresh, 1)
        ]

    def note_page(self, uid: str, article: Article) -> bool:
        """Keep what the page says of a stored article's fields; whether something is new. Not a correction."""
        from core.articles.page_fields import found  # noqa: PLC0415  # its patterns take time to compile

        entry = self._entries.get(uid)
        if entry is None or self.read_only:
            return False
        columns, others = page_layer(entry)
        said = found(article.text, columns["title"], article.paragraphs, columns[PUBLISHED])
        columns[PUBLISHED] = said.pop(PUBLISHED, "")
        after = with_page_layer(entry, columns, {**others, **said})
        if article_row(after) == article_row(entry):
            return False
        self._put_entry(after)
        return True

    def _put_entry(self, entry: Entry) -> None:
        raise NotImplementedError

    # ---- which norms are the same

    def same(self) -> SameAs:
        """Which norms (and which strings of a norm) count as another one."""
        from core.labels import same_as  # noqa: PLC0415

        with self._store.guard:
            waiting = list(self._waiting.values())
            row = self._row("same", 1)
            known: SameAs = same_as.read(row or {})
        for one in waiting:
            known = same_as.after(known, one.transaction.of(WORKSPACE))
        return known

    def slogans_of(self, uid: str) -> Counter[Member]:
        """How often each string of each norm stands in a stored article, rejected ones left out; what is on the disk.

        Cheaper than `spans`: nothing but the slogans of the record is looked at.
        """
        from core.labels.same_as import member  # noqa: PLC0415

        entry = self._entries.get(uid)
        if entry is None or entry.text is None:
            return Counter()
        with self._store.guard:
            row = self._row("sets", entry.number)
            wanted = [
                one
                for one in (row or {}).get("spans", {}).values()
                if one[0] == SLOGAN and one[3] != Status.REJECTED and not one[6].get("lost")
            ]
        if not wanted:
            return Counter()
        article = self.article(uid)
        text = article.text if article is not None else ""
        return Counter(member(one[6].get("norm", ""), text[one[1] : one[2]]) for one in wanted)

    def _own_correction(self, seq: int) -> HistoryRow | None:
        """What the transaction of that number did to the workspace itself."""
        with self._store.guard:
            found = (self._row("history", OWN) or {}).get("rows", {}).get(str(seq))
            return None if found is None else self._history_row(seq, found)


def own_patch(made: Sequence[RecordChange]) -> list[list[object]]:
    """What changes of the workspace itself make of its tables."""
    from core.labels import same_as  # noqa: PLC0415

    changed = [one for one in made if isinstance(one, FieldChange)]
    same = same_as.patch(changed)
    patch: list[list[object]] = [["same", 1, same]] if same else []
    return patch + [row for one in changed if is_of_workspace(one) for row in row_patch(one)]


def _order(row: FieldRow) -> int:
    return row.order


def _seq(row: HistoryRow) -> int:
    return row.seq
