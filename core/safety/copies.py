"""Conflict copies that a synchronising service left beside the workspace: what they have more, and taking it in.

The rule, record by record, with both histories at hand: what only one side corrected since the two parted goes that
side's way, the same on both sides is no question, and what both corrected differently is a conflict: ours stays unless
a person chooses theirs. A copy that was merged goes into the folder of backups.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from core import changes as changing
from core.articles.fields import MARK, FieldRow
from core.articles.library import Entry
from core.articles.own_fields import WORKSPACE
from core.changes import FieldChange, GroupChange, RecordChange, SpanChange, Transaction
from core.labels import policy
from core.labels.policy import Policy
from core.model import Group, Span
from core.recording import NewText
from core.review.mending import CHECKED
from core.safety import row_merging
from core.safety.backups import opened
from core.safety.differing import Where
from core.safety.row_merging import Row
from core.safety.seen import Verdict
from core.safety.taking_in import (
    FIELDS,
    Left,
    Prepared,
    counterpart,
    fields_needed,
    labels_needed,
    text_needed,
    towards,
    values_of,
)
from core.spans import SpanSet
from core.store import backups as stored
from core.store import durable, opening
from core.store.backups import MERGED
from core.store.rows import FIELD_MARK, label_row
from core.translation import translate

if TYPE_CHECKING:
    from core.stored import HistoryLine, Stored
    from core.workspace import Workspace

TEXT_CONFLICT: Final = FIELD_MARK + "text"
"""The id of the conflict of a whole article: the two have different texts, and both were corrected."""
ARTICLE_FIELD: Final = FIELD_MARK + MARK
"""Before the name of a decided field in the id of its conflict."""
_CHECKED: Final = FIELD_MARK + CHECKED


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record that both sides corrected since they parted, each otherwise.

    `id` is a span's or a group's, or `#` and the name of a field; `ours` and `theirs` are spans, groups or values,
    None where one took it away.
    """

    uid: str
    title: str
    id: str
    ours: object
    theirs: object
    quote: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What names it in a choice."""
        return (self.uid, self.id)


@dataclass(frozen=True, slots=True)
class MergeArticle:
    """One article of a merging: how many records come in, how many of ours they lack, how many are to be decided."""

    uid: str
    title: str
    where: Where
    taken: int
    kept: int
    conflicts: int


@dataclass(frozen=True)
class MergePlan:
    """What merging a copy would do."""

    copy: Path
    articles: tuple[MergeArticle, ...]
    conflicts: tuple[Conflict, ...]
    """Those of the workspace's own rows (words, labels, fields, same slogans, the policy) have an empty uid."""
    words: int = 0
    """Words, labels and fields of one's own that come in, new or changed."""
    gone: int = 0
    """Those that were taken away there and go here."""
    same: int = 0
    """Entries of the table of same slogans that change."""

    @property
    def nothing_new(self) -> bool:
        """Whether the copy has nothing that is not here."""
        return not (self.words or self.gone or self.same) and all(
            one.where is not Where.THERE and not one.taken for one in self.articles
        )


@dataclass
class _Part:
    """One article of the copy against ours."""

    mine: Entry | None
    other: Entry
    made: list[RecordChange] = field(default_factory=list)
    conflicts: list[tuple[Conflict, tuple[RecordChange, ...]]] = field(default_factory=list)
    """Each with the changes that go their way."""
    kept: int = 0
    whole: bool = False
    text: NewText | None = None

    @property
    def uid(self) -> str:
        return self.mine.uid if self.mine is not None else self.other.uid


def copies_of(workspace: Workspace) -> list[Path]:
    """Copies of this very workspace beside its file, whatever a service called them, and those moved aside."""
    found = opening.conflict_copies(workspace.path, workspace.uid, aside=True)
    return [path for path in found if not opening.is_journal(path)]


def plan(workspace: Workspace, copy: Path) -> MergePlan:
    """What merging that copy would do; `ZhupiError` where it cannot be read. Nothing is changed."""
    articles, conflicts = [], []
    with opened(copy) as other:
        for part in _parts(workspace, other):
            conflicts += [conflict for conflict, _changes in part.conflicts]
            where = Where.THERE if part.mine is None or part.whole else Where.BOTH
            taken = len(other.spans(part.other.uid) or ()) if part.whole else len(part.made)
            title = (part.mine or part.other).title
            articles.append(MergeArticle(part.uid, title, where, taken, part.kept, len(part.conflicts)))
        rows = row_merging.compared(workspace, other)
        conflicts[:0] = [_row_conflict(row) for row in rows if row.verdict is Verdict.ASK]
    return MergePlan(copy, tuple(articles), tuple(conflicts), *row_merging.counts(workspace, rows))


def _row_conflict(row: Row) -> Conflict:
    return Conflict(WORKSPACE, "", row.id, row.ours, row.theirs)


def merged(workspace: Workspace, merging: MergePlan, theirs: Collection[tuple[str, str]] = ()) -> Prepared:
    """What takes the copy in; the conflicts whose keys are in `theirs` go the copy's way, all others stay ours."""
    parts: dict[str, list[RecordChange]] = {}
    texts: dict[str, NewText] = {}
    whole, members, left = [], [], []
    with opened(merging.copy) as other:
        rows = row_merging.compared(workspace, other)
        own = row_merging.settled(workspace, rows, {key for uid, key in theirs if uid == WORKSPACE})
        left += [
            _kept_ours(_row_conflict(row))
            for row in rows
            if row.verdict is Verdict.ASK and (WORKSPACE, row.id) not in theirs
        ]
        for part in _parts(workspace, other):
            if part.whole:
                whole.append(other.export_article(part.other.uid))
                continue
            if part.mine is None:
                members.append(part.other)
                continue
            made = [*part.made]
            for conflict, changes in part.conflicts:
                made += changes if conflict.key in theirs else ()
                left += [] if conflict.key in theirs else [_kept_ours(conflict)]
            if made:
                parts[part.uid] = made
            if part.text is not None and any(isinstance(one, FieldChange) and one.name == "text" for one in made):
                texts[part.uid] = part.text
        labels, fields = _needed(workspace, other, parts.values(), whole)
    if own.policy is not None:
        _switch(workspace, own.policy, parts, texts)
    articles = [(uid, tuple(made)) for uid, made in parts.items()]
    if own.made:
        articles.append((WORKSPACE, own.made))
    return Prepared(
        Transaction("merge", tuple(articles)), texts, {}, tuple(whole), tuple(members), (), labels, fields, own.rows,
        tuple(left),
    )  # fmt: skip


def _needed(
    here: Workspace, there: Workspace, parts: Iterable[Sequence[RecordChange]], whole: Iterable[Mapping[str, Any]]
) -> tuple[tuple[Mapping[str, Any], ...], tuple[FieldRow, ...]]:
    """The labels and fields that what comes in refers to and that are not here, were they taken away here or not."""
    made = [change for part in parts for change in part]
    names = [change.name for change in made if isinstance(change, FieldChange)]
    labels = {str(row.get("name")): row for row in labels_needed(here, there, made)}
    known = {label.name for label in here.labels()}
    for value in whole:
        used = {str(span["label"]) for span in value.get("annotations", ())} - known
        labels |= {label.name: label_row(label) for label in there.labels() if label.name in used}
        entry = there.entry(str(value.get("uid", "")))
        names += [MARK + name for name in entry.read] if entry is not None else []
    return tuple(labels.values()), fields_needed(here, there, names)


def _switch(
    here: Workspace, chosen: Policy, parts: dict[str, list[RecordChange]], texts: Mapping[str, NewText]
) -> None:
    """Move the edges of every span to where the policy that was chosen wants them, in the same correction."""
    for entry in here.entries():
        article, spans = here.article(entry.uid), here.spans(entry.uid)
        if article is None or spans is None:
            continue
        text = texts[entry.uid].article.text if entry.uid in texts else article.text
        moved = [*policy.switched(text, changing.apply(spans, parts.get(entry.uid, ())), chosen)]
        if moved:
            parts.setdefault(entry.uid, []).extend(moved)


def _kept_ours(conflict: Conflict) -> Left:
    reason = translate("copies", "Both copies changed it; what is here stays.")
    return Left(conflict.uid, conflict.title, conflict.id, reason)


def put_away(workspace: Workspace, copy: Path) -> Path:
    """Move a copy that was merged into the folder of backups; where it is now."""
    with opened(copy) as other:
        generation, seq = other.generation, other.seq
    durable.long_path(stored.folder_of(workspace.path)).mkdir(mode=0o700, exist_ok=True)
    target = stored.name_for(workspace.path, MERGED, generation, seq).path
    journal = durable.beside(copy, ".journal")
    if durable.long_path(journal).exists():
        durable.replace(journal, stored.journal_of(target))
    durable.replace(copy, target)
    durable.sync_folder(copy.parent)
    return target


def _parts(here: Workspace, there: Workspace) -> Iterator[_Part]:
    """The articles in which the copy says something that is not said here; each of ours once."""
    seen = set()
    for other in there.entries():
        mine = counterpart(here, other)
        if mine is not None and mine.uid in seen:
            continue
        part = _Part(mine, other)
        seen.add(part.uid)
        if mine is None or (other.stored and not mine.stored):
            part.whole = other.stored
        elif other.stored or other.read or mine.read:
            _compare(here, mine, there, part)
        if mine is None or part.whole or part.made or part.conflicts or part.kept:
            yield part


def _compare(here: Stored, mine: Entry, there: Stored, part: _Part) -> None:
    """Work out what of theirs comes in and what is a conflict, from both histories since they parted."""
    if here.same_line(there, mine, part.other, "history"):
        return
    ours, theirs = here.history_lines(mine.uid), there.history_lines(part.other.uid)
    common = _common(ours, theirs)
    ours, theirs = ours[: len(ours) - common], theirs[: len(theirs) - common]
    touched = _oldest(ours)
    part.kept = len(touched.keys() - _oldest(theirs).keys())
    if not theirs:
        return
    if mine.stored and part.other.stored and mine.text_sha256 != part.other.text_sha256:
        _other_text(here, mine, there, part, ours)
        return
    spans = here.spans(mine.uid) or SpanSet()
    article = here.article(mine.uid)
    text = article.text if article is not None else ""
    mine_before = _before(here, touched)
    other_spans, their_before = _their_side(here, there, part.other, text, _oldest(theirs))
    compared = _Records(mine, spans, part.other, other_spans)
    for key, before in their_before.items():
        ours_now, theirs_now = compared.pair(key)
        if theirs_now in (ours_now, before):
            continue
        if key == _CHECKED:
            part.made += compared.more_checked()
            continue
        change = compared.change(key)
        if key in mine_before and mine_before[key] != ours_now:
            part.conflicts.append((_conflict(mine, key, ours_now, theirs_now, text), change))
            continue
        twin = compared.twin(theirs_now) if ours_now is None else None
        if twin is None:
            part.made += change
        elif twin.status is not theirs_now.status:  # type: ignore[attr-defined]  # it is a span: it has a twin
            clash = _conflict(mine, twin.id, twin, theirs_now, text)
            part.conflicts.append((clash, compared.instead_of(twin, theirs_now)))
    part.made += compared.groups_of(part.made)


def _other_text(here: Stored, mine: Entry, there: Stored, part: _Part, ours: Sequence[HistoryLine]) -> None:
    """The two have different texts: where only theirs was corrected the article goes their way, else it is asked."""
    part.text = text_needed(mine, there, part.other)
    text = part.text.article.text if part.text is not None else ""
    made = tuple(_with_fitted(text, one, here.policy) for one in towards(here, mine, there, part.other))
    if not ours:
        part.made += made
        return
    asked = Conflict(mine.uid, mine.title, TEXT_CONFLICT, mine.text_sha256, part.other.text_sha256)
    part.conflicts.append((asked, made))


def _their_side(
    here: Stored, there: Stored, other: Entry, text: str, oldest: Mapping[str, Any]
) -> tuple[SpanSet, dict[str, object]]:
    """Their spans, and what each record they corrected was before; with the edges of our policy where theirs differs.

    Else every edge that a policy moved would be a decision of theirs.
    """
    spans, before = there.spans(other.uid) or SpanSet(), _before(there, oldest)
    if here.policy == there.policy:
        return spans, before
    fitted = SpanSet((_fitted(text, one, here.policy) for one in spans), spans.groups.values())
    return fitted, {
        key: _fitted(text, one, here.policy) if isinstance(one, Span) else one for key, one in before.items()
    }


def _fitted(text: str, span: Span, ours: Policy) -> Span:
    return span if span.lost else policy.moved(text, span, ours)


def _with_fitted(text: str, change: RecordChange, ours: Policy) -> RecordChange:
    if not isinstance(change, SpanChange) or change.after is None:
        return change
    return replace(change, after=_fitted(text, change.after, ours))


def _conflict(mine: Entry, key: str, ours: object, theirs: object, text: str) -> Conflict:
    span = next((one for one in (ours, theirs) if isinstance(one, Span)), None)
    return Conflict(mine.uid, mine.title, key, ours, theirs, span.text_of(text) if span is not None else "")


def _common(ours: Sequence[HistoryLine], theirs: Sequence[HistoryLine]) -> int:
    """How many corrections, from the first one on, the two have in common."""
    count = 0
    for one, other in zip(reversed(ours), reversed(theirs), strict=False):
        if _name(one) != _name(other):
            break
        count += 1
    return count


def _name(line: HistoryLine) -> tuple[object, ...]:
    """What tells a correction from every other; rules may have other numbers in the copy."""
    return (line.seq, line.at, line.kind, line.undoes, *line.raw)


def _oldest(lines: Sequence[HistoryLine]) -> dict[str, Any]:
    """Each record that was corrected, with `[before, after]` of the first time."""
    found: dict[str, Any] = {}
    for line in lines:
        found.update(line.raw)
    return found


def _before(side: Stored, oldest: Mapping[str, Any]) -> dict[str, object]:
    """What each of those records was before."""
    found: dict[str, object] = {}
    for change in side.decoded(oldest):
        key = FIELD_MARK + change.name if isinstance(change, FieldChange) else change.id
        found[key] = change.before
    return found


class _Records:
    """The records of both sides by their keys."""

    def __init__(self, mine: Entry, spans: SpanSet, other: Entry, theirs: SpanSet) -> None:
        self._fields = (values_of(mine), values_of(other))
        self._spans = (spans, theirs)

    def pair(self, key: str) -> tuple[object, object]:
        """The record here and there."""
        return self._of(0, key), self._of(1, key)

    def _of(self, side: int, key: str) -> object:
        if key.startswith(FIELD_MARK):
            known = key[1:] in FIELDS or key[1:].startswith(MARK)
            return self._fields[side].get(key[1:]) if known else None
        return self._spans[side].get(key) or self._spans[side].groups.get(key)

    def change(self, key: str) -> tuple[RecordChange, ...]:
        """What makes ours into theirs."""
        ours, theirs = self.pair(key)
        if key.startswith(FIELD_MARK):
            return (FieldChange(key[1:], ours, theirs),)
        if isinstance(ours, Group) or isinstance(theirs, Group):
            groups = [one if isinstance(one, Group) else None for one in (ours, theirs)]
            return (GroupChange(key, groups[0], groups[1]),)
        spans = [one if isinstance(one, Span) else None for one in (ours, theirs)]
        return (SpanChange(key, spans[0], spans[1]),)

    def more_checked(self) -> tuple[RecordChange, ...]:
        """What they said to be no problem besides what we did: it is never a question."""
        ours, theirs = (list(cast("list[str]", side[CHECKED])) for side in self._fields)
        more = [one for one in theirs if one not in ours]
        return (FieldChange(CHECKED, ours, [*ours, *more]),) if more else ()

    def twin(self, theirs: object) -> Span | None:
        """A span here of the label and range of one that is only there."""
        if not isinstance(theirs, Span) or theirs.lost:
            return None
        near = self._spans[0].overlapping(theirs.start, theirs.end)
        return next((one for one in near if (one.label, one.range) == (theirs.label, theirs.range)), None)

    def instead_of(self, twin: Span, theirs: object) -> tuple[RecordChange, ...]:
        """Their span in the place of its twin, under the id that is known here."""
        assert isinstance(theirs, Span)
        return (SpanChange(twin.id, twin, replace(theirs, id=twin.id)),)

    def groups_of(self, made: Sequence[RecordChange]) -> list[RecordChange]:
        """The groups that spans of theirs name and that are not here."""
        put = {change.id for change in made if isinstance(change, GroupChange)}
        names = [change.after.group for change in made if isinstance(change, SpanChange) and change.after is not None]
        here, there = self._spans
        missing = [one for one in dict.fromkeys(names) if one and one not in here.groups and one not in put]
        return [GroupChange(one, None, there.groups[one]) for one in missing if one in there.groups]
