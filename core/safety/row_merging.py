"""The rows of two copies' small tables against each other: words, labels, fields, same slogans, the boundary policy.

Row by row the side that has seen all of the other's changes holds (core.safety.seen), removals included; where each
changed a row otherwise a person is asked, and ours stays unless theirs is chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast

from core.articles.fields import FieldRow
from core.changes import FieldChange
from core.ids import new_id
from core.labels import policy, same_as
from core.labels.own_words import OwnWord, list_change
from core.labels.policy import Policy
from core.model import Label
from core.safety import seen
from core.safety.seen import FIELDS, LABELS, POLICY, SAME, WORDS, Verdict, key_of_word

if TYPE_CHECKING:
    from core.workspace import Workspace

Rows = Mapping[tuple[str, str], object]
"""`{(kind, key): word, label, field, norm or policy}`; labels and fields without their order."""
KINDS: Final = (LABELS, FIELDS, WORDS, SAME, POLICY)

PATIENCE: Final = 30
"""Seconds the writer gets before what it has written so far is compared; a full disk is waited for no longer."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that says something else on the two sides; None where a side has none."""

    kind: str
    key: str
    ours: object
    theirs: object
    verdict: Verdict
    ids: frozenset[str] = frozenset()
    """The changes that both sides together have seen."""
    news: frozenset[str] = frozenset()
    """Those of them that only theirs has."""

    @property
    def id(self) -> str:
        """What names it among the conflicts of a merging: no id of a span and no field of an article begins so."""
        return f"#{self.kind}:{self.key}"


@dataclass(frozen=True, slots=True)
class SettledRow:
    """A label or a field to be put or taken away (`after` None), and the changes it has seen then.

    Of a row of any kind that stays as it is, `before` and `after` are the same: only what it has seen is noted.
    """

    kind: str
    key: str
    before: object
    after: object
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Settled:
    """What merging makes of the rows: `made` is part of the one correction, `rows` are settings and come before it."""

    made: tuple[FieldChange, ...] = ()
    rows: tuple[SettledRow, ...] = ()
    policy: Policy | None = None
    """The policy of theirs, where that one was chosen."""


def rows_of(side: Workspace) -> Rows:
    """Every row of those tables but the built-in fields."""
    found: dict[tuple[str, str], object] = {(LABELS, one.name): replace(one, order=0) for one in side.labels()}
    found |= {(FIELDS, one.name): replace(one, order=0) for one in side.fields() if not one.built_in}
    for word in side.own_words():
        found.setdefault((WORDS, key_of_word(word.text, word.label)), word)
    found |= {(SAME, key): name for key, name in side.same().items()}
    found[POLICY, ""] = side.policy
    return found


def compared(here: Workspace, there: Workspace) -> tuple[Row, ...]:
    """The rows that differ, or of which the copy has seen a change more; in the order of ours, then of theirs.

    What was decided here a moment ago counts: it is waited for, so that a label just given is seen to be in use.
    """
    here.flush(PATIENCE)
    ours, theirs, seen_here, seen_there = rows_of(here), rows_of(there), here.seen(), there.seen()
    noted = [(kind, key) for kind in KINDS for key in seen_there.get(kind, ())]
    found = []
    for kind, key in dict.fromkeys((*ours, *theirs, *noted)):
        known, other = (one.get(kind, {}).get(key, frozenset()) for one in (seen_here, seen_there))
        mine, their = ours.get((kind, key)), theirs.get((kind, key))
        if mine != their or other - known:
            verdict = _verdict(here, kind, key, seen.judged(mine, known, their, other), their)
            found.append(Row(kind, key, mine, their, verdict, known | other, other - known))
    return tuple(found)


def _verdict(here: Workspace, kind: str, key: str, verdict: Verdict, theirs: object) -> Verdict:
    """The policy is a person's choice whoever changed it; a label that is on record here stays."""
    if kind == POLICY and verdict is Verdict.THEIRS:
        return Verdict.ASK
    if kind == LABELS and verdict is Verdict.THEIRS and theirs is None and any(here.uses(key)):
        return Verdict.OURS
    return verdict


def settled(here: Workspace, rows: Iterable[Row], theirs: Collection[str]) -> Settled:
    """What takes those rows in; the asked ones whose ids are in `theirs` go the copy's way, the others stay ours."""
    rows = list(rows)
    taken = [one for one in rows if one.verdict is Verdict.THEIRS or (one.verdict is Verdict.ASK and one.id in theirs)]
    made: list[FieldChange] = [*_words(here, taken), *_same(here, taken)]
    chosen = next((cast("Policy", one.theirs) for one in taken if one.kind == POLICY), None)
    if chosen is not None:
        made.append(policy.policy_change(here.policy, chosen))
    news = [one for one in rows if one.news]
    notes = [
        seen.change(one.kind, one.key, _ids(one, one.news, made))
        for one in news
        if one.kind in {WORDS, SAME, POLICY} and _is_done(one, made)
    ]
    quiet = [
        SettledRow(one.kind, one.key, one.ours, one.ours, one.ids)
        for one in news
        if one not in taken and not (made and one.kind in {WORDS, SAME, POLICY})
    ]
    return Settled((*made, *notes) if made else (), (*_settings(here, taken), *quiet), chosen)


def counts(here: Workspace, rows: Iterable[Row]) -> tuple[int, int, int]:
    """How many words, labels and fields come in, how many go, and how many entries of same slogans change."""
    rows = [one for one in rows if one.verdict is Verdict.THEIRS]
    plain = [one for one in rows if one.kind in {WORDS, LABELS, FIELDS}]
    gone = sum(one.theirs is None for one in plain)
    return len(plain) - gone, gone, len(_same(here, rows))


def _words(here: Workspace, taken: Iterable[Row]) -> list[FieldChange]:
    numbers = {key_of_word(word.text, word.label): number for number, word in here.numbered_words().items()}
    fresh = here.next_word()
    made = []
    for one in taken:
        if one.kind == WORDS:
            number = numbers.get(one.key)
            if number is None:
                number, fresh = fresh, fresh + 1
            made.append(list_change(number, cast("OwnWord | None", one.ours), cast("OwnWord | None", one.theirs)))
    return made


def _same(here: Workspace, taken: Iterable[Row]) -> list[FieldChange]:
    """Changes of the table of same slogans; what would lead through a third norm is led to its end or left out."""
    now = dict(here.same())
    new = dict(now)
    rows = [one for one in taken if one.kind == SAME]
    for one in rows:
        if one.theirs is None:
            new.pop(one.key, None)
    for one in rows:
        name = str(one.theirs)
        name = new.get(name, name)
        if one.theirs is not None and name != one.key and one.key not in new.values():
            new[one.key] = name
    return [
        FieldChange(same_as.MARK + key, now.get(key), new.get(key))
        for key in {**now, **new}
        if now.get(key) != new.get(key)
    ]


def _is_done(row: Row, made: Iterable[FieldChange]) -> bool:
    """Whether what was judged of a row comes true: an entry of same slogans may have to be left out."""
    if row.kind != SAME or row.verdict is not Verdict.THEIRS:
        return True
    return any(one.name == same_as.MARK + row.key for one in made)


def _ids(row: Row, ids: frozenset[str], made: Iterable[FieldChange]) -> frozenset[str]:
    """The ids a row gets; one more where it does not become quite what theirs is, so that ours is the newer one."""
    after = next((one.after for one in made if row.kind == SAME and one.name == same_as.MARK + row.key), row.theirs)
    return ids if after == row.theirs or row.kind != SAME else ids | {new_id()}


def _settings(here: Workspace, taken: Iterable[Row]) -> tuple[SettledRow, ...]:
    labels = {one.key for one in taken if one.kind == LABELS}
    keys = {one.key for one in here.labels() if one.key and not one.hidden and one.name not in labels}
    found = []
    for one in taken:
        if one.kind == LABELS and isinstance(one.theirs, Label):
            after = one.theirs
            if after.key in keys:
                own = one.ours.key if isinstance(one.ours, Label) else ""
                after = replace(after, key="" if own in keys else own)
            keys |= {after.key} - {""}
            renewed = {new_id()} if after != one.theirs else set()
            found.append(SettledRow(LABELS, one.key, one.ours, after, one.ids | renewed))
        elif one.kind in {LABELS, FIELDS}:
            found.append(SettledRow(one.kind, one.key, one.ours, one.theirs, one.ids))
    return tuple(found)


def put(workspace: Workspace, rows: Iterable[SettledRow]) -> None:
    """Make labels and fields what was settled; a row that has changed meanwhile stays as it is now."""
    now = rows_of(workspace)
    rows = [one for one in rows if now.get((one.kind, one.key)) == one.before]
    quiet = [one for one in rows if one.after == one.before]
    if quiet:
        workspace.note_seen((one.kind, one.key, one.ids) for one in quiet)
    rows = [one for one in rows if one.after != one.before]
    labels = [one for one in rows if one.kind == LABELS]
    if labels:
        new = {one.key: cast("Label | None", one.after) for one in labels}
        table = [new.get(one.name, one) for one in workspace.labels()]
        table += [label for name, label in new.items() if all(one.name != name for one in workspace.labels())]
        workspace.put_labels([one for one in table if one is not None], {one.key: one.ids for one in labels})
    fields = [one for one in rows if one.kind == FIELDS]
    if fields:
        fresh = {one.key: cast("FieldRow | None", one.after) for one in fields}
        held = [one for one in workspace.fields() if not one.built_in]
        own = [fresh.get(one.name, one) for one in held]
        own += [row for name, row in fresh.items() if all(one.name != name for one in held)]
        kept = [one for one in own if one is not None]
        ids = {one.key: one.ids for one in fields}
        workspace.put_fields([replace(one, order=at) for at, one in enumerate(kept, 1)], ids)
