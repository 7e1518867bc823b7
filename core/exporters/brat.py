"""brat standoff: a folder with a `.txt` and an `.ann` an article, `annotation.conf` and `visual.conf`.

A span over a line break is written in fragments. Codes of provinces are normalisations (`GB2260:440000`), groups are
relations from item to item, notes are `AnnotatorNotes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Final

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.brat_names import BREAKS, fragments, safe
from core.exporters.links import links
from core.exporters.losses import Losses, is_said
from core.exporters.naming import file_name
from core.exporters.outputs import Output
from core.translation import QT_TRANSLATE_NOOP

NEXT: Final = "Next"
CODES: Final = "GB2260"
"""The name under which brat looks codes of provinces up."""
ATTRIBUTES: Final = ("status", "kind", "tier", "in_name", "ordinal", "level", "province", "origin", "confidence")
_NAMED: Final = {key: key.capitalize() for key in ATTRIBUTES}
_USUAL: Final = {"status": "accepted", "origin": "person"}
"""What is not written, since it holds where nothing is said."""
ONLY_BREAKS: Final = QT_TRANSLATE_NOOP("export", "spans of nothing but line breaks and tabs")
EDGES: Final = QT_TRANSLATE_NOOP("export", "line breaks and tabs at the edge of a span")
FOLDED: Final = QT_TRANSLATE_NOOP("export", "line breaks in notes and norms, written as spaces")
SPELT: Final = QT_TRANSLATE_NOOP("export", "labels that brat cannot name as they are (visual.conf has them)")


class BratExporter:
    """Writes `00001_TITLE.txt` and `.ann`, offsets in code points."""

    name: str = "brat"
    version: int = 1
    suffix: str = ""
    folder: bool = True
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = frozenset(
        {"empty", "text", "overlaps", "lines", "norm", "kind", "tier", "ordinal", "province", "status", "origin",
         "confidence", "note", "group"}
    )  # fmt: skip
    options: tuple[Option, ...] = ()

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """The pair of files of each article, then the configuration of what was met."""
        labels: dict[str, None] = {label.name: None for label in job.labels}
        values: dict[str, set[str]] = {}
        for number, article in enumerate(articles, 1):
            name = stem(article, number)
            with out.open(f"{name}.txt") as file:
                file.write(article["text"].encode("utf-8"))
            with out.open(f"{name}.ann") as file:
                file.writelines(f"{line}\n".encode() for line in lines(article, job.losses))
            for span in article["annotations"]:
                labels[span["label"]] = None
                for key, value in _attributes(span):
                    values.setdefault(key, set()).add(value)
        job.losses.add(SPELT, sum(safe(label) != label for label in labels))
        with out.open("annotation.conf") as file:
            file.write(_annotation_conf(labels, values).encode("utf-8"))
        with out.open("visual.conf") as file:
            file.write(_visual_conf(labels).encode("utf-8"))

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """Each pair reads back as the article's text and its spans, by their offsets in that text."""
        pairs = out.count(".ann")
        number = 0
        for number, article in enumerate(articles, 1):
            name = stem(article, number)
            with out.read(f"{name}.txt") as file:
                text = file.read().decode("utf-8", "replace")
            with out.read(f"{name}.ann") as file:
                found = file.read().decode("utf-8", "replace")
            wanted = "".join(f"{line}\n" for line in lines(article, job.losses))
            if text != article["text"] or found != wanted or not _fits(found, text):
                raise ExportError(f"{name} reads back as something else", path=str(out.path))
        if number != pairs:
            raise ExportError(f"{pairs} articles read back, {number} were exported", path=str(out.path))


def stem(article: Json, number: int) -> str:
    """The name of the two files of an article, without their suffixes; no blanks."""
    return file_name(article, number, ".txt").removesuffix(".txt").replace(" ", "_")


def lines(article: Json, losses: Losses) -> Iterator[str]:
    """The lines of the `.ann` file: spans, then what belongs to them, then relations."""
    text: str = article["text"]
    numbers: dict[int, int] = {}
    for at, span in enumerate(article["annotations"]):
        pieces = fragments(text, span["start"], span["end"])
        losses.add(ONLY_BREAKS, not pieces)
        if not pieces:
            continue
        losses.add(EDGES, (pieces[0][0], pieces[-1][1]) != (span["start"], span["end"]), span["text"])
        numbers[at] = len(numbers) + 1
        places = ";".join(f"{start} {end}" for start, end in pieces)
        yield f"T{numbers[at]}\t{safe(span['label'])} {places}\t{' '.join(text[low:high] for low, high in pieces)}"
    attribute, norm, note = count(1), count(1), count(1)
    for at, number in numbers.items():
        span = article["annotations"][at]
        for key, value in _attributes(span):
            yield f"A{next(attribute)}\t{key} T{number}{f' {value}' if value else ''}"
        for place, words in _norms(span, losses):
            yield f"N{next(norm)}\tReference T{number} {place}\t{words}"
        if span.get("note"):
            yield f"#{next(note)}\tAnnotatorNotes T{number}\t{_folded(span['note'], losses)}"
    for number, (one, other) in enumerate(links(article, numbers), 1):
        yield f"R{number}\t{NEXT} Arg1:T{numbers[one]} Arg2:T{numbers[other]}"


def _attributes(span: Json) -> Iterator[tuple[str, str]]:
    """Each as its name and its value; one without a value is a mark."""
    for key, name in _NAMED.items():
        value = span.get(key)
        if not is_said(value) or value == _USUAL.get(key):
            continue
        if key == "origin":
            value = f"{span.get('rule') or value}@{span.get('version') or ''}".removesuffix("@")
        yield name, "" if value is True else "_".join(str(value).split())


def _norms(span: Json, losses: Losses) -> Iterator[tuple[str, str]]:
    """The database and the key in it, then the words."""
    norm = span.get("norm")
    if not norm:
        return
    if span["label"] == "PROVINCE" and all(code.isascii() and code.isdigit() for code in norm.split()):
        from core.extractors.gazetteer import short_names  # noqa: PLC0415  # read only where there are provinces

        names = short_names()
        for code in norm.split():
            yield f"{CODES}:{code.ljust(6, '0')}", names.get(code) or names.get(code[:2], code)
        return
    words = _folded(norm, losses)
    yield f"{safe(span['label'])}:{'_'.join(words.split())}", words


def _folded(words: str, losses: Losses) -> str:
    """The words on one line."""
    folded = BREAKS.sub(" ", words)
    losses.add(FOLDED, folded != words, folded)
    return folded


def _fits(ann: str, text: str) -> bool:
    """Whether every span's words are those at its offsets."""
    for line in ann.split("\n"):
        if line.startswith("T"):
            _key, place, words = line.split("\t", 2)
            ranges = [tuple(map(int, one.split())) for one in place.split(" ", 1)[1].split(";")]
            if " ".join(text[start:end] for start, end in ranges) != words:
                return False
    return True


def _annotation_conf(labels: Iterable[str], values: dict[str, set[str]]) -> str:
    attributes = [
        f"{key}\tArg:<ENTITY>" + (f", Value:{'|'.join(sorted(some))}" if some != {""} else "")
        for key, some in sorted(values.items())
    ]
    parts = [
        "[entities]", *map(safe, labels), "", "[relations]", f"{NEXT}\tArg1:<ENTITY>, Arg2:<ENTITY>",
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>", "", "[events]", "", "[attributes]", *attributes,
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _visual_conf(labels: Iterable[str]) -> str:
    named = [f"{safe(label)} | {' '.join(label.split())}" for label in labels]
    return "\n".join(["[labels]", *named, "", "[drawing]"]) + "\n"


PLUGIN: Final = BratExporter()
