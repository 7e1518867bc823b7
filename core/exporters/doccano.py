"""doccano: JSON Lines, as labels of a text or as entities and relations; every other key becomes metadata there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from core.articles.article_json import Json, dumps
from core.exporters import Job, Option
from core.exporters.lines import check_lines
from core.exporters.links import NEXT, links
from core.exporters.losses import EVERYTHING, count_losses
from core.exporters.outputs import Output
from core.translation import QT_TRANSLATE_NOOP

FORM: Final = Option(
    "form",
    QT_TRANSLATE_NOOP("export", "Form"),
    (
        ("labels", QT_TRANSLATE_NOOP("export", "labels: for a sequence labelling project")),
        ("relations", QT_TRANSLATE_NOOP("export", "entities and relations: for a project that uses relations")),
    ),
)
META: Final = ("uid", "title", "path", "source", "author", "published", "text_sha256")
"""What an article says of itself, as metadata; only words, since doccano shows them as they are."""
_ONLY_RELATIONS: Final = frozenset({"ids", "group"})


class DoccanoExporter:
    """Writes one line an article; allow overlapping spans in the project, or doccano drops them without a word."""

    name: str = "doccano"
    version: int = 1
    suffix: str = ".jsonl"
    folder: bool = False
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = frozenset({"title", "path", "facts", "empty", "text", "overlaps", "lines", "group", "ids"})
    options: tuple[Option, ...] = (FORM,)

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """One line an article."""
        with out.open() as file:
            file.writelines(dumps(one).encode("utf-8") + b"\n" for one in objects(articles, job))

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """Every line read as JSON is the one that was exported."""
        check_lines(objects(articles, job), out)


def objects(articles: Iterable[Json], job: Job) -> Iterator[Json]:
    """The object of each line; entities and relations are numbered through the whole file."""
    relations = job.option(FORM) == "relations"
    spans = pairs = 0
    for article in articles:
        value = {"text": article["text"], **_spans(article, spans, pairs, relations=relations), **_meta(article)}
        if relations:
            spans, pairs = spans + len(value["entities"]), pairs + len(value["relations"])
        else:
            count_losses(article, EVERYTHING - _ONLY_RELATIONS, job.losses)
        yield value


def _spans(article: Json, spans: int, pairs: int, *, relations: bool) -> Json:
    places = [(one["start"], one["end"], one["label"]) for one in article["annotations"]]
    if not relations:
        return {"label": [list(one) for one in places]}
    return {
        "entities": [
            {"id": spans + at, "label": label, "start_offset": start, "end_offset": end}
            for at, (start, end, label) in enumerate(places, 1)
        ],
        "relations": [
            {"id": pairs + at, "from_id": spans + one + 1, "to_id": spans + other + 1, "type": NEXT}
            for at, (one, other) in enumerate(links(article), 1)
        ],
    }


def _meta(article: Json) -> Json:
    """Every key in every line: doccano reads a missing one as NaN, which its database refuses."""
    more = {key: str(one or "") for key, one in (article.get("metadata") or {}).items()}
    meta = {**more, **{key: str(article.get(key) or "") for key in META}}
    if "unit" in article:
        meta["unit"] = "{}-{}".format(*article["unit"])
    taken = {"text", "label", "entities", "relations", "cats", "id"}
    return {f"{key}_" if key in taken else key: one for key, one in meta.items()}


PLUGIN: Final = DoccanoExporter()
