"""Articles of our own with their spans marked inline, labelled by reading before the rules were run on them.

`⟦36|江西⟧` is a province: its code, then `i` where implied, `n` inside a name; several codes, or `r`, for a region.
`⟪A|六稳⟫` is a slogan of that tier, `p` a plan, `?` doubtful. `{1|一是…}` is a task of that level, `{#|…}` a heading line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from core.model import PROVINCE, SLOGAN, TASK

FOLDER: Final = Path(__file__).resolve().parent / "data" / "own"
_OPENS: Final = {"⟦": PROVINCE, "⟪": SLOGAN, "{": TASK}
_CLOSES: Final = "⟧⟫}"


@dataclass
class Marked:
    """A text without its marks, the spans as objects of annotated articles, and the heading lines' ranges."""

    name: str
    text: str = ""
    annotations: list[dict[str, Any]] = field(default_factory=list)
    outline: list[tuple[int, int]] = field(default_factory=list)


def texts() -> list[Marked]:
    """Every text of the folder, by name."""
    return [read(path.name, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.txt"))]


def read(name: str, source: str) -> Marked:
    """The text and what is marked in it."""
    made = Marked(name)
    pieces: list[str] = []
    length = at = 0
    open_: list[tuple[str, str, int]] = []
    while at < len(source):
        char = source[at]
        if char in _OPENS:
            bar = source.index("|", at)
            open_.append((_OPENS[char], source[at + 1 : bar], length))
            at = bar
        elif char in _CLOSES:
            label, tag, start = open_.pop()
            _keep(made, label, tag, start, length)
        else:
            pieces.append(char)
            length += 1
        at += 1
    made.text = "".join(pieces)
    made.annotations.sort(key=lambda mark: (mark["start"], -mark["end"]))
    return made


def _keep(made: Marked, label: str, tag: str, start: int, end: int) -> None:
    if tag == "#":
        made.outline.append((start, end))
        return
    mark: dict[str, Any] = {"label": label, "start": start, "end": end}
    if label == PROVINCE:
        codes = tag.strip("inr")
        implied, region = "i" in tag, " " in codes or "r" in tag
        mark |= {
            "norm": codes,
            "kind": "implied" if implied else "region" if region else "short",
            "in_name": "n" in tag,
        }
    elif label == SLOGAN:
        mark |= {"tier": tag, "kind": "plan" if tag == "p" else "campaign", "doubtful": tag == "?"}
    else:
        mark["level"] = int(tag)
    made.annotations.append(mark)
