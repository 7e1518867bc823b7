"""Conflict copies that a synchronising service left beside the workspace: what they have more, and taking it in.

The rule, record by record, with both histories at hand: what only one side corrected since the two parted goes that
side's way, the same on both sides is no question, and what both corrected differently is a conflict: ours stays unless
a person chooses theirs. A copy that was merged goes into the folder of backups.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from core.backups import opened
from core.changes import FieldChange, GroupChange, RecordChange, SpanChange, Transaction
from core.differing import Where
from core.fielding import WORKSPACE
from core.fields import MARK, FieldRow
from core.library import Entry
from core.mending import CHECKED
from core.model import Group, Span
from core.recording import NewText
from core.spans import SpanSet
from core.store import backups as stored
from core.store import durable, opening
from core.store.backups import MERGED
from core.store.rows import FIELD_MARK, label_row
from core.taking_in import (
    FIELDS,
    Left,
    Prepared,
    counterpart,
    fields_needed,
    same_needed,
    text_needed,
    towards,
    values_of,
    word_key,
)
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
    words: int = 0
    """The user's own words, labels and fields that are only there."""
    same: int = 0
    """Entries of the table of same slogans that are only there."""
    other_policy: bool = False
    """Whether spans begin and end there by other rules; ours stay."""

    @property
    def nothing_new(self) -> bool:
        """Whether the copy has nothing that is not here."""
        return not (self.words or self.same) and all(
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
        words, labels = _rows(workspace, other)
        rows = len(words) + len(labels) + len(_own_fields(workspace, other))
        same = len(same_needed(workspace.same(), other.same()))
        other_policy = workspace.policy != other.policy
    return MergePlan(copy, tuple(articles), tuple(conflicts), rows, same, other_policy)


def merged(workspace: Workspace, merging: MergePlan, theirs: Collection[tuple[str, str]] = ()) -> Prepared:
    """What takes the copy in; the conflicts whose keys are in `theirs` go the copy's way, all others stay ours."""
    parts: list[tuple[str, tuple[RecordChange, ...]]] = []
    texts: dict[str, NewText] = {}
    whole, members, left = [], [], []
    with opened(merging.copy) as other:
        words, labels = _rows(workspace, other)
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
                parts.append((part.uid, tuple(made)))
            if part.text is not None and any(isinstance(one, FieldChange) and one.name == "text" for one in made):
                texts[part.uid] = part.text
        own = _own_fields(workspace, other)
        same = same_needed(workspace.same(), other.same())
        parts += [(WORKSPACE, same)] if same else []
    transaction = Transaction("merge", tuple(parts))
    return Prepared(transaction, texts, {}, tuple(whole), tuple(members), tuple(words), tuple(labels), own, tuple(left))


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


def _rows(here: Workspace, there: Workspace) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The user's own words and labels that are only there."""
    known = {word_key(word) for word in here.words()}
    names = {label.name for label in here.labels()}
    words = [word for word in there.words() if word_key(word) not in known]
    return words, [label_row(label) for label in there.labels() if label.name not in names]


def _own_fields(here: Workspace, there: Workspace) -> tuple[FieldRow, ...]:
    """The user's own fields that are only there."""
    return fields_needed(here, there, [MARK + row.name for row in there.fields()])


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
    spans, other_spans = here.spans(mine.uid) or SpanSet(), there.spans(part.other.uid) or SpanSet()
    compared = _Records(mine, spans, part.other, other_spans)
    mine_before = _before(here, touched)
    their_before = _before(there, _oldest(theirs))
    article = here.article(mine.uid)
    text = article.text if article is not None else ""
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
    made = towards(here, mine, there, part.other)
    part.text = text_needed(mine, there, part.other)
    if not ours:
        part.made += made
        return
    asked = Conflict(mine.uid, mine.title, TEXT_CONFLICT, mine.text_sha256, part.other.text_sha256)
    part.conflicts.append((asked, made))


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
