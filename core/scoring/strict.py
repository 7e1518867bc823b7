"""Scores as the guidelines count them: doubtful spans neither way, some kinds apart, and the norms of what was found.

GUIDELINES: regions, cities (implied) and plan names stay out of strict scores; names inside the names of companies
and schools are reported apart; slogans are scored for tier A and for A and B together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.model import PROVINCE, SLOGAN, TASK
from core.scoring.scores import Scoring, paired, score

Annotation = Mapping[str, Any]

APART: Final = frozenset({"region", "implied", "plan"})
"""Kinds that strict scores leave out."""


@dataclass(frozen=True, slots=True)
class View:
    """One way of counting a label's spans: those that `keep` says yes to; the others count neither way."""

    name: str
    label: str
    keep: Callable[[Annotation], bool]


def _strict(mark: Annotation) -> bool:
    return mark.get("kind") not in APART and not mark.get("in_name")


def _named(mark: Annotation) -> bool:
    return mark.get("kind") not in APART and bool(mark.get("in_name"))


def _implied(mark: Annotation) -> bool:
    return mark.get("kind") == "implied"


def _region(mark: Annotation) -> bool:
    return mark.get("kind") == "region"


def _tier_a(mark: Annotation) -> bool:
    return mark.get("kind") not in APART and mark.get("tier") == "A"


def _any_tier(mark: Annotation) -> bool:
    return mark.get("kind") not in APART


def _every(_mark: Annotation) -> bool:
    return True


VIEWS: Final = (
    View("PROVINCE", PROVINCE, _strict),
    View("PROVINCE in a name", PROVINCE, _named),
    View("PROVINCE implied", PROVINCE, _implied),
    View("PROVINCE region", PROVINCE, _region),
    View("SLOGAN A", SLOGAN, _tier_a),
    View("SLOGAN A+B", SLOGAN, _any_tier),
    View("TASK", TASK, _every),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the spans found exactly: how many there are, and how many have the gold's norm (`norm`, a task's ordinal)."""

    found: int
    same_norm: int


@dataclass(frozen=True, slots=True)
class ViewScore:
    """One view's scores (a single row, under the view's name) and the agreement of norms."""

    view: View
    scoring: Scoring
    agreement: Agreement


def strict_scores(
    gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]], *, trim: bool = False
) -> tuple[ViewScore, ...]:
    """The scores of every view, article objects matched by file_sha256, then by file name."""
    pairs, _only_gold, _only_predicted = paired(gold, predicted)
    found = []
    for view in VIEWS:
        seen = [_seen(view, one, other) for one, other in pairs]
        scoring = score([one for one, _other in seen], [other for _one, other in seen], trim=trim)
        agreement = sum_agreements([_agreement(one, other) for one, other in seen])
        found.append(ViewScore(view, scoring, agreement))
    return tuple(found)


def _seen(
    view: View, gold: Mapping[str, Any], predicted: Mapping[str, Any]
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Both objects with only what counts in the view."""
    mine = [mark for mark in gold.get("annotations", ()) if mark["label"] == view.label]
    kept = [mark for mark in mine if view.keep(mark) and not mark.get("doubtful")]
    neither = [mark for mark in mine if not view.keep(mark) or mark.get("doubtful")]
    ranges = {(mark["start"], mark["end"]) for mark in kept}
    theirs = []
    for mark in predicted.get("annotations", ()):
        if mark["label"] != view.label:
            continue
        if (mark["start"], mark["end"]) in ranges or (view.keep(mark) and not _meets_any(mark, neither)):
            theirs.append(mark)
    return {**gold, "annotations": kept}, {**predicted, "annotations": theirs}


def _meets_any(mark: Annotation, others: Sequence[Annotation]) -> bool:
    return any(mark["start"] < other["end"] and other["start"] < mark["end"] for other in others)


def _agreement(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> Agreement:
    wanted = {(mark["start"], mark["end"]): mark for mark in gold["annotations"]}
    both = [
        (wanted[mark["start"], mark["end"]], mark)
        for mark in predicted["annotations"]
        if (mark["start"], mark["end"]) in wanted
    ]
    return Agreement(len(both), sum(_norm(one) == _norm(other) for one, other in both))


def _norm(mark: Annotation) -> object:
    """What names the same thing: a province's code, a slogan's norm, a task's place in its list."""
    if mark["label"] == TASK:
        return mark.get("ordinal")
    return mark.get("norm") or ""


def sum_agreements(parts: Sequence[Agreement]) -> Agreement:
    """All of them together."""
    return Agreement(sum(one.found for one in parts), sum(one.same_norm for one in parts))
