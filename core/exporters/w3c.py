"""Web Annotation (W3C) as JSON-LD: one page of annotations, one a line, each with a position and a quote.

An article comes first as an annotation that *describes* its source and carries the text; its spans *tag* a range of
that source; its groups *link* the annotations that belong together. Positions are code points, half-open, as the
recommendation has them (TextPositionSelector).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Final
from urllib.parse import quote

from core.article_json import Json, dumps
from core.errors import ExportError
from core.translation import QT_TRANSLATE_NOOP

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
    lossless: bool = False
    flat: bool = False
    losses: tuple[str, ...] = (
        QT_TRANSLATE_NOOP("export", "kind, tier, style, level and marker of a span, and its confidence"),
        QT_TRANSLATE_NOOP("export", "paragraphs, the outline, and the ranges of groups (lead-in, body, target)"),
        QT_TRANSLATE_NOOP("export", "the history of corrections"),
    )

    def encode(self, articles: Iterable[Json]) -> Iterator[bytes]:
        """The head of the page, a line an annotation, the tail."""
        yield _HEAD
        between = b""
        for one in _all(articles):
            yield between + dumps(one).encode("utf-8")
            between = b",\n"
        yield _TAIL

    def check(self, path: Path, articles: Iterable[Json]) -> None:
        """Every line read as JSON is the annotation that was exported, and the whole begins and ends as it must."""
        with path.open("rb") as lines:
            if lines.readline() != _HEAD:
                raise ExportError("line 1 reads back as something else", path=str(path))
            for number, (line, one) in enumerate(zip_longest(_items(lines), _all(articles)), 2):
                if line is None or one is None or json.loads(line) != one:
                    raise ExportError(f"line {number} reads back as something else", path=str(path))


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
        yield from items_of(article, str(article.get("uid") or number))


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
