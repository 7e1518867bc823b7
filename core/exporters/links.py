"""Groups as pairs of spans, for formats that have relations and no groups."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from core.articles.article_json import Json

NEXT = "NEXT"
"""The name of the relation from one item of a group to the next."""


def links(article: Json, held: Container[int] | None = None) -> list[tuple[int, int]]:
    """The places in `annotations` of every two spans of a group that follow each other, in reading order.

    `held`: the places of the spans that the format can hold; a group goes on past one that it cannot.
    """
    members: dict[str, list[int]] = {}
    for at, span in enumerate(article["annotations"]):
        if span.get("group") and (held is None or at in held):
            members.setdefault(str(span["group"]), []).append(at)
    return sorted(pair for group in members.values() for pair in pairwise(group))
