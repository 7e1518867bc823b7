"""Make straddling.tsv: words that end with the first character of a place's two, and words that begin with the second.

python resources/gazetteers/straddling.py

Where such a word ends inside a name and another begins there (广大|同志, 加拿大|连日), the name waits for
jieba. The words are those of the dictionary that comes with jieba (MIT licence), as far as it counts them `LEAST` times
or more; personal names are left out but for those of two characters, which are words too.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

import jieba  # noqa: E402  # type: ignore[import-untyped]

from core.extractors.gazetteer import names  # noqa: E402

LEAST: Final = 20
LONGEST: Final = 3
"""Characters of a word beside the one it shares with the name."""
TARGET: Final = HERE / "straddling.tsv"
HEAD: Final = """\
# Words that may share a character with a place's name of two: that end with its first, or begin with its second.
# Made by straddling.py from the dictionary of jieba (MIT licence); the shared character is left out.
# character	ends or begins	words
"""


def pairs() -> list[str]:
    """The names of two characters that mean places of their own."""
    return sorted(name for name, place in names().items() if len(name) == 2 and place.kind in {"short", "implied"})


def words() -> list[str]:
    """What the dictionary holds, in the order of its file."""
    found = []
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, count, tag = [*line.split(" "), ""][:3]
        if int(count) >= LEAST and 1 < len(word) <= LONGEST + 1 and not (len(word) > 2 and tag.startswith("nr")):
            found.append(word)
    return found


def table() -> str:
    """The file's content."""
    held, places = words(), pairs()
    lines = [HEAD]
    for side, at in (("ends", 0), ("begins", 1)):
        for char in sorted({name[at] for name in places}):
            if side == "ends":
                some = sorted(word[:-1] for word in held if word.endswith(char))
            else:
                some = sorted(word[1:] for word in held if word.startswith(char))
            if some:
                lines.append(f"{char}\t{side}\t{' '.join(some)}\n")
    return "".join(lines)


if __name__ == "__main__":
    TARGET.write_text(table(), "utf-8")
