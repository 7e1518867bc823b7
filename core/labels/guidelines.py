"""What a label is for, in a few lines: shown where the pointer rests on it."""

from __future__ import annotations

from functools import lru_cache

from core.model import Label


def guideline(label: Label, *, chinese: bool) -> str:
    """The label's own guideline; of a built-in label without one, ours in that language; else empty."""
    own = str(getattr(label, "guideline", ""))
    return own or _ours().get(label.name, ("", ""))[0 if chinese else 1]


@lru_cache(maxsize=1)
def _ours() -> dict[str, tuple[str, str]]:
    from core.extractors.resources import rows  # noqa: PLC0415  # read when a tip is first wanted

    return {name: (zh, en) for name, zh, en in rows("labels/guidelines.tsv")}
