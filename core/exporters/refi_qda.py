"""REFI-QDA project exchange (`.qdpx`): MAXQDA, ATLAS.ti, NVivo and QualCoder open it.

A zip of `project.qde` and one plain text a source, LF only. A label is a code; its norms are codes below it. Positions
are code points, half-open. Groups are links from each span to the next of its group.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import IO, Final
from xml.etree import ElementTree as ET

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.naming import further, guid, key_of
from core.exporters.outputs import Output
from core.exporters.reading_back import reading_back
from core.exporters.xml_text import attribute, clean, content, forbidden
from core.model import PROVINCE, Label
from core.translation import QT_TRANSLATE_NOOP

NAMESPACE: Final = "urn:QDA-XML:project:1.0"
_TAG: Final = f"{{{NAMESPACE}}}"
_PROJECT: Final = "project.qde"
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_FACTS: Final = ("source", "author", "published", "path")
_COLOURS: Final = {"province": "#B3261E", "slogan": "#7A4F9A", "task": "#1F6F8B"}
"""A theme's colours by name, for programs that know no theme."""
_COLOUR: Final = re.compile("#[0-9A-Fa-f]{6}")
_OTHER_COLOUR: Final = "#8A8F98"
_MACHINE: Final = guid("user", "machine")
_PERSON: Final = guid("user", "person")
Code = tuple[str, str]
"""A label and the name of a code of it, which is the label's own or a norm's."""
REPLACED: Final = QT_TRANSLATE_NOOP("export", "characters XML forbids, in titles, labels and notes")


class RefiQdaExporter:
    """Writes the texts as they come and the project after them: its sources wait in a temporary file."""

    name: str = "refi-qda"
    version: int = 1
    suffix: str = ".qdpx"
    folder: bool = False
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = frozenset(
        {"facts", "title", "path", "empty", "text", "overlaps", "lines", "norm", "status", "note", "group"}
    )
    options: tuple[Option, ...] = ()

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """One entry a text, then the project."""
        codes = _Codes(job.labels)
        with (
            out.open() as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
            tempfile.TemporaryFile() as sources,
            tempfile.TemporaryFile() as links,
        ):
            for number, article in enumerate(articles, 1):
                source = guid("source", key_of(article, number))
                archive.writestr(_entry(f"sources/{source}.txt"), article["text"].encode("utf-8", "replace"))
                sources.write(_source(article, source, codes).encode("utf-8"))
                links.write("".join(_links(article, source)).encode("utf-8"))
                job.losses.add(REPLACED, _replaced(article), str(article.get("title", "")))
            with archive.open(_entry(_PROJECT), "w", force_zip64=True) as project:
                _write_project(project, codes, sources, links, job.title)

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002  # the one signature
        """Each source has its text, and each selection is the range and the code that was exported."""
        with (
            reading_back(out),
            out.read() as file,
            zipfile.ZipFile(file) as archive,
            archive.open(_PROJECT) as project,
        ):
            names: dict[str, Code] = {}
            wanted = enumerate(articles, 1)
            for source, numbered in zip_longest(_sources(project, names), wanted):
                if source is None or numbered is None:
                    raise ExportError("the number of sources reads back as something else", path=str(out.path))
                _compare(source, numbered, archive, names)


class _Codes:
    """The codes met so far: a label's, and below it a norm's."""

    def __init__(self, labels: tuple[Label, ...]) -> None:
        known = {one.name: _COLOURS.get(one.colour, one.colour) for one in labels}
        self._colours = {name: colour for name, colour in known.items() if _COLOUR.fullmatch(colour)}
        self.found: dict[str, set[str]] = {}
        self.variables: set[str] = set(_FACTS)

    def of(self, span: Json) -> str:
        """The GUID of the span's code."""
        label, norm = str(span["label"]), str(span.get("norm", ""))
        self.found.setdefault(label, set())
        if norm:
            self.found[label].add(norm)
        return guid("code", label, norm)

    def written(self) -> Iterator[str]:
        """The code book's elements."""
        for label in sorted(self.found):
            colour = self._colours.get(label, _OTHER_COLOUR)
            yield f'<Code guid="{guid("code", label, "")}" name="{attribute(label)}" isCodable="true" color="{colour}">'
            for norm in sorted(self.found[label]):
                name = attribute(code_name(label, norm))
                yield f'<Code guid="{guid("code", label, norm)}" name="{name}" isCodable="true" color="{colour}"/>'
            yield "</Code>\n"


def code_name(label: str, norm: str) -> str:
    """What a norm's code is called: a province by its name."""
    if label != PROVINCE:
        return norm
    from core.extractors.gazetteer import short_names  # noqa: PLC0415  # the gazetteer is read only where it is needed

    return " ".join(short_names().get(code, code) for code in norm.split())


def _source(article: Json, source: str, codes: _Codes) -> str:
    title = attribute(str(article.get("title", "")) or source)
    lines = [f'<TextSource guid="{source}" name="{title}" plainTextPath="internal://{source}.txt">\n']
    lines += [_selection(span, source, codes) for span in article["annotations"]]
    for name, said in _facts(article).items():
        codes.variables.add(name)
        if said:
            value = content(said)
            lines.append(f'<VariableValue><VariableRef targetGUID="{guid("variable", name)}"/>')
            lines.append(f"<TextValue>{value}</TextValue></VariableValue>\n")
    return "".join([*lines, "</TextSource>\n"])


def _facts(article: Json) -> dict[str, str]:
    """What is known of an article, by the name of its variable."""
    return {name: str(article.get(name) or "") for name in _FACTS} | further(article)


def _selection(span: Json, source: str, codes: _Codes) -> str:
    key = _span_guid(source, span)
    said = _said(span)
    user = _PERSON if span.get("origin", "person") == "person" else _MACHINE
    return (
        f'<PlainTextSelection guid="{key}" name="{attribute(span["text"])}" startPosition="{span["start"]}"'
        f' endPosition="{span["end"]}" creatingUser="{user}">'
        + (f"<Description>{content(said)}</Description>" if said else "")
        + f'<Coding guid="{guid("coding", key)}" creatingUser="{user}">'
        f'<CodeRef targetGUID="{codes.of(span)}"/></Coding>'
        "</PlainTextSelection>\n"
    )


def _said(span: Json) -> str:
    """What the selection's description says: a status other than accepted, the note."""
    status = span.get("status", "accepted")
    return "\n".join(([] if status == "accepted" else [f"[{status}]"]) + ([span["note"]] if span.get("note") else []))


def _span_guid(source: str, span: Json) -> str:
    return guid("span", source, str(span["id"]))


def _links(article: Json, source: str) -> Iterator[str]:
    last: dict[str, str] = {}
    names = {str(group["id"]): str(group["label"]) for group in article.get("groups", ())}
    for span in sorted(article["annotations"], key=lambda one: (one["start"], one["end"])):
        group = str(span.get("group", ""))
        if not group:
            continue
        here = _span_guid(source, span)
        if group in last:
            name = attribute(names.get(group, group))
            yield f'<Link guid="{guid("link", last[group], here)}" name="{name}" direction="OneWay"'
            yield f' originGUID="{last[group]}" targetGUID="{here}"/>\n'
        last[group] = here


def _replaced(article: Json) -> int:
    words = [str(article.get("title", "")), *_facts(article), *_facts(article).values()]
    for span in article["annotations"]:
        words += [str(span["label"]), str(span.get("norm", "")), str(span.get("note", ""))]
    return sum(map(forbidden, words))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _write_project(project: IO[bytes], codes: _Codes, sources: IO[bytes], links: IO[bytes], title: str) -> None:
    users = f'<User guid="{_MACHINE}" name="zhupi"/><User guid="{_PERSON}" name="annotator"/>'
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="{NAMESPACE}" name="{attribute(title)}"'
    project.write(f'{head} origin="Zhupi" creatingUserGUID="{_PERSON}">\n<Users>{users}</Users>\n'.encode())
    if codes.found:
        project.write("".join(["<CodeBook><Codes>\n", *codes.written(), "</Codes></CodeBook>\n"]).encode())
    variables = (
        f'<Variable guid="{guid("variable", name)}" name="{attribute(name)}" typeOfVariable="Text"/>'
        for name in sorted(codes.variables)
    )
    project.write("".join(["<Variables>", *variables, "</Variables>\n"]).encode())
    for name, spool in (("Sources", sources), ("Links", links)):
        if spool.tell():
            spool.seek(0)
            project.write(f"<{name}>\n".encode())
            shutil.copyfileobj(spool, project, 1 << 18)
            project.write(f"</{name}>\n".encode())
    project.write(b"</Project>\n")


def _sources(project: IO[bytes], names: dict[str, Code]) -> Iterator[ET.Element]:
    """Each source when it is whole, then forgotten; `names` gets the codes, which stand before them."""
    parents: list[ET.Element] = []
    for event, element in ET.iterparse(project, ("start", "end")):  # noqa: S314  # our own bytes, written a moment ago
        if event == "start":
            parents.append(element)
            if element.tag == f"{_TAG}Code":
                above = parents[-2].get("name", "") if parents[-2].tag == element.tag else element.get("name", "")
                names[element.get("guid", "")] = (above, element.get("name", ""))
            continue
        parents.pop()
        if element.tag == f"{_TAG}TextSource":
            yield element
        if len(parents) == 2:
            parents[-1].remove(element)


def _compare(source: ET.Element, numbered: tuple[int, Json], archive: zipfile.ZipFile, names: dict[str, Code]) -> None:
    number, article = numbered
    key = guid("source", key_of(article, number))
    if source.get("guid") != key or archive.read(f"sources/{key}.txt") != article["text"].encode("utf-8", "replace"):
        raise ExportError(f"source {number} reads back as something else")
    found = []
    for one in source.iterfind(f"{_TAG}PlainTextSelection"):
        reference = one.find(f"{_TAG}Coding/{_TAG}CodeRef")
        code = names.get(reference.get("targetGUID", "") if reference is not None else "", ("", ""))
        place = (int(one.get("startPosition", "-1")), int(one.get("endPosition", "-1")))
        found.append((*place, *code, one.findtext(f"{_TAG}Description") or ""))
    wanted = [
        (span["start"], span["end"], *map(clean, (str(span["label"]), _name_of(span), _said(span))))
        for span in article["annotations"]
    ]
    if found != wanted:
        raise ExportError(f"the selections of source {number} read back as something else")


def _name_of(span: Json) -> str:
    label, norm = str(span["label"]), str(span.get("norm", ""))
    return code_name(label, norm) if norm else label


PLUGIN: Final = RefiQdaExporter()
