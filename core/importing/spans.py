"""Spans of another program's file, fitted to the articles of a workspace: a plan to look at, then one undo step.

An article is known by the hash of its text, by its uid, by its path or its title; in a text that is not quite the
same each span is looked for by its quote and its context. What does not fit is listed with the reason, never moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.anchor import anchor
from core.articles.article_json import STATUSES, Json, article_of, span_of
from core.changes import GroupChange, RecordChange, SpanChange, Transaction
from core.errors import ImportRefused
from core.ids import machine_id, new_id, text_digest
from core.importers import IMPORTERS
from core.importing.fitting import Fitted, Misfit, cleaned, fitted
from core.model import PERSON, Article, Group, Origin, Paragraph, Role, Span, Status, replace, with_status
from core.recording import Base
from core.spans import SpanSet
from core.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from core.articles.library import Entry
    from core.workspace import Workspace

KIND: Final = "imported"
"""The correction's name in the history."""
NOT_FOUND: Final = QT_TRANSLATE_NOOP("import", "its text was not found in the article as it is here")
NOT_A_SPAN: Final = QT_TRANSLATE_NOOP("import", "what is said of it is not as it must be")
HALF: Final = 0.5
"""So many of its spans must be found again for an article that only has the same title or path to be the same."""
_NOT_TAKEN: Final = ("paragraphs", "text_sha256", "file_sha256", "path")
"""A path or a hash that a file claims would make its article stand for another one."""


@dataclass
class Incoming:
    """One article of the file: the entry it is, or None where it is new, and the spans that fit its text."""

    title: str
    article: Article
    uid: str = ""
    """Of the workspace's article; empty where it is new."""
    how: str = "new"
    """`text`: the same text; `anchored`: spans found again in another text; `new`."""
    spans: list[Json] = field(default_factory=list)
    mended: int = 0
    """Spans whose offsets counted UTF-16 units, and were put right."""
    whole: Json | None = None
    """The object of a new article, where the format holds everything of it: history, groups, statuses."""


@dataclass
class Plan:
    """What an import would do; `str()` is for people. Nothing is changed before `carry_out`."""

    format: str
    path: str
    machine: bool
    articles: list[Incoming] = field(default_factory=list)
    misfits: list[Misfit] = field(default_factory=list)
    present: int = 0
    """Spans that are on record already."""

    @property
    def new(self) -> list[Incoming]:
        """Articles that the workspace does not have."""
        return [one for one in self.articles if not one.uid]

    @property
    def matched(self) -> list[Incoming]:
        """Articles that it has."""
        return [one for one in self.articles if one.uid]

    @property
    def spans(self) -> int:
        """Spans that fit."""
        return sum(len(one.spans) for one in self.articles)

    def __str__(self) -> str:
        """A line a fact; the first says all that matters."""
        first = translate("import", "{path}: {spans} spans for {matched} articles that are here and {new} new ones.")
        found = first.format(path=self.path, spans=self.spans, matched=len(self.matched), new=len(self.new))
        anchored = sum(one.how == "anchored" for one in self.articles)
        more = [
            (anchored, translate("import", "{number} articles have another text here; their spans were found again.")),
            (sum(one.mended for one in self.articles),
             translate("import", "{number} spans counted UTF-16 units; their offsets were put right.")),
            (self.present, translate("import", "{number} spans are here already.")),
            (len(self.misfits), translate("import", "{number} spans do not fit and are left out:")),
        ]  # fmt: skip
        return "\n".join([found, *(said.format(number=number) for number, said in more if number),
                          *map(str, self.misfits)])  # fmt: skip


def prepare(
    workspace: Workspace,
    format: str,  # noqa: A002  # the word of the command
    path: str | Path,
    *,
    machine: bool = False,
    step: Callable[[], None] = lambda: None,
) -> Plan:
    """Read the file and see what fits; `ImportRefused` where the file is not what it should be.

    `step` is called once an article; what it raises ends the reading.
    """
    plan = Plan(format, str(path), machine)
    by_article: dict[str, Incoming] = {}
    importer = IMPORTERS.get(format)
    for value in importer.read(Path(path)):
        step()
        text = value.get("text")
        if not isinstance(text, str):
            raise ImportRefused("an article has no text", path=str(path))
        plain = cleaned(text)
        found = fitted(value, plain, plan.misfits)
        one = _matched(workspace, value, plain.text, found, plan)
        one.whole = value if importer.whole and one.how == "new" else None
        held = by_article.setdefault(one.uid or one.article.text_sha256, one)
        if held is not one:
            held.spans += one.spans
            held.mended += one.mended
    plan.articles = list(by_article.values())
    for one in plan.articles:
        _leave_what_is_here(workspace, one, plan)
    return plan


def _matched(workspace: Workspace, value: Json, text: str, found: Fitted, plan: Plan) -> Incoming:
    title = str(value.get("title") or "")
    entry = workspace.find(text_sha256=text_digest(text))
    if entry is not None:
        held = workspace.article(entry.uid) if entry.stored else None
        article = held or _article(value, text)
        return Incoming(entry.title or title, article, entry.uid, "text", found.spans, found.mended)
    for entry in _candidates(workspace, value):
        held = workspace.article(entry.uid) if entry.stored else None
        if held is None:
            continue
        unit = _unit(value, held.text, text)
        if unit is not None:
            spans = [_shifted(span, unit) for span in found.spans]
            return Incoming(entry.title, held, entry.uid, "text", spans, found.mended)
        moved, lost = _anchored(text, held.text, found.spans)
        if entry.uid == value.get("uid") or len(moved) >= HALF * max(1, len(found.spans)):
            plan.misfits += [Misfit.of(entry.title, span, NOT_FOUND, text) for span in lost]
            return Incoming(entry.title, held, entry.uid, "anchored", moved, found.mended)
    article = _article(value, text)
    return Incoming(article.title, article, "", "new", found.spans, found.mended)


def _candidates(workspace: Workspace, value: Json) -> Iterator[Entry]:
    """Articles it may be: that of its uid, of its path, and the only one of its title."""
    entry = workspace.entry(str(value.get("uid") or ""))
    path = workspace.find(path=str(value.get("path") or ""))
    title = str(value.get("title") or "")
    named = [one for one in workspace.entries() if title and one.title == title]
    yield from (one for one in (entry, path, *(named if len(named) == 1 else ())) if one is not None)


def _unit(value: Json, whole: str, text: str) -> int | None:
    """Where a paragraph or a sentence of an article begins in it, if that is what it says it is."""
    unit = value.get("unit")
    if isinstance(unit, str) and unit.partition("-")[0].isdecimal():
        start = int(unit.partition("-")[0])
    elif isinstance(unit, list) and unit and isinstance(unit[0], int):
        start = unit[0]
    else:
        return None
    return start if whole[start : start + len(text)] == text else None


def _shifted(span: Json, by: int) -> Json:
    moved = {**span, "start": span["start"] + by, "end": span["end"] + by}
    if isinstance(span.get("marker"), list):
        moved["marker"] = [one + by for one in span["marker"]]
    return moved


def _anchored(old: str, new: str, spans: list[Json]) -> tuple[list[Json], list[Json]]:
    places = anchor(old, new, [(span["start"], span["end"]) for span in spans])
    moved, lost = [], []
    for span, place in zip(spans, places, strict=True):
        if place.range is None:
            lost.append(span)
        else:
            kept = {key: one for key, one in span.items() if key != "marker"}
            moved.append({**kept, "start": place.start, "end": place.end})
    return moved, lost


def _article(value: Json, text: str) -> Article:
    """A new article: the facts that come with it; a paragraph a line where none are said, or they do not fit."""
    facts = {key: one for key, one in value.items() if key not in _NOT_TAKEN} | {"text": text}
    try:
        article = article_of({**facts, "paragraphs": value.get("paragraphs") or ()} if value["text"] == text else facts)
    except ImportRefused:
        article = article_of({"text": text, "title": str(value.get("title") or "")})
    if not article.paragraphs:
        article = replace(article, paragraphs=tuple(_lines(text)))
    first = next((text[one.start : one.end] for one in article.paragraphs), "")
    return article if article.title else replace(article, title=first[:40])


def _lines(text: str) -> Iterator[Paragraph]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph(start, start + len(line), Role.BODY)
        start += len(line) + 1


def _leave_what_is_here(workspace: Workspace, one: Incoming, plan: Plan) -> None:
    """Take out what would change nothing: twins in the file, and spans that are on record as they would be."""
    held = {(span.label, span.start, span.end): span for span in (workspace.spans(one.uid) if one.uid else None) or ()}
    kept: dict[tuple[str, int, int], Json] = {}
    for span in one.spans:
        place = (str(span["label"]), span["start"], span["end"])
        twin = held.get(place)
        decides = twin is not None and twin.status is Status.PENDING and _status(span, plan) is not Status.PENDING
        if place in kept or (twin is not None and not decides):
            plan.present += 1
        else:
            kept[place] = span
    one.spans = list(kept.values())


def _status(span: Mapping[str, Any], plan: Plan) -> Status:
    """A person's spans are accepted and a machine's pending, unless the file says of one what it is."""
    if plan.machine:
        return Status.PENDING
    return STATUSES.get(str(span.get("status", "")), Status.ACCEPTED)


def carry_out(workspace: Workspace, plan: Plan) -> int | None:
    """Bring it in: new articles become members of the library, all spans are one correction; its number, if any."""
    learn_labels(workspace, plan)
    made: list[tuple[str, tuple[RecordChange, ...]]] = []
    bases: dict[str, Base] = {}
    for uid, changes, base in brought_in(workspace, plan, workspace.spans):
        if base is not None:
            bases[uid] = base
        if changes:
            made.append((uid, changes))
        elif uid in bases:
            workspace.store(uid, bases.pop(uid))
    return workspace.commit(Transaction(KIND, tuple(made)), bases=bases) if made else None


def learn_labels(workspace: Workspace, plan: Plan) -> None:
    """Every label of the spans that fit gets a row in the table."""
    workspace.learn_labels([], {str(span["label"]) for one in plan.articles for span in one.spans})


def brought_in(
    workspace: Workspace, plan: Plan, spans_of: Callable[[str], SpanSet | None]
) -> Iterator[tuple[str, tuple[RecordChange, ...], Base | None]]:
    """Article by article: its uid, what changes in it, and its text where it is not on record yet.

    A new one becomes a member of the library as it comes. `spans_of` gives the spans that an article has now.
    """
    for one in plan.articles:
        uid = one.uid or workspace.add(one.article).uid
        entry = workspace.entry(uid)
        changes = tuple(_changes(spans_of(uid) if one.uid else None, one, plan))
        base = Base(one.article, SpanSet(())) if entry is not None and not entry.stored else None
        yield uid, changes, base


def _changes(held: SpanSet | None, one: Incoming, plan: Plan) -> Iterator[RecordChange]:
    twins = {(span.label, span.start, span.end): span for span in held or ()}
    taken = {span.id for span in held or ()}
    groups: dict[tuple[str, str], str] = {}
    for value in one.spans:
        status = _status(value, plan)
        twin = twins.get((str(value["label"]), value["start"], value["end"]))
        if twin is not None:
            if twin.status is Status.PENDING and status is not Status.PENDING:  # decided since the plan was made: kept
                yield SpanChange(twin.id, twin, with_status(twin, status))
            continue
        span = _span(value, one.article, plan, status)
        if span is None or span.id in taken:
            plan.misfits.append(Misfit.of(one.title, value, NOT_A_SPAN))
            continue
        if span.group:
            key = (span.label, span.group)
            if key not in groups:
                groups[key] = new_id()
                yield GroupChange(groups[key], None, Group(groups[key], span.label))
            span = replace(span, group=groups[key])
        taken.add(span.id)
        yield SpanChange(span.id, None, span)


def _span(value: Json, article: Article, plan: Plan, status: Status) -> Span | None:
    text, start, end = article.text, value["start"], value["end"]
    machines = plan.machine or status is Status.REJECTED
    label = str(value["label"])
    key = machine_id(article.text_sha256, label, start, end) if machines else new_id()
    more = {name: one for name, one in value.items() if name not in {"origin", "rule", "version", "lost", "how"}}
    if not _in_it(value.get("marker"), start, end):
        more.pop("marker", None)
    try:
        span = span_of({**more, "id": key, "label": label, "status": status.name.lower()}, text)
    except (ImportRefused, TypeError):
        return None
    return replace(span, origin=Origin(f"import.{plan.format}", "1") if machines else PERSON)


def _in_it(marker: object, start: int, end: int) -> bool:
    return (
        isinstance(marker, list)
        and len(marker) == 2
        and all(isinstance(one, int) for one in marker)
        and start <= marker[0] <= marker[1] <= end
    )
