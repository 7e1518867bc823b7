"""How well lists are attributed: lead-in, body, target and province against the groups whose gold says all four."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

FIELDS = ("lead_in", "org", "target", "province")


class Attributed(NamedTuple):
    """Groups of one field: as the gold has it, wrong or made up, left out."""

    right: int
    wrong: int
    missed: int
    faults: list[str]


def attributed(wanted: Iterable[dict[str, Any]], found: Iterable[dict[str, Any]], field: str) -> Attributed:
    """The judgement of a field over the groups of the gold that carry `unsure` (the fields nobody can settle)."""
    right = wrong = missed = 0
    faults = []
    for one, other in zip(wanted, found, strict=True):
        mine = {_first(other, group["id"]): group for group in _lists(other)}
        for group in _lists(one):
            begin = _first(one, group["id"])
            if field in group.get("unsure", [field]) or begin not in mine:
                continue
            theirs, own = _said(other["text"], group, field), _said(other["text"], mine[begin], field)
            if theirs == own:
                right += 1
                continue
            wrong += bool(own)
            missed += not own
            faults.append(f"{one['path']} {group['id']} {field}: {theirs or '-'} | {own or '-'}")
    return Attributed(right, wrong, missed, faults)


def _lists(one: dict[str, Any]) -> list[dict[str, Any]]:
    return [group for group in one.get("groups", []) if group["label"] == "TASK"]


def _first(one: dict[str, Any], group: str) -> int:
    return min((mark["start"] for mark in one["annotations"] if mark.get("group") == group), default=-1)


def _said(text: str, group: dict[str, Any], field: str) -> str:
    value = group.get(field)
    if not value:
        return ""
    if isinstance(value, str):
        return value
    start, end = (value["start"], value["end"]) if isinstance(value, dict) else value
    return text[start:end]
