"""Other people's spans beside one's own: brought in from their workspace, kept apart, compared, taken over by hand.

A set of theirs is on record under (article, person) with the workspace and the number it came from. The newest wins,
whatever the order in which copies arrive, so bringing one in again changes nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.articles import article_record
from core.articles.library import Entry
from core.errors import ImportRefused, ZhupiError
from core.model import Article, OutlineEntry
from core.recording import set_row
from core.spans import SpanSet
from core.store import rows
from core.translation import translate

if TYPE_CHECKING:
    from core.workspace import Workspace

ROOM: Final = 10**9
"""The set of person p of article a has the number p · ROOM + a; one's own (person 1) has the article's alone."""
BESIDE: Final = "workspace"
"""The import format whose articles stand beside one's own and never become one's own by themselves."""
_REFUSED: Final = frozenset({"newer-version", "bad-record", "bad-lines", "damaged-file"})


def set_number(article: int, person: int) -> int:
    """The number of another person's set in the tables `sets` and `history`."""
    return person * ROOM + article


@dataclass(frozen=True, slots=True)
class Theirs:
    """One article as another person has it, with everything checked."""

    entry: Entry
    article: Article
    outline: tuple[OutlineEntry, ...]
    spans: SpanSet


@dataclass(frozen=True, slots=True)
class Person:
    """Whose spans they are: `uid` names the person for good, `workspace` and `seq` the copy they come from."""

    uid: str
    name: str
    workspace: str
    seq: int
    called: bool = False
    """Whether the name was given here, and so stays whatever the person is called there."""


@dataclass
class Brought:
    """What bringing in a workspace did."""

    path: str
    name: str = ""
    articles: int = 0
    changed: int = 0

    def __str__(self) -> str:
        """The report in a sentence."""
        said = translate(
            "import", "{changed} of {articles} articles of {name} are new or newer; they stand beside your own work."
        )
        return said.format(changed=self.changed, articles=self.articles, name=self.name or self.path)


def bring(workspace: Workspace, path: str | os.PathLike[str], name: str = "") -> Brought:
    """Bring in all of another workspace; `ImportRefused` with the reason where it cannot be trusted."""
    report = Brought(os.fspath(path), name)
    for _done, _of in bringing(workspace, Path(path), report):
        pass
    return report


def bringing(workspace: Workspace, path: Path, report: Brought) -> Iterator[tuple[int, int]]:
    """The same in steps of one article, `(done, of)`: first everything is read and checked, then it is written."""
    workspace.flush(60)
    other = _opened(workspace, path)
    try:
        person = _person(workspace, other, report.name)
        report.name = person.name
        entries = [entry for entry in other.entries() if entry.stored]
        of = 2 * len(entries)
        for number, entry in enumerate(entries, 1):
            theirs(other, entry)
            yield number, of
        names: set[str] = set()
        for number, entry in enumerate(entries, len(entries) + 1):
            report.articles += 1
            held = theirs(other, entry)
            names |= {span.label for span in held.spans}
            report.changed += workspace.take_theirs(held, person)
            yield number, of
        workspace.learn_labels([label for label in other.labels() if label.name in names], names)
    finally:
        other.close()
    if not workspace.flush(60):
        raise ImportRefused("what was brought in could not be written", path=str(workspace.path))


def _opened(workspace: Workspace, path: Path) -> Workspace:
    """The other workspace, for reading; refused where anything in it is damaged, newer or foreign."""
    from core.workspace import Workspace  # noqa: PLC0415  # that module imports this one

    if not path.is_file():
        raise ImportRefused("there is no such file", path=str(path))
    if not path.stat().st_size:
        raise ImportRefused("the file is empty", path=str(path))
    if path.resolve() == workspace.path:
        raise ImportRefused("it is the workspace itself", path=str(path))
    try:
        other = Workspace.open(path, read_only=True)
    except ZhupiError as error:
        raise ImportRefused(str(error.args[0]), path=str(path)) from error
    found = [str(one) for one in (*other.reports, *other.check()) if one.kind in _REFUSED]
    if found:
        other.close()
        raise ImportRefused("; ".join(dict.fromkeys(found)), path=str(path))
    return other


def _person(workspace: Workspace, other: Workspace, name: str) -> Person:
    """Who worked there. A copy of one's own workspace is a person of its own, named by the name it is given."""
    uid, named = other.annotator_uid, name or other.annotator
    if not uid:
        raise ImportRefused("it does not say whose work it is", path=str(other.path))
    if uid == workspace.annotator_uid:
        named = name or translate("import", "{name} (another copy)").format(name=other.annotator).strip()
        # by the name that was given, never by the translated one: the same copy is the same person in every language
        uid = hashlib.blake2b(f"{uid}\0{name}".encode(), digest_size=8).hexdigest()
    return Person(uid, named, other.uid, other.seq, called=bool(name))


def theirs(other: Workspace, entry: Entry) -> Theirs:
    """One article of theirs; `ImportRefused` where text, hash, offsets and ids do not fit together."""
    try:
        record = article_record.from_object(other.export_article(entry.uid))
    except (ZhupiError, ValueError, KeyError) as error:
        raise ImportRefused(f"{entry.title}: {error}", path=str(other.path)) from error
    return Theirs(entry, record.article, record.outline, record.spans)


def set_record(number: int, person: int, held: Theirs, who: Person, rule_number: rows.RuleNumber) -> dict[str, Any]:
    """The record of their set: as one's own, with the text it refers to and the copy it comes from."""
    row = set_row(number, held.spans, rule_number)
    return {
        **row,
        "person": person,
        "text": held.article.text_sha256,
        "from": {"workspace": who.workspace, "seq": who.seq, "digest": digest_of(held.spans)},
    }


def digest_of(spans: SpanSet) -> str:
    """A digest of a set's content that is the same in every workspace."""
    whole = [[*rows.span_row(span, _no_number), span.id, span.origin.rule, span.origin.version] for span in spans]
    groups = {key: rows.group_row(group) for key, group in sorted(spans.groups.items())}
    return hashlib.blake2b(json.dumps([whole, groups], sort_keys=True).encode(), digest_size=8).hexdigest()


def _no_number(_origin: object) -> int:
    return 0


def is_newer(held: Mapping[str, Any] | None, who: Person, digest: str) -> bool:
    """Whether a set that arrives takes the place of the one on record; whatever the order, the same one ends there."""
    if held is None:
        return True
    known = held.get("from", {})
    return (who.seq, digest) > (int(known.get("seq", 0)), str(known.get("digest", "")))


__all__ = ["ROOM", "Brought", "Person", "Theirs", "bring", "bringing", "is_newer", "set_number", "set_record", "theirs"]
