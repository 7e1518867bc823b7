"""Label Studio: one JSON list of tasks; what a machine proposed and nobody decided are predictions with their scores.

The labelling configuration stands beside it. Label Studio keeps a region's `meta`, so what it has no place for goes
there and comes back with its own export.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final
from xml.sax.saxutils import quoteattr

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.links import NEXT, links
from core.exporters.losses import EVERYTHING
from core.exporters.outputs import Output
from core.exporters.xml_text import clean

CONFIG: Final = "labels.xml"
"""The configuration: `a.json` has `a.labels.xml` beside it."""
NOT: Final = "NOT_"
"""Before the label of a rejected span: a task has no rejected regions."""
_DATA: Final = ("uid", "title", "path", "source", "author", "published", "file_sha256", "text_sha256", "unit")
_PLACED: Final = frozenset({"id", "label", "start", "end", "text", "confidence"})
_NAMES: Final = {"from_name": "label", "to_name": "text"}
_COLOURS: Final = {"province": "#2f6fb0", "slogan": "#b0452f", "task": "#3d7d46"}
"""Of the window's themes, the light one's; other tokens are left to Label Studio."""


class LabelStudioExporter:
    """Writes one task an article, regions in code points."""

    name: str = "labelstudio"
    version: int = 1
    suffix: str = ".json"
    folder: bool = False
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = EVERYTHING - {"paragraphs", "outline", "history", "earlier", "remark", "ranges", "nesting"}
    options: tuple[Option, ...] = ()

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """The list, a task a line, and the configuration."""
        seen: dict[str, None] = {label.name: None for label in job.labels}
        with out.open() as file:
            before = b"[\n"
            for one in tasks(articles, seen):
                file.write(before + json.dumps(one, ensure_ascii=False).encode("utf-8"))
                before = b",\n"
            file.write(b"[]\n" if before == b"[\n" else b"\n]\n")
        with out.open(CONFIG) as file:
            file.write(config(seen, job).encode("utf-8"))

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """Every line of the list, read as JSON, is the task that was exported; the configuration names every label."""
        seen: dict[str, None] = {label.name: None for label in job.labels}
        found = _lines(out)
        for number, (line, one) in enumerate(zip_longest(found, tasks(articles, seen)), 1):
            if line is None or one is None or line != one:
                raise ExportError(f"task {number} reads back as something else", path=str(out.path))
        with out.read(CONFIG) as file:
            if file.read() != config(seen, job).encode("utf-8"):
                raise ExportError("the labelling configuration reads back as something else", path=str(out.path))


def _lines(out: Output) -> Iterator[object]:
    with out.read() as file:
        for line in file:
            bare = line.strip().removesuffix(b",")
            if bare in {b"[", b"]", b"[]"}:
                continue
            try:
                yield json.loads(bare)
            except ValueError as error:
                raise ExportError("a task cannot be read back", path=str(out.path)) from error


def tasks(articles: Iterable[Json], seen: dict[str, None]) -> Iterator[Json]:
    """The task of each article; the labels met are added to `seen`."""
    for number, article in enumerate(articles, 1):
        results = [_region(span) for span in article["annotations"]]
        machine = [_is_proposal(span) for span in article["annotations"]]
        seen.update(dict.fromkeys(one["value"]["labels"][0] for one in results))
        decided = [one for one, proposed in zip(results, machine, strict=True) if not proposed]
        pairs = links(article)
        decided += [_relation(results[one], results[other]) for one, other in pairs
                    if not (machine[one] or machine[other])]  # fmt: skip
        yield {
            "id": number,
            "data": {
                "text": article["text"],
                **{name: article[name] for name in _DATA if article.get(name)},
                **({"fields": article["fields"]} if article.get("fields") else {}),
            },
            "annotations": [{"id": number, "result": decided, "was_cancelled": False, "ground_truth": False}],
            "predictions": _predictions(article, results, machine),
        }


def _is_proposal(span: Json) -> bool:
    return span.get("status") == "pending" and span.get("origin", "person") != "person"


def _label(span: Json) -> str:
    label = str(span["label"])
    return NOT + label if span.get("status") == "rejected" else label


def _region(span: Json) -> Json:
    start, end = span["start"], span["end"]
    more = {key: one for key, one in span.items() if key not in _PLACED}
    if "note" in more:
        more["text"] = [more.pop("note")]
    made = "manual" if span.get("origin", "person") == "person" else "prediction"
    return {
        "id": str(span["id"]),
        **_NAMES,
        "type": "labels",
        "origin": made,
        "value": {"start": start, "end": end, "text": span["text"], "labels": [_label(span)]},
        **({"score": span["confidence"]} if span.get("confidence") is not None else {}),
        **({"meta": more} if more else {}),
    }


def _relation(one: Json, other: Json) -> Json:
    return {"type": "relation", "from_id": one["id"], "to_id": other["id"], "direction": "right", "labels": [NEXT]}


def _predictions(article: Json, results: list[Json], machine: list[bool]) -> list[Json]:
    """One prediction a maker, in the order of their names; its score is the mean of its regions'."""
    made: dict[str, list[Json]] = {}
    for span, one, proposed in zip(article["annotations"], results, machine, strict=True):
        if proposed:
            maker = f"{span.get('rule') or 'zhupi'}@{span.get('version') or '1'}"
            made.setdefault(maker, []).append(one)
    found = []
    for maker, regions in sorted(made.items()):
        scores = [one["score"] for one in regions if "score" in one]
        mean = {"score": round(sum(scores) / len(scores), 6)} if scores else {}
        found.append({"model_version": maker, **mean, "result": regions})
    return found


def config(seen: Iterable[str], job: Job) -> str:
    """The labelling configuration: every label with its colour; single characters can be selected."""
    colours = {label.name: _COLOURS.get(label.colour, label.colour) for label in job.labels}
    lines = ["<View>", '  <Labels name="label" toName="text">']
    for name in seen:
        colour = colours.get(name, "")
        ground = f" background={quoteattr(colour)}" if colour.startswith("#") else ""
        lines.append(f"    <Label value={quoteattr(clean(name))}{ground}/>")
    lines += ["  </Labels>", f'  <Relations><Relation value="{NEXT}"/></Relations>',
              '  <Text name="text" value="$text" granularity="symbol"/>', "</View>"]  # fmt: skip
    return "\n".join(lines) + "\n"


PLUGIN: Final = LabelStudioExporter()
