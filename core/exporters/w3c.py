"""Web Annotation (W3C) as JSON-LD: one page of annotations, one a line, each with a position and a quote.

An article comes first as an annotation that *describes* its source and carries the text; its spans *tag* a range of
that source; its groups *link* the annotations that belong together. Positions are code points, half-open, as the
recommendation has them (TextPositionSelector).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final
from urllib.parse import quote

from core.articles.article_json import Json, dumps
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.naming import further, key_of
from core.exporters.outputs import Output

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32
"""Characters of the text given on either side of a quote (DESIGN: what re-anchoring works with)."""

_HEAD: Final = (
    b'{"@context":"' + CONTEXT.encode() + b'","id":"urn:zhupi:page","type":"AnnotationPage","startIndex":0,"items":[\n'
)
_TAIL: Final = b"\n]}\n"


class W3cExporter:
    """Writes one JSON-LD file whose lines are annotations."""

    name: str = "w3c"
    version: int = 1
    suffix: str = ".jsonld"
    folder: bool = False
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = frozenset(
        {
            "facts",
            "title",
            "path",
            "empty",
            "text",
            "overlaps",
            "lines",
            "ids",
            "norm",
            "province",
            "status",
            "note",
            "group",
        }
    )
    options: tuple[Option, ...] = ()

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002  # the one signature
        """The head of the page, a line an annotation, the tail."""
        with out.open() as file:
            file.write(_HEAD)
            between = b""
            for one in _all(articles):
                file.write(between + dumps(one).encode("utf-8"))
                between = b",\n"
            file.write(_TAIL)

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002
        """Every line read as JSON is the annotation that was exported, and the whole begins and ends as it must."""
        with out.read() as lines:
            if lines.readline() != _HEAD:
                raise ExportError("line 1 reads back as something else", path=str(out.path))
            for number, (line, one) in enumerate(zip_longest(_items(lines), _all(articles)), 2):
                if line is None or one is None or not _same(line, one):
                    raise ExportError(f"line {number} reads back as something else", path=str(out.path))


def _same(line: bytes, one: Json) -> bool:
    try:
        return bool(json.loads(line) == one)
    except ValueError:
        return False


def _items(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines between head and tail without the commas that join them."""
    for line in lines:
        if line == _TAIL[1:]:
            return
        if line.strip():
            yield line.rstrip(b"\n").removesuffix(b",")
    raise ExportError("the end of the page is missing")


def _all(articles: Iterable[Json]) -> Iterator[Json]:
    for number, article in enumerate(articles, 1):
        yield from items_of(article, key_of(article, number))


def items_of(article: Json, key: str) -> Iterator[Json]:
    """The annotations of one article: itself, its spans, its groups; `key` names it among those of the export."""
    source = f"urn:zhupi:article:{quote(key, safe='')}"
    yield _description(article, source)
    members: dict[str, list[str]] = {}
    for span in article["annotations"]:
        one = _tag(article["text"], span, source)
        members.setdefault(str(span.get("group", "")), []).append(str(one["id"]))
        yield one
    for group in article.get("groups", ()):
        targets = members.get(str(group["id"]))
        if targets:
            yield {
                "id": f"{source}:group:{quote(str(group['id']), safe='')}",
                "type": "Annotation",
                "motivation": "linking",
                "body": [_body("tagging", str(group["label"]))],
                "target": targets,
            }


def _description(article: Json, source: str) -> Json:
    facts = ("title", "source", "author", "published", "path", "file_sha256", "text_sha256")
    said = [f"{name}: {article[name]}" for name in facts if article.get(name)]
    said += [f"{name}: {value}" for name, value in further(article).items()]
    return {
        "id": f"{source}:text",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "language": "zh",
                "value": article["text"],
            },
            *(_body("identifying", one) for one in said),
        ],
        "target": {"id": source, "type": "Text", "label": str(article.get("title", ""))},
    }


def _tag(text: str, span: Json, source: str) -> Json:
    start, end = span["start"], span["end"]
    bodies = [_body("tagging", str(span["label"]))]
    bodies += [
        _body(purpose, str(span[name]))
        for name, purpose in (
            ("norm", "identifying"), ("province", "classifying"), ("status", "assessing"), ("note", "commenting"),
        )
        if span.get(name)
    ]  # fmt: skip
    rule = str(span.get("rule", ""))
    maker = {"id": f"urn:zhupi:rule:{quote(rule, safe='')}", "type": "Software", "name": rule}
    return {
        "id": f"{source}:span:{quote(str(span['id']), safe='')}",
        "type": "Annotation",
        "motivation": "tagging",
        **({"generator": maker} if rule else {}),
        "body": bodies,
        "target": {
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - AROUND) : start],
                    "suffix": text[end : end + AROUND],
                },
            ],
        },
    }


def _body(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


PLUGIN: Final = W3cExporter()
