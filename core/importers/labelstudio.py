"""Label Studio's JSON: a list of tasks with annotations and predictions, as exported or as it keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from core.articles.article_json import Json
from core.errors import ImportRefused
from core.importers.chains import with_groups
from core.importers.hostile import value_of, whole

NOT: Final = "NOT_"
"""Before the label of a span that was rejected (`core.exporters.labelstudio`)."""
_OF_META: Final = frozenset(
    {"norm", "kind", "group", "style", "head", "tier", "province", "why", "how", "in_name", "flag", "ordinal", "level",
     "marker", "fields"}
)  # fmt: skip


class LabelStudioImporter:
    """Reads the regions of every annotation that was not cancelled; predictions become proposals."""

    name: str = "labelstudio"
    version: int = 1
    whole: bool = False

    def read(self, path: Path) -> Iterator[Json]:
        """The text of each task with its regions."""
        tasks = value_of(whole(path), path)
        for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks], 1):
            data = task.get("data") if isinstance(task, dict) else None
            if not isinstance(data, dict):
                raise ImportRefused(f"task {number} has no data", path=str(path))
            facts = {str(key): one for key, one in data.items() if isinstance(one, str)}
            text = facts.get("text") or max(facts.values(), key=len, default="")
            if "text" not in data and not text:
                raise ImportRefused(f"task {number} has no text", path=str(path))
            spans = [*_regions(task, "annotations"), *_regions(task, "predictions")]
            more = {key: data[key] for key in ("unit", "fields") if key in data}
            yield {**facts, **more, "text": text, "annotations": with_groups(spans, _pairs(task))}


def _dicts(value: Any) -> Iterator[Json]:
    yield from (one for one in (value if isinstance(value, list) else ()) if isinstance(one, dict))


def _results(task: Json, kind: str) -> Iterator[Json]:
    for one in _dicts(task.get(kind)):
        if not one.get("was_cancelled"):
            yield from _dicts(one.get("result"))


def _regions(task: Json, kind: str) -> Iterator[Json]:
    for one in _results(task, kind):
        value = one.get("value")
        if one.get("type") == "relation" or not isinstance(value, dict) or "start" not in value:
            continue
        labels = value.get("labels") or value.get("hypertextlabels") or value.get(str(one.get("type"))) or ()
        for label in labels if isinstance(labels, list) else ():
            yield _span(one, value, str(label), proposed=kind == "predictions")


def _span(one: Json, value: Json, label: str, *, proposed: bool) -> Json:
    meta = one.get("meta")
    meta = meta if isinstance(meta, dict) else {}
    notes = meta.get("text")
    span = {key: meta[key] for key in _OF_META if key in meta}
    span |= {"id": one.get("id"), "label": label.removeprefix(NOT), "start": value["start"], "end": value.get("end")}
    if isinstance(value.get("text"), str):
        span["text"] = value["text"]
    if isinstance(notes, list):
        span["note"] = "\n".join(map(str, notes))
    if isinstance(one.get("score"), int | float):
        span["confidence"] = one["score"]
    if proposed:
        span["status"] = "pending"
    elif label.startswith(NOT) and meta.get("status") == "rejected":
        span["status"] = "rejected"
    else:
        span["label"] = label
    return span


def _pairs(task: Json) -> Iterator[tuple[object, object]]:
    for one in _results(task, "annotations"):
        if one.get("type") == "relation":
            yield one.get("from_id"), one.get("to_id")


PLUGIN: Final = LabelStudioImporter()
