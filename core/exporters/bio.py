"""One character a line with its tag, for sequence taggers.

A file holds one flat layer: of spans that overlap the longest is in the main file. Beside it stands a file for each
label, where all spans of that label are, whatever they overlap; `LABEL.2` holds those that overlap their own kind.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import BinaryIO, Final

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.losses import Losses
from core.exporters.outputs import Output
from core.exporters.tags import Piece, read, tagged
from core.file_names import made_of
from core.translation import QT_TRANSLATE_NOOP

LAYERS: Final = Option(
    "layers",
    QT_TRANSLATE_NOOP("export", "Files"),
    (
        ("labels", QT_TRANSLATE_NOOP("export", "one with everything, and one for each label")),
        ("one", QT_TRANSLATE_NOOP("export", "one with everything")),
    ),
)
KEEP: Final = Option(
    "keep",
    QT_TRANSLATE_NOOP("export", "Of spans that overlap"),
    (
        ("longest", QT_TRANSLATE_NOOP("export", "the longest is in the file with everything")),
        ("shortest", QT_TRANSLATE_NOOP("export", "the shortest is in the file with everything")),
    ),
)
DEPTH: Final = 5
"""So many files there are at most for the spans of one label that overlap each other."""
NOT_IN_MAIN: Final = QT_TRANSLATE_NOOP("export", "spans that overlap another: not in the file with everything")
TOO_DEEP: Final = QT_TRANSLATE_NOOP(
    "export", "spans that overlap others of their label more deeply than there are files"
)
ONLY_BREAKS: Final = QT_TRANSLATE_NOOP("export", "spans of nothing but line breaks")
NAMED: Final = QT_TRANSLATE_NOOP("export", "spans whose label has blanks: they are `_` in the tags")

Layer = tuple[str, int]
"""A label and how deep, from 1; `("", 1)` is the main file."""
MAIN: Final[Layer] = ("", 1)
_AT_ONCE: Final = 1 << 16


class BioExporter:
    """Writes the tags of one of the three schemes."""

    version: int = 1
    folder: bool = False
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = frozenset({"empty", "text", "overlaps"})
    options: tuple[Option, ...] = (LAYERS, KEEP)

    def __init__(self, name: str) -> None:
        self.name = name
        self.suffix = f".{name}"

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """Every layer's file; one whose first span comes late gets the texts before it without tags."""
        with ExitStack() as stack:
            files: dict[Layer, BinaryIO] = {MAIN: stack.enter_context(out.open())}
            names = _FileNames()
            for article in articles:
                layers = layered(article, job, job.losses)
                for layer in layers:
                    if layer not in files:
                        files[MAIN].flush()
                        files[layer] = stack.enter_context(out.open(names.of(layer, self.suffix)))
                        _without_tags(out, files[layer])
                for layer, file in files.items():
                    lines = tagged(article["text"], layers.get(layer, ()), self.name)
                    file.write(lines.encode("utf-8"))

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """Every file reads back as the texts and, of its layer, the spans."""
        with ExitStack() as stack:
            names = _FileNames()
            found: dict[Layer, Iterator[tuple[str, list[Piece]]]] = {}
            passed = 0
            for passed, article in enumerate(articles, 1):
                layers = layered(article, job, Losses())
                for layer in (MAIN, *layers):
                    if layer not in found:
                        file = stack.enter_context(out.read(names.of(layer, self.suffix)))
                        found[layer] = _read(file)
                        for _text in zip(range(passed - 1), found[layer], strict=False):
                            pass
                for layer, texts in found.items():
                    wanted = (article["text"], sorted(layers.get(layer, ())))
                    _compare(next(texts, None), wanted, out)
            if passed == 0:
                found[MAIN] = _read(stack.enter_context(out.read()))
            for texts in found.values():
                _compare(next(texts, None), None, out)


def _compare(found: object, wanted: object, out: Output) -> None:
    if found != wanted:
        raise ExportError("a text reads back as something else", path=str(out.path))


def _read(file: BinaryIO) -> Iterator[tuple[str, list[Piece]]]:
    return read(_blocks(io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n")))


def _blocks(lines: io.TextIOWrapper) -> Iterator[str]:
    """The whole lines of about so many characters at once."""
    while some := lines.readlines(_AT_ONCE):
        yield "".join(some)


class _FileNames:
    """The file of each layer: its label and, from the second on, how deep; the same ones in the same order."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, layer: Layer, suffix: str) -> str:
        if layer == MAIN:
            return ""
        label, depth = layer
        ending = suffix if depth == 1 else f".{depth}{suffix}"
        name = made_of(label[:40], ending, taken=self._taken, otherwise="label")
        self._taken.add(name.casefold())
        return name


def _without_tags(out: Output, file: BinaryIO) -> None:
    with out.read() as before:
        for line in before:
            bare = line.rstrip(b"\n")
            file.write(line if not bare else bare.rpartition(b"\t")[0] + b"\tO\n")


def layered(article: Json, job: Job, losses: Losses) -> dict[Layer, list[Piece]]:
    """The pieces of each layer that has some; what goes into none is counted."""
    spans = [_pieces(article["text"], span) for span in article["annotations"]]
    losses.add(ONLY_BREAKS, sum(not one for one in spans))
    losses.add(NAMED, sum("_".join(one["label"].split()) != one["label"] for one in article["annotations"]))
    spans = [one for one in spans if one]
    longest = -1 if job.option(KEEP) == "longest" else 1
    spans.sort(key=lambda one: (longest * (one[-1].end - one[0].start), one[0].start, one[0].label))
    taken: dict[Layer, bytearray] = {}
    made: dict[Layer, list[Piece]] = {}
    each = job.option(LAYERS) == "labels"
    for pieces in spans:
        losses.add(NOT_IN_MAIN, not _placed(pieces, [MAIN], taken, made, len(article["text"])))
        if each:
            layers = [(pieces[0].label, depth) for depth in range(1, DEPTH + 1)]
            losses.add(TOO_DEEP, not _placed(pieces, layers, taken, made, len(article["text"])))
    return {layer: made[layer] for layer in sorted(made)}


def _placed(
    pieces: list[Piece],
    layers: Sequence[Layer],
    taken: dict[Layer, bytearray],
    made: dict[Layer, list[Piece]],
    size: int,
) -> bool:
    """Put a span into the first of the layers where it meets no other; whether there is one."""
    for layer in layers:
        marks = taken.setdefault(layer, bytearray(size))
        if not any(marks.find(1, piece.start, piece.end) >= 0 for piece in pieces):
            for piece in pieces:
                marks[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
            made.setdefault(layer, []).extend(pieces)
            return True
    return False


def _pieces(text: str, span: Json) -> list[Piece]:
    """A span's parts on each of its lines."""
    label, found, start = "_".join(str(span["label"]).split()) or "_", [], span["start"]
    for line in text[span["start"] : span["end"]].split("\n"):
        if line:
            found.append(Piece(start, start + len(line), label))
        start += len(line) + 1
    return found


PLUGIN: Final = BioExporter("bio")
