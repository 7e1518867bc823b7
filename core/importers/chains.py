"""Relations between spans as groups: what is linked belongs together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from core.articles.article_json import Json


def with_groups(spans: list[Json], pairs: Iterable[tuple[object, object]]) -> list[Json]:
    """The spans; those of one label that are linked, over any number of steps, share a `group`."""
    by_id = {
        one["id"]: at for at, one in enumerate(spans) if one.get("id") is not None and isinstance(one["id"], Hashable)
    }
    above = list(range(len(spans)))

    def top(at: int) -> int:
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    linked: set[int] = set()
    for one, other in pairs:
        if not (isinstance(one, Hashable) and isinstance(other, Hashable)):
            continue
        first, second = by_id.get(one), by_id.get(other)
        if first is None or second is None or spans[first].get("label") != spans[second].get("label"):
            continue
        above[top(second)] = top(first)
        linked |= {first, second}
    return [{**one, "group": f"g{top(at)}"} if at in linked else one for at, one in enumerate(spans)]
