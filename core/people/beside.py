"""Other people's sets in the workspace, beside one's own; nothing of theirs is counted or exported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from core.articles.fields import COLUMNS, page_layer, with_page_layer
from core.articles.library import Entry
from core.clock import now
from core.ids import new_id
from core.model import Article, Origin
from core.recording import ME, PlainBuild, entry_patch
from core.spans import SpanSet
from core.store import rows
from core.stored import Stored

if TYPE_CHECKING:
    from core.people.others import Person, Theirs

Patch = list[list[object]]


class OtherSet(NamedTuple):
    """Another person's spans of an article; they refer to the text of that SHA-256."""

    person: int
    name: str
    spans: SpanSet
    text_sha256: str


class Beside(Stored):
    """Reads and writes the sets of other people; holds what all writing needs: numbers, and the way to the disk."""

    # ---- what all writing needs

    def _submit(self, kind: str, patch: list[list[object]]) -> int:
        return self._store.submit(PlainBuild(kind, patch, now()))

    def flush(self, timeout: float) -> bool:
        """Wait until everything is on the disk or has failed; whether it is on the disk."""
        return self._store.flush(timeout)

    def _text_number(self, text_sha256: str) -> int:
        """The number of the text: one that is stored already serves every article that has it."""
        other = self._entries.with_text(text_sha256)
        if other is not None and self._store.tables["texts"].readable(str(other)):
            return other
        self._last_text += 1
        return self._last_text

    def rule_number(self, origin: Origin, patch: list[list[object]]) -> int:
        """The number of a rule; a new one's record is added to `patch`. On the writer thread only."""
        number = self._rules.get(origin)
        if number is None:
            number = self._last_rule = self._last_rule + 1
            self._know_rule(number, origin)
            patch.append(["rules", number, {"id": origin.rule, "version": origin.version}])
        return number

    # ---- other people

    def people(self) -> list[tuple[int, str, str]]:
        """Number, uid and name of everybody on record but this annotator, in the order of their numbers."""
        with self._store.guard:
            found = [(int(row.doc_id), str(row.get("uid", "")), str(row.get("name", ""))) for row in self._people()]
        return sorted(one for one in found if one[0] != ME)

    def _people(self) -> list[Any]:
        return list(self._db.table("people"))

    def others(self, uid: str) -> list[OtherSet]:
        """What other people have of that article."""
        from core.people import others  # noqa: PLC0415

        entry = self._entries.get(uid)
        if entry is None:
            return []
        found = []
        for person, _uid, name in self.people():
            with self._store.guard:
                row = self._row("sets", others.set_number(entry.number, person))
                spans = self._set_of(row) if row is not None else None
            if row is not None and spans is not None:
                found.append(OtherSet(person, name, spans, str(row.get("text", entry.text_sha256))))
        return found

    def take_theirs(self, held: Theirs, who: Person) -> bool:
        """Put another person's set of an article beside one's own; whether it says something new."""
        from core.people import others  # noqa: PLC0415

        patch: Patch = []
        person = self._number_of(who, patch)
        entry = self._entry_for(held, patch)
        number = others.set_number(entry.number, person)
        before = self._row("sets", number)
        digest = others.digest_of(held.spans)
        newer = others.is_newer(before, who, digest)
        if newer:

            def rule_number(origin: Origin) -> int:
                return self.rule_number(origin, patch)

            if before is not None:
                patch.append(["sets", number, None])
            patch.append(["sets", number, others.set_record(entry.number, person, held, who, rule_number)])
        if patch:
            self._submit("theirs", patch)
            self.flush(60)
        return newer and (before is None or str(before.get("from", {}).get("digest", "")) != digest)

    def _number_of(self, who: Person, patch: Patch) -> int:
        """The number of a person; the name is the one given here, else the newest that the person used."""
        row = next((one for one in self._people() if one.get("uid") == who.uid), None)
        known = {"name": who.name, "seq": who.seq, **({"called": True} if who.called else {})}
        if row is None:
            number = self._store.highest("people") + 1
            patch.append(["people", number, {"uid": who.uid, **known}])
            return number
        number = int(row.doc_id)
        if number == ME:
            return number
        named = who.called or (not row.get("called") and (who.seq, who.name) > (row.get("seq", 0), row.get("name", "")))
        if named and any(row.get(key) != value for key, value in known.items()):
            patch.append(["people", number, known])
        return number

    def _entry_for(self, held: Theirs, patch: Patch) -> Entry:
        """The article of that text; where it is not known, it becomes a member of the library, not worked on."""
        text = held.article.text_sha256
        found = self._entries.find(text_sha256=text) or self._entries.that_had(text)
        if found is None:
            self._last_number += 1
            entry = _described(Entry(self._last_number, new_id(), text_sha256=text), held.article)
        else:
            entry = found
            if not entry.stored and entry.lent is not None and not entry.paths and entry.state == "unseen":
                entry = max(entry, _described(entry, held.article), key=_facts)
        if not entry.stored and entry.lent is None and entry.text_sha256 == text:
            entry = replace(entry, lent=self._text_number(text))
            patch.append(["texts", entry.lent, rows.text_row(held.article, held.outline)])
        if entry != found:
            patch.append(["articles", entry.number, entry_patch(found, entry)])
            self._entries.put(entry)
        return entry


def _described(entry: Entry, article: Article) -> Entry:
    page = with_page_layer(entry, {name: getattr(article, name) for name in COLUMNS}, article.fields)
    return replace(page, reader=article.reader)


def _facts(entry: Entry) -> tuple[str, ...]:
    """What decides between two descriptions of an article nobody here has opened: the same in any order."""
    columns, others = page_layer(entry)
    return (*(columns[name] for name in COLUMNS), entry.reader, str(sorted(others.items())))
