"""UIMA: an XMI and a JSON CAS for each article, and the type system both need; INCEpTION and dkpro-cassis read them.

Offsets are UTF-16 units, as in every CAS. What XML forbids stands as U+FFFD in the XMI, so that no offset moves; the
JSON CAS holds the text as it is.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from core.articles.article_json import Json, dumps
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.losses import EVERYTHING, is_said
from core.exporters.naming import file_name, further, more_of
from core.exporters.outputs import Output
from core.exporters.reading_back import reading_back
from core.exporters.xml_text import attribute, clean, forbidden
from core.textpos import TextPositions
from core.translation import QT_TRANSLATE_NOOP

Value = str | int | float | bool
PACKAGE: Final = "zhupi"
SPAN: Final = "Span"
_INTEGERS: Final = frozenset({"ordinal", "level"})
_FLOATS: Final = frozenset({"confidence"})
_BOOLEANS: Final = frozenset({"inName", "flag"})
SPAN_FEATURES: Final = (
    "identifier", "label", "status", "origin", "rule", "version", "confidence", "norm", "kind", "group", "ordinal",
    "level", "style", "head", "tier", "inName", "province", "why", "note", "flag", "how", "born",
    "more",
)  # fmt: skip
TYPES: Final[dict[str, tuple[str, ...]]] = {
    "Article": ("identifier", "title", "source", "author", "published", "path", "fileSha256", "textSha256", "fields"),
    "Paragraph": ("role", "level"),
    "Heading": ("level", "style", "ordinal"),
    SPAN: SPAN_FEATURES,
    "Group": ("identifier", "label", "style", "level", "parent", "province", "flags"),
    "Part": ("of", "part"),
}
"""Every type of ours, all of them annotations, with its features. A part is the marker of a span, or the lead-in, the
body or the target of a group; `fields` and `more` hold JSON."""
KEYS: Final = {
    "identifier": "id", "inName": "in_name", "fileSha256": "file_sha256", "textSha256": "text_sha256",
}  # fmt: skip
"""The key of an article object behind a feature of another name."""
_PLAN: Final = {
    kind: tuple((name, KEYS.get(name, name), name in _INTEGERS | _FLOATS | _BOOLEANS) for name in features)
    for kind, features in TYPES.items()
}
"""The features of each type, where their values come from, and whether they stay what they are."""
_KEPT: Final = frozenset({"start", "end", "text", "marker", *(KEYS.get(name, name) for name in SPAN_FEATURES)})
PARTS: Final = ("lead_in", "org", "target")
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"'
    ' xmlns:zhupi="http:///zhupi.ecore" xmi:version="2.0">\n<cas:NULL xmi:id="0"/>\n'
)
_FIRST_ID: Final = 2
"""1 is the text's own."""
FORMS: Final = Option(
    "forms",
    QT_TRANSLATE_NOOP("export", "Files of each article"),
    (
        ("both", QT_TRANSLATE_NOOP("export", "XMI and JSON CAS")),
        ("xmi", QT_TRANSLATE_NOOP("export", "XMI only")),
        ("json", QT_TRANSLATE_NOOP("export", "JSON CAS only")),
    ),
)
REPLACED: Final = QT_TRANSLATE_NOOP("export", "characters XML forbids, in texts")


@dataclass(frozen=True, slots=True)
class Structure:
    """One annotation: its type without the package, its range in UTF-16 units, its features that have a value."""

    type: str
    begin: int
    end: int
    features: dict[str, Value] = field(default_factory=dict)


class UimaExporter:
    """Writes a folder: `TypeSystem.xml`, and for each article an `.xmi` and, where chosen, a `.json` beside it."""

    name: str = "uima"
    version: int = 2
    suffix: str = ""
    folder: bool = True
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = EVERYTHING - {"history", "earlier", "remark"}
    options: tuple[Option, ...] = (FORMS,)

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """The type system, then the files of each article."""
        with out.open("TypeSystem.xml") as file:
            file.write(type_system())
        forms = job.option(FORMS)
        for number, article in enumerate(articles, 1):
            found = structures(article)
            if forms != "json":
                with out.open(file_name(article, number, ".xmi")) as file:
                    file.write(xmi(article["text"], found))
                job.losses.add(REPLACED, forbidden(article["text"]), str(article.get("title", "")))
            if forms != "xmi":
                with out.open(file_name(article, number, ".json")) as file:
                    file.write(json_cas(article["text"], found))

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """Every file, parsed again, has the text and the structures of its article."""
        with out.read("TypeSystem.xml") as file:
            if file.read() != type_system():
                raise ExportError("the type system reads back as something else", path=str(out.path))
        forms, files = job.option(FORMS), 1
        for number, article in enumerate(articles, 1):
            files += 2 if forms == "both" else 1
            wanted = structures(article)
            if forms != "json":
                with reading_back(out), out.read(file_name(article, number, ".xmi")) as file:
                    check_xmi(file.read(), article["text"], wanted)
            if forms != "xmi":
                with reading_back(out), out.read(file_name(article, number, ".json")) as file:
                    check_json(file.read(), article["text"], wanted)
        if out.count() != files:
            raise ExportError("the folder has another number of files than were exported", path=str(out.path))


def structures(article: Json) -> list[Structure]:
    """What a CAS holds of an article, in a fixed order: itself, paragraphs, headings, spans, groups, parts."""
    units = TextPositions(article["text"]).to_utf16

    def made(kind: str, start: int, end: int, source: Json) -> Structure:
        return Structure(kind, units(start), units(end), _features(kind, source))

    def part(owner: Json, name: str) -> Structure:
        start, end = owner[name]
        return made("Part", start, end, {"of": owner["id"], "part": name})

    fields = further(article)
    whole = {**article, "id": article.get("uid", ""), "fields": dumps(fields) if fields else ""}
    found = [made("Article", 0, len(article["text"]), whole)]
    found += [made("Paragraph", one["start"], one["end"], one) for one in article.get("paragraphs", ())]
    found += [made("Heading", one["start"], one["end"], one) for one in article.get("outline", ())]
    found += [
        made(SPAN, one["start"], one["end"], {**one, "more": more_of(one, _KEPT)}) for one in article["annotations"]
    ]
    parts = [part(one, "marker") for one in article["annotations"] if one.get("marker")]
    members = _extent(article)
    for one in article.get("groups", ()):
        start, end = members.get(one["id"], (0, 0))
        found.append(made("Group", start, end, {**one, "flags": " ".join(one.get("flags", ()))}))
        parts += [part(one, name) for name in PARTS if one.get(name)]
    return found + parts


def _extent(article: Json) -> dict[str, tuple[int, int]]:
    """From the first to the last member of each group, code points."""
    extent: dict[str, tuple[int, int]] = {}
    for span in article["annotations"]:
        if span.get("group"):
            start, end = extent.get(span["group"], (span["start"], span["end"]))
            extent[span["group"]] = (min(start, span["start"]), max(end, span["end"]))
    return extent


def _features(kind: str, source: Json) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, key, as_it_is in _PLAN[kind]:
        if (value := source.get(key)) is not None and is_said(value):
            found[name] = value if as_it_is else str(value)
    return found


def read_value(feature: str, value: Value) -> Value:
    """The value of a feature of ours as an article object has it; an XMI holds strings only."""
    if feature in _INTEGERS:
        return int(value)
    if feature in _FLOATS:
        return float(value)
    return value in (True, "true") if feature in _BOOLEANS else str(value)


def xmi(text: str, found: Sequence[Structure]) -> bytes:
    """The XMI of one article."""
    lines = [_HEAD]
    for number, one in enumerate(found, _FIRST_ID):
        more = "".join(f' {name}="{attribute(_written(value))}"' for name, value in one.features.items())
        lines.append(f'<zhupi:{one.type} xmi:id="{number}" sofa="1" begin="{one.begin}" end="{one.end}"{more}/>\n')
    sofa = f'sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="{attribute(text)}"'
    lines.append(f'<cas:Sofa xmi:id="1" {sofa}/>\n')
    members = " ".join(map(str, range(_FIRST_ID, _FIRST_ID + len(found))))
    lines.append(f'<cas:View sofa="1" members="{members}"/>\n</xmi:XMI>\n')
    return "".join(lines).encode("utf-8")


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def json_cas(text: str, found: Sequence[Structure]) -> bytes:
    """The JSON CAS of one article, its types included."""
    sofa: Json = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text"}
    items = [sofa | {"sofaString": text}]
    items += [
        {"%ID": number, "%TYPE": f"{PACKAGE}.{one.type}", "@sofa": 1, "begin": one.begin, "end": one.end} | one.features
        for number, one in enumerate(found, _FIRST_ID)
    ]
    # a structure a line: the standard encoder is fast only where it does not indent
    lines = ",\n".join(map(_ENCODER.encode, items))
    whole = (
        f'{{"%TYPES": {_types_written()},\n"%FEATURE_STRUCTURES": [\n{lines}\n],\n'
        f'"%VIEWS": {json.dumps(_json_views(len(found)))}}}\n'
    )
    return whole.encode("utf-8", "surrogatepass")


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)


@cache
def _types_written() -> str:
    return json.dumps(_json_types())


def _json_views(structures_: int) -> Json:
    return {"_InitialView": {"%SOFA": 1, "%MEMBERS": list(range(_FIRST_ID, _FIRST_ID + structures_))}}


def _json_types() -> Json:
    return {
        f"{PACKAGE}.{kind}": {
            "%NAME": f"{PACKAGE}.{kind}",
            "%SUPER_TYPE": "uima.tcas.Annotation",
            **{name: {"%NAME": name, "%RANGE": _range(name)} for name in features},
        }
        for kind, features in TYPES.items()
    }


def _range(feature: str) -> str:
    if feature in _INTEGERS:
        return "uima.cas.Integer"
    if feature in _FLOATS:
        return "uima.cas.Double"
    return "uima.cas.Boolean" if feature in _BOOLEANS else "uima.cas.String"


def type_system() -> bytes:
    """`TypeSystem.xml`, which every reader of the XMI needs; the same for every export."""
    return "".join(_type_system_lines()).encode("utf-8")


def _type_system_lines() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n<types>\n'
    for kind, features in TYPES.items():
        yield f"<typeDescription>\n<name>{PACKAGE}.{kind}</name>\n<description/>\n"
        yield "<supertypeName>uima.tcas.Annotation</supertypeName>\n<features>\n"
        for name in features:
            yield f"<featureDescription><name>{name}</name><description/>"
            yield f"<rangeTypeName>{_range(name)}</rangeTypeName></featureDescription>\n"
        yield "</features>\n</typeDescription>\n"
    yield "</types>\n</typeSystemDescription>\n"


def check_xmi(data: bytes, text: str, structures_: Sequence[Structure]) -> None:
    """The XMI parsed again has that text and those structures; else `ExportError`."""
    root = ET.fromstring(data)  # noqa: S314  # our own bytes, written a moment ago
    sofa = root.find("{http:///uima/cas.ecore}Sofa")
    if sofa is None or sofa.get("sofaString") != clean(text):
        raise ExportError("the text of the XMI reads back as something else")
    found = [one for one in root if one.tag.startswith("{http:///zhupi.ecore}")]
    wanted = [
        (one.type, {"begin": str(one.begin), "end": str(one.end)} | _as_read(one.features)) for one in structures_
    ]
    if [(one.tag.partition("}")[2], _own(one)) for one in found] != wanted:
        raise ExportError("the annotations of the XMI read back as something else")


def _as_read(features: dict[str, Value]) -> dict[str, str]:
    return {name: clean(_written(value)) for name, value in features.items()}


def _own(one: ET.Element) -> dict[str, str]:
    return {name: value for name, value in one.attrib.items() if name != "sofa" and not name.startswith("{")}


def check_json(data: bytes, text: str, structures_: Sequence[Structure]) -> None:
    """The JSON CAS parsed again has that text and those structures; else `ExportError`."""
    whole = json.loads(data)
    sofa, *items = whole["%FEATURE_STRUCTURES"]
    if sofa["sofaString"] != text:
        raise ExportError("the text of the JSON CAS reads back as something else")
    found = [
        (one["%TYPE"].rpartition(".")[2], {key: value for key, value in one.items() if key[0] not in "%@"})
        for one in items
    ]
    wanted = [(one.type, {"begin": one.begin, "end": one.end} | one.features) for one in structures_]
    if found != wanted or (whole["%TYPES"], whole["%VIEWS"]) != (_json_types(), _json_views(len(wanted))):
        raise ExportError("the annotations of the JSON CAS read back as something else")


PLUGIN: Final = UimaExporter()
